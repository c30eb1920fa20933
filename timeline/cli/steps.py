"""What several commands do: load a timeline, say its notes, stop where it is empty, write it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence, Sized
from itertools import islice
from typing import TYPE_CHECKING, Any

import typer

from timeline.cli.app import NO_EVENT, Common, complain
from timeline.notes import tell_notes

if TYPE_CHECKING:
    from timeline.api import Timeline
    from timeline.model import Note
    from timeline.output import Target
    from timeline.runs.merge import Merged

MOST_NOTES = 20
_OF_CORRECTIONS = frozenset({"correction", "correction-unused"})
_SAID_ELSEWHERE = _OF_CORRECTIONS | {"failed"}


def say_notes(whole: Timeline | Merged, common: Common) -> None:
    """Say the notes of a timeline that nothing else has said, and which articles have no date."""
    say_corrections(whole.notes, common)
    notes = tell_notes(note for note in whole.notes if note.kind not in _SAID_ELSEWHERE)
    for message in islice(notes, MOST_NOTES):
        common.say(f"note: {message}")
    if more := sum(1 for _ in notes):
        common.say(f"note: and {more} more, which the timeline file holds")
    undated = list(islice((article.id for article in whole.articles if article.published is None), 4))
    if undated:
        named = ", ".join(undated[:3]) + (" …" if len(undated) > 3 else "")
        common.say(f"note: no date of publication is known ({named}); relative dates stay unresolved; give --published")


def say_corrections(notes: Iterable[Note], common: Common) -> None:
    """Say how many corrections were applied, and why the others were not."""
    told = [note for note in notes if note.kind in _OF_CORRECTIONS]
    applied = sum(note.kind == "correction" for note in told)
    unused = [note.message for note in told if note.kind == "correction-unused"]
    if applied or unused:
        common.say(f"corrections: {applied} applied, {len(unused)} not")
    for message in unused:
        common.say(f"note: {message}")


def show_text(text: str) -> None:
    """Write a text to standard output."""
    from timeline.output import write_standard  # noqa: PLC0415 - help and version need none of this

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write_standard(text.encode(encoding, errors="replace"))  # the terminal may lack a letter


def picture_options(targets: Iterable[Target], **options: object) -> dict[str, Any]:
    """Return the options of a picture that were given; an impossible one is refused before any work is done."""
    from timeline.output import PICTURE_ENDINGS, figure_options  # noqa: PLC0415 - help and version need none of this

    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    if given["view"] != "chain" or any(target.ending in PICTURE_ENDINGS for target in targets):
        figure_options(**given)
    return given


def load_timeline(path: str, common: Common, corrections: str | None) -> Timeline:
    """Load a timeline file and correct it where that is asked for."""
    from timeline.api import Timeline  # noqa: PLC0415 - help and version need none of this
    from timeline.config import ReadOptions  # noqa: PLC0415 - help and version need none of this
    from timeline.io.timeline_file import load  # noqa: PLC0415 - help and version need none of this

    limit = None if common.max_size is None else ReadOptions(max_size=common.max_size)
    whole = Timeline(load(path, limit))
    if corrections is None:
        return whole
    corrected = whole.correct(corrections)
    say_corrections(corrected.notes, common)
    return corrected


def stop_if_empty(part: Sized, *, allow_empty: bool, filtered: bool = False) -> None:
    """Leave with the exit status of an empty result, unless it may be empty."""
    if len(part) or allow_empty:
        return
    complain(
        f"{'no event fits the options' if filtered else 'the timeline holds no event'}; --allow-empty goes on all the same"
    )
    raise typer.Exit(NO_EVENT)


def write(
    targets: Sequence[Target],
    whole: Timeline,
    common: Common,
    part: Timeline | None = None,
    **options: Any,  # noqa: ANN401 - options of several types
) -> None:
    """Write a timeline to each target and say what of it: the `part` that the options choose, or all."""
    from timeline.output import PICTURE_ENDINGS, left_out, write_targets  # noqa: PLC0415 - help and version need none of this

    if any(target.ending in PICTURE_ENDINGS for target in targets):
        from timeline.figure.lean import import_matplotlib  # noqa: PLC0415 - only pictures need it

        import_matplotlib()
    write_targets(targets, whole.chronicle, **options)
    content = repr(part or whole).removeprefix("<Timeline ").removesuffix(">")
    common.say(f"{content} -> {', '.join(target.name for target in targets)}")
    for target in targets:
        if (missing := left_out(whole.chronicle, target.ending)) is not None:
            common.say(f"note: {target.name}: {missing}")
