"""The one writer of files: a file is written whole or not at all.

Bytes go to a temporary file beside the target, are flushed to the disk, and take the target's place in one step. Whatever
goes wrong, what stood there before is untouched and no temporary file stays behind.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline.errors import OutputError


def check_writable(path: str | os.PathLike[str]) -> None:
    """Tell before the work begins whether a file can be written there.

    Raises
    ------
    OutputError
        Where the folder is missing or may not be written to, or a folder stands in the file's place.
    """
    target = _real(path)
    try:
        found = target.parent.is_dir(), target.is_dir()
    except (OSError, ValueError) as error:
        raise _output_error(path, error) from error
    if found == (False, False):
        message = f"{path}: the folder {str(target.parent)!r} does not exist; create it first"
        raise OutputError(message)
    if found[1]:
        message = f"{path}: is a folder; give the name of a file in it"
        raise OutputError(message)
    if not _is_special(target) and not os.access(target.parent, os.W_OK | os.X_OK):
        message = (
            f"{path}: the folder {str(target.parent)!r} may not be written to; choose another, or change its rights"
        )
        raise OutputError(message)


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file whole, in place of one that may be there; its rights are kept, and a link to it is followed.

    Raises
    ------
    OutputError
        Where it cannot be written; what stood there before is untouched.
    """
    write_pieces(path, [data])


def write_pieces(path: str | os.PathLike[str], pieces: Iterable[bytes]) -> None:
    """Do the same with bytes that come piece by piece; where their making fails, nothing is written.

    Raises
    ------
    OutputError
        As in `write_bytes`.
    """
    check_writable(path)
    target = _real(path)
    try:
        if _is_special(target):
            with target.open("wb") as device:  # /dev/null and pipes must not be replaced by a file
                device.writelines(pieces)
        else:
            _replace(target, pieces)
    except OSError as error:
        raise _output_error(path, error) from error


def _real(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        raise _output_error(path, error) from error


def _is_special(target: Path) -> bool:
    """Tell a device or pipe from a file."""
    try:
        return not stat.S_ISREG(target.stat().st_mode)
    except OSError:
        return False


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    temporary = target.with_name(f".timeline-{secrets.token_hex(8)}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:  # also an interrupt leaves nothing behind
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _output_error(path: str | os.PathLike[str], error: Exception) -> OutputError:
    reason = getattr(error, "strerror", None) or error
    return OutputError(f"{str(path)!r}: cannot be written ({reason}); what was there before is untouched")
