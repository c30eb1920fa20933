"""Events as the JSON that TimelineJS shows on a web page.

References
----------
The JSON format of TimelineJS, https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from timeline.graph.fit import dated
from timeline.model import Actor, Article, Chronicle, Event, TimeSpan

DISPLAYED_AS_SPAN = frozenset({"week", "month", "quarter", "season", "year", "decade", "range"})


def timelinejs_bytes(chronicle: Chronicle) -> bytes:
    """Return the dated events as slides, grouped by who acts first; text is escaped, since TimelineJS reads it as HTML."""
    actors = {actor.id: actor for actor in chronicle.actors}
    articles = {article.id: article for article in chronicle.articles}
    slides = [
        _slide(event, event.time, actors, articles) for event in chronicle.events if event.time and is_dated(event)
    ]
    return (json.dumps({"scale": "human", "events": slides}, ensure_ascii=False, indent=1) + "\n").encode()


def is_dated(event: Event) -> bool:
    """Tell whether an event can have a slide: TimelineJS has no place for one without a date."""
    return dated(event.time)


def _slide(
    event: Event, time: TimeSpan, actors: Mapping[str, Actor], articles: Mapping[str, Article]
) -> dict[str, Any]:
    start, end = str(time.start or time.end), str(time.end or time.start)
    slide: dict[str, Any] = {"unique_id": html.escape(event.id), "start_date": _date(start), "autolink": False}
    if end != start:
        slide["end_date"] = _date(end)
    if time.precision in DISPLAYED_AS_SPAN and time.expression:
        slide["display_date"] = html.escape(time.expression)
    if event.source:
        slide["group"] = _named(event.source[:1], actors)
    return slide | {"text": {"headline": _headline(event), "text": _body(event, actors, articles)}}


def _date(moment: str) -> dict[str, int]:
    year, month, day = (int(part) for part in moment[:10].split("-"))
    parts = {"year": year, "month": month, "day": day}
    if len(moment) > 10:
        parts |= {"hour": int(moment[11:13]), "minute": int(moment[14:16])}
    return parts


def _headline(event: Event) -> str:
    return html.escape(event.label) + ("" if event.realis == "actual" else f" ({event.realis})")


def _body(event: Event, actors: Mapping[str, Actor], articles: Mapping[str, Article]) -> str:
    """Give who and whom, the sentence that tells of it, and where that stands."""
    parts = []
    if event.target and event.target != event.source:
        parts.append(f"<p>{_named(event.source, actors) or 'Somebody'} → {_named(event.target, actors)}</p>")
    for mention in event.mentions[:1]:
        article = articles.get(mention.article)
        sentence = article.text[slice(*mention.sentence)] if article else ""
        parts.append(f"<blockquote>{html.escape(' '.join(sentence.split()))}</blockquote>{_origin(article)}")
    return "".join(parts)


def _origin(article: Article | None) -> str:
    if article is None:
        return ""
    name = html.escape(article.outlet or article.title or article.id)
    if article.url and article.url.startswith(("http://", "https://")):
        name = f'<a href="{html.escape(article.url)}">{name}</a>'
    return f"<p>{name}{f', {article.published}' if article.published else ''}</p>"


def _named(ids: tuple[str, ...], actors: Mapping[str, Actor]) -> str:
    return html.escape(", ".join(actors[one].name if one in actors else one for one in ids))
