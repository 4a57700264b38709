"""Redirects, cookies on the way, and addresses as they are asked for and kept."""

from __future__ import annotations

import pytest

from onrecord.read.found import Content
from tests.read.web.conftest import Get, refused, whole
from tests.read.web.server import HOST, NOW, PAGE, Hostile, Line, World, head, moved, page, said


def arrived(found: object) -> Content:
    assert isinstance(found, Content), found
    return found


def test_the_address_that_gave_the_page_is_kept_and_those_that_led_there(server: Hostile, get: Get) -> None:
    server.routes |= {
        "/a": moved("b?x=1#part", 301),
        "/b?x=1": moved(f"//other.example:{server.port}/c/", 303),
        "/c/": moved("../d", 308),
        "/d": page(),
    }
    found = arrived(get(server.url("/a#top")))
    assert whole(found) == PAGE
    assert found.uri == server.url("/d", "other.example")
    assert found.name == server.url("/a#top")
    assert found.origin.redirects == (server.url("/a"), server.url("/b?x=1"), server.url("/c/", "other.example"))
    assert found.origin.collected == NOW.isoformat()


def test_without_redirects_none_are_kept(server: Hostile, get: Get) -> None:
    server.routes["/a"] = page()
    found = arrived(get(f"  {server.url()}\n"))
    assert (found.uri, found.origin.redirects, found.origin.charset) == (server.url(), (), "utf-8")


@pytest.mark.parametrize(("length", "reason"), [(10, None), (11, "too many redirects"), (15, "too many redirects")])
def test_ten_redirects_are_followed(length: int, reason: str | None, server: Hostile, get: Get) -> None:
    for number in range(length):
        server.routes[f"/{number}"] = moved(f"/{number + 1}")
    server.routes[f"/{length}"] = page()
    found = get(server.url("/0"))
    if reason is None:
        assert arrived(found).uri == server.url(f"/{length}")
    else:
        error = refused(found)
        assert error.reason == reason
        assert server.url("/0") in str(error)
        assert server.paths()[-1] == "/10"


def test_a_circle_is_named(server: Hostile, get: Get) -> None:
    server.routes |= {"/a": moved("/b"), "/b": moved("/c"), "/c": moved("/b#again")}
    error = refused(get(server.url()))
    assert error.reason == "redirect loop"
    assert server.url("/b") in str(error)
    assert server.paths() == ["/robots.txt", "/a", "/b", "/c"]


def test_a_circle_that_a_cookie_ends(server: Hostile, get: Get) -> None:
    def guarded(line: Line) -> None:
        if "seen=yes" in line.asked.headers.get("cookie", ""):
            line.send(head(200, f"Content-Length: {len(PAGE)}") + PAGE)
        else:
            line.send(head(302, "Location: /a", "Set-Cookie: seen=yes; Path=/", "Content-Length: 0"))

    server.routes["/a"] = guarded
    assert whole(get(server.url())) == PAGE


def test_a_cookie_is_forgotten_with_the_page(server: Hostile, get: Get) -> None:
    server.routes |= {"/a": page(PAGE, "Set-Cookie: seen=yes; Path=/"), "/b": page()}
    assert whole(get(server.url("/a"))) == whole(get(server.url("/b"))) == PAGE
    assert all("cookie" not in asked.headers for asked in server.asked)


def test_a_cookie_does_not_go_to_another_host(server: Hostile, get: Get) -> None:
    server.routes |= {
        "/a": said(302, f"Location: {server.url('/b', 'other.example')}", "Set-Cookie: secret=yes; Path=/"),
        "/b": page(),
    }
    assert whole(get(server.url())) == PAGE
    assert all("cookie" not in asked.headers for asked in server.asked)


def test_a_cookie_wall_without_end(server: Hostile, get: Get) -> None:
    numbers = iter(range(100))
    server.routes["/a"] = lambda line: line.send(
        head(302, "Location: /a", f"Set-Cookie: n={next(numbers)}; Path=/", "Content-Length: 0")
    )
    assert refused(get(server.url())).reason == "too many redirects"


def test_names_and_paths_in_any_script(server: Hostile, get: Get, world: World) -> None:
    server.routes["/f%C3%A4hre/%E6%B8%A1%E3%81%97?q=%C3%BC%20x"] = page()
    found = arrived(get(f"HTTP://FLUß.Example:{server.port}/fähre/x/../渡し?q=ü x#z"))
    assert found.uri == f"http://xn--flu-7ka.example:{server.port}/f%C3%A4hre/%E6%B8%A1%E3%81%97?q=%C3%BC%20x"
    assert set(world.looked_up) == {"xn--flu-7ka.example"}
    assert server.asked[-1].headers["host"] == f"xn--flu-7ka.example:{server.port}"


def test_a_redirect_in_raw_letters(server: Hostile, get: Get) -> None:
    server.routes |= {"/a": moved("/fähre"), "/f%C3%A4hre": page()}
    assert arrived(get(server.url())).uri == server.url("/f%C3%A4hre")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://me:secret@tide.example/", "password in the address"),
        ("https://me@tide.example/", "password in the address"),
        ("http://tide.example\\@secret.example/", "password in the address"),
        ("file:///etc/hosts", "not on the web"),
        ("ftp://tide.example/a", "not on the web"),
        ("/a", "not on the web"),
        ("", "not on the web"),
        ("http://", "not an address"),
        ("http://tide.example:0/", "not an address"),
        ("http://tide.example:99999/", "not an address"),
        ("http://tide.example:port/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://tide%2eexample/", "not an address"),
        ("http://tide .example/", "not an address"),
        ("http://tide.example/a\nHost: x", "not an address"),
        ("http://tide.example/\ud800", "not an address"),
        ("http://tide.example/" + "a" * 9000, "not an address"),
    ],
)
def test_what_is_no_address_is_not_looked_up(address: str, reason: str, get: Get, world: World) -> None:
    error = refused(get(address))
    assert error.reason == reason
    assert "me" not in str(error).split(":")[1]
    assert len(str(error)) < 600
    assert world.looked_up == []


def test_no_such_host(get: Get, world: World) -> None:
    world.hosts[HOST] = []
    error = refused(get(f"http://{HOST}/a"))
    assert error.reason == "no such host"
    assert HOST in str(error)
    assert world.slept == []
