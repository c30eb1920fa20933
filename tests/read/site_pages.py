"""Web pages as sites build them, made of an article's paragraphs and of what stands around it: for measuring what readers keep.

The texts around are written for this; the eight ways of building a page are those that any newspaper's site uses.
"""

from __future__ import annotations

from html import escape

AROUND = (
    "We use cookies and similar techniques to offer you a better site and to measure what is read.",
    "Sign up for the Morning Brief: the five stories that matter, in your inbox before seven every working day.",
    "Rebels shelled the harbour of Tyrsk on Saturday, killing eleven people, the ministry of health said.",
    "Related: The navy of Ostrava boards a second tanker and arrests its crew after a chase of six hours.",
    "Most read: Police killed three protesters in the capital; the opposition calls a general strike for Monday.",
    "Advertisement",
    "Share this article on the networks, or send it to a friend by mail.",
    "Jack1974: They should have bombed them years ago, nobody ever answers these people in the only way they know.",
    "mrs_k: And who attacked first? My cousin was arrested there in May and is still in prison.",
    "All rights reserved. No part of this site may be reproduced without the written permission of the publisher.",
)
HEAD = (
    '<title>{title} - The Daily Record</title><meta property="og:title" content="{title}">'
    '<meta property="og:site_name" content="The Daily Record">'
    '<meta property="article:published_time" content="2023-12-04T08:00:00+00:00">'
    '<link rel="canonical" href="https://record.example/story">'
)


def _paragraphs(texts, tag="p", attributes=""):
    return "".join(f"<{tag}{attributes}>{escape(text)}</{tag}>" for text in texts)


def _semantic(title, body):
    """Give a page that marks its parts as the standard has it."""
    return (
        f"<header><nav><a href=/>Home</a></nav><p>{AROUND[0]}</p></header><main><article><h1>{title}</h1>{_paragraphs(body)}"
        f"</article></main><aside>{_paragraphs(AROUND[2:5])}</aside><footer>{_paragraphs(AROUND[9:])}</footer>"
    )


def _divided(title, body):
    """Give a page of nothing but `div`, as many older sites have it."""
    return (
        f'<div class="cookie-banner"><p>{AROUND[0]}</p></div><div id="wrap"><div id="content"><h1>{title}</h1>'
        f'<div class="article-body">{_paragraphs(body)}</div></div><div id="sidebar"><div class="teaser">'
        f'{_paragraphs(AROUND[2:5])}</div></div><div class="comments">{_paragraphs(AROUND[7:9])}</div>'
        f'<div id="bottom">{_paragraphs(AROUND[9:])}</div></div>'
    )


def _interrupted(title, body):
    """Give an article with promotions between its paragraphs."""
    half = len(body) // 2
    return (
        f'<article><h1>{title}</h1><div class="share">{_paragraphs([AROUND[6]])}</div>{_paragraphs(body[:half])}'
        f'<div class="newsletter-signup"><p>{AROUND[1]}</p></div><div class="ad"><p>{AROUND[5]}</p></div>'
        f'<div class="related"><p><a href=/2>{AROUND[3]}</a></p></div>{_paragraphs(body[half:])}</article>'
        f'<section class="comments">{_paragraphs(AROUND[7:9])}</section>'
    )


def _teasers(title, body):
    """Give a page whose teasers are articles, too."""
    teasers = "".join(
        f'<article class="teaser"><h3><a href=/{n}>{text}</a></h3></article>' for n, text in enumerate(AROUND[2:5])
    )
    return (
        f'<main><article class="story"><header><h1>{title}</h1></header><div class="story-body">{_paragraphs(body)}</div>'
        f'</article><section class="more">{teasers}</section></main><footer><p>{AROUND[9]}</p></footer>'
    )


def _breaks(title, body):
    """Give an article in one element, its paragraphs parted by line breaks."""
    inside = "<br><br>".join(map(escape, body))
    return f'<table><tr><td class="menu"><a href=/>Home</a> <a href=/w>World</a></td><td class="text"><h2>{title}</h2>{inside}</td></tr></table><div class="foot">{AROUND[9]}</div>'


def _sections(title, body):
    """Give an article in sections with subheadings, and a list of links after it."""
    links = "".join(f"<li><a href=/{n}>{text}</a></li>" for n, text in enumerate(AROUND[2:5]))
    return (
        f'<div role="main"><h1>{title}</h1><section>{_paragraphs(body[:3])}</section><section><h2>What came before</h2>'
        f'{_paragraphs(body[3:])}</section><div class="more-on-this"><h4>More on this story</h4><ul>{links}</ul></div></div>'
        f"<footer>{AROUND[9]}</footer>"
    )


def _templated(title, body):
    """Give what a content system of today makes: deep nests of elements with classes that say nothing."""
    inner = "".join(
        f'<div class="css-1a2b"><div class="css-9z"><p class="css-at9">{escape(p)}</p></div></div>' for p in body
    )
    return (
        f'<div id="root"><div class="css-x1"><div class="css-c0">{AROUND[0]}<button>Accept</button></div></div><div class="css-x2">'
        f'<h1 class="css-h">{title}</h1><div class="css-b">{inner}</div></div><div class="css-x3">'
        f"{_paragraphs([AROUND[4]])}<p><a href=/1>{AROUND[2]}</a></p></div></div>"
    )


def _live(title, body):
    """Give a live page: entries with times."""
    entries = "".join(f'<div class="entry"><time>{9 + n}:00</time><p>{escape(p)}</p></div>' for n, p in enumerate(body))
    return f'<main><h1>{title}</h1><div class="live">{entries}</div></main><div class="promo"><p>{AROUND[1]}</p></div><footer><p>{AROUND[9]}</p></footer>'


WAYS = {
    "semantic": _semantic,
    "divided": _divided,
    "interrupted": _interrupted,
    "teasers": _teasers,
    "breaks": _breaks,
    "sections": _sections,
    "templated": _templated,
    "live": _live,
}


def make_page(way, title, body):
    """Build a page in one of the ways."""
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{HEAD.format(title=escape(title))}</head><body>{WAYS[way](escape(title), body)}</body></html>"


def kept(text, body):
    """Give the share of the article's paragraphs that a text holds, and how many of those around it came along."""
    plain = " ".join(text.split())
    return sum(" ".join(p.split()) in plain for p in body) / len(body), sum(p in plain for p in AROUND)
