"""Pages that their server need not send again."""

from __future__ import annotations

import pytest

from onrecord.ids import sha256_hex
from onrecord.read.found import Content, Found, Unchanged
from onrecord.read.web import Visit
from tests.read.web.conftest import Get, refused, whole
from tests.read.web.server import NOW, PAGE, Hostile, moved, page, said

ETAG = '"ferry-1"'
MODIFIED = "Tue, 01 Apr 2031 08:00:00 GMT"


class Memory:
    """Visits in a dictionary."""

    def __init__(self, *visits: Visit) -> None:
        self.known = {visit.uri: visit for visit in visits}
        self.noted: list[Visit] = []

    def before(self, uri: str) -> Visit | None:
        return self.known.get(uri)

    def note(self, visit: Visit) -> None:
        self.noted.append(visit)


def visit(uri: str, etag: str | None = ETAG, modified: str | None = MODIFIED) -> Visit:
    return Visit(uri, NOW.isoformat(), etag, modified, sha256_hex(PAGE))


def test_what_the_server_calls_the_page_is_noted_under_its_last_address(server: Hostile, get: Get) -> None:
    server.routes |= {"/a": moved("/b"), "/b": page(PAGE, f"ETag: {ETAG}", f"Last-Modified: {MODIFIED}")}
    memory = Memory()
    assert whole(get(server.url("/a"), memory)) == PAGE
    assert memory.noted == [visit(server.url("/b"))]
    assert all("if-none-match" not in asked.headers for asked in server.asked)


@pytest.mark.parametrize(
    ("etag", "modified", "sent"),
    [
        (ETAG, MODIFIED, {"if-none-match": ETAG, "if-modified-since": MODIFIED}),
        ("W/" + ETAG, None, {"if-none-match": "W/" + ETAG}),
        (None, MODIFIED, {"if-modified-since": MODIFIED}),
    ],
)
def test_a_page_that_is_the_same(
    etag: str | None, modified: str | None, sent: dict[str, str], server: Hostile, get: Get
) -> None:
    server.routes |= {"/a": moved("/b"), "/b": said(304)}
    memory = Memory(visit(server.url("/b"), etag, modified))
    assert get(server.url("/a"), memory) == Found(server.url("/a"), Unchanged(server.url("/b"), sha256_hex(PAGE)))
    conditions = [{name: value for name, value in asked.headers.items() if name[:3] == "if-"} for asked in server.asked]
    assert conditions == [{}, {}, sent]
    assert memory.noted == []


def test_a_page_that_has_changed(server: Hostile, get: Get) -> None:
    server.routes["/a"] = page(PAGE + b"<p>New.</p>", "ETag: new")
    memory = Memory(visit(server.url()))
    assert whole(get(server.url(), memory)) == PAGE + b"<p>New.</p>"
    assert [noted.etag for noted in memory.noted] == ["new"]


def test_a_page_that_is_somewhere_else_now(server: Hostile, get: Get) -> None:
    server.routes |= {"/a": moved("/b"), "/b": said(304)}
    assert refused(get(server.url("/a"), Memory(visit(server.url("/a"))))).reason == "unexpected answer (304)"


@pytest.mark.parametrize("header", ["", "ETag:", "ETag: é", "ETag: " + "a" * 2000])
def test_names_that_cannot_be_sent_back_are_not_noted(header: str, server: Hostile, get: Get) -> None:
    server.routes["/a"] = page(PAGE, *([header] if header else []))
    memory = Memory()
    assert isinstance(get(server.url(), memory), Content)
    assert memory.noted == []
