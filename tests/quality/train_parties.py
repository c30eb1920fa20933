"""Learn the weights of `timeline/lexicons/parties.csv` from our own articles and their annotation.

    python tests/quality/train_parties.py           what the guesses would be worth, by cross-validation over articles
    python tests/quality/train_parties.py --write   learn from all articles and write the table

Of every event that is found and of which the text leaves a role open, the annotated party, where it is among those that may
be meant, is to be likelier than the others and than nobody. Sources and targets are learned apart. The loss is that of a multinomial logistic model with
a normal prior on the weights; it is convex, and Adam from zero gives the same weights each time.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline.graph.build import gather
from timeline.graph.clues import Role
from timeline.graph.draft import Draft
from timeline.graph.fit import Kinship
from timeline.graph.guess import Option, guess, open_drafts, options
from timeline.lexicon.tables import PACKAGE_FOLDER
from timeline.model import Reading
from timeline.nlp.extract import Extractor
from timeline.read.corpus import read_inputs
from timeline.scoring import told
from timeline.scoring.scorer import pair_events

ROOT = Path(__file__).resolve().parents[2]
TABLE = PACKAGE_FOLDER / "parties.csv"
ROLES: tuple[Role, ...] = ("source", "target")
FOLDS = 6
PRIOR = 5.0  # the inverse variance of a weight
STEPS, RATE = 200, 0.1
LEAST_CASES = 4  # a clue met in fewer cases is left out
LEAST_WEIGHT = 0.02

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """An open role: who may fill it, nobody first, and how right each is (F1 against the annotation)."""

    article: str
    role: Role
    options: list[Option]
    worth: list[float]


def cases() -> list[Case]:
    """Read every article of our own and give the open roles of those of its events that are annotated."""
    extractor = Extractor()
    names = told.Names(json.loads((ROOT / "data/gold/aliases.json").read_text("utf-8")))
    found = []
    for path in sorted((ROOT / "data" / "articles").iterdir()):
        gold = json.loads((ROOT / "data" / "gold" / f"{path.stem}.json").read_text("utf-8"))
        articles = (one.article for one in read_inputs([path]) if one.article is not None)
        found += [case for article in articles for case in _cases_of(extractor.read(article), gold, names)]
    return found


def _cases_of(reading: Reading, gold: Mapping[str, Any], names: told.Names) -> list[Case]:
    story = gather(reading, Kinship(reading.actors))
    called = {a.id: names.party([a.id, a.name, *a.aliases]) for a in reading.actors}
    rights = told.gold_events(gold, names)
    pairs = pair_events(rights, [_told(draft) for draft in story.drafts])
    wanted = {draft: rights[g] for g, draft in pairs.items()}
    found = []
    for role in ROLES:
        for draft in (d for d in open_drafts(story.drafts, role) if d.number in wanted):
            choices = options(story.evidence, draft, role)
            right = getattr(wanted[draft.number], role)
            worth = [_worth([called[a] for a in party], right) for party, _ in choices]
            found.append(Case(gold["id"], role, choices, worth))
    return found


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
    """Give the weights under which the right choices are likeliest; nobody is right where no other is."""
    met = Counter(clue for case in known for clue in {c for _, told_ in case.options for c in told_})
    columns = {clue: n for n, clue in enumerate(sorted(c for c in met if met[c] >= LEAST_CASES))}
    rows = [told_ for case in known for _, told_ in case.options]
    table = np.zeros((len(rows), len(columns)))
    for row, told_ in enumerate(rows):
        for clue in told_.keys() & columns.keys():
            table[row, columns[clue]] = told_[clue]
    right = np.concatenate([_right(case) for case in known])
    sizes = [len(case.options) for case in known]
    weights = _adam(table, right, np.repeat(np.arange(len(known)), sizes), np.cumsum([0, *sizes[:-1]]))
    return {clue: round(float(weights[n]), 3) for clue, n in columns.items() if abs(weights[n]) >= LEAST_WEIGHT}


def _right(case: Case) -> Floats:
    worth = np.array(case.worth)
    best = worth >= worth.max() if worth.max() > 0 else np.arange(len(worth)) == 0
    return np.asarray(best, dtype=np.float64)


def _adam(table: Floats, right: Floats, case_of: npt.NDArray[np.intp], starts: npt.NDArray[np.intp]) -> Floats:
    weights, first, second = (np.zeros(table.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[case_of])
        chance = powers / np.add.reduceat(powers, starts)[case_of]
        among_right = chance * right
        among_right /= np.add.reduceat(among_right, starts)[case_of]
        slope = table.T @ (chance - among_right) + PRIOR * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def cross_validated(known: Sequence[Case]) -> tuple[int, int, int]:
    """Learn from five sixths of the articles and guess in the rest, in turn; give how many guesses, and right, of how many."""
    articles = sorted({case.article for case in known})
    guessed = right = 0
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = learn([case for case in known if case.article not in held])
        for case in (case for case in known if case.article in held):
            party = guess(case.options, case.role, weights)
            guessed += bool(party)
            right += bool(party) and case.worth[[p for p, _ in case.options].index(party)] == 1
    return guessed, right, sum(case.worth[0] == 0 for case in known)


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Write the table."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("role", "clue", "weight", "origin"))
    for role, own in sorted(weights.items()):
        writer.writerows((role, clue, f"{weight:g}", "learned") for clue, weight in sorted(own.items()))
    return lines.getvalue()


def main() -> int:
    """Show what the guesses are worth, or write the table."""
    parser = argparse.ArgumentParser(description="Learn who acts, and on whom, where the text does not say.")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    chosen = parser.parse_args()
    found = cases()
    known = {role: [case for case in found if case.role == role] for role in ROLES}
    if chosen.write:
        TABLE.write_text(written({role: learn(own) for role, own in known.items()}), encoding="utf-8")
        return 0
    for role, own in known.items():
        guessed, right, wanted = cross_validated(own)
        sys.stdout.write(f"{len(own)} open {role}s, {wanted} annotated: {guessed} guessed, {right} of them right\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
