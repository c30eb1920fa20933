"""Mermaid itself draws what is written for it, whatever the texts hold."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import timeline
from timeline.io.exports import data_bytes

ROOT = Path(__file__).parents[2]
SCRIPT = Path(
    os.environ.get("MERMAID_JS", ROOT / ".venv" / "mermaid" / "node_modules" / "mermaid" / "dist" / "mermaid.min.js")
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def draw(tmp_path_factory):
    """Give a function that draws a flowchart in a browser and returns how many nodes and arrows there are, and its text."""
    if CHROMIUM is None or not SCRIPT.exists():
        pytest.skip("no Chromium or no Mermaid here: npm install --prefix .venv/mermaid mermaid")
    playwright = pytest.importorskip("playwright.sync_api")
    page_file = tmp_path_factory.mktemp("mermaid") / "page.html"
    page_file.write_text(
        f'<meta charset="utf-8"><script src="{SCRIPT.as_uri()}"></script><div id="here"></div>', "utf-8"
    )
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(page_file.as_uri())

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
        yield draw
        browser.close()


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
