"""Merging many articles: as good in any order, and in a time that grows as the news does.

The news is made up: some twenty articles a day, each telling three of the day's events, with parties left out here and
there. `ARTICLES` is small, so that the check takes seconds; 5000, and four times as many, is the size to try by hand.
"""

import random
import time
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from timeline.graph.merge import merge_chronicles
from timeline.model import Actor, Article, Chronicle, Event, Mention, TimeSpan

ARTICLES = 500
A_DAY = 20
WORDS = {
    "ASSAULT": ("shelled", "bombed", "raided"),
    "SANCTION": ("tariffs", "sanctions"),
    "COERCE": ("seized", "expelled", "detained"),
    "ACCUSE": ("condemned", "blamed"),
    "THREATEN": ("threatened", "warned"),
    "CONSULT": ("met", "talks"),
}
STATES = tuple(Actor(f"S{n:02}", f"State {n}", "state", f"S{n:02}") for n in range(30))


def make_news(articles, seed=1):
    """Give one chronicle an article, and for each mention, by article and place, the event that it truly tells."""
    chance = random.Random(seed)  # noqa: S311 - news that is the same each time, no secret
    truth, news = {}, []
    for number in range(articles):
        day = date(2021, 1, 1) + timedelta(days=number // A_DAY)
        if number % A_DAY == 0:
            todays = make_events(chance, day)
        told = chance.sample(todays, 3)
        name = f"a{number:05}"
        truth |= {(name, 100 * place): event for place, event in enumerate(told)}
        events = tuple(tell(chance, name, 100 * place, event) for place, event in enumerate(told))
        news.append(Chronicle((Article(name, "x" * 400, published=day.isoformat()),), STATES, events, ()))
    return news, truth


def make_events(chance, day):
    pairs = chance.sample([(a.id, b.id) for a in STATES for b in STATES if a is not b], 15)
    return [(chance.choice(sorted(WORDS)), doer, hit, day.isoformat()) for doer, hit in pairs]


def tell(chance, article, start, event):
    event_type, doer, hit, day = event
    word = chance.choice(WORDS[event_type])
    return Event(
        id=f"e{start // 100 + 1}",
        key=f"{article}:{start}",
        type=event_type,
        mode=None,
        label=word,
        source=(doer,),
        target=(hit,) if chance.random() < 0.97 else (),
        time=TimeSpan(day, day, "day", "explicit", day),
        place=None,
        weapon=None,
        killed=None,
        wounded=None,
        realis="actual",
        attributed_to=(),
        disputed_by=(),
        goldstein=0.0,
        intensity=0.0,
        confidence=0.8,
        mentions=(Mention(article, start, start + len(word), word, (start, start + 99), start // 100),),
    )


def pairs_f1(merged, truth):
    groups = [[truth[m.article, m.start] for m in event.mentions] for event in merged.events]
    in_truth = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    found = sum(len(g) * (len(g) - 1) // 2 for g in groups)
    right = sum(n * (n - 1) // 2 for g in groups for n in Counter(g).values())
    return 2 * right / (in_truth + found)


def seconds(news):
    """Give the quickest of three, so that what else the machine does counts for small and large alike."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        merge_chronicles(news)
        taken.append(time.process_time() - started)
    return min(taken)


def partition(merged):
    groups = defaultdict(list)
    for event in merged.events:
        groups[event.key] += [(m.article, m.start) for m in event.mentions]
    return dict(groups)


def test_what_is_merged_is_right_in_any_order():
    news, truth = make_news(ARTICLES // 5)
    merged = merge_chronicles(news)
    assert pairs_f1(merged, truth) >= 0.95
    random.Random(2).shuffle(news)  # noqa: S311 - as above
    assert partition(merge_chronicles(news)) == partition(merged)


@pytest.mark.slow
def test_four_times_the_news_takes_at_most_five_times_as_long():
    few, _ = make_news(ARTICLES)
    many, _ = make_news(4 * ARTICLES)
    assert seconds(many) <= 5 * seconds(few)
