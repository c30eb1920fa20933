"""What many articles share is said once."""

from pathlib import Path

from typer.testing import CliRunner

import timeline
from timeline.cli import app
from timeline.model import Note
from timeline.notes import tell_notes, unread_note

DATE = Note("date", "e1 has two dates")


def test_one_article_that_was_passed_over_is_named_in_full():
    note = unread_note("a1")
    assert list(tell_notes([note, DATE])) == [DATE.message, note.message]


def test_many_are_counted_and_some_named():
    told = list(tell_notes([unread_note(f"a:{n}") for n in range(5)] + [DATE]))
    assert told[0] == DATE.message
    assert told[1].startswith("5 articles (a:0, a:1, a:2 …): passed over")
    assert len(told) == 2


def test_the_command_line_says_what_was_passed_over_and_the_file_keeps_it(tmp_path):
    calm = "The cabin of the new airliner is wider than that of the old one, and its windows are larger. " * 5
    paths = [str(tmp_path / f"calm{n}.txt") for n in range(4)]
    for path in map(Path, paths):
        path.write_text(calm)
    stored = str(tmp_path / "calm.json")
    alone = CliRunner().invoke(app, ["extract", paths[0], "-o", stored])
    assert alone.exit_code == 4
    assert "note: calm0: passed over" in alone.stderr
    together = CliRunner().invoke(app, ["extract", *paths, "-o", stored, "--allow-empty"])
    assert "note: 4 articles (calm0, calm1, calm2 …): passed over" in together.stderr
    assert [note.kind for note in timeline.load(stored).notes] == ["unread"] * 4
