"""Write the lowest versions of all direct dependencies as constraints for pip: `python tests/lowest.py > lowest.txt`.

`make lowest` installs with them into an environment of its own and runs the fast tests of what uses those libraries, so that
no lower bound in `pyproject.toml` promises what was never tried.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_BOUND = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)(?:\[.*\])?\s*>=\s*(?P<version>[0-9][0-9.]*)")
EXTRAS = ("html", "pdf", "notebook", "parquet", "dask")


def lowest(project: dict[str, object]) -> Iterator[str]:
    """Yield `name==version` for each lower bound of the package and its extras, not of the tools for development."""
    table = project["project"]
    wanted = [
        *table["dependencies"],
        *(one for extra in EXTRAS for one in table["optional-dependencies"].get(extra, ())),
    ]
    for requirement in wanted:
        if bound := _BOUND.match(requirement):
            yield f"{bound['name']}=={bound['version']}"


if __name__ == "__main__":
    print("\n".join(lowest(tomllib.loads(PROJECT.read_text("utf-8")))))  # noqa: T201 - a script
