"""What servers call the pages that the record holds, so that they need not send them again.

A row belongs to a capture and is written with it, in one transaction: fetching what is there
already changes nothing.
"""

from __future__ import annotations

import sqlite3

from onrecord.read.web.visits import Visit
from onrecord.store.catalog import Catalog

_MADE_ALIKE = """
SELECT held.document, fetches.uri, fetches.fetched, fetches.etag, fetches.modified, fetches.sha256
FROM fetches JOIN captures AS held ON held.uri = fetches.uri AND held.sha256 = fetches.sha256
WHERE fetches.uri = ? AND held.cleaner = ? AND held.outlet IS ? AND held.collected IS ? AND held.part IS NULL
"""


class RecordVisits:
    """The pages that a record holds, as ``read.web`` asks for them.

    cleaner, outlet, collected: how documents are made just now. A page of which another document
    would be made is fetched in full, and so is one that a later version has replaced, or of which
    several articles were made.
    """

    def __init__(self, catalog: Catalog, cleaner: str, outlet: str | None, collected: str | None) -> None:
        self._catalog = catalog
        self._made = (cleaner, outlet, collected)
        self._noted: dict[tuple[str, str], Visit] = {}

    def before(self, uri: str) -> Visit | None:
        """See ``read.web.visits.Visits``."""
        for document, *visit in self._catalog.rows(_MADE_ALIKE, uri, *self._made):
            if self._catalog.standing(str(document)) == document:
                return Visit(*visit)  # type: ignore[arg-type]
        return None

    def note(self, visit: Visit) -> None:
        """See ``read.web.visits.Visits``; kept in mind until the page's document is added."""
        self._noted[visit.uri, visit.sha256] = visit

    def take(self, uri: str, sha256: str) -> Visit | None:
        """What was noted of a page, once."""
        return self._noted.pop((uri, sha256), None)


def keep_visit(writing: sqlite3.Connection, visit: Visit) -> None:
    """Write down a visit, within the transaction that adds what was fetched."""
    row = (visit.uri, visit.fetched, visit.etag, visit.modified, visit.sha256)
    writing.execute("INSERT OR REPLACE INTO fetches VALUES (?, ?, ?, ?, ?)", row)
