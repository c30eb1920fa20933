"""Joined verbs that the parser hung on one of another form."""

import pytest

from timeline.nlp.joints import rehang_verbs
from timeline.nlp.tree import plant

AFTER = """
Chad NOUN NNP nsubj agrees
agrees VERB VBZ ROOT agrees agree
after ADP IN mark seized
gangs NOUN NNS nsubj seized
seized VERB VBD advcl agrees seize
towns NOUN NNS dobj seized
and CCONJ CC cc agrees
burned VERB VBD conj agrees burn
"""
PARTICIPLE = """
Rebels NOUN NNS nsubj launch
launch VERB VBP ROOT launch
attacks NOUN NNS dobj launch
setting VERB VBG advcl launch set
fires NOUN NNS dobj setting
and CCONJ CC cc setting
warn VERB VB conj setting
"""
INFINITIVE = """
Iraq NOUN NNP nsubj refused
refused VERB VBD ROOT refused refuse
to PART TO aux leave
leave VERB VB xcomp refused
and CCONJ CC cc leave
began VERB VBD conj leave begin
"""
PARALLEL = """
Iraq NOUN NNP nsubj refused
refused VERB VBD ROOT refused refuse
to PART TO aux leave
leave VERB VB xcomp refused
and CCONJ CC cc refused
began VERB VBD conj refused begin
"""
OF_ITS_OWN = """
Chad NOUN NNP nsubj says
says VERB VBZ ROOT says say
so ADV RB advmod says
and CCONJ CC cc says
Niger NOUN NNP nsubj agreed
agreed VERB VBD conj says agree
"""
PERFECT = """
Raids NOUN NNS nsubj killed
have AUX VBP aux killed
killed VERB VBN ROOT killed kill
nine NUM CD dobj killed
and CCONJ CC cc killed
displaced VERB VBD conj killed displace
"""


LIST = """
Chad NOUN NNP nsubj welcomes
welcomes VERB VBZ ccomp urges welcome
talks NOUN NNS dobj welcomes
, PUNCT , punct urges
urges VERB VBZ ROOT urges urge
both PRON DT dobj urges
and CCONJ CC cc urges
mourns VERB VBZ conj urges mourn
"""
SAID = """
Chad NOUN NNP nsubj wins
wins VERB VBZ ccomp says win
, PUNCT , punct says
says VERB VBZ ROOT says say
he PRON PRP nsubj says
"""


CONDEMNED = """
council NOUN NN nsubj condemned
condemned VERB VBN ROOT condemned condemn
raid NOUN NN dobj condemned
by ADP IN agent condemned
gunmen NOUN NNS pobj by
"""


def test_a_participle_with_subject_and_object_is_a_past_and_the_doer_belongs_to_its_object(parse):
    doc = plant(parse(CONDEMNED))
    rehang_verbs(doc)
    verb, by = (next(t for t in doc if t.text == word) for word in ("condemned", "by"))
    assert verb.tag_ == "VBD"
    assert (by.head.text, by.dep_) == ("raid", "prep")
    assert by in by.head.rights
    assert by not in verb.children


def test_the_first_verb_of_a_list_leads_it(parse):
    doc = plant(parse(LIST))
    rehang_verbs(doc)
    first, second, third = (next(t for t in doc if t.text == word) for word in ("welcomes", "urges", "mourns"))
    assert (first.head, first.dep_) == (first, "ROOT")
    assert (second.head, second.dep_) == (first, "conj")
    assert third.head == second


def test_what_is_said_stays_below_its_verb_of_saying(parse):
    doc = plant(parse(SAID))
    rehang_verbs(doc)
    assert next(t for t in doc if t.text == "wins").head.text == "says"


@pytest.mark.parametrize(
    ("table", "verb", "above"),
    [
        pytest.param(AFTER, "burned", "seized", id="below-the-first"),
        pytest.param(PARTICIPLE, "warn", "launch", id="above-a-participle"),
        pytest.param(INFINITIVE, "began", "refused", id="above-an-infinitive"),
        pytest.param(PARALLEL, "began", "refused", id="right-already"),
        pytest.param(OF_ITS_OWN, "agreed", "says", id="a-subject-of-its-own"),
        pytest.param(PERFECT, "displaced", "killed", id="a-participle-tagged-as-a-past"),
    ],
)
def test_a_joined_verb_goes_to_one_of_its_form(parse, table, verb, above):
    doc = plant(parse(table))
    rehang_verbs(doc)
    moved = next(t for t in doc if t.text == verb)
    assert moved.head.text == above
    assert moved in moved.head.rights
    assert [t for t in doc if moved in t.children] == [moved.head]
