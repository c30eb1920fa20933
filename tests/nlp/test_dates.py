"""Which time expression dates an act, on hand-made documents."""

import pytest

from timeline.model import Article
from timeline.nlp.dates import DateFinder, spoken_on, under_heading
from timeline.nlp.setting import setting_of
from timeline.nlp.times import find_timexes

STRIKE = "strike,V,ASSAULT,,attack,act-on,,,0.9,own"
STRIKE_NOUN = "strike,N,ASSAULT,,attack,attack,,,0.9,own"
RAID_NOUN = "raid,N,ASSAULT,,raid,attack,,,0.9,own"
WARN = "warn,V,THREATEN,,warn,speak-to,,,0.9,own"
PUBLISHED = "2021-05-12"


def dates(scene):
    """Give for each trigger the expression that dates it and its day."""
    triggers = scene.triggers()
    timexes = find_timexes(scene.page.text, PUBLISHED)
    finder = DateFinder(scene.page, scene.lexicon, timexes, triggers)
    found = [(t.head.text, finder.date(t)) for t in triggers]
    return [(word, dated and (dated.time.expression, dated.time.start)) for word, dated in found]


def test_a_time_on_the_verb_dates_it(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        Iraq     PROPN NNP dobj   struck
        on       ADP   IN  prep   struck
        Monday   PROPN NNP pobj   on
        """
    assert dates(set_scene(table, STRIKE)) == [("struck", ("Monday", "2021-05-10"))]


def test_a_time_that_modifies_a_noun_dates_that_noun_only(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        after    ADP   IN  prep   struck
        Monday   PROPN NNP poss   strike
        's       PART  POS case   Monday
        strike   NOUN  NN  pobj   after
        """
    assert dates(set_scene(table, STRIKE, STRIKE_NOUN)) == [
        ("struck", None),
        ("strike", ("Monday", "2021-05-10")),
    ]


@pytest.mark.parametrize(
    ("said_to_be", "dated"), [("answer", ["raid"]), ("reprisal", ["raid"]), ("disaster", ["strike"])]
)
def test_the_time_behind_what_was_answered_dates_that(set_scene, said_to_be, dated):
    table = f"""
        The    DET   DT  det   strike
        strike NOUN  NN  nsubj was
        was    AUX   VBD ROOT  was be
        an     DET   DT  det   {said_to_be}
        {said_to_be} NOUN NN attr was
        to     ADP   IN  prep  {said_to_be}
        the    DET   DT  det   raid
        raid   NOUN  NN  pobj  to
        on     ADP   IN  prep  was
        Monday PROPN NNP pobj  on
        """
    on_monday = ("Monday", "2021-05-10")
    assert [word for word, day in dates(set_scene(table, STRIKE_NOUN, RAID_NOUN)) if day == on_monday] == dated


def test_the_time_of_a_clause_holds_for_what_is_joined_to_it(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        Iraq     PROPN NNP dobj   struck
        and      CCONJ CC  cc     struck
        warned   VERB  VBD conj   struck warn
        Oman     PROPN NNP dobj   warned
        on       ADP   IN  prep   struck
        Monday   PROPN NNP pobj   on
        """
    assert [dated for _, dated in dates(set_scene(table, STRIKE, WARN))] == [("Monday", "2021-05-10")] * 2


def test_a_report_keeps_its_time_to_itself(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ccomp  said   strike
        Iraq     PROPN NNP dobj   struck
        ,        PUNCT ,   punct  said
        Oman     PROPN NNP nsubj  said
        said     VERB  VBD ROOT   said   say
        on       ADP   IN  prep   said
        Monday   PROPN NNP pobj   on
        """
    assert dates(set_scene(table, STRIKE)) == [("struck", None)]
    above_no_report = table.replace(" say\n", " gronk\n")
    assert dates(set_scene(above_no_report, STRIKE)) == [("struck", ("Monday", "2021-05-10"))]


def test_a_time_in_another_sentence_dates_nothing_here(set_scene):
    table = """
        Rain     NOUN  NN  nsubj  fell
        fell     VERB  VBD ROOT   fell   fall
        on       ADP   IN  prep   fell
        Monday   PROPN NNP pobj   on

        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        """
    assert dates(set_scene(table, STRIKE)) == [("struck", None)]


def test_an_act_without_a_time_has_no_date(set_scene):
    assert dates(set_scene("Iran PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike", STRIKE)) == [
        ("struck", None)
    ]


def test_what_is_spoken_in_a_statement_has_the_day_of_the_statement():
    span = spoken_on("2021-05-12T10:00")
    assert (span.start, span.end, span.precision, span.basis, span.expression) == (
        "2021-05-12",
        "2021-05-12",
        "day",
        "relative",
        None,
    )
    assert spoken_on(None) is None


def test_a_day_heading_dates_what_stands_under_it():
    text = "May 10\n\nIran struck Iraq.\n\nMay 11\n\nIraq struck Iran."
    setting = setting_of(Article("log", text, published=PUBLISHED))
    days = [under_heading(setting.heading_before(text.index(word))) for word in ("Iran struck", "Iraq struck")]
    assert [day.time.start for day in days] == ["2021-05-10", "2021-05-11"]


def test_what_stands_before_the_first_heading_is_under_none():
    setting = setting_of(Article("log", "A week.\n\nMay 10\n\nIran struck Iraq.", published=PUBLISHED))
    assert setting.heading_before(0) is None
    assert under_heading(None) is None


@pytest.mark.parametrize(("entries", "headings"), [(3, 3), (2, 0)])
def test_three_entries_with_hours_make_a_live_report(entries, headings):
    text = "\n\n".join(f"1{n}:45 Iran struck Iraq again." for n in range(entries))
    assert len(setting_of(Article("live", text, published=PUBLISHED)).day_headings) == headings
