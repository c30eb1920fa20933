"""Read articles: from text to actors, mentions of events and the cues that join them (a `Reading` each).

This is the door of the language stage: everything after it works on plain data and knows nothing of spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from timeline.lexicon import Lexicon, load_lexicon
from timeline.model import Article, CueMention, EventMention, Naming, Note, OrderMention, Reading
from timeline.nlp.definitions import definitions_in
from timeline.nlp.gate import gate_of
from timeline.nlp.groups import groups_in
from timeline.nlp.homes import datelined, headlined
from timeline.nlp.mentions import MentionMaker
from timeline.nlp.namings import namings_in
from timeline.nlp.page import LONGEST_SENTENCE, SENTENCE_ENDS, Word, open_page, write_shadow
from timeline.nlp.pipeline import describe_model, load_model
from timeline.nlp.present import in_the_past
from timeline.nlp.registry import Registry
from timeline.nlp.setting import Setting, setting_of
from timeline.nlp.signatories import is_issued, issuing_body, signatories
from timeline.nlp.times import read_dct
from timeline.nlp.topics import topics_apart
from timeline.notes import unread_note
from timeline.read.language import looks_english

READ_KINDS = frozenset({"paragraph", "question", "answer", "topic"})
MOST_WORDS = 20_000  # kept in the vocabulary: making a word anew for each article costs as much as finding the names
LONGEST_PART = 4000  # words parsed at once: memory grows with the part, accuracy does not
LONGEST_BLOCK = 5000  # where no block ends for so long, a part ends with a sentence


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that is being read: its setting, the actors met in it, and its parts one after the other."""

    setting: Setting
    registry: Registry
    makers: Iterator[MentionMaker]


class Extractor:
    """Reads articles with one model and one lexicon; reading an article changes nothing in it.

    Where it is `gated`, an article without a word of conflict is passed over (`timeline.nlp.gate`).

    Raises
    ------
    ModelError
        Where the model is missing.
    LexiconError
        Where a table has a fault.
    """

    def __init__(self, model: str | None = None, lexicon: str | Path | None = None, *, gated: bool = True) -> None:
        self.lexicon: Lexicon = load_lexicon(lexicon)
        self.nlp: Language = load_model(model)
        self._gate = gate_of(self.lexicon, self.nlp) if gated else None

    @property
    def made_by(self) -> dict[str, str]:
        """Model and lexicon, for the record."""
        return {"model": describe_model(self.nlp), "lexicon": f"sha256:{self.lexicon.digest}"}

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Read articles one by one, in order."""
        for article in articles:
            yield self.read(article)

    def read(self, article: Article) -> Reading:
        """Read one article; a vocabulary that has the common words forgets the others, so that it does not fill the memory."""
        if len(self.nlp.vocab) < MOST_WORDS:
            return self._read(article)
        with self.nlp.memory_zone():
            return self._read(article)

    def _read(self, article: Article) -> Reading:
        if self._gate is not None and not (self._gate.opens(article.text) or is_issued(article, self.lexicon)):
            dated = replace(article, published=article.published or read_dct(article.text)[0])
            return Reading(dated, (), (), (), (*_language_notes(article), unread_note(article.id)))
        opened = self.open(article)
        mentions: list[EventMention] = []
        cues: list[CueMention] = []
        orders: list[OrderMention] = []
        namings: list[Naming] = []
        for maker in opened.makers:
            found, joined, ordered = maker.make()
            cues += [_moved(cue, len(mentions)) for cue in joined]
            orders += [replace(o, later=o.later + len(mentions), earlier=o.earlier + len(mentions)) for o in ordered]
            mentions += [_moved_mention(one, len(mentions)) for one in found]
            namings += namings_in(maker.finder.focus, maker.first_sentence)
        return Reading(
            replace(article, published=opened.setting.dct),
            opened.registry.all(),
            tuple(mentions),
            tuple(cues),
            _language_notes(article),
            orders=tuple(orders),
            namings=tuple(namings),
            signatory=opened.registry.signatory,
        )

    def open(self, article: Article) -> Opened:
        """Open an article for reading, part by part, in order; each part knows the actors of those before it."""
        setting = setting_of(article)
        read = [b for b in setting.blocks if b.kind in READ_KINDS]
        blocks = list(topics_apart(read, article.text, self.lexicon))
        registry = Registry(self.lexicon)
        registry.headlined = headlined(article.title, self.lexicon)
        registry.datelined = datelined(article.text, self.lexicon)
        registry.sign(signatories(article, self.lexicon), issuing_body(article, self.lexicon))
        registry.define(groups_in(article.text, self.lexicon))
        defined = definitions_in(article.text, self.lexicon)
        registry.defined = defined.actors
        words = write_shadow(article.text, blocks, self.nlp, self.lexicon, defined.names, pauses=setting.pauses())
        words = in_the_past(words, article.text, self.lexicon)

        def makers() -> Iterator[MentionMaker]:
            sentences = 0
            for part in _parts(words):
                page = open_page(article.text, part, blocks, self.nlp)
                maker = MentionMaker(page, self.lexicon, registry, setting, sentences)
                yield maker
                sentences = maker.next_sentence

        return Opened(setting, registry, makers())


def _language_notes(article: Article) -> tuple[Note, ...]:
    """Say of a text that is not English that it will not be understood."""
    if looks_english(article.text):
        return ()
    message = f"{article.id}: does not look like English, and only English is read; what was found may be wrong"
    return (Note("language", message),)


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut a long text into parts of bounded length: at block borders, and in a block without end between sentences."""
    first, opening, block = 0, None, None
    for i, word in enumerate(words):
        block = block if word.opens_block is None else word.opens_block
        length = i - first
        inside = length >= LONGEST_BLOCK and (
            words[i - 1].text in SENTENCE_ENDS or length >= LONGEST_BLOCK + LONGEST_SENTENCE
        )
        if inside or (word.opens_block is not None and length >= LONGEST_PART):
            yield _opened(words[first:i], opening)
            first, opening = i, block
    if first < len(words):
        yield _opened(words[first:], opening)


def _opened(words: Sequence[Word], block: int | None) -> Sequence[Word]:
    """Let a part that begins inside a block begin with it."""
    return (
        words if block is None or words[0].opens_block == block else [replace(words[0], opens_block=block), *words[1:]]
    )


def _moved_mention(mention: EventMention, by: int) -> EventMention:
    """Renumber the mention that a mention names again from those of its part to those of the article."""
    return mention if mention.same_as is None else replace(mention, same_as=mention.same_as + by)


def _moved(cue: CueMention, by: int) -> CueMention:
    """Renumber a cue's mentions from those of its part to those of the article."""
    return replace(
        cue,
        later=None if cue.later is None else cue.later + by,
        earlier=None if cue.earlier is None else cue.earlier + by,
    )
