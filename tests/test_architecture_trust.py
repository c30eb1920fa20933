"""What the package never does: write a file but by the atomic writer, run what it reads, reach for the network."""

import ast
from pathlib import Path

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
WRITER = PACKAGE / "io" / "atomic.py"
WRITING = {
    "write_text",
    "write_bytes",
    "savefig",
    "to_csv",
    "to_json",
    "to_parquet",
    "write_graphml",
    "write_gexf",
    "mkstemp",
}
RUNNING = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "subprocess", "ctypes"}
NETWORK = {"socket", "ssl", "http", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "webbrowser"}


def calls(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def writes(call):
    """Tell whether a call writes a file by itself: `open` for writing, or a method that takes a path."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    values = [*call.args, *(word.value for word in call.keywords)]
    given = {value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)}
    if name == "open":
        return any(set(mode) <= set("rwxabt+") and set(mode) & set("wxa+") for mode in given)
    in_memory = {ast.unparse(value) for value in (*call.args, call.func)} & {"out", "stream", "buffer", "pages.savefig"}
    own = isinstance(call.func, ast.Name) and name == "write_bytes"  # the one writer
    return name in WRITING and not in_memory and not own


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path != WRITER], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_only_the_atomic_writer_writes_files(path):
    assert [ast.unparse(call) for call in calls(path) if writes(call)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_that_is_read_is_run_and_nothing_is_fetched(path):
    heads = {name.split(".")[0] for name in imported(path)}
    assert heads & (RUNNING | NETWORK) == set()
    assert "urllib.request" not in set(imported(path))
    names = {ast.unparse(call.func) for call in calls(path)}
    assert names & {"eval", "exec", "compile", "__import__", "os.system", "pd.read_pickle", "yaml.load"} == set()
