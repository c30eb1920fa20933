"""Made-up articles for tests that must hold for every text: sentences of news put together at random, and odd ones among them."""

from hypothesis import strategies as st

DOERS = (
    "France", "The French army", "Ruritanian jets", "Iran-backed militias in Iraq", "Moscow", "They", "It", "We",
    "President Olga Marin", "The rebels", "Two gunmen", "The group", "the Norden Council", "Israel and Hamas", "Its navy",
    "Protesters in Bamako", "The finance ministry", "Police", "The coup leaders", "NATO", "No one", "Blue Lantern",
)  # fmt: skip
ACTS = (
    "struck a base in Syria", "shelled {}", "condemned the attack on {}", "threatened to retaliate against {}",
    "called on {} to withdraw", "signed a ceasefire with {}", "imposed sanctions on {}", "killed at least {n} civilians",
    "killed {n} soldiers and wounded {m}", "was bombed by {}", "denied that {} had fired rockets", "held talks with {}",
    "will send {n} troops to Mali", "expelled {n} diplomats of {}", "seized a tanker off Oman", "accused {} of an incursion",
    "responded with missiles", "recalled its ambassador from {}", "would strike if {} attacked", "refused to meet {}",
    "lifted the blockade of Gaza", "detained {n} activists", "said the strikes by {} had killed two dozen people",
)  # fmt: skip
TIMES = (
    "on 3 May 2021", "on Friday", "last month", "in 1998", "within hours", "two days later", "at dawn on 12 March", "",
    "in the early hours of 4 July 2019", "the next morning", "between 5 and 7 June 2020", "on 31 December 9999", "",
    "in the 1990s", "since Monday", "before the vote", "on 1 January 0001", "after a week", "on 30 February 2021", "",
)  # fmt: skip
JOINS = (
    ". ",
    ". In response, ",
    " after ",
    ". Hours later ",
    ", and ",
    " in retaliation for what ",
    ".\n\n",
    "; then ",
    " because ",
)
NUMBERS = ("two", "30", "1,200", "dozens of", "a hundred", "three", "twenty-two", "up to 15", "0", "1.5 million")
ODD = (
    '"We will answer," he said. ', "Q: What happened? ", "FAQ: ", "FRIDAY, 8 MARCH\n\n", "\u202e", "\u0301", "é", "\u200b", "中文。",
    "<b>", "=cmd()", "\x1b[31m", "# Heading\n", "\t", "\r\n", "(Source)", "…", "-- ", "\U0001f4a5", "a" * 60, "! ", "?? ",
)  # fmt: skip


@st.composite
def sentences(draw):
    act = draw(st.sampled_from(ACTS)).format(
        draw(st.sampled_from(DOERS)), n=draw(st.sampled_from(NUMBERS)), m=draw(st.sampled_from(NUMBERS))
    )
    time = draw(st.sampled_from(TIMES))
    doer = draw(st.sampled_from(DOERS))
    return " ".join(filter(None, (time, doer, act) if draw(st.booleans()) else (doer, act, time)))


@st.composite
def texts(draw, longest=8):
    """Draw a text of some sentences with odd pieces between them."""
    pieces = []
    for _ in range(draw(st.integers(1, longest))):
        pieces += [draw(sentences()), draw(st.sampled_from(JOINS))]
        if draw(st.integers(0, 3)) == 0:
            pieces.append(draw(st.sampled_from(ODD)))
    return "".join(pieces)


def records(longest=8):
    """Draw a record with or without title, outlet and day of publication."""
    optional = {
        "published": st.sampled_from(["2021-05-10", "0001-01-01", "9999-12-31", "2024-02-29"]),
        "title": sentences(),
        "outlet": st.sampled_from(["US State Department", "The Gazette", "Foreign Ministry of Japan"]),
    }
    return st.fixed_dictionaries({"text": texts(longest)}, optional=optional)
