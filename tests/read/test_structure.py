"""Texts and the blocks that they are divided into."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.read.structure import structure


def kinds(text):
    return [(block.kind, text[block.start : block.end]) for block in structure(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_divide_paragraphs(newline):
    text = newline.join(["The army shelled the town.", "", "The rebels fired back."])
    assert kinds(text) == [("paragraph", "The army shelled the town."), ("paragraph", "The rebels fired back.")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_stay_one_paragraph(newline):
    lines = [
        "The army of the northern province shelled the town",
        "of the southern province for the third day running.",
    ]
    text = newline.join(lines)
    assert [block.kind for block in structure(text)] == ["paragraph"]


def test_short_lines_that_end_a_sentence_are_paragraphs():
    text = "The army shelled the town.\nThe rebels fired back.\nTalks began."
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "2021-05-03",
        "3 May 2021",
        "May 3, 2021",
        "Monday, May 3, 2021",
        "Monday, 3 May",
        "3 May 2021 (Monday)",
        "## May 3, 2021",
        "Sept. 3, 2021:",
        "date 2021-05-03",
    ],
)
def test_a_date_alone_on_a_line_is_a_day(line):
    text = f"{line}\nThe army shelled the town."
    assert kinds(text) == [("day", line), ("paragraph", "The army shelled the town.")]


def test_a_date_in_a_sentence_is_no_day():
    assert [kind for kind, _ in kinds("On 3 May 2021 the army shelled the town.")] == ["paragraph"]


@pytest.mark.parametrize("mark", [": ", " - ", " \u2013 ", " \u2014 "])
@pytest.mark.parametrize("days", [("16 June", "18 June"), ("March 3, 2021", "March 5, 2021 (Friday)")])
def test_days_that_open_the_entries_of_a_chronicle_stand_apart(mark, days):
    text = "\n\n".join(f"{day}{mark}The army shelled the town." for day in days)
    entry = ("paragraph", "The army shelled the town.")
    assert kinds(text) == [("day", days[0]), entry, ("day", days[1]), entry]


@pytest.mark.parametrize(
    "text",
    [
        "16 June: The army shelled the town.\n\nThe rebels fired back.",  # a single one may be a dateline
        "16 June was quiet.\n\n18 June, too, saw no fighting.",
        "May 3-4: Talks went on.\n\nMarch on: the rebels did not stop.",
    ],
)
def test_days_that_open_no_chronicle_stay_in_their_sentences(text):
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 2


def test_a_day_breaks_wrapped_text():
    long = "The army of the northern province shelled the town"
    assert [kind for kind, _ in kinds(f"{long}\n2021-05-03\n{long}\nand went home.")][1] == "day"


def test_a_title_is_a_heading_and_a_lone_line_is_not():
    assert kinds("Army shells town\n\nIt did so at dawn.")[0] == ("heading", "Army shells town")
    assert kinds("Army shells town") == [("paragraph", "Army shells town")]
    assert kinds("It did so at dawn.\n\nArmy shells town")[-1][0] == "paragraph"


def test_questions_and_answers_on_lines():
    text = "It was a tense week.\n\nFAQ:\nQ: Why did the army fire?\nA: It had been fired on.\n\nQ: Will it stop?\nNobody knows."
    assert kinds(text) == [
        ("paragraph", "It was a tense week."),
        ("heading", "FAQ:"),
        ("question", "Q: Why did the army fire?"),
        ("answer", "A: It had been fired on."),
        ("question", "Q: Will it stop?"),
        ("answer", "Nobody knows."),
    ]


def test_questions_and_answers_in_one_line():
    text = "It was a tense week. FAQ: Q: Why did it fire? A: It had been fired on. Q: Will it stop? A: No."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "heading", "question", "answer", "question", "answer"]
    assert kinds(text)[1] == ("heading", "FAQ:")


def test_numbered_questions_in_one_line():
    text = "It was tense. FAQs: 1. Why did the U.S. fire? It had been fired on. Twice. 2. Will it stop? Nobody knows."
    assert kinds(text) == [
        ("paragraph", "It was tense."),
        ("heading", "FAQs:"),
        ("question", "1. Why did the U.S. fire?"),
        ("answer", "It had been fired on. Twice."),
        ("question", "2. Will it stop?"),
        ("answer", "Nobody knows."),
    ]


def test_bare_questions_under_a_faq_heading():
    text = "Frequently asked questions\n\nWhy did it fire?\n\nIt had been fired on.\n\nWill it stop?\n\nNobody knows."
    assert [kind for kind, _ in kinds(text)] == ["heading", "question", "answer", "question", "answer"]


def test_sources_at_the_end_are_credits():
    text = "The army shelled the town. (Agency One) (The Second Paper)\n\nIt said so (twice)."
    assert kinds(text)[:2] == [
        ("paragraph", "The army shelled the town."),
        ("credit", "(Agency One) (The Second Paper)"),
    ]
    assert kinds(text)[2] == ("paragraph", "It said so (twice).")


def test_sources_without_a_sentence_before_them_stay():
    assert kinds("the town (Agency One)") == [("paragraph", "the town (Agency One)")]


def test_time_grows_with_the_text_only():
    started = time.process_time()
    for text in ("(Ab)" * 20_000 + "x", "Done. " + "(Ab)" * 20_000, ". (ab) " * 20_000, "FAQ " * 20_000 + "Q: x?"):
        structure(text)
    assert time.process_time() - started < 5


@given(st.text(alphabet="aB. ?\n\r\t(Q:)-FAQ1", max_size=120))
def test_blocks_are_disjoint_trimmed_and_leave_only_space_out(text):
    blocks = structure(text)
    position = 0
    for block in blocks:
        assert not text[position : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        position = block.end
    assert not text[position:].strip()
