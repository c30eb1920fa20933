"""Colours that can be read and told apart, a shape for every type."""

from itertools import pairwise

import pytest
from figure_chronicles import make_event

from timeline.figure.style import (
    CLASSES,
    DARK,
    LIGHT,
    PALETTE_COLOURS,
    STEP_NAMES,
    actor_colours,
    contrast,
    luminance,
    marker_of,
    readable_on,
    step_of,
)

TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_and_lines_stand_out_from_every_ground(theme):
    for ground in (theme.paper, *theme.lanes, theme.band):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.quiet, ground) >= 4.5
        assert contrast(theme.arrow, ground) >= 4.5
    assert min(contrast(theme.inferred, ground) for ground in (theme.paper, *theme.lanes)) >= 2.7


@pytest.mark.parametrize("colours", PALETTE_COLOURS.values())
def test_a_graver_act_is_darker(colours):
    lights = [luminance(colour) for colour in colours]
    assert len(colours) == len(STEP_NAMES) == 5
    assert all(a > 1.3 * b for a, b in pairwise(lights))
    assert all(contrast(readable_on(colour), colour) >= 4.4 for colour in colours)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_actors_have_colours_that_can_be_read_as_text(theme, count):
    colours = actor_colours(count, theme)
    assert len(set(colours)) == count
    assert all(contrast(colour, theme.paper) >= 3.8 for colour in colours)


def test_six_actors_have_no_colours():
    assert actor_colours(6, LIGHT) is None


@pytest.mark.parametrize("kind", TYPES.split())
def test_every_type_has_a_shape_with_a_name(kind):
    assert marker_of(make_event(1, "x", [], [], None, kind)) in CLASSES


def test_attacks_from_the_air_look_different():
    assert marker_of(make_event(1, "x", [], [], None, "ASSAULT", "drone")) == "X"
    assert marker_of(make_event(1, "x", [], [], None, "ASSAULT", "firearms")) == "v"


@pytest.mark.parametrize(("value", "step"), [(0, 0), (1.99, 0), (2, 1), (5.9, 2), (6, 3), (8, 4), (10, 4)])
def test_steps_of_intensity(value, step):
    assert step_of(value) == step
