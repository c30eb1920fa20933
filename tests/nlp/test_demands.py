"""Demands and refusals that a verb of saying carries."""

import pytest

from timeline.model import Article

SAID = {
    "Russia said on Tuesday that Sudan must release the crew.": "REQUEST",
    "Sudan must release the crew, the Russian foreign ministry said.": "REQUEST",
    "The Red Cross said US and British forces must ensure security.": "REQUEST",
    "Syria says it will not negotiate with the rebels.": "REJECT",
    "Peru announced that it would not sign the treaty.": "REJECT",
    "Peru told Chile that it would not sign unless the ships left.": "THREATEN",
}
SILENT = [
    "Peru said it must defend its border.",
    "Police said the gunmen must have crossed the border.",
    "Analysts said banks must raise more capital.",
    "Peru said it would not attack Chile.",
]


def types_of(extractor, text):
    return [told.type for told in extractor.read(Article("case", text, published="2026-03-02")).mentions]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "kind"), SAID.items())
def test_what_another_must_do_is_demanded_and_what_the_speaker_will_not_do_refused(extractor, text, kind):
    assert types_of(extractor, text) == [kind]


@pytest.mark.slow
@pytest.mark.parametrize("text", SILENT)
def test_own_duties_guesses_forecasts_and_denials_are_neither(extractor, text):
    assert not {"REQUEST", "REJECT", "THREATEN"} & set(types_of(extractor, text))
