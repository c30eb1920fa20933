"""What a real notebook keeps: each picture once, one quiet line of progress, cards as HTML."""

import json

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.slow
RECORD = {
    "id": "raid",
    "published": "2021-05-12",
    "text": "Iran attacked Iraq on 3 May 2021. In response, Iraq shelled Iran.",
}
PICTURES = ("image/svg+xml", "image/png")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Run the cells of a notebook and give what each shows, by its code."""
    cells = [
        f"import timeline\ntl = timeline.build({json.dumps(RECORD)}, progress=True)",
        "tl",
        "tl.plot(view='ladder')",
        "picture = tl.plot()",
        "import matplotlib.pyplot as plt\ntl.plot()",
        "figure, ax = plt.subplots()\ntl.plot(ax=ax)",
        "tl.event('e1')",
        "tl.link('e1', 'e2')",
        "tl.table()",
        "tl.html()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
    place = {"metadata": {"path": tmp_path_factory.mktemp("notebook")}}
    NotebookClient(notebook, timeout=300, resources=place, record_timing=False).execute()
    return {cell.source.splitlines()[-1]: cell.outputs for cell in notebook.cells}


@pytest.mark.parametrize("code", ["tl", "tl.plot(view='ladder')", "tl.plot()", "tl.plot(ax=ax)"])
def test_a_picture_shows_once(outputs, code):
    shown = [output for output in outputs[code] if any(kind in output.get("data", {}) for kind in PICTURES)]
    assert len(shown) == 1


def test_a_picture_that_is_kept_shows_nothing(outputs):
    assert outputs["picture = tl.plot()"] == []


def test_progress_is_one_line_and_no_stream(outputs):
    [build] = [shown for code, shown in outputs.items() if code.startswith("tl = timeline.build")]
    assert [dict(output["data"]) for output in build] == [{"text/plain": "1 article read, 2 events"}]


@pytest.mark.parametrize("code", ["tl.event('e1')", "tl.link('e1', 'e2')", "tl.table()"])
def test_cards_show_as_html_and_as_text(outputs, code):
    [output] = outputs[code]
    assert '<mark class="action">attacked</mark>' in output["data"]["text/html"]
    assert "[attacked]" in output["data"]["text/plain"]


def test_the_page_shows_in_a_frame(outputs):
    [output] = outputs["tl.html()"]
    assert output["data"]["text/html"].startswith("<iframe srcdoc=")
