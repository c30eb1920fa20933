"""The interactive page: what is in the file, and how it behaves in a real browser."""

import csv
import html
import json
import re
from dataclasses import replace

import pytest

import timeline
from timeline.model import Note
from timeline.page.assemble import page_bytes

pytestmark = pytest.mark.slow


# --- the file ---------------------------------------------------------------------------------------------------------


def wait_until(page, expression):
    """Ask from outside until it is so: the page's policy forbids what Playwright's own waiting does inside of it."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never so: {expression}")


def test_the_file_names_no_address_to_load_from(pages):
    text = html.unescape(pages["told"].read_text("utf-8"))
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|srcset|href|action)=\"(?!#)", text)
    assert "@import" not in text
    assert "url(" not in re.sub(r"url\(#\w+\)", "", text)


def test_the_same_timeline_gives_the_same_bytes(told, pages):
    assert page_bytes(told.chronicle) == pages["told"].read_bytes()


def test_a_hundred_events_fit_into_250_kilobytes(every_timeline):
    many = []
    for one in every_timeline.values():
        many.append(one)
        if sum(map(len, many)) > 110:
            break
    chronicle = timeline.merge(many).chronicle
    assert len(chronicle.events) >= 100
    assert len(page_bytes(chronicle)) < 250_000 * len(chronicle.events) / 100


def test_every_event_of_the_picture_has_a_row(told, pages):
    text = pages["told"].read_text("utf-8")
    marks = set(re.findall(r'<g id="ev(\d+)"', text))
    rows = set(re.findall(r'<tr id="event-(\d+)"', text))
    drawn = [event for event in told.chronicle.events if event.realis != "negated"]
    assert marks == rows == {str(number) for number in range(1, len(drawn) + 1)}


def test_the_reader_is_told_what_the_chronicle_notes(told):
    noted = replace(told.chronicle, notes=(Note("contradiction", "two dates <differ>"),))
    assert "<li>two dates &lt;differ&gt;</li>" in page_bytes(noted).decode()


def test_a_chronicle_without_events_makes_a_page(told):
    empty = replace(told.chronicle, events=(), links=())
    assert "0 of 0 events" in page_bytes(empty).decode()


# --- in the browser ---------------------------------------------------------------------------------------------------


def lit(page):
    return set(page.eval_on_selector_all("#page-events tr.lit", "rows => rows.map(row => Number(row.dataset.number))"))


def shown(page):
    return page.locator("#page-events tbody tr:visible").count()


def numbers_by_link(page):
    return json.loads(page.text_content("#page-links"))


def reached(links, number):
    """Give what led to an event and what followed, worked out anew."""
    found = {number}
    for side in (0, 1):
        near = {number}
        while near:
            near = {link[1 - side] for link in links if link[side] in near} - found
            found |= near
    return found


def test_hovering_tells_the_event_and_lights_up_its_chain(visit):
    page = visit("told")
    links = numbers_by_link(page)
    number = links[0][0]
    page.hover(f"#ev{number}")
    assert page.is_visible("#page-tip")
    assert page.text_content(f"#event-{number} .what strong") in page.text_content("#page-tip")
    assert page.locator("#page-tip mark.action").count() == 1
    assert lit(page) == reached(links, number)
    page.mouse.move(2, 2)
    assert page.is_hidden("#page-tip")
    assert lit(page) == set()


def test_the_tooltip_covers_neither_its_marker_nor_its_label(visit):
    page = visit("told")
    for marker in page.query_selector_all(".event[tabindex]"):
        marker.scroll_into_view_if_needed()
        marker.hover()
        number = marker.get_attribute("id").removeprefix("ev")
        tip = page.locator("#page-tip").bounding_box()
        for part in page.query_selector_all(f"#ev{number}, [id^='label{number}-']"):
            box = part.bounding_box()
            apart = (
                tip["x"] >= box["x"] + box["width"]
                or tip["x"] + tip["width"] <= box["x"]
                or tip["y"] >= box["y"] + box["height"]
                or tip["y"] + tip["height"] <= box["y"]
            )
            assert apart, f"event {number}"


def test_keys_are_enough(visit):
    page = visit("told")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "page-search"
    page.focus("#ev1")
    page.keyboard.press("Enter")
    assert page.is_visible("#page-tip")
    assert "event=1" in page.url
    page.keyboard.press("Escape")
    assert page.is_hidden("#page-tip")
    assert "event=" not in page.url
    assert page.get_attribute("#ev1", "aria-label").startswith("Event 1: ")


def test_search_and_filters_leave_what_fits_in_table_and_picture(visit):
    page = visit("told")
    everything = shown(page)
    page.fill("#page-search", "shot")
    assert 0 < shown(page) < everything
    assert page.text_content("#page-count") == f"{shown(page)} of {everything} events"
    out = page.eval_on_selector_all("svg .event[tabindex].out", "nodes => nodes.length")
    assert out == everything - shown(page)
    page.fill("#page-search", "")
    page.select_option("#page-type", "SANCTION")
    types = page.eval_on_selector_all("#page-events tbody tr:not(.out)", "rows => rows.map(row => row.dataset.type)")
    assert set(types) == {"SANCTION"}
    page.click("text=Clear")
    wait_until(page, "document.querySelectorAll('#page-events tr.out').length === 0")
    page.fill("#page-intensity", "6")
    assert shown(page) == page.locator("#page-events tbody tr:not(.out)").count() < everything


def test_an_actor_is_found_on_either_side(visit):
    page = visit("told")
    name = page.eval_on_selector_all("#page-actor option", "all => all.map(one => one.value)")[1]
    page.select_option("#page-actor", name)
    rows = page.eval_on_selector_all("#page-events tbody tr:not(.out)", "rows => rows.map(row => row.dataset.actors)")
    assert rows
    assert all(name in row.split("\n") for row in rows)


def test_the_address_keeps_the_state(visit):
    page = visit("told")
    page.select_option("#page-type", "ASSAULT")
    page.click("#event-1 .pick")
    state = page.url.partition("#")[2]
    again = visit("told", f"#{state}")
    assert again.input_value("#page-type") == "ASSAULT"
    assert again.is_visible("#page-tip")
    assert shown(again) == shown(page)


def test_an_address_with_nonsense_is_forgiven(visit):
    page = visit("told", "#type=%3Cb%3E&event=999&intensity=abc&actor=nobody")
    assert shown(page) == page.locator("#page-events tbody tr").count()


def test_the_table_is_saved_with_cells_that_cannot_run(visit):
    page = visit("told")
    page.evaluate("document.querySelector('#event-1 .what').textContent = '=1+1'")
    with page.expect_download() as saved:
        page.click("#page-csv")
    rows = list(csv.DictReader(saved.value.path().read_text("utf-8").splitlines()))
    assert len(rows) == page.locator("#page-events tbody tr").count()
    assert rows[0]["what"] == "'=1+1"


def test_the_picture_is_saved_whole(visit):
    page = visit("told")
    page.hover("#ev1")
    with page.expect_download() as saved:
        page.click("#page-svg")
    svg = saved.value.path().read_text("utf-8")
    assert svg.startswith("<svg")
    assert "look-0{" in svg
    assert "chosen" not in svg


def test_in_a_notebook_the_page_works_in_its_frame(browser, told, tmp_path):
    shown_by = tmp_path / "notebook.html"
    shown_by.write_text(f"<!DOCTYPE html><p id=page-count>mine</p>{told.html()._repr_html_()}", "utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(shown_by.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#event-1 .pick").click()
    assert frame.locator("#page-tip").is_visible()
    assert page.locator("#page-count").first.text_content() == "mine"
    assert complaints == []
    page.close()


def test_a_page_is_saved_as_it_is(told, tmp_path):
    told.html().save(tmp_path / "page.html")
    told.save(tmp_path / "same.html")
    assert (tmp_path / "page.html").read_bytes() == (tmp_path / "same.html").read_bytes()


def test_without_scripts_picture_and_table_are_complete(browser, pages):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(pages["told"].as_uri())
    assert page.is_visible("#ev1")
    assert page.is_visible("#event-1 blockquote")
    page.close()


def test_on_paper_nothing_is_dimmed_and_no_control_is_printed(visit):
    page = visit("told")
    page.click("#event-1 .pick")
    page.emulate_media(media="print")
    assert page.is_hidden("#page-controls")
    assert page.is_hidden("#page-tip")
    wait_until(page, "[...document.querySelectorAll('svg .part')].every(one => getComputedStyle(one).opacity === '1')")


def test_the_dark_ladder_works_as_well(visit):
    page = visit("dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.hover("#ev1")
    assert page.is_visible("#page-tip")


def test_hostile_text_is_shown_as_text(visit):
    page = visit("hostile")
    assert page.title() != "taken"
    assert "<script>document.title='taken'</script>" in page.text_content("#page-events")
    assert "</title><img" in page.text_content(".sources")
    assert page.locator("img").count() == 0
    assert page.locator(".sources a").count() == 0
    assert page.locator("script:not([type])").count() == 1
