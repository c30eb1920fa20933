"""One article out of a record, a text or a web page.

Takes what was decoded and hands on an `Article` and the notes that a reader should know. A fault is an `InputError`
that names the place; a date that cannot be read is only noted, since the text may still date itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from timeline.errors import InputError
from timeline.model import Article, Note
from timeline.read.dates import published_day

RECORD_FIELDS = ("id", "title", "published", "outlet", "url", "text")
_SURROGATES = re.compile("[\ud800-\udfff]")

Read = tuple[Article, tuple[Note, ...]]


def article_from_article(article: Article) -> Read:
    """Take an article that a caller made, with its day in the one form that later stages read.

    Raises
    ------
    InputError
        Where its text is empty.
    """
    text, notes = _mended(_checked_text(article.text, article.id), article.id)
    published, more = _published(article.published, article.id)
    return replace(article, text=text, published=published), notes + more


def article_from_text(text: str, name: str, where: str) -> Read:
    """Make an article of plain text; its offsets count into this very text.

    Raises
    ------
    InputError
        Where the text is empty.
    """
    return Article(id=name, text=_checked_text(text, where)), ()


def article_from_webpage(markup: str, name: str, where: str) -> Read:
    """Make an article of a web page.

    Raises
    ------
    InputError
        Where the page holds no text.
    """
    from timeline.read.maintext import main_text  # noqa: PLC0415 - the parser, which other inputs can do without
    from timeline.read.webpage import read_webpage  # noqa: PLC0415 - as above

    page = read_webpage(markup)
    text = page.text and (main_text(markup) or page.text)  # menus alone are no article
    if not text:
        message = f"{where}: the page holds no paragraph of text; save the article itself, or give its text"
        raise InputError(message)
    article = Article(
        id=name,
        text=_without_headline(text, page.title),
        title=page.title,
        published=page.published,
        outlet=page.outlet,
        url=page.url,
    )
    return article, ()


def _without_headline(text: str, title: str | None) -> str:
    """Drop a first paragraph that only repeats the title."""
    first, _, rest = text.partition("\n\n")
    return rest if rest and first == title else text


def article_from_record(record: object, name: str, where: str) -> Read:
    """Make an article of a JSON record, of which only `text` is required; other fields than the six are left aside.

    Parameters
    ----------
    record
        A mapping with `id`, `title`, `published`, `outlet`, `url` (each a string or None) and `text`.
    name
        The id of a record that has none.
    where
        The place of the record, for messages.

    Raises
    ------
    InputError
        Where it is no such record.

    Examples
    --------
    >>> article, notes = article_from_record({"text": "The army shelled the town.", "published": "2023-12-04"}, "a1", "a1.json")
    >>> article.id, article.published, notes
    ('a1', '2023-12-04', ())
    """
    if not isinstance(record, Mapping):
        message = f'{where}: found {_kind(record)}; allowed is a record such as {{"id": …, "published": …, "text": …}}'
        raise InputError(message)
    text, notes = _mended(_checked_text(_required_text(record, where), where), where)
    published, more = _published(record.get("published"), where)
    article = Article(
        id=_identity(record.get("id"), name, where),
        text=text,
        title=_optional(record, "title", where),
        published=published,
        outlet=_optional(record, "outlet", where),
        url=_optional(record, "url", where),
    )
    return article, notes + more


def _mended(text: str, where: str) -> tuple[str, tuple[Note, ...]]:
    """Replace lone surrogates, which no UTF-8 file can hold, one for one so that offsets stay."""
    mended, broken = _SURROGATES.subn("\ufffd", text)
    note = Note("encoding", f"{where}: {broken} broken characters (lone surrogates) were read as U+FFFD")
    return mended, (note,) if broken else ()


def _required_text(record: Mapping[str, object], where: str) -> str:
    text = record.get("text")
    if isinstance(text, str):
        return text
    found = f'"text" is {_kind(text)}' if "text" in record else f'no "text" among {_named(record)}'
    message = f'{where}: {found}; a record needs "text" (a string) and may have {", ".join(RECORD_FIELDS[:-1])}'
    raise InputError(message)


def _named(record: Mapping[str, object]) -> str:
    names = [repr(name) for name in record]
    return ", ".join(names[:6]) + (" …" if len(names) > 6 else "") if names else "no fields"


def _checked_text(text: str, where: str) -> str:
    if text.strip("\ufeff \t\r\n\v\f") and not text.isspace():
        return text
    message = f"{where}: is empty; an article needs some text"
    raise InputError(message)


def _identity(value: object, name: str, where: str) -> str:
    if value is None or value == "":
        return name
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _SURROGATES.sub("\ufffd", str(value))
    message = f'{where}: "id" is {_kind(value)}; allowed is a string'
    raise InputError(message)


def _optional(record: Mapping[str, object], field: str, where: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value) if value else None
    message = f'{where}: "{field}" is {_kind(value)}; allowed is a string or null'
    raise InputError(message)


def _published(value: object, where: str) -> tuple[str | None, tuple[Note, ...]]:
    """Return the day of a record's `published`; what is no clear day is noted and taken as unknown."""
    if value is None or value == "":
        return None, ()
    day = published_day(str(value))
    if day is not None:
        return day, ()
    message = f'{where}: "published" is {value!r}, which is no clear day and was left aside; write it as YYYY-MM-DD'
    return None, (Note("date", message),)


def _kind(value: object) -> str:
    names = {
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a record",
    }
    return "null" if value is None else names.get(type(value), f"a {type(value).__name__}")
