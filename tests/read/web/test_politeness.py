"""Pauses between requests, further attempts, and servers that ask for time."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import InputError
from onrecord.read.found import Fetch, Link
from onrecord.read.web import WebSettings, fetcher
from onrecord.read.web.politeness import pause, retry_after
from tests.read.web.conftest import Get, refused, whole
from tests.read.web.server import NOW, PAGE, Hostile, Line, World, moved, page, said


def one_run(world: World, **settings: float) -> Fetch:
    return fetcher(WebSettings(allow_private=True, **settings), None, world.surroundings())  # type: ignore[arg-type]


def test_a_pause_between_two_requests_to_one_host(server: Hostile, world: World) -> None:
    server.routes |= {"/a": moved("/b"), "/b": page()}
    fetch = one_run(world, delay=8.0)
    for path in ("/a", "/b"):
        [found] = fetch(Link(server.url(path)))
        assert whole(found) == PAGE
    assert server.paths() == ["/robots.txt", "/a", "/b", "/b"]
    assert world.slept == [8.0] * 3


def test_no_pause_between_two_hosts(server: Hostile, world: World) -> None:
    server.routes["/a"] = page()
    fetch = one_run(world, delay=8.0)
    for host in ("a.example", "b.example", "c.example"):
        list(fetch(Link(server.url("/a", host))))
    assert world.slept == [8.0] * 3  # from the rules to the page


def test_one_request_at_a_time(server: Hostile, world: World) -> None:
    busy, most = threading.Semaphore(1), []

    def alone(line: Line) -> None:
        most.append(busy.acquire(blocking=False))
        page()(line)
        busy.release()

    server.routes |= {"/robots.txt": alone, "/a": alone, "/b": alone}
    fetch = one_run(world, delay=0.0)
    for path in ("/a", "/b", "/a"):
        list(fetch(Link(server.url(path))))
    assert most == [True] * 4


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(status: int, server: Hostile, get: Get, world: World) -> None:
    server.routes["/a"] = [said(status), said(status), page()]
    assert whole(get(server.url(), delay=0.0)) == PAGE
    assert world.slept == [1.0, 2.0]


def test_attempts_come_to_an_end(server: Hostile, get: Get, world: World) -> None:
    server.routes["/a"] = said(503)
    error = refused(get(server.url(), delay=0.0, attempts=4))
    assert error.reason == "service unavailable (503)"
    assert world.slept == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("0", 1.0),
        ("Wed, 02 Apr 2031 09:30:50 GMT", 50.0),
        ("Wed, 02 Apr 2031 09:00:00 GMT", 1.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("60", 60.0),
    ],
)
def test_the_wait_that_a_server_asks_for(value: str, seconds: float, server: Hostile, get: Get, world: World) -> None:
    server.routes["/a"] = [said(429, f"Retry-After: {value}"), page()]
    assert whole(get(server.url(), delay=0.0)) == PAGE
    assert world.slept == [seconds]


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("3600", "2031-04-02T10:30:00+00:00"),
        ("Thu, 03 Apr 2031 09:30:00 GMT", "2031-04-03T09:30:00+00:00"),
        ("9" * 400, "2041-03-30T09:30:00+00:00"),
    ],
)
def test_too_long_a_wait_is_not_waited_for(value: str, when: str, server: Hostile, world: World) -> None:
    server.routes |= {"/a": said(503, f"Retry-After: {value}"), "/b": page()}
    fetch = one_run(world)
    for path in ("/a", "/b"):
        [found] = fetch(Link(server.url(path)))
        error = refused(found)
        assert error.reason == "asks to come back later"
        assert when in str(error)
    assert server.paths() == ["/robots.txt", "/a"], "the host is left alone"
    [elsewhere] = fetch(Link(server.url("/b", "other.example")))
    assert whole(elsewhere) == PAGE


def test_waiting_does_not_use_up_the_time_for_a_page(server: Hostile, get: Get) -> None:
    server.routes["/a"] = [said(429, "Retry-After: 59"), page()]
    assert whole(get(server.url(), timeout=10.0, delay=20.0)) == PAGE


def test_an_answer_that_will_not_change_is_taken_at_once(server: Hostile, get: Get, world: World) -> None:
    server.routes["/a"] = said(404, "Retry-After: 5")
    assert refused(get(server.url(), delay=0.0)).reason == "not found (404)"
    assert world.slept == []


def test_pauses_grow_and_differ() -> None:
    assert [pause(number, 0.0) for number in (1, 2, 3, 9)] == [0.5, 1.0, 2.0, 15.0]
    assert pause(1, 0.0) < pause(1, 0.3) < pause(1, 1.0) == 1.5


@pytest.mark.parametrize("value", [None, "", "x", "Mon, 99 Foo 2031", "1.5", "²", "Wed, 02 Apr 99999 09:30:50 GMT"])
def test_a_wait_that_is_none(value: str | None) -> None:
    assert retry_after(value, NOW) is None


def test_a_date_without_a_zone_is_of_greenwich() -> None:
    later = (datetime(2031, 4, 2, 9, 30, tzinfo=UTC) + timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S -0000")
    assert retry_after(later, NOW) == 30.0


@pytest.mark.parametrize("agent", ["", " bot", "bot\r\nX: y", "böt/1", "(someone)", "1/2", "b" * 301])
def test_a_user_agent_that_cannot_be(agent: str) -> None:
    with pytest.raises(InputError) as caught:
        WebSettings(user_agent=agent)
    assert caught.value.reason == "bad user agent"


@pytest.mark.parametrize("settings", [{"delay": -1.0}, {"timeout": float("nan")}, {"silence": float("inf")}])
def test_times_that_cannot_be(settings: dict[str, float]) -> None:
    with pytest.raises(InputError, match=next(iter(settings))):
        WebSettings(**settings)  # type: ignore[arg-type]
