"""Two timelines side by side: what has changed from one to the other, and how good one is by an annotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from timeline.api.steps import load
from timeline.api.timeline import Timeline

if TYPE_CHECKING:
    from timeline.changes import Changes
    from timeline.scoring.report import Report

Path = str | PathLike[str]


def diff(old: Timeline | Path, new: Timeline | Path) -> Changes:
    """Tell what has changed from one timeline to another of the same story.

    Parameters
    ----------
    old, new
        Timelines, or timeline files.

    Returns
    -------
    timeline.changes.Changes
        `articles`, `events` and `links` that are `new`, `gone` and `changed`, each with the fields that differ. It prints as a
        list and is false where nothing has changed; `to_dict` gives plain data.

    Raises
    ------
    InputError, TimelineFileError
        Where a file cannot be read or is no timeline file.
    """
    from timeline.changes import compare  # noqa: PLC0415 - as in `Timeline._frame`

    before, after = (one if isinstance(one, Timeline) else load(one) for one in (old, new))
    return compare(before.chronicle, after.chronicle)


def score(
    gold: Timeline | Path, found: Timeline | Path, *, aliases: Mapping[str, Sequence[str]] | Path | None = None
) -> Report:
    """Measure a timeline by an annotation of its articles.

    Parameters
    ----------
    gold
        The annotation: a file or folder in the form of `data/gold` (its README tells how to annotate), or a timeline that was
        corrected by hand.
    found
        The timeline, or its file. Its articles are those of the same id.
    aliases
        Other names under which parties are accepted: from a name to a list of names, or a JSON file of this. None takes
        `aliases.json` of the folder, where there is one.

    Returns
    -------
    timeline.scoring.report.Report
        Precision, recall and F1 of events, types, parties, dates and links; it prints as a table, and `to_dict` gives every
        figure, by article too, and each fault.

    Raises
    ------
    InputError, TimelineFileError
        Where a file cannot be read or is none of these, with every fault and its place.
    """
    from timeline.scoring.gold import gold_of_timeline, read_aliases, read_gold  # noqa: PLC0415 - as in `Timeline._frame`
    from timeline.scoring.report import report  # noqa: PLC0415 - as above

    golds, known = (gold_of_timeline(gold.to_dict()), {}) if isinstance(gold, Timeline) else read_gold(fspath(gold))
    if aliases is not None:
        known = aliases if isinstance(aliases, Mapping) else read_aliases(fspath(aliases))
    timeline = found if isinstance(found, Timeline) else load(found)
    return report(golds, timeline.to_dict(), known)
