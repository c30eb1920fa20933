"""How far the work is: counted as it goes, in few lines, and nothing where nobody looks."""

import io
import sys

from timeline.display import progress


def test_it_counts_while_things_pass_and_says_the_last_word_once():
    lines, ticks = [], iter(range(0, 100, 1))
    out = list(progress.watch(["a", "bb", ""], len, say=lines.append, clock=lambda: next(ticks)))
    assert out == ["a", "bb", ""]
    assert lines == [
        "1 article read, 1 event …",
        "2 articles read, 3 events …",
        "3 articles read, 3 events …",
        "3 articles read, 3 events",
    ]


def test_lines_do_not_come_faster_than_they_can_be_read():
    lines = []
    assert list(progress.watch(range(2000), lambda _: 1, say=lines.append, clock=lambda: 0.0)) == list(range(2000))
    assert lines == ["1 article read, 1 event …", "2,000 articles read, 2,000 events"]


def test_who_stops_early_is_told_what_was_read():
    lines = []
    some = progress.watch(range(9), lambda _: 1, say=lines.append, clock=lambda: 0.0)
    assert [next(some), next(some)] == [0, 1]
    some.close()
    assert lines[-1] == "2 articles read, 2 events"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_standard_error_is_used_only_where_it_is_a_terminal(monkeypatch):
    for stream, said in ((io.StringIO(), ""), (Terminal(), "1 article read, 1 event\n")):
        monkeypatch.setattr(sys, "stderr", stream)
        list(progress.watch([1], lambda _: 1))
        assert stream.getvalue().endswith(said)
        assert bool(stream.getvalue()) == bool(said)
