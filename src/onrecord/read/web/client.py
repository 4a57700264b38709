"""One page from one address: in time, within its size, and asked for again where a failure may pass."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

import httpcore
import httpx

from onrecord.errors import InputError
from onrecord.read.web.addresses import shown
from onrecord.read.web.compression import ACCEPTED, CompressionError, decompressed
from onrecord.read.web.failures import FetchError, named, of_network, of_status
from onrecord.read.web.limits import Budget
from onrecord.read.web.network import Backend, exchange
from onrecord.read.web.politeness import Pace, pause, retry_after
from onrecord.read.web.settings import Surroundings, WebSettings, user_agent

REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
"""The statuses that may lead to another address."""

UNCHANGED = 304

_WHOLE = (200, 203)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: a page, that it is somewhere else, or that it is the same as before."""

    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    conditions: headers by which the server may say that nothing has changed.
    limit: the most bytes, decompressed; with ``cut`` the rest is passed over, else such a page is refused.
    """

    url: httpx.URL
    limit: int
    conditions: Mapping[str, str]
    cut: bool = False


class Client:
    """Asks for one address after the other, politely."""

    def __init__(self, settings: WebSettings, world: Surroundings, pace: Pace) -> None:
        self._settings, self._world, self._pace = settings, world, pace
        self._agent = user_agent(settings)
        self._tls: ssl.SSLContext | None = world.tls

    def ask(self, wanted: Wanted, cookies: httpx.Cookies, budget: Budget) -> Answer:
        """The answer to one request, after as many attempts as it takes and is allowed.

        cookies: sent along, and those that the server sets are added. Raises InputError where there is no page.
        """
        attempt = 1
        while True:
            self._pace.wait(wanted.url.host)
            try:
                return self._attempt(wanted, cookies, budget)
            except FetchError as error:
                self._refuse_long_wait(wanted.url, error)
                if not error.passing or attempt >= self._settings.attempts:
                    raise
                self._world.sleep(max(error.after or 0.0, pause(attempt, self._world.chance())))
                attempt += 1

    def _refuse_long_wait(self, url: httpx.URL, error: FetchError) -> None:
        if error.after is None or error.after <= self._settings.longest_wait:
            return
        when = (self._world.now() + timedelta(seconds=error.after)).isoformat(timespec="seconds")
        message = f"{url.host}: the server asks to be left alone until {when} ({error.reason}); come back then"
        later = InputError(message, reason="asks to come back later")
        self._pace.close(url.host, error.after, later)
        raise InputError(f"{shown(str(url))}: {message}", reason=later.reason) from error

    def _attempt(self, wanted: Wanted, cookies: httpx.Cookies, budget: Budget) -> Answer:
        name = shown(str(wanted.url))
        backend = Backend(self._settings, self._world, budget)
        request = httpx.Request("GET", wanted.url, headers=self._headers(wanted))
        cookies.set_cookie_header(request)
        try:
            with budget, exchange(request, backend, self._trusted(), self._settings) as response:
                return self._answer(name, wanted, request, response, cookies)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            # A step that waited for all that was left has used it up, whatever fraction the clock still shows.
            waited = backend.last and isinstance(error, httpcore.TimeoutException)
            spent = waited or budget.left() <= 0
            raise of_network(name, error, ended=backend.ended, spent=spent, seconds=budget.seconds) from error
        except CompressionError as error:
            raise InputError(f"{name}: {error}; save the page as a file", reason="broken compression") from error
        except InputError as error:
            raise named(name, error) from error
        finally:
            self._pace.asked(wanted.url.host)

    def _answer(
        self, name: str, wanted: Wanted, request: httpx.Request, response: httpcore.Response, cookies: httpx.Cookies
    ) -> Answer:
        status, headers = response.status, httpx.Headers(response.headers)
        cookies.extract_cookies(httpx.Response(status, headers=headers, request=request))
        moved = status in REDIRECTS and headers.get("location")
        if moved or (status == UNCHANGED and wanted.conditions):
            return Answer(status, headers, b"")
        if status not in _WHOLE:
            after = retry_after(headers.get("retry-after"), self._world.now())
            raise of_status(name, status, after)
        return Answer(status, headers, _body(name, wanted, headers, response))

    def _headers(self, wanted: Wanted) -> dict[str, str]:
        return {
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **wanted.conditions,
        }

    def _trusted(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls


def _body(name: str, wanted: Wanted, headers: httpx.Headers, response: httpcore.Response) -> bytes:
    encodings = headers.get_list("content-encoding", split_commas=True)
    body = bytearray()
    for piece in decompressed(_pieces(response), encodings):
        body += piece
        if len(body) > wanted.limit:
            if wanted.cut:
                break
            message = f"{name}: larger than {wanted.limit:,} bytes; if it is an archive, download it and add the file"
            raise InputError(message, reason="too large")
    return bytes(body[: wanted.limit])


def _pieces(response: httpcore.Response) -> Iterator[bytes]:
    for piece in response.iter_stream():
        yield bytes(piece)
