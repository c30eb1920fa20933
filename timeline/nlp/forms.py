"""Part of speech and lemma of tagged words, remembered: spaCy's own rules are asked once for each word and tag.

The attribute ruler and the lemmatizer of spaCy's English pipelines look at one word, its tag and now and then its
dependency; only a few rules look at two words. So what they say of a word holds wherever it stands with the same tag, and
where a rule of two words fits, they are asked about just these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

PIPES = ["attribute_ruler", "lemmatizer"]
LOOKED_AT = frozenset({"TAG", "LOWER", "ORTH", "DEP", "IS_SPACE"})
MOST = 100_000  # words remembered; then all are forgotten, so that memory stays bounded
Form = tuple[str, str]  # part of speech and lemma
Key = tuple[int, int, int]  # word, tag, dependency


class FormFinder:
    """Gives the forms of words, as the rules of `nlp` would set them; `fits` tells beforehand whether it can."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in PIPES)
        self._pairs = Matcher(nlp.vocab)
        self._pairs.add("pair", [pattern for pattern in _patterns(self._ruler) if len(pattern) > 1])
        self._known: dict[Key, Form] = {}

    @staticmethod
    def fits(nlp: Language) -> bool:
        """Tell whether the forms of a pipeline hang on single words, their tags and dependencies, and a few pairs."""
        if not set(PIPES) <= set(nlp.pipe_names):
            return False
        ruler, lemmatizer = (nlp.get_pipe(name) for name in PIPES)
        if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule":
            return False
        return all(set(token) <= LOOKED_AT and len(p) <= 2 for p in _patterns(ruler) for token in p)

    def find(self, doc: Doc) -> list[Form]:
        """Give part of speech and lemma of each token of a tagged and parsed Doc."""
        keys: list[Key] = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        known = self._known
        if missing := [[key] for key in dict.fromkeys(keys) if key not in known]:
            if len(known) > MOST:
                known.clear()
                missing = [[key] for key in dict.fromkeys(keys)]
            known.update(zip((key for (key,) in missing), self._ask(missing), strict=True))
        forms = [known[key] for key in keys]
        matches = self._pairs(doc, as_spans=False)
        pairs = [[*keys[start:end]] for _, start, end in matches]
        for (_, start, end), asked in zip(matches, _in_groups(self._ask(pairs), pairs), strict=True):
            forms[start:end] = asked
        return forms

    def _ask(self, groups: Sequence[Sequence[Key]]) -> list[Form]:
        """Let the rules say the forms of groups of words; a comma keeps them apart."""
        if not groups:
            return []
        strings = self._vocab.strings
        words, tags, deps = [], [], []
        for group in groups:
            words += [*(strings[word] for word, _, _ in group), ","]
            tags += [*(strings[tag] for _, tag, _ in group), ","]
            deps += [*(strings[dep] for _, _, dep in group), "punct"]
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for pipe in (self._ruler, self._lemmatizer):
            doc = pipe(doc)
        apart = set(accumulate(len(group) + 1 for group in groups))
        return [(t.pos_, t.lemma_) for t in doc if t.i + 1 not in apart]


def _in_groups(forms: Iterable[Form], groups: Iterable[Sequence[Key]]) -> Iterator[list[Form]]:
    rest = iter(forms)
    return (list(islice(rest, len(group))) for group in groups)


def _patterns(ruler: Any) -> Iterator[list[dict[str, Any]]]:  # noqa: ANN401 - spaCy's types say too little of its rows
    return (pattern for row in ruler.patterns for pattern in row["patterns"])
