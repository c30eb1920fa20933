"""The commands that take a timeline file: `plot`, `export` and `show`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.app import app, common_of
from timeline.cli.options import (
    ActorNames,
    AllowEmpty,
    Corrections,
    Dates,
    Format,
    Language,
    MaxSize,
    MinConfidence,
    Outputs,
    Palette,
    Quiet,
    Since,
    Theme,
    TimelineFile,
    Title,
    Until,
    View,
    Width,
)
from timeline.cli.steps import load_timeline, picture_options, show_text, stop_if_empty, write
from timeline.errors import UsageError
from timeline.io.endings import MEANINGS, TABLE_NAMES

if TYPE_CHECKING:
    from timeline.api import Timeline


@app.command()
def plot(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    timeline_file: TimelineFile,
    *,
    output: Outputs = None,
    view: View = "chain",
    since: Since = None,
    until: Until = None,
    actor: ActorNames = None,
    min_intensity: Annotated[float | None, typer.Option("--min-intensity", help="Least intensity, 0 to 10.")] = None,
    realis: Annotated[
        list[str] | None,
        typer.Option("--realis", help="actual, planned, threatened, hypothetical, negated; with commas or repeated."),
    ] = None,
    chain: Annotated[str | None, typer.Option("--chain", metavar="EVENT", help="Only the chain of an event.")] = None,
    title: Title = None,
    theme: Theme = "light",
    palette: Palette = "heat",
    width: Width = None,
    dates: Dates = "day-first",
    language: Language = "en",
    min_confidence: MinConfidence = None,
    format_: Format = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Draw a timeline file, or a part of it."""
    from timeline.output import PICTURE_ENDINGS, check_targets  # noqa: PLC0415 - help and version need none of this

    common = common_of(ctx, max_size, quiet=quiet)
    targets = check_targets(output or [], PICTURE_ENDINGS, ".svg", [timeline_file], format_)
    picture = picture_options(
        targets,
        view=view,
        title=title,
        theme=theme,
        palette=palette,
        width=width,
        date_style=dates,
        language=language,
        min_confidence=min_confidence,
    )
    whole = load_timeline(timeline_file, common, corrections)
    part = whole.chain(chain) if chain is not None else whole
    statuses = [one.strip() for given in realis for one in given.split(",")] if realis else None
    part = part.filter(actors=actor, since=since, until=until, min_intensity=min_intensity, realis=statuses)
    stop_if_empty(part, allow_empty=allow_empty, filtered=len(whole) > 0)
    chosen = frozenset(event.id for event in part.chronicle.events) if len(part) < len(whole) else None
    write(targets, whole, common, part, events=chosen, **picture)


@app.command(
    epilog="Formats: " + "; ".join(f"{ending} {meaning}" for ending, meaning in MEANINGS.items()) + "; .html the page."
)
def export(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    timeline_file: TimelineFile,
    *,
    output: Outputs = None,
    table: Annotated[
        str, typer.Option("--table", help="What a CSV file holds: " + ", ".join(TABLE_NAMES) + ".")
    ] = "events",
    format_: Format = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Write a timeline file in another format."""
    from timeline.output import EXPORT_ENDINGS, check_targets  # noqa: PLC0415 - help and version need none of this

    common = common_of(ctx, max_size, quiet=quiet)
    targets = check_targets(output or ["-"], EXPORT_ENDINGS, ".json", chosen=format_)
    whole = load_timeline(timeline_file, common, corrections)
    stop_if_empty(whole, allow_empty=allow_empty)
    write(targets, whole, common, table=table)


@app.command()
def show(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    timeline_file: TimelineFile,
    *,
    links: Annotated[
        bool, typer.Option("--links", help="Show also what answers what, and which words say so.")
    ] = False,
    keys: Annotated[bool, typer.Option("--keys", help="Show also the keys by which corrections name events.")] = False,
    event: Annotated[
        list[str] | None,
        typer.Option(
            "--event", metavar="EVENT", help="Say what an event rests on instead; twice, why the two are linked or not."
        ),
    ] = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Show a timeline file as a table in the terminal."""
    whole = load_timeline(timeline_file, common_of(ctx, max_size, quiet=quiet), corrections)
    stop_if_empty(whole, allow_empty=allow_empty)
    from rich.console import Console  # noqa: PLC0415 - only this command needs it

    from timeline.terminal import event_table, link_table  # noqa: PLC0415 - as above

    if event:
        show_text(_explained(whole, event))
        return
    console = Console(highlight=False)
    with console.capture() as shown:
        console.print(event_table(whole.chronicle, keys=keys))
        if links:
            console.print(link_table(whole.chronicle))
    show_text(shown.get())


def _explained(whole: Timeline, events: Sequence[str]) -> str:
    from timeline.terminal import neutral  # noqa: PLC0415 - help and version need none of this

    if len(events) > 2:
        message = f"--event: found {len(events)}; one event is explained, or why two are linked"
        raise UsageError(message)
    return neutral(whole.explain(*events)) + "\n"
