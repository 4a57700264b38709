"""The words in which a terminal speaks to a reader: those of ``ask.wording``, which the pages use too."""

from __future__ import annotations

from onrecord.ask.wording import (
    GAP,
    count,
    doubt,
    interval,
    join_pieces,
    manner,
    outlet,
    published,
    said_on,
    said_words,
    speaker,
    title,
)

__all__ = [
    "GAP", "count", "doubt", "interval", "join_pieces", "manner", "outlet", "published", "said_on", "said_words",
    "speaker", "title",
]  # fmt: skip
