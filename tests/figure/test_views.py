"""Every view draws every chronicle, into a figure of its own or into given axes, without pyplot."""

import subprocess
import sys

import matplotlib as mpl
import pytest
from figure_chronicles import CHRONICLES, generated_chronicle
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from timeline.errors import UsageError
from timeline.figure import views
from timeline.figure.export import figure_bytes
from timeline.figure.options import FigureOptions
from timeline.figure.views import VIEWS, draw


def shown_texts(fig):
    return [artist.get_text() for artist in fig.findobj(Text)]


def test_the_names_of_the_views_are_those_that_can_be_drawn():
    assert set(views._DRAW) == set(VIEWS) == {"chain", "ladder", "layers", "overview"}


@pytest.mark.filterwarnings("ignore:no font here")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["undated", "twelve", "hard", "forty", "empty"])
def test_every_view_draws_every_chronicle(view, name):
    fig = draw(CHRONICLES[name](), view)
    assert fig.get_label() in " ".join(shown_texts(fig))
    width, height = fig.get_size_inches()
    assert width == pytest.approx(13.2)
    assert 1 < height < 40


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_a_dark_side(view, twelve):
    fig = draw(twelve, view, FigureOptions(theme="dark"))
    assert mpl.colors.to_hex(fig.get_facecolor()) == "#12181f"


@pytest.mark.parametrize("view", VIEWS)
def test_every_text_is_on_the_page(view, twelve):
    fig = draw(twelve, view)
    FigureCanvasAgg(fig).draw()
    page = fig.bbox
    for artist in fig.findobj(Text):
        box = artist.get_window_extent()
        if artist.get_text() and artist.get_visible() and artist.axes:
            assert box.x0 >= page.x0 - 1, artist
            assert box.x1 <= page.x1 + 1, artist


@pytest.mark.parametrize("view", VIEWS)
def test_drawing_into_given_axes_stays_inside_them(view, twelve):
    fig = Figure(figsize=(12, 8))
    ax = fig.add_axes((0.1, 0.2, 0.8, 0.6))
    assert draw(twelve, view, ax=ax) is fig
    FigureCanvasAgg(fig).draw()
    area = ax.get_window_extent()
    for artist in ax.texts:
        box = artist.get_window_extent()
        assert area.x0 - 2 <= box.x0
        assert box.x1 <= area.x1 + 2
        assert area.y0 - 2 <= box.y0


def test_axes_in_a_subfigure_belong_to_the_whole_figure(twelve):
    fig = Figure(figsize=(14, 10))
    part = fig.subfigures(1, 2)[0]
    assert draw(twelve, ax=part.subplots()) is fig


def test_axes_without_a_figure_are_refused(twelve):
    ax = Figure().add_subplot()
    ax.remove()
    assert isinstance(ax, Axes)
    with pytest.raises(UsageError, match="ax belongs to no figure"):
        draw(twelve, ax=ax)


def test_a_title_of_ones_own_is_taken(twelve):
    assert draw(twelve, options=FigureOptions(title="Two rounds")).get_label() == "Two rounds"


def test_above_a_hundred_and_fifty_events_the_chain_hands_over_to_the_overview():
    texts = " ".join(shown_texts(draw(generated_chronicle(151), "chain")))
    assert "More than 150 acts cannot be read one by one" in texts


def test_an_unknown_view_is_refused(twelve):
    with pytest.raises(UsageError, match="choose one of chain, ladder, layers, overview"):
        draw(twelve, "pie")


def test_layout_and_words_need_no_drawing_library_and_no_view_needs_pyplot():
    code = (
        "import sys; import timeline.figure, timeline.figure.layout, timeline.figure.labels, timeline.figure.titles, "
        "timeline.figure.layers_layout, timeline.figure.overview_layout, timeline.figure.options; "
        "assert not any(m.split('.')[0] == 'matplotlib' for m in sys.modules), 'matplotlib';"
        "import timeline.figure.views, timeline.figure.export; assert 'matplotlib.pyplot' not in sys.modules, 'pyplot'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_five_hundred_events_take_seconds():
    assert figure_bytes(draw(CHRONICLES["five-hundred"](), "overview"), "png").startswith(b"\x89PNG")
