"""The libraries of the extras that read web pages, feeds and PDF files: loaded where they are needed, and kept quiet.

They report what is odd about a file through `logging`, which would print it where nobody has asked; it is of no use to a
reader of news, who is told what became of the file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from typing import Any

from timeline.errors import InputError


@lru_cache(maxsize=4)
def load_extra(name: str) -> Any | None:  # noqa: ANN401 - a module
    """Load a library, or give None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def need_extra(name: str, extra: str, where: str) -> Any:  # noqa: ANN401 - a module
    """Load a library that nothing stands in for.

    Raises
    ------
    InputError
        Where it is not installed, with what installs it.
    """
    library = load_extra(name)
    if library is None:
        message = f"{where}: needs {name}, which is not installed; install it with: pip install 'escalation-timeline[{extra}]'"
        raise InputError(message)
    return library


@lru_cache(maxsize=4)
def describe(name: str) -> str:
    """Give the name and version of a library, for the record."""
    return f"{name} {version(name)}"


@contextmanager
def quiet(name: str) -> Iterator[None]:
    """Keep a library from logging inside the block."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # those of its modules have none of their own
    try:
        yield
    finally:
        logger.setLevel(before)
