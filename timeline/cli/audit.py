"""The command that checks whether a timeline file rests on its articles: `audit`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.app import PARTLY, Common, app, common_of, complain
from timeline.cli.options import AllowEmpty, Lexicon, MaxSize, Quiet, TimelineFile
from timeline.cli.steps import load_timeline, show_text, stop_if_empty
from timeline.errors import InputError

if TYPE_CHECKING:
    from timeline.audit import Claim

Articles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT]...", help="The articles it was made of: then the texts that it carries must be theirs."
    ),
]


@app.command()
def audit(  # noqa: PLR0913 - a command's options
    ctx: typer.Context,
    timeline_file: TimelineFile,
    inputs: Articles = None,
    *,
    lexicon: Lexicon = None,
    allow_empty: AllowEmpty = False,
    quiet: Quiet = False,
    max_size: MaxSize = None,
) -> None:
    """Check that every party, date, place, number and link of a timeline file rests on words of its articles.

    What does not is printed, one line each, with exit status 5.
    """
    from timeline.audit import audit as check  # noqa: PLC0415 - help and version need none of this
    from timeline.lexicon import load_lexicon  # noqa: PLC0415 - as above

    common = common_of(ctx, max_size, quiet=quiet)
    tables = load_lexicon(None if lexicon is None else Path(lexicon))
    originals = _texts(inputs, common) if inputs else None
    whole = load_timeline(timeline_file, common, None)
    stop_if_empty(whole, allow_empty=allow_empty)
    claims = check(whole.chronicle, originals, tables)
    show_text(_listed(claims))
    unsupported = sum(claim.unsupported for claim in claims)
    by_hand = sum(claim.by_hand for claim in claims)
    set_by_hand = f", {by_hand} set by hand or imported" if by_hand else ""
    common.say(f"{len(claims)} claims: {unsupported} unsupported{set_by_hand}")
    if unsupported:
        raise typer.Exit(PARTLY)


def _listed(claims: Sequence[Claim]) -> str:
    from timeline.terminal import neutral  # noqa: PLC0415 - help and version need none of this

    return "".join(f"{neutral(f'{one.about} {one.field}: {one.fault}')}\n" for one in claims if one.unsupported)


def _texts(inputs: Sequence[str], common: Common) -> dict[str, str]:
    """Read the articles by which to check, by their ids; what cannot be read is said."""
    from timeline.config import ReadOptions  # noqa: PLC0415 - help and version need none of this
    from timeline.read.corpus import FAILED, read_inputs  # noqa: PLC0415 - as above

    texts: dict[str, str] = {}
    for found in read_inputs(inputs, ReadOptions(max_size=common.input_limit)):
        for note in found.notes:
            if note.kind == FAILED:
                complain(note.message)
        if found.article:
            texts[found.article.id] = found.article.text
    if not texts:
        message = "found no article to check by; give the files that the timeline was made of"
        raise InputError(message)
    return texts
