"""Who did what to whom, when, and in answer to what: escalation timelines from plain news text.

The public names are resolved when they are first used, so that `import timeline` costs a few milliseconds.

Examples
--------
>>> import timeline
>>> timeline.Article(id="a1", text="The army shelled the town.").id
'a1'
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as true; importing it from typing would cost three times the rest
if TYPE_CHECKING:
    from timeline import analysis
    from timeline.api import (
        Timeline,
        build,
        diff,
        extract,
        find_times,
        load,
        merge,
        read_acled,
        read_gdelt,
        read_icews,
        read_polecat,
        score,
    )
    from timeline.errors import (
        CorrectionsError,
        InputError,
        LexiconError,
        ModelError,
        OutputError,
        TimelineError,
        TimelineFileError,
        UsageError,
    )
    from timeline.model import Article

__version__ = "0.1.0"

__all__ = [
    "Article",
    "CorrectionsError",
    "InputError",
    "LexiconError",
    "ModelError",
    "OutputError",
    "Timeline",
    "TimelineError",
    "TimelineFileError",
    "UsageError",
    "__version__",
    "analysis",
    "build",
    "diff",
    "extract",
    "find_times",
    "load",
    "merge",
    "read_acled",
    "read_gdelt",
    "read_icews",
    "read_polecat",
    "score",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    if name == "analysis":
        return import_module(f"{__name__}.{name}")
    home = "model" if name == "Article" else "errors" if name.endswith("Error") else "api"
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
