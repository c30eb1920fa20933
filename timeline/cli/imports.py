"""The command that takes event data of others: `import`."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.app import app, common_of
from timeline.cli.options import AllowEmpty, Format, Lexicon, MaxSize, Outputs, Quiet
from timeline.cli.steps import stop_if_empty, write


@app.command(name="import")
def import_(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    data_set: Annotated[str, typer.Argument(metavar="DATASET", help="acled, gdelt, icews or polecat.")],
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A file as the data set is handed out, .gz or .zip too; - reads standard input."
        ),
    ],
    *,
    output: Outputs = None,
    lexicon: Lexicon = None,
    format_: Format = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Make a timeline of event data: ACLED, GDELT, ICEWS or POLECAT."""
    from timeline.api import Timeline  # noqa: PLC0415 - help and version need none of this
    from timeline.imports.datasets import import_events  # noqa: PLC0415 - as above
    from timeline.output import ALL_ENDINGS, check_targets  # noqa: PLC0415 - as above

    common = common_of(ctx, max_size, quiet=quiet)
    targets = check_targets(output or ["-"], ALL_ENDINGS, ".json", [file], format_)
    whole = Timeline(import_events(data_set.lower(), file, common.input_limit, lexicon))
    for note in whole.notes:
        common.say(f"note: {note.message}")
    stop_if_empty(whole, allow_empty=allow_empty)
    write(targets, whole, common)
