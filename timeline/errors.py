"""The errors that `timeline` raises: each says where, what was found, what is allowed and what to do."""

from __future__ import annotations


class TimelineError(Exception):
    """Root of every error that the package raises on purpose."""


class UsageError(TimelineError, ValueError):
    """A call or command asks for something that does not exist: an unknown ending, view, option or date."""


class InputError(TimelineError, ValueError):
    """An input cannot be read, or holds nothing to read."""


class ClusterError(InputError):
    """The cluster that reads the inputs is gone: what it has not read is not read."""


class TimelineFileError(InputError):
    """A timeline file is not one: every fault that was found, with its place."""


class CorrectionsError(InputError):
    """A file of corrections cannot be read, or says what cannot be: every fault that was found, with its place."""


class LexiconError(TimelineError, ValueError):
    """A table of the lexicon is wrong: every fault that was found, with file and line."""


class ModelError(TimelineError, LookupError):
    """A language model is missing or lacks what the extraction needs."""


class OutputError(TimelineError, OSError):
    """An output cannot be written; what stood there before is untouched."""
