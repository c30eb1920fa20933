"""Who speaks in a quotation that goes on over sentences and paragraphs."""

import pytest

import timeline

FIRST = "\u201cKenya stands with Mali,\u201d a spokesman for Kenya said."
LAST = "\u201cWe condemn Uganda.\u201d"


@pytest.mark.parametrize(
    ("between", "source"),
    [
        pytest.param(["\u201cSince the coup the army has jailed many."], ("KEN",), id="paragraphs-that-are-quoted"),
        pytest.param([], ("KEN",), id="the-paragraph-behind"),
        pytest.param(["Peru met Chile."], (), id="another-paragraph-between"),
        pytest.param(["\u201cIt goes on.\u201d"] * 4, (), id="too-far-back"),
    ],
)
def test_who_speaks_over_paragraphs(between, source):
    built = timeline.build({"text": "\n\n".join([FIRST, *between, LAST]), "published": "2024-05-12"})
    judged = next(event for event in built.chronicle.events if event.type == "ACCUSE")
    assert judged.source == source


def test_a_quotation_without_a_speaker_is_nobodys():
    built = timeline.build({"text": "\u201cIt is over. We condemn Uganda.\u201d Peru met Chile."})
    assert next(event for event in built.chronicle.events if event.type == "ACCUSE").source == ()
