"""Which acts invented sentences tell of, how real they are and who did them: the case files, read by the model.

A case that fails for a known reason says so: `xfail` for its acts, `xfail_parties` for who acted and was acted on.
"""

import pytest
from case_files import as_params, read_cases

FILES = ("triggers_conflict", "triggers_talk", "realis")
CONFLICT = {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "THREATEN"}


def params(key, *files):
    """Give the cases of the files, those with `key` as known failures."""
    return as_params(read_cases(*files), key, "{file}-{id}")


def told(read, case):
    """Give the mentions that the case's file looks at: words that only point back are looked at in realis.toml."""
    mentions = read(case["text"], case.get("dct")).mentions
    if case["file"] == "realis":
        return list(mentions)
    is_looked_at = CONFLICT.__contains__ if case["file"] == "triggers_conflict" else bool
    return [m for m in mentions if is_looked_at(m.type) and (m.by_force or not m.presupposed)]


def is_same_word(trigger, expected):
    """Tell whether one phrase is the other, or its core: "held talks" and "talks"."""
    return trigger in expected or expected in trigger


def has_word_of_somebody(case):
    return any(expected.keys() & {"attributed", "disputed"} for expected in case["expect"])


@pytest.mark.slow
@pytest.mark.parametrize("case", params("xfail", *FILES))
def test_acts_of_a_sentence(read, case):
    found = [(m.mention.trigger, m.type, m.realis) for m in told(read, case)]
    expected = [(e["trigger"], e["type"], e.get("realis", "actual")) for e in case["expect"]]
    assert [f[1:] for f in found] == [e[1:] for e in expected], found
    assert all(is_same_word(f[0], e[0]) for f, e in zip(found, expected, strict=True)), found


@pytest.mark.slow
@pytest.mark.parametrize("case", params("xfail_parties", "triggers_conflict", "triggers_talk"))
def test_parties_of_a_sentence(read, case):
    if "xfail" in case:
        pytest.skip("its acts are not found")
    found = [(set(m.source), set(m.target)) for m in told(read, case)]
    assert found == [(set(e["source"]), set(e["target"])) for e in case["expect"]]


@pytest.mark.slow
@pytest.mark.parametrize("case", [p for p in params("xfail", "realis") if has_word_of_somebody(p.values[0])])
def test_whose_word_a_sentence_is(read, case):
    mentions = told(read, case)
    for expected in (e for e in case["expect"] if "attributed" in e or "disputed" in e):
        mention = next(m for m in mentions if is_same_word(m.mention.trigger, expected["trigger"]))
        assert list(mention.attributed_to) == expected.get("attributed", list(mention.attributed_to))
        assert list(mention.disputed_by) == expected.get("disputed", [])


@pytest.mark.parametrize("file", FILES)
def test_every_case_has_a_name_of_its_own(file):
    names = [case["id"] for case in read_cases(file)]
    assert len(names) == len(set(names))
