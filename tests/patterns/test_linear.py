"""No regular expression takes more than linear time: every pattern of the package, on the worst inputs made of its own pieces.

A pattern whose time grows with the square, but is so short that the first test does not measure it, fails the second.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import worst

pytestmark = pytest.mark.slow

COLLECT = Path(__file__).with_name("collect.py")
MEGABYTE = 1_000_000
MOST = 1.0  # seconds of the processor that a megabyte may take, where the plain walk below takes no longer than it is said to
TRIES = 4
PLAIN_WALK = re.compile(r"\w+|\s")
PLAIN_TEXT = "an event " * (MEGABYTE // 9)
PLAIN_SECONDS = 0.13  # what the plain walk through the plain text takes on the machine of the figures in docs/trust.md


@pytest.fixture(scope="module")
def patterns():
    """Every pattern of the package by the place where it is made, and how it is used."""
    done = subprocess.run([sys.executable, str(COLLECT)], capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["where"] for row in rows if row["pattern"] is None] == [], "collect.py has to make these, too"
    assert len(rows) > 200
    return {(row["where"], row["pattern"]): (compiled(row), row["use"]) for row in rows}


def compiled(row):
    return re.compile(row["pattern"].encode("latin-1") if row["bytes"] else row["pattern"], row["flags"])


@pytest.fixture(scope="module")
def measured(patterns):
    """The attack that takes each pattern longest, and what is wrong with its time."""
    return {place: worst.slowest(pattern, use=use) for place, (pattern, use) in patterns.items()}


def test_every_pattern_is_linear_on_its_worst_inputs(measured):
    faults = [f"{where} {text[:60]!r}: {attack}: {said}" for (where, text), (attack, said) in measured.items() if said]
    assert faults == []


def test_a_megabyte_of_its_worst_input_takes_a_pattern_no_more_than_a_second(patterns, measured):
    slow = []
    for place, (pattern, use) in patterns.items():
        text = worst.text_of(measured[place][0], MEGABYTE, pattern, most=MEGABYTE)
        took = worst.seconds(pattern, text, use=use)
        for _ in range(TRIES):
            if took <= MOST * slowness():
                break
            took = min(took, worst.seconds(pattern, text, use=use))
        else:
            slow.append((*place, measured[place][0], round(took, 2)))
    assert slow == []


def slowness():
    """Tell how many times as long as on an idle processor a plain walk through a plain text takes here and now; at least one."""
    return max(1.0, worst.seconds(PLAIN_WALK, PLAIN_TEXT, use="through") / PLAIN_SECONDS)


@pytest.mark.parametrize(
    "planted", [r"\s+$", r"\s*x", r"\w+\d", r"(a+)+$", r"[a-z-]{3,} of", r"<!--.*?-->", r"(\w+,? )+\.", r"a.*b.*c"]
)
def test_a_pattern_that_is_not_linear_is_found(planted):
    assert worst.slowest(re.compile(planted, re.DOTALL), use="through")[1]


@pytest.mark.parametrize("plain", [r"\b\w+\b", r"\S{1000}(?=\S)", r"\d{4}-\d\d-\d\d", r"(?<!\s)\s+$", r"[^<]*"])
def test_a_pattern_that_is_linear_is_left_alone(plain):
    assert worst.slowest(re.compile(plain), use="through")[1] is None
