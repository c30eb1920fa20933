"""The command line: options in, files and exit codes out; the one module that prints.

Data goes to standard output or to files, everything else to standard error. Outputs are checked before the work begins.
What a user can mend is one clear message and an exit code; a traceback is never shown.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from timeline import __version__
from timeline.config import DEFAULT_MAX_SIZE, parse_day, parse_size
from timeline.errors import InputError, LexiconError, OutputError, TimelineError, UsageError

if TYPE_CHECKING:
    from timeline.api import Timeline
    from timeline.output import Target

DONE, INTERNAL, USAGE, UNREADABLE, NO_EVENT, PARTLY, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130
MOST_NOTES = 20
_SAID_ELSEWHERE = frozenset({"failed", "correction", "correction-unused"})
FEW_COLLECTIONS = 100_000
"""New objects between two searches for garbage: loading the model and the tables makes many and leaves none of it behind."""
EXIT_CODES = (
    "Exit status: 0 done, 1 internal error, 2 wrong usage, 3 an input cannot be read or holds nothing to read, 4 no event "
    "found (--allow-empty: 0), 5 some inputs failed and the rest is done, 6 an output cannot be written."
)


class _Doors(TyperGroup):
    """Turns every error into one message and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types differ between versions
        """Run the command."""
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            _complain(str(error))
            raise typer.Exit(_code_of(error)) from error
        except BrokenPipeError as error:
            _forget_standard_output()
            raise typer.Exit(DONE) from error  # who closed the pipe has read enough
        except KeyboardInterrupt as error:
            _complain("interrupted")
            raise typer.Exit(INTERRUPTED) from error
        except Exception as error:
            if hasattr(error, "exit_code") or isinstance(error, typer.Abort):
                raise  # typer's own way of leaving, or of saying what is wrong with an option
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            _complain(f"internal error: {reason}; please report it with the input")
            raise typer.Exit(INTERNAL) from error


def _code_of(error: TimelineError) -> int:
    if isinstance(error, OutputError):
        return UNWRITABLE
    return UNREADABLE if isinstance(error, InputError | LexiconError) else USAGE


def _forget_standard_output() -> None:
    """Point standard output nowhere, so that flushing it at the end does not fail again."""
    standard = sys.__stdout__
    if standard is not None and standard is sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), standard.fileno())


def _complain(message: str) -> None:
    from timeline.terminal import neutral  # noqa: PLC0415 - only where there is something to say

    for line in message.splitlines():
        typer.echo(f"timeline: {neutral(line)}", err=True)


app = typer.Typer(
    cls=_Doors,
    help="Who did what to whom, when, and in answer to what: escalation timelines from plain news text.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer hands the flag over so
    if wanted:
        typer.echo(f"timeline {__version__}")
        raise typer.Exit(DONE)


_VERSION = typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]
MaxSize = Annotated[
    str | None,
    typer.Option(
        "--max-size",
        metavar="BYTES",
        help=f"Limit of an input's size, such as 5MB (default {DEFAULT_MAX_SIZE // 10**6}MB).",
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, globs, a timeline file, or - for standard input."),
]
TimelineFile = Annotated[str, typer.Argument(metavar="TIMELINE", help="A timeline file, or - for standard input.")]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write; the ending chooses the format, - is standard output."
    ),
]
Format = Annotated[
    str | None, typer.Option("--format", help="The format of what goes to standard output, such as csv.")
]
View = Annotated[str, typer.Option("--view", help="The kind of picture: chain, ladder, layers or overview.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="The day of publication of all inputs, YYYY-MM-DD.")
]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline with a parser and named entities.")]
Lexicon = Annotated[
    str | None, typer.Option("--lexicon", metavar="DIR", help="A folder of tables, layered over the package's own.")
]
Workers = Annotated[int, typer.Option("--workers", help="Processes to read with.")]
Corrections = Annotated[
    str | None,
    typer.Option("--corrections", metavar="FILE", help="A TOML file of corrections by hand, applied at the end."),
]
AllowEmpty = Annotated[
    bool, typer.Option("--allow-empty", help="Write also where no event was found, with exit status 0.")
]


@dataclass(frozen=True, slots=True)
class _Common:
    """Options that may stand before or after the command's name."""

    quiet: bool = False
    max_size: int | None = None

    def say(self, message: str) -> None:
        """Tell on standard error what is no error."""
        if not self.quiet:
            _complain(message)


@app.callback()
def _before(
    ctx: typer.Context,
    *,
    version: Annotated[bool, _VERSION] = False,  # noqa: ARG001 - its callback has done the work
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    ctx.obj = _Common(quiet, None if max_size is None else parse_size(max_size))


def _common(ctx: typer.Context, max_size: str | None, *, quiet: bool) -> _Common:
    before: _Common = ctx.find_root().obj
    return _Common(before.quiet or quiet, before.max_size if max_size is None else parse_size(max_size))


@app.command()
def build(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    inputs: Inputs,
    *,
    output: Outputs = None,
    view: View = "chain",
    published: Published = None,
    model: Model = None,
    lexicon: Lexicon = None,
    workers: Workers = 1,
    format_: Format = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Read news and draw its timeline; more outputs may be pictures or data."""
    from timeline.output import ALL_ENDINGS, check_targets  # noqa: PLC0415 - help and version need none of this

    common = _common(ctx, max_size, quiet=quiet)
    targets = check_targets(output or [], ALL_ENDINGS, ".json", inputs, format_)
    _check_view(targets, view)
    options = {"published": published, "model": model, "lexicon": lexicon, "workers": workers}
    options |= {"corrections": corrections}
    _extract_and_write(inputs, targets, common, options, view=view, allow_empty=allow_empty)


@app.command()
def extract(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    inputs: Inputs,
    *,
    output: Outputs = None,
    published: Published = None,
    model: Model = None,
    lexicon: Lexicon = None,
    workers: Workers = 1,
    format_: Format = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Read news and write its timeline as data; the same as build without a picture."""
    from timeline.output import DATA_ENDINGS, check_targets  # noqa: PLC0415 - as in `build`

    common = _common(ctx, max_size, quiet=quiet)
    targets = check_targets(output or ["-"], DATA_ENDINGS, ".json", inputs, format_)
    options = {"published": published, "model": model, "lexicon": lexicon, "workers": workers}
    options |= {"corrections": corrections}
    _extract_and_write(inputs, targets, common, options, view="chain", allow_empty=allow_empty)


def _extract_and_write(  # noqa: PLR0913 - what the two commands share
    inputs: list[str],
    targets: Sequence[Target],
    common: _Common,
    options: dict[str, Any],
    *,
    view: str,
    allow_empty: bool,
) -> None:
    from timeline import api  # noqa: PLC0415 - as in `build`

    if options["published"] is not None:
        options |= {"published": parse_day(options["published"], "--published")}
    corrections, lexicon = options.pop("corrections"), options["lexicon"]
    checked = None if corrections is None else api.read_corrections(corrections, lexicon=lexicon)
    timelines = api.extract(inputs, max_size=common.max_size or DEFAULT_MAX_SIZE, **options)
    whole, failures = api.gather(timelines)
    for message in failures:
        _complain(message)
    whole = whole if checked is None else whole.correct(checked, lexicon=lexicon)
    _say_notes(whole, common)
    code = PARTLY if failures else DONE
    if not len(whole) and not allow_empty:
        _complain("no event found, so nothing was written; --allow-empty writes it all the same")
        raise typer.Exit(code or NO_EVENT)
    _write(targets, whole, common, view=view)
    raise typer.Exit(code)


def _say_notes(whole: Timeline, common: _Common) -> None:
    _say_corrections(whole, common)
    notes = [note.message for note in whole.notes if note.kind not in _SAID_ELSEWHERE]
    for message in notes[:MOST_NOTES]:
        common.say(f"note: {message}")
    if len(notes) > MOST_NOTES:
        common.say(f"note: and {len(notes) - MOST_NOTES} more, which the timeline file holds")
    undated = [article.id for article in whole.articles if article.published is None]
    if undated:
        named = ", ".join(undated[:3]) + (" …" if len(undated) > 3 else "")
        common.say(f"note: no date of publication is known ({named}); relative dates stay unresolved; give --published")


def _say_corrections(whole: Timeline, common: _Common) -> None:
    applied = sum(note.kind == "correction" for note in whole.notes)
    unused = [note.message for note in whole.notes if note.kind == "correction-unused"]
    if applied or unused:
        common.say(f"corrections: {applied} applied, {len(unused)} not")
    for message in unused:
        common.say(f"note: {message}")


@app.command()
def plot(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    timeline_file: TimelineFile,
    *,
    output: Outputs = None,
    view: View = "chain",
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="First day, month or year.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day, month or year.")] = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", help="Id, name or alias; may be repeated.")] = None,
    min_intensity: Annotated[float | None, typer.Option("--min-intensity", help="Least intensity, 0 to 10.")] = None,
    realis: Annotated[
        list[str] | None,
        typer.Option("--realis", help="actual, planned, threatened, hypothetical, negated; with commas or repeated."),
    ] = None,
    chain: Annotated[str | None, typer.Option("--chain", metavar="EVENT", help="Only the chain of an event.")] = None,
    format_: Format = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Draw a timeline file, or a part of it."""
    from timeline.output import PICTURE_ENDINGS, check_targets  # noqa: PLC0415 - as in `build`

    common = _common(ctx, max_size, quiet=quiet)
    targets = check_targets(output or [], PICTURE_ENDINGS, ".svg", [timeline_file], format_)
    _check_view(targets, view)
    whole = _load(timeline_file, common, corrections)
    part = whole.chain(chain) if chain is not None else whole
    statuses = [one.strip() for given in realis for one in given.split(",")] if realis else None
    part = part.filter(actors=actor, since=since, until=until, min_intensity=min_intensity, realis=statuses)
    _stop_if_empty(part, allow_empty=allow_empty, filtered=len(whole) > 0)
    _write(targets, part, common, view=view)


@app.command()
def export(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    timeline_file: TimelineFile,
    *,
    output: Outputs = None,
    table: Annotated[
        str, typer.Option("--table", help="What a CSV file holds: events, links, actors, relations or order.")
    ] = "events",
    format_: Format = None,
    corrections: Corrections = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Write a timeline file in another format."""
    from timeline.output import EXPORT_ENDINGS, check_targets  # noqa: PLC0415 - as in `build`

    common = _common(ctx, max_size, quiet=quiet)
    targets = check_targets(output or ["-"], EXPORT_ENDINGS, ".json", chosen=format_)
    whole = _load(timeline_file, common, corrections)
    _stop_if_empty(whole, allow_empty=allow_empty)
    _write(targets, whole, common, table=table)


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
    whole = _load(timeline_file, _common(ctx, max_size, quiet=quiet), corrections)
    _stop_if_empty(whole, allow_empty=allow_empty)
    from rich.console import Console  # noqa: PLC0415 - only this command needs it

    from timeline.terminal import event_table, link_table  # noqa: PLC0415 - as above

    if event:
        _show(_explained(whole, event))
        return
    console = Console(highlight=False)
    with console.capture() as shown:
        console.print(event_table(whole.chronicle, keys=keys))
        if links:
            console.print(link_table(whole.chronicle))
    _show(shown.get())


def _explained(whole: Timeline, events: Sequence[str]) -> str:
    from timeline.terminal import neutral  # noqa: PLC0415 - as in `show`

    if len(events) > 2:
        message = f"--event: found {len(events)}; one event is explained, or why two are linked"
        raise UsageError(message)
    return neutral(whole.explain(*events)) + "\n"


def _show(text: str) -> None:
    from timeline.output import write_standard  # noqa: PLC0415 - as in `show`

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write_standard(text.encode(encoding, errors="replace"))  # the terminal may lack a letter


def _check_view(targets: Iterable[Target], view: str) -> None:
    from timeline.output import PICTURE_ENDINGS, figure_options  # noqa: PLC0415 - as in `build`

    if view != "chain" or any(target.ending in PICTURE_ENDINGS for target in targets):
        figure_options(view)


def _load(path: str, common: _Common, corrections: str | None) -> Timeline:
    from timeline.api import Timeline  # noqa: PLC0415 - as in `build`
    from timeline.config import ReadOptions  # noqa: PLC0415 - as in `build`
    from timeline.io.timeline_file import load  # noqa: PLC0415 - as in `build`

    limit = None if common.max_size is None else ReadOptions(max_size=common.max_size)
    whole = Timeline(load(path, limit))
    if corrections is None:
        return whole
    corrected = whole.correct(corrections)
    _say_corrections(corrected, common)
    return corrected


def _stop_if_empty(part: Timeline, *, allow_empty: bool, filtered: bool = False) -> None:
    if len(part) or allow_empty:
        return
    _complain(
        f"{'no event fits the options' if filtered else 'the timeline holds no event'}; --allow-empty goes on all the same"
    )
    raise typer.Exit(NO_EVENT)


def _write(targets: Sequence[Target], whole: Timeline, common: _Common, **options: str) -> None:
    from timeline.output import write_targets  # noqa: PLC0415 - as in `build`

    write_targets(targets, whole.chronicle, **options)
    content = repr(whole).removeprefix("<Timeline ").removesuffix(">")
    common.say(f"{content} -> {', '.join(target.name for target in targets)}")


def main() -> None:
    """Run the command line and leave with its exit status."""
    gc.set_threshold(FEW_COLLECTIONS)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            _forget_standard_output()
