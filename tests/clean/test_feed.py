from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.types import Capture, Document, Interval, Origin
from tests.clean.pages import RECEIVED, cleaned_html, of_kind
from tests.clean.pages import capture as taken
from tests.feeds import LONG, atom, item, rss

MEDIA_TYPE = "application/rss+xml"


def capture(content: bytes, part: str | None = "pier-1") -> Capture:
    origin = Origin(container="feed.xml", part=part, media_type=MEDIA_TYPE)
    return Capture("file:///feed.xml", RECEIVED, sha256_hex(content), MEDIA_TYPE, content, origin)


def entry(content: bytes, part: str | None = "pier-1") -> Document:
    return clean(capture(content, part))


def test_an_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    document = entry(rss(item(1), item(2)))
    assert document.title == "Pier closed for week 1 & more"
    assert of_kind(document, "title") == [document.title]
    assert document.text.startswith(document.title)
    assert "It was week 1." in document.text
    assert "week 2" not in document.text
    assert (document.outlet, document.outlet_basis) == ("The Karsa Lantern", "feed title “The Karsa Lantern”")
    assert document.byline == "Jane Roe"
    date = "2030-06-04T09:30:00+02:00"
    assert document.published == Interval(date, date, "feed entry published “Tue, 04 Jun 2030 09:30:00 +0200”")
    assert document.canonical == "https://lantern.example/pier/1"
    assert (document.language, document.uri, document.modified) == ("en", "file:///feed.xml", None)
    assert document.origin.part == "pier-1"
    assert len(of_kind(document, "body")) >= 4


def test_a_title_that_stands_in_the_text_already_is_not_put_there_again() -> None:
    full = f"<h2>Pier closed for week 1 &amp; more</h2>{LONG}"
    assert entry(rss(item(1, full=full))).text.count("Pier closed") == 1


def test_the_feed_in_which_an_entry_first_was_is_its_outlet() -> None:
    source = "<source url='https://tide.example/rss'>The Northern Tide</source>"
    document = entry(rss(item(1, extra=source)))
    assert (document.outlet, document.outlet_basis) == ("The Northern Tide", "feed title “The Northern Tide”")


def test_the_feed_knows_the_date_better_than_the_text() -> None:
    document = entry(rss(item(1, full=f"<p>Published: 3 May 1999</p>{LONG}")))
    assert document.published is not None
    assert (document.published.earliest or "")[:4] == "2030"


@pytest.mark.parametrize(
    ("date", "interval"),
    [
        ("4 June 2030, 9:30", Interval("2030-06-04", "2030-06-04", "feed entry published “4 June 2030, 9:30”")),
        ("2 days ago", None),
        ("once", None),
    ],
)
def test_dates_in_other_forms(date: str, interval: Interval | None) -> None:
    document = entry(rss(item(1)).replace(b"Tue, 04 Jun 2030 09:30:00 +0200", date.encode()))
    if interval is None:
        assert document.published is None
    else:
        assert document.published is not None
        assert (document.published.earliest or "").startswith(interval.earliest)  # type: ignore[arg-type]
        assert document.published.basis.startswith(interval.basis)


def test_an_atom_entry_that_says_only_when_it_was_updated() -> None:
    content = LONG.replace("<", "&lt;")
    document = entry(
        atom(
            f"<entry><title>One</title><id>urn:1</id><updated>2030-06-05T09:30:00Z</updated>"
            f"<content type='html'>{content}</content></entry>"
        ),
        "urn:1",
    )
    assert document.published == Interval(
        None, "2030-06-05T09:30:00+00:00", "feed entry updated “2030-06-05T09:30:00Z”"
    )
    assert document.modified is not None
    assert document.modified.earliest == "2030-06-05T09:30:00+00:00"


def test_an_entry_in_plain_text() -> None:
    text = "\n\n".join(["The council of Karsa closed the pier on Monday after weeks of protest by the dockers."] * 3)
    content = atom(
        f"<entry><title>One day</title><id>urn:1</id><content type='text'>{text}</content></entry>", title="A &amp; B"
    )
    document = entry(content, "urn:1")
    assert document.text == f"One day\n\n{text}"
    assert document.outlet == "A & B"


def test_each_of_two_entries_with_one_id_is_found_again() -> None:
    content = rss(item(1), item(2, identity="pier-1"))
    assert "It was week 1." in entry(content).text
    assert "It was week 2." in entry(content, "pier-1 (2)").text


def test_a_feed_as_a_whole_is_no_document() -> None:
    with pytest.raises(InputError) as caught:
        entry(rss(item(1)), None)
    assert caught.value.reason == "several articles"
    with pytest.raises(InputError) as caught:
        entry(rss(item(1)), "another")
    assert caught.value.reason == "no such entry"


def test_an_entry_that_shows_nothing_is_a_failure_and_not_a_crash() -> None:
    content = rss(item(1, full="<script>x</script>", summary=None)).replace(b"<title>Pier", b"<x>Pier")
    with pytest.raises(InputError):
        entry(content, "pier-2")


def test_what_a_feed_says_of_a_page_is_believed_last() -> None:
    origin = Origin(container="feed.xml", outlet="The Karsa Lantern", published="2030-06-04")
    bare = f"<html><body><article><h1>Pier closed</h1>{LONG}</article></body></html>"
    for media_type, content in (("text/html", bare.encode()), ("text/plain", b"Pier closed\n\nThe pier is closed.")):
        document = clean(replace(taken(content, media_type), origin=origin))
        assert (document.outlet, document.outlet_basis) == ("The Karsa Lantern", "feed title “The Karsa Lantern”")
        assert document.published == Interval("2030-06-04", "2030-06-04", "feed entry published “2030-06-04”")
    said = (
        '<html><head><meta property="og:site_name" content="The Tide">'
        f'<meta property="article:published_time" content="2030-06-01"></head><body><h1>Pier</h1>{LONG}</body></html>'
    )
    document = clean(replace(taken(said, "text/html"), origin=origin))
    assert document.outlet == "The Tide"
    assert document.published is not None
    assert document.published.earliest == "2030-06-01"
    assert cleaned_html(bare).outlet is None
