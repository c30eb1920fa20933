"""PDF files: lines become paragraphs, and what cannot be read is said."""

import io

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure

from timeline.errors import InputError
from timeline.read.corpus import read_inputs
from timeline.read.pdf import join_lines, read_pdf

pypdf = pytest.importorskip("pypdf")
LINES = (
    "On 3 May 2021 Ruritanian jets struck a depot in the",
    "north of Freedonia. The dead were not counted.",
    "Freedonia retaliated.",
    "A week later the two sides began to talk in the capi-",
    "tal of a third country.",
)


def make_pdf(lines):
    """Print lines one below the other."""
    figure = Figure()
    FigureCanvasPdf(figure)
    for number, line in enumerate(lines):
        figure.text(0.1, 0.9 - 0.06 * number, line)
    out = io.BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}):
        figure.savefig(out, format="pdf")
    return out.getvalue()


def test_lines_become_paragraphs(tmp_path):
    (tmp_path / "a.pdf").write_bytes(make_pdf(LINES))
    [found] = read_inputs(tmp_path / "a.pdf")
    assert found.article.text == (
        "On 3 May 2021 Ruritanian jets struck a depot in the north of Freedonia. The dead were not counted. "
        "Freedonia retaliated.\n\nA week later the two sides began to talk in the capital of a third country."
    )
    assert found.read_with == f"pypdf {pypdf.__version__}"


def test_ligatures_and_empty_lines():
    assert join_lines("The \ufb01rst \ufb02eet\n\nsailed.") == "The first fleet\n\nsailed."


def locked(data):
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 nothing", "cannot be read"),
        (make_pdf(LINES)[:900], "cannot be read"),
        (make_pdf(()), "holds no text"),
        (locked(make_pdf(LINES)), "without a password"),
    ],
    ids=["broken", "cut", "empty", "locked"],
)
def test_what_cannot_be_read_is_said(data, says, capfd):
    with pytest.raises(InputError, match=f"^a.pdf: the PDF file .*{says}"):
        read_pdf(data, "a.pdf")
    assert capfd.readouterr() == ("", "")
