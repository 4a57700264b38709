"""CSV for spreadsheets (RFC 4180, but lines end with a line feed), in UTF-8.

Nested values are JSON text. A spreadsheet runs a cell that begins like a formula,
and the words of an article are not ours: such a cell gets an apostrophe before it
(OWASP, "CSV Injection"). That shifts offsets into that cell by one; for offsets
use JSON Lines or Parquet.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import IO, Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(rows: Iterable[dict[str, Any]], columns: Sequence[str], out: IO[bytes]) -> int:
    """Write a line of ``columns`` and then ``rows`` to ``out``. Returns how many rows there were."""
    count = 0
    out.write(line(columns))
    for row in rows:
        out.write(line([cell(row[column]) for column in columns]))
        count += 1
    return count


def line(cells: Sequence[str]) -> bytes:
    """Cells as one line, quoted where they must be. Half a surrogate pair becomes a question mark."""
    text = io.StringIO()
    # A bare carriage return is only put in quotation marks where it is part of the line's end.
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return (text.getvalue().removesuffix("\r\n") + "\n").encode("utf-8", "replace")


def cell(value: object) -> str:
    """A value as a spreadsheet may show it: never a formula, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.lstrip(" ").startswith(_FORMULA) else value
    return json.dumps(value, ensure_ascii=False)
