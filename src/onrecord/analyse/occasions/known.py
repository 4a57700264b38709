"""What is known of the occasion of one attribution while it is found out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import Span


@dataclass(frozen=True)
class Known:
    """What is known of the occasion of one attribution.

    timex: number of the expression. venue, addressee: tokens. time_from, venue_from: the id of the attribution whose
    words tell it, None where its own do.
    """

    timex: int | None = None
    venue: Span | None = None
    addressee: Span | None = None
    time_from: str | None = None
    venue_from: str | None = None
