"""One address fetched: its rules asked for, redirects followed, the page handed on with how it came."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import httpx

from onrecord.errors import InputError, OnrecordError
from onrecord.ids import sha256_hex
from onrecord.read.found import Content, Found, Link, Unchanged
from onrecord.read.web import robots
from onrecord.read.web.addresses import parse, shown
from onrecord.read.web.client import UNCHANGED, Answer, Client, Wanted
from onrecord.read.web.failures import FetchError, named
from onrecord.read.web.limits import Budget
from onrecord.read.web.politeness import Pace
from onrecord.read.web.redirects import AstrayError, follow
from onrecord.read.web.settings import Surroundings, WebSettings, product
from onrecord.read.web.visits import Visit, Visits

_MOST_REDIRECTS = 10
# What RFC 9309 asks for at least.
_MOST_REDIRECTS_OF_ROBOTS = 5
_SECONDS_FOR_ROBOTS = 20.0
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
_SENT_BACK = re.compile(r"[!-~](?:[ -~]{0,998}[!-~])?")


class Visitor:
    """Fetches one address after the other, and knows meanwhile what each host wants."""

    def __init__(self, settings: WebSettings, visits: Visits, world: Surroundings) -> None:
        self._settings, self._visits, self._world = settings, visits, world
        pace = Pace(settings.delay, world.clock, world.sleep)
        self._client = Client(settings, world, pace)
        self._robots = robots.Robots(
            product(settings),
            self._robots_txt,
            lambda host, delay: pace.slow_down(host, min(delay, settings.longest_delay)),
        )

    def fetch(self, link: Link) -> Content | Found:
        """The page behind a link, that it is the same as before, or why it cannot be had."""
        name = shown(link.address.strip())
        try:
            return self._page(name, parse(link.address), link)
        except InputError as error:
            return Found(name, named(name, error))
        except OnrecordError:
            raise
        except Exception as error:  # what a server sends must not stop the other pages, whatever it breaks
            message = f"{name}: {type(error).__name__}: {error}"
            return Found(name, InputError(message, reason="cannot be fetched"))

    def _page(self, name: str, url: httpx.URL, link: Link) -> Content | Found:
        budget = Budget(self._settings.timeout, self._world.clock)
        known: dict[str, Visit] = {}

        def ask(target: httpx.URL, cookies: httpx.Cookies) -> Answer:
            self._robots.require(target)
            before = self._visits.before(str(target))
            if before is not None:
                known[before.uri] = before
            wanted = Wanted(target, self._settings.size_limit, _conditions(before))
            return self._client.ask(wanted, cookies, budget)

        arrival = follow(url, ask, _MOST_REDIRECTS)
        uri, answer = str(arrival.url), arrival.answer
        if answer.status == UNCHANGED:
            return Found(name, Unchanged(uri, known[uri].sha256))
        fetched = self._world.now().isoformat(timespec="seconds")
        self._note(uri, fetched, answer)
        origin = replace(
            link.origin, charset=_charset(answer.headers), collected=fetched, redirects=arrival.passed
        )  # fmt: skip
        return Content(name, uri, lambda: BytesIO(answer.body), origin)

    def _note(self, uri: str, fetched: str, answer: Answer) -> None:
        etag, modified = (_to_send_back(answer.headers.get(name)) for name in ("etag", "last-modified"))
        if etag is not None or modified is not None:
            self._visits.note(Visit(uri, fetched, etag, modified, sha256_hex(answer.body)))

    def _robots_txt(self, site: httpx.URL) -> bytes | None:
        budget = Budget(min(self._settings.timeout, _SECONDS_FOR_ROBOTS), self._world.clock)

        def ask(target: httpx.URL, cookies: httpx.Cookies) -> Answer:
            return self._client.ask(Wanted(target, robots.LIMIT, {}, cut=True), cookies, budget)

        try:
            return follow(site, ask, _MOST_REDIRECTS_OF_ROBOTS).answer.body
        except AstrayError:
            return None
        except FetchError as error:
            if error.status is None:
                raise
            # RFC 9309: what is not there forbids nothing; a server in trouble forbids everything for now.
            if error.status < 500 and not error.passing:
                return None
            raise InputError(str(error), reason="robots.txt cannot be read") from error


def _conditions(before: Visit | None) -> dict[str, str]:
    if before is None:
        return {}
    stated = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
    return {name: value for name, value in stated.items() if value is not None}


def _charset(headers: httpx.Headers) -> str | None:
    found = _CHARSET.search(headers.get("content-type", ""))
    return found[1].lower() if found else None


def _to_send_back(value: str | None) -> str | None:
    """A header's value, where it is one that can be sent back as it is."""
    return value if value is not None and _SENT_BACK.fullmatch(value) else None
