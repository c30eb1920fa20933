"""A small factory of event mentions, so that the graph stage is tested without a language model."""

import itertools

import pytest

from timeline.model import Actor, Article, CueMention, EventMention, Mention, Reading, TimeSpan

ACTORS = (
    Actor("ARL", "Arland", "state", "ARL"),
    Actor("BOR", "Borduria", "state", "BOR"),
    Actor("CAR", "Carsa", "state", "CAR"),
    Actor("arl-army", "Arland's army", "state-forces", "ARL"),
    Actor("red-hand", "Red Hand", "armed-group", "ARL", "BOR"),
    Actor("dawn-front", "Dawn Front", "armed-group", "ARL", "BOR"),
    Actor("general-sarn", "General Sarn", "person", "BOR"),
    Actor("boys", "boys", "civilians"),
)


def day(iso):
    return TimeSpan(iso, iso, "day", "explicit", iso)


class Teller:
    """Makes mentions that follow each other in one article, one sentence each unless told otherwise."""

    def __init__(self, article="a"):
        self.article = article
        self.mentions = []
        self.cues = []
        self._starts = itertools.count(0, 100)

    def tell(self, trigger, event_type="ASSAULT", **facts):
        sentence_index = facts.pop("sentence", len(self.mentions))
        dated_here = facts.pop("dated_here", facts.get("time") is not None)
        start = 1000 * sentence_index + next(self._starts) % 1000
        sentence = (1000 * sentence_index, 1000 * sentence_index + 999)
        support = {"time": ((sentence[0], sentence[0] + 5),)} if dated_here else {}
        mention = Mention(self.article, start, start + len(trigger), trigger, sentence, sentence_index, support)
        filled = {
            "type": event_type,
            "mode": None,
            "lemma": trigger.split()[-1].rstrip("s"),
            "family": "attack" if event_type == "ASSAULT" else event_type.lower(),
            "reference": "verb",
            "plural": False,
            "source": (),
            "target": (),
            "time": None,
            "place": None,
            "weapon": None,
            "killed": None,
            "wounded": None,
            "realis": "actual",
            "attributed_to": (),
            "disputed_by": (),
            "confidence": 0.8,
            "clause": sentence_index * 10,
            "paragraph": sentence_index // 3,
        } | facts
        self.mentions.append(EventMention(mention=mention, **filled))
        return len(self.mentions) - 1

    def cue(self, text, later, earlier, *, group="answer", kind="responds_to", confidence=0.9, pointer=""):
        at = self.mentions[later if later is not None else earlier].mention
        self.cues.append(
            CueMention(
                kind,
                group,
                at.end + 1,
                at.end + 1 + len(text),
                text,
                later,
                earlier,
                confidence,
                at.sentence_index,
                pointer,
            )
        )

    def reading(self, namings=()):
        return Reading(
            Article(self.article, "x" * 20000), ACTORS, tuple(self.mentions), tuple(self.cues), namings=tuple(namings)
        )


class FlatLexicon:
    """An ontology in which nothing is scored."""

    def __init__(self):
        self.ontology = {}


@pytest.fixture(name="teller")
def make_teller():
    return Teller()


@pytest.fixture(name="lexicon")
def make_lexicon():
    return FlatLexicon()
