"""RSS and Atom files: an article for each entry, with its own day and an id that stays."""

import io

import pytest

from timeline.errors import InputError
from timeline.read import extras, feed
from timeline.read.corpus import read_inputs

pytest.importorskip("feedparser")

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Daily Record &#8211; World</title><link>https://record.example/</link>
<item><title>Raid &amp; reply</title><link>https://record.example/world/raid-and-reply.html?from=rss</link>
<guid isPermaLink="false">7781</guid><pubDate>Mon, 04 Dec 2023 23:30:00 -0500</pubDate>
<description>The army shelled ...</description>
<content:encoded><![CDATA[<p>The army <b>shelled</b> the town.</p><script>alert(1)</script><p>Talks began.</p>]]></content:encoded></item>
<item><title>No text</title><guid>7782</guid></item>
<item><title>A teaser</title><guid>https://record.example/?p=7783</guid><description>Rockets &lt;i&gt;fell&lt;/i&gt; on Tyrsk.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>urn:wire</id>
<entry><title>Sanctions</title><id>urn:uuid:1</id><updated>2023-12-05T08:00:00Z</updated>
<published>2023-12-04T08:00:00Z</published><link rel="alternate" href="https://wire.example/2023/12/sanctions-on-tyrsk/"/>
<content type="html">&lt;p&gt;Ostrava imposed sanctions on Tyrsk.&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Old</title></channel>
<item rdf:about="y"><title>T</title><link>http://old.example/y1234</link><dc:date>2003-03-20</dc:date><description>War began.</description></item></rdf:RDF>"""


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(read_inputs(tmp_path / name))
    return [one.article for one in found if one.article], [note for one in found for note in one.notes]


def test_the_entries_of_rss(tmp_path):
    (first, second), [note] = read(tmp_path, "world.rss", RSS)
    assert (first.id, first.title, first.outlet) == (
        "world-raid-and-reply",
        "Raid & reply",
        "The Daily Record \u2013 World",
    )
    assert first.text == "The army shelled the town.\n\nTalks began."
    assert first.published == "2023-12-04"
    assert first.url == "https://record.example/world/raid-and-reply.html?from=rss"
    assert second.text == "Rockets fell on Tyrsk."
    assert (note.kind, note.message.endswith("1 entries have no text and were left aside")) == ("skipped", True)


def test_the_entries_of_atom_and_of_old_rss(tmp_path):
    [article], _ = read(tmp_path, "wire.atom", ATOM)
    assert (article.id, article.published, article.text) == (
        "wire-sanctions-on-tyrsk",
        "2023-12-04",
        "Ostrava imposed sanctions on Tyrsk.",
    )
    [old], _ = read(tmp_path, "old.xml", RDF)
    assert (old.id, old.published, old.text) == ("old-y1234", "2003-03-20", "War began.")


def test_ids_stay_when_the_feed_grows(tmp_path):
    before, _ = read(tmp_path, "world.rss", RSS)
    new = "<item><title>New</title><guid>7790</guid><description>A new raid.</description></item><item><title>Raid"
    after, _ = read(tmp_path, "world.rss", RSS.replace("<item><title>Raid", new, 1))
    assert [article.id for article in after[1:]] == [article.id for article in before]
    assert len({article.id for article in after}) == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("<html><p>Text.</p></html>", "is no RSS or Atom feed"),
        ("<rss><channel><title>Nothing</title></channel></rss>", "the feed holds no entry"),
        (b"<rss \xff\xfe\x00", "the feed holds no entry"),
    ],
)
def test_what_is_no_feed_is_said(tmp_path, data, says):
    articles, [note] = read(tmp_path, "a.xml", data)
    assert (articles, note.kind) == ([], "failed")
    assert says in note.message


def test_entities_neither_grow_nor_read_files(tmp_path):
    bomb = (
        "<!DOCTYPE r [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "boom"}">' for n in range(10)) + "]>"
    )
    outside = f'<!DOCTYPE r [<!ENTITY out SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    (tmp_path / "secret").write_text("password")
    for head, reference in ((bomb, "&a9;"), (outside, "&out;")):
        data = RSS.replace("<rss", f"{head}<rss", 1).replace("Rockets", f"Rockets {reference}")
        articles, _ = read(tmp_path, "evil.rss", data)
        assert sum(len(article.text) for article in articles) < 1000
        assert not any("password" in article.text for article in articles)


def test_standard_input_may_be_a_feed(monkeypatch):
    class Standard:
        buffer = io.BytesIO(ATOM.encode())
        closed = False

    monkeypatch.setattr("sys.stdin", Standard)
    [found] = read_inputs("-")
    assert found.article.title == "Sanctions"


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(extras, "load_extra", lambda _name: None)
    with pytest.raises(InputError, match=r"a.rss: needs feedparser.*pip install 'escalation-timeline\[html\]'"):
        list(feed.read_feed(RSS.encode(), "a", "a.rss"))
