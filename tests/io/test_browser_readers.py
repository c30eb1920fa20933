"""Mermaid and TimelineJS themselves, in a real browser, show what is written for them, whatever the texts hold."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

import timeline
from timeline.io.exports import data_bytes

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(os.environ.get("READERS", ROOT / ".venv" / "readers")) / "node_modules"
MERMAID = SCRIPTS / "mermaid" / "dist" / "mermaid.min.js"
TIMELINEJS = SCRIPTS / "@knight-lab" / "timelinejs" / "dist" / "js" / "timeline.js"


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Give a function that opens a page with a script in a browser."""

    def opened(script):
        if not script.exists():
            pytest.skip("no readers here: npm install --prefix .venv/readers mermaid @knight-lab/timelinejs")
        page_file = tmp_path_factory.mktemp("page") / "page.html"
        text = f'<meta charset="utf-8"><script src="{script.as_uri()}"></script><div id="here" style="height: 600px"></div>'
        page_file.write_text(text, "utf-8")
        page = browser.new_page()
        page.goto(page_file.as_uri())
        return page

    return opened


@pytest.fixture(scope="module")
def draw(opened):
    """Give a function that draws a flowchart and returns how many nodes and arrows there are, and its text."""
    page = opened(MERMAID)

    def draw(chart):
        return page.evaluate(
            """async (chart) => {
                mermaid.initialize({startOnLoad: false});
                const {svg} = await mermaid.render('drawn', chart);
                document.getElementById('here').innerHTML = svg;
                const count = (what) => document.querySelectorAll(what).length;
                return [count('g.node'), count('path.flowchart-link'), document.getElementById('here').textContent];
            }""",
            chart,
        )

    draw.page = page
    return draw


def test_timelinejs_shows_every_event(opened):
    war = timeline.read_acled(ROOT / "data" / "imports" / "acled-sava.csv").chronicle
    page = opened(TIMELINEJS)
    page.evaluate(
        "(data) => { new TL.Timeline('here', data, {language: 'en'}); }",
        json.loads(data_bytes(war, ".timelinejs.json")),
    )
    page.wait_for_selector(".tl-timemarker >> nth=26", state="attached")
    assert page.locator(".tl-timemarker").count() == len(war.events)
    assert "Shelling (Dol)" in page.locator("#here").text_content()


def test_mermaid_draws_every_event_and_link(draw):
    war = timeline.read_acled(ROOT / "data" / "imports" / "acled-sava.csv").chronicle
    nodes, arrows, text = draw(data_bytes(war, ".mmd").decode())
    assert (nodes, arrows) == (len(war.events), len(war.links))
    assert "Shelling (Dol)" in text


@pytest.mark.parametrize(
    "text",
    [
        '"]; end',
        "a --> b",
        "<script>document.title='taken'</script>",
        "%%{init: {}}%%",
        "#quot; ünï \u2028 x",
        "`**x**`",
    ],
)
def test_no_text_breaks_a_flowchart(draw, chronicle, text):
    event = replace(chronicle.events[0], label=text)
    evidence = replace(chronicle.links[0].evidence, cue=text)
    odd = replace(
        chronicle, events=(event, chronicle.events[1]), links=(replace(chronicle.links[0], evidence=evidence),)
    )
    nodes, arrows, shown = draw(data_bytes(odd, ".mmd").decode())
    assert (nodes, arrows) == (2, 1)
    assert " ".join(text.split())[:4] in shown
    assert draw.page.title() == ""
