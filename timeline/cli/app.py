"""The door of the program: what is common to all commands, and every error as one message and an exit code.

Data goes to standard output or to files, everything else to standard error. Outputs are checked before the work begins.
What a user can mend is one clear message and an exit code; a traceback is never shown.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from timeline import __version__
from timeline.cli.options import MaxSize, Quiet
from timeline.config import DEFAULT_MAX_SIZE, parse_size
from timeline.errors import InputError, LexiconError, OutputError, TimelineError

DONE, INTERNAL, USAGE, UNREADABLE, NO_EVENT, PARTLY, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130
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
            complain(str(error))
            raise typer.Exit(_code_of(error)) from error
        except BrokenPipeError as error:
            _forget_standard_output()
            raise typer.Exit(DONE) from error  # who closed the pipe has read enough
        except KeyboardInterrupt as error:
            complain("interrupted")
            raise typer.Exit(INTERRUPTED) from error
        except Exception as error:
            if hasattr(error, "exit_code") or isinstance(error, typer.Abort):
                raise  # typer's own way of leaving, or of saying what is wrong with an option
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            complain(f"internal error: {reason}; please report it with the input")
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


def complain(message: str) -> None:
    """Say something on standard error, with control characters made visible."""
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


@dataclass(frozen=True, slots=True)
class Common:
    """Options that may stand before or after the command's name."""

    quiet: bool = False
    max_size: int | None = None

    @property
    def input_limit(self) -> int:
        """The most bytes of an input; a timeline file is only held to what was asked for (`max_size`)."""
        return self.max_size or DEFAULT_MAX_SIZE

    def say(self, message: str) -> None:
        """Tell on standard error what is no error."""
        if not self.quiet:
            complain(message)


@app.callback()
def _before(
    ctx: typer.Context,
    *,
    version: Annotated[bool, _VERSION] = False,  # noqa: ARG001 - its callback has done the work
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    ctx.obj = Common(quiet, None if max_size is None else parse_size(max_size))


def common_of(ctx: typer.Context, max_size: str | None, *, quiet: bool) -> Common:
    """Join the options that stood before the command's name with those after it."""
    before: Common = ctx.find_root().obj
    return Common(before.quiet or quiet, before.max_size if max_size is None else parse_size(max_size))


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
