"""Chronicles that many tests share."""

import pytest

from timeline.model import (
    Actor,
    Article,
    Chronicle,
    Event,
    Evidence,
    Link,
    Mention,
    Note,
    Place,
    Tally,
    TimeSpan,
)

TEXT = (
    "On 3 May 2021 Ruritanian jets struck a depot in Freedonia. Freedonia retaliated with rockets, killing at least 30."
)


def make_mention(trigger, **support):
    start = TEXT.index(trigger)
    sentence = (0, 58) if start < 58 else (59, len(TEXT))
    return Mention("raid", start, start + len(trigger), trigger, sentence, int(start >= 58), support)


def make_event(**fields):
    """Make an event with plain values for all that is not given."""
    plain = {
        "id": "e1",
        "key": "raid:30",
        "type": "ASSAULT",
        "mode": None,
        "label": "strike on depot",
        "source": ("RUR",),
        "target": ("FRE",),
        "time": None,
        "place": None,
        "weapon": None,
        "killed": None,
        "wounded": None,
        "realis": "actual",
        "attributed_to": (),
        "disputed_by": (),
        "goldstein": -10.0,
        "intensity": 8.0,
        "confidence": 0.9,
        "mentions": (make_mention("struck"),),
    }
    return Event(**plain | fields)


@pytest.fixture
def chronicle():
    """One article, two actors, two events of which the second answers the first."""
    day = TimeSpan("2021-05-03", "2021-05-03", "day", "explicit", "3 May 2021")
    strike = make_event(time=day, place=Place("Freedonia", "FRE"), mode="aerial")
    support = {"source": ((59, 68),), "target": ("e1",)}
    answer = make_event(
        id="e2",
        key="raid:69",
        label="=rockets on Ruritania",
        source=("FRE",),
        target=("RUR",),
        time=TimeSpan("2021-05-03", None, "range", "order"),
        weapon="rockets",
        killed=Tally(30, None),
        confidence=0.87654,
        mentions=(make_mention("retaliated", **support),),
    )
    start = TEXT.index("retaliated")
    link = Link("responds_to", "e1", "e2", 0.9, evidence=Evidence("raid", start, start + 10, "retaliated"))
    return Chronicle(
        articles=(Article("raid", TEXT, published="2021-05-04"),),
        actors=(
            Actor("FRE", "Freedonia", "state", "FRE"),
            Actor("RUR", "Ruritania", "state", "RUR", aliases=("Ruritanian jets",)),
        ),
        events=(strike, answer),
        links=(link,),
        notes=(Note("contradiction", "a note", ("e1",)),),
        made_by={"version": "0.1.0", "model": "none", "lexicon": "sha256:0"},
    )
