"""Pictures as they were when somebody last looked at them and found them good.

After a wanted change: `pytest tests/figure/test_golden.py --mpl-generate-path=tests/figure/baseline`, and look at each.
"""

from dataclasses import replace

import matplotlib as mpl
import pytest
from figure_chronicles import CHRONICLES, generated_chronicle, twelve_chronicle, undated_chronicle

from timeline.figure.options import VIEWS, FigureOptions
from timeline.figure.pages import draw_pages
from timeline.figure.views import draw

DRAWN_WITH = (3, 11)
"""The matplotlib of the stored pictures; others set type a little differently."""

pytestmark = pytest.mark.skipif(
    mpl.__version_info__[:2] != DRAWN_WITH, reason=f"the pictures were drawn with matplotlib {DRAWN_WITH}"
)
golden = pytest.mark.mpl_image_compare(
    baseline_dir="baseline", tolerance=4, style="default", savefig_kwargs={"dpi": 60}
)


def doubtful_chronicle():
    """Return twelve events of which one is negated, one unsure, one without evidence, one imported and one added."""
    twelve = twelve_chronicle()
    changes = {
        2: {"realis": "negated"},
        4: {"confidence": 0.2},
        6: {"mentions": ()},
        7: {"mentions": (), "origin": "import"},
        8: {"origin": "hand"},
    }
    events = (replace(event, **changes.get(i, {})) for i, event in enumerate(twelve.events, start=1))
    return replace(twelve, events=tuple(events))


@pytest.mark.parametrize("view", VIEWS)
@golden
def test_view(view):
    return draw(twelve_chronicle(), view)


@golden
def test_few_events_without_dates():
    return draw(undated_chronicle())


@golden
def test_dark_in_own_colours_and_german_dates():
    own = ("#DCEAF7", "#A9CBE8", "#F2C14E", "#F08A4B", "#D7263D")
    return draw(
        twelve_chronicle(), options=FigureOptions(theme="dark", palette=own, language="de", title="Zwei Runden")
    )


@golden
def test_what_is_doubtful_is_hidden_or_marked_and_counted():
    return draw(doubtful_chronicle())


@golden
def test_more_events_in_panels():
    return draw(CHRONICLES["forty"](), options=FigureOptions(event_table=False))


@golden
def test_the_page_of_their_table():
    return draw_pages(CHRONICLES["forty"](), FigureOptions())[1]


@golden
def test_hundreds_of_events():
    return draw(generated_chronicle(300), "overview")
