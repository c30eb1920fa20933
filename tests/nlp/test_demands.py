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


STATED = {
    "We condemn the raid. The rebels must lay down their arms.": ["ACCUSE", "ASSAULT", "REQUEST"],
    "We condemn the raid. Sudanese forces should immediately withdraw from Chad.": ["ACCUSE", "ASSAULT", "REQUEST"],
    "We condemn the raid. Sudan needs to withdraw its troops.": ["ACCUSE", "ASSAULT", "REQUEST"],
    "We condemn the raid. It is imperative that Sudan release the crew.": ["ACCUSE", "ASSAULT", "REQUEST"],
    "We condemn the raid. It remains our hope that Sudan will sign the treaty.": ["ACCUSE", "ASSAULT", "REQUEST"],
    "We condemn the raid. We expect Sudan to honor its commitments.": ["ACCUSE", "ASSAULT", "REQUEST"],
    "We condemn the raid. We must protect our citizens.": ["ACCUSE", "ASSAULT"],
    "We condemn the raid. Travelers should avoid the border.": ["ACCUSE", "ASSAULT"],
    "We condemn the raid. It is necessary to understand the history of the region.": ["ACCUSE", "ASSAULT"],
    "We condemn the raid. The rebels must have crossed the river at night.": ["ACCUSE", "ASSAULT", "MOBILIZE"],
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "kinds"), STATED.items())
def test_the_author_of_a_statement_asks_for_what_another_must_do(extractor, text, kinds):
    reading = extractor.read(
        Article("case", f"Statement by the Government of Canada\n\n{text}", published="2026-03-02")
    )
    assert [told.type for told in reading.mentions] == kinds
    asked = [told for told in reading.mentions if told.type == "REQUEST"]
    assert all(told.source == ("CAN",) and told.realis == "actual" for told in asked)


@pytest.mark.slow
def test_a_report_asks_for_nothing_by_itself(extractor):
    assert "REQUEST" not in types_of(extractor, "Rebels shelled the town. Sudan should withdraw its troops.")
