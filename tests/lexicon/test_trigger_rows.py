"""Trigger rows: heads, ranks, guards, and that a row is read when its word is first met."""

from pathlib import Path

import pytest

from timeline.errors import LexiconError
from timeline.lexicon import Condition, TriggerTable, load_lexicon
from timeline.lexicon.tables import Faults, Row
from timeline.lexicon.triggers import COLUMNS

CLASSES = {"ship": frozenset({"tanker", "dhow"})}


@pytest.fixture(scope="module")
def default():
    return load_lexicon()


def table(default, *rows):
    made = [
        Row(r.split(","), {column: i for i, column in enumerate(COLUMNS)}, Path("rows.csv"), n)
        for n, r in enumerate(rows, start=2)
    ]
    return TriggerTable(made, default.frames, CLASSES, {"ASSAULT": frozenset({"aerial"}), "PROTEST": frozenset()})


@pytest.mark.parametrize(
    ("phrase", "pos", "head"),
    [
        ("strike", "V", "strike"),
        ("shoot down", "V", "shoot"),
        ("rocket attack", "N", "attack"),
        ("show of force", "N", "show"),
        ("use of force of arms", "N", "use"),
    ],
)
def test_the_word_that_carries_a_phrase(default, phrase, pos, head):
    rows = table(default, f"{phrase},{pos},ASSAULT,,,{'act-on' if pos == 'V' else 'attack'},,,,own")
    assert list(rows.heads()) == [(pos, head)]
    (row,) = rows.get(pos, head)
    assert row.phrase[row.head] == head
    assert row.family == head


def test_a_row_without_weight_and_mode_has_plain_values(default):
    (row,) = table(default, "strike,V,ASSAULT,,attack,act-on,,,,own").get("V", "strike")
    assert (row.weight, row.mode, row.needs, row.blocks) == (0.8, None, (), ())


def test_guards_hold_words_specials_and_the_words_of_classes(default):
    (row,) = table(default, "seize,V,ASSAULT,,,act-on,obj=@ship| boat |@actor; in=@any,subj=@none|@clause,,own").get(
        "V", "seize"
    )
    assert row.needs == (
        Condition("obj", frozenset({"tanker", "dhow", "boat"}), frozenset({"@actor"})),
        Condition("in", frozenset(), frozenset({"@any"})),
    )
    assert row.blocks == (Condition("subj", frozenset(), frozenset({"@none", "@clause"})),)


def test_rows_come_the_most_specific_first(default):
    rows = table(
        default,
        "strike,V,PROTEST,,,act-on,,,0.9,own",
        "strike,V,ASSAULT,,,act-on,,,0.6,own",
        "strike,V,ASSAULT,aerial,,act-on,subj=jet,,0.5,own",
        "strike down,V,ASSAULT,,,act-on,,,0.5,own",
    ).get("V", "strike")
    assert [(" ".join(r.phrase), len(r.needs), r.weight) for r in rows] == [
        ("strike down", 0, 0.5),
        ("strike", 1, 0.5),
        ("strike", 0, 0.9),
        ("strike", 0, 0.6),
    ]


def test_a_row_is_read_when_its_word_is_first_met(default):
    rows = table(default, "strike,V,ASSAULT,,,act-on,,,,own", "gronk,V,GRONK,,,act-on,,,,own")
    assert rows.get("V", "strike")
    with pytest.raises(LexiconError, match=r"rows\.csv:3: type is 'GRONK'"):
        rows.get("V", "gronk")


def test_all_rows_are_read_where_they_are_checked(default):
    faults = Faults()
    table(default, "gronk,V,GRONK,,,act-on,,,,own", "gronk,N,ASSAULT,,,gronking,,,,own").check(faults)
    assert len(faults.messages) == 2


def test_a_word_without_rows_has_none(default):
    assert table(default).get("V", "strike") == ()


def test_an_empty_phrase_is_a_fault_of_its_line(default):
    faults = Faults()
    rows = table(default, ",V,ASSAULT,,,act-on,,,,own")
    rows.check(faults)
    assert list(rows.heads()) == []
    assert faults.messages == ["rows.csv:2: the phrase is empty"]


def test_hyphenated_words_are_known(default):
    rows = table(default, "cease-fire,N,ASSAULT,,,attack,,,,own", "hit-and-run raid,N,ASSAULT,,,attack,,,,own")
    assert rows.hyphenated == {"cease-fire", "hit-and-run"}
