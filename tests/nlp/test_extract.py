"""Reading whole articles: offsets, determinism, long texts, and any text at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.model import Article
from timeline.nlp import extract

pytestmark = pytest.mark.slow

TEXT = (
    "BAGHDAD - Iran struck two bases in Iraq on 3 May 2021, killing at least 30 soldiers.\n\n"
    "In retaliation, Iraqi jets bombed an Iranian depot on Tuesday. “We condemn the raid,” France said."
)
SENTENCES = (
    "Iran attacked Iraq.",
    "“The raid” (the third) was condemned by the U.S. and France!",
    "It fired 40 rockets; 19 people were killed and 35 injured",
    "The Karvian Peoples Front (KPF) seized a tanker.\r\n",
    "Did Turkey's jets bomb the cease-fire line?",
    "\n\n3 May 2021\n\n",
    "IN RETALIATION, IRAQ BOMBED IRAN",
    "* protesters stormed the embassy…",
    "\u00a0\u200b",
    "Erdoğan’s \U0001f680 raids on “Idlib”",  # noqa: RUF001  curly quotes are met in news
    "(((",
    "by by by on on of of",
)


def test_an_article_becomes_a_reading(read):
    reading = read(TEXT, "2021-05-05")
    told = [(m.mention.trigger, m.source, m.target, m.time.start) for m in reading.mentions[:2]]
    assert told == [("struck", ("IRN",), ("IRQ",), "2021-05-03"), ("bombed", ("IRQ",), ("IRN",), "2021-05-04")]
    assert (reading.mentions[0].killed.min, reading.mentions[0].killed.max) == (30, None)
    assert [(c.text, c.later, c.earlier) for c in reading.cues][:1] == [("In retaliation", 1, None)]
    assert {"IRN", "IRQ", "FRA"} <= {actor.id for actor in reading.actors}


def test_the_day_of_publication_is_read_from_the_text_where_no_one_gives_it(read):
    assert read("date 2023-12-04 Iran attacked Iraq.").article.published == "2023-12-04"
    assert read("Iran attacked Iraq.").article.published is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "\ufeff", "1", "." * 50])
def test_a_text_that_tells_nothing_has_no_mentions(read, text):
    assert read(text).mentions == ()


def test_the_same_text_gives_the_same_reading(read):
    assert read(TEXT, "2021-05-05") == read(TEXT, "2021-05-05")


def test_reading_an_article_leaves_nothing_for_the_next(read, extractor):
    alone = read("The group attacked Iraq.")
    read("Hezbollah moved. President Karoli of Kenya spoke. The Karvian Peoples Front (KPF) rose.")
    assert read("The group attacked Iraq.") == alone
    both = list(extractor.read_many([Article("a", TEXT), Article("test", "The group attacked Iraq.")]))
    assert both[1] == alone


def test_a_long_text_is_read_in_parts_that_join(read, monkeypatch):
    text = "\n\n".join(["Iran attacked Iraq on 3 May 2021 in retaliation for a raid by Iraq."] * 12)
    whole = read(text)
    monkeypatch.setattr(extract, "LONGEST_PART", 30)
    parts = read(text)
    places = [(m.mention.start, m.mention.trigger, m.mention.sentence_index) for m in whole.mentions]
    assert [(m.mention.start, m.mention.trigger, m.mention.sentence_index) for m in parts.mentions] == places
    assert [(c.start, c.later, c.earlier) for c in parts.cues] == [(c.start, c.later, c.earlier) for c in whole.cues]


def check(reading):
    """Every span lies in the text and says what it is said to say; every index points at something."""
    text, known = reading.article.text, {actor.id for actor in reading.actors}
    for told in reading.mentions:
        mention = told.mention
        assert text[mention.start : mention.end] == mention.trigger != ""
        assert mention.sentence[0] <= mention.start < mention.end <= mention.sentence[1] <= len(text)
        assert all(0 <= start < end <= len(text) for spans in mention.support.values() for start, end in spans)
        assert {*told.source, *told.target} <= known
        assert 0 < told.confidence <= 1
        assert told.same_as is None or told.same_as < len(reading.mentions)
    for cue in reading.cues:
        assert text[cue.start : cue.end] == cue.text != ""
        assert {cue.later, cue.earlier} <= {None, *range(len(reading.mentions))}
    starts = [told.mention.start for told in reading.mentions]
    assert starts == sorted(starts)


def test_what_is_said_of_an_article_is_in_it(read):
    check(read(TEXT, "2021-05-05"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.sampled_from([" ", "\n", "\n\n", ""]))
def test_offsets_are_true_in_texts_of_odd_sentences(read, sentences, gap):
    check(read(gap.join(sentences), "2021-05-05"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_read(read, text):
    check(read(text))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split()), max_size=30).map(" ".join))
def test_words_in_any_order_can_be_read(read, text):
    assert read(text, "2021-05-05") == read(text, "2021-05-05")
    check(read(text, "2021-05-05"))


def test_every_naming_is_a_place_in_the_text(read):
    text = "Chilean jets struck a camp in Peru. Peru condemned it, and Lima recalled its envoy."
    told = [(n.actor, text[n.start : n.end], n.sentence_index, n.part) for n in read(text).namings]
    assert ("CHL", "Chilean", 0, "subject") in told
    assert ("PER", "Peru", 1, "subject") in told
    assert ("PER", "Lima", 1, "subject") in told
    assert len(told) == len(set(told))


def test_what_names_an_act_again_is_found_in_the_later_parts_of_a_long_article(read, monkeypatch):
    monkeypatch.setattr("timeline.nlp.extract.LONGEST_PART", 5)
    mentions = read("Chile recalled its envoy from Lima.\n\nPeru retaliated with rocket attacks.").mentions
    again = [m for m in mentions if m.same_as is not None]
    assert again
    assert all(mentions[m.same_as].mention.sentence_index == m.mention.sentence_index for m in again)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens fled as fighting raged near Agdam.", "definite"),
        ("Clashes spread along the border.", "definite"),
        ("Chad withdrew after two days of clashes.", "definite"),
        ("Riots continue in the capital of Chad.", "definite"),
        ("Fighting broke out near Agdam.", "bare"),
        ("Chad withdrew after dozens of clashes.", "bare"),
        ("Sanctions continue.", "bare"),
    ],
)
def test_fighting_that_goes_on_is_known(read, text, expected):
    words = {"fighting", "clashes", "riots", "sanctions"}
    told = [m.reference for m in read(text).mentions if m.mention.trigger.lower() in words]
    assert told == [expected]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The UN imposed an embargo and sanctions on Chad.", 1),
        ("Peru announced visa restrictions and revocations in May.", 1),
        ("Peru announced an embargo on oil and sanctions on banks.", 0),
        ("Peru announced a 10% tariff and a 20% tariff on steel.", 0),
        ("Rebels carried out raids and kidnappings in Chad.", 0),
    ],
)
def test_two_bare_words_for_a_measure_are_one(read, text, pairs):
    assert len([m for m in read(text).mentions if m.same_as is not None]) == pairs
