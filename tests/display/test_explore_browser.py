"""The widgets of `explore` in a real browser, by the scripts of ipywidgets itself: what a hand would see and reach."""

import os
from pathlib import Path

import pytest

import timeline

pytestmark = pytest.mark.slow
embed = pytest.importorskip("ipywidgets.embed")
pytest.importorskip("tomli_w")

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(os.environ.get("READERS", ROOT / ".venv" / "readers")) / "node_modules"
MANAGER = SCRIPTS / "@jupyter-widgets" / "html-manager" / "dist" / "embed.js"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """Open the explorer of an article; nothing may complain, nor ask for anything but files."""
    if not MANAGER.exists():
        pytest.skip("no widgets here: npm install --prefix .venv/readers @jupyter-widgets/html-manager")
    explorer = timeline.build(ROOT / "data" / "articles" / "chronicle-su24.json").explore()
    path = tmp_path_factory.mktemp("widgets") / "page.html"
    embed.embed_minimal_html(str(path), views=[explorer.box], embed_url=MANAGER.as_uri(), requirejs=False)
    text = path.read_text("utf-8").replace('crossorigin="anonymous"', "")  # which is refused to a file
    path.write_text(text, "utf-8")
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    errors, addresses = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(path.as_uri())
    page.locator(".widget-image").wait_for()
    yield page
    page.close()
    assert errors == []
    assert all(address.startswith(("file:", "blob:", "data:")) for address in addresses)


def test_filters_and_picture_stand_side_by_side_and_whole(page):
    edge = page.viewport_size["width"]
    for what in (".widget-dropdown", ".widget-slider .noUi-base", ".widget-select-multiple", ".widget-image"):
        for one in page.locator(what).all():
            if one.is_visible():
                box = one.bounding_box()
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= edge, what
    assert page.get_by_text("2015-11-24 to 2016-06-30").is_visible()
    assert page.locator(".widget-image").bounding_box()["width"] > 800


def test_the_review_shows_the_sentences_of_an_event(page):
    page.get_by_text("review", exact=True).click()
    assert page.get_by_role("button", name="accept").is_visible()
    assert page.get_by_text("bomber close to the Syrian border").is_visible()
    named = page.locator("option", has_text="e2\u00a0").last.inner_text()
    assert named not in ("", "e2")  # what to merge with is named
