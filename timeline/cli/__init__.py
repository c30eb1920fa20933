"""The command line: options in, files and exit codes out; the one room that prints.

`app` is the door, each other module a group of commands, which register themselves as they are imported.
"""

from __future__ import annotations

from timeline.cli import (
    audit,
    compare,
    files,
    imports,
    reading,
    runs,
)
from timeline.cli.app import app, main

__all__ = [
    "app",
    "audit",
    "compare",
    "files",
    "imports",
    "main",
    "reading",
    "runs",
]
