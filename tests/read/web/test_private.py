"""Nothing inside the user's own network is asked, by whatever name or detour."""

from __future__ import annotations

import socket
import threading

import pytest

from onrecord.read.found import Link
from onrecord.read.web import WebSettings, fetcher
from onrecord.read.web.addresses import is_public
from onrecord.read.web.settings import Surroundings
from tests.read.web.conftest import Get, refused, whole
from tests.read.web.server import HOST, PAGE, Hostile, World, moved, page

INSIDE = """
127.0.0.1 127.8.9.10 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0
224.0.0.1 240.0.0.1 255.255.255.255 192.0.0.192 192.0.2.1 198.18.0.1 192.88.99.1 168.63.129.16
::1 :: fe80::1 fe80::1%3 fc00::1 fd00:ec2::254 ff02::1 fec0::1 2001:db8::1 ::127.0.0.1
::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 2002:7f00:1::
2002:c0a8:101::1 2001:0:7f00:1:0:0:f7f7:f7f7 2001:0:808:808:0:0:80ff:fffe tide.example 1
"""
OUTSIDE = "8.8.8.8 93.184.216.34 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1"


@pytest.mark.parametrize("address", INSIDE.split())
def test_addresses_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_addresses_outside(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("found", [["127.0.0.1"], ["::1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:10.0.0.1"]])
def test_a_name_that_leads_inside_is_not_followed(found: list[str], server: Hostile, get: Get, world: World) -> None:
    server.routes["/a"] = page()
    world.hosts[HOST] = found
    error = refused(get(server.url(), allow_private=False))
    assert error.reason == "private address"
    assert "--allow-private" in str(error)
    assert server.asked == []
    assert world.slept == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]"])
def test_this_computer_by_its_many_names(host: str, server: Hostile) -> None:
    [found] = fetcher(WebSettings(), None, Surroundings(sleep=lambda _: None))(Link(server.url("/a", host)))
    # Some systems do not know the odder spellings at all.
    assert refused(found).reason in ("private address", "no such host")
    assert server.asked == []


def test_a_redirect_inside_is_not_followed(server: Hostile, get: Get, world: World, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    server.routes |= {"/a": moved(server.url("/b", "router.example")), "/b": page()}
    world.hosts["router.example"] = ["127.0.0.2"]
    # This computer plays the public network, and only its second address the inside.
    monkeypatch.setattr("onrecord.read.web.network.is_public", lambda address: address == "127.0.0.1")
    error = refused(get(server.url(), allow_private=False))
    assert error.reason == "private address"
    assert "router.example" in str(error)
    assert server.url() in str(error)
    assert server.paths() == ["/robots.txt", "/a"]


def test_the_name_is_looked_up_once_a_connection_and_what_was_checked_is_used(
    server: Hostile, get: Get, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes["/a"] = page()
    connected: list[str] = []
    connect = socket.create_connection

    def watch(address: tuple[str, int], *rest: object, **more: object) -> socket.socket:
        connected.append(address[0])
        return connect(address, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", watch)
    assert whole(get(server.url())) == PAGE
    assert connected == ["127.0.0.1"] * 2
    assert world.looked_up == [HOST] * 2
    assert server.asked[-1].headers["host"] == f"{HOST}:{server.port}"


def test_the_next_address_is_tried_where_one_does_not_answer(server: Hostile, get: Get, world: World) -> None:
    server.routes["/a"] = page()
    world.hosts[HOST] = ["::1", "127.0.0.1"]
    assert whole(get(server.url())) == PAGE


def test_a_look_up_that_hangs_is_left_behind(get: Get, world: World) -> None:
    over = threading.Event()
    world.tick()
    settings = WebSettings(connect=0.05, timeout=0.2)

    def hang(host: str, port: int) -> list[str]:
        over.wait(5)
        return ["127.0.0.1"]

    surroundings = Surroundings(clock=world.clock, sleep=world.sleep, resolve=hang)
    try:
        [found] = fetcher(settings, None, surroundings)(Link(f"http://{HOST}/a"))
        assert refused(found).reason == "timed out"
    finally:
        over.set()


def test_a_look_up_that_fails_for_now_is_tried_again(server: Hostile, world: World) -> None:
    server.routes["/a"] = page()
    failures = iter([True, False, False])

    def resolve(host: str, port: int) -> list[str]:
        if next(failures):
            raise socket.gaierror(socket.EAI_AGAIN, "later")
        return ["127.0.0.1"]

    surroundings = Surroundings(clock=world.clock, sleep=world.sleep, resolve=resolve)
    [found] = fetcher(WebSettings(allow_private=True), None, surroundings)(Link(server.url()))
    assert whole(found) == PAGE


def test_proxies_of_the_environment_are_not_used(server: Hostile, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.routes["/a"] = page()
    assert whole(get(server.url())) == PAGE
