"""Exploring and reviewing, driven by the widgets' values as a hand would: no browser is needed, one real notebook is run."""

import json
import sys
import tomllib
from dataclasses import replace

import nbformat
import pytest
from nbclient import NotebookClient

from timeline.api import Timeline
from timeline.display.review import Review
from timeline.errors import CorrectionsError, UsageError
from timeline.model import TimeSpan

pytest.importorskip("ipywidgets")
pytest.importorskip("tomli_w")


@pytest.fixture
def held(chronicle):
    """Three events: two that are linked, and an undated one of another actor."""
    later = TimeSpan("2021-06-01", "2021-06-01", "day", "explicit")
    day = replace(chronicle.events[1], time=later)
    third = replace(
        chronicle.events[0],
        id="e3",
        key="raid:16",
        time=None,
        type="MOBILIZE",
        mode=None,
        source=("FRE",),
        target=(),
        intensity=3.0,
        confidence=0.5,
    )
    mention = replace(third.mentions[0], start=16, end=21, trigger="itani")
    return Timeline(replace(chronicle, events=(chronicle.events[0], day, replace(third, mentions=(mention,)))))


def test_the_days_that_are_chosen_are_told_in_words(held):
    filters = held.explore().filters
    assert filters.chosen_days.value == "2021-05-03 to 2021-06-01"
    filters.days.value = ("2021-06-01", "2021-06-01")
    assert filters.chosen_days.value == "2021-06-01 to 2021-06-01"


def test_filters_drive_the_picture(held):
    explorer = held.explore()
    filters, whole = explorer.filters, bytes(explorer.picture.value)
    assert whole.startswith(b"<?xml")
    assert filters.found.value == "3 of 3 events"
    for widget, value, left in (
        (filters.intensity, 5.0, ["e1", "e2"]),
        (filters.confidence, 0.88, ["e1"]),
        (filters.types, ("MOBILIZE",), ["e3"]),
        (filters.realis, ("actual",), ["e1", "e2", "e3"]),
        (filters.days, ("2021-06-01", "2021-06-01"), ["e2"]),
        (filters.actors, ("RUR",), ["e1", "e2"]),
    ):
        before = widget.value
        widget.value = value
        assert list(explorer.shown.events["id"]) == left
        assert filters.found.value == f"{len(left)} of 3 events"
        assert (explorer.picture.value == whole) == (len(left) == 3)
        widget.value = before
    assert explorer.picture.value == whole


def test_the_view_is_drawn_and_an_empty_choice_has_no_picture(held):
    explorer = held.explore()
    before = explorer.picture.value
    explorer.filters.view.value = "layers"
    assert explorer.picture.value != before
    explorer.filters.intensity.value = 10
    assert explorer.picture.value == b""
    assert explorer.filters.found.value == "0 of 3 events"


def test_many_events_are_drawn_as_png(held, monkeypatch):
    monkeypatch.setattr("timeline.display.explore.MOST_EVENTS_AS_SVG", 2)
    explorer = held.explore()
    assert (explorer.picture.format, explorer.picture.value[:4]) == ("png", b"\x89PNG")
    explorer.filters.intensity.value = 5
    assert explorer.picture.format == "svg+xml"


def test_a_review_goes_from_event_to_event_and_writes_corrections(held, tmp_path):
    path = tmp_path / "fixes.toml"
    explorer = held.explore(path)
    panel = explorer.panel
    assert "struck" in panel.card.value
    panel.accept.click()
    assert (panel.event.value, panel.message.value) == ("e2", "e1: accepted")
    panel.why.value = "only a rumour"
    panel.reject.click()
    assert (panel.event.value, panel.why.value) == ("e3", "")
    assert explorer.filters.found.value == "2 of 2 events"
    panel.type.value = "COERCE"
    panel.mode.value = "restrict"
    panel.retype.click()
    assert [label[0] for label, _ in panel.event.options] == ["\u2713", "\u2717", "\u270e"]
    assert not path.exists()
    panel.save.click()
    assert panel.message.value == f"written to {path}"
    assert tomllib.loads(path.read_text("utf-8")) == {
        "drop": [{"key": "raid:69", "why": "only a rumour"}],
        "change": [{"key": "raid:16", "type": "COERCE", "mode": "restrict"}],
    }
    assert held.correct(path) == explorer.review.corrected
    again = held.explore(path)
    assert [label[0] for label, _ in again.panel.event.options] == ["\u25cb", "\u2717", "\u270e"]
    assert len(again.shown) == 2


def test_a_merge_and_its_undoing(held):
    explorer = held.explore()
    panel = explorer.panel
    panel.other.value = "e3"
    panel.merge.click()
    assert len(explorer.review.corrected) == 2
    assert [label[0] for label, _ in panel.event.options] == ["\u2295", "\u25cb", "\u2295"]
    panel.undo.click()
    assert explorer.review.corrected == held
    panel.undo.click()
    assert panel.message.value == "nothing to take back"


def test_what_contradicts_is_said_and_left_out(held):
    panel = held.explore().panel
    panel.reject.click()
    panel.event.value = "e1"
    panel.other.value = "e2"
    panel.merge.click()
    assert "uses raid:30, which" in panel.message.value
    assert len(panel.review.entries) == 1
    panel.path.value = "/no/such/folder/fixes.toml"
    panel.save.click()
    assert "/no/such/folder" in panel.message.value
    assert panel.review.saved == 0


def test_what_is_offered_fits_the_type(held):
    panel = held.explore().panel
    assert (panel.type.value, panel.mode.value) == ("ASSAULT", "aerial")
    panel.type.value = "AGREE"
    assert panel.mode.options == ("no mode",)
    panel.event.value = "e3"
    assert (panel.type.value, panel.mode.value) == ("MOBILIZE", "no mode")


def test_a_review_without_a_file_names_none(held):
    review = Review(held)
    review.reject("e1")
    with pytest.raises(UsageError, match="no file to write to"):
        review.save()


def test_a_broken_file_is_said_at_once(held, tmp_path):
    (tmp_path / "fixes.toml").write_text("[[drop]")
    with pytest.raises(CorrectionsError, match="is not TOML"):
        held.explore(tmp_path / "fixes.toml")


def test_a_timeline_without_events(chronicle):
    explorer = Timeline(replace(chronicle, events=(), links=())).explore()
    assert explorer.filters.found.value == "0 of 0 events"
    explorer.panel.accept.click()


def test_without_ipywidgets_the_extra_is_named(held, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(UsageError, match=r"pip install 'escalation-timeline\[notebook\]'"):
        held.explore()


@pytest.mark.slow
def test_it_shows_in_a_real_notebook(tmp_path):
    record = {
        "id": "raid",
        "published": "2021-05-12",
        "text": "Iran attacked Iraq on 3 May 2021. In response, Iraq shelled Iran.",
    }
    cells = [
        f"import timeline\nexplorer = timeline.build({json.dumps(record)}).explore('fixes.toml')\nexplorer",
        "explorer.filters.intensity.value = 10\nexplorer.filters.found.value",
        "explorer.panel.reject.click()\nexplorer.panel.save.click()\nprint(open('fixes.toml').read())",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
    place = {"metadata": {"path": tmp_path}}
    NotebookClient(notebook, timeout=300, resources=place, record_timing=False).execute()
    shown, found, written = (cell.outputs for cell in notebook.cells)
    assert "application/vnd.jupyter.widget-view+json" in shown[0]["data"]
    assert found[0]["data"]["text/plain"] == "'0 of 2 events'"
    assert written[-1]["text"] == '[[drop]]\nkey = "raid:5"\n\n'
