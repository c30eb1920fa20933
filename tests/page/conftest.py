"""The page of a real article and of a hostile one, and a real browser to open them in."""

from pathlib import Path

import pytest

import timeline
from timeline.figure.options import FigureOptions
from timeline.page.assemble import page_bytes

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
HOSTILE = {
    "id": "x</script><script>document.title='taken'</script>",
    "title": "</title><img src=x onerror=\"document.title='taken'\"> & \"quotes\" 'too'",
    "url": "javascript:document.title='taken'",
    "outlet": "<b>bold</b>",
    "published": "2024-05-03",
    "text": (
        "On Wednesday <script>document.title='taken'</script> Ruritanian \"jets\" struck a depot in France, killing "
        "at least 30. France retaliated on Thursday with rocket attacks on Germany </script><!-- --> & \u2028 ]]>."
    ),
}


@pytest.fixture(scope="session")
def told():
    """Give a timeline of an article in which several acts are answered."""
    return timeline.build(ARTICLES / "chronicle-su24.json")


@pytest.fixture(scope="session")
def pages(told, tmp_path_factory):
    """Write the pages and give their paths by name."""
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "told": page_bytes(told.chronicle),
        "dark": page_bytes(told.chronicle, FigureOptions(view="ladder", theme="dark")),
        "hostile": page_bytes(timeline.build(HOSTILE).chronicle),
    }
    for name, data in made.items():
        (folder / f"{name}.html").write_bytes(data)
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def visit(browser, pages):
    """Open pages by name; at the end no page may have complained, nor asked for anything but itself."""
    complaints, requests, opened = [], [], []

    def open_page(name, state=""):
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{pages[name].as_uri()}{state}")
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert complaints == []
    assert {Path(url.split("#")[0]).name for url in requests} <= {path.name for path in pages.values()}
