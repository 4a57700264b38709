"""Certificates are checked against the name that was asked for, though the connection goes to a number."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.read.found import Content, Found, Link
from onrecord.read.web import WebSettings, fetcher
from tests.read.web.conftest import refused, whole
from tests.read.web.server import PAGE, Hostile, World, moved, page

CERTIFICATE = Path(__file__).parent / "tls" / "tide.example.pem"
"""Made for these tests, valid until 2120 for tide.example alone, and trusted by nobody else."""


@pytest.fixture
def names() -> list[str | None]:
    return []


@pytest.fixture
def server(names: list[str | None]) -> Iterator[Hostile]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda _connection, name, _context: names.append(name)
    with Hostile(tls=context) as hostile:
        yield hostile


def get(address: str, world: World) -> Content | Found:
    [found] = fetcher(WebSettings(allow_private=True), None, world.surroundings())(Link(address))
    return found


def trusting() -> World:
    return World(tls=ssl.create_default_context(cafile=str(CERTIFICATE)))


def test_the_server_is_asked_by_its_name(server: Hostile, names: list[str | None]) -> None:
    server.routes["/a"] = page()
    assert whole(get(server.url(), trusting())) == PAGE
    assert names == ["tide.example"] * 2


def test_a_certificate_that_nobody_vouches_for(server: Hostile) -> None:
    server.routes["/a"] = page()
    error = refused(get(server.url(), World()))
    assert error.reason == "bad certificate"
    assert server.url() in str(error)
    assert server.asked == []


def test_a_certificate_of_another_name(server: Hostile) -> None:
    server.routes["/a"] = page()
    assert refused(get(server.url("/a", "other.example"), trusting())).reason == "bad certificate"
    assert refused(get(server.url("/a", "127.0.0.1"), trusting())).reason == "bad certificate"
    assert server.asked == []


def test_from_a_secured_page_to_an_open_one(server: Hostile) -> None:
    with Hostile({"/b": page()}) as open_server:
        server.routes["/a"] = moved(open_server.url("/b"))
        found = get(server.url(), trusting())
        assert isinstance(found, Content)
        assert (found.uri, found.origin.redirects) == (open_server.url("/b"), (server.url(),))


def test_a_server_that_speaks_no_tls() -> None:
    with Hostile({"/a": page()}) as open_server:
        error = refused(get(open_server.url().replace("http:", "https:"), World()))
        assert error.reason == "no connection"
