"""The commands that read news: `build` and `extract`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from timeline.cli.app import DONE, NO_EVENT, PARTLY, Common, app, common_of, complain
from timeline.cli.options import (
    AllowEmpty,
    Corrections,
    Dask,
    Dates,
    Format,
    Inputs,
    Language,
    Lexicon,
    MaxSize,
    MinConfidence,
    Model,
    Outputs,
    Palette,
    Published,
    Quiet,
    Theme,
    Title,
    View,
    Width,
    Workers,
)
from timeline.cli.runs import extract_into, names_run
from timeline.cli.steps import picture_options, say_notes, write
from timeline.config import ExtractOptions, parse_day
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.output import Target


@app.command()
def build(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    inputs: Inputs,
    *,
    output: Outputs = None,
    view: View = "chain",
    title: Title = None,
    theme: Theme = "light",
    palette: Palette = "heat",
    width: Width = None,
    dates: Dates = "day-first",
    language: Language = "en",
    min_confidence: MinConfidence = None,
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

    common = common_of(ctx, max_size, quiet=quiet)
    targets = check_targets(output or [], ALL_ENDINGS, ".json", inputs, format_)
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
    options = {"published": published, "model": model, "lexicon": lexicon, "workers": workers}
    _extract_and_write(
        inputs, targets, common, options, corrections=corrections, picture=picture, allow_empty=allow_empty
    )


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
    dask: Dask = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Read news and write its timeline as data; the same as build without a picture.

    With `-o FOLDER/` it reads into a run, which goes on where it was stopped: for `merge` and `query`.
    """
    from timeline.output import DATA_ENDINGS, check_targets  # noqa: PLC0415 - help and version need none of this

    common = common_of(ctx, max_size, quiet=quiet)
    if output and names_run(output):
        if corrections is not None or format_ is not None:
            message = (
                "--corrections and --format: not for a run; give them to merge or export, where there is a timeline"
            )
            raise UsageError(message)
        options_of_run = ExtractOptions(
            model=model, lexicon=None if lexicon is None else Path(lexicon), workers=workers
        )
        extract_into(output, inputs, options_of_run, common, published=published, dask=dask)
    if dask is not None:
        message = "--dask: only for a run; give -o with the name of a folder, such as run/"
        raise UsageError(message)
    targets = check_targets(output or ["-"], DATA_ENDINGS, ".json", inputs, format_)
    options = {"published": published, "model": model, "lexicon": lexicon, "workers": workers}
    _extract_and_write(inputs, targets, common, options, corrections=corrections, picture={}, allow_empty=allow_empty)


def _extract_and_write(  # noqa: PLR0913 - what the two commands share
    inputs: list[str],
    targets: Sequence[Target],
    common: Common,
    options: dict[str, Any],
    *,
    corrections: str | None,
    picture: dict[str, Any],
    allow_empty: bool,
) -> None:
    from timeline import api  # noqa: PLC0415 - help and version need none of this

    if options["published"] is not None:
        options |= {"published": parse_day(options["published"], "--published")}
    lexicon = options["lexicon"]
    checked = None if corrections is None else api.read_corrections(corrections, lexicon=lexicon)
    timelines = api.extract(inputs, max_size=common.input_limit, **options)
    whole, failures = api.gather(timelines)
    for message in failures:
        complain(message)
    whole = whole if checked is None else whole.correct(checked, lexicon=lexicon)
    say_notes(whole, common)
    code = PARTLY if failures else DONE
    if not len(whole) and not allow_empty:
        complain("no event found, so nothing was written; --allow-empty writes it all the same")
        raise typer.Exit(code or NO_EVENT)
    write(targets, whole, common, **picture)
    raise typer.Exit(code)
