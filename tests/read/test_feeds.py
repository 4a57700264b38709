from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from onrecord.formats.entries import entries, is_whole, moment
from onrecord.read.found import Content, Reading
from onrecord.read.sniff import media_type
from onrecord.read.sources import read_content
from tests.feeds import LONG, SHORT, atom, item, rss
from tests.read.making import RECEIVED, Followed, captures, failures, read_all

RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://lantern.example/"><title>The Karsa Lantern</title></channel>
<item rdf:about="https://lantern.example/1"><title>One</title><link>https://lantern.example/1</link>
<dc:date>2030-06-04T09:30:00+02:00</dc:date></item></rdf:RDF>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "The Karsa Lantern", "language": "en",
    "items": [
        {"id": "1", "url": "https://lantern.example/1", "title": "One", "content_html": LONG,
         "date_published": "2030-06-04T09:30:00+02:00", "authors": [{"name": "Jane Roe"}]},
        {"id": 2, "url": "https://lantern.example/2", "summary": SHORT},
        {"id": "3", "content_text": "A note \ud800 without an address."},
        "no item",
    ],
}).encode()  # fmt: skip


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "feed.txt"
    path.write_bytes(content)
    return path


def links(tmp_path: Path, content: bytes) -> Followed:
    followed = Followed()
    read_all(write(tmp_path, content), followed)
    return followed


def test_an_entry_with_its_whole_text_is_an_article_and_any_other_a_link(tmp_path: Path) -> None:
    content = rss(item(1), item(2, full=None), item(3, full="<p>Too short.</p>"))
    followed = Followed()
    found = read_all(write(tmp_path, content), followed)
    [capture] = captures(found)
    assert (capture.uri, capture.content, capture.media_type) == ("file:///feed.txt", content, "application/rss+xml")
    assert (capture.origin.part, capture.origin.container) == ("pier-1", "feed.txt")
    assert capture.origin.media_type == "application/rss+xml"
    assert [link.address[-1] for link in followed.links] == ["2", "3"]
    origin = followed.links[0].origin
    assert (origin.container, origin.outlet) == ("feed.txt", "The Karsa Lantern")
    assert origin.published == "2030-06-04T09:30:00+02:00"
    assert failures(found) == []


def test_nothing_is_fetched_where_nothing_may_be(tmp_path: Path) -> None:
    assert failures(read_all(write(tmp_path, rss(item(1), item(2, full=None))))) == ["not fetched"]


def test_links_are_followed_once(tmp_path: Path) -> None:
    assert len(links(tmp_path, rss(item(1, full=None), item(1, full=None))).links) == 1


def test_a_feed_from_the_web_is_its_own_container() -> None:
    content = Content("https://lantern.example/feed", "https://lantern.example/feed", lambda: _stream(rss(item(1))))
    [capture] = captures(read_content(content, Reading(RECEIVED)))
    assert capture.origin.container == capture.uri == "https://lantern.example/feed"


def _stream(data: bytes):  # type: ignore[no-untyped-def]
    import io

    return io.BytesIO(data)


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_every_version_of_rss(tmp_path: Path, version: str) -> None:
    found = read_all(write(tmp_path, rss(item(1), version=version)))
    assert [capture.origin.part for capture in captures(found)] == ["pier-1"]


def test_rdf(tmp_path: Path) -> None:
    [link] = links(tmp_path, RDF).links
    assert (link.address, link.origin.published) == ("https://lantern.example/1", "2030-06-04T09:30:00+02:00")
    assert link.origin.outlet == "The Karsa Lantern"


def test_atom(tmp_path: Path) -> None:
    def entry(number: int, content: str, dates: str) -> str:
        return (
            f"<entry><title>One</title><id>urn:{number}</id><link href='/pier/{number}'/>{dates}"
            f"<content type='html'>{content}</content></entry>"
        )

    long = LONG.replace("<", "&lt;")
    content = atom(
        entry(1, long, "<published>2030-06-04T09:30:00Z</published><updated>2030-06-05T09:30:00Z</updated>"),
        entry(2, "Short", "<updated>2030-06-05T09:30:00Z</updated>"),
    )
    [one, two] = entries(content, "https://lantern.example/feed")
    assert (one.published_at, one.updated_at, one.is_whole) == (
        "2030-06-04T09:30:00+00:00", "2030-06-05T09:30:00+00:00", True,
    )  # fmt: skip
    assert (two.published_at, two.updated_at, two.is_whole) == (None, "2030-06-05T09:30:00+00:00", False)
    assert two.address == "https://lantern.example/pier/2"
    [link] = links(tmp_path, content.replace(b"'/pier", b"'https://lantern.example/pier")).links
    assert link.origin.published is None


def test_a_json_feed(tmp_path: Path) -> None:
    followed = Followed()
    found = read_all(write(tmp_path, JSON_FEED), followed)
    assert [capture.origin.part for capture in captures(found)] == ["1", "3"]
    assert [link.address for link in followed.links] == ["https://lantern.example/2"]
    [one, _, three] = entries(JSON_FEED, "file:///feed.txt")
    assert (one.byline, one.language, one.published_at) == ("Jane Roe", "en", "2030-06-04T09:30:00+02:00")
    assert three.content == "A note ? without an address."


def test_a_feed_with_no_entries_is_a_failure(tmp_path: Path) -> None:
    assert failures(read_all(write(tmp_path, rss()))) == ["empty feed"]
    assert failures(read_all(write(tmp_path, b'{"version": "https://jsonfeed.org/version/1", "items": 3}'))) == [
        "empty feed"
    ]
    assert failures(read_all(write(tmp_path, b'{"version": "https://jsonfeed.org/version/1", "items": ['))) == [
        "empty feed"
    ]


def test_broken_xml_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    content = rss(item(1), item(2)).replace(b"</channel></rss>", b"<item><title>Half & <b>broken")
    parts = [capture.origin.part for capture in captures(read_all(write(tmp_path, content)))]
    assert parts[:2] == ["pier-1", "pier-2"]


def test_entries_without_id_title_or_anything(tmp_path: Path) -> None:
    bare = f"<item><description><![CDATA[{LONG}]]></description></item>"
    titled = f"<item><title>A title</title><description><![CDATA[{LONG}]]></description></item>"
    content = rss(
        bare, titled, titled, item(4), item(5, identity="pier-4"), "<item></item>", "<item><title>x</title></item>"
    )
    found = read_all(write(tmp_path, content))
    assert [capture.origin.part for capture in captures(found)] == [
        "entry 1", "A title", "A title (2)", "pier-4", "pier-4 (2)",
    ]  # fmt: skip
    assert set(failures(found)) == {"empty entry"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tue, 04 Jun 2030 09:30:00 +0200", "2030-06-04T09:30:00+02:00"),
        ("Tue, 04 Jun 2030 09:30:00 EST", "2030-06-04T09:30:00-05:00"),
        ("Tue, 04 Jun 2030 09:30:00", "2030-06-04"),
        ("2030-06-04", "2030-06-04"),
        ("2030-06-04T09:30:00Z", "2030-06-04T09:30:00+00:00"),
        ("2030-06-04T09:30:00", "2030-06-04"),
        ("2030년 06월 04일 오전 9:30:00", None),
        ("yesterday", None),
        ("Thu, 99 Foo 2030", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_in_many_forms(words: str | None, found: str | None) -> None:
    assert moment(words) == found


@pytest.mark.parametrize(
    ("end", "whole"),
    [
        ("", True),
        ("<a href='x'>Read more</a>", False),
        ("<p>Continue reading <a href='x'>Pier closed</a> →</p>", False),
        (" […]", False),
        ("…", False),
        ("<p>“We will read more,” Lund said, and went back to the gate of the harbour with the others.</p>", True),
    ],
)
def test_what_is_cut_off_is_not_whole(end: str, whole: bool) -> None:
    assert is_whole(LONG + end, 50) == whole


def test_a_long_summary_is_the_whole_text_and_a_short_one_is_not(tmp_path: Path) -> None:
    long, short = item(1, full=None, summary=LONG * 4), item(2, full=None, summary=LONG)
    assert [entry.is_whole for entry in entries(rss(long, short), "file:///a")] == [True, False]


def test_entities_in_a_feed_cannot_blow_up_nor_open_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("connected"))
    (tmp_path / "secret.txt").write_text("SECRET")
    secret = (tmp_path / "secret.txt").as_uri()
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">{lines}<!ENTITY b SYSTEM "{secret}">]>'
    feed = rss(item(1, full=None, summary=None, extra=f"<description>&a12; &b; {SHORT}</description>"))
    content = feed.replace(b"<rss", bomb.encode() + b"<rss", 1)
    assert media_type(content) == "application/rss+xml"
    read_all(write(tmp_path, content), Followed())
    [entry] = entries(content, "file:///a")
    assert "SECRET" not in repr(entry)
    assert len(repr(entry)) < 5_000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_a_feed_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    text = rss(item(1)).decode().replace("Pier", "Café").replace("“", "'").replace("”", "'")
    text = text.replace('version="1.0"', f'version="1.0" encoding="{encoding.removesuffix("-sig")}"', 1)
    content = text.encode(encoding)
    assert media_type(content) == "application/rss+xml"
    [entry] = entries(content, "file:///a")
    assert (entry.title or "").startswith("Café")


def test_the_charset_of_the_server_is_heard(tmp_path: Path) -> None:
    content = rss(item(1)).decode().replace("Pier", "Пирс").replace("“", "'").replace("”", "'").encode("koi8-r")
    [entry] = entries(content, "file:///a", "koi8-r")
    assert (entry.title or "").startswith("Пирс")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (rss(), "application/rss+xml"),
        (atom(), "application/rss+xml"),
        (RDF, "application/rss+xml"),
        (JSON_FEED, "application/feed+json"),
        (b"<rss", "application/rss+xml"),
        (b"<feed><p>Eat.</p></feed>", "text/plain"),
        (b"<rdf:RDF xmlns:foaf='x'></rdf:RDF>", "text/plain"),
        (b"RSS is a format: <rss>.", "text/plain"),
        (b"<!DOCTYPE html><html><body><rss></body></html>", "text/html"),
    ],
)
def test_feeds_are_known_by_content(content: bytes, kind: str) -> None:
    assert media_type(content) == kind
