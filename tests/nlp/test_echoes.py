"""Words of a clause that name its act once more are mentions of it, and no events of their own."""

import pytest

import timeline

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile and Peru signed a treaty on Friday.", ["signed", "treaty"]),
        ("Iran fired a barrage at Iraq.", ["barrage", "fired"]),
        ("The president ordered two thousand soldiers sent to Mali.", ["ordered", "sent"]),
        ("Rockets fired from Yemen hit a base in Oman.", ["fired", "hit"]),
        ("Turkey says that Syria must leave the village.", ["must", "says"]),
        ("The army shelled the town, killing two.", ["shelled"]),
        ("Peru rejected the offer of Chile.", ["rejected"]),
    ],
)
def test_one_act_with_all_words_for_it(text: str, told: list[str]) -> None:
    events = timeline.build({"text": text}).to_dict()["events"]
    assert told in [sorted(m["trigger"] for m in event["mentions"]) for event in events]
    assert all(text[m["start"] : m["end"]] == m["trigger"] for event in events for m in event["mentions"])
