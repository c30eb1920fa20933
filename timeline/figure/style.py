"""How things look: colours, shapes, sizes. Plain values; nobody's settings are touched.

Colour is never the only carrier of a meaning: shape tells the class of an event, the table and the ladder its intensity.
The five colours of "heat" differ in lightness (94 81 67 50 27 in CAM02-UCS), so they survive grey printing; the palest
two are too light for a white page by themselves, hence the dark edge of every marker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from timeline.model import Event

TITLE_SIZE = 15.5
SUBTITLE_SIZE = 9.6
LANE_SIZE = 11.0
LABEL_SIZE = 8.5
KEY_SIZE = 8.3
HEADING_SIZE = 8.8
SMALLEST_SIZE = 8.0

STEPS = (2.0, 4.0, 6.0, 8.0)
"""Where a new colour of intensity begins, on the scale of 0 to 10."""
STEP_NAMES = (
    "0 to 2  talks, words",
    "2 to 4  threats, penalties",
    "4 to 6  coercion, first violence",
    "6 to 8  serious attacks",
    "8 to 10  war-like violence",
)

PALETTE_COLOURS: Mapping[str, tuple[str, ...]] = {
    "heat": ("#FCE8B2", "#F7B267", "#E8743B", "#BE3A34", "#6B1532"),
    "grey": ("#F4F4F4", "#CFCFCF", "#A3A3A3", "#6E6E6E", "#2E2E2E"),
    "blue": ("#E6F0FA", "#B3D1EC", "#74A9DB", "#3674B5", "#123A70"),
}

Marker = Literal["o", "p", "<", "^", "*", "s", "D", "P", "v", "X"]

CLASSES: Mapping[Marker, str] = {
    "o": "Talks, agreement, support",
    "p": "Demand, accusation, refusal",
    "<": "Concession, withdrawal",
    "^": "Threat, ultimatum",
    "*": "Protest",
    "s": "Sanction",
    "D": "Coercion, seizure, arrest",
    "P": "Mobilization, deployment",
    "v": "Attack",
    "X": "Attack by air, drone or unconventional",
}

_MARKERS: Mapping[str, Marker] = {
    "AGREE": "o",
    "CONSULT": "o",
    "SUPPORT": "o",
    "COOPERATE": "o",
    "AID": "o",
    "REQUEST": "p",
    "ACCUSE": "p",
    "REJECT": "p",
    "CONCEDE": "<",
    "RETREAT": "<",
    "THREATEN": "^",
    "PROTEST": "*",
    "SANCTION": "s",
    "COERCE": "D",
    "MOBILIZE": "P",
    "ASSAULT": "v",
}
_FROM_ABOVE = frozenset({"aerial", "drone", "unconventional"})

_ACTOR_COLOURS: Mapping[int, tuple[str, ...]] = {
    3: ("#0072B2", "#B8460E", "#4D4D4D"),
    4: ("#0072B2", "#B8460E", "#332288", "#666666"),
    5: ("#0072B2", "#D55E00", "#332288", "#666666", "#5C3A21"),
}
_ACTOR_COLOURS_DARK = ("#56B4E9", "#F0A35E", "#C9CED4", "#B7A6F2", "#E3C5A0")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a page."""

    dark: bool
    paper: str
    lanes: tuple[str, str]
    rule: str
    ink: str
    quiet: str
    arrow: str
    inferred: str
    band: str
    band_edge: str
    edge: str
    hollow: str

    def role(self, name: str) -> str:
        """Return the colour of a role of text: ink, quiet or inferred."""
        return {"ink": self.ink, "quiet": self.quiet, "inferred": self.inferred}[name]


LIGHT = Theme(
    dark=False,
    paper="#FFFFFF",
    lanes=("#F5F7FA", "#FFFFFF"),
    rule="#C3CAD2",
    ink="#1F2933",
    quiet="#57626D",
    arrow="#44505C",
    inferred="#8A96A3",
    band="#E4E9EF",
    band_edge="#A9B3BE",
    edge="#1F2933",
    hollow="#FFFFFF",
)
DARK = Theme(
    dark=True,
    paper="#12181F",
    lanes=("#1A222B", "#12181F"),
    rule="#43505D",
    ink="#E8EDF2",
    quiet="#A9B5C1",
    arrow="#B9C4CF",
    inferred="#7D8A97",
    band="#263039",
    band_edge="#56636F",
    edge="#E8EDF2",
    hollow="#12181F",
)
THEME_COLOURS: Mapping[str, Theme] = {"light": LIGHT, "dark": DARK}


def marker_of(event: Event) -> Marker:
    """Return the shape of an event's class; a type that is not known is drawn as talk."""
    marker = _MARKERS.get(event.type, "o")
    return "X" if marker == "v" and event.mode in _FROM_ABOVE else marker


def step_of(intensity: float) -> int:
    """Return which of the five steps (0 ... 4) an intensity belongs to.

    >>> step_of(0.0), step_of(8.0)
    (0, 4)
    """
    return bisect_right(STEPS, intensity)


def actor_colours(count: int, theme: Theme) -> tuple[str, ...] | None:
    """Return text-safe colours for up to five actors, told apart under every kind of colour blindness; None above."""
    if count > 5:
        return None
    return _ACTOR_COLOURS_DARK[:count] if theme.dark else _ACTOR_COLOURS[max(count, 3)][:count]


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB` (WCAG 2.1), 0 black to 1 white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """Return the ink that reads best on `colour`."""
    return max(("#FFFFFF", "#1F2933"), key=lambda ink: contrast(ink, colour))
