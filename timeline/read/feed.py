"""The articles in an RSS or Atom file, by feedparser (extra `html`): each entry with its title, day and address.

Takes the bytes of a file and hands on records as `article_from_record` reads them. Nothing is fetched: an entry that only
teases its article gives the teaser.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from timeline.errors import InputError
from timeline.read.dates import published_day
from timeline.read.extras import need_extra
from timeline.read.webpage import read_webpage

LIBRARY = "feedparser"
_ROOT = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_ID = 60


def looks_like_feed(data: bytes) -> bool:
    """Tell whether bytes begin like an RSS or Atom file."""
    return bool(_ROOT.search(data[:2000]))


def read_feed(data: bytes, name: str, where: str) -> Iterator[dict[str, str | None]]:
    """Yield a record for each entry, in the order of the file.

    An entry's id is made of its own id or address, so that it stays the same when the feed grows.

    Raises
    ------
    InputError
        Where the file is no feed or has no entry, or feedparser is not installed.
    """
    library = need_extra(LIBRARY, "html", where)
    if not looks_like_feed(data):
        message = f"{where}: is no RSS or Atom feed; a web page is named .html"
        raise InputError(message)
    feed = library.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        message = f"{where}: the feed holds no entry that can be read; download it anew"
        raise InputError(message)
    outlet = _plain(feed.feed.get("title", "")) or None
    for entry in feed.entries:
        yield {
            "id": f"{name}-{_identity(entry)}",
            "text": _text(entry),
            "title": _plain(entry.get("title", "")) or None,
            "published": _day(entry),
            "outlet": outlet,
            "url": entry.get("link") or None,
        }


def _text(entry: Any) -> str:  # noqa: ANN401 - the library's own type
    """Give the longest text that an entry holds: its content, or its summary."""
    bodies = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    return max((_plain(body) for body in bodies), key=len, default="")


def _plain(markup: str) -> str:
    return read_webpage(f"<article>{markup}</article>").text


def _day(entry: Any) -> str | None:  # noqa: ANN401 - the library's own type
    """Give the day of publication as it is written, else that of the last change."""
    days = (published_day(entry.get(field, "")) for field in ("published", "updated", "created"))
    return next((day for day in days if day), None)


def _identity(entry: Any) -> str:  # noqa: ANN401 - the library's own type
    """Give the last part of an entry's address, where it is a name, else a few letters made of all that tells it apart."""
    address = entry.get("link", "") or entry.get("id", "")
    last = _NOT_IN_AN_ID.sub(
        "-", urlsplit(address).path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or _last(address)
    )
    if 3 < len(last.strip("-")) <= _LONGEST_ID:
        return last.strip("-").lower()
    told = "\n".join(str(entry.get(field, "")) for field in ("id", "link", "title", "published"))
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:8]


def _last(address: str) -> str:
    return urlsplit(address).path.rstrip("/").rpartition("/")[2]
