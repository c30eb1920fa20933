"""The commands for long runs: `extract` into a folder, `merge` and `query`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from timeline.cli.app import DONE, PARTLY, Common, app, common_of, complain
from timeline.cli.options import ActorNames, AllowEmpty, Format, MaxSize, Outputs, Quiet, Since, Until
from timeline.cli.steps import load_timeline, say_notes, stop_if_empty, write
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.config import ExtractOptions
    from timeline.model import Chronicle
    from timeline.output import Target

TIMELINE = ".json"
MINUTE, HOUR = 60, 3600
Run = Annotated[
    list[str], typer.Argument(metavar="RUN", help="The folder of a run, or timeline files; several are joined.")
]


def names_run(outputs: Iterable[str] | None) -> bool:
    """Tell whether an output is the folder of a run: it ends with a slash, or is a folder that is not named as a file."""
    return any(one.endswith(("/", "\\")) or (Path(one).is_dir() and not Path(one).suffix) for one in outputs or ())


def extract_into(  # noqa: PLR0913 - what the command was given
    outputs: list[str],
    inputs: list[str],
    options: ExtractOptions,
    common: Common,
    *,
    published: str | None,
    dask: str | None,
) -> NoReturn:
    """Read inputs into the folder of a run, say how far it is, and leave with the exit status."""
    from timeline.cluster import extract_on_cluster  # noqa: PLC0415 - help and version need none of this
    from timeline.config import ReadOptions  # noqa: PLC0415 - help and version need none of this
    from timeline.read.corpus import read_inputs  # noqa: PLC0415 - as above
    from timeline.runs.work import extend_run  # noqa: PLC0415 - as above
    from timeline.workers import extract_chronicles  # noqa: PLC0415 - as above

    if len(outputs) > 1:
        message = f"--output: found {len(outputs)}; a run is one folder, from which `timeline merge` writes all else"
        raise UsageError(message)
    reading = ReadOptions(published=published, max_size=common.input_limit)
    total = None if "-" in inputs or common.quiet else sum(1 for _ in read_inputs(inputs, reading))
    progress = _Progress(total)
    outcome = extend_run(
        outputs[0],
        read_inputs(inputs, reading),
        options,
        published=published,
        extract=extract_chronicles if dask is None else extract_on_cluster(dask),
        tell=(lambda _new, _before: None) if common.quiet else progress.tell,
    )
    progress.end()
    for message in outcome.failures:
        complain(message)
    if outcome.damaged:
        complain(f"{outputs[0]}: {outcome.damaged:,} parts were not what was written, and were read anew")
    kept = f", {outcome.before:,} were there" if outcome.before else ""
    common.say(f"{outcome.new:,} read{kept}; the run has {outcome.events:,} events -> {outputs[0]}")
    raise typer.Exit(PARTLY if outcome.failures else DONE)


class _Progress:
    """Says on standard error how far a run is: on a terminal in one line, elsewhere now and then in a line of its own."""

    def __init__(self, total: int | None) -> None:
        self.total, self.begun, self.said = total, time.monotonic(), 0.0
        self.live = sys.stderr.isatty()

    def tell(self, new: int, before: int) -> None:
        """Say it, though not more often than is read."""
        now = time.monotonic()
        if now - self.said < (1 if self.live else MINUTE):
            return
        self.said = now
        rate = new / max(now - self.begun, 1e-6)
        of = "" if self.total is None else f" of {self.total:,}"
        left = "" if self.total is None else f", {_span((self.total - before - new) / rate)} left"
        typer.echo(f"\r{new + before:,}{of} articles, {rate:.1f} a second{left}   ", err=True, nl=not self.live)

    def end(self) -> None:
        """Leave the line."""
        if self.live and self.said:
            typer.echo("", err=True)


def _span(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / MINUTE:.0f} min" if seconds < HOUR else f"{seconds / HOUR:.1f} h"


@app.command()
def merge(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    runs: Run,
    *,
    output: Outputs = None,
    format_: Format = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Make one timeline of a run, or of several runs or timeline files."""
    common = common_of(ctx, max_size, quiet=quiet)
    _merge_and_write(_chronicles(runs, common), common, output, format_, allow_empty=allow_empty)


def _chronicles(paths: Iterable[str], common: Common) -> Iterable[Chronicle]:
    from timeline.runs.folder import is_run, open_run  # noqa: PLC0415 - help and version need none of this
    from timeline.runs.query import chronicles_of  # noqa: PLC0415 - as above

    for path in paths:
        if is_run(path) or Path(path).is_dir():
            yield from chronicles_of(open_run(path))
        else:
            yield load_timeline(path, common, None).chronicle


@app.command()
def query(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    run: Annotated[str, typer.Argument(metavar="RUN", help="The folder of a run.")],
    *,
    output: Outputs = None,
    actor: ActorNames = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="A PLOVER type; may be repeated.")] = None,
    since: Since = None,
    until: Until = None,
    format_: Format = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
) -> None:
    """Find events in a run: only the articles that can hold them are read, and only what they tell of is merged."""
    from timeline.runs.folder import open_run  # noqa: PLC0415 - help and version need none of this
    from timeline.runs.query import query_run  # noqa: PLC0415 - help and version need none of this

    found = query_run(open_run(run), actors=actor or (), types=type_ or (), since=since, until=until)
    _merge_and_write(found, common_of(ctx, None, quiet=quiet), output, format_, allow_empty=allow_empty)


def _merge_and_write(
    chronicles: Iterable[Chronicle],
    common: Common,
    output: list[str] | None,
    format_: str | None,
    *,
    allow_empty: bool,
) -> None:
    from timeline.api import Timeline  # noqa: PLC0415 - help and version need none of this
    from timeline.graph.build import merge_chronicles  # noqa: PLC0415 - help and version need none of this
    from timeline.output import DATA_ENDINGS, check_targets  # noqa: PLC0415 - help and version need none of this

    targets = check_targets(output or ["-"], DATA_ENDINGS, ".json", [], format_)
    if all(target.ending == TIMELINE for target in targets):
        _merge_on_disk(chronicles, common, targets, allow_empty=allow_empty)
        return
    whole = Timeline(merge_chronicles(chronicles))
    say_notes(whole, common)
    stop_if_empty(whole, allow_empty=allow_empty)
    write(targets, whole, common)


def _merge_on_disk(
    chronicles: Iterable[Chronicle], common: Common, targets: Sequence[Target], *, allow_empty: bool
) -> None:
    """Merge and write timeline files without holding what is merged."""
    from timeline.api.timeline import content_in_words  # noqa: PLC0415 - help and version need none of this
    from timeline.output import write_pieces  # noqa: PLC0415 - as above
    from timeline.runs.merge import merge_on_disk  # noqa: PLC0415 - as above

    with merge_on_disk(chronicles) as merged:
        say_notes(merged, common)
        stop_if_empty(merged, allow_empty=allow_empty)
        for target in sorted(targets, key=lambda one: one.path == "-"):
            write_pieces(target.path, (piece.encode() for piece in merged.pieces()))
        content = content_in_words(len(merged), len(merged.actors), sum(1 for _ in merged.links), merged.days)
        common.say(f"{content} -> {', '.join(target.name for target in targets)}")
