"""Learn the weights of `timeline/lexicons/choices.csv` from our own articles and their annotation.

    python tests/quality/train_choices.py           what each choice would be worth, by cross-validation over articles
    python tests/quality/train_choices.py --write act   learn from all articles and write the weights of a choice, or of several

Four choices are learned, each apart. `act`: of every verb, taken as if no row of the lexicon listed it, whether its words are of an annotated
event. `source` and `target`: of every event that is found and of which the text leaves the role open, the
annotated party, where it is among those that may be meant, is to be likelier than the others and than nobody. `answered`: of every cue that
leaves open what is answered, the annotated act is to be likelier than the others that the text has told, and than none. The loss is that of
a multinomial logistic model with a normal prior on the weights; it is convex, and Adam from zero gives the same weights each time.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline.graph import guess, open_ends
from timeline.graph.build import Gathered, gather
from timeline.graph.clues import Role
from timeline.graph.draft import Draft
from timeline.graph.fit import Kinship
from timeline.graph.respond import later_end, what_was_told
from timeline.lexicon.chances import Clues, likeliest
from timeline.lexicon.tables import PACKAGE_FOLDER
from timeline.lexicon.weights import load_weights
from timeline.model import Article, Reading
from timeline.nlp import unlisted
from timeline.nlp.extract import Extractor
from timeline.read.corpus import read_inputs
from timeline.scoring import told
from timeline.scoring.scorer import pair_events

ROOT = Path(__file__).resolve().parents[2]
TABLE = PACKAGE_FOLDER / "choices.csv"
ROLES: tuple[Role, ...] = ("source", "target")
ANSWERED = "answered"
ACT = "act"
LISTED = "listed"  # a clue that no verb has on which the choice is made: the others are less often acts
CHOICES = (*ROLES, ANSWERED, ACT)
LEAST_CHANCE: Mapping[str, float] = {
    **{str(role): guess.LEAST_CHANCE[role] for role in ROLES},
    ANSWERED: open_ends.LEAST_CHANCE,
    ACT: unlisted.LEAST_CHANCE,
}
FOLDS = 6
PRIOR = {"source": 5.0, "target": 5.0, ANSWERED: 3.0, ACT: 3.0}  # the inverse variance of a weight
STEPS, RATE = 200, 0.1
LEAST_CASES = 4  # a clue met in fewer cases is left out
LEAST_WEIGHT = 0.02

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A choice: what speaks for each of those that may be chosen, "none" first, and how right each is (F1 against the annotation)."""

    article: str
    choice: str
    options: list[Clues]
    worth: list[float]


def cases() -> list[Case]:
    """Read every article of our own and give the choices that the annotation decides."""
    extractor = Extractor()
    names = told.Names(json.loads((ROOT / "data/gold/aliases.json").read_text("utf-8")))
    found = []
    for path in sorted((ROOT / "data" / "articles").iterdir()):
        gold = json.loads((ROOT / "data" / "gold" / f"{path.stem}.json").read_text("utf-8"))
        articles = (one.article for one in read_inputs([path]) if one.article is not None)
        for article in articles:
            found += _cases_of(extractor.read(article), gold, names)
            found += _verbs(extractor, article, gold)
    return found


def _verbs(extractor: Extractor, article: Article, gold: Mapping[str, Any]) -> Iterator[Case]:
    """Yield a case for each verb that may tell an act."""
    spans = [(start, end) for event in gold["events"] for start, end in event["mentions"]]
    for maker in extractor.open(article).makers:
        maker.make()
        finder = maker.trigger_finder
        for verb, cues in finder.tried_verbs():
            clues = finder.clues_of(verb, cues)
            if verb.i in finder.listed:
                clues[LISTED] = 1.0
            first, last = maker.page.span(verb.i, verb.i)
            right = float(any(start < last and first < end for start, end in spans))
            yield Case(gold["id"], ACT, [{}, clues], [1.0 - right, right])


def _cases_of(reading: Reading, gold: Mapping[str, Any], names: told.Names) -> Iterator[Case]:
    kin = Kinship(reading.actors)
    story = gather(reading, kin)
    rights = told.gold_events(gold, names)
    yield from _open_roles(reading, gold["id"], story, rights, names)
    yield from _open_answers(reading, gold, story, rights, kin)


def _open_roles(
    reading: Reading, article: str, story: Gathered, rights: Sequence[told.Told], names: told.Names
) -> Iterator[Case]:
    called = {a.id: names.party([a.id, a.name, *a.aliases]) for a in reading.actors}
    pairs = pair_events(rights, [_told(draft) for draft in story.drafts])
    wanted = {draft: rights[g] for g, draft in pairs.items()}
    for role in ROLES:
        for draft in (d for d in guess.open_drafts(story.drafts, role) if d.number in wanted):
            choices = guess.options(story.evidence, draft, role)
            right = getattr(wanted[draft.number], role)
            worth = [_worth([called[a] for a in party], right) for party, _ in choices]
            yield Case(article, role, [clues for _, clues in choices], worth)


def _open_answers(
    reading: Reading, gold: Mapping[str, Any], story: Gathered, rights: Sequence[told.Told], kin: Kinship
) -> Iterator[Case]:
    """Yield a case for each cue with an open end; an act is right where its words are of the event that is annotated as answered."""
    named = {draft.number: _event_of(draft, rights) for draft in story.drafts}
    links = {(link["from"], link["to"]) for link in gold.get("links", [])}
    light = what_was_told(story.drafts, kin)
    for cue in reading.cues:
        found = later_end(cue, light)
        if found is None or found[0].earlier is not None:
            continue
        choices = open_ends.options(*found, light)
        later = named[found[1].number]
        worth = [float(d is not None and (later, named[d.number]) in links) for d, _ in choices]
        yield Case(gold["id"], ANSWERED, [clues for _, clues in choices], [float(not any(worth)), *worth[1:]])


def _event_of(draft: Draft, rights: Sequence[told.Told]) -> str | None:
    """Give the annotated event whose words a draft's tellings share most."""
    spans = _told(draft).spans
    shared = {right.id: _overlap(spans, right.spans) for right in rights}
    best = max(shared, key=lambda event: shared[event], default=None)
    return best if best is not None and shared[best] else None


def _overlap(ones: Sequence[told.Span], others: Sequence[told.Span]) -> int:
    return sum(max(0, min(one[1], other[1]) - max(one[0], other[0])) for one in ones for other in others)


def _told(draft: Draft) -> told.Told:
    spans = tuple((m.mention.start, m.mention.end) for m in draft.tellings)
    return told.Told(str(draft.number), "", spans, draft.type, draft.realis, (), (), None)


def _worth(parties: Sequence[told.Party], wanted: Sequence[told.Party]) -> float:
    if not parties and not wanted:
        return 1.0
    right = sum(any(set(party) & set(other) for other in wanted) for party in parties)
    return 2 * right / (len(parties) + len(wanted))


# --- learning -----------------------------------------------------------------------------------------------------------


def learn(known: Sequence[Case]) -> dict[str, float]:
    """Give the weights under which the right choices are likeliest; none is right where no other is."""
    met = Counter(clue for case in known for clue in {c for clues in case.options for c in clues})
    columns = {clue: n for n, clue in enumerate(sorted(c for c in met if met[c] >= LEAST_CASES))}
    rows = [clues for case in known for clues in case.options]
    table = np.zeros((len(rows), len(columns)))
    for row, clues in enumerate(rows):
        for clue in clues.keys() & columns.keys():
            table[row, columns[clue]] = clues[clue]
    right = np.concatenate([_right(case) for case in known])
    sizes = [len(case.options) for case in known]
    case_of = np.repeat(np.arange(len(known)), sizes)
    weights = _adam(table, right, case_of, np.cumsum([0, *sizes[:-1]]), PRIOR[known[0].choice])
    return {clue: round(float(weights[n]), 3) for clue, n in columns.items() if abs(weights[n]) >= LEAST_WEIGHT}


def _right(case: Case) -> Floats:
    worth = np.array(case.worth)
    best = worth >= worth.max() if worth.max() > 0 else np.arange(len(worth)) == 0
    return np.asarray(best, dtype=np.float64)


def _adam(
    table: Floats, right: Floats, case_of: npt.NDArray[np.intp], starts: npt.NDArray[np.intp], prior: float
) -> Floats:
    weights, first, second = (np.zeros(table.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[case_of])
        chance = powers / np.add.reduceat(powers, starts)[case_of]
        among_right = chance * right
        among_right /= np.add.reduceat(among_right, starts)[case_of]
        slope = table.T @ (chance - among_right) + prior * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def cross_validated(known: Sequence[Case]) -> tuple[int, int, int]:
    """Learn from five sixths of the articles and choose in the rest, in turn; give how many choices, and right, of how many."""
    articles = sorted({case.article for case in known})
    judged = [case for case in known if LISTED not in case.options[-1]]
    made = right = 0
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = learn([case for case in known if case.article not in held])
        for case in (case for case in judged if case.article in held):
            chosen = likeliest(case.options, weights, LEAST_CHANCE[case.choice])
            made += bool(chosen)
            right += bool(chosen) and case.worth[chosen] == 1
    return made, right, sum(case.worth[0] == 0 for case in judged)


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Write the table."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("choice", "clue", "weight", "origin"))
    for choice, own in sorted(weights.items()):
        writer.writerows((choice, clue, f"{weight:g}", "learned") for clue, weight in sorted(own.items()))
    return lines.getvalue()


def main() -> int:
    """Show what the choices are worth, or write the table."""
    parser = argparse.ArgumentParser(
        description="Learn who acts, on whom, and what is answered, where the text does not say."
    )
    parser.add_argument("--write", nargs="+", choices=CHOICES, default=[], help=f"write their weights to {TABLE.name}")
    chosen = parser.parse_args()
    found = cases()
    known = {choice: [case for case in found if case.choice == choice] for choice in CHOICES}
    if chosen.write:
        learned = {choice: learn(known[choice]) for choice in chosen.write}
        TABLE.write_text(written({**load_weights(), **learned}), encoding="utf-8")
        return 0
    for choice, own in known.items():
        made, right, wanted = cross_validated(own)
        sys.stdout.write(f"{choice}: {len(own)} open, {wanted} annotated; {made} chosen, {right} of them right\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
