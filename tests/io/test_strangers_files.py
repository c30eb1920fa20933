"""Files of strangers at their limits: depth in every place, size, and versions of the format before and after this one."""

import json

import pytest

from timeline.config import ReadOptions
from timeline.errors import CorrectionsError, InputError, LexiconError, TimelineFileError
from timeline.io.corrections_file import read_corrections
from timeline.io.timeline_file import dumps, from_dict, load, loads
from timeline.lexicon import load_lexicon
from timeline.read.corpus import read_inputs

DEPTHS = (50, 900, 5_000, 200_000)
PLACES = ("format", "made_by", "articles", "events", "links", "notes")


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("place", PLACES)
def test_a_timeline_file_that_is_nested_is_refused_at_any_depth(chronicle, depth, place):
    data = json.loads(dumps(chronicle))
    data[place] = "HERE"
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        inner = opening * depth + "1" + closing * depth
        with pytest.raises(InputError, match="timeline"):
            loads(json.dumps(data).replace('"HERE"', inner))


@pytest.mark.parametrize("depth", DEPTHS)
def test_what_is_nested_in_a_field_that_is_not_known_costs_nothing_or_is_refused(chronicle, depth):
    nested = dumps(chronicle).replace('"format"', f'"mood": {"[" * depth}{"]" * depth}, "format"', 1)
    try:
        assert loads(nested) == loads(dumps(chronicle))
    except InputError as error:
        assert "nested too deeply" in str(error)  # noqa: PT017 - one of the two


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("text", ["{0}1{1}", '{{"text": {0}1{1}}}', '{{"text": "War.", "mood": {0}1{1}}}'])
def test_a_nested_line_costs_only_itself(tmp_path, depth, text):
    path = tmp_path / "news.jsonl"
    path.write_text(text.format("[" * depth, "]" * depth) + '\n{"text": "France struck Syria."}\n', "utf-8")
    first, second = read_inputs(path)
    assert first.article or first.notes[0].kind == "failed"
    assert second.article.text == "France struck Syria."


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("text", ["[[merge]]\nkeys = {0}{1}", "[[merge]]\nkeys = {2}1{3}", "[{4}]\nx = 1"])
def test_nested_corrections_are_one_message(tmp_path, depth, text):
    path = tmp_path / "fixes.toml"
    written = text.format("[" * depth, "]" * depth, "{a = " * depth, "}" * depth, ".".join("a" * min(depth, 20_000)))
    path.write_text(written, "utf-8")
    with pytest.raises(CorrectionsError, match=r"fixes\.toml"):
        read_corrections(path, load_lexicon(None).ontology)


def test_a_timeline_file_above_the_limit_is_refused_by_name(tmp_path, chronicle):
    path = tmp_path / "chain.json"
    path.write_text(dumps(chronicle), "utf-8")
    size = path.stat().st_size
    assert load(path, options=ReadOptions(max_size=size)).events
    with pytest.raises(InputError, match=rf"chain.json: is larger than {size - 1:,} bytes"):
        load(path, options=ReadOptions(max_size=size - 1))


@pytest.mark.parametrize("version", ["0", "2", "10", "1.1", "", "\x1b[31m", "1 "])
def test_a_version_of_the_format_that_is_not_known_is_refused_with_a_word(chronicle, version):
    data = json.loads(dumps(chronicle)) | {"format": f"escalation-timeline/{version}"}
    with pytest.raises(TimelineFileError, match=r'found format .*; allowed is .*"format": "escalation-timeline/1"'):
        from_dict(data, "chain.json")


FIRST = """{"format": "escalation-timeline/1", "made_by": {"version": "0.1.0", "model": "en_core_web_sm 3.8.0", "lexicon": "sha256:0"},
"articles": [{"id": "seed", "title": null, "published": "2023-12-04", "outlet": null, "url": null, "text": "The U.S. strikes hit a militia."}],
"actors": [{"id": "USA", "name": "United States", "kind": "state", "country": "USA", "sponsor": null, "aliases": ["U.S."]}],
"events": [{"id": "e1", "key": "seed:9", "origin": "text", "type": "ASSAULT", "mode": null, "label": "U.S. strikes", "source": ["USA"],
"target": [], "time": null, "place": {"name": "Iraq", "country": "IRQ"}, "weapon": null, "killed": null, "wounded": null, "realis": "actual",
"attributed_to": [], "disputed_by": [], "goldstein": -10.0, "intensity": 8.0, "confidence": 0.9, "mentions": [{"article": "seed", "start": 9,
"end": 16, "trigger": "strikes", "sentence": [0, 31], "sentence_index": 0, "support": {"source": [[4, 8]]}}]}], "links": [], "notes": []}"""


def test_a_file_of_the_first_days_is_read_as_the_contract_has_it():
    old = loads(FIRST)
    assert old.events[0].source == ("USA",)
    assert loads(dumps(old)) == old


def test_a_nested_table_of_words_is_one_message(tmp_path):
    (tmp_path / "cues.toml").write_text("x = " + "[" * 5_000 + "]" * 5_000, "utf-8")
    with pytest.raises(LexiconError, match=r"cues.toml: is nested too deeply"):
        load_lexicon(tmp_path)
