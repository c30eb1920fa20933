"""Web pages and the articles in them."""

import pytest

from timeline.read.dates import published_day
from timeline.read.webpage import read_webpage

PAGE = """<!DOCTYPE html><html><head><title>Raid &amp; reply - The Paper</title>
<meta property="og:title" content="Raid &amp; reply"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2023-12-04T08:00:00+03:00">
<link rel="canonical" href="https://paper.example/raid"><style>p {}</style></head>
<body><nav><a>Home</a></nav><div><p>Teaser of another story.</p></div>
<article><h1>Raid &amp; reply</h1><p>The army <b>shelled</b>
the town.</p><script>var x = "<p>no</p>";</script><figure><figcaption>A photo</figcaption></figure>
<p>First line<br>second line</p><ul><li>One<li>Two</ul></article><footer>Imprint</footer></body></html>"""


def test_a_whole_page():
    page = read_webpage(PAGE)
    assert page.text == "The army shelled the town.\n\nFirst line\n\nsecond line\n\nOne\n\nTwo"
    assert (page.title, page.outlet, page.url) == ("Raid & reply", "The Paper", "https://paper.example/raid")
    assert page.published == "2023-12-04"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2023-12-04">',
        '<meta name="DC.date.issued" content="2023-12-04">',
        '<meta itemprop="datePublished" content="December 4, 2023">',
        '<meta name="date" content="unknown"><meta name="pubdate" content="20231204T101010">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-12-04T01:00Z"}]}</script>',
        '<script type="application/ld+json">{broken</script><time datetime="2023-12-04">today</time>',
    ],
)
def test_where_a_page_says_its_day(head):
    assert read_webpage(f"<head>{head}</head><p>Text.</p>").published == "2023-12-04"


def test_broken_markup_gives_what_can_be_had():
    assert read_webpage("<p>One <b>two<p>Three</div></nav> four <aside>x").text == "One two\n\nThree\n\nfour"
    assert read_webpage("<head><title>T</title><body>Bare text").text == "Bare text"
    assert read_webpage("<html><nav>Home</nav>").text == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-12-04", "2023-12-04"),
        ("2023-12-04 10:00", "2023-12-04"),
        ("20231204", "2023-12-04"),
        ("2023/12/4", "2023-12-04"),
        ("Mon, 04 Dec 2023 10:00:00 GMT", "2023-12-04"),
        ("4 December 2023", "2023-12-04"),
        ("4th of May", None),
        ("Dec. 4, 2023", "2023-12-04"),
        ("Monday, December 4th, 2023", "2023-12-04"),
        ("04/12/2023", None),
        ("2023-02-30", None),
        ("2023", None),
        ("12 Foober 2023", None),
    ],
)
def test_days_in_metadata(text, day):
    assert published_day(text) == day
