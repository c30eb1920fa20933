"""Try the package with the lowest versions of all direct dependencies, so that no lower bound promises what was never tried: `make lowest`.

They are installed into an environment of their own, in which the fast tests of what uses other people's libraries run. The
oldest Python that is supported is the one for which all of these versions were built; without it nothing can be tried.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import versions

OLDEST = versions.SUPPORTED[0]
ROOMS = ("io", "read", "analysis", "display", "test_api.py", "test_cli.py")
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


def main() -> int:
    """Install them and run the tests; the status of the tests."""
    python = versions.find(OLDEST)
    if python is None:
        versions.say(f"Python {OLDEST} is not here; the lowest versions of the libraries are not tried")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "lowest.txt"
        constraints.write_text("\n".join(lowest(tomllib.loads(versions.PROJECT.read_text("utf-8")))), "utf-8")
        versions.prepare("lowest", python, "-c", str(constraints))
    tests = [f"tests/{room}" for room in ROOMS]
    command = [versions.python_of("lowest"), "-m", "pytest", "-m", "not slow", "-W", "ignore", *tests]
    return subprocess.run(command, cwd=versions.ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
