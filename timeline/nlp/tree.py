"""A parsed text as plain objects: the tokens that the rules climb through.

They answer to spaCy's names (`head`, `lefts`, `subtree`, `dep_` …) and cost a tenth: spaCy makes a new object each time a
token is looked at, and looks its strings up again; here each token is made once. They are read and, but for `lemmas`, never written, hold
no vocabulary, and outlive the memory zone in which the text was parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import overload

from spacy import attrs
from spacy import tokens as spacy_tokens
from spacy.strings import StringStore

NAMED = (attrs.ORTH, attrs.LOWER, attrs.TAG, attrs.DEP)
COUNTED = (attrs.SPACY, attrs.SENT_START, attrs.HEAD)


class Token:
    """A word with its place in the tree; `lefts` and `rights` are its children before and behind it, in text order."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )
    doc: Doc
    i: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    head: Token
    sent: Span
    lefts: Sequence[Token]
    rights: Sequence[Token]
    children: Sequence[Token]

    def __repr__(self) -> str:
        """Give the word itself."""
        return self.text

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in the order of the tree."""
        found: list[Token] = []
        self._gather(found)
        return found

    def _gather(self, found: list[Token]) -> None:
        for child in self.lefts:
            child._gather(found)  # noqa: SLF001 - its own kind
        found.append(self)
        for child in self.rights:
            child._gather(found)  # noqa: SLF001 - its own kind

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens joined to this one by "and", "or" or a comma."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in joined if token is not self)

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=lambda t: t.i) if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=lambda t: t.i) if self.children else self

    def is_ancestor(self, token: Token) -> bool:
        """Tell whether `token` is below this one."""
        return any(above is self for above in token.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """Give the token `step` places on."""
        return self.doc[self.i + step]


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens from `start` up to `end`, and what kind of entity they are, where they are one."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        """Count the tokens."""
        return max(0, self.end - self.start)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...

    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        """Give a token, or several, by place in the span."""
        return self.doc.tokens[self.start : self.end][index]

    @property
    def root(self) -> Token:
        """The token that is above the others: the first whose head is itself, else that nearest to the root of its tree."""
        inside = [t for t in self if t.head is t] or [t for t in self if not self.start <= t.head.i < self.end]
        return min(inside, key=lambda t: sum(1 for _ in t.ancestors), default=self.doc.tokens[self.start])

    @property
    def text(self) -> str:
        """The words with the blanks between them."""
        return "".join(t.text + t.whitespace_ for t in self).rstrip()


class Doc:
    """The tokens of a text, its sentences and its named entities."""

    __slots__ = ("ents", "sents", "tokens")
    tokens: list[Token]
    sents: list[Span]
    ents: list[Span]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> Span: ...

    def __getitem__(self, index: int | slice) -> Token | Span:
        """Give a token, or a span of tokens."""
        if isinstance(index, slice):
            start, end, _ = index.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[index]


class _Strings(dict[int, str]):
    """The strings of a text by their keys, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, key: int) -> str:
        self[key] = text = str(self.store[key])
        return text


def plant(
    doc: spacy_tokens.Doc,
    forms: Sequence[tuple[str, str]] | None = None,
    entities: Iterable[tuple[int, int, str]] | None = None,
) -> Doc:
    """Make plain objects of a parsed spaCy Doc.

    Parts of speech with lemmas, and entities (first token, end, label), are those given, else the Doc's own.
    """
    tree = Doc()
    forms = forms or [(t.pos_, t.lemma_) for t in doc]
    strings = _Strings(doc.vocab.strings)
    table = doc.to_array([*NAMED, *COUNTED])
    keys, counts = table[:, : len(NAMED)].tolist(), table[:, len(NAMED) :].astype("int64").tolist()
    tree.tokens = tokens = [Token() for _ in keys]
    starts = [0] if tokens else []
    rows = zip(tokens, keys, counts, forms, strict=True)
    for i, (token, names, (space, is_start, head), (pos, lemma)) in enumerate(rows):
        token.doc, token.i = tree, i
        token.text, token.lower_, token.tag_, token.dep_ = (strings[key] for key in names)
        token.pos_, token.lemma_, token.ent_type_ = pos, lemma, ""
        token.whitespace_ = " " if space else ""
        token.head = tokens[i + head]
        if is_start == 1 and i:
            starts.append(i)
    hang(tokens)
    tree.sents = _sentences(tree, starts)
    tree.ents = [Span(tree, *ent) for ent in entities or ((e.start, e.end, e.label_) for e in doc.ents)]
    for ent in tree.ents:
        for token in ent:
            token.ent_type_ = ent.label_
    return tree


def hang(tokens: Iterable[Token]) -> None:
    """Give each token its children."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head is not token:
            (lefts if token.i < token.head.i else rights).setdefault(token.head.i, []).append(token)
    for token in tokens:
        before, behind = lefts.get(token.i, ()), rights.get(token.i, ())
        token.lefts, token.rights = before, behind
        token.children = (*before, *behind) if before and behind else before or behind


def _sentences(tree: Doc, starts: Sequence[int]) -> list[Span]:
    """Give the sentences, and each token its own."""
    sents = [Span(tree, start, end) for start, end in pairwise((*starts, len(tree)))]
    for sent in sents:
        for token in sent:
            token.sent = sent
    return sents
