"""The scorer on hand-made files."""

import pytest

from timeline.scoring import scorer, told

NAMES = told.Names({"United Kingdom": ["Britain", "GBR"], "rebels": ["rebel fighters"]})
GOLD = {
    "id": "a",
    "events": [
        {
            "id": "e1",
            "trigger": "raid",
            "trigger_start": 10,
            "class": "ASSAULT",
            "realis": "actual",
            "actors": ["rebels"],
            "targets": ["United Kingdom"],
            "date": "2024-05-02",
            "mentions": [[10, 14], [50, 56]],
        },
        {
            "id": "e2",
            "trigger": "condemned",
            "trigger_start": 80,
            "class": "ACCUSE",
            "realis": "actual",
            "actors": ["United Kingdom"],
            "targets": [],
            "date": None,
            "mentions": [[80, 89]],
        },
    ],
    "links": [{"type": "responds_to", "from": "e2", "to": "e1", "evidence": [80, 89]}],
}
DAY = {"start": "2024-05-02", "end": "2024-05-02", "precision": "day", "basis": "explicit", "expression": "2 May"}


def found_event(name, spans, **changes):
    event = {
        "id": name,
        "type": "ASSAULT",
        "realis": "actual",
        "source": ["rebels"],
        "target": ["GBR"],
        "time": DAY,
        "confidence": 0.9,
        "mentions": [{"article": "a", "start": start, "end": end, "trigger": "raid"} for start, end in spans],
    }
    return event | changes


def found(events, links=()):
    actors = [
        {"id": "GBR", "name": "United Kingdom", "aliases": ["Britain"]},
        {"id": "rebels", "name": "Rebel fighters", "aliases": []},
    ]
    return {"actors": actors, "events": list(events), "links": list(links)}


def link(later, earlier, kind="responds_to", cue="condemned"):
    evidence = {"article": "a", "cue": cue} if cue else None
    return {"kind": kind, "later": later, "earlier": earlier, "evidence": evidence, "confidence": 0.9}


RAID = found_event("e1", [(10, 14), (52, 56)])
BLAME = found_event("e2", [(80, 89)], type="ACCUSE", source=["GBR"], target=[], time=None)


def f1(scores):
    return {column: round(count.f1, 3) for column, count in scores.counts.items()}


def kinds(scores):
    return sorted(fault.kind for fault in scores.faults)


def test_the_same_on_both_sides_scores_one_everywhere():
    scores = scorer.score(GOLD, found([RAID, BLAME], [link("e2", "e1")]), NAMES)
    assert f1(scores) == dict.fromkeys(scorer.COLUMNS, 1.0)
    assert scores.faults == ()


def test_nothing_found_scores_nothing_where_events_count():
    scores = scorer.score(GOLD, found([]), NAMES)
    assert scores.counts["event"] == scorer.Count(0, 0, 2)
    assert scores.counts["link"] == scorer.Count(0, 0, 1)
    assert kinds(scores) == ["event missed", "event missed", "link missed"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"type": "COERCE"}, "type wrong"),
        ({"realis": "planned"}, "realis wrong"),
        ({"source": []}, "source empty"),
        ({"source": ["GBR"]}, "source wrong"),
        ({"source": ["rebels", "GBR"]}, "source wrong"),
        ({"target": []}, "target empty"),
        ({"time": None}, "date empty"),
        ({"time": DAY | {"start": "2024-05-03", "end": "2024-05-03"}}, "date wrong"),
        ({"time": DAY | {"basis": "order"}}, "date empty"),
    ],
)
def test_one_wrong_field_spoils_the_whole_event_and_is_named(changes, fault):
    scores = scorer.score(GOLD, found([RAID | changes, BLAME], [link("e2", "e1")]), NAMES)
    assert kinds(scores) == [fault]
    assert scores.counts["whole"].right == 1
    assert scores.counts["event"].f1 == 1.0


def test_a_field_that_the_gold_leaves_empty_is_extra():
    scores = scorer.score(GOLD, found([RAID, BLAME | {"target": ["rebels"]}]), NAMES)
    assert kinds(scores) == ["link missed", "target extra"]
    assert scores.counts["target"] == scorer.Count(1, 2, 1)


def test_an_event_told_as_two_is_split_and_two_told_as_one_are_merged():
    halves = [found_event("e1", [(10, 14)]), found_event("e3", [(52, 56)])]
    assert kinds(scorer.score(GOLD, found([*halves, BLAME]), NAMES)) == ["event split", "link missed"]
    lump = found_event("e1", [(10, 14), (52, 56), (80, 89)])
    assert kinds(scorer.score(GOLD, found([lump]), NAMES)) == ["event merged", "link missed"]


def test_pairs_share_as_many_mentions_as_possible():
    gold = told.gold_events(GOLD, NAMES)
    both = told.found_events(found([found_event("e9", [(80, 89), (52, 56)]), RAID]), "a", NAMES)
    assert scorer.pair_events(gold, both) == {0: 1, 1: 0}


def test_of_two_halves_the_one_with_the_trigger_is_paired():
    gold = told.gold_events(GOLD, NAMES)
    halves = [found_event("e3", [(52, 56)]), found_event("e1", [(10, 14)], type="COERCE")]
    assert scorer.pair_events(gold, told.found_events(found(halves), "a", NAMES)) == {0: 1}


def test_denied_events_are_left_out():
    denied = found_event("e3", [(95, 99)], realis="negated")
    assert scorer.score(GOLD, found([RAID, BLAME, denied], [link("e2", "e1")]), NAMES).faults == ()


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([link("e1", "e2")], ["link missed", "link turned"]),
        ([link("e2", "e1", kind="causes")], ["link missed", "link of other kind"]),
        ([link("e2", "e1"), link("e2", "e3")], ["link extra"]),
        ([link("e2", "e1", cue=None)], ["link missed"]),
    ],
)
def test_links_need_words_direction_and_kind(links, expected):
    extra = found_event("e3", [(52, 56)])
    scores = scorer.score(GOLD, found([RAID, BLAME, extra], links), NAMES)
    assert [kind for kind in kinds(scores) if kind.startswith("link")] == expected


def test_confidence_is_judged_for_each_link_that_words_state():
    extra = found_event("e3", [(52, 56)])
    told = [link("e2", "e1") | {"confidence": 0.8}, link("e2", "e3") | {"confidence": 0.4}]
    scores = scorer.score(GOLD, found([RAID, BLAME, extra], [*told, link("e1", "e3", cue=None)]), NAMES)
    assert scores.judged_links == (
        scorer.Judged(0.8, right=True, whole=True),
        scorer.Judged(0.4, right=False, whole=False),
    )


def test_confidence_is_judged_for_each_found_event():
    stray = found_event("e3", [(95, 99)], confidence=0.2)
    scores = scorer.score(GOLD, found([RAID | {"time": None}, stray]), NAMES)
    assert scores.judged == (
        scorer.Judged(0.9, right=True, whole=False),
        scorer.Judged(0.2, right=False, whole=False),
    )


def test_pairs_across_articles_are_counted():
    other = GOLD | {"id": "b"}
    there = [mention | {"article": "b"} for mention in RAID["mentions"]]
    merged = found([RAID | {"mentions": RAID["mentions"] + there}, BLAME])
    same = [["a:e1", "b:e1"], ["a:e2", "b:e2"]]
    assert scorer.score_across([GOLD, other], merged, same, NAMES) == scorer.Count(1, 1, 2)


def test_results_add_up():
    once = scorer.score(GOLD, found([RAID]), NAMES)
    twice = once + once
    assert twice.counts["event"] == scorer.Count(2, 2, 4)
    assert len(twice.faults) == 2 * len(once.faults)
