"""Following redirects by hand: each address on the way is held to the same rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx

from onrecord.errors import InputError
from onrecord.read.web.addresses import parse, shown
from onrecord.read.web.client import REDIRECTS, Answer

Ask = Callable[[httpx.URL, httpx.Cookies], Answer]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The last answer, the address that gave it, and those that led there, in order."""

    answer: Answer
    url: httpx.URL
    passed: tuple[str, ...]


class AstrayError(InputError):
    """Redirects that lead nowhere."""


def follow(url: httpx.URL, ask: Ask, most: int) -> Arrival:
    """Ask for ``url`` and whatever it leads to.

    Cookies are kept from one redirect to the next, and no longer: some sites lead in circles without.
    most: how many redirects are followed. Raises InputError where no page is reached.
    """
    cookies, passed = httpx.Cookies(), [str(url)]
    seen = {_state(url, cookies)}
    while True:
        answer = ask(url, cookies)
        if answer.status not in REDIRECTS:
            return Arrival(answer, url, tuple(passed[:-1]))
        target = _target(passed[0], url, answer)
        if len(passed) > most:
            message = f"{shown(passed[0])}: redirected more than {most} times, last to {shown(str(target))}"
            raise AstrayError(message, reason="too many redirects")
        url = target
        if _state(url, cookies) in seen:
            message = f"{shown(passed[0])}: redirected in a circle, back to {shown(str(url))}; it may want a login"
            raise AstrayError(message, reason="redirect loop")
        seen.add(_state(url, cookies))
        passed.append(str(url))


def _target(first: str, url: httpx.URL, answer: Answer) -> httpx.URL:
    try:
        return parse(answer.headers["location"], base=url)
    except InputError as error:
        raise InputError(f"{shown(first)}: redirected to {error}", reason=error.reason) from error


def _state(url: httpx.URL, cookies: httpx.Cookies) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    return str(url), tuple(sorted((cookie.name, cookie.value) for cookie in cookies.jar))
