"""PNG, SVG and PDF: the same bytes every time, real text, a description, and nobody's settings changed."""

import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
from figure_chronicles import generated_chronicle, hard_chronicle
from matplotlib.text import Text

from timeline.errors import UsageError
from timeline.figure.chain import draw_chain
from timeline.figure.export import FORMATS, figure_bytes
from timeline.figure.options import FigureOptions
from timeline.figure.pages import draw_pages
from timeline.figure.titles import alt_text

SVG = "{http://www.w3.org/2000/svg}"
STARTS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_chronicle_gives_the_same_bytes(twelve, file_format):
    first, second = (figure_bytes(draw_chain(twelve), file_format, "what is seen") for _ in range(2))
    assert first == second
    assert first.startswith(STARTS[file_format])


def test_settings_neither_matter_nor_change(twelve):
    plain = figure_bytes(draw_chain(twelve), "png")
    odd = {
        "font.family": "serif",
        "lines.linewidth": 9,
        "savefig.bbox": "tight",
        "axes.facecolor": "red",
        "axes.grid": True,
    }
    with mpl.rc_context(odd):
        before = dict(mpl.rcParams)
        assert figure_bytes(draw_chain(twelve), "png") == plain
        assert dict(mpl.rcParams) == before


def test_svg_holds_real_text_and_its_description(twelve):
    root = ET.fromstring(figure_bytes(draw_chain(twelve), "svg", alt_text(twelve)))  # noqa: S314 - our own file
    assert root.get("aria-labelledby") == "timeline-title timeline-desc"
    assert (
        root.findtext(f"{SVG}title")
        == "Coastal Front, Arland and others: 11 events, 10 response links, 4 Mar \u2013 Dec 2023"
    )
    assert "Retaliatory rocket salvos" in root.findtext(f"{SVG}desc")
    texts = ["".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")]
    assert len(texts) > 100
    assert "Retaliatory rocket salvos" in texts
    ids = {element.get("id") for element in root.iter(f"{SVG}g")}
    assert {f"ev{n}" for n in range(1, 13)} <= ids
    assert {"r1-2", "r10-12"} <= ids


def test_png_holds_title_and_description(twelve):
    data = figure_bytes(draw_chain(twelve), "png", "what is seen")
    assert b"what is seen" in data[:3000]
    assert b"11 events" in data[:3000]


def test_letters_that_no_font_has_are_named_once_and_kept_in_svg():
    with pytest.warns(UserWarning, match="no font here has the letters") as caught:
        fig = draw_chain(hard_chronicle())
    assert len(caught) == 1
    svg = figure_bytes(fig, "svg").decode()
    assert "北方联合阵线" in svg
    assert "costing $5m" in svg  # no mathematics between two dollars


def test_more_events_than_two_dozen_have_their_table_on_a_second_page_of_a_pdf(twelve):
    many = generated_chronicle(40, actors=3)
    pages = draw_pages(many, FigureOptions())
    assert len(pages) == 2
    assert not any(text.get_text() == "Evidence" for text in pages[0].findobj(Text))
    numbers = {text.get_text() for text in pages[1].findobj(Text)}
    assert {str(number) for number in range(1, 41)} <= numbers
    data = figure_bytes(pages, "pdf", "what is seen")
    assert len(re.findall(rb"/Type /Page\b", data)) == 2
    assert data == figure_bytes(draw_pages(many, FigureOptions()), "pdf", "what is seen")
    assert len(draw_pages(twelve, FigureOptions())) == 1


def test_only_a_pdf_has_pages(twelve):
    with pytest.raises(UsageError, match="choose pdf"):
        figure_bytes([draw_chain(twelve)] * 2, "png")


def test_an_unknown_format_is_refused(twelve):
    with pytest.raises(UsageError, match="choose one of png, svg, pdf"):
        figure_bytes(draw_chain(twelve), "bmp")
