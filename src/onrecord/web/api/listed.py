"""A page of a list as JSON."""

from __future__ import annotations

from typing import Any

from onrecord.ask.search import Found
from onrecord.web.asked import pages_of

Row = dict[str, Any]


def listed(found: Found, page: int) -> Row:
    """One page of what was found, with how much there is in all."""
    return {
        "rows": found.rows,
        "total": found.total,
        "hidden": found.hidden,
        "page": page,
        "pages": pages_of(found.total),
        "note": found.note,
    }
