"""What is remembered of a page between two fetches, so that a server need not send it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as it was fetched.

    uri: the address that gave it, after all redirects.
    fetched: when, as an ISO 8601 date-time with offset.
    etag, modified: how the server calls this state of the page (headers ETag and Last-Modified), as it sent them.
    sha256: hex digest of the page's bytes.
    """

    uri: str
    fetched: str
    etag: str | None
    modified: str | None
    sha256: str


class Visits(Protocol):
    """A memory of visits."""

    def before(self, uri: str) -> Visit | None:
        """The visit after which nothing need be read anew if the server says that the page is the same; else None."""

    def note(self, visit: Visit) -> None:
        """Take note of a page that was fetched and that its server has a name for; called before it is handed on."""


class NoVisits:
    """Remembers nothing: each page is fetched in full."""

    def before(self, uri: str) -> Visit | None:
        """None."""
        return None

    def note(self, visit: Visit) -> None:
        """Nothing."""
