"""Cards and tables of a notebook: all facts and sentences, the right words marked, and every text escaped."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from timeline.api import Timeline
from timeline.errors import UsageError
from timeline.model import Article


class Marks(HTMLParser):
    """Collects the marked words of a quotation, by role, and every tag."""

    def __init__(self, html):
        super().__init__()
        self.marks, self.tags, self.text, self._role = [], set(), "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._role = dict(attrs).get("class", "") if tag == "mark" else None

    def handle_data(self, data):
        self.text += data
        if self._role is not None:
            self.marks.append((self._role, data))
            self._role = None


@pytest.fixture
def held(chronicle):
    return Timeline(chronicle)


def test_an_event_marks_actor_and_action_in_its_sentence(held):
    card = held.event("e2")
    assert card.event is held.chronicle.events[1]
    marks = Marks(card._repr_html_()).marks
    assert marks[:2] == [("source", "Freedonia"), ("action", "retaliated")]
    assert "Freedonia (who) [retaliated] with rockets" in repr(card)
    assert repr(card).startswith("e2  =rockets on Ruritania\n    Freedonia → Ruritania; ")
    assert "at least 30 killed" in repr(card)
    assert "answers e1 Strike on depot: “retaliated”" in repr(card)
    assert "answered by e2 =rockets on Ruritania" in repr(held.event("e1"))


def test_an_unknown_event_is_said(held):
    with pytest.raises(UsageError, match="event: found 'e9'; this timeline has e1 to e2"):
        held.event("e9")


def test_a_link_marks_its_cue_and_shows_both_ends(held):
    for ends in (("e1", "e2"), ("e2", "e1")):
        card = held.link(*ends)
        assert [(k.earlier, k.later) for k in card.links] == [("e1", "e2")]
        assert Marks(card._repr_html_()).marks[0] == ("action", "retaliated")
        assert repr(card).startswith(
            "e2 =rockets on Ruritania answers e1 Strike on depot (“retaliated”, confidence 0.9)"
        )
        assert "Ruritanian jets [struck] a depot" in repr(card)


def test_an_inferred_link_gives_its_rule(chronicle):
    link = replace(chronicle.links[0], evidence=None, inferred="by-turns")
    card = Timeline(replace(chronicle, links=(link,))).link("e1", "e2")
    assert "inferred by the rule “by-turns”" in repr(card)
    assert "by-turns" in card._repr_html_()


def test_where_no_link_is_the_links_there_are_stand(chronicle):
    alone = replace(chronicle.events[0], id="e3", key="raid:0")
    more = Timeline(replace(chronicle, events=(*chronicle.events, alone)))
    with pytest.raises(UsageError, match=r"none between e1 and e3; these two have the links e1 to e2; explain\('e1'"):
        more.link("e1", "e3")


def test_the_table_has_a_row_an_event_and_says_what_it_leaves_out(held):
    page = held.table()._repr_html_()
    assert page.count("<tr>") == 3
    assert [mark for mark in Marks(page).marks if mark[0] == "action"][:2] == [
        ("action", "struck"),
        ("action", "retaliated"),
    ]
    assert len(held.table(most=1)) == 1
    for shown in (repr(held.table(most=1)), held.table(most=1)._repr_html_()):
        assert "and 1 more" in shown
    assert "more" not in repr(held.table(most=None)).splitlines()[-1]


def test_an_empty_table(chronicle):
    table = Timeline(replace(chronicle, events=(), links=())).table()
    assert repr(table) == "no events"
    assert "<tbody>" in table._repr_html_()


EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">&\x1b[31m'


def test_no_text_can_become_markup(chronicle):
    sentence = f"{EVIL} struck {EVIL}"
    start = sentence.index("struck")
    mention = replace(
        chronicle.events[0].mentions[0], start=start, end=start + 6, sentence=(0, len(sentence)), support={}
    )
    events = tuple(replace(e, label=EVIL, weapon=EVIL, mentions=(mention,)) for e in chronicle.events)
    evidence = replace(chronicle.links[0].evidence, start=start, end=start + 6, cue=EVIL)
    links = (replace(chronicle.links[0], evidence=evidence),)
    actors = tuple(replace(actor, name=EVIL) for actor in chronicle.actors)
    article = Article("raid", sentence)
    evil = Timeline(replace(chronicle, articles=(article,), actors=actors, events=events, links=links))
    for card in (evil.table(), evil.event("e1"), evil.link("e1", "e2")):
        read = Marks(card._repr_html_())
        assert not read.tags & {"script", "img"}
        assert "<script>alert(1)</script>" in read.text
        assert "\x1b" not in repr(card)


def test_an_event_without_article_or_parties(chronicle):
    bare = replace(chronicle, articles=(), events=(replace(chronicle.events[0], source=(), target=()),), links=())
    assert "actor not named; " in repr(Timeline(bare).event("e1"))
    assert "no quoted sentence" in Timeline(bare).event("e1")._repr_html_()
