"""A parsed text that knows where its tokens stand in the article, and which names they are.

The parser errs less when a name of several words is one word of a known class, and when quotation marks and bracketed
abbreviations are out of its way. So it is given a shadow of the text (`write_shadow`), token by token with the offsets of
the real one; everything after it reads a `Page` and sees real offsets only. A Doc that a user parsed makes a Page too.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from timeline.lexicon import HALVES, Lexicon, Name, find_names
from timeline.model import Span as CharSpan
from timeline.nlp.joints import rehang_verbs
from timeline.nlp.parse import parser_of
from timeline.nlp.present import restore_tags
from timeline.nlp.shapes import join_adjectives, join_lists, part_titles, rehang_shapes, restore_names
from timeline.nlp.tree import Doc, Token, plant
from timeline.read.structure import Block

STAND_IN = {
    "state": "Germany",
    "adjective": "German",
    "people": "Germans",
    "capital": "Berlin",
    "place": "Berlin",
    "metonym": "Parliament",
    "body": "Parliament",
    "group": "Hamas",
    "person": "Smith",
}
LEFT_OUT = frozenset('"“”«»„')
# "A coup d'état" is a coup, a word that the parser knows.
OF_STATE = frozenset({"d'etat", "d'état", "d\u2019etat", "d\u2019état"})
LONGEST_BRACKET = 8
LONGEST_ROW = 10  # signs without a word between them: a parser learns nothing from more
LONGEST_SENTENCE = 200  # words
LONGEST_PIECE = 100_000  # characters that the tokenizer is given at once
YEAR = re.compile(r"\b1[789]\d\d\b")
# "The Sioux Indians", "Indian reservations": who are the first peoples of America, where a text says nothing of India.
NATIVE = frozenset({"Indian", "Indians"})
OF_NATIVES = re.compile(
    r"\bIndian (?:Affairs|reserv\w+|tribes?|chiefs?)\b|\bAmerican Indians?\b|(?:[a-z,-]|The) [A-Z][a-z]+ Indians\b"
)
INDIA = re.compile(r"\b(?:India|INDIA|Delhi)\b")
LAST_OF_OLD = 1914  # whose office ended by then is only meant in a history, which says when
LIFETIME = 50  # years
AIRCRAFT = re.compile(r"[A-Z]/[A-Z]-\d+[A-Z]?")  # "F/A-18"
LONG_RUN = re.compile(r"\S{1000}(?=\S)")
SENTENCE_ENDS = frozenset({".", "!", "?"})
# "LISBON, 4 May 2021 (Reuters) - ": where and when a report was filed is no part of its first sentence.
MILITARY = " military"
SHIP_BEHIND = re.compile(r" [A-Z][\w'\u2019]*[a-z]")
WORD_BEHIND = re.compile(r" ([a-z]+(?:-[a-z]+)?)")
_CAPITALS = r"[A-Z][A-Z'\u2019.]+"
_DASH = r"(?: (?:--?|[\u2013\u2014]) |\u2014)"
DATELINE = re.compile(
    rf"\s*{_CAPITALS}(?:[ -]{_CAPITALS})*(?P<more>(?:,[^-\u2013\u2014\n]{{1,40}})?(?: ?\([^()\n]{{1,40}}\))?){_DASH}"
)
# "Lisbon (Reuters) - A ship …": the same in small letters, where a place of the tables or an agency says so.
_WORDS = r"[A-Z][\w'\u2019.]+(?:[ -][A-Z][\w'\u2019.]+){0,2}"
SOFT_DATELINE = re.compile(
    rf"\s*(?P<place>{_WORDS})(?:,[^-\u2013\u2014\n]{{1,40}})?(?P<agency> ?\([^()\n]{{1,40}}\))?(?:{_DASH}|\.- ?)(?=[\"\u201cA-Z])"
)
PLACES = frozenset({"capital", "metonym", "place"})
PARTIES = frozenset({"state", "group", "body"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the shadow: what the parser reads, and the span of the real text that it stands for."""

    text: str
    start: int
    end: int
    space: bool
    name: Name | None = None
    opens_block: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed Doc with, for each token, its span in the article, its name if it is (part of) one, and its block."""

    doc: Doc
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    names: Mapping[int, Name]
    name_spans: Mapping[int, tuple[int, int]]
    blocks: Sequence[Block]
    block_of: Sequence[int]

    def span(self, first: int, last: int) -> CharSpan:
        """Character span from token `first` to token `last`, both included."""
        return self.starts[first], self.ends[last]

    def token_at(self, span: CharSpan) -> Token | None:
        """Give the token that a span of characters starts with."""
        index = bisect.bisect_left(self.starts, span[0])
        return self.doc[index] if index < len(self.starts) and self.starts[index] == span[0] else None

    def token_ending(self, span: CharSpan) -> Token | None:
        """Give the token that a span of characters ends with."""
        index = bisect.bisect_left(self.ends, span[1])
        return self.doc[index] if index < len(self.ends) and self.ends[index] == span[1] else None

    def sentence(self, token: Token) -> CharSpan:
        """Character span of the token's sentence."""
        sent = token.sent
        return self.span(sent.start, sent.end - 1)

    def name(self, token: Token) -> Name | None:
        """Give the name that the token is, or is part of."""
        return self.names.get(token.i)

    def block(self, token: Token) -> Block:
        """Give the token's block: its paragraph, heading or question."""
        return self.blocks[self.block_of[token.i]]

    def in_question(self, token: Token) -> bool:
        """Tell whether the token's sentence is a question, which tells of nothing new."""
        return self.block(token).kind == "question" or token.sent[-1].text == "?"


def write_shadow(  # noqa: PLR0913 - what the text, the language and the article say
    text: str,
    blocks: Sequence[Block],
    nlp: Language,
    lexicon: Lexicon,
    extra: Mapping[tuple[str, ...], Name],
    *,
    pauses: Collection[int] = (),
) -> list[Word]:
    """Give the words that the parser is to read, block by block, with a comma at each of the pauses (offsets)."""
    words: list[Word] = []
    titles = frozenset(title for title in lexicon.titles if "-" in title)
    years = [int(year) for year in YEAR.findall(text)]
    natives = bool(OF_NATIVES.search(text)) and not INDIA.search(text)
    for number, block in enumerate(blocks):
        body = text[block.start : block.end]
        found = (
            (start, end, _town_where_no_capital(name, text, lexicon))
            for start, end, name in find_names(body, lexicon.names, extra)
            if not _names_a_ship(body, (start, end, name), lexicon.classes["ship_prefix"])
            and not _is_of_another_age(name, years)
            if not (name.text in NATIVE and natives)
        )
        names = [n for one in found for n in _without_military(body, one, lexicon)]
        told = _end_of_dateline(body, names)
        place = _place_of_dateline(body, names)
        tokens = [t for t in _cut_between_names(_tokens(body, nlp), names) if t[1] >= told]
        if place is not None:  # the place is told of in a sentence of its own, which says whose "the army" is
            tokens = (
                [t for t in tokens if t[2] <= place[0]]
                + [(".", *place, True)]
                + [t for t in tokens if t[1] >= place[1]]
            )
        if block.kind == "topic":  # its colon ends a sentence
            tokens[-1] = (".", *tokens[-1][1:])
        merged = _merge_hyphens(list(_merge_names(tokens, names, block.start)), lexicon.triggers.hyphenated, titles)
        shadow = _without_short_brackets(list(_without_rows(_without_quotes(merged))))
        words += [replace(word, opens_block=number) if i == 0 else word for i, word in enumerate(shadow)]
    return list(_with_commas(words, pauses)) if pauses else words


def _with_commas(words: Iterable[Word], pauses: Collection[int]) -> Iterator[Word]:
    """Set the commas that the writer did without; they stand for no character of the text."""
    for word in words:
        if word.end in pauses:
            yield replace(word, space=False)
            yield Word(",", word.end, word.end, space=True)
        else:
            yield word


def _tokens(body: str, nlp: Language) -> Iterator[tuple[str, int, int, bool]]:
    """Yield the tokens of a block, which the tokenizer is given piece by piece."""
    for start, end in _pieces(body):
        for token in nlp.make_doc(body[start:end]):
            first = start + token.idx
            yield token.text, first, first + len(token), bool(token.whitespace_)


def _pieces(body: str) -> Iterator[CharSpan]:
    """Cut a block without end behind blanks, and a run of signs without a blank anywhere: it costs the square of its length."""
    start = 0
    for stop in (*(run.end() for run in LONG_RUN.finditer(body)), len(body)):
        while start < stop:
            end = min(start + LONGEST_PIECE, stop)
            if end < stop:
                end = body.rfind(" ", start + LONGEST_PIECE // 2, end) + 1 or end
            yield start, end
            start = end


def _end_of_dateline(text: str, names: Sequence[tuple[int, int, Name]]) -> int:
    """Give where the first sentence of a block starts: behind its dateline, but "NATO - an alliance - struck" has none."""
    found = DATELINE.match(text)
    is_name = found is not None and not found["more"] and any(start < found.end() for start, _, _ in names)
    return 0 if found is None or is_name else found.end()


def _place_of_dateline(text: str, names: Sequence[tuple[int, int, Name]]) -> CharSpan | None:
    """Give what stands between the place of a dateline and the first sentence: "Lisbon[ (Reuters) - ]A ship …"."""
    found = SOFT_DATELINE.match(text)
    if found is None or DATELINE.match(text):
        return None
    is_place = any(start == found.start("place") and name.kind in PLACES for start, _, name in names)
    return (found.end("place"), found.end()) if is_place or found["agency"] else None


def _names_a_ship(text: str, found: tuple[int, int, Name], prefixes: frozenset[str]) -> bool:
    """Tell whether what looks like a person is a ship, "the USS Mason", or a navy's prefix stands before none: "an SMS"."""
    start, end, name = found
    if text[start:end].lower() in prefixes:
        return SHIP_BEHIND.match(text, end) is None
    before = text[max(0, start - 6) : start].lower().split()[-1:]
    return name.kind == "person" and not prefixes.isdisjoint(before)


def _is_of_another_age(name: Name, years: Sequence[int]) -> bool:
    """Tell whether a name is that of somebody long dead, of whose time the text does not speak: a namesake, or a ship."""
    if name.kind != "person" or name.until is None or name.until > LAST_OF_OLD:
        return False
    return not any(abs(year - name.until) <= LIFETIME for year in years)


def _town_where_no_capital(name: Name, text: str, lexicon: Lexicon) -> Name:
    """Give the town for the capital of a past or self-declared state that the text never names: "a raid in [Mostar]"."""
    if name.kind not in {"capital", "metonym"} or name.text not in lexicon.names.towns:
        return name
    town, called = lexicon.names.towns[name.text]
    if any(word in text for word in called):
        return name
    return town if name.kind == "capital" else town._replace(kind="capital", actor=town.country)  # "Bonn said"


def _without_military(text: str, found: tuple[int, int, Name], lexicon: Lexicon) -> Iterator[tuple[int, int, Name]]:
    """Yield a name, but the state alone where "military" belongs to the act behind it: "Chadian [military operations]"."""
    start, end, _ = found
    behind = WORD_BEHIND.match(text, end)
    if behind is None or not text[start:end].endswith(MILITARY):
        yield found
        return
    act = behind.group(1)
    rows = (row for word in {act, act.removesuffix("s")} for row in lexicon.triggers.get("N", word))
    if any("military" in row.phrase[: row.head] for row in rows):
        yield from (
            (start + s, start + e, n) for s, e, n in find_names(text[start : end - len(MILITARY)], lexicon.names, {})
        )
    else:
        yield found


def _cut_between_names(
    tokens: Iterable[tuple[str, int, int, bool]], names: Sequence[tuple[int, int, Name]]
) -> Iterator[tuple[str, int, int, bool]]:
    """Cut "U.S.-Israeli" at its hyphen, so that each state is a word."""
    starts = {start for start, _, _ in names}
    for text, start, end, space in tokens:
        hyphen = text.find("-")
        if 0 < hyphen < len(text) - 1 and {start, start + hyphen + 1} <= starts:
            yield text[:hyphen], start, start + hyphen, False
            yield "-", start + hyphen, start + hyphen + 1, False
            yield text[hyphen + 1 :], start + hyphen + 1, end, space
        else:
            yield text, start, end, space


def _merge_names(
    tokens: Sequence[tuple[str, int, int, bool]], names: Iterable[tuple[int, int, Name]], block: int
) -> Iterator[Word]:
    """Make one word of all tokens that a name covers whole, and count offsets from the start of the text, not of the block."""
    opening = {start: (end, name) for start, end, name in names}
    ending = {end: i for i, (_, _, end, _) in enumerate(tokens)}
    i = 0
    while i < len(tokens):
        text, start, end, space = tokens[i]
        name_end, name = opening.get(start, (None, None))
        last = ending.get(name_end) if name_end is not None else None
        if name is None or last is None:
            yield Word(text, block + start, block + end, space)
            i += 1
        else:
            _, _, end, space = tokens[last]
            whole = last == i and text not in HALVES
            yield Word(text if whole else STAND_IN[name.kind], block + start, block + end, space, name)
            i = last + 1


def _merge_hyphens(words: Sequence[Word], known: frozenset[str], titles: frozenset[str]) -> Iterator[Word]:
    """Make one word of "cease", "-" and "fire" again, where the lexicon knows the whole, and of "Vice-President"."""
    i = 0
    while i < len(words):
        three = words[i : i + 3]
        if len(three) == 3 and three[1].text in "-/" and not three[0].space and not three[1].space:
            whole = f"{three[0].text}{three[1].text}{three[2].text}"
            if (
                whole in titles
                or AIRCRAFT.fullmatch(whole)
                or any(form in known for form in _base_forms(whole.lower()))
            ):
                yield Word(whole, three[0].start, three[2].end, three[2].space)
                i += 3
                continue
        yield words[i]
        i += 1


def _base_forms(word: str) -> Iterator[str]:
    """Yield what an inflected word may be a form of."""
    yield word
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            yield word[: -len(ending)]
            yield word[: -len(ending)] + "e"
            yield word[: -len(ending) - 1]


def _without_quotes(words: Iterable[Word]) -> Iterator[Word]:
    """Leave out quotation marks and blanks; the word before one keeps the space behind it."""
    last: Word | None = None
    for word in words:
        if word.text.strip() and word.text not in LEFT_OUT and word.text.lower() not in OF_STATE:
            if last is not None:
                yield last
            last = word
        elif last is not None and word.space:
            last = replace(last, space=True)
    if last is not None:
        yield last


def _without_rows(words: Iterable[Word]) -> Iterator[Word]:
    """Leave out the rest of a row of signs, such as a ruled line or brackets without end."""
    signs = 0
    for word in words:
        signs = 0 if any(map(str.isalnum, word.text)) else signs + 1
        if signs <= LONGEST_ROW:
            yield word


def _without_short_brackets(words: Sequence[Word]) -> Iterator[Word]:
    """Leave out "(PMF)" and "(Reuters)"; a bracket of more words may tell something and stays."""
    i = 0
    while i < len(words):
        if words[i].text == "(":
            inside = range(i + 1, min(i + LONGEST_BRACKET, len(words)))
            closing = next((j for j in inside if words[j].text == ")"), None)
            if closing is not None:
                i = closing + 1
                continue
        yield words[i]
        i += 1


def open_page(text: str, words: Sequence[Word], blocks: Sequence[Block], nlp: Language) -> Page:
    """Parse a shadow."""
    doc = parser_of(nlp).parse([w.text for w in words], [w.space for w in words], list(_sentence_starts(words)))
    restore_tags(doc, words, text)
    restore_names(doc)
    rehang_verbs(doc)
    rehang_shapes(doc)
    part_titles(doc, [i for i, w in enumerate(words) if w.name is not None and w.name.kind == "state"])
    join_adjectives(doc, [i for i, w in enumerate(words) if w.name is not None and w.name.kind == "adjective"])
    join_lists(doc, {i: w.name.actor for i, w in enumerate(words) if w.name is not None and w.name.kind in PARTIES})
    block_of: list[int] = []
    for word in words:
        block_of.append(block_of[-1] if word.opens_block is None else word.opens_block)
    names = {i: w.name for i, w in enumerate(words) if w.name}
    starts, ends = [w.start for w in words], [w.end for w in words]
    return Page(doc, text, starts, ends, names, {i: (i, i + 1) for i in names}, blocks, block_of)


def _sentence_starts(words: Iterable[Word]) -> Iterator[bool | int | None]:
    """Open a sentence at each block, and where none has ended for long; elsewhere the parser decides.

    A "sentence" of thousands of words is a list or no language at all: trees that deep and wide cost time and memory
    that grow with their square, and every climb through them with it.
    """
    length = 0
    for word in words:
        length += 1
        is_start = word.opens_block is not None or length > LONGEST_SENTENCE
        if is_start:
            length = 1
        elif word.text in SENTENCE_ENDS:
            length = 0
        yield True if is_start else None


def page_of_doc(doc: SpacyDoc, lexicon: Lexicon) -> Page:
    """Make a page of a Doc that is parsed already: its text is the article, its names are looked up."""
    names: dict[int, Name] = {}
    spans: dict[int, tuple[int, int]] = {}
    for start, end, name in find_names(doc.text, lexicon.names, {}):
        span = doc.char_span(start, end)
        if span is not None:
            names.update(dict.fromkeys(range(span.start, span.end), name))
            spans.update(dict.fromkeys(range(span.start, span.end), (span.start, span.end)))
    blocks = (Block(0, len(doc.text), "paragraph"),)
    starts = [t.idx for t in doc]
    ends = [t.idx + len(t) for t in doc]
    return Page(plant(doc), doc.text, starts, ends, names, spans, blocks, [0] * len(doc))
