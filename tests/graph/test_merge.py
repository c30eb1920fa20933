"""Many chronicles made one."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import FlatLexicon, Teller, day

from timeline.graph.build import build_chronicle
from timeline.graph.merge import merge_chronicles
from timeline.model import Article, Note

RAID = {"lemma": "raid", "source": ("BOR",), "target": ("ARL",), "time": day("2021-05-02")}


def chronicle(article, *tellings, published="2021-05-03", cues=()):
    teller = Teller(article)
    for trigger, event_type, facts in tellings:
        teller.tell(trigger, event_type, **facts)
    for cue in cues:
        teller.cue(*cue)
    reading = teller.reading()
    return build_chronicle(replace(reading, article=replace(reading.article, published=published)), FlatLexicon())


def triggers(merged):
    return [sorted((m.article, m.trigger) for m in e.mentions) for e in merged.events]


def test_one_raid_told_twice_is_one_event_with_two_mentions():
    merged = merge_chronicles([chronicle("b", ("raid", "ASSAULT", RAID)), chronicle("a", ("raided", "ASSAULT", RAID))])
    assert triggers(merged) == [[("a", "raided"), ("b", "raid")]]
    (event,) = merged.events
    assert event.key == "a:0"
    assert [a.id for a in merged.articles] == ["a", "b"]


def test_another_day_doer_target_or_class_is_another_event():
    others = [
        ("raided", "ASSAULT", RAID | {"time": day("2021-05-04")}),
        ("raided", "ASSAULT", RAID | {"source": ("red-hand",)}),
        ("raided", "ASSAULT", RAID | {"target": ("dawn-front",)}),
        ("raided", "COERCE", RAID),
        ("raided", "ASSAULT", RAID | {"realis": "hypothetical"}),
    ]
    for other in others:
        merged = merge_chronicles([chronicle("a", ("raided", "ASSAULT", RAID)), chronicle("b", other)])
        assert len(merged.events) == 2, other


def test_two_raids_of_one_article_stay_two():
    two = chronicle("a", ("raids", "ASSAULT", RAID), ("shelled", "ASSAULT", RAID | {"lemma": "shell", "paragraph": 9}))
    merged = merge_chronicles([two, chronicle("b", ("raided", "ASSAULT", RAID))])
    assert len(merged.events) == len(two.events) == 2


def test_an_undated_telling_joins_within_weeks_only():
    undated = ("raid", "ASSAULT", RAID | {"time": None, "reference": "indefinite"})
    first = chronicle("a", ("raided", "ASSAULT", RAID))
    assert len(merge_chronicles([first, chronicle("b", undated, published="2021-05-06")]).events) == 1
    assert len(merge_chronicles([first, chronicle("b", undated, published="2021-07-06")]).events) == 2
    assert len(merge_chronicles([first, chronicle("b", undated, published=None)]).events) == 2


def test_links_of_both_articles_hang_on_the_merged_events():
    bombed = ("bombed", "ASSAULT", {"lemma": "bomb", "source": ("ARL",), "target": ("BOR",), "time": day("2021-05-03")})
    one = chronicle("a", ("raided", "ASSAULT", RAID), bombed, cues=[("in response to", 1, 0)])
    two = chronicle("b", ("raid", "ASSAULT", RAID | {"reference": "indefinite"}), bombed)
    merged = merge_chronicles([two, one])
    (link,) = merged.links
    assert (link.earlier, link.later) == ("e1", "e2")
    assert link.evidence is not None
    assert link.evidence.article == "a"


def test_a_blow_struck_back_in_another_article_is_inferred():
    back = ("bombed", "ASSAULT", {"source": ("ARL",), "target": ("BOR",), "time": day("2021-05-05")})
    merged = merge_chronicles([chronicle("a", ("raided", "ASSAULT", RAID)), chronicle("b", back)])
    assert [(k.earlier, k.later, k.inferred) for k in merged.links] == [("e1", "e2", "role-swap")]


def test_the_same_article_twice_counts_once():
    one = chronicle("a", ("raided", "ASSAULT", RAID))
    assert merge_chronicles([one, one]) == one


def test_actors_stand_in_one_order_whatever_the_text_told_first():
    one = chronicle("a", ("raided", "ASSAULT", RAID))
    turned = replace(one, actors=tuple(reversed(one.actors)))
    assert [a.id for a in one.actors] == ["ARL", "BOR"]
    assert merge_chronicles([turned]) == merge_chronicles([one]) == one


def test_another_text_under_the_same_id_gets_its_own():
    one = chronicle("a", ("raided", "ASSAULT", RAID))
    text = one.articles[0].text + "y"
    other = replace(one, articles=(replace(one.articles[0], text=text),))
    merged = merge_chronicles([other, one])
    assert [a.id for a in merged.articles] == ["a", "a-2"]
    assert triggers(merged) == [[("a", "raided"), ("a-2", "raided")]]


def test_notes_and_what_made_it_are_kept():
    one = replace(
        chronicle("a", ("raided", "ASSAULT", RAID)), notes=(Note("n", "x", ("e1",)),), made_by={"model": "m 1"}
    )
    two = replace(chronicle("b"), notes=(Note("failed", "y"),), made_by={"model": "m 2"})
    merged = merge_chronicles([two, one])
    assert merged.notes == (Note("n", "x", ("e1",)), Note("failed", "y"))
    assert merged.made_by == {"model": "m 1, m 2"}


def test_nothing_merged_is_nothing():
    assert merge_chronicles([]).events == ()
    assert merge_chronicles([chronicle("a")]).articles[0] == Article("a", "x" * 20000, published="2021-05-03")


tellings = st.tuples(
    st.sampled_from(["raided", "shelled", "seized"]),
    st.sampled_from(["ASSAULT", "COERCE"]),
    st.fixed_dictionaries(
        {
            "source": st.sampled_from([(), ("ARL",), ("BOR",), ("arl-army",)]),
            "target": st.sampled_from([(), ("ARL",), ("BOR",)]),
            "time": st.sampled_from([None, day("2021-05-02"), day("2021-05-03")]),
            "reference": st.sampled_from(["verb", "indefinite"]),
        }
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(tellings, max_size=4), min_size=2, max_size=3))
def test_the_order_of_articles_does_not_matter(articles):
    several = [chronicle(f"a{n}", *told) for n, told in enumerate(articles)]
    first, *others = [merge_chronicles(order) for order in permutations(several)]
    assert all(other == first for other in others)
    assert sum(len(e.mentions) for e in first.events) == sum(len(e.mentions) for c in several for e in c.events)
    for event in first.events:
        assert len({m.article for m in event.mentions}) <= len(several)


def test_a_telling_of_another_article_says_by_which_rule_it_joined():
    first = chronicle("a", ("raided", "ASSAULT", RAID))
    undated = ("raid", "ASSAULT", RAID | {"time": None, "reference": "indefinite"})
    for other, rule in ((("raid", "ASSAULT", RAID), "same-parties-and-date"), (undated, "same-parties-and-word")):
        [event] = merge_chronicles([first, chronicle("b", other)]).events
        assert [m.joined_by for m in event.mentions] == [None, rule]


SEIZED = ("seized", "COERCE", {"source": ("ARL",), "target": ("BOR",), "time": day("2021-05-01")})


def of_one_crisis(one, other, *, published="2021-05-04", context=SEIZED):
    """Give the tellings of `one` in an article on a seizure, merged with `other` in a second article on it."""
    articles = [chronicle("a", SEIZED, one), chronicle("b", context, other, published=published)]
    return next(told for told in triggers(merge_chronicles(articles)) if ("a", one[0]) in told)


def test_in_one_crisis_the_only_act_of_its_kind_by_one_doer_is_one_in_any_words():
    recalled = ("recalled", "RETREAT", {"source": ("BOR",), "time": day("2021-05-02")})
    called_home = ("called home", "RETREAT", {"source": ("BOR",)})
    assert of_one_crisis(recalled, called_home) == [("a", "recalled"), ("b", "called home")]
    assert of_one_crisis(recalled, called_home, published="2021-06-04") == [("a", "recalled")]


def test_in_one_crisis_an_act_of_nobody_is_known_by_its_word_and_day():
    closed = ("closed", "COERCE", {"time": day("2021-05-02")})
    assert of_one_crisis(closed, closed) == [("a", "closed"), ("b", "closed")]
    assert of_one_crisis(closed, ("blocked", "COERCE", {"time": day("2021-05-02")})) == [("a", "closed")]
    assert of_one_crisis(closed, ("closed", "COERCE", {"time": day("2021-05-03")})) == [("a", "closed")]


def test_articles_on_other_parties_tell_of_another_crisis():
    urged = ("urged", "REQUEST", {"source": ("CAR",)})
    elsewhere = ("seized", "COERCE", {"source": ("red-hand",), "target": ("dawn-front",), "time": day("2021-05-01")})
    assert of_one_crisis(urged, ("appealed", "REQUEST", {"source": ("CAR",)})) == [("a", "urged"), ("b", "appealed")]
    assert of_one_crisis(urged, ("appealed", "REQUEST", {"source": ("CAR",)}), context=elsewhere) == [("a", "urged")]


def test_reports_of_one_death_may_differ_by_a_day():
    killed = ("airstrike", "ASSAULT", {"target": ("general-sarn",), "time": day("2021-05-02")})
    for days, events in ((day("2021-05-03"), 1), (day("2021-05-05"), 2)):
        again = ("assassination", "ASSAULT", {"target": ("general-sarn",), "source": ("ARL",), "time": days})
        assert len(merge_chronicles([chronicle("a", killed), chronicle("b", again)]).events) == events
