"""matplotlib without the help of its artists: quicker, and it draws the same; who imports it otherwise has the help."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys
LEAN
import matplotlib.pyplot as plt
from matplotlib.patches import Rectangle
class Square(Rectangle):
    pass
figure, axes = plt.subplots()
for kind in (Rectangle, Square):
    artist = axes.add_patch(kind((0, 0), 1, 1))
    artist.set(facecolor="red", lw=2)
    assert artist.get_linewidth() == 2
    try:
        artist.set(colour="red")
    except AttributeError:
        pass
    else:
        raise SystemExit("a property that is none")
assert bool(Rectangle.set.__doc__) is HELP
class Late(axes.__class__):
    pass
assert Late.set.__doc__ and "set multiple" in Late.set.__doc__.lower()
figure.canvas.draw()
sys.stdout.buffer.write(bytes(figure.canvas.buffer_rgba()))
"""


def drawn(lean, has_help):
    script = SCRIPT.replace("LEAN", lean).replace("HELP", str(has_help))
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, env=os.environ | {"MPLBACKEND": "agg"}
    )
    return done.stdout


@pytest.mark.slow
def test_artists_are_whole_after_a_lean_import():
    lean = "from timeline.figure.lean import import_matplotlib; import_matplotlib(); import_matplotlib()"
    assert drawn(lean, has_help=False) == drawn("import timeline.figure.export", has_help=True)
