"""Reprints count once; other reports of the same event count for themselves."""

from timeline.analysis import reprints
from timeline.analysis.reprints import independent_sources, source_of_articles
from timeline.api import Timeline
from timeline.config import ExtractOptions
from timeline.graph.build import merge_chronicles
from timeline.io.tables import event_rows
from timeline.model import Article
from timeline.read.corpus import read_inputs
from timeline.workers import extract_chronicles

COPY = (
    "On 4 May 2024 the Arland navy seized two trawlers near the Low Islands, the ministry said. Both crews were taken to the "
    "port of Marsk, where they were questioned for a night. The owner, who runs eleven ships, called the seizure piracy and "
    "asked for the boats to be given back within the week. Fishing in the strait has been disputed since a treaty lapsed."
)
OWN = (
    "Two fishing boats are being held in Marsk after patrol ships stopped them in the strait on 4 May 2024, according to a "
    "harbour master. He had seen the crews led ashore. Relatives gathered at the gate and were told nothing until the evening."
)


def articles(*texts, outlet=None):
    return [Article(f"a{n:02}", text, outlet=outlet and f"{outlet} {n}") for n, text in enumerate(texts)]


def test_ten_reprints_are_one_source():
    cut = COPY.rpartition(" Fishing")[0]
    changed = COPY.replace("the ministry said", "officials said").replace("Both", "The two")
    texts = [COPY, cut, changed, f"MARSK (Wire) - {COPY}", COPY.upper(), *[COPY] * 5]
    assert set(source_of_articles(articles(*texts, outlet="Paper")).values()) == {"a00"}


def test_a_report_of_ones_own_is_a_source_of_its_own():
    assert len(set(source_of_articles(articles(COPY, OWN, COPY)).values())) == 2


def test_articles_of_one_outlet_are_one_source():
    one, other = (Article(name, text, outlet="The Ledger") for name, text in (("x", COPY), ("y", OWN)))
    assert source_of_articles([one, other]) == {"x": "x", "y": "x"}


def test_the_first_to_print_it_stands_for_all_in_whatever_order_they_come():
    late, early = Article("a", COPY, published="2024-05-06"), Article("b", COPY, published="2024-05-05")
    assert source_of_articles([late, early]) == source_of_articles([early, late]) == {"a": "b", "b": "b"}


def test_what_has_hardly_a_word_is_compared_with_nothing():
    assert len(set(source_of_articles(articles("", "", "War.", "War.")).values())) == 4


def test_the_table_of_events_counts_independent_sources():
    records = [
        {"id": f"r{n}", "published": "2024-05-05", "outlet": f"Paper {n}", "text": text}
        for n, text in enumerate(["On 4 May 2024 France shelled a border town in Syria. " + COPY] * 10)
    ]
    records.append(
        {
            "id": "own",
            "published": "2024-05-05",
            "text": "French guns shelled a border town in Syria on 4 May 2024. " + OWN,
        }
    )
    merged = merge_chronicles(extract_chronicles(read_inputs(records), ExtractOptions()))
    rows = [row for row in event_rows(merged) if row["trigger"] == "shelled"]
    assert [(row["outlets"], row["independent"]) for row in rows] == [(11, 2)]
    sources = source_of_articles(merged.articles)
    copied = [event for event in merged.events if len({m.article for m in event.mentions}) == 10]
    assert {independent_sources(event, sources) for event in copied} == {1}


def test_the_sources_of_a_timeline_and_its_parts_are_found_once(monkeypatch):
    texts = [f"On 4 May 2024 France shelled a border town in Syria, paper {n} writes. {COPY}" for n in range(3)]
    records = [{"id": f"once-{n}", "text": text} for n, text in enumerate(texts)]
    whole = Timeline(merge_chronicles(extract_chronicles(read_inputs(records), ExtractOptions())))
    signed = []
    real = reprints._signature
    monkeypatch.setattr(reprints, "_signature", lambda words: signed.append(words) or real(words))
    tables = [whole.events, whole.filter(types="ASSAULT").events, whole.events]
    assert {number for table in tables for number in table["independent"]} == {1}
    assert whole.explain("e1")
    assert len(signed) == len(records)
