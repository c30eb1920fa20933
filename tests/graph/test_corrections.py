"""Corrections by hand: what each does, what it leaves alone, and that correcting twice is correcting once."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import ACTORS, Teller, day

from timeline.graph.build import build_chronicle
from timeline.graph.corrections.apply import correct
from timeline.graph.corrections.entries import Add, Change, ChangeActor, Drop, Merge, SetLink, Split, Unlink
from timeline.graph.draft import confidence_of
from timeline.graph.merge import merge_chronicles
from timeline.io.timeline_file import dumps, loads
from timeline.lexicon import EventType, Mode
from timeline.model import Actor, Article, TimeSpan

RAID = {"lemma": "raid", "source": ("BOR",), "target": ("ARL",), "time": day("2021-05-02")}
BOMBING = {"lemma": "bomb", "family": "bomb", "source": ("ARL",), "target": ("BOR",), "time": day("2021-05-03")}
PROTEST = {"lemma": "protest", "family": "protest", "source": ("CAR",), "target": ("ARL",), "time": day("2021-05-04")}


def event_type(name, goldstein, *modes):
    return EventType(name, "", 0, "", goldstein, "", {m: Mode(m, None, None, goldstein - 1, "") for m in modes})


LEXICON = SimpleNamespace(
    ontology={
        "ASSAULT": event_type("ASSAULT", -9.0, "aerial"),
        "SANCTION": event_type("SANCTION", -7.0, "expel"),
        "ACCUSE": event_type("ACCUSE", -2.0),
        "PROTEST": event_type("PROTEST", -6.5),
    },
    names=SimpleNamespace(actors={"DOR": Actor("DOR", "Dorne", "state", "DOR")}),
)


def build(article="a", *, published="2021-05-05"):
    """Build the chronicle of one article: a raid told twice, a bombing that answers it, a protest."""
    teller = Teller(article)
    teller.tell("raided", **RAID)
    teller.tell("the raid", reference="definite", lemma="raid", family="attack")
    teller.tell("bombed", **BOMBING)
    teller.cue("in retaliation", 2, 0)
    teller.tell("protested", "PROTEST", **PROTEST)
    reading = teller.reading()
    length = max(m.mention.sentence[1] for m in reading.mentions) + 1
    letters = ["x"] * length
    for m in reading.mentions:
        letters[m.mention.start : m.mention.end] = m.mention.trigger
    for cue in reading.cues:
        letters[cue.start : cue.end] = cue.text
    return build_chronicle(replace(reading, article=Article(article, "".join(letters), published=published)), LEXICON)


STORY = build()
RAIDED, RAID_AGAIN, BOMBED, PROTESTED = (f"a:{m.start}" for e in STORY.events for m in e.mentions)


def keys(chronicle):
    return [[f"{m.article}:{m.start}" for m in e.mentions] for e in chronicle.events]


def event_at(chronicle, key):
    return next(e for e in chronicle.events if any(f"{m.article}:{m.start}" == key for m in e.mentions))


def pairs(chronicle):
    return [(k.earlier, k.later) for k in chronicle.links]


def said(chronicle, kind="correction"):
    return [note.message for note in chronicle.notes if note.kind == kind]


def test_the_story_is_as_the_tests_expect_it():
    assert keys(STORY) == [[RAIDED, RAID_AGAIN], [BOMBED], [PROTESTED]]
    assert pairs(STORY) == [("e1", "e2")]
    assert loads(dumps(STORY)) == STORY


def test_no_correction_changes_nothing():
    assert correct(STORY, (), LEXICON) is STORY


def test_a_correction_that_finds_nothing_changes_nothing_and_names_the_nearest():
    kept = correct(STORY, (Drop(key="a:50", where="fixes.toml, line 4"), Drop(key="b:3")), LEXICON)
    assert replace(kept, notes=()) == replace(STORY, notes=())
    near, nowhere = said(kept, "correction-unused")
    assert (
        near
        == f'fixes.toml, line 4: not dropped a:50: no event is told at "a:50"; the nearest is "{RAIDED}" ("raided")'
    )
    assert nowhere == 'not dropped b:3: no article "b" is here'


def test_a_dropped_event_goes_with_its_links_and_the_numbers_close_up():
    corrected = correct(STORY, (Drop(key=RAID_AGAIN, why="a rumour"),), LEXICON)
    assert keys(corrected) == [[BOMBED], [PROTESTED]]
    assert [e.id for e in corrected.events] == ["e1", "e2"]
    assert not corrected.links
    assert said(corrected) == [f"dropped {RAID_AGAIN} (a rumour)"]


def test_the_key_of_any_mention_and_a_place_inside_it_find_the_event():
    inside = f"a:{int(RAID_AGAIN[2:]) + 4}"
    for key in (RAIDED, RAID_AGAIN, inside):
        assert keys(correct(STORY, (Drop(key=key),), LEXICON)) == [[BOMBED], [PROTESTED]]


def test_a_split_off_mention_is_an_event_of_its_own_with_its_own_key_and_confidence():
    corrected = correct(STORY, (Split(told=(RAID_AGAIN,)),), LEXICON)
    assert sorted(keys(corrected)) == sorted([[RAIDED], [RAID_AGAIN], [BOMBED], [PROTESTED]])
    own, sure = event_at(corrected, RAID_AGAIN), confidence_of([0.8])
    assert (own.key, own.confidence, own.mentions[0].joined_by) == (RAID_AGAIN, sure, None)
    assert event_at(corrected, RAIDED).confidence == sure
    assert pairs(corrected) == [(own.id, event_at(corrected, BOMBED).id)], "the cue stands nearer to it"


def test_merged_events_keep_all_mentions_and_say_that_a_hand_joined_them():
    corrected = correct(STORY, (Merge(told=(BOMBED, PROTESTED)),), LEXICON)
    assert keys(corrected) == [[RAIDED, RAID_AGAIN], [BOMBED, PROTESTED]]
    whole = corrected.events[1]
    assert (whole.type, whole.source, whole.key) == ("ASSAULT", ("ARL",), BOMBED)
    assert [m.joined_by for m in whole.mentions] == [None, "hand"]
    assert pairs(corrected) == [("e1", "e2")]


def test_a_mention_moves_by_splitting_and_merging():
    corrected = correct(STORY, (Merge(told=(PROTESTED, RAID_AGAIN)), Split(told=(RAID_AGAIN,))), LEXICON)
    assert sorted(keys(corrected)) == sorted([[RAIDED], [RAID_AGAIN, PROTESTED], [BOMBED]])


def test_a_retyped_event_has_other_scores_and_no_mode_of_its_old_type():
    aerial = replace(STORY, events=tuple(replace(e, mode="aerial") if e.id == "e2" else e for e in STORY.events))
    corrected = correct(aerial, (Change(key=BOMBED, facts={"type": "SANCTION"}),), LEXICON)
    changed = event_at(corrected, BOMBED)
    assert (changed.type, changed.mode, changed.goldstein) == ("SANCTION", None, -7.0)
    assert changed.intensity < event_at(STORY, BOMBED).intensity
    assert said(corrected) == [f"changed {BOMBED}: type SANCTION"]


def test_a_mode_that_the_type_does_not_have_is_not_taken():
    kept = correct(STORY, (Change(key=PROTESTED, facts={"mode": "aerial"}),), LEXICON)
    assert event_at(kept, PROTESTED) == event_at(STORY, PROTESTED)
    assert said(kept, "correction-unused")[0].endswith("PROTEST has no mode 'aerial'; allowed are none")


def test_other_parties_label_the_event_anew_and_no_longer_rest_on_its_words():
    parties = {"source": ("Dorne",), "target": (Actor("new-guard", "New Guard", "armed-group"),)}
    corrected = correct(STORY, (Change(key=BOMBED, facts=parties),), LEXICON)
    changed = event_at(corrected, BOMBED)
    assert (changed.source, changed.target, changed.label) == (("DOR",), ("new-guard",), "Dorne bombed New Guard")
    assert not {"source", "target"} & set(changed.mentions[0].support)
    assert {"DOR", "new-guard"} <= {actor.id for actor in corrected.actors}


def test_an_unknown_party_is_named_with_those_that_are_like_it():
    kept = correct(STORY, (Change(key=BOMBED, facts={"source": ("Arlund",)}),), LEXICON)
    assert 'no actor is called "Arlund"; the nearest are Arland' in said(kept, "correction-unused")[0]


def test_a_label_that_a_hand_gave_stays():
    facts = {"label": "The night of the bombs", "source": ("CAR",)}
    assert event_at(correct(STORY, (Change(key=BOMBED, facts=facts),), LEXICON), BOMBED).label == facts["label"]


def test_a_redated_event_moves_and_a_link_against_its_date_goes_with_a_note():
    early = TimeSpan("2021-04-01", "2021-04-01", "day", "explicit")
    corrected = correct(STORY, (Change(key=BOMBED, facts={"time": early}),), LEXICON)
    assert keys(corrected) == [[BOMBED], [RAIDED, RAID_AGAIN], [PROTESTED]]
    assert not corrected.links
    assert "in retaliation" in said(corrected, "against-time")[0]


def test_the_first_of_two_corrections_of_one_event_holds():
    both = (Change(key=RAIDED, facts={"realis": "planned"}), Change(key=RAID_AGAIN, facts={"realis": "negated"}))
    corrected = correct(STORY, both, LEXICON)
    assert event_at(corrected, RAIDED).realis == "planned"
    assert "another correction of this event gives its realis" in said(corrected, "correction-unused")[0]


def test_an_event_that_was_missed_is_added_at_its_words():
    key = f"a:{int(PROTESTED[2:]) + 4}"
    add = Add(key="a:3350", trigger="xxxx", facts={"type": "ACCUSE", "source": ("CAR",), "target": ("BOR",)})
    corrected = correct(STORY, (add,), LEXICON)
    added = event_at(corrected, "a:3350")
    assert (added.origin, added.goldstein, added.source, added.confidence) == ("hand", -2.0, ("CAR",), 1.0)
    assert added.mentions[0].sentence == event_at(STORY, PROTESTED).mentions[0].sentence
    assert loads(dumps(corrected)) == corrected
    wrong = correct(STORY, (replace(add, key=key.replace("a:", "a:1")),), LEXICON)
    assert len(wrong.events) == len(STORY.events)


def test_an_added_event_must_stand_where_the_correction_says():
    kept = correct(STORY, (Add(key="a:3350", trigger="raid", facts={"type": "ACCUSE"}),), LEXICON)
    assert said(kept, "correction-unused")[0].endswith('at "a:3350" stands "xxxx"')


def test_a_link_by_hand_rests_on_its_cue_or_on_the_hand():
    by_hand = correct(STORY, (SetLink(earlier=RAIDED, later=PROTESTED, kind="causes"),), LEXICON).links[1]
    assert (by_hand.kind, by_hand.confidence, by_hand.inferred, by_hand.evidence) == ("causes", 1.0, "hand", None)
    stated = correct(STORY, (SetLink(earlier=RAIDED, later=PROTESTED, cue="protested"),), LEXICON).links[1]
    assert (stated.inferred, stated.evidence.cue) == (None, "protested")
    kept = correct(STORY, (SetLink(earlier=RAIDED, later=PROTESTED, cue="because"),), LEXICON)
    assert 'no sentence that tells of them holds the words "because"' in said(kept, "correction-unused")[0]


def test_a_link_by_hand_goes_before_one_the_other_way_but_not_against_dates():
    undated = {"time": None}
    free = (Change(key=RAIDED, facts=undated), Change(key=BOMBED, facts=undated))
    turned = correct(STORY, (*free, SetLink(earlier=BOMBED, later=RAIDED)), LEXICON)
    assert [(k.earlier, k.later, k.inferred) for k in turned.links] == [("e1", "e2", "hand")]
    assert keys(turned)[0] == [BOMBED]
    kept = correct(STORY, (SetLink(earlier=PROTESTED, later=RAIDED),), LEXICON)
    assert kept.links == STORY.links
    assert "is dated 2021-05-02" in said(kept, "correction-unused")[0]
    assert not said(kept)


def test_a_cut_link_does_not_come_back_as_an_inferred_one():
    corrected = correct(
        STORY, (Unlink(earlier=RAIDED, later=BOMBED), Change(key=BOMBED, facts={"mode": "aerial"})), LEXICON
    )
    assert not corrected.links
    kept = correct(STORY, (Unlink(earlier=BOMBED, later=RAIDED),), LEXICON)
    assert "no link joins the two in this direction" in said(kept, "correction-unused")[0]


def test_an_answer_is_inferred_where_corrected_parties_strike_back():
    apart = correct(STORY, (Unlink(earlier=RAIDED, later=BOMBED),), LEXICON)
    again = replace(apart, notes=())
    struck = correct(again, (Change(key=PROTESTED, facts={"source": ("ARL",), "target": ("BOR",)}),), LEXICON)
    assert ("e1", "e3", "role-swap") in [(k.earlier, k.later, k.inferred) for k in struck.links]


def test_roles_that_were_taken_from_an_event_follow_it_and_go_with_it():
    teller = Teller()
    teller.tell("raided", **RAID)
    teller.tell("bombed", **BOMBING | {"target": ()})
    teller.cue("in retaliation for", 1, 0)
    story = build_chronicle(teller.reading(), LEXICON)
    bombed = story.events[1]
    assert (bombed.target, bombed.mentions[0].support["target"]) == (("BOR",), ("e1",))
    raid = story.events[0].key
    followed = correct(story, (Change(key=raid, facts={"source": ("DOR",)}),), LEXICON)
    assert event_at(followed, bombed.key).target == ("DOR",)
    for cut in (Drop(key=raid), Unlink(earlier=raid, later=bombed.key)):
        assert event_at(correct(story, (cut,), LEXICON), bombed.key).target == ()


def test_an_actor_is_renamed_and_others_become_it():
    renamed = correct(STORY, (ChangeActor(actor="Arland", name="Kingdom of Arland"),), LEXICON)
    assert event_at(renamed, BOMBED).label == "Kingdom of Arland bombed Borduria"
    joined = correct(STORY, (ChangeActor(actor="borduria", join=("CAR",), kind="other"),), LEXICON)
    assert event_at(joined, PROTESTED).source == ("BOR",)
    [borduria] = [actor for actor in joined.actors if actor.id == "BOR"]
    assert (borduria.kind, borduria.aliases) == ("other", ("Carsa",))
    assert "CAR" not in {actor.id for actor in joined.actors}
    assert "no actor is called" in said(correct(STORY, (ChangeActor(actor="Nobody"),), LEXICON), "correction-unused")[0]


def test_corrections_stay_good_when_the_article_is_read_again_beside_another():
    fixes = (Split(told=(RAID_AGAIN,)), Change(key=BOMBED, facts={"realis": "planned"}))
    merged = correct(merge_chronicles([build("b"), STORY]), fixes, LEXICON)
    assert event_at(merged, BOMBED).realis == "planned"
    assert event_at(merged, RAID_AGAIN) is not event_at(merged, RAIDED)
    assert len(said(merged)) == 2


def test_a_link_by_hand_outlives_merging():
    corrected = correct(STORY, (SetLink(earlier=RAIDED, later=PROTESTED),), LEXICON)
    merged = merge_chronicles([corrected, build("b", published="2021-06-05")])
    assert "hand" in {k.inferred for k in merged.links}


KEYS = st.sampled_from([RAIDED, RAID_AGAIN, BOMBED, PROTESTED, "a:7", "b:7"])
NAMES = st.sampled_from([actor.name for actor in ACTORS])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["ASSAULT", "ACCUSE", "SANCTION"]),
        "realis": st.sampled_from(["actual", "planned"]),
        "source": st.tuples(NAMES),
        "target": st.tuples(NAMES),
        "time": st.sampled_from([None, day("2021-05-01"), day("2021-05-06")]),
    },
)
CORRECTIONS = st.lists(
    st.one_of(
        st.builds(Merge, told=st.lists(KEYS, min_size=2, max_size=3, unique=True).map(tuple)),
        st.builds(Split, told=st.lists(KEYS, min_size=1, max_size=2, unique=True).map(tuple)),
        st.builds(Change, key=KEYS, facts=FACTS.filter(bool)),
        st.builds(SetLink, earlier=KEYS, later=KEYS),
        st.builds(Unlink, earlier=KEYS, later=KEYS),
        st.builds(ChangeActor, actor=NAMES, name=st.none() | st.just("New Name"), join=st.tuples() | st.tuples(NAMES)),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: (type(one), str(getattr(one, "told", getattr(one, "key", getattr(one, "actor", one))))),
)


@settings(max_examples=150, deadline=None)
@given(CORRECTIONS)
def test_corrected_twice_is_corrected_once(corrections):
    split = [key for one in corrections if isinstance(one, Split) for key in one.told]
    if len(split) > len(set(split)):
        return  # a file that says so is refused
    once = correct(STORY, corrections, LEXICON)
    assert correct(once, corrections, LEXICON) == once
    assert loads(dumps(once)) == once


def test_of_a_link_that_is_set_and_cut_by_two_mentions_the_setting_holds():
    corrections = [SetLink(earlier=RAIDED, later=PROTESTED), Unlink(earlier=RAID_AGAIN, later=PROTESTED)]
    once = correct(STORY, corrections, LEXICON)
    assert correct(once, corrections, LEXICON) == once
    assert [note.message for note in once.notes if note.kind == "correction-unused"] == [
        f"not unlinked {PROTESTED} from {RAID_AGAIN}: another correction links the two"
    ]
    assert correct(once, [Unlink(earlier=RAIDED, later=PROTESTED)], LEXICON).links == STORY.links


def test_what_is_split_off_and_merged_stays_merged_when_corrected_again():
    corrections = [Merge(told=(RAID_AGAIN, RAIDED)), Merge(told=(BOMBED, RAIDED)), Split(told=(RAID_AGAIN,))]
    once = correct(STORY, corrections, LEXICON)
    assert correct(once, corrections, LEXICON) == once


@pytest.mark.parametrize("drop", [RAIDED, BOMBED])
def test_a_drop_is_done_once(drop):
    once = correct(STORY, (Drop(key=drop),), LEXICON)
    assert correct(once, (Drop(key=drop),), LEXICON) == once
