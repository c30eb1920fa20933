"""What many tests share: how hypothesis tries, our articles read once, made-up chronicles, and fakes of the language stage."""

import multiprocessing
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

import timeline
from timeline.model import (
    Actor,
    Article,
    Chronicle,
    Event,
    Evidence,
    Link,
    Mention,
    Note,
    Place,
    Tally,
    TimeSpan,
)

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)

# A busy machine is no failure, and one run tries the same as another; `--hypothesis-profile=search` tries what none has tried.
settings.register_profile("same", deadline=None, database=None, derandomize=True)
settings.register_profile("search", deadline=None, database=None, derandomize=False, print_blob=True)
settings.load_profile("same")

TEXT = (
    "On 3 May 2021 Ruritanian jets struck a depot in Freedonia. Freedonia retaliated with rockets, killing at least 30."
)


def pytest_sessionstart():
    """Let Ctrl-C reach the processes that tests start: a shell that runs the tests in the background has it ignored by all of them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    """Put the modules with slow tests first, so that of the processes that share the tests none has a long one left at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def browser():
    """Start Chromium, as it is installed on this machine."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def every_timeline():
    """Give the timeline of every article of ours by the name of its file; reading them all takes a while, so it is done once."""
    paths = sorted(ARTICLES.iterdir())
    return {path.name: read for path, read in zip(paths, timeline.extract(paths), strict=True)}


def make_mention(trigger, **support):
    start = TEXT.index(trigger)
    sentence = (0, 58) if start < 58 else (59, len(TEXT))
    return Mention("raid", start, start + len(trigger), trigger, sentence, int(start >= 58), support)


def make_event(**fields):
    """Make an event with plain values for all that is not given."""
    plain = {
        "id": "e1",
        "key": "raid:30",
        "type": "ASSAULT",
        "mode": None,
        "label": "strike on depot",
        "source": ("RUR",),
        "target": ("FRE",),
        "time": None,
        "place": None,
        "weapon": None,
        "killed": None,
        "wounded": None,
        "realis": "actual",
        "attributed_to": (),
        "disputed_by": (),
        "goldstein": -10.0,
        "intensity": 8.0,
        "confidence": 0.9,
        "mentions": (make_mention("struck"),),
    }
    return Event(**plain | fields)


@pytest.fixture
def chronicle():
    """One article, two actors, two events of which the second answers the first."""
    day = TimeSpan("2021-05-03", "2021-05-03", "day", "explicit", "3 May 2021")
    strike = make_event(time=day, place=Place("Freedonia", "FRE"), mode="aerial")
    support = {"source": ((59, 68),), "target": ("e1",)}
    answer = make_event(
        id="e2",
        key="raid:69",
        label="=rockets on Ruritania",
        source=("FRE",),
        target=("RUR",),
        time=TimeSpan("2021-05-03", None, "range", "order"),
        weapon="rockets",
        killed=Tally(30, None),
        confidence=0.87654,
        mentions=(make_mention("retaliated", **support),),
    )
    start = TEXT.index("retaliated")
    link = Link("responds_to", "e1", "e2", 0.9, evidence=Evidence("raid", start, start + 10, "retaliated"))
    return Chronicle(
        articles=(Article("raid", TEXT, published="2021-05-04"),),
        actors=(
            Actor("FRE", "Freedonia", "state", "FRE"),
            Actor("RUR", "Ruritania", "state", "RUR", aliases=("Ruritanian jets",)),
        ),
        events=(strike, answer),
        links=(link,),
        notes=(Note("contradiction", "a note", ("e1",)),),
        made_by={"version": "0.1.0", "model": "none", "lexicon": "sha256:0"},
    )


class FakeExtractor:
    """Stands for the language stage: "struck" and "retaliated" tell of events, "crash" fails, "die" kills the process."""

    lexicon = None

    def __init__(self):
        self.made_by = {"model": "fake", "lexicon": "sha256:0"}

    def read_many(self, articles):
        return map(self.read, articles)

    def read(self, article):
        if "crash" in article.text:
            message = "it\x1b[31m crashed"
            raise KeyError(message)
        if "die" in article.text and multiprocessing.parent_process():
            os._exit(1)
        events = []
        for trigger in ("struck", "retaliated"):
            start = article.text.find(trigger)
            if start >= 0:
                mention = Mention(article.id, start, start + len(trigger), trigger, (0, len(article.text)), 0)
                number = len(events) + 1
                events.append(make_event(id=f"e{number}", key=f"{article.id}:{start}", mentions=(mention,)))
        actors = (Actor("FRE", "Freedonia", "state"), Actor("RUR", "Ruritania", "state")) if events else ()
        links = (Link("responds_to", "e1", "e2", 0.5, inferred="rule"),) if len(events) > 1 else ()
        return Chronicle((article,), actors, tuple(events), links)


def fake_merge(chronicles):
    """Put chronicles one after the other; only for tests without the graph stage."""
    parts = list(chronicles)
    events = [event for part in parts for event in part.events]
    return Chronicle(
        tuple(article for part in parts for article in part.articles),
        max((part.actors for part in parts), key=len, default=()),
        tuple(replace(event, id=f"e{number}") for number, event in enumerate(events, start=1)),
        (),
        tuple(note for part in parts for note in part.notes),
        next((part.made_by for part in parts if part.made_by), {}),
    )


@pytest.fixture
def fake_language(monkeypatch):
    """Put fakes in place of language and graph, so that the doors are tested alone and fast."""
    monkeypatch.setattr("timeline.workers.load_extractor", lambda _options: FakeExtractor())
    monkeypatch.setattr("timeline.graph.build.build_chronicle", lambda reading, _lexicon: reading)
    monkeypatch.setattr("timeline.graph.build.merge_chronicles", fake_merge, raising=False)
