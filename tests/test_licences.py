"""Every library that the program needs is under a licence that lets anybody use and pass it on."""

import importlib.metadata
import re

import pytest

OURS = "escalation-timeline"
ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|PSFL|MPL|Mozilla Public License 2\.0|HPND|0BSD|Unlicense|MIT-CMU|"
    r"Historical Permission Notice|CC0|zlib|Zlib)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(A?GPL|Affero|SSPL|Commons Clause|NonCommercial|Proprietary)\b", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)


def needed(name, seen):
    """Give the names of what a distribution needs to run, at any remove, as far as it is installed."""
    for line in importlib.metadata.requires(name) or ():
        requirement, _, marker = line.partition(";")
        other = re.match(r"[\w.-]+", requirement.strip())[0].lower().replace("_", "-")
        if "extra" in marker or other in seen:
            continue
        try:
            importlib.metadata.distribution(other)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another Python or system
        seen.add(other)
        needed(other, seen)
    return seen


def installed():
    try:
        return sorted(needed(OURS, set()))
    except importlib.metadata.PackageNotFoundError:
        return []


def licence(name):
    about = importlib.metadata.metadata(name)
    told = [about.get("License-Expression"), *(about.get_all("Classifier") or ())]
    told = [one for one in told if one and (one.startswith("License") or "::" not in one)]
    return " | ".join(told) or str(about.get("License") or "")


def test_what_is_needed_is_found():
    if not installed():
        pytest.skip("the package is not installed")
    assert {"spacy", "networkx", "matplotlib", "pandas"} <= set(installed())


@pytest.mark.parametrize("name", installed())
def test_a_licence_is_on_the_list(name):
    told = licence(name) or str(importlib.metadata.metadata(name).get("License") or "")[:300]
    assert ALLOWED.search(told), f"{name}: {told[:200]!r}"
    assert not REFUSED.search(LESSER.sub("", told)), f"{name}: {told[:200]!r}"
