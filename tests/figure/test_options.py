"""Options are checked where they are made, all faults at once."""

import pytest

from timeline.errors import UsageError
from timeline.figure.options import VIEWS, FigureOptions


def test_all_faults_are_told_at_once():
    with pytest.raises(UsageError) as caught:
        FigureOptions(view="pie", theme="pink", width=2.0, min_confidence=3, realis=("negated",), month_names=("Jan",))
    message = str(caught.value)
    for part in (
        "view is 'pie': choose one of chain",
        "theme",
        "width is 2.0",
        "min_confidence",
        "realis",
        "month_names",
    ):
        assert part in message


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_an_option(view):
    assert FigureOptions(view=view).view == view
