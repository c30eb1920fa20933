"""Write `reference.md` from the package itself: every public name with its docstring, every command with its options.

`make docs` runs it; a test fails where the page is not what this writes.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import typer

import timeline
from timeline import analysis
from timeline.cli import app
from timeline.io import columns as columns_of_tables

PAGE = Path(__file__).parent / "reference.md"
SHOWN = {
    "timeline.display.cards": ("EventCard", "LinkCard", "EventTable"),
    "timeline.display.explore": ("Explorer",),
    "timeline.display.review": ("Review",),
    "timeline.page.frame": ("Page",),
    "timeline.changes": ("Changes",),
    "timeline.scoring.report": ("Report",),
}
SPACY = {
    "timeline.nlp.factories": ("make_times", "make_actors", "make_events"),
    "timeline.nlp.displacy": ("event_spans", "event_arcs"),
}
HEAD = """# Reference

Every public name and every option; written by `make docs` from the docstrings and the options themselves. What the parts are for and how
they go together is told in the [README](../README.md), the fields of the file in [file-format.md](file-format.md).
"""
_SECTION = re.compile(r"^(\w[\w ]+)\n-{3,}$", re.MULTILINE)
_QUOTED = re.compile(r": '([^']*)'")
_ITEM = re.compile(r"^(\S.*)\n((?:    .*\n?|\n)+)", re.MULTILINE)


def write_page() -> str:
    """Return the page."""
    parts = [HEAD, "## The command line\n", *commands()]
    parts += ["## Functions\n", *functions()]
    parts += ["## Timeline\n", described(timeline.Timeline), *members(timeline.Timeline, "tl")]
    parts += ["## What a notebook shows\n", *from_modules(SHOWN, with_members=True)]
    parts += [
        "## Analysis\n",
        text_of(analysis),
        *(signed(name, getattr(analysis, name), "analysis.") for name in analysis.__all__),
    ]
    parts += ["## Tables\n", *columns(), "## Plain data\n", *data()]
    parts += ["## Errors\n", *errors(), "## spaCy\n", *from_modules(SPACY, with_members=False)]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def functions() -> Iterator[str]:
    """Yield what each public function is for."""
    values = ((name, getattr(timeline, name)) for name in timeline.__all__)
    yield from (signed(name, value, "timeline.") for name, value in values if inspect.isfunction(value))


def from_modules(names: dict[str, tuple[str, ...]], *, with_members: bool) -> Iterator[str]:
    """Yield what names of several modules are for."""
    for module, several in names.items():
        for name in several:
            value = getattr(import_module(module), name)
            yield signed(name, value, f"{module}.")
            if with_members:
                yield from members(value, name)


def members(value: type, called: str) -> Iterator[str]:
    """Yield what the public attributes and methods of a class are for."""
    for name, member in vars(value).items():
        if name.startswith("_"):
            continue
        if isinstance(member, classmethod | staticmethod):
            yield signed(name, getattr(value, name), f"{value.__name__}.")
        elif isinstance(member, property) or not callable(member):
            plain = getattr(member, "fget", None) or getattr(member, "func", None)
            if plain is not None:
                yield f"### `{called}.{name}`\n\n{text_of(plain)}"
        else:
            yield signed(name, member, f"{called}.")


def signed(name: str, value: Callable[..., Any], before: str) -> str:
    """Return the signature of a callable and its docstring."""
    signature = inspect.signature(value)
    parameters = [p for p in signature.parameters.values() if p.name != "self"]
    returned = (
        ""
        if inspect.isclass(value) or signature.return_annotation is signature.empty
        else f" -> {signature.return_annotation}"
    )
    listed = _QUOTED.sub(r": \1", str(signature.replace(parameters=parameters, return_annotation=signature.empty)))
    call = f"{before}{name}{listed}{returned}"
    return f"### `{before}{name}`\n\n```python\n{call}\n```\n\n{text_of(value)}"


def described(value: object) -> str:
    """Return a docstring alone."""
    return text_of(value)


def text_of(value: object) -> str:
    """Return a docstring as Markdown: sections in bold, parameters as a list, examples as code."""
    blocks = _SECTION.split(inspect.getdoc(value) or "")
    parts = [blocks[0].strip()]
    for title, body in zip(blocks[1::2], blocks[2::2], strict=True):
        content = body.strip("\n")
        if title == "Examples":
            content = f"```python\n{content}\n```"
        elif title in ("Parameters", "Returns", "Yields", "Raises"):
            content = _ITEM.sub(item, content + "\n").strip()
        parts.append(f"**{title}**\n\n{content}")
    return "\n\n".join(parts)


def item(found: re.Match[str]) -> str:
    """Return a parameter, or what is returned or raised, as an item of a list."""
    words = " ".join(found[2].split())
    return f"- `{found[1].strip()}`: {words}\n"


def commands() -> Iterator[str]:
    """Yield every command with its arguments and options."""
    door = typer.main.get_command(app)
    yield f"{door.help}\n\n{door.epilog}\n"
    yield f"### `timeline`\n\n{options_of(door)}"
    for path, command in walk(door, "timeline"):
        yield f"### `{path}`\n\n{inspect.cleandoc(command.help or '')}\n\n{options_of(command)}"


def walk(group: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer has its own types
    """Yield the commands of a group, and those of the groups in it."""
    for name, command in sorted(group.commands.items()):
        yield f"{path} {name}", command
        if isinstance(getattr(command, "commands", None), dict):
            yield from walk(command, f"{path} {name}")


def options_of(command: Any) -> str:  # noqa: ANN401 - as above
    """Return the arguments and options of a command as a table."""
    rows = ["| | |", "|---|---|"]
    for option in command.params:
        if option.name == "help":
            continue
        argument = option.param_type_name == "argument"
        shown = option.metavar or option.name.upper() if argument else ", ".join(option.opts)
        value = (
            ""
            if argument or getattr(option, "is_flag", False)
            else f" {option.metavar or option.name.strip('_').rpartition('_')[2].upper()}"
        )
        known = option.default if not callable(option.default) else None
        default = f" Default: {known}." if known not in (None, False, "", []) and not argument else ""
        said = (option.help or "").replace("|", "\\|")
        rows.append(f"| `{shown}{value}` | {said}{default} |")
    return "\n".join(rows)


def columns() -> Iterator[str]:
    """Yield the columns of every table and their types, with what the module says of them."""
    source = inspect.getsource(columns_of_tables)
    for constant, table in vars(columns_of_tables).items():
        name = constant.removesuffix("_COLUMNS")
        if name == constant:
            continue
        said = re.search(rf'^{constant}\b.*?\}}[^\n]*\n"""(.*?)"""', source, re.MULTILINE | re.DOTALL)
        rows = [
            f"| `{column}` | {kind if isinstance(kind, str) else 'category: ' + ', '.join(kind)} |"
            for column, kind in table.items()
        ]
        told = " ".join(said[1].split()) if said else ""
        yield "\n".join([f"### `{constant}`\n\n{told}\n", "| column | type |", "|---|---|", *rows])


def data() -> Iterator[str]:
    """Yield the classes of the plain data with their fields."""
    for name, value in vars(import_module("timeline.model")).items():
        if not dataclasses.is_dataclass(value):
            continue
        fields = "\n".join(f"- `{field.name}`: `{field.type}`" for field in dataclasses.fields(value))
        yield f"### `timeline.model.{name}`\n\n{text_of(value)}\n\n{fields}"


def errors() -> Iterable[str]:
    """Return each error with what it means."""
    names = sorted(name for name in timeline.__all__ if name.endswith("Error"))
    return [f"- `timeline.{name}`: {inspect.getdoc(getattr(timeline, name))}" for name in names]


if __name__ == "__main__":
    PAGE.write_text(write_page(), "utf-8")
