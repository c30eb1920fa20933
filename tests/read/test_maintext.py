"""The article in a page, with and without trafilatura: all of it is kept, and nearly nothing of what stands around it."""

import json
import logging
import sys
from pathlib import Path

import pytest

from timeline import extract
from timeline.read import maintext
from timeline.read.article import article_from_webpage
from timeline.read.extras import load_extra, quiet
from timeline.read.webpage import read_webpage

sys.path.insert(0, str(Path(__file__).parent))
from site_pages import AROUND, WAYS, kept, make_page

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
NAMES = ("row-ottawa", "swap-ankara")
MOST_STRANGERS = {"interrupted": 1, "templated": 2}
"""Paragraphs of what stands around an article that trafilatura lets in, by the way that the page is built; none elsewhere."""


def story(name):
    record = json.loads((ARTICLES / f"{name}.json").read_text("utf-8"))
    return record["title"] or "A title", [line for line in record["text"].split("\n") if line.strip()]


@pytest.mark.parametrize("way", WAYS)
def test_the_article_is_kept_and_what_stands_around_it_goes(way):
    pytest.importorskip("trafilatura")
    for title, body in map(story, NAMES):
        for part in (body, body[:2]):
            article, notes = article_from_webpage(make_page(way, title, part), "a", "a.html")
            share, strangers = kept(article.text, part)
            assert (share, notes) == (1.0, ())
            assert strangers <= MOST_STRANGERS.get(way, 0)
            assert not article.text.startswith(title)
            assert (article.title, article.published, article.outlet) == (title, "2023-12-04", "The Daily Record")


@pytest.mark.parametrize("way", WAYS)
def test_without_trafilatura_the_article_is_kept_too(way):
    title, body = story(NAMES[0])
    share, strangers = kept(read_webpage(make_page(way, title, body)).text, body)
    assert share == 1.0
    assert strangers <= len(AROUND)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.html")), ids=lambda path: path.stem)
def test_both_readers_give_the_same_text_of_our_own_pages(path):
    pytest.importorskip("trafilatura")
    page = path.read_text("utf-8")
    title, text = read_webpage(page).title, read_webpage(page).text
    assert article_from_webpage(page, "a", "a")[0].text == text
    assert title not in text[:200]


def test_what_the_library_cannot_read_the_plain_reader_does(monkeypatch):
    class Broken:
        def bare_extraction(self, *_args, **_options):
            raise RecursionError

    for library in (None, Broken()):
        monkeypatch.setattr(maintext, "load_extra", lambda _name, library=library: library)
        assert article_from_webpage("<p>Rockets fell.", "a", "a")[0].text == "Rockets fell."


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "Rockets fell on the town." + "</div>" * 20_000,
        "<p>" * 50_000,
        '<?xml version="1.0" encoding="latin-1"?><html><p>Rockets fell.',
    ],
    ids=["deep", "wide", "declared"],
)
def test_odd_pages_give_a_text_or_none_in_bounded_time(page):
    assert maintext.main_text(page) is None or "Rockets" in maintext.main_text(page)


@pytest.mark.usefixtures("fake_language")
def test_the_timeline_says_what_took_the_text_out(tmp_path):
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text("<article><p>They struck the town.</p></article>")
    (tmp_path / "b.txt").write_text("They struck the town.")
    page, text = extract([tmp_path / "a.html", tmp_path / "b.txt"])
    assert page.chronicle.made_by["reader"].startswith("trafilatura ")
    assert "reader" not in text.chronicle.made_by


def test_a_library_that_is_missing_is_none():
    assert load_extra("no_such_library") is None


def test_a_quiet_library_logs_again_afterwards(caplog):
    with quiet("somebody"):
        logging.getLogger("somebody.inside").warning("odd")
    logging.getLogger("somebody.inside").warning("odd again")
    assert [record.message for record in caplog.records] == ["odd again"]
