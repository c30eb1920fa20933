"""The commands that set two timelines side by side: `diff` and `score`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from timeline.cli.app import app, common_of
from timeline.cli.options import MaxSize, Quiet
from timeline.cli.steps import load_timeline, show_text

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")]


@app.command()
def diff(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A timeline file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="A later one of the same story, or - for standard input.")],
    *,
    as_json: AsJson = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Tell which events and links are new, changed or gone from one timeline file to another."""
    from timeline.changes import compare  # noqa: PLC0415 - help and version need none of this

    common = common_of(ctx, max_size, quiet=quiet)
    before, after = (load_timeline(path, common, None).chronicle for path in (old, new))
    changes = compare(before, after)
    _show(changes.to_dict() if as_json else None, changes.lines())


@app.command()
def score(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD", help="Annotation: a file or folder as in data/gold, or a corrected timeline file."
        ),
    ],
    predicted: Annotated[str, typer.Argument(metavar="PREDICTED", help="The timeline file to measure.")],
    *,
    aliases: Annotated[
        str | None,
        typer.Option("--aliases", metavar="FILE", help="JSON: other names under which parties are accepted."),
    ] = None,
    faults: Annotated[bool, typer.Option("--faults", help="List each fault.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Measure a timeline file by your own annotation of its articles."""
    from timeline import api  # noqa: PLC0415 - help and version need none of this

    common = common_of(ctx, max_size, quiet=quiet)
    whole = load_timeline(predicted, common, None)
    result = api.score(gold, whole, aliases=aliases)
    for name in result.missing:
        common.say(f"note: the timeline has no article {name!r}; all of its annotation counts as not found")
    _show(result.to_dict() if as_json else None, result.lines(faults=faults))


def _show(data: dict[str, Any] | None, lines: Iterable[str]) -> None:
    """Write plain data as JSON where there are any, else the lines."""
    from timeline.terminal import neutral  # noqa: PLC0415 - help and version need none of this

    if data is None:
        show_text("".join(f"{neutral(line)}\n" for line in lines))
    else:
        show_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
