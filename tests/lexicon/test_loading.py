"""A user's folder is layered over the package's tables; what is wrong in it is said at once, with file and line."""

import pytest

from timeline.errors import LexiconError
from timeline.lexicon import load_lexicon

TRIGGERS = "phrase,pos,type,mode,family,frame,needs,blocks,weight,origin\n"
ACTORS = "id,name,kind,country,sponsor,aliases,origin\n"


@pytest.fixture
def folder(tmp_path):
    """Give a function that writes tables, by name, into a user's folder."""

    def write(**tables):
        for name, text in tables.items():
            path = tmp_path / name.replace("__", "/").replace("_csv", ".csv").replace("_toml", ".toml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="module")
def default():
    return load_lexicon()


def test_a_table_of_the_folder_adds_rows(folder, default):
    mine = load_lexicon(folder(actors_csv=f"{ACTORS}red-hand,Red Hand,armed-group,FRA,,The Hand,mine\n"))
    assert mine.names.actors["red-hand"].name == "Red Hand"
    assert mine.names.actors["IRN"] == default.names.actors["IRN"]


def test_a_row_with_the_same_key_replaces_the_packages_own(folder, default):
    assert default.weapons["drone"].name != "pigeon"
    mine = load_lexicon(folder(weapons_csv="word,mode,weapon,origin\ndrone,drone,pigeon,mine\n"))
    assert mine.weapons["drone"].name == "pigeon"
    assert mine.weapons["rocket"] == default.weapons["rocket"]


def test_a_trigger_row_with_the_same_phrase_type_and_needs_replaces_the_packages_own(folder):
    row = "gronk,V,ASSAULT,,attack,act-on,,,{},mine\n"
    mine = load_lexicon(folder(triggers__mine_csv=TRIGGERS + row.format(0.5) + row.format(0.9)))
    assert [found.weight for found in mine.triggers.get("V", "gronk")] == [0.9]


def test_frames_are_layered_slot_by_slot(folder, default):
    mine = load_lexicon(folder(frames_toml='[verb.act-on]\ntarget = ["with"]\n'))
    assert mine.frames["verb.act-on"].target == ("with",)
    assert mine.frames["verb.act-on"].source == default.frames["verb.act-on"].source


def test_loading_changes_nothing_that_was_loaded_before(folder, default):
    before = default.digest, dict(default.names.actors), dict(default.roles)
    load_lexicon(folder(roles_csv="head,kind,number,origin\nogre,group,both,mine\n"))
    assert (default.digest, dict(default.names.actors), dict(default.roles)) == before
    assert "ogre" not in load_lexicon().roles


def test_the_digest_tells_tables_apart(folder):
    plain = load_lexicon().digest
    assert load_lexicon(folder(roles_csv="head,kind,number,origin\nogre,group,both,mine\n")).digest != plain
    assert load_lexicon().digest == plain


def test_all_faults_are_said_at_once_with_file_and_line(folder):
    path = folder(
        actors_csv=f"{ACTORS}ogres,Ogres,monsters,,,,mine\n",
        bodies_csv="name,state,kind,own_id,aliases,origin\nOgre Guard,OGR,state-forces,,,mine\n",
        persons_csv="name,state,office,from,until,aliases,origin\nAn Ogre,OGR,king,,,,mine\n",
        titles_csv="title,kind\nOgre,office\n",
        weapons_csv="word,mode,weapon,origin\nclub,gently,club,mine\n",
        light_verbs_csv="phrase,role,origin\nbash out,busy,mine\n",
        roles_csv="head,kind,number,origin\nogre,horde,both,mine\nogre,group\n",
        triggers__mine_csv=(
            f"{TRIGGERS}gronk,X,ASSAULT,,attack,act-on,,,,mine\n"
            "gronk,V,GRONK,,attack,act-on,,,,mine\n"
            "bonk,V,ASSAULT,gently,attack,act-on,,,,mine\n"
            "bang,V,ASSAULT,,attack,gronking,,,,mine\n"
            "gronk,V,ASSAULT,,attack,act-on,obj,,,mine\n"
            "gronk,V,ASSAULT,,attack,act-on,obj=@nothing,,,mine\n"
            "gronk,V,ASSAULT,,attack,act-on,mod=big,,7,mine\n"
            "gronk,V,ASSAULT,,attack,act-on,mod=small,,much,mine\n"
            ",V,ASSAULT,,attack,act-on,,,,mine\n"
        ),
    )
    with pytest.raises(LexiconError) as raised:
        load_lexicon(path)
    said = str(raised.value)
    for file, line, what in (
        ("actors.csv", 2, "kind is 'monsters'; allowed: "),
        ("bodies.csv", 2, "no state 'OGR' in states.csv"),
        ("persons.csv", 2, "no actor 'OGR' in states.csv or actors.csv"),
        ("titles.csv", 1, "the header is 'title,kind'; it must be 'title,kind,origin'"),
        ("roles.csv", 2, "kind is 'horde'; allowed: "),
        ("roles.csv", 3, "2 cells where the header has 4 columns"),
        ("weapons.csv", 2, "mode is 'gently'; allowed: "),
        ("light_verbs.csv", 2, "role is 'busy'; allowed: active, neutral, passive"),
        ("triggers/mine.csv", 2, "pos is 'X'; allowed: V, N, A"),
        ("triggers/mine.csv", 3, "type is 'GRONK'; allowed: ACCUSE, "),
        ("triggers/mine.csv", 4, "ASSAULT has no mode 'gently'; allowed: "),
        ("triggers/mine.csv", 5, "no frame verb.gronking in frames.toml"),
        ("triggers/mine.csv", 6, "needs: 'obj' is no condition; write slot=word|word|@class"),
        ("triggers/mine.csv", 7, "obj: no class @nothing in classes.toml"),
        ("triggers/mine.csv", 8, "weight is '7'; allowed: a number from 0 to 1"),
        ("triggers/mine.csv", 9, "weight is 'much'; allowed: a number from 0 to 1"),
        ("triggers/mine.csv", 10, "the phrase is empty"),
    ):
        assert f"{path / file}:{line}: {what}" in said


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ('source = ["subj"]\nvictim = ["obj"]\ntarget = []\n', "has ['victim']; allowed: source, target, mutual"),
        ('source = ["subj"]\n', "needs source and target, each a list of slots"),
        ('source = "subj"\ntarget = []\n', "needs source and target, each a list of slots"),
    ],
    ids=["unknown slot list", "no target", "no list"],
)
def test_a_wrong_frame_is_a_fault(folder, frame, said):
    with pytest.raises(LexiconError, match="gronking") as raised:
        load_lexicon(folder(frames_toml=f"[verb.gronking]\n{frame}"))
    assert said in str(raised.value)


def test_a_kind_of_frames_that_is_no_table_is_a_fault(folder):
    with pytest.raises(LexiconError, match=r"\[gronk\.\*\] needs source and target"):
        load_lexicon(folder(frames_toml="gronk = 3\n"))


def test_a_class_that_is_no_list_of_words_is_a_fault(folder):
    with pytest.raises(LexiconError, match=r"classes\.toml: boats is no list of words"):
        load_lexicon(folder(classes_toml='[classes]\nboats = "dhow"\n'))


def test_a_type_without_its_scores_is_a_fault(folder):
    with pytest.raises(LexiconError, match=r"types\.GRONK.*each type needs quad_class, score"):
        load_lexicon(folder(ontology_toml='[types.GRONK]\nquad_class = "material conflict"\n'))


@pytest.mark.parametrize("text", ["[verb\n", "a = 1\na = 2\n"])
def test_what_is_no_toml_is_refused_with_its_line(folder, text):
    with pytest.raises(LexiconError, match=r"classes\.toml: .*line \d"):
        load_lexicon(folder(classes_toml=text))


def test_what_is_no_text_is_refused(folder):
    path = folder()
    (path / "speech.csv").write_bytes(b"lemma,kind,origin\n\xff\xfe,plain,mine\n")
    with pytest.raises(LexiconError, match=r"speech\.csv: cannot be read as UTF-8 text"):
        load_lexicon(path)


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="no such folder; --lexicon takes a folder of tables"):
        load_lexicon(tmp_path / "nowhere")


def test_a_byte_order_mark_and_blank_lines_are_no_fault(folder):
    mine = load_lexicon(folder(roles_csv="\ufeffhead,kind,number,origin\n\nogre,group,both,mine\n\n"))
    assert mine.roles["ogre"].kind == "group"


def test_an_empty_folder_adds_nothing(folder):
    assert load_lexicon(folder()).digest == load_lexicon().digest


def test_the_same_folder_is_loaded_once(folder):
    path = folder()
    assert load_lexicon(path) is load_lexicon(path)


def test_a_folder_that_has_changed_is_loaded_anew(folder):
    path = folder(roles_csv="head,kind,number,origin\nogre,group,both,mine\n")
    assert "troll" not in load_lexicon(path).roles
    (path / "roles.csv").write_text("head,kind,number,origin\nogre,group,both,mine\ntroll,group,both,mine\n")
    assert "troll" in load_lexicon(path).roles
    (path / "roles.csv").unlink()
    assert "ogre" not in load_lexicon(path).roles


def test_a_name_of_the_folder_replaces_the_packages_own(folder, default):
    mine = load_lexicon(folder(actors_csv=f"{ACTORS}red-hand,Hezbollah,armed-group,FRA,,Paris|Iran,mine\n"))
    meant = {" ".join(pieces): name.actor for pieces, name in mine.names.by_first["Iran"]}
    assert meant["Iran"] == "red-hand"
    assert next(name.actor for pieces, name in mine.names.by_first["Hezbollah"] if len(pieces) == 1) == "red-hand"
    assert next(name.actor for pieces, name in default.names.by_first["Iran"] if len(pieces) == 1) == "IRN"
