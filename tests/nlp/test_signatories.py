"""Who signs a statement, so that "we" means them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import load_lexicon
from timeline.model import Article
from timeline.nlp.signatories import issuing_body, signatories

LEXICON = load_lexicon()


def told(text, **more):
    return tuple(actor.id for actor in signatories(Article("a", text, **more), LEXICON))


@pytest.mark.parametrize(
    ("text", "more", "speakers"),
    [
        ("We, the foreign ministers of France, Germany and Japan, condemn the raid.", {}, ("FRA", "DEU", "JPN")),
        ("We, the Presidents of Morvia, Brazil and Kestland, met today.", {}, ("morvia", "BRA", "kestland")),
        ("We, the members of the European Union, stand together.", {}, ("european-union",)),
        ("Our government condemns it.", {"outlet": "Ministry of Foreign Affairs of Japan"}, ("JPN",)),
        ("We condemn it.", {"title": "Statement by Canada"}, ("CAN",)),
        ("We condemn it.", {"url": "https://www.mfa.gov.tr/press-release.en.mfa"}, ("TUR",)),
        ("We condemn it.", {"title": "Statement by Canada", "url": "https://www.mfa.gov.tr/x"}, ("CAN",)),
        ("They condemned it.", {"url": "https://www.mfa.gov.tr/x"}, ()),
        ("We condemn it.", {"url": "https://paper.example/x"}, ()),
        ("The Secretary-General strongly condemns the raid in Mali.", {}, ("united-nations",)),
        ("Issued by the Spokesperson for the Secretary-General: he condemns it.", {}, ("united-nations",)),
        ("The Secretary-General of the OAS condemns the raid in Mali.", {}, ()),
        ('"The Secretary-General condemns it," Mali said.', {}, ()),
        ("The Troika (Peru, Chile and Canada) condemns it. We call for talks.", {}, ("PER", "CHL", "CAN")),
        ("It is deplored. Our people condemn it.", {"outlet": "Ministry of Harmony"}, ()),
        (
            "Heads of Government condemn it.",
            {"title": "Statement by the Heads of Government of Peru and Chile"},
            ("PER", "CHL"),
        ),
        ("We condemn it.", {"title": "Statement by the Ministry of Foreign Affairs of Morvia"}, ("morvia",)),
        ("The Government of the Republic of Morvia protests. We want peace.", {}, ("morvia",)),
        ("The foreign ministers of Peru, Chile and Morvia said: we condemn it.", {}, ("PER", "CHL", "morvia")),
        ("The leaders of Bosnia and Herzegovina and Morvia agree. We thank all.", {}, ("BIH", "morvia")),
        ("We, the ministers of Peru and Morvia, meeting in Rome, condemn it.", {}, ("PER", "morvia")),
        (
            "The Ministers condemn it.",
            {"title": "Declaration by the Foreign Ministers of Peru and Chile"},
            ("PER", "CHL"),
        ),
        ("Norway's statement: we condemn it.", {}, ("NOR",)),
        ("We condemn it.", {"title": "Joint statement by Peru, Chile and Canada on Mali"}, ("PER", "CHL", "CAN")),
        (
            "We condemn it.",
            {"title": "Statement from the Embassies of Peru, Chile and the EU in Mali"},
            ("PER", "CHL", "european-union"),
        ),
        ("We condemn it.", {"title": "Peru-Chile joint declaration"}, ("PER", "CHL")),
        ("We condemn it.", {"title": "Statement by Peru on Chile and Mali"}, ("PER",)),
        (
            "We condemn it.",
            {"title": "Statement by the Foreign Ministers of Peru, Chile, and the High Representative of the EU"},
            ("PER", "CHL", "european-union"),
        ),
        (
            "Kenya has frozen funds. We condemn it.",
            {"title": "Measures against the Leaders of the Coup in Niger"},
            ("KEN",),
        ),
        ("Kenya has frozen funds. We condemn it.", {"title": "On the Arrest of Ministers in Niger"}, ("KEN",)),
        ("In Niger, soldiers hold the president. Kenya protests. We condemn it.", {}, ("KEN",)),
        (
            "Peru strongly condemns the raid. We want peace.",
            {"title": "On the Arrest of United Nations Staff"},
            ("PER",),
        ),
        ("NATO has met. Peru calls on Chile to stop. We want peace.", {}, ("PER",)),
        ("France condemned the raid.", {}, ()),
        ('Norway spoke last. "We condemn it", its envoy said.', {}, ()),
        ("We condemn it.", {}, ()),
        ("We condemn the abuses by the army of Chad.", {}, ()),
        ("I am announcing measures.", {"outlet": "Ministry of Foreign Affairs of Japan"}, ("JPN",)),
        (
            "The following is attributable to Ana Reyes, Deputy Spokesperson: The minister met with Peru.",
            {"outlet": "Ministry of Foreign Affairs of Japan"},
            ("JPN",),
        ),
        (
            "Antony J. Blinken, Secretary of State\nThe minister will help Peru.",
            {"outlet": "US Department of State"},
            ("USA",),
        ),
        ("World War I had begun.", {"outlet": "Ministry of Foreign Affairs of Japan"}, ()),
        (
            "The below is attributable to Spokesperson Ana Reyes: The minister spoke with Peru.",
            {"outlet": "Ministry of Foreign Affairs of Japan"},
            ("JPN",),
        ),
        (
            "We welcome the truce between the Government of Ethiopia and the Front. Canada commends both.",
            {"outlet": "Global Affairs Canada"},
            ("CAN",),
        ),
        ("I protested.", {"title": "Statement by the Foreign Secretary to the House of Commons on Chad"}, ("GBR",)),
        ("We sent ships.", {"title": "Address of the Prime Minister to the Althing"}, ("ISL",)),
        ("We sent ships.", {"title": "Address of the Secretary-General to the General Assembly"}, ()),
        (
            "The Council of the European Union has met. We condemn it.",
            {"title": "Communiqué on the dispute between Chad, Niger and the Republic of Mali"},
            ("european-union",),
        ),
        (
            "Mr. Speaker, rebels crossed from Chad. The Royal Air Force is ready. We protested.",
            {"title": "Statement by the Prime Minister on the Frontier"},
            ("GBR",),
        ),
        ("Rebels crossed from Chad. We protested.", {"title": "Statement by the Prime Minister on the Frontier"}, ()),
        ("The Government of National Accord rejects it. Our people suffer.", {}, ("LBY",)),
    ],
    ids=[
        "we the",
        "we the unknown",
        "we the body",
        "outlet",
        "title",
        "page of a ministry",
        "title before page",
        "nobody speaks on a page",
        "page of a paper",
        "the secretary-general",
        "spokesperson of the secretary-general",
        "another secretary-general",
        "a secretary-general who is quoted",
        "group by its members",
        "ministry that is no state's",
        "heads of government",
        "title of an unknown state",
        "opening of an unknown state",
        "opening with a list",
        "a name with and",
        "meeting somewhere",
        "third person",
        "opening",
        "title with a list",
        "embassies",
        "two joined by a hyphen",
        "by one on others",
        "ministers and a representative",
        "title that says against whom",
        "title that says about what",
        "opening that says where",
        "who performs, not whom the title mentions",
        "who performs, not who opens",
        "no first person",
        "only quoted",
        "nobody named",
        "whom we speak of",
        "I",
        "attributable to a person",
        "byline",
        "the first war",
        "attributable",
        "those between whom",
        "a minister in parliament",
        "a head of government in parliament",
        "an assembly of no state",
        "all those between whom",
        "a minister with the forces of his state",
        "a minister of nobody knows where",
        "a government by name",
    ],
)
def test_who_we_is(text, more, speakers):
    assert told(text, **more) == speakers


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Statement of the Transition Council on the Ports", "Council"),
        ("Statement by the Prime Minister on the Ports", None),
        ("Statement by Canada", None),
        (None, None),
    ],
)
def test_what_a_statement_calls_its_author(title, word):
    assert issuing_body(Article("a", "We condemn it.", title=title), LEXICON) == word


@given(st.text(alphabet="KPF (),.'&-a\nWe, theof", max_size=60))
def test_any_text_may_be_signed(text):
    assert all(told(text))
