"""Put the page together: picture, table, style and script in one file that needs and may load nothing else.

News text is untrusted. It reaches the page through a template that escapes all it is given, and the browser is told by a
content security policy to run this script alone (by its hash) and to fetch nothing.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from timeline.figure.export import figure_bytes
from timeline.figure.options import FigureOptions
from timeline.figure.style import THEME_COLOURS
from timeline.figure.titles import alt_text
from timeline.figure.views import draw
from timeline.model import Chronicle
from timeline.page.content import lay_out

_HEAD_OF_SVG = re.compile(r"\A.*?(?=<svg )", re.DOTALL)
_STYLE = re.compile(r'(?<=\s)style="([^"<>{}]*)"')
_FIXED_SIZE = re.compile(r' (?:width|height)="[^"]*"')


def page_bytes(chronicle: Chronicle, options: FigureOptions | None = None) -> bytes:
    """Return the interactive page of a chronicle: one HTML file, UTF-8, the same bytes each time.

    Parameters
    ----------
    chronicle
        What to show.
    options
        Those of the picture; its view and theme are the page's too.

    Returns
    -------
    bytes
        The file. Events have the numbers that they have in the picture.
    """
    options = options or FigureOptions()
    content = lay_out(chronicle, options)
    style, script = _asset("page.css"), _asset("page.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(_asset("page.html")).render(
        content=content,
        picture=_picture(chronicle, options),
        links=_as_data([list(link) for link in content.links]),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(script),
        theme=THEME_COLOURS[options.theme],
        scheme=options.theme,
    )
    return page.encode()


def _asset(name: str) -> str:
    return files("timeline.page").joinpath(name).read_text("utf-8")


def _picture(chronicle: Chronicle, options: FigureOptions) -> Markup:
    """Give the drawing as an element of the page, as wide as there is room; matplotlib has escaped its texts.

    The table of events is left out, since the page has a better one.
    """
    figure = draw(chronicle, options=replace(options, event_table=False))
    svg = _HEAD_OF_SVG.sub("", figure_bytes(figure, "svg", alt_text(chronicle, options)).decode(), count=1)
    head, rest = svg.split(">", 1)
    head = _FIXED_SIZE.sub("", head).replace('role="img"', 'role="group"')
    return Markup(_share_styles(f"{head}>{rest}"))  # noqa: S704 - made by the exporter


def _share_styles(svg: str) -> str:
    """Name each style that occurs in a drawing once and refer to it: half of the drawing is styles."""
    names: dict[str, str] = {}

    def refer(found: re.Match[str]) -> str:
        return f'class="{names.setdefault(found[1], f"look-{len(names)}")}"'

    shared = _STYLE.sub(refer, svg)
    rules = "".join(f".{name}{{{style}}}" for style, name in names.items())
    return shared.replace("</svg>", f"<style>{rules}</style></svg>")


def _as_data(value: object) -> Markup:
    """Give a value as JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped


def _policy(script: str) -> str:
    """Allow this script alone; inline styles, since the drawing is made of them; no address to fetch from or send to."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
