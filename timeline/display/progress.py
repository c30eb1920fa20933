"""How far the reading of articles is, in one line that stays quiet: replaced in place, and without a bar that spoils a notebook."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any, TypeVar

SECONDS_BETWEEN = 0.5
"""The least time between two lines, so that saying it costs nothing."""
One = TypeVar("One")
Say = Callable[[str], object]


def watch(
    items: Iterable[One], count: Callable[[One], int], *, say: Say | None = None, clock: Callable[[], float] = monotonic
) -> Iterator[One]:
    """Hand on items, saying how many articles were read and how many events they gave.

    Parameters
    ----------
    items
        One for each article.
    count
        Gives the events of one.
    say
        Takes the line, again and again; None chooses: an output of its own in a notebook, which keeps the last line, a line
        of the terminal, and nothing where standard error is no terminal.
    clock
        Gives the seconds of a clock.
    """
    say = say or _speaker()
    articles = events = 0
    said = clock() - SECONDS_BETWEEN
    try:
        for one in items:
            articles, events = articles + 1, events + count(one)
            if clock() - said >= SECONDS_BETWEEN:
                said = clock()
                say(f"{_counted(articles, 'article')} read, {_counted(events, 'event')} …")
            yield one
    finally:
        say(f"{_counted(articles, 'article')} read, {_counted(events, 'event')}")


def _speaker() -> Say:
    shell = _notebook()
    if shell is not None:
        return _Output()
    return _on_terminal if sys.stderr is not None and sys.stderr.isatty() else lambda _: None


def _notebook() -> Any:  # noqa: ANN401 - IPython's own type
    """Give IPython's shell where it is that of a notebook; what is not imported cannot be running."""
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return shell if hasattr(shell, "kernel") else None


class _Output:
    """One output of a notebook's cell, replaced in place."""

    def __init__(self) -> None:
        self._handle: Any = None

    def __call__(self, line: str) -> None:
        from IPython import display  # noqa: PLC0415 - only a notebook has it

        if self._handle is None:
            show: Any = display.display
            self._handle = show({"text/plain": line}, raw=True, display_id=True)
        else:
            self._handle.update({"text/plain": line}, raw=True)


def _on_terminal(line: str) -> None:
    end = "" if line.endswith("…") else "\n"
    sys.stderr.write(f"\r\x1b[K{line}{end}")
    sys.stderr.flush()


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
