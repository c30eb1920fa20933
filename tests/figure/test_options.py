"""Options are checked where they are made, all faults at once."""

import pytest

from timeline.errors import UsageError
from timeline.figure.options import VIEWS, FigureOptions


def test_all_faults_are_told_at_once():
    with pytest.raises(UsageError) as caught:
        FigureOptions(
            view="pie",
            theme="pink",
            width=2.0,
            min_confidence=3,
            realis=("negated",),
            month_names=("Jan",),
            palette="#12345,#1",
            language="xx",
        )
    message = str(caught.value)
    for part in (
        "view is 'pie': choose one of chain",
        "theme",
        "width is 2.0",
        "min_confidence",
        "realis",
        "month_names",
        "palette is '#12345,#1': choose one of heat, grey, blue, or give 5 colours",
        "language is 'xx': choose one of cs, da, de,",
    ):
        assert part in message


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_an_option(view):
    assert FigureOptions(view=view).view == view


@pytest.mark.parametrize(
    "own", ["#000001,#000002, #000003,#000004,#ABcdef", [f"#00000{n}" for n in range(1, 4)] + ["#000004", "#ABcdef"]]
)
def test_a_palette_of_ones_own_is_taken(own):
    assert FigureOptions(palette=own).colours == ("#000001", "#000002", "#000003", "#000004", "#ABcdef")
