"""JSON Lines: one object a row, in UTF-8, ended by a line feed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any


def write(rows: Iterable[dict[str, Any]], out: IO[bytes]) -> int:
    """Write ``rows`` to ``out`` one at a time. Returns how many there were."""
    count = 0
    for row in rows:
        out.write(line(row))
        count += 1
    return count


def line(row: dict[str, Any] | list[Any]) -> bytes:
    """One row, or a list of them, as a line. A lone surrogate, which UTF-8 cannot hold, is written as a JSON escape."""
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row).encode() + b"\n"
