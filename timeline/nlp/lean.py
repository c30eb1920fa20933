"""Import spaCy without its command line, which brings a web client and a package manager along: a third of the import."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, if it is not yet; its command line can be imported afterwards as ever.

    spaCy takes one function of its command line into its own names, `spacy.info`; until the rest is imported, an empty
    module stands for it, and `spacy.info` is put right when it is first called.
    """
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in COMMANDS}
    stand_ins["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in COMMANDS:
            del sys.modules[name]


def _info(*args: object, **options: object) -> object:
    """Stand for `spacy.info`."""
    return importlib.import_module("spacy.cli.info").info(*args, **options)
