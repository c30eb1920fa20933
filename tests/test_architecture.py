"""The order of the stages, held by reading every import: each module knows its own stage and earlier ones only."""

import ast
from pathlib import Path

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
# What a module of a stage imports of the package is of that stage or an earlier one.
STAGES = {
    "errors": 0,
    "model": 1,
    "config": 1,
    "notes": 2,
    "lexicon": 2,
    "read": 3,
    "nlp": 4,
    "graph": 5,
    "analysis": 6,
    "imports": 6,
    "io": 6,
    "changes": 6,
    "scoring": 6,
    "selection": 6,
    "explain": 6,
    "audit": 6,
    "figure": 7,
    "page": 7,
    "workers": 8,
    "cluster": 8,
    "runs": 8,
    "output": 8,
    "display": 8,
    "api": 8,
    "terminal": 9,
    "cli": 9,
    "__main__": 9,
}
# A heavy or telling library, and the stages that may know it.
HOMES = {
    "spacy": {"nlp"},
    "thinc": {"nlp"},
    "dateparser": {"nlp"},
    "matplotlib": {"figure"},
    "trafilatura": {"read"},
    "feedparser": {"read"},
    "pypdf": {"read"},
    "ipywidgets": {"display"},
    "IPython": {"display"},
    "tomli_w": {"io"},
    "jinja2": {"page", "display"},
    "networkx": {"graph", "analysis", "io", "scoring"},
    "pandas": {"analysis", "io"},
    "distributed": {"cluster"},
    "typer": {"cli"},
    "rich": {"cli", "terminal"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def stage_name(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    """Give every module that a file imports when it runs; what is only for type checkers does not count."""
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            inside = node.module == "timeline"
            yield from (f"timeline.{alias.name}" for alias in node.names) if inside else [str(node.module)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_knows_its_own_stage_and_earlier_ones(path):
    own = STAGES[stage_name(path)]
    for name in imports(path):
        part = name.split(".")[1] if name.startswith("timeline.") else None
        if part and not part.startswith("__"):
            assert STAGES[part] <= own, f"{name} is of a later stage"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_stays_in_its_home(path):
    for name in imports(path):
        library = name.split(".")[0]
        assert stage_name(path) in HOMES.get(library, {stage_name(path)}), f"{library} is not for this stage"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints(path):
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    prints = [call for call in calls if ast.unparse(call) in ("print", "typer.echo", "warnings.simplefilter")]
    assert stage_name(path) == "cli" or not prints
