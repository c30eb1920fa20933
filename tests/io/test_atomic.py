"""Files are written whole or not at all."""

import stat
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.io.atomic import check_writable, write_bytes


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_writes_new_and_old_files_and_keeps_rights(tmp_path):
    path = tmp_path / "chain.json"
    write_bytes(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask(tmp_path)
    path.chmod(0o640)
    write_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["chain.json"]


def _umask(folder):
    probe = folder / "probe"
    probe.touch(0o666)
    mode = stat.S_IMODE(probe.stat().st_mode)
    probe.unlink()
    return 0o666 & ~mode


def test_follows_a_link(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(real)
    write_bytes(link, b"one")
    assert link.is_symlink()
    assert real.read_bytes() == b"one"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "os.open"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")])
def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, step, error):
    path = tmp_path / "chain.json"
    path.write_bytes(b"before")

    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(step, fail)
    with pytest.raises(OutputError, match=error.strerror):
        write_bytes(path, b"after")
    monkeypatch.undo()
    assert path.read_bytes() == b"before"
    assert names(tmp_path) == ["chain.json"]


def test_an_interrupt_leaves_no_temporary_file(tmp_path, monkeypatch):
    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "chain.json", b"after")
    assert names(tmp_path) == []


@pytest.mark.parametrize("check", [check_writable, lambda path: write_bytes(path, b"")])
def test_bad_places(tmp_path, check):
    (tmp_path / "file").write_text("x")
    for path, says in [
        (tmp_path / "missing" / "x.json", "does not exist"),
        (tmp_path, "is a folder"),
        (tmp_path / "file" / "x.json", "does not exist"),
        ("a\0b.json", "cannot be written"),
    ]:
        with pytest.raises(OutputError, match=says):
            check(path)


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_bytes(tmp_path / ("x" * 300), b"")
    assert names(tmp_path) == []


def test_a_folder_that_may_not_be_written_to(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(OutputError, match="may not be written to"):
        check_writable(tmp_path / "x.json")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_stays_a_device():
    write_bytes("/dev/null", b"gone")
    assert not Path("/dev/null").is_file()
