"""What the parts of a text are: paragraphs, headings, day headings, questions and their answers, source credits.

Takes the text as it was read and hands on blocks with exact offsets, in text order and without overlap. A block carries
no space at its edges; what lies between two blocks is space. Nothing here knows a language beyond the marks that editors
set: blank lines, `Q:`, `FAQ`, a date alone on a line, bracketed agencies at the end of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "day", "question", "answer", "credit", "topic"]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{4}}/\d\d?/\d\d?|{_DAY_OF_MONTH} {_MONTH},?(?: \d{{4}})?"
    rf"|{_MONTH} {_DAY_OF_MONTH}(?:,? \d{{4}})?)"
)
_DAY = rf"(?:{_WEEKDAY},? )?{_DATE}"
_DAY_LINE = re.compile(rf"[#=*\s]*+(?:date:?\s++)?{_DAY}(?: ?\(?{_WEEKDAY}\)?)?[.:=*\s]*", re.IGNORECASE)
# "16 June: The army …", "March 3, 2022 - The army …": a day that opens the entry of a chronicle.
_ENTRY_DAY = re.compile(rf"[*\u2022\s]*+{_DAY}(?:,? ?\(?{_WEEKDAY}\)?)?(?=(?::|\s[-\u2013\u2014])\s+\S)", re.IGNORECASE)
_ENTRY_MARK = re.compile(r"\s*[:\u2013\u2014-]\s+")
_LINE_BREAK = r"(?:\r\n|\n|\r(?!\n))"
_PARAGRAPH_BREAK = re.compile(rf"{_LINE_BREAK}[ \t\u00a0]*{_LINE_BREAK}\s*")
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'\u201d\u2019\u00bb)\]]*(?:\s*\([^()]{2,40}\))*\s*$")
_QUESTION_MARK = re.compile(r"\?[\"\u201d\u2019)]*")
_FAQ = re.compile(r"(?:(?<=\s)|^)(?:FAQs?|Frequently asked questions)\b[ \t]*:?(?=\s|$)", re.IGNORECASE | re.MULTILINE)
_ASKED = re.compile(r"(?:(?<=\s)|^)(?:Q(?:uestion)?[ \t]?\d{0,3}[ \t]?[:.])(?=\s)", re.MULTILINE)
# The end of a sentence, but not of an initial ("U.S.") nor of the number of a list item ("2.").
_NEXT_SENTENCE = re.compile(r"(?<![A-Z])(?<!\s\d)(?<!\s\d\d)[.!?][\"\u201d\u2019)]*\s+(?=\S)")
_LIST_ITEM = re.compile(r"\s*(?:[*\u2022\u2013-]|\d{1,2}[.)]|Q(?:uestion)?[ ]?\d*[:.]|A(?:nswer)?[ ]?\d*:)\s")
_SOURCE = re.compile(r"\((?:[A-Z]|[a-z]{1,3}\.?[A-Za-z])[^()\n]{1,48}\)")
_LONGEST_HEADING = 110
_SHORTEST_WRAPPED = 40
_LEAST_ENTRIES = 2  # paragraphs opened by a day that make a chronicle; one alone may be a dateline


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text: half-open code point offsets without space at the edges, and what the part is.

    `heading` is a title, also the words "FAQ:"; `day` a date alone on a line, or one that opens an entry of a chronicle;
    `question` and `answer` come from a list of questions; `credit` is the list of sources at the end of a paragraph
    ("(Reuters) (AP)"); `topic`, which the language stage alone knows, names an affair before a colon ("Gulf crisis: …");
    all else is `paragraph`.
    """

    start: int
    end: int
    kind: BlockKind


def structure(text: str) -> tuple[Block, ...]:
    r"""Divide a text into its blocks, in text order, disjoint, none empty.

    Examples
    --------
    >>> text = "Border news\n\n2021-05-03\n\nThe army shelled a post. (Agency One)"
    >>> [(block.kind, text[block.start : block.end]) for block in structure(text)]
    [('heading', 'Border news'), ('day', '2021-05-03'), ('paragraph', 'The army shelled a post.'), ('credit', '(Agency One)')]
    """
    spans = _entries_apart(text, [span for chunk in _chunks(text) for span in _lines_that_stand_alone(text, *chunk)])
    blocks: list[Block] = []
    asking = False
    for index, (start, end) in enumerate(spans):
        kind = _kind_of_line(text[start:end], first=index == 0, last=index == len(spans) - 1, asking=asking)
        parts = list(_split_questions(text, start, end)) if kind == "paragraph" else [Block(start, end, kind)]
        asking = _still_asking(text, parts, asking=asking)
        blocks += parts
    return tuple(piece for block in _join_answers(blocks) for piece in _split_credit(text, block))


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Spans between blank lines, trimmed."""
    position = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        yield from _trimmed(text, position, gap.start())
        position = gap.end()
    yield from _trimmed(text, position, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without the space at its edges, or nothing where it is all space."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _lines_that_stand_alone(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a chunk at its line breaks, except where they only wrap one paragraph."""
    lines = [span for line in _LINE.finditer(text, start, end) for span in _trimmed(text, line.start(), line.end())]
    wrapped = _is_wrapped(text, lines)
    first = None
    for number, (line_start, line_end) in enumerate(lines):
        first = line_start if first is None else first
        following = lines[number + 1] if number + 1 < len(lines) else None
        line = text[line_start:line_end]
        if following is None or not wrapped or _breaks(line) or _breaks(text[slice(*following)]):
            yield first, line_end
            first = None


def _entries_apart(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Set the day that opens each entry of a chronicle apart from what was done on it."""
    day_ends = {start: found.end() for start, end in spans if (found := _ENTRY_DAY.match(text, start, end))}
    if len(day_ends) < _LEAST_ENTRIES:
        return spans
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        day = day_ends.get(start)
        mark = _ENTRY_MARK.match(text, day, end) if day else None
        apart += [(start, day), (mark.end(), end)] if day and mark else [(start, end)]
    return apart


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether most inner lines are long and stop in mid-sentence, as an editor's line wrap leaves them."""
    inner = lines[:-1]
    cut = [1 for start, end in inner if end - start >= _SHORTEST_WRAPPED and not _SENTENCE_END.search(text[start:end])]
    return len(cut) * 2 > len(inner)


def _breaks(line: str) -> bool:
    """Tell whether a line is a block of its own even inside wrapped text."""
    return bool(
        _DAY_LINE.fullmatch(line)
        or _ENTRY_DAY.match(line)
        or _LIST_ITEM.match(line)
        or _FAQ.fullmatch(line.strip("#=* "))
    )


def _kind_of_line(line: str, *, first: bool, last: bool, asking: bool) -> BlockKind:
    if _DAY_LINE.fullmatch(line):
        return "day"
    if _FAQ.fullmatch(line.strip("#=* ")):
        return "heading"
    if line.endswith("?") and not _ASKED.search(line) and (asking or not (first or last)) and _is_one_question(line):
        return "question"
    alone = first and last
    return "heading" if not alone and not last and _looks_like_heading(line) else "paragraph"


def _is_one_question(line: str) -> bool:
    return len(line) <= 2 * _LONGEST_HEADING and not re.search(r"[.!?]\s", line.lstrip("0123456789. )"))


def _looks_like_heading(line: str) -> bool:
    marks = len(line) - len(line.lstrip("="))  # "== Background ==", as an encyclopedia sets it
    if line.startswith("#") or (2 * marks < len(line) and marks and line.endswith("=" * marks) and "\n" not in line):
        return True
    short = len(line) <= _LONGEST_HEADING and "\n" not in line and "\r" not in line
    return short and not _LIST_ITEM.match(line) and not _SENTENCE_END.search(line) and line[-1] not in ',;)"”'


def _split_questions(text: str, start: int, end: int) -> Iterator[Block]:
    """Cut a paragraph at "FAQ:" and at each "Q:": the question ends with its question mark, its answer follows."""
    marks = [match.start() for match in _ASKED.finditer(text, start, end)]
    if not marks:
        yield from _split_bare_questions(text, start, end)
        return
    yield from _before_first_question(text, start, marks[0])
    for mark, stop in zip(marks, [*marks[1:], end], strict=True):
        asked = _QUESTION_MARK.search(text, mark, stop)
        for span in _trimmed(text, mark, asked.end() if asked else stop):
            yield Block(*span, "question")
        for span in _trimmed(text, asked.end(), stop) if asked else ():
            yield Block(*span, "answer")


def _split_bare_questions(text: str, start: int, end: int) -> Iterator[Block]:
    """Cut a paragraph at "FAQ:" where questions without a mark follow: each ends with its question mark."""
    faq = next((m for m in _FAQ.finditer(text, start, end) if m[0].endswith(":")), None)
    if faq is None or not _QUESTION_MARK.search(text, faq.end(), end):
        yield Block(start, end, "paragraph")
        return
    yield from _before_first_question(text, start, faq.end())
    yield from _questions_by_sentence(text, faq.end(), end)


def _questions_by_sentence(text: str, start: int, end: int) -> Iterator[Block]:
    """Take each sentence that ends with a question mark as a question, and what stands between two as one answer."""
    answer = start
    for stop in [*(match.end() for match in _NEXT_SENTENCE.finditer(text, start, end)), end]:
        for first, last in _trimmed(text, start, stop):
            if text[last - 1] == "?":
                yield from (Block(*span, "answer") for span in _trimmed(text, answer, first))
                yield Block(first, last, "question")
                answer = last
        start = stop
    yield from (Block(*span, "answer") for span in _trimmed(text, answer, end))


def _before_first_question(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield what stands before the first question: a paragraph, and "FAQ:" as a heading where it comes last."""
    faq = next((m for m in _FAQ.finditer(text, start, end) if not text[m.end() : end].strip()), None)
    for span in _trimmed(text, start, faq.start() if faq else end):
        yield Block(*span, "paragraph")
    for span in _trimmed(text, faq.start(), end) if faq else ():
        yield Block(*span, "heading")


def _still_asking(text: str, parts: list[Block], *, asking: bool) -> bool:
    """Tell whether a list of questions goes on: it begins with "FAQ" or "Q:" and ends with another heading."""
    for part in parts:
        if part.kind == "heading":
            asking = bool(_FAQ.fullmatch(text[part.start : part.end].strip("#=* ")))
        elif part.kind == "question":
            asking = True
    return asking


def _join_answers(blocks: list[Block]) -> Iterator[Block]:
    """Take what follows a question, up to the next heading, day or question, as its answer."""
    answering = False
    for block in blocks:
        if block.kind == "paragraph" and answering:
            yield Block(block.start, block.end, "answer")
        else:
            answering = block.kind in ("question", "answer")
            yield block


def _split_credit(text: str, block: Block) -> Iterator[Block]:
    """Cut the list of sources off the end of a paragraph."""
    credit = _credit_start(text, block.start, block.end) if block.kind in ("paragraph", "answer") else block.end
    if credit == block.end or not _SENTENCE_END.search(text, block.start, credit):
        yield block
        return
    for span in _trimmed(text, block.start, credit):
        yield Block(*span, block.kind)
    yield Block(credit, block.end, "credit")


def _credit_start(text: str, start: int, end: int) -> int:
    """Go back over bracketed sources from the end; where there is none, the end is the start."""
    credit = position = end
    while text[position - 1 : position] == ")":
        opening = text.rfind("(", start, position)
        if opening < 0 or not _SOURCE.fullmatch(text, opening, position):
            break
        credit = position = opening
        while position > start and text[position - 1].isspace():
            position -= 1
    return credit
