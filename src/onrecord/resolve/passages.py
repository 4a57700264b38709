"""The steps of finding reprints, for every engine: mark bodies, set beside each other those that share a mark, align.

What two articles share because they quote the same man is no reprint: see ``aligned``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.resolve import passages_sql
from onrecord.resolve.aligned import align
from onrecord.resolve.bodies import body_of, marks_of, unpack
from onrecord.resolve.plan import Step
from onrecord.schema import CONCLUSIONS, schema_of, to_row
from onrecord.types import Reprint

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

FEW = 4
"""With so many of the bodies that had a mark before, each body that has it is aligned."""

MANY = 50
"""So many bodies that have a mark first are aligned with each other: a family of up to this size has all pairs."""


def steps() -> tuple[Step, ...]:
    """All steps, from ``articles``, ``documents`` and ``findings`` to what is written."""
    return (
        Step("numbered", passages_sql.NUMBERED),
        Step("printed", passages_sql.PRINTED, rows=_printed, schema=_printed_schema),
        Step("marked", passages_sql.MARKED),
        Step("paired", passages_sql.PAIRED.format(few=FEW, many=MANY)),
        Step("reprinted", passages_sql.BESIDE, rows=_reprinted, schema=_reprinted_schema),
    )


WRITTEN: Mapping[str, str] = {"reprints": passages_sql.REPRINTS}
"""The query of the table of ``schema.CONCLUSIONS`` that the steps lead to."""


def reprint_of(one: str, two: str, one_body: bytes, two_body: bytes) -> Reprint | None:
    """What two documents share; see ``aligned.align``. Bodies are packed."""
    found = align(unpack(one_body), unpack(two_body))
    return None if found is None else Reprint(one, two, found.share, found.passages)


def printed(document: Row) -> tuple[bytes, list[int]]:
    """The packed body of a document and its marks. document: ``text``, ``blocks``, ``said``; see ``bodies.body_of``."""
    body = body_of(document["text"], document["blocks"], document["said"] or ())
    return body.pack(), marks_of(body)


def _printed(row: Row) -> Iterator[Row]:
    body, marks = printed(row)
    yield {**{name: row[name] for name in ("n", "document", "is_current")}, "body": body, "marks": marks}


def _reprinted(row: Row) -> Iterator[Row]:
    found = reprint_of(row["one_document"], row["two_document"], row["one_body"], row["two_body"])
    if found is not None:
        yield {"one": row["one"], "two": row["two"], **to_row(found)}


@cache
def _printed_schema() -> pa.Schema:
    import pyarrow as pa

    known = [("n", pa.int64()), ("document", pa.string()), ("is_current", pa.bool_())]
    return pa.schema([*known, ("body", pa.binary()), ("marks", pa.list_(pa.int64()))])


@cache
def _reprinted_schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("one", pa.int64()), ("two", pa.int64()), *schema_of(CONCLUSIONS["reprints"])])
