"""Servers that misbehave: each way has its reason, and none costs more than it may."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard

from onrecord.errors import InputError
from onrecord.read import files
from onrecord.read.found import Content
from tests.read.web.conftest import Get, refused, whole
from tests.read.web.server import PAGE, Hostile, Line, Route, World, head, moved, page, raw, said, silent

LENGTH = f"Content-Length: {len(PAGE)}"
BOMB = b"<p>" + b"a" * 2_000_000


def compressed(name: str, content: bytes = PAGE) -> bytes:
    if name == "deflate, raw":
        raw_deflate = zlib.compressobj(wbits=-15)
        return raw_deflate.compress(content) + raw_deflate.flush()
    packers = {
        "gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress,
        "br": lambda content: brotli.compress(content, quality=5), "zstd": zstandard.compress,
    }  # fmt: skip
    return packers[name](content)


def encoded(name: str, body: bytes) -> Route:
    return said(200, f"Content-Encoding: {name}", "Content-Type: text/html", body=body)


def chunked(*chunks: bytes) -> bytes:
    return head(200, "Transfer-Encoding: chunked") + b"".join(chunks)


REFUSED: dict[str, tuple[Route, str, int]] = {
    # the route, the reason, how often it is asked for
    "closes at once": (lambda line: None, "broken off", 3),
    "half a header": (raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), "broken off", 3),
    "cut off": (raw(head(200, LENGTH) + PAGE[:20]), "broken off", 3),
    "claims more than it sends": (raw(head(200, "Content-Length: 99999999") + PAGE), "broken off", 3),
    "chunks cut off": (raw(chunked(b"5\r\n<p>ab\r\n", b"FF\r\nabc")), "broken off", 3),
    "chunks that are garbage": (raw(chunked(b"zebra\r\n<p>ab\r\n")), "not HTTP", 1),
    "HTTP/0.9": (raw(b"<html><p>The ferry.</p></html>\r\n\r\n"), "not HTTP", 1),
    "noise": (raw(b"\x00\xff\x80" * 50 + b"\r\n\r\n"), "not HTTP", 1),
    "a length that is none": (raw(head(200, "Content-Length: many") + PAGE), "not HTTP", 1),
    "two lengths": (raw(head(200, "Content-Length: 5", "Content-Length: 50") + PAGE), "not HTTP", 1),
    "huge headers": (raw(head(200, "X-Tide: " + "a" * 200_000, LENGTH) + PAGE), "not HTTP", 1),
    "a header without end": (raw(b"HTTP/1.1 200 OK\r\n" + b"X-Tide: high\r\n" * 20_000), "not HTTP", 1),
    "gzip that ends too early": (encoded("gzip", compressed("gzip")[:-12]), "broken compression", 1),
    "gzip that is none": (encoded("gzip", PAGE), "broken compression", 1),
    "gzip with its end broken": (encoded("gzip", compressed("gzip")[:-8] + b"12345678"), "broken compression", 1),
    "deflate that ends too early": (encoded("deflate", compressed("deflate")[:-9]), "broken compression", 1),
    "brotli that ends too early": (encoded("br", compressed("br")[:-9]), "broken compression", 1),
    "brotli that is none": (encoded("br", b"\xff" * 100), "broken compression", 1),
    "zstd that ends too early": (encoded("zstd", compressed("zstd")[:-9]), "broken compression", 1),
    "zstd that is none": (encoded("zstd", PAGE), "broken compression", 1),
    "a compression nobody asked for": (encoded("compress", PAGE), "broken compression", 1),
    "compressed over and over": (encoded("gzip, gzip, gzip", PAGE), "broken compression", 1),
    "gzip bomb": (encoded("gzip", compressed("gzip", BOMB)), "too large", 1),
    "gzip bomb in a gzip": (encoded("gzip, gzip", gzip.compress(gzip.compress(BOMB))), "too large", 1),
    "deflate bomb": (encoded("deflate", compressed("deflate", BOMB)), "too large", 1),
    "brotli bomb": (encoded("br", compressed("br", BOMB)), "too large", 1),
    "zstd bomb": (encoded("zstd", compressed("zstd", BOMB)), "too large", 1),
    "too large as it is": (page(BOMB), "too large", 1),
    "no content": (said(204), "no content (204)", 1),
    "a part": (said(206, body=PAGE), "unexpected answer (206)", 1),
    "later, perhaps": (said(202, body=PAGE), "unexpected answer (202)", 1),
    "unchanged, unasked": (said(304), "unexpected answer (304)", 1),
    "not found": (said(404, body=PAGE), "not found (404)", 1),
    "gone": (said(410), "gone (410)", 1),
    "forbidden": (said(403), "forbidden (403)", 1),
    "a login": (said(401, "WWW-Authenticate: Basic"), "login needed (401)", 1),
    "paid": (said(402), "payment needed (402)", 1),
    "withheld": (said(451), "withheld for legal reasons (451)", 1),
    "a status of its own": (said(599), "unknown answer (599)", 1),
    "always an error": (said(500), "internal server error (500)", 3),
    "always too early": (said(425), "too early (425)", 3),
    "redirect without an address": (said(302), "redirected to nowhere (302)", 1),
    "redirect to a file": (moved("file:///etc/hosts"), "not on the web", 1),
    "redirect to a script": (moved("javascript:alert(1)"), "not on the web", 1),
    "redirect to no address": (moved("http://tide.example:x/"), "not an address", 1),
    "redirect with a password": (moved("http://me:secret@tide.example/"), "password in the address", 1),
    "redirect to itself": (moved("/a"), "redirect loop", 1),
}  # fmt: skip


@pytest.mark.parametrize("way", REFUSED)
def test_what_is_no_page_is_refused_with_a_reason(way: str, server: Hostile, get: Get) -> None:
    route, reason, times = REFUSED[way]
    server.routes["/a"] = route
    error = refused(get(server.url(), size_limit=1_000_000))
    assert error.reason == reason
    assert server.url() in str(error)
    assert "secret" not in str(error)
    assert server.paths() == ["/robots.txt", *["/a"] * times]


@pytest.mark.parametrize("name", ["gzip", "x-gzip", "deflate", "deflate, raw", "br", "zstd"])
def test_compressed_pages(name: str, server: Hostile, get: Get) -> None:
    content = PAGE + b"<p>" + bytes(str(list(range(40_000))), "ascii")
    server.routes["/a"] = encoded(name.split(",")[0], compressed(name, content))
    assert whole(get(server.url())) == content
    assert server.asked[-1].headers["accept-encoding"] == "gzip, deflate, br, zstd"


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_compressed_in_several_members_and_dripping(name: str, server: Hostile, get: Get) -> None:
    parts = [compressed(name, part) for part in (PAGE, b"", b"a" * 300_000, b"b")]
    body = b"".join(parts)
    server.routes["/a"] = lambda line: line.drip(head(200, f"Content-Encoding: {name}") + body, 0)
    assert whole(get(server.url())) == PAGE + b"a" * 300_000 + b"b"


@pytest.mark.parametrize("name", ["", "identity", "none", "UTF-8", "identity, gzip"])
def test_what_is_said_to_be_compressed_and_is_not(name: str, server: Hostile, get: Get) -> None:
    server.routes["/a"] = encoded(name, gzip.compress(PAGE) if "gzip" in name else PAGE)
    assert whole(get(server.url())) == PAGE


def test_padding_after_gzip_is_passed_over(server: Hostile, get: Get) -> None:
    server.routes["/a"] = encoded("gzip", compressed("gzip") + b"\x00" * 30)
    assert whole(get(server.url())) == PAGE


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_an_empty_page_said_to_be_compressed(name: str, server: Hostile, get: Get) -> None:
    server.routes["/a"] = encoded(name, b"")
    assert whole(get(server.url())) == b""


ENDLESS = {
    "never answers": silent,
    "headers that drip": lambda line: line.drip(head(200, "X-Tide: " + "a" * 10_000)),
    "a body that drips": lambda line: line.drip(head(200) + b"a" * 10_000),
    "chunks that drip": lambda line: line.drip(chunked(b"1\r\na\r\n" * 1000)),
    "compression that drips": lambda line: line.drip(head(200, "Content-Encoding: gzip") + compressed("gzip") * 20),
    "promises without end": lambda line: [line.drip(head(100), 0.001) for _ in range(1000)],
}


@pytest.mark.parametrize("way", ENDLESS)
def test_the_time_for_a_page_is_kept_however_it_is_spent(way: str, server: Hostile, get: Get, world: World) -> None:
    def answer(line: Line) -> None:
        world.tick()
        ENDLESS[way](line)

    server.routes["/a"] = answer
    error = refused(get(server.url(), timeout=0.4))
    assert error.reason == "timed out"
    assert "--timeout" in str(error)
    assert server.paths() == ["/robots.txt", "/a"]


def test_a_wait_for_all_the_time_there_is_ends_it_whatever_the_clock_shows(server: Hostile, get: Get) -> None:
    server.routes["/a"] = silent
    error = refused(get(server.url(), timeout=0.2))  # the clock of these surroundings stands still
    assert (error.reason, "--timeout" in str(error)) == ("timed out", True)
    assert server.paths() == ["/robots.txt", "/a"]


def test_a_body_without_end_is_given_up_at_the_limit(server: Hostile, get: Get) -> None:
    def pour(line: Line) -> None:
        line.send(head(200))
        while not line.over.is_set():
            line.send(b"a" * 65_536)

    server.routes["/a"] = pour
    assert refused(get(server.url(), size_limit=300_000)).reason == "too large"


def test_a_silent_server_is_asked_again(server: Hostile, get: Get) -> None:
    server.routes["/a"] = [silent, page()]
    assert whole(get(server.url(), silence=0.4)) == PAGE
    assert server.paths().count("/a") == 2


def test_a_server_that_stays_silent(server: Hostile, get: Get) -> None:
    server.routes["/a"] = silent
    error = refused(get(server.url(), silence=0.2))
    assert (error.reason, server.paths().count("/a")) == ("timed out", 3)


def test_nobody_listens(get: Get) -> None:
    with Hostile() as closed:
        pass
    error = refused(get(closed.url()))
    assert error.reason == "no connection"
    assert closed.url() in str(error)


def test_a_page_without_headers_is_known_by_its_content(server: Hostile, get: Get) -> None:
    server.routes["/a"] = raw(head(200) + PAGE)
    found = get(server.url())
    assert isinstance(found, Content)
    assert found.origin.charset is None
    assert files.capture(found, "2031-04-02T09:30:00+00:00").media_type == "text/html"


@pytest.mark.parametrize(
    ("stated", "charset"),
    [
        ("text/html; charset=ISO-8859-1", "iso-8859-1"),
        ("text/html;charset=\"utf-8\"; x=y", "utf-8"),
        ("application/octet-stream; charset=no/such thing", "no"),
        ("text/html; charset=" + "x" * 41 + "é", "x" * 40),
        ("text/html; charset=;", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_charset_is_kept_as_it_was_declared(stated: str, charset: str | None, server: Hostile, get: Get) -> None:
    server.routes["/a"] = said(200, f"Content-Type: {stated}", body=PAGE)
    found = get(server.url())
    assert isinstance(found, Content)
    assert found.origin.charset == charset


@pytest.mark.parametrize(
    ("body", "reason"), [(b"", "empty file"), (b" \r\n", "empty file"), (b"\x89PNG\r\n\x1a\n" + b"a" * 99, "not text")]
)
def test_what_the_header_says_makes_no_page(body: bytes, reason: str, server: Hostile, get: Get) -> None:
    server.routes["/a"] = page(body)
    found = get(server.url())
    assert isinstance(found, Content)
    with pytest.raises(InputError) as caught:
        files.capture(found, "2031-04-02T09:30:00+00:00")
    assert caught.value.reason == reason
    assert server.url() in str(caught.value)


def test_more_than_was_announced_is_not_read(server: Hostile, get: Get) -> None:
    server.routes["/a"] = raw(head(200, LENGTH) + PAGE + b"<p>Something else.</p>")
    assert whole(get(server.url())) == PAGE


def test_what_a_server_promises_before_its_answer_is_passed_over(server: Hostile, get: Get) -> None:
    server.routes["/a"] = raw(head(103, "Link: </x>") + head(200, LENGTH) + PAGE)
    assert whole(get(server.url())) == PAGE
