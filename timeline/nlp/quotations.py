"""Who speaks in a quotation of several sentences: "We condemn the raid. We call on Peru to stop," X said."""

from __future__ import annotations

import bisect
from collections.abc import Container, Iterator

from timeline.nlp.page import Page
from timeline.nlp.tree import Span, Token
from timeline.read.structure import Block

OPENINGS, CLOSINGS = "\u201c", "\u201d"
STRAIGHT = '"'
PARAGRAPHS = 3  # of a quotation that goes on from one to the next
LONGEST = 1500  # characters of a quotation that are looked through on each side of a word


def speaker_of_quotation(token: Token, page: Page, speech: Container[str]) -> Token | None:
    """Give the subject of the verb of saying that a quotation around `token` hangs on, where its own sentence has none.

    Parameters
    ----------
    token
        A word of the quotation, such as "we".
    page
        Its page.
    speech
        The lemmas of verbs of saying.

    Returns
    -------
    Token or None
        Who says it: in front of the quotation in the sentence that opens it, else behind its end, else in the sentence
        before. None where `token` is not quoted, or nobody is said to speak.
    """
    start, block = page.starts[token.i], page.block(token)
    first = _opening(page.text, max(block.start, start - LONGEST), start)
    if first is None:
        return None
    opens = page.doc[bisect.bisect_left(page.starts, first)].sent
    end = _closing(page.text, start, min(block.end, start + LONGEST))
    closes = page.doc[bisect.bisect_left(page.starts, end) - 1].sent if end is not None else token.sent
    places = [(opens, 0, first)]
    if end is not None:
        places.append((closes, end, block.end))
    if opens.start and page.starts[opens.start - 1] >= block.start:
        places.append((page.doc[opens.start - 1].sent, 0, first))
    found = (subject for place in places for subject in _speakers(*place, page, speech))
    return next(found, None) or next(_spoke_before(block, page, speech), None)


def _spoke_before(block: Block, page: Page, speech: Container[str]) -> Iterator[Token]:
    """Yield who said the paragraphs in front, where each opens with a quotation mark, as does this one."""
    place = page.blocks.index(block)
    for one in reversed(page.blocks[max(0, place - PARAGRAPHS) : place]):
        if {page.text[block.start], page.text[one.start]} - {OPENINGS, STRAIGHT}:
            return
        first = bisect.bisect_left(page.starts, one.start)
        last = bisect.bisect_left(page.starts, one.end) - 1
        if not first <= last:
            return
        for token in {page.doc[first].sent.start: page.doc[first], page.doc[last].sent.start: page.doc[last]}.values():
            yield from _speakers(token.sent, 0, one.end, page, speech)
        block = one


def _opening(text: str, first: int, place: int) -> int | None:
    """Give where the quotation opens that a place stands in."""
    before = text[first:place]
    curly = before.rfind(OPENINGS)
    if curly > before.rfind(CLOSINGS):
        return first + curly
    return first + before.rfind(STRAIGHT) if before.count(STRAIGHT) % 2 else None


def _closing(text: str, place: int, last: int) -> int | None:
    found = [at for sign in (CLOSINGS, STRAIGHT) if (at := text.find(sign, place, last)) >= 0]
    return min(found, default=None)


def _speakers(sentence: Span, first: int, last: int, page: Page, speech: Container[str]) -> Iterator[Token]:
    """Yield who says something in the part of a sentence that stands between two places, the last of them first."""
    for verb in reversed(list(sentence)):
        if first <= page.starts[verb.i] < last and verb.pos_ == "VERB" and verb.lemma_.lower() in speech:
            yield from (
                c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and first <= page.starts[c.i] < last
            )
