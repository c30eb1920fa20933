"""The options and arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.config import DEFAULT_MAX_SIZE

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
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="First day, month or year.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day, month or year.")]
ActorNames = Annotated[list[str] | None, typer.Option("--actor", help="Id, name or alias; may be repeated.")]
View = Annotated[str, typer.Option("--view", help="The kind of picture: chain, ladder, layers or overview.")]
Title = Annotated[str | None, typer.Option("--title", help="The headline, in place of one that only counts.")]
Theme = Annotated[str, typer.Option("--theme", help="light or dark.")]
Palette = Annotated[
    str,
    typer.Option("--palette", help="Colours of intensity: heat, grey, blue, or five such as #E8743B, with commas."),
]
Width = Annotated[float | None, typer.Option("--width", help="Width of the picture in inches.")]
Dates = Annotated[str, typer.Option("--dates", help="How dates are written: day-first, month-first or iso.")]
Language = Annotated[str, typer.Option("--language", help="The language of dates, such as de, es or fr.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        help="Events and links less sure than this (0 to 1; 0.33 unless given) are counted, not drawn.",
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="The day of publication of all inputs, YYYY-MM-DD.")
]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline with a parser and named entities.")]
Lexicon = Annotated[
    str | None, typer.Option("--lexicon", metavar="DIR", help="A folder of tables, layered over the package's own.")
]
Workers = Annotated[int, typer.Option("--workers", help="Processes to read with.")]
Dask = Annotated[
    str | None,
    typer.Option(
        "--dask",
        metavar="ADDRESS",
        help="Read a run on a Dask cluster: tcp://HOST:PORT, or local for one of --workers.",
    ),
]
Corrections = Annotated[
    str | None,
    typer.Option("--corrections", metavar="FILE", help="A TOML file of corrections by hand, applied at the end."),
]
AllowEmpty = Annotated[
    bool, typer.Option("--allow-empty", help="Write also where no event was found, with exit status 0.")
]
