"""Named entities by array operations: what spaCy's recogniser decides, for all tokens at once.

spaCy's loop checks each of some seventy moves at each token, and takes Python's lock for each check; that is a third of
the time of a whole pipeline. But a decision outside an entity rests on its own token alone, and one inside on that token, the
one before and the first of the entity. So all outer decisions are one matrix product, and the inner ones one for each
further word of the longest entity. Weights and rules are the recogniser's own (`spacy/pipeline/_parser_internals/ner.pyx`),
and so is the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline.ner import EntityRecognizer
from spacy.tokens import Doc

Floats = NDArray[np.float32]
CONTEXT = 3  # tokens that a decision rests on
Entity = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """The recogniser's moves: which may be made outside an entity, and those that go on with or end one of each label."""

    begins: NDArray[np.bool_]
    outside: NDArray[np.bool_]
    labels: Sequence[str]
    goes_on: NDArray[np.int64]
    ends: NDArray[np.int64]


class EntityFinder:
    """Finds the entities that `recogniser` would find; `fits` tells beforehand whether it can."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model = recogniser.model
        self._vectors, self._lower, upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self._lower_bias: Floats = self._lower.get_param("b")
        self._weights, self._bias = upper.get_param("W").T.copy(), upper.get_param("b")
        moves = recogniser.moves
        self._moves = _moves_of([moves.get_class_name(i) for i in range(moves.n_moves)])

    @staticmethod
    def fits(pipe: object) -> bool:
        """Tell whether a pipe is a recogniser of the kind that spaCy's own English pipelines without a transformer have."""
        if not isinstance(pipe, EntityRecognizer) or pipe.cfg["beam_width"] != 1:
            return False
        model = pipe.model
        plain = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
        return bool(plain) and model.get_ref("lower").get_dim("nF") == CONTEXT

    def find(self, doc: Doc) -> list[Entity]:
        """Give the entities of a Doc with sentences, as (first token, end, label), in order.

        The Doc has no token that is a blank, and no entities yet.
        """
        if not len(doc):
            return []
        parts = self._lower.predict(self._vectors.predict([doc]))
        closed = np.append(doc.to_array("SENT_START")[1:] == 1, True)
        first = self._decide(parts[1:, 0] + parts[0, 1] + parts[0, 2])
        first[:, ~self._moves.outside] = -np.inf
        first[np.ix_(closed, self._moves.begins)] = -np.inf
        moves = first.argmax(axis=1)
        ends = self._ends(parts, closed, moves)
        return list(self._walk(moves, ends))

    def _decide(self, summed: Floats) -> Floats:
        """Give the scores of all moves from what the tokens add up to."""
        scores: Floats = (summed + self._lower_bias).max(axis=-1) @ self._weights + self._bias
        return scores

    def _ends(self, parts: Floats, closed: NDArray[np.bool_], moves: NDArray[np.int64]) -> dict[int, int]:
        """Give for each token at which an entity may begin where it would end."""
        starts = np.flatnonzero(self._moves.begins[moves])
        labels = moves[starts]
        here = starts + 1
        ends: dict[int, int] = {}
        while len(starts):
            scores = self._decide(parts[here + 1, 0] + parts[starts + 1, 1] + parts[here, 2])
            row = np.arange(len(starts))
            going, ending = self._moves.goes_on[labels], self._moves.ends[labels]
            on, end = scores[row, going], scores[row, ending]
            stops = closed[here] | (end > on) | ((end == on) & (ending < going))
            ends.update(zip(starts[stops].tolist(), (here[stops] + 1).tolist(), strict=True))
            starts, labels, here = starts[~stops], labels[~stops], here[~stops] + 1
        return ends

    def _walk(self, moves: NDArray[np.int64], ends: dict[int, int]) -> Iterator[Entity]:
        """Go through the text once: what began inside an entity was none."""
        taken = 0
        for i in np.flatnonzero(self._moves.outside[moves] & (self._moves.goes_on[moves] >= 0)).tolist():
            if i >= taken:
                taken = ends.get(i, i + 1)
                yield i, taken, self._moves.labels[moves[i]]


def _moves_of(names: Sequence[str]) -> Moves:
    place = {name: i for i, name in enumerate(names)}
    labels = [name[2:] for name in names]
    begins = np.array([name.startswith("B-") for name in names])
    outside = np.array([name == "O" or (name[:2] in {"B-", "U-"} and len(name) > 2) for name in names])
    goes_on, ends = (_places(labels, prefix, place) for prefix in ("I-", "L-"))
    return Moves(begins, outside, labels, goes_on, ends)


def _places(labels: Sequence[str], prefix: str, place: dict[str, int]) -> Any:  # noqa: ANN401 - an array of whole numbers
    return np.array([place.get(prefix + label, -1) if label else -1 for label in labels])
