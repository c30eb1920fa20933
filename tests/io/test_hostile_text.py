"""Hostile text in every place of a timeline file: each export is read by a reader of its format, and nothing in it acts."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import geojson
import networkx as nx
import pytest
from markdown_it import MarkdownIt

from timeline.api import Timeline
from timeline.io.exports import data_bytes
from timeline.io.timeline_file import dumps, loads
from timeline.model import Actor, Article, Evidence, Note, Place, TimeSpan
from timeline.page.assemble import page_bytes
from timeline.terminal import event_table, link_table, neutral

HOSTILE = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror="document.title=\'taken\'">',
    "]]></node><node id='x'/><!-- &xxe;",
    '"]; click e1 "javascript:alert(1)"; e1["',
    '=HYPERLINK("http://x","y")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "[x](javascript:alert(1)) ![x](http://x/y.png) | # `x`",
    "\x1b]0;taken\x07\x1b[2J\x1b[31m\u202egnp.exe",
    "../../../../tmp/taken\r\nSet-Cookie: x\x00",
)  # fmt: skip
WHOLE = (
    ".json",
    ".jsonl",
    ".graphml",
    ".gexf",
    ".nodelink.json",
    ".plover.jsonl",
    ".timelinejs.json",
    ".geojson",
    ".mmd",
    ".md",
)


@pytest.fixture(params=HOSTILE, ids=[f"text {number}" for number in range(len(HOSTILE))])
def hostile(request, chronicle):
    """A timeline of which every id, name, title, quote and note is hostile; it is loaded as a stranger's file is."""
    evil = request.param
    text = f"{evil} struck. {evil} answered."
    article = Article(evil, text, title=evil, outlet=evil, url=f"javascript:{evil}")
    actors = tuple(Actor(f"{evil}{n}", evil, aliases=(evil,)) for n in "12")
    time = TimeSpan("2021-05-03", "2021-05-05", "range", "explicit", evil)
    events = []
    for number, event in enumerate(chronicle.events):
        start = text.index("struck" if number == 0 else "answered")
        end = text.index(".", start)
        mention = replace(
            event.mentions[0],
            article=evil,
            start=start,
            end=end,
            trigger=text[start:end],
            sentence=(0, len(text)),
            support={},
        )
        fields = {"id": f"{evil}{number}", "key": evil + str(number), "label": evil, "source": (actors[number].id,)}
        fields |= {"target": (actors[1 - number].id,), "time": time, "weapon": evil, "attributed_to": (evil,)}
        fields |= {"place": Place(evil, "FRA", 1.5, 2.5), "mentions": (mention,), "mode": evil}
        events.append(replace(event, **fields))
    link = replace(
        chronicle.links[0], earlier=events[0].id, later=events[1].id, evidence=Evidence(evil, 0, len(evil), evil)
    )
    made = replace(
        chronicle, articles=(article,), actors=actors, events=tuple(events), links=(link,), notes=(Note(evil, evil),)
    )
    return evil, loads(dumps(made))


def written(chronicle, ending):
    return data_bytes(chronicle, ending).decode("utf-8")


def test_json_of_every_kind_holds_it_as_text(hostile):
    evil, made = hostile
    assert json.loads(written(made, ".json"))["events"][0]["label"] == evil
    assert [json.loads(line)["label"] for line in written(made, ".jsonl").splitlines()] == [evil] * 2
    assert nx.node_link_graph(json.loads(written(made, ".nodelink.json")), edges="edges").number_of_nodes() == 2
    assert len([json.loads(line) for line in written(made, ".plover.jsonl").splitlines()]) == 2
    found = geojson.loads(written(made, ".geojson"))
    assert [feature["properties"]["label"] for feature in found["features"]] == [evil] * 2


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_graphs_have_two_nodes_and_one_edge_whatever_the_texts_hold(hostile, ending):
    _, made = hostile
    read = nx.read_graphml if ending == ".graphml" else nx.read_gexf
    graph = read(io.BytesIO(data_bytes(made, ending)))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (2, 1)
    assert "<!DOCTYPE" not in written(made, ending)
    assert "<!ENTITY" not in written(made, ending)


@pytest.mark.parametrize("table", ["events", "links", "actors", "articles", "mentions"])
def test_no_cell_of_a_table_is_a_formula_and_no_row_is_torn(hostile, table):
    _, made = hostile
    header, *rows = list(csv.reader(io.StringIO(written_table(made, table), newline="")))
    assert rows
    assert all(len(row) == len(header) for row in rows)
    assert [cell for row in rows for cell in row if cell.startswith(("=", "@", "+", "\t", "\r"))] == []
    assert [cell for row in rows for cell in row if cell.startswith("-") and not is_number(cell)] == []


def written_table(chronicle, table):
    return data_bytes(chronicle, ".csv", table).decode("utf-8")


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_markdown_has_its_rows_and_no_link_image_or_html(hostile):
    _, made = hostile
    tokens = MarkdownIt("commonmark").enable("table").parse(written(made, ".md"))
    inner = [one.type for token in tokens for one in (token, *(token.children or ()))]
    assert inner.count("tr_open") == 5
    assert (
        set(inner) & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "heading_open"}
        == set()
    )


def test_mermaid_has_two_nodes_an_arrow_and_no_other_statement(hostile):
    _, made = hostile
    head, *lines = written(made, ".mmd").splitlines()
    assert head == "flowchart LR"
    assert len(lines) == 3
    for line in lines:
        outside = "".join(line.split('"')[::2])
        assert set(outside) <= set("n0123456789 []()->.|")
        assert line.count('"') == 2


def test_timelinejs_gets_no_markup_of_a_text(hostile):
    evil, made = hostile
    data = json.loads(written(made, ".timelinejs.json"))
    for slide in data["events"]:
        shown = [slide["unique_id"], slide["group"], slide["display_date"], slide["text"]["headline"]]
        assert [text for text in shown if "<" in text or '"' in text] == []
        body = ET.fromstring(f"<body>{printable(slide['text']['text'])}</body>")  # noqa: S314 - our own output
        assert {element.tag for element in body.iter()} <= {"body", "p", "blockquote"}
    assert ("javascript:" in json.dumps(data)) == ("javascript:" in evil)


def printable(text):
    """Leave out what XML cannot hold, for the reader's sake."""
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")


def test_svg_has_no_element_that_acts_and_nothing_of_elsewhere(hostile):
    _, made = hostile
    figure = Timeline(made).plot()
    from timeline.figure.export import figure_bytes  # noqa: PLC0415 - matplotlib, which the other tests can do without

    svg = ET.fromstring(figure_bytes(figure, "svg", alt=made.articles[0].title, title=made.articles[0].title))  # noqa: S314
    names = {element.tag.rpartition("}")[2] for element in svg.iter()}
    assert names & {"script", "foreignObject", "iframe", "image", "a", "animate", "set", "node"} == set()
    for element in svg.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name.rpartition("}")[2] == "href":
                assert value.startswith("#")


class Elements(HTMLParser):
    """Keeps the elements of a page with their attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(page):
    reader = Elements()
    reader.feed(page.decode("utf-8"))
    return reader.found


def test_the_page_has_the_scripts_of_any_page_and_no_other(hostile, chronicle):
    _, made = hostile
    found, plain = elements(page_bytes(made)), elements(page_bytes(chronicle))
    scripts = [attributes for tag, attributes in found if tag == "script"]
    assert scripts == [attributes for tag, attributes in plain if tag == "script"]
    acting = {"img", "image", "iframe", "object", "embed", "base", "link", "node", "foreignobject", "animate"}
    assert {tag for tag, _ in found} & acting == set()
    attributes = [(name, value or "") for _, held in found for name, value in held.items()]
    assert [name for name, _ in attributes if name.startswith("on")] == []
    assert [value for name, value in attributes if name in {"href", "src"} and not value.startswith("#")] == []


def test_a_terminal_is_shown_no_sign_that_it_would_obey(hostile):
    from rich.console import Console  # noqa: PLC0415 - as above

    _, made = hostile
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system=None, width=120)
    console.print(event_table(made, keys=True))
    console.print(link_table(made))
    said = out.getvalue()
    assert neutral(said) == said
    assert all(sign.isprintable() or sign == "\n" for sign in said)


@pytest.mark.parametrize("ending", WHOLE)
def test_the_same_hostile_timeline_gives_the_same_bytes(hostile, ending):
    _, made = hostile
    assert data_bytes(made, ending) == data_bytes(loads(dumps(made)), ending)
