"""The corrections file: what it may say, and what is said about a file that says something else."""

import re
from datetime import date, datetime

import pytest

from timeline.errors import CorrectionsError
from timeline.graph.corrections.entries import Add, Change, ChangeActor, Drop, Merge, SetLink, Split, Unlink
from timeline.io.corrections_file import read_corrections
from timeline.lexicon import load_lexicon
from timeline.model import Actor, TimeSpan

WHOLE = """
# one of each
[[drop]]
key = "a:1"
why = "a headline"

[[merge]]
keys = ["a:2", "b:3"]

[[split]]
keys = ["a:4"]

[[change]]
key = "a:5"
type = "ASSAULT"
mode = "aerial"
realis = "planned"
date = 2021-05-03
source = "Arland"
target = ["Borduria", { name = "New Guard", kind = "armed-group" }]
label = "The raid"

[[add]]
key = "a:6"
trigger = "raid"
type = "ASSAULT"

[[link]]
earlier = "a:2"
later = "a:6"
cue = "after"

[[unlink]]
earlier = "a:7"
later = "a:2"

[[actor]]
actor = "Arland"
name = "Kingdom of Arland"
join = ["arl-army"]
"""


@pytest.fixture(scope="module")
def ontology():
    return load_lexicon().ontology


@pytest.fixture
def read(tmp_path, ontology):
    def read(text):
        path = tmp_path / "fixes.toml"
        path.write_text(text, "utf-8")
        return read_corrections(path, ontology)

    return read


def test_each_correction_is_read_in_the_order_of_the_file_with_its_line(read):
    drop, merge, split, change, add, link, unlink, actor = read(WHOLE)
    assert drop == Drop(key="a:1", why="a headline", where="fixes.toml, line 3, [[drop]]")
    assert merge == Merge(told=("a:2", "b:3"), where="fixes.toml, line 7, [[merge]]")
    assert split == Split(told=("a:4",), where="fixes.toml, line 10, [[split]]")
    assert isinstance(change, Change)
    assert change.facts == {
        "type": "ASSAULT",
        "mode": "aerial",
        "realis": "planned",
        "time": TimeSpan("2021-05-03", "2021-05-03", "day", "explicit"),
        "source": ("Arland",),
        "target": ("Borduria", Actor("new-guard", "New Guard", "armed-group")),
        "label": "The raid",
    }
    assert isinstance(add, Add)
    assert (add.key, add.trigger, add.facts) == ("a:6", "raid", {"type": "ASSAULT"})
    assert isinstance(link, SetLink)
    assert (link.earlier, link.later, link.kind, link.cue) == ("a:2", "a:6", "responds_to", "after")
    assert isinstance(unlink, Unlink)
    assert isinstance(actor, ChangeActor)
    assert (actor.changes, actor.join) == ({"name": "Kingdom of Arland"}, ("arl-army",))


def test_a_mapping_of_the_same_shape_is_read_too_and_what_was_read_is_given_back(ontology):
    [drop] = read_corrections({"drop": [{"key": "a:1"}]}, ontology)
    assert drop == Drop(key="a:1", where="corrections, [[drop]] 1")
    assert read_corrections([drop], ontology) == (drop,)


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2021", ("2021-01-01", "2021-12-31", "year")),
        ("2021-05", ("2021-05-01", "2021-05-31", "month")),
        ("2021-05-03", ("2021-05-03", "2021-05-03", "day")),
        ("2021-05-03T05:30", ("2021-05-03T05:30", "2021-05-03T05:30", "minute")),
        ("2021-05-03..2021-05", ("2021-05-03", "2021-05-31", "range")),
        ("..2021-05-03", (None, "2021-05-03", "range")),
        ("2021-05-03..", ("2021-05-03", None, "range")),
        (date(2021, 5, 3), ("2021-05-03", "2021-05-03", "day")),
        (datetime(2021, 5, 3, 5, 30), ("2021-05-03T05:30", "2021-05-03T05:30", "minute")),  # noqa: DTZ001 - local time
    ],
)
def test_dates(ontology, written, time):
    [change] = read_corrections({"change": [{"key": "a:1", "date": written}]}, ontology)
    assert change.facts == {"time": TimeSpan(*time, "explicit")}


def test_none_takes_a_value_away(ontology):
    facts = {"mode": "none", "date": "none", "source": "none", "target": []}
    [change] = read_corrections({"change": [{"key": "a:1"} | facts]}, ontology)
    assert change.facts == {"mode": None, "time": None, "source": (), "target": ()}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[drop]\n", "is not TOML: "),
        ('[[dorp]]\nkey = "a:1"', "line 1, [[dorp]]: no such correction; did you mean drop?"),
        ('[drop]\nkey = "a:1"', "drop: found {'key': 'a:1'}; allowed is a list: each correction begins with [[drop]]"),
        ('[[drop]]\nkey = "e3"', "line 1, [[drop]].key: found 'e3'; allowed is article:offset"),
        ("[[drop]]", "[[drop]].key: found nothing; allowed is article:offset"),
        ('[[drop]]\nkey = "a:1"\nwhyy = 3', "line 1, [[drop]].whyy: no such field; did you mean why?"),
        ('[[merge]]\nkeys = ["a:1"]', "allowed is a list of two keys or more"),
        ('[[merge]]\nkeys = ["a:1", "a:1"]', "'a:1' stands there 2 times"),
        ('[[change]]\nkey = "a:1"', "says nothing of the event; it takes type, mode, realis, date"),
        ('[[change]]\nkey = "a:1"\ntypo = "ASSAULT"\nlabel = "x"', "typo: no such field; did you mean type?"),
        ('[[change]]\nkey = "a:1"\ntype = "ATTACK"', "found 'ATTACK'; allowed is one of AGREE, "),
        ('[[change]]\nkey = "a:1"\ndate = "May 3"', "found 'May 3'; allowed is a day"),
        ('[[change]]\nkey = "a:1"\ndate = "2021-05-09..2021-05-03"', "allowed is a day"),
        ('[[change]]\nkey = "a:1"\ndate = "2021-02-30"', "allowed is a day"),
        ('[[change]]\nkey = "a:1"\nsource = { name = "X" }', "source.kind: found nothing; allowed is one of state, "),
        ('[[change]]\nkey = "a:1"\ntype = "ASSAULT"\nmode = "aerail"', "no mode 'aerail'; did you mean aerial?"),
        ('[[change]]\nkey = "a:1"\nmode = "xyzzy"', "no type has the mode 'xyzzy'; allowed are "),
        ('[[add]]\nkey = "a:1"\ntrigger = "raid"', "[[add]].type: is missing"),
        ('[[link]]\nearlier = "a:1"\nlater = "a:2"\nkind = "after"', "allowed is one of responds_to, causes"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(read, text, says):
    with pytest.raises(CorrectionsError, match=re.escape(says)):
        read(text)


LINK = '[[link]]\nearlier = "{}"\nlater = "{}"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[drop]]\nkey = "a:1"\n[[change]]\nkey = "a:1"\nlabel = "x"', "uses a:1, which line 1, [[drop]] drops"),
        ('[[change]]\nkey = "a:1"\nlabel = "x"\n' * 2 + 'mode = "aerial"\n', None),
        (
            '[[change]]\nkey = "a:1"\nlabel = "x"\n[[change]]\nkey = "a:1"\nlabel = "y"',
            "line 4, [[change]]: gives another label of a:1 than line 1, [[change]]",
        ),
        ('[[split]]\nkeys = ["a:1"]\n[[split]]\nkeys = ["a:1", "a:2"]', "splits off a:1, which line 1, [[split]]"),
        ('[[split]]\nkeys = ["a:1"]\n[[drop]]\nkey = "a:1"', None),
        (LINK.format("a:1", "a:2") + LINK.format("a:2", "a:1"), "line 4, [[link]]: closes a circle of links"),
        (LINK.format("a:1", "a:1"), "joins a:1 to itself"),
        (LINK.format("a:1", "a:2") + LINK.format("a:1", "a:2").replace("link", "unlink"), "links what line 4"),
        ('[[actor]]\nactor = "A"\njoin = ["B"]\n[[actor]]\nactor = "B"\njoin = ["a"]', "circle of joined actors"),
        (
            '[[add]]\nkey = "a:1"\ntrigger = "x"\ntype = "AID"\n[[change]]\nkey = "a:1"\nlabel = "x"',
            "changes a:1, which line 1, [[add]] adds",
        ),
    ],
)
def test_what_contradicts_itself_is_said_before_any_work(read, text, says):
    if says is None:
        assert read(text)
        return
    with pytest.raises(CorrectionsError, match=re.escape(says)):
        read(text)


def test_all_faults_are_said_at_once(read):
    with pytest.raises(CorrectionsError, match=r"fixes\.toml: 2 faults in the corrections\n  line 1.*\n  line 3"):
        read('[[drop]]\nkey = "e1"\n[[drop]]\nkey = "e2"')


def test_a_file_that_is_not_there_or_not_utf8_is_one_message(tmp_path, ontology):
    with pytest.raises(CorrectionsError, match=r"cannot be read \(No such file"):
        read_corrections(tmp_path / "none.toml", ontology)
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe[")
    with pytest.raises(CorrectionsError, match="is not UTF-8"):
        read_corrections(tmp_path / "odd.toml", ontology)
