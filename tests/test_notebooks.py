"""The notebooks run from top to bottom, and hold what they showed: `python tests/test_notebooks.py` runs them anew."""

import re
import shutil
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 500_000
OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|usr|opt|work|Users)/|\b[A-Z]:\\|site-packages|object at 0x")

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def execute(path, folder):
    """Run a notebook beside a copy of the data, so that nothing it writes stays in the tree."""
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "notebooks").mkdir()
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": folder / "notebooks"}}
    NotebookClient(notebook, timeout=300, resources=place, record_timing=False).execute()
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    return notebook


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def printed(cell):
    """Give what a cell printed; tables and pictures look different with other versions of other people's packages."""
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


@each_notebook
@pytest.mark.slow
def test_it_runs_and_prints_what_it_holds(path, tmp_path):
    kept, now = nbformat.read(path, as_version=4), execute(path, tmp_path)
    for before, after in zip(code_cells(kept), code_cells(now), strict=True):
        assert printed(after) == printed(before), "run `make notebooks` and read the notebook again"


@each_notebook
def test_it_was_run_once_from_top_to_bottom_without_a_fault(path):
    cells = code_cells(nbformat.read(path, as_version=4))
    outputs = [output for cell in cells for output in cell.outputs]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert outputs
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]


@each_notebook
def test_it_is_small_and_says_nothing_of_the_machine_it_ran_on(path):
    text = path.read_text("utf-8")
    assert len(text.encode()) < LARGEST
    assert not OF_A_MACHINE.findall(text)
    assert nbformat.read(path, as_version=4).metadata["language_info"] == {"name": "python"}


def renew():
    """Run every notebook and keep what it shows."""
    for path in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            nbformat.write(execute(path, Path(folder)), path)


if __name__ == "__main__":
    renew()
