"""robots.txt: who may fetch what, and how slowly."""

from __future__ import annotations

import httpx
import pytest

from onrecord.read.found import Content, Found, Link
from onrecord.read.web import WebSettings, fetcher
from onrecord.read.web.robots import LIMIT, rules
from tests.read.web.conftest import Get, refused, whole
from tests.read.web.server import PAGE, Hostile, Line, Route, World, moved, page, raw, said, silent


def robots(*lines: str) -> Route:
    return said(200, body="\n".join(lines).encode())


@pytest.fixture
def site(server: Hostile) -> Hostile:
    server.routes |= {"/a": page(), "/b": page(), "/c": moved("/b")}
    return server


def test_what_is_forbidden_is_not_fetched(site: Hostile, get: Get) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", "Disallow: /b", "Allow: /")
    assert whole(get(site.url("/a"))) == PAGE
    error = refused(get(site.url("/b")))
    assert error.reason == "forbidden by robots.txt"
    assert site.url("/robots.txt") in str(error)
    assert "/b" not in site.paths()


def test_a_redirect_to_what_is_forbidden_is_not_followed(site: Hostile, get: Get) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", "Disallow: /b")
    assert refused(get(site.url("/c"))).reason == "forbidden by robots.txt"
    assert site.paths() == ["/robots.txt", "/c"]


@pytest.mark.parametrize(
    ("agent", "lines", "allowed"),
    [
        (None, ["User-agent: onrecord", "Disallow: /"], False),
        (None, ["user-agent:ONRECORD/9.9", "Disallow: /"], False),
        (None, ["User-agent: on", "Disallow: /"], True),
        (None, ["User-agent: onrecordbot", "User-agent: x", "Disallow: /"], True),
        (None, ["User-agent: x", "User-agent: onrecord", "Disallow: /"], False),
        (None, ["User-agent: *", "Disallow: /", "", "User-agent: onrecord", "Allow: /"], True),
        (None, ["\ufeffUser-agent: *", "Disallow: /"], False),
        (None, ["Disallow: /"], True),
        (None, ["<!doctype html><p>Nothing here.</p>"], True),
        ("harbourbot/2 (crew@tide.example)", ["User-agent: onrecord", "Disallow: /"], True),
        ("harbourbot/2 (crew@tide.example)", ["User-agent: HarbourBot", "Disallow: /"], False),
    ],
)
def test_whom_the_rules_mean(agent: str | None, lines: list[str], allowed: bool, site: Hostile, get: Get) -> None:
    site.routes["/robots.txt"] = robots(*lines)
    found = get(site.url(), user_agent=agent)
    assert isinstance(found, Content) is allowed, found
    assert {asked.headers["user-agent"].split("/")[0] for asked in site.asked} == {(agent or "onrecord").split("/")[0]}


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 451])
def test_what_is_not_there_forbids_nothing(status: int, site: Hostile, get: Get) -> None:
    site.routes["/robots.txt"] = said(status)
    assert whole(get(site.url())) == PAGE


@pytest.mark.parametrize(
    ("route", "reason", "times"),
    [
        (said(500), "robots.txt cannot be read", 3),
        (said(429), "robots.txt cannot be read", 3),
        (said(503, "Retry-After: 86400"), "asks to come back later", 1),
        (said(501), "robots.txt cannot be read", 1),
        (raw(b""), "broken off", 3),
        (raw(b"User-agent: *\r\n\r\n"), "not HTTP", 1),
        (moved("file:///etc/hosts"), "not on the web", 1),
        (said(200, "Content-Encoding: gzip", body=b"User-agent: *"), "broken compression", 1),
    ],
)  # fmt: skip
def test_a_site_in_trouble_is_left_alone(route: Route, reason: str, times: int, site: Hostile, world: World) -> None:
    site.routes["/robots.txt"] = route
    fetch = fetcher(WebSettings(allow_private=True), None, world.surroundings())
    for path in ("/a", "/b"):
        [found] = fetch(Link(site.url(path)))
        error = refused(found)
        assert error.reason == reason
        assert "robots.txt" in str(error)
        assert site.url(path) in str(error)
    assert site.paths() == ["/robots.txt"] * times


def test_a_silent_site_costs_its_time_once(site: Hostile, world: World) -> None:
    site.routes["/robots.txt"] = silent
    world.tick()
    fetch = fetcher(WebSettings(allow_private=True, timeout=0.2), None, world.surroundings())
    reasons = [refused(found).reason for path in ("/a", "/b", "/c") for found in fetch(Link(site.url(path)))]
    assert reasons == ["timed out"] * 3
    assert site.paths() == ["/robots.txt"]


def test_a_circle_of_redirects_forbids_nothing(site: Hostile, get: Get) -> None:
    site.routes |= {"/robots.txt": moved("/r"), "/r": moved("/robots.txt")}
    assert whole(get(site.url())) == PAGE


def test_rules_kept_elsewhere(site: Hostile, get: Get) -> None:
    site.routes |= {"/robots.txt": moved("/rules"), "/rules": robots("User-agent: *", "Disallow: /")}
    assert refused(get(site.url())).reason == "forbidden by robots.txt"


def test_each_site_is_asked_once(site: Hostile, world: World) -> None:
    fetch = fetcher(WebSettings(allow_private=True), None, world.surroundings())
    for host in ("tide.example", "other.example"):
        for path in ("/a", "/b"):
            [found] = fetch(Link(site.url(path, host)))
            assert whole(found) == PAGE
    assert site.paths() == ["/robots.txt", "/a", "/b"] * 2


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        (["Crawl-delay: 7"], 7.0),
        (["Crawl-delay: 0.2"], 1.0),
        (["Crawl-delay: 86400"], 30.0),
        (["Crawl-delay: -3"], 1.0),
        (["Crawl-delay: soon"], 1.0),
        (["Crawl-delay: nan"], 1.0),
        (["Request-rate: 2/10s"], 5.0),
    ],
)
def test_the_delay_that_a_site_asks_for(lines: list[str], delay: float, site: Hostile, world: World) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", *lines)
    fetch = fetcher(WebSettings(allow_private=True), None, world.surroundings())
    for path in ("/a", "/b"):
        [found] = fetch(Link(site.url(path)))
        assert whole(found) == PAGE
    # The request before the first page was that for the rules, made when the delay was not known yet.
    assert world.slept == [1.0, delay]


def test_of_huge_rules_the_beginning_counts(site: Hostile, get: Get) -> None:
    rest = b"\nAllow: /x" * 200_000

    def pour(line: Line) -> None:
        line.send(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /b\n")
        while not line.over.is_set():
            line.send(rest)

    site.routes["/robots.txt"] = pour
    assert whole(get(site.url("/a"))) == PAGE
    assert refused(get(site.url("/b"))).reason == "forbidden by robots.txt"


@pytest.mark.parametrize(
    "hostile",
    [
        "".join(f"User-agent: b{number}\n" for number in range(12_000)) + "Disallow: /q\n" * 20_000,
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "$\n",
        "User-agent: *\n" + "".join(f"Disallow: /*a*{number}*$\n" for number in range(20_000)),
        "User agent\n" * 40_000,
    ],
)
def test_rules_made_to_be_slow_are_read(hostile: str) -> None:
    said = rules(hostile.encode()[:LIMIT], "onrecord")
    assert len(said.parsed._user_agents) <= 2
    assert said.allows(httpx.URL("http://tide.example/" + "a" * 3000))


def test_a_page_called_robots_is_a_page(site: Hostile, get: Get) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", "Disallow: /")
    found = get(site.url("/robots.txt"))
    assert not isinstance(found, Found)
    assert whole(found).startswith(b"User-agent")
