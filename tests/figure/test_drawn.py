"""The audit of pictures as they are drawn: every article of ours and made-up timelines of 6 to 500 events, as PNG and as SVG."""

import warnings
from pathlib import Path

import pytest
from drawn_audit import as_png, as_svg, faults_of, touched_labels
from figure_chronicles import generated_chronicle, hard_chronicle, twelve_chronicle

from timeline.figure.views import VIEWS, draw

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
SIZES = (6, 12, 24, 60, 150, 500)


def audit(chronicle, view):
    """Hold a picture to it that no text stands on another, on a marker or off the page, and no arrow runs through a label."""
    fig = draw(chronicle, view)
    for places in (as_svg, as_png):
        drawn = places(fig)
        assert faults_of(drawn, cards=view == "layers") == [], places.__name__
        assert touched_labels(drawn) == set(), places.__name__


@pytest.mark.parametrize("view", VIEWS)
def test_twelve_events_of_every_kind(view):
    audit(twelve_chronicle(), view)


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES)
def test_made_up_timelines(size, view):
    audit(generated_chronicle(size), view)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.iterdir() if path.is_file()))
def test_every_article(every_timeline, name):
    for view in VIEWS:
        audit(every_timeline[name].chronicle, view)


def test_the_audit_finds_what_is_wrong():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # letters that no font here has
        fig = draw(hard_chronicle())
    label = next(text for text in fig.axes[0].texts if text.get_gid() == "label1-1")
    label.set_position((-30, label.get_position()[1]))
    for places in (as_png, as_svg):
        assert any("off the page" in fault for fault in faults_of(places(fig)))
    mark = next(patch for patch in fig.axes[0].patches if patch.get_gid() == "ev2")
    middle = mark.get_path().vertices.mean(axis=0)
    label.set_position(tuple(middle))
    for places in (as_png, as_svg):
        assert "label 1 on marker 2" in faults_of(places(fig))
