"""The table of the page: who did what to whom."""

from timeline.figure.options import FigureOptions
from timeline.model import Actor, Chronicle, Event
from timeline.page.content import lay_out


def row_of(source, target):
    actors = (Actor("a", "Arland", "state"), Actor("b", "Borea", "state"))
    event = Event(
        id="e1", key="n:1", origin="hand", type="AGREE", mode=None, label="a pact", source=source, target=target, time=None,
        place=None, weapon=None, killed=None, wounded=None, realis="actual", attributed_to=(), disputed_by=(),
        goldstein=0.0, intensity=0.0, confidence=0.9, mentions=(),
    )  # fmt: skip
    return lay_out(Chronicle((), actors, (event,), ()), FigureOptions()).events[0]


def test_an_act_has_its_doer_and_its_target():
    row = row_of(("a",), ("b",))
    assert (row.who, row.whom, row.mutual) == ("Arland", "Borea", False)


def test_those_who_sign_are_named_once():
    row = row_of(("a", "b"), ("a", "b"))
    assert (row.who, row.whom, row.mutual) == ("Arland", "Borea", True)


def test_an_act_of_nobody_known_says_so():
    row = row_of((), ("b",))
    assert (row.who, row.whom) == ("Actor not named", "Borea")
