"""The trigger tables, their classes, frames, weapons and the ontology hold together."""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from timeline.lexicon import load_lexicon
from timeline.lexicon.tables import Faults

FOLDER = Path(__file__).resolve().parents[2] / "timeline" / "lexicons"
README = (FOLDER / "README.md").read_text("utf-8")
COLUMNS = ["phrase", "pos", "type", "mode", "family", "frame", "needs", "blocks", "weight", "origin"]
KIND = {"V": "verb", "N": "noun", "A": "adj"}
SLOTS = frozenset({"subj", "obj", "iobj", "ccomp", "poss", "mod", "head", "near", "neg", "next", "prev", "prt", "pred"})
SPECIALS = frozenset({"actor", "none", "any", "proper", "clause", "foreign", "signed", "to", "wish", "past"})
PREPOSITIONS = (
    "about above across after against along alongside amid among around as at before behind between beyond by despite "
    "during for from in inside into near of off on onto out outside over past since through throughout to toward "
    "towards under until up upon via with within without"
)
LEAST_ROWS = {"ASSAULT": 350, "COERCE": 150, "MOBILIZE": 120, "SANCTION": 150, "PROTEST": 100, "THREATEN": 100}
TABLES = sorted((FOLDER / "triggers").glob("*.csv"))
CLASSES = tomllib.loads((FOLDER / "classes.toml").read_text("utf-8"))["classes"]
FRAMES = tomllib.loads((FOLDER / "frames.toml").read_text("utf-8"))
TYPES = tomllib.loads((FOLDER / "ontology.toml").read_text("utf-8"))["types"]
WORD = re.compile(r"[^\s|;=@]+( [^\s|;=@]+)*")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = {path.stem: rows_of(path) for path in TABLES}


def conditions(row):
    """Yield (slot, values) for each guard of a row."""
    for column in ("needs", "blocks"):
        for condition in filter(None, row[column].split(";")):
            slot, _, values = condition.partition("=")
            yield slot, values.split("|")


def faults_of(row):
    """Say what is wrong with the words of a row, if anything is."""
    if row["phrase"] != " ".join(row["phrase"].split()) or row["phrase"] != row["phrase"].lower():
        yield "the phrase is not in lower case, or has stray blanks"
    if row["pos"] not in KIND or row["frame"] not in FRAMES[KIND[row["pos"]]]:
        yield "no such frame for this part of speech"
    if row["mode"] and row["mode"] not in TYPES[row["type"]].get("modes", {}):
        yield "the type has no such mode"
    if not row["family"] or not row["origin"]:
        yield "family or origin is empty"
    if not 0 < float(row["weight"]) <= 1:
        yield "the weight is not within 0 and 1"


def faults_of_guards(row):
    """Say what is wrong with the guards of a row, if anything is."""
    for slot, values in conditions(row):
        if slot not in SLOTS and slot not in PREPOSITIONS.split():
            yield f"no slot {slot!r}"
        repeated = [value for value, times in Counter(values).items() if times > 1]
        if repeated:
            yield f"{slot} repeats {repeated}"
        for value in values:
            if value.startswith("@") and value[1:] not in SPECIALS and value[1:] not in CLASSES:
                yield f"no class {value}"
            if not value.startswith("@") and not WORD.fullmatch(value):
                yield f"{slot} has the strange word {value!r}"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_has_the_header_and_its_own_type(path):
    assert path.read_text("utf-8").splitlines()[0].split(",") == COLUMNS
    assert {row["type"] for row in ROWS[path.stem]} == {path.stem.upper()}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_sound(name):
    faults = [f"{row['phrase']}: {fault}" for row in ROWS[name] for fault in faults_of(row)]
    assert faults == []


@pytest.mark.parametrize("name", ROWS)
def test_every_guard_is_sound(name):
    faults = [f"{row['phrase']}: {fault}" for row in ROWS[name] for fault in faults_of_guards(row)]
    assert faults == []


@pytest.mark.parametrize("name", ROWS)
def test_no_row_stands_twice(name):
    keys = Counter((row["phrase"], row["pos"], row["needs"]) for row in ROWS[name])
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(("name", "least"), LEAST_ROWS.items())
def test_the_tables_of_conflict_are_broad(name, least):
    assert len(ROWS[name.lower()]) >= least


def test_every_type_has_triggers():
    assert {name.upper() for name in ROWS} == set(TYPES)


def test_every_family_is_explained():
    families = {row["family"] for rows in ROWS.values() for row in rows}
    explained = set(re.findall(r"[a-z][a-z-]+", README))
    assert sorted(families - explained) == []


def test_every_class_is_used_and_holds_words_once():
    used = {
        value[1:]
        for rows in ROWS.values()
        for row in rows
        for _, values in conditions(row)
        for value in values
        if value[0] == "@"
    }
    code = "".join(path.read_text("utf-8") for path in (FOLDER.parent / "nlp").glob("*.py"))
    named_in_code = set(re.findall(r'(?:words|classes)\["(\w+)"\]', code))
    # looked up by the kind of a name, actor or role, or of what a verb tells
    by_kind = {name for name in CLASSES if name.startswith(("as_", "verbs_"))}
    assert sorted(set(CLASSES) - used - named_in_code - by_kind) == []
    assert [name for name, words in CLASSES.items() if len(words) != len(set(words))] == []
    assert [word for words in CLASSES.values() for word in words if word != word.lower()] == []


def test_the_ontology_is_plover():
    assert len(TYPES) == 16
    assert sum(len(event_type.get("modes", {})) for event_type in TYPES.values()) == 67
    assert TYPES["ASSAULT"]["goldstein"] == -10.0
    assert TYPES["ACCUSE"]["score"] == -3.0
    assert TYPES["SANCTION"]["quad_class"] == "material conflict"


@pytest.mark.parametrize("name", TYPES)
def test_the_sign_of_a_score_follows_the_quad_class(name):
    event_type = TYPES[name]
    scores = [event_type["score"], *(mode["score"] for mode in event_type.get("modes", {}).values() if "score" in mode)]
    if event_type["quad_class"].endswith("cooperation"):
        assert min(scores) > 0
    elif name != "REQUEST":  # a request scores about nought
        assert max(scores) < 0


def test_weapons_name_a_mode_of_assault_once():
    weapons = rows_of(FOLDER / "weapons.csv")
    assert len(weapons) >= 150
    assert {row["mode"] for row in weapons} <= set(TYPES["ASSAULT"]["modes"])
    assert [word for word, times in Counter(row["word"] for row in weapons).items() if times > 1] == []
    assert all(row["weapon"] and row["origin"] for row in weapons)


def test_every_row_compiles():
    faults = Faults()
    load_lexicon().triggers.check(faults)
    assert faults.messages == []
