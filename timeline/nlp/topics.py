"""Topics that stand before a colon: "Chad war: Rebels shell a town". They head what is told, and tell nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.lexicon import Lexicon
from timeline.read.structure import Block

LONGEST_TOPIC = 70  # characters
TOPIC = re.compile(rf"(?P<topic>[A-Z\d][^.!?;:\n\"\u201c]{{2,{LONGEST_TOPIC}}}):\s+(?=[\"\u201c\u2018']?[A-Z\d])")
OPENS_PLACE = frozenset("in on at of against between near over along with for by".split())
OF_SENTENCES = frozenset("a an he she it they we i there this that is are was were has have had will would".split())


def topics_apart(blocks: Iterable[Block], text: str, lexicon: Lexicon) -> Iterator[Block]:
    """Yield the blocks, the topic that opens a paragraph as a block of its own."""
    for block in blocks:
        found = TOPIC.match(text, block.start, block.end) if block.kind == "paragraph" else None
        if found is not None and _is_topic(found["topic"].split(), lexicon):
            yield Block(block.start, found.end("topic") + 1, "topic")  # with its colon
            yield Block(found.end(), block.end, block.kind)
        else:
            yield block


def _is_topic(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether the words before a colon name an affair, "2019 Lima riots", and are no sentence that ends in one."""
    head = next((i for i, word in enumerate(words) if i and word in OPENS_PLACE), len(words)) - 1
    if not _is_of(words[head].lower(), lexicon.classes["affair"]):
        return False
    return not any(w.lower() in OF_SENTENCES for w in words) and not any(_may_tell(w, lexicon) for w in words[:head])


def _may_tell(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word in small letters is a verb that could carry an act: "launches", "reported"."""
    if not word.islower():
        return False
    bases = (word, *_bases(word))
    return word.endswith("ed") or any((base,) in lexicon.light_verbs or base in lexicon.speech for base in bases)


def _is_of(word: str, known: frozenset[str]) -> bool:
    return any(base in known for base in (word, *_bases(word)))


def _bases(word: str) -> Iterator[str]:
    """Yield what a word with an "s" may be the plural or the present of: "riots", "clashes", "crises"."""
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
        yield f"{word[:-2]}is"
