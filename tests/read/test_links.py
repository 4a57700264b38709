from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.read.found import Content, Found, Link
from onrecord.read.sniff import media_type
from tests.feeds import item, rss
from tests.read.making import Followed, captures, failures, read_all

OPML = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Papers"><outline text="The Lantern" type="rss" xmlUrl="https://lantern.example/feed" htmlUrl="https://x.example"/>
<outline text="Deeper"><outline xmlurl="feed://courier.example/rss"/><outline xmlUrl="feed:https://tide.example/rss"/></outline>
</outline><outline text="Again" xmlUrl="https://lantern.example/feed"/><outline text="Nothing"/>
<outline xmlUrl="file:///etc/passwd"/></body></opml>"""


def write(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(content, encoding="utf-8")
    return path


def test_each_feed_of_a_list_of_feeds_is_a_link(tmp_path: Path) -> None:
    followed = Followed()
    found = read_all(write(tmp_path, OPML), followed)
    assert [link.address for link in followed.links] == [
        "https://lantern.example/feed", "http://courier.example/rss", "https://tide.example/rss",
    ]  # fmt: skip
    assert {link.origin.container for link in followed.links} == {"list.txt"}
    assert failures(found) == ["no address"]


@pytest.mark.parametrize(
    "content",
    ["<opml><body></body></opml>", "<opml><body><outline xmlUrl='https://a.example/", "<opml>", "<opml", "<opml\x01>"],
)
def test_a_list_of_feeds_that_names_none(tmp_path: Path, content: str) -> None:
    [reason] = failures(read_all(write(tmp_path, content), Followed()))
    assert reason in ("empty list", "broken XML")


def test_entities_in_a_list_of_feeds_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://secret.example/")
    content = OPML.replace("<opml", f'<!DOCTYPE opml [<!ENTITY b SYSTEM "{(tmp_path / "secret").as_uri()}">]><opml', 1)
    followed = Followed()
    read_all(write(tmp_path, content.replace("Nothing", "&b;")), followed)
    assert not any("secret" in link.address for link in followed.links)


def test_each_line_of_a_list_of_addresses_is_a_link(tmp_path: Path) -> None:
    followed = Followed()
    content = "# mine\r\nhttps://a.example/1\r\n\r\n  http://b.example/2  \r\nhttps://a.example/1\r\n"
    found = read_all(write(tmp_path, "\ufeff" + content), followed)
    assert [link.address for link in followed.links] == ["https://a.example/1", "http://b.example/2"]
    assert failures(found) == []


def test_a_line_that_is_no_address_is_a_failure_of_its_own(tmp_path: Path) -> None:
    lines = [f"https://a.example/{number}" for number in range(5_000)]
    followed = Followed()
    found = read_all(write(tmp_path, "\n".join([*lines, "no address", "https://", *lines[:3], "https://[b"])), followed)
    assert len(followed.links) == 5_000
    assert failures(found) == ["no address"] * 3
    assert "line 5001" in str(found[0].capture)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content",
    ["https://a.example/1\n", "https://a.example/ is closed.\nhttps://a.example/2\n", "# a\n# b\n", "", "The pier."],
)
def test_text_with_addresses_in_it_is_no_list(content: str) -> None:
    assert media_type(content.encode()) == "text/plain"


def test_lists_feeds_and_pages_lie_within_one_another(tmp_path: Path) -> None:
    def fetch(link: Link) -> Iterator[Content | Found]:
        data = (
            rss(item(1), item(2, full=None)) if "feed" in link.address else b"<html><p>The pier is closed.</p></html>"
        )
        yield Content(link.address, link.address, lambda: io.BytesIO(data), link.origin)

    content = '<opml><body><outline xmlUrl="https://lantern.example/feed"/></body></opml>'
    entry, page = captures(read_all(write(tmp_path, content), fetch))
    assert (entry.uri, entry.origin.part) == ("https://lantern.example/feed", "pier-1")
    assert page.uri == "https://lantern.example/pier/2"
    assert (page.origin.outlet, page.origin.published) == ("The Karsa Lantern", "2030-06-04T09:30:00+02:00")


def test_a_list_that_leads_to_itself_comes_to_an_end(tmp_path: Path) -> None:
    fetched = []

    def fetch(link: Link) -> Iterator[Content | Found]:
        fetched.append(link.address)
        data = b"https://a.example/list\nhttps://a.example/list?\n"
        yield Content(link.address, link.address, lambda: io.BytesIO(data), link.origin)

    found = read_all(write(tmp_path, "https://a.example/list\nhttps://a.example/list?\n"), fetch)
    assert set(failures(found)) == {"too deep"}
    assert len(fetched) < 100
