"""The article in a web page: its paragraphs, and what its metadata say of title, day, outlet and address.

Only the standard library's tolerant parser is used: broken markup gives what can be had of it, never an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from timeline.read.dates import published_day

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
_LEFT_OUT = frozenset({
    "aside", "button", "figure", "footer", "head", "iframe", "nav", "noscript", "script", "select", "style", "svg",
    "template", "textarea",
})  # fmt: skip
_CONTENT = frozenset({"article", "main"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page gives: its text, paragraphs divided by blank lines, and its metadata; None where it says nothing."""

    text: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None


def read_webpage(markup: str) -> WebPage:
    r"""Take the article out of a page.

    Where the page marks its content (`article`, `main`), only that is read; menus, captions and scripts are left out.

    Examples
    --------
    >>> page = read_webpage("<title>News</title><nav>Home</nav><p>The army <b>shelled</b> the town.</p><p>Talks began.")
    >>> page.title, page.text
    ('News', 'The army shelled the town.\n\nTalks began.')
    """
    parser = _PageParser()
    parser.feed(markup)
    parser.close()
    paragraphs = parser.content or parser.paragraphs
    meta = parser.meta
    title = meta.get("og:title") or parser.title or parser.headline
    if paragraphs and paragraphs[0] in (parser.headline, title):
        paragraphs = paragraphs[1:]  # the headline is the article's title, not its first paragraph
    return WebPage(
        text="\n\n".join(paragraphs),
        title=title or None,
        published=_published(parser),
        outlet=meta.get("og:site_name") or None,
        url=parser.canonical or meta.get("og:url") or None,
    )


def _published(parser: _PageParser) -> str | None:
    """Return the first readable day: of the metadata by rank, then linked data, then the first `time` element."""
    candidates = [parser.meta[name] for name in _DATE_NAMES if name in parser.meta]
    candidates += [*_linked_dates(parser.linked_data), *parser.times]
    return next((day for day in map(published_day, candidates) if day), None)


def _linked_dates(scripts: list[str]) -> Iterator[str]:
    for script in scripts:
        try:
            yield from _find_dates(json.loads(script))
        except (ValueError, RecursionError):
            continue


def _find_dates(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(found := value.get("datePublished"), str):
            yield found
        for inner in value.values():
            yield from _find_dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_dates(inner)


@dataclass(slots=True)
class _Open:
    """The elements that are open: how many that are left out, how many that mark the content."""

    left_out: int = 0
    content: int = 0
    collecting: list[str] = field(default_factory=list)


class _PageParser(HTMLParser):
    """Collects paragraphs and metadata while the page goes by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.title = ""
        self.headline = ""
        self.times: list[str] = []
        self.linked_data: list[str] = []
        self.paragraphs: list[str] = []
        self.content: list[str] = []
        self._open = _Open()
        self._special: str | None = None  # the title, or a script of linked data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note metadata, and begin a paragraph at each block."""
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._flush(tag)
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.setdefault(name.lower(), values.get("content", "").strip())
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.canonical = values.get("href")
        elif tag == "time" and "datetime" in values:
            self.times.append(values["datetime"])
        elif tag == "body":
            self._open.left_out = 0  # a head that was never closed ends here
        elif tag == "title" or (tag == "script" and values.get("type", "").lower() == "application/ld+json"):
            self._special = tag
        self._open.left_out += tag in _LEFT_OUT
        self._open.content += tag in _CONTENT

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<tag/>` as `<tag>` where nothing has to close it."""
        self.handle_starttag(tag, attrs)
        if tag in _LEFT_OUT or tag in _CONTENT:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End the paragraph at each block."""
        if tag == self._special:
            self._end_special(tag)
        if tag in _BLOCKS:
            self._flush(tag)
        self._open.left_out = max(0, self._open.left_out - (tag in _LEFT_OUT))
        self._open.content = max(0, self._open.content - (tag in _CONTENT))

    def handle_data(self, data: str) -> None:
        """Collect text that belongs to the article."""
        if self._special or not self._open.left_out:
            self._open.collecting.append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - the parser's own signature
        """Read `<![` and what follows; where it is no known section, say that it is incomplete, so that it becomes text."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return -1

    def close(self) -> None:
        """End the last paragraph of a page that ends without closing it."""
        super().close()
        self._flush("body")

    def _end_special(self, tag: str) -> None:
        text, self._open.collecting, self._special = "".join(self._open.collecting), [], None
        if tag == "title":
            self.title = self.title or " ".join(text.split())
        else:
            self.linked_data.append(text)

    def _flush(self, tag: str) -> None:
        """Close the paragraph that was being collected, seen from the tag that ends it."""
        text, self._open.collecting = " ".join("".join(self._open.collecting).split()), []
        if not text:
            return
        if tag == "h1" and not self.headline:
            self.headline = text
        self.paragraphs.append(text)
        if self._open.content:
            self.content.append(text)
