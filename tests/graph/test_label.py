"""What a card says: grammatical English, whatever the trigger."""

import pytest
from telling import ACTORS, Teller

from timeline.graph.fit import Kinship
from timeline.graph.label import label_event

KIN = Kinship(ACTORS)


@pytest.mark.parametrize(
    ("trigger", "lemma", "event_type", "reference", "label"),
    [
        ("expelled", "expel", "COERCE", "verb", "Arland expelled Borduria"),
        ("rejected", "reject", "REJECT", "verb", "Arland rejected Borduria"),
        ("sanctioned", "sanction", "SANCTION", "verb", "Arland sanctioned Borduria"),
        ("imposed", "impose", "SANCTION", "verb", "Arland imposed on Borduria"),
        ("retaliated", "retaliate", "ASSAULT", "verb", "Arland retaliated against Borduria"),
        ("fired upon", "fire", "ASSAULT", "verb", "Arland fired upon Borduria"),
        ("calls", "call", "REQUEST", "verb", "Arland calls on Borduria"),
        ("tariffs", "tariff", "SANCTION", "bare", "Arland tariffs on Borduria"),
        ("refusal", "refusal", "REJECT", "bare", "Arland refusal of Borduria"),
    ],
)
def test_labels(trigger, lemma, event_type, reference, label):
    teller = Teller()
    teller.tell(trigger, event_type, lemma=lemma, reference=reference)
    assert label_event(teller.mentions[0], event_type, ("ARL",), ("BOR",), KIN) == label


def test_who_was_expelled_by_nobody_named():
    teller = Teller()
    teller.tell("expelled", "COERCE", lemma="expel")
    assert label_event(teller.mentions[0], "COERCE", (), ("BOR",), KIN) == "Borduria expelled"
