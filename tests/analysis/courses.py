"""Small graphs made by hand, and a strategy that makes any."""

from datetime import date, timedelta

import networkx as nx
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

SIDES = ("A", "B", "C")
patiently = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Tables take long on a busy machine, which is no fault of theirs."""

TYPES = ("ACCUSE", "CONSULT", "SANCTION", "ASSAULT")


def act(source=None, target=None, intensity=5.0, start=None, end=None, **more):
    """Give the attributes of an event; what is None is unknown and so absent, and an end is the start unless given."""
    facts = {"source": source, "target": target, "start": start, "end": end or start, "intensity": intensity, **more}
    return {name: value for name, value in facts.items() if value is not None}


def graph_of(events, links=()):
    """Make a graph of events by id, and of links: (earlier, later), or with attributes as a third."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(events.items())
    for earlier, later, *more in links:
        facts = {"kind": "responds_to", "confidence": 0.9} | (more[0] if more else {})
        graph.add_edge(earlier, later, key=facts["kind"], **facts)
    return graph


def feud():
    """Tell of two sides that hit each other in turn, a third that condemns, a threat that stays one, and talks."""
    events = {
        "e1": act("A", "B", 3.0, "2021-05-01", type="SANCTION", goldstein=-7.0, label="A sanctions on B"),
        "e2": act("B", "A", 4.2, "2021-05-03", type="COERCE", goldstein=-9.0),
        "e3": act("C", "B", 1.2, "2021-05-04", type="ACCUSE", goldstein=-2.0),
        "e4": act("A", "B", 7.0, "2021-05-10", "2021-05-12", type="ASSAULT", goldstein=-10.0),
        "e5": act("B", "A", 8.0, type="ASSAULT", realis="threatened", goldstein=-10.0),
        "e6": act("B", "A", 5.0, "2021-06-01", "2021-06-30", type="ASSAULT", goldstein=-10.0),
        "e7": act("A; B", "A; B", 0.0, "2021-08-01", type="CONSULT", goldstein=1.0),
    }
    links = [
        ("e1", "e2", {"cue": "in retaliation for"}),
        ("e2", "e3", {"cue": "condemned"}),
        ("e2", "e4", {"inferred": "role-swap", "confidence": 0.4}),
        ("e4", "e5", {"cue": "vowed"}),
        ("e4", "e6", {"cue": "in answer to"}),
        ("e6", "e7", {"cue": "led to", "kind": "causes"}),
    ]
    return graph_of(events, links)


@st.composite
def acts(draw):
    """Give an event with any of its facts missing but the intensity."""
    start = draw(st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 4, 30))))
    length = draw(st.one_of(st.just(0), st.integers(0, 40)))
    parties = st.one_of(st.none(), st.sampled_from(SIDES), st.just("A; B"))
    return act(
        draw(parties),
        draw(parties),
        draw(st.floats(0, 9.99).map(lambda value: round(value, 2))),
        start and start.isoformat(),
        start and (start + timedelta(days=length)).isoformat(),
        type=draw(st.sampled_from(TYPES)),
        goldstein=draw(st.sampled_from((-10.0, -2.0, 1.0))),
        realis=draw(st.sampled_from(("actual", "actual", "planned"))),
    )


@st.composite
def graphs(draw):
    """Give a graph whose links run from events to later ones."""
    events = {f"e{n}": one for n, one in enumerate(draw(st.lists(acts(), max_size=9)), start=1)}
    pairs = [(a, b) for a in events for b in events if int(a[1:]) < int(b[1:])]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    return graph_of(events, [(a, b, draw(st.sampled_from(_LINKS))) for a, b in chosen])


_LINKS = (
    {"cue": "in response to", "confidence": 0.9},
    {"inferred": "role-swap", "confidence": 0.4},
    {"cue": "led to", "kind": "causes", "confidence": 0.6},
)
