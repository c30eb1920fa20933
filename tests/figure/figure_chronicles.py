"""Chronicles to draw: fictional, made for these tests, the same every time."""

import random
from datetime import date, timedelta

from timeline.model import (
    Actor,
    Article,
    Chronicle,
    Event,
    Evidence,
    Link,
    Mention,
    TimeSpan,
)

TYPES = [
    ("CONSULT", None, 0.0),
    ("ACCUSE", None, 1.2),
    ("THREATEN", None, 2.5),
    ("SANCTION", None, 3.1),
    ("MOBILIZE", "troops", 3.9),
    ("COERCE", "seize", 4.6),
    ("ASSAULT", "firearms", 6.1),
    ("ASSAULT", "aerial", 7.4),
    ("ASSAULT", "heavy-weapons", 8.6),
]


def day(text):
    return TimeSpan(text, text, "day", "explicit", text)


def span(start, end, precision="range", basis="explicit"):
    return TimeSpan(start, end, precision, basis)


def make_event(number, label, source, target, time, kind="ASSAULT", mode=None, intensity=6.0, **more):  # noqa: PLR0917 - one line an event reads as a table
    article = more.pop("article", "a")
    mention = Mention(
        article, 100 * number, 100 * number + 6, more.pop("trigger", label.split(" ")[0]), (0, 40), number
    )
    fields = {
        "place": None,
        "weapon": None,
        "killed": None,
        "wounded": None,
        "realis": "actual",
        "attributed_to": (),
        "disputed_by": (),
        "goldstein": -5.0,
        "confidence": 0.9,
        "mentions": (mention,),
    } | more
    return Event(
        id=f"e{number}",
        key=f"{article}:{100 * number}",
        type=kind,
        mode=mode,
        label=label,
        source=tuple(source),
        target=tuple(target),
        time=time,
        intensity=intensity,
        **fields,
    )


def stated(earlier, later, kind="responds_to", confidence=0.9):
    return Link(kind, f"e{earlier}", f"e{later}", confidence, evidence=Evidence("a", 0, 5, "after"))


def inferred(earlier, later, confidence=0.6):
    return Link("responds_to", f"e{earlier}", f"e{later}", confidence, inferred="role-swap")


def undated_chronicle():
    """Return the shape of a background article: two acts and a fear, none of them dated."""
    articles = (Article("background", "text", published="2023-12-04", outlet="Quarterly Review"),)
    actors = (
        Actor("USA", "United States", "state"),
        Actor("iran-backed-militia", "Iran-backed militia", "armed-group"),
        Actor("islamic-resistance", "Islamic Resistance", "armed-group"),
    )
    new = {"article": "background"}
    events = (
        make_event(
            1,
            "U.S. strikes on Iran-backed militia",
            ["USA"],
            ["iran-backed-militia"],
            None,
            "ASSAULT",
            "aerial",
            8.0,
            trigger="strikes",
            **new,
        ),
        make_event(
            2,
            "rocket attacks on U.S. forces",
            ["islamic-resistance"],
            ["USA"],
            None,
            "ASSAULT",
            "heavy-weapons",
            7.5,
            trigger="rocket attacks",
            **new,
        ),
        make_event(
            3,
            "wider escalation feared",
            [],
            ["USA"],
            None,
            "ASSAULT",
            None,
            3.0,
            realis="hypothetical",
            trigger="escalation",
            **new,
        ),
    )
    links = (stated(1, 2), inferred(2, 3))
    return Chronicle(
        articles, actors, events, links, made_by={"version": "0.1.0", "lexicon": "sha256:0123456789abcdef"}
    )


def twelve_chronicle():
    """Return two rounds between three fictional parties, with every kind of date, doubt and link."""
    outlets = ["Harbour Post", "Wire Desk", "Coast Radio", "Ledger"]
    articles = tuple(Article(f"n{i}", "text", published="2023-03-05", outlet=outlets[i % 4]) for i in range(8))
    actors = (
        Actor("ARL", "Arland", "state"),
        Actor("BOR", "Borea", "state"),
        Actor("coastal-front", "Coastal Front", "armed-group"),
    )
    a, b, c = ["ARL"], ["BOR"], ["coastal-front"]
    events = (
        make_event(
            1, "Rocket fire on Port Hale depot", c, a, day("2023-03-04"), "ASSAULT", "heavy-weapons", 6.4, article="n0"
        ),
        make_event(2, "Ultimatum: disarm in 48 hours", a, c, day("2023-03-05"), "THREATEN", None, 2.6, article="n0"),
        make_event(
            3, "Air strikes on two militia camps", a, c, day("2023-03-07"), "ASSAULT", "aerial", 8.4, article="n1"
        ),
        make_event(4, "Borea condemns the strikes", b, a, day("2023-03-08"), "ACCUSE", None, 1.2, article="n1"),
        make_event(
            5,
            "Retaliatory rocket salvos",
            c,
            a,
            span("2023-03-09", "2023-03-12"),
            "ASSAULT",
            "heavy-weapons",
            7.0,
            article="n2",
        ),
        make_event(6, "Sanctions on Borean shippers", a, b, day("2023-08-14"), "SANCTION", None, 3.0, article="n3"),
        make_event(7, "Tanker seized in the strait", b, a, day("2023-08-16"), "COERCE", "seize", 4.4, article="n3"),
        make_event(
            8, "Carrier group ordered to strait", a, b, day("2023-08-17"), "MOBILIZE", "troops", 4.0, article="n4"
        ),
        make_event(
            9,
            "Drone hits patrol boat (denied)",
            c,
            a,
            day("2023-08-19"),
            "ASSAULT",
            "firearms",
            6.2,
            article="n4",
            disputed_by=("coastal-front",),
        ),
        make_event(
            10, "Missile strikes on launch sites", a, c, day("2023-08-20"), "ASSAULT", "aerial", 8.8, article="n5"
        ),
        make_event(
            11,
            "Back-channel talks open",
            a,
            b,
            span("2023-12-01", "2023-12-31", "month"),
            "CONSULT",
            None,
            0.0,
            article="n6",
        ),
        make_event(
            12,
            "Borea warns it would strike bases",
            b,
            a,
            day("2024-01-06"),
            "ASSAULT",
            "aerial",
            5.0,
            article="n7",
            realis="threatened",
        ),
    )
    links = (
        stated(1, 2), stated(1, 3), stated(3, 4), stated(3, 5), inferred(5, 6), stated(6, 7), stated(7, 8),
        inferred(8, 9), stated(9, 10), inferred(10, 11), stated(10, 12), inferred(2, 9, 0.1),
    )  # fmt: skip
    return Chronicle(
        articles, actors, events, links, made_by={"version": "0.1.0", "lexicon": "sha256:0123456789abcdef"}
    )


def generated_chronicle(count, actors=4, seed=7, gap=2.2):
    """Return `count` events in bursts, each answering one of the last few."""
    draw = random.Random(seed)  # noqa: S311 - made-up data, no secret
    names = [
        "Arland",
        "Borea",
        "Coastal Front",
        "Delmark",
        "Northern Relief Union",
        "Estavia",
        "Free Islands",
        "Gorsk",
        "Hill Council",
    ]
    cast = tuple(Actor(f"x{i}", names[i], "state") for i in range(actors))
    articles = tuple(
        Article(f"n{i:03d}", "text", outlet=["Harbour Post", "Wire Desk", "Ledger"][i % 3])
        for i in range(count // 4 + 1)
    )
    today = date(2021, 1, 5)
    events, links = [], []
    for number in range(1, count + 1):
        today += timedelta(days=int(draw.expovariate(1 / gap)) if draw.random() > 0.06 else draw.randint(25, 90))
        kind, mode, intensity = TYPES[min(int(abs(draw.gauss(0, 3.6))), len(TYPES) - 1)]
        source, target = draw.sample(range(actors), 2)
        label = f"{kind.capitalize()} near {draw.choice(['Port Hale', 'the strait', 'Mill Ridge', 'the border post', 'Old Harbour'])}"
        events.append(
            make_event(number, label, [f"x{source}"], [f"x{target}"], day(today.isoformat()), kind, mode, intensity,
                       article=f"n{number // 4:03d}", realis="threatened" if draw.random() < 0.05 else "actual")
        )  # fmt: skip
        if number > 1 and draw.random() < 0.7:
            earlier = max(1, number - draw.randint(1, 4))
            links.append((stated if draw.random() < 0.6 else inferred)(earlier, number))
    return Chronicle(articles, cast, tuple(events), tuple(links))


def hard_chronicle():
    """Return long names, scripts from right to left and without spaces, one crowded day, open and overlapping times."""
    actors = (
        Actor(
            "long", "Provisional Coordination Committee of the Eastern Highlands and Adjacent Valleys", "armed-group"
        ),
        Actor("cjk", "北方联合阵线", "armed-group"),
        Actor("rtl", "جبهة الساحل", "armed-group"),
        Actor("ARL", "Arland", "state"),
    )
    articles = (
        Article(
            "n",
            "text",
            title="A headline that goes on and on, as headlines of some outlets are known to do, about $5 and $6",
        ),
    )
    same = day("2024-05-03")
    n = {"article": "n"}
    events = (
        make_event(
            1,
            "Shelling of the Internationalized Demilitarized Headquarters compound",
            ["long"],
            ["cjk", "rtl", "ARL"],
            same,
            **n,
        ),
        make_event(
            2, "报复性火箭袭击边境哨所并造成多人受伤的事件", ["cjk"], ["long"], same, "ASSAULT", "aerial", 8.1, **n
        ),
        make_event(3, "بيان إدانة شديد اللهجة", ["rtl"], ["cjk"], same, "ACCUSE", None, 1.2, **n),
        make_event(4, "Counter-shelling costing $5m to $6m", ["ARL"], ["long"], same, **n),
        make_event(5, "Second salvo the same evening", ["ARL"], ["long"], same, intensity=9.1, **n),
        make_event(6, "Third salvo the same night", ["ARL"], ["long"], same, intensity=9.3, **n),
        make_event(
            7, "Siege of the old town", ["long"], ["ARL"], span("2024-05-01", "2024-05-20"), "COERCE", None, 5.0, **n
        ),
        make_event(8, "Raid during the siege", ["long"], ["ARL"], day("2024-05-10"), **n),
        make_event(
            9,
            "Mobilization some time before the raid",
            ["ARL"],
            [],
            span(None, "2024-05-09", "day", "order"),
            "MOBILIZE",
            None,
            3.6,
            **n,
        ),
        make_event(
            10,
            "Protest after the siege",
            [],
            ["long"],
            span("2024-05-21", None, "day", "order"),
            "PROTEST",
            None,
            2.0,
            **n,
        ),
        make_event(11, "Withdrawal promised", ["long"], [], None, "CONCEDE", None, 0.0, realis="planned", **n),
        make_event(12, "Aid convoy", ["ARL"], ["cjk"], None, "AID", None, 0.0, **n),
        make_event(
            13,
            "Truce talks that year",
            ["rtl"],
            ["long"],
            span("2024-01-01", "2024-12-31", "year"),
            "CONSULT",
            None,
            0.0,
            **n,
        ),
    )
    links = (
        stated(1, 2),
        stated(1, 4),
        stated(2, 3),
        stated(4, 5),
        stated(5, 6),
        inferred(6, 8),
        stated(8, 10, "causes"),
        stated(11, 12),
        inferred(10, 11),
    )
    return Chronicle(articles, actors, events, links)


CHRONICLES = {
    "undated": undated_chronicle,
    "twelve": twelve_chronicle,
    "twenty-four": lambda: generated_chronicle(24, actors=4, seed=3),
    "forty": lambda: generated_chronicle(40, actors=3),
    "hundred-fifty": lambda: generated_chronicle(150, actors=5),
    "five-hundred": lambda: generated_chronicle(500, actors=9),
    "hard": hard_chronicle,
    "empty": lambda: Chronicle((), (), (), ()),
}


def narrow(text, size, *, bold=False):
    """Measure without a font: letters of one width, those of scripts like Chinese of double width."""
    return sum(1.0 if ord(c) > 0x2E80 else 0.62 if bold else 0.56 for c in text) * size
