"""How long a picture takes, against a plain matplotlib figure with as many texts on as many pixels, drawn in the same run.

`python tests/benchmarks/test_figure_speed.py` prints the seconds that tests/benchmarks/figures.md records.
"""

import sys
import time
from functools import partial
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

sys.path.insert(0, str(Path(__file__).parents[1] / "figure"))

from figure_chronicles import generated_chronicle

from timeline.figure.export import figure_bytes
from timeline.figure.views import VIEWS, draw

MOST_TIMES = 5.0
ROUNDS = 3


def seconds(task):
    """Return the CPU seconds of the fastest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        task()
        taken.append(time.process_time() - start)
    return min(taken)


def make_file(chronicle, view, kind):
    return figure_bytes(draw(chronicle, view), kind)


def plain_picture(like):
    """Return a figure of the size of another, with the same number of texts in a grid."""
    fig = Figure(figsize=like.get_size_inches())
    FigureCanvasAgg(fig)
    for i, text in enumerate(like.findobj(Text)):
        fig.text(i % 10 / 10, i // 10 / 50, text.get_text(), size=8.5, parse_math=False)
    return fig


@pytest.mark.slow
@pytest.mark.parametrize(("size", "view"), [(24, "chain"), (24, "ladder"), (500, "overview")])
def test_a_picture_takes_a_few_times_what_its_texts_alone_take(size, view):
    chronicle = generated_chronicle(size)
    like = draw(chronicle, view)
    mere = seconds(lambda: figure_bytes(plain_picture(like), "png"))
    assert seconds(partial(make_file, chronicle, view, "png")) < MOST_TIMES * mere


def main():
    """Print a table of CPU seconds from chronicle to bytes, imports not counted."""
    sizes = (6, 12, 24, 60, 150, 500)
    draw(generated_chronicle(6))
    sys.stdout.write(f"| events | {' | '.join(f'{view} PNG | {view} SVG' for view in VIEWS)} |\n")
    for size in sizes:
        chronicle = generated_chronicle(size)
        tasks = [partial(make_file, chronicle, view, kind) for view in VIEWS for kind in ("png", "svg")]
        cells = [f"{seconds(task):.2f}" for task in tasks]
        sys.stdout.write(f"| {size} | {' | '.join(cells)} |\n")


if __name__ == "__main__":
    main()
