"""Our articles, their sources and their annotation fit together."""

import csv
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from timeline.read.corpus import read_inputs

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = sorted((DATA / "articles").iterdir())
UNREAD = sorted((DATA / "unread" / "articles").iterdir())
PATHS = ARTICLES + UNREAD
COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
CONFLICT = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
PLACE_FIELDS = {"id", "trigger", "trigger_start", "mentions"}
CONTENT_FIELDS = {"class", "actors", "targets", "date", "location", "realis"}
MORE_FIELDS = {"mode", "killed", "wounded", "attributed_to", "time"}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def sources():
    with (DATA / "SOURCES.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def article_of(path):
    (found,) = read_inputs(path)
    return found.article


def gold_of(path):
    return json.loads((path.parents[1] / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_every_article_has_one_row_of_sources_and_every_row_its_article():
    stored = sorted(path for folder in ("articles", "unread/articles", "imports") for path in (DATA / folder).iterdir())
    assert sorted(row["file"] for row in sources()) == [path.relative_to(DATA).as_posix() for path in stored]


def test_every_row_of_sources_is_complete():
    for row in sources():
        assert None not in row, row
        assert all(row.values()), row
        assert row["fictional"] in {"yes", "no"}
        ours = row["author"] == "this project"
        assert ours == (row["licence"] == "MIT") == (row["file"] != "articles/seed.json")


def test_every_article_has_its_gold_and_every_gold_its_article():
    for folder, paths in ((DATA, ARTICLES), (DATA / "unread", UNREAD)):
        gold = {path.stem for path in (folder / "gold").glob("*.json")} - {"aliases", "across"}
        assert gold == {path.stem for path in paths}


def test_no_article_is_read_and_unread():
    assert {path.stem for path in ARTICLES}.isdisjoint(path.stem for path in UNREAD)


def test_articles_have_the_length_of_news(path):
    assert 200 <= len(article_of(path).text.split()) <= 700


def test_gold_belongs_to_the_article_as_it_is_read(path):
    article, gold = article_of(path), gold_of(path)
    assert gold["id"] == article.id
    if path.suffix != ".txt":  # a text file has its date, if any, in its dateline
        assert gold["published"] == article.published


def test_triggers_are_the_words_at_their_offsets(path):
    text = article_of(path).text
    for event in gold_of(path)["events"]:
        start, end = event["trigger_start"], event["trigger_start"] + len(event["trigger"])
        assert text[start:end] == event["trigger"]
        assert [start, end] in event["mentions"]


def test_mentions_are_whole_words_and_belong_to_one_event_each(path):
    text = article_of(path).text
    spans = sorted(span for event in gold_of(path)["events"] for span in event["mentions"])
    for start, end in spans:
        assert re.fullmatch(r"\b[\w' -]+\b", text[start:end]), text[start:end]
        assert not text[start - 1 : start].isalnum()
        assert not text[end : end + 1].isalnum()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_events_say_what_the_format_asks(path):
    for event in gold_of(path)["events"]:
        assert PLACE_FIELDS | CONTENT_FIELDS <= set(event) <= PLACE_FIELDS | CONTENT_FIELDS | MORE_FIELDS
        assert event["class"] in COOPERATION | CONFLICT
        assert event["realis"] in {"actual", "planned", "threatened", "hypothetical"}
        assert len(set(event["actors"])) == len(event["actors"])


def test_dates_are_dates(path):
    for event in gold_of(path)["events"]:
        for part in (event["date"] or "2000").split("/"):
            assert DAY.fullmatch(part)
            date.fromisoformat((part + "-01-01")[:10])


def test_links_join_two_events_and_do_not_run_against_time(path):
    text, gold = article_of(path).text, gold_of(path)
    days = {event["id"]: (event["date"] or "").split("/") for event in gold["events"]}
    for link in gold["links"]:
        assert link["type"] in {"responds_to", "causes"}
        later, earlier = days[link["from"]], days[link["to"]]
        assert link["from"] != link["to"]
        assert not later[-1] or not earlier[0] or later[-1] >= earlier[0][: len(later[-1])]
        start, end = link["evidence"]
        assert text[start:end].strip() == text[start:end] != ""


def test_events_told_in_several_articles_exist_and_stand_in_one_group():
    groups = json.loads((DATA / "gold" / "across.json").read_text(encoding="utf-8"))["same"]
    every = [name for group in groups for name in group]
    known = {f"{path.stem}:{event['id']}" for path in PATHS for event in gold_of(path)["events"]}
    assert len(every) == len(set(every))
    assert set(every) <= known
    assert all(len({name.split(":")[0] for name in group}) == len(group) > 1 for group in groups)


def test_aliases_name_one_party_each():
    aliases = json.loads((DATA / "gold" / "aliases.json").read_text(encoding="utf-8"))
    every = [name.casefold() for name, others in aliases.items() for name in (name, *others)]
    assert len(every) == len(set(every))
