"""A chronicle as a graph: events are nodes, links are edges from the earlier event to the later one.

Takes a `Chronicle` and hands on a `networkx.MultiDiGraph`, or the bytes of a GraphML or GEXF file for other programs.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from timeline.io.columns import EVENT_COLUMNS, LINK_COLUMNS
from timeline.io.tables import TABLES, WHOLE_TABLES, Row, event_rows, link_rows
from timeline.model import Chronicle

if TYPE_CHECKING:
    import networkx as nx

_NODE_FIELDS = tuple(
    name
    for name in EVENT_COLUMNS
    if name not in {"id", "start_as", "end_as", "article", "offset_start", "offset_end", "trigger"}
)
_EDGE_FIELDS = tuple(name for name in LINK_COLUMNS if name not in {"earlier", "later"})
_NOT_IN_THE_GRAPH = tuple(name for name in WHOLE_TABLES if name not in {"events", "links"})
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_CHANGED = re.compile(rb' lastmodifieddate="[^"]*"')


def to_graph(chronicle: Chronicle) -> nx.MultiDiGraph[str]:
    """Return the graph of events and links.

    Returns
    -------
    networkx.MultiDiGraph
        A node an event, by id, in the order of the chronicle, with the attributes of `columns.EVENT_COLUMNS` but for those of
        its first mention: `type`, `label`, `source`, `start`, `intensity`, `sentence` … Times are text (`2023-12-03`). An edge
        a link, from the earlier event to the later one, keyed by its kind, with the attributes of `columns.LINK_COLUMNS`.
        What is unknown is absent; several names are joined by "; ". The graph itself has the attribute `made_by`, where that is
        known, and `timeline`: as JSON all that nodes and edges do not hold, with which `Timeline.from_graph` makes it whole.

    Examples
    --------
    >>> to_graph(Chronicle((), (), (), ())).number_of_nodes()
    0
    """
    import networkx as nx  # noqa: PLC0415 - a third of a second that most commands need not pay

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    if chronicle.made_by:
        graph.graph["made_by"] = ", ".join(f"{name} {value}" for name, value in chronicle.made_by.items())
    rest = {name: TABLES[name][0](chronicle) for name in _NOT_IN_THE_GRAPH}
    graph.graph["timeline"] = json.dumps(rest)
    for row in event_rows(chronicle):
        graph.add_node(row["id"], **_known(row, _NODE_FIELDS))
    for row in link_rows(chronicle):
        graph.add_edge(row["earlier"], row["later"], key=row["kind"], **_known(row, _EDGE_FIELDS))
    return graph


def _known(row: Row, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names if row[name] is not None}


def graphml_bytes(chronicle: Chronicle) -> bytes:
    """Return the graph as GraphML, the same bytes for the same chronicle."""
    import networkx as nx  # noqa: PLC0415 - as in `to_graph`

    out = io.BytesIO()
    nx.write_graphml_xml(_writable(to_graph(chronicle)), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def node_link_bytes(chronicle: Chronicle) -> bytes:
    """Return the graph as the node-link JSON that networkx and D3 read."""
    import networkx as nx  # noqa: PLC0415 - as in `to_graph`

    data = nx.node_link_data(to_graph(chronicle), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def gexf_bytes(chronicle: Chronicle) -> bytes:
    """Return the graph as a dynamic GEXF file, the same bytes for the same chronicle.

    An event with a time spans it from `start` to `end`, both inclusive days; where one side is open, the other stands for
    it. Events without a time have no span, and so are always shown. An edge begins with its later event.
    """
    import networkx as nx  # noqa: PLC0415 - as in `to_graph`

    graph = _writable(to_graph(chronicle))
    for _, node in graph.nodes(data=True):
        _set_span(node, node.get("start"), node.get("end"))
    for _, later, edge in graph.edges(data=True):
        _set_span(edge, graph.nodes[later].get("start"), graph.nodes[later].get("end"))
    out = io.BytesIO()
    nx.write_gexf(graph, out, version="1.2draft")
    return _CHANGED.sub(b"", out.getvalue())  # networkx writes today's date there


def _set_span(attributes: dict[str, Any], start: str | None, end: str | None) -> None:
    """Give both ends as days, since GEXF mixes neither open spans nor days with times."""
    first, last = start or end, end or start
    if first and last:
        attributes |= {"start": first[:10], "end": last[:10]}


def writable_text(text: str) -> str:
    """Put a mark in place of each character that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def _writable(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Replace characters that XML cannot hold, and leave out the texts, which make a file for other programs heavy."""
    import networkx as nx  # noqa: PLC0415 - as in `to_graph`

    graph.graph.pop("timeline", None)
    for attributes in (
        graph.graph,
        *(data for _, data in graph.nodes(data=True)),
        *(e for *_, e in graph.edges(data=True)),
    ):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = writable_text(value)
    odd = (node for node in graph if _UNWRITABLE.search(node))
    renamed = {node: f"{writable_text(node)}-{number}" for number, node in enumerate(odd, start=1)}
    return nx.relabel_nodes(graph, renamed) if renamed else graph
