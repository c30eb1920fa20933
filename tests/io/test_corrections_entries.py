"""Entries of a corrections file: added at its end, nothing that stands there touched, nothing written that cannot be read."""

import tomllib

import pytest

from timeline.errors import CorrectionsError
from timeline.io.corrections_entries import Entry, add_entries, as_mapping, load_entries
from timeline.io.corrections_file import read_corrections
from timeline.lexicon import load_lexicon

pytest.importorskip("tomli_w")
ONTOLOGY = load_lexicon().ontology
OLD = '# mine\n[[drop]]  # a headline\nkey = "raid:30"\n'
NEW = [
    Entry("change", {"key": "raid:69", "type": "ASSAULT", "mode": "aerial", "why": 'he said "no"\nand \\ left \x7f'}),
    Entry("drop", {"key": "a: odd = [id]:7"}),
    Entry("merge", {"keys": ["raid:1", "raid:2"]}),
]


@pytest.mark.parametrize("old", ["", OLD, OLD.rstrip(), "\ufeff" + OLD])
def test_what_is_added_is_read_back_and_what_was_there_stays(tmp_path, old):
    path = tmp_path / "fixes.toml"
    if old:
        path.write_text(old, "utf-8")
    before = load_entries(path, ONTOLOGY)
    add_entries(path, NEW[:2], ONTOLOGY)
    add_entries(path, NEW[2:], ONTOLOGY)
    assert path.read_text("utf-8").startswith(old.removeprefix("\ufeff"))
    assert as_mapping(load_entries(path, ONTOLOGY)) == as_mapping([*before, *NEW])
    assert len(read_corrections(path, ONTOLOGY)) == len(before) + 3


def test_no_file_has_no_entries(tmp_path):
    assert load_entries(tmp_path / "none.toml", ONTOLOGY) == ()


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ('[[drop]]\nkey = "raid:69"\n', r"\[\[change\]\] 1: uses raid:69, which \[\[drop\]\] 1 drops"),
        ("[[drop]\n", "is not TOML"),
        ('drop = [{key = "raid:30"}]\n', "nothing can be added at its end"),
        ('[[dorp]]\nkey = "raid:69"\n', "did you mean drop"),
    ],
)
def test_a_file_that_cannot_take_it_stays_as_it_was(tmp_path, old, says):
    path = tmp_path / "fixes.toml"
    path.write_text(old, "utf-8")
    with pytest.raises(CorrectionsError, match=says):
        add_entries(path, NEW, ONTOLOGY)
    assert path.read_text("utf-8") == old


def test_the_file_looks_as_the_readme_writes_it(tmp_path):
    path = tmp_path / "fixes.toml"
    add_entries(path, [Entry("drop", {"key": "raid:30", "why": "a headline"})], ONTOLOGY)
    assert path.read_text("utf-8") == '[[drop]]\nkey = "raid:30"\nwhy = "a headline"\n'
    assert tomllib.loads(path.read_text("utf-8"))
