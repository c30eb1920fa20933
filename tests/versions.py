"""Try the package with every other Python that it promises to run on and that is found here: `make versions`.

Each gets an environment of its own, `.venv-3.12` and so on, in which the fast tests run; then all of them must make the same
bytes of the same articles (`tests/test_reproducible.py`). A Python is looked for on the path, in the folder of pyenv and in
that of uv. One that is not there is named and left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "pyproject.toml"
SUPPORTED = ("3.11", "3.12", "3.13")
OWN = f"{sys.version_info.major}.{sys.version_info.minor}"
FAST = ("-m", "pytest", "-m", "not slow", "-n", "logical", "--maxprocesses", "4", "tests")
SAME_BYTES = ("-m", "pytest", "-k", "another_python", "tests/test_reproducible.py")


def environment(name: str) -> Path:
    """Name the folder of an environment: that of a version of Python, or of the lowest versions of the libraries."""
    return ROOT / f".venv-{name}"


def python_of(name: str) -> Path:
    """Name its Python."""
    return environment(name) / "bin" / "python"


def places(version: str) -> Iterator[Path]:
    """Yield where an interpreter of a version may lie."""
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield Path(on_path)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    uv = Path.home() / ".local" / "share" / "uv" / "python"
    yield from sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)
    yield from sorted(uv.glob(f"cpython-{version}.*/bin/python"), reverse=True)


def runs(python: Path, version: str) -> bool:
    """Tell whether it is what its name says; a shim of pyenv may lead nowhere."""
    code = "import ensurepip, sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() == version


def find(version: str) -> Path | None:
    """Give an interpreter of a version, or None where there is none."""
    own = [Path(sys.executable)] if version == OWN else []
    return next((place for place in (*own, *places(version)) if runs(place, version)), None)


def prepare(name: str, python: Path, *options: str) -> None:
    """Install the package and the tools of its tests, unless that was done since the project file changed."""
    done = environment(name) / "installed"
    if done.exists() and done.stat().st_mtime >= PROJECT.stat().st_mtime:
        return
    subprocess.run([python, "-m", "venv", "--clear", environment(name)], check=True)
    pip = [python_of(name), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    subprocess.run([*pip, "--editable", ".[test]", *options], cwd=ROOT, check=True)
    done.touch()


def say(message: str) -> None:
    """Say what is being done, before those say something who do it."""
    sys.stdout.write(f"{message}\n")
    sys.stdout.flush()


def main() -> int:
    """Try each version; 1 where one of them fails."""
    failed = []
    for version in (version for version in SUPPORTED if version != OWN):
        python = find(version)
        if python is None:
            say(f"Python {version} is not here")
            continue
        say(f"Python {version}: {python}")
        prepare(version, python)
        if subprocess.run([python_of(version), *FAST], cwd=ROOT, check=False).returncode:
            failed.append(f"the tests with Python {version}")
    if subprocess.run([sys.executable, *SAME_BYTES], cwd=ROOT, check=False).returncode:
        failed.append("the same bytes with each Python")
    if failed:
        say("failed: " + ", ".join(failed))
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
