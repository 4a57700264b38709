"""robots.txt (RFC 9309): what a site lets programs fetch, and how slowly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from onrecord.errors import InputError
from onrecord.read.web.addresses import shown

LIMIT = 500_000
"""So many bytes of a robots.txt count; what comes after them is passed over."""

_AGENT = re.compile(r"\s*user(?:-|\s+)?agent\b\s*:?\s*([^#]*)", re.IGNORECASE)
_SOMEBODY_ELSE = "User-agent: (another)"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us. delay: the seconds that it wants between two requests."""

    parsed: Protego
    agent: str
    delay: float

    def allows(self, url: httpx.URL) -> bool:
        """Whether this address may be fetched."""
        return bool(self.parsed.can_fetch(str(url), self.agent))


def rules(content: bytes, agent: str) -> Rules:
    """What ``content`` says to the program called ``agent``; what is no rule is passed over."""
    lines = content[:LIMIT].decode("utf-8-sig", "replace").splitlines()
    parsed = Protego.parse("\n".join(_for_us(line, agent) for line in lines))
    delay = parsed.crawl_delay(agent) or 0.0
    rate = parsed.request_rate(agent)
    return Rules(parsed, agent, max(delay, rate.seconds / rate.requests if rate else 0.0))


def _for_us(line: str, agent: str) -> str:
    """The line, with the names of other programs made one: groups of thousands would take minutes to read."""
    match = _AGENT.match(line)
    if match is None:
        return line
    named = match[1].split("/")[0].strip().lower()
    if named == "*":
        return "User-agent: *"
    return f"User-agent: {agent.lower()}" if named == agent.lower() else _SOMEBODY_ELSE


class Robots:
    """The rules of each site, read once.

    read: the bytes of the robots.txt at an address, or None where there is none. Raises InputError
        where it cannot be read: then nothing may be fetched for now.
    slow_down: is told which host wants to be asked how slowly.
    """

    def __init__(
        self, agent: str, read: Callable[[httpx.URL], bytes | None], slow_down: Callable[[str, float], None]
    ) -> None:
        self._agent, self._read, self._slow_down = agent, read, slow_down
        self._known: dict[str, Rules | InputError | None] = {}

    def require(self, url: httpx.URL) -> None:
        """Raise InputError unless the address may be fetched."""
        site = str(url.copy_with(raw_path=b"/robots.txt"))
        if site not in self._known:
            self._known[site] = self._rules(httpx.URL(site))
        said, name = self._known[site], shown(str(url))
        if isinstance(said, InputError):
            message = f"{name}: nothing is fetched from this site for now, as its robots.txt cannot be read: {said}"
            raise InputError(message, reason=said.reason)
        if said is not None and not said.allows(url):
            message = f"{name}: {site} forbids {self._agent} to fetch it; ask the publisher, or save the page by hand"
            raise InputError(message, reason="forbidden by robots.txt")

    def _rules(self, site: httpx.URL) -> Rules | InputError | None:
        try:
            content = self._read(site)
        except InputError as error:
            return error
        if content is None:
            return None
        said = rules(content, self._agent)
        self._slow_down(site.host, said.delay)
        return said
