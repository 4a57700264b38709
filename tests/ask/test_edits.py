from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.ask.edits import edits, versions
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.edits import OTHER_CLEANER, OTHER_FORM, edit_of
from onrecord.store.record import Entry, Record
from onrecord.types import BlockKind, Document, Interval, Origin
from tests.ask.records import Piece, entry

Blocks = tuple[tuple[BlockKind, str], ...]

TITLE: Blocks = (("title", "Pier closed"),)
FIRST: Blocks = (*TITLE, ("body", "The pier was closed on Monday."), ("body", "“It leans,” Ona Relk said."))
SECOND: Blocks = (*TITLE, ("body", "The pier was closed on Tuesday."), ("body", "“It leans,” Ona Relk said."))
CORRECTED: Blocks = (*SECOND, ("correction", "Correction: the pier was closed on Tuesday, not on Monday."))


def version(blocks: Blocks, day: int, *, outlet: str = "Dawn", name: str = "pier", **changed: Any) -> Entry:
    made = entry(Piece(f"{outlet}-{name}.txt", outlet, "2031-05-01", blocks))
    received = f"2031-05-{day:02}T12:00:00+00:00"
    canonical = f"https://{outlet.lower()}.example/{name}"
    return replace(made, document=replace(made.document, canonical=canonical, received=received, **changed))


def record_of(folder: Path, *entries: Entry) -> Path:
    with Record.create(folder) as record:
        for each in entries:
            with record.adding() as adding:
                adding.commit([each], each.document.received)
        record.resolve(DuckDB(), "2031-06-01T00:00:00+00:00")
    return folder


def row_of(document: Document) -> dict[str, Any]:
    from onrecord.schema import to_row

    return to_row(document)


def compared(one: Entry, two: Entry) -> Any:
    return edit_of(row_of(one.document), row_of(two.document))


def test_an_edit_is_silent_unless_something_in_the_article_says_so() -> None:
    silent = compared(version(FIRST, 1), version(SECOND, 2))
    assert (silent.silent, silent.notice, silent.doubt) == (True, None, None)
    assert (silent.inserted, silent.deleted, silent.headline, silent.quotations) == (1, 1, False, 0)
    told = compared(version(FIRST, 1), version(CORRECTED, 2))
    assert (told.silent, told.notice) == (False, CORRECTED[-1][1])
    # A notice that stood there before says nothing of this edit.
    assert compared(version((*FIRST, CORRECTED[-1]), 1), version(CORRECTED, 2)).silent


def test_a_later_time_of_change_or_a_line_that_says_updated_is_a_notice() -> None:
    moved = Interval("2031-05-02T09:00:00+00:00", "2031-05-02T09:00:00+00:00", "meta")
    assert not compared(version(FIRST, 1), version(SECOND, 2, modified=moved)).silent
    assert compared(version(FIRST, 1, modified=moved), version(SECOND, 2, modified=moved)).silent
    assert compared(version(FIRST, 1, modified=moved), version(SECOND, 2)).silent
    line = (*SECOND, ("credit", "Updated at 9:00"))
    assert compared(version(FIRST, 1), version(line, 2)).notice == "Updated at 9:00"
    byline = (*SECOND, ("credit", "Edited by Per Holt"))
    assert compared(version(FIRST, 1), version(byline, 2)).silent


def test_what_this_program_may_have_done_is_laid_at_nobodys_door() -> None:
    other = compared(version(FIRST, 1), version(SECOND, 2, cleaner="test 2"))
    assert (other.silent, other.doubt) == (False, OTHER_CLEANER)
    entry_of_feed = version(SECOND, 2, origin=Origin(container="https://dawn.example/feed", part="7"))
    assert compared(version(FIRST, 1), entry_of_feed).doubt == OTHER_FORM
    again = version(SECOND, 2, sha256=version(FIRST, 1).document.sha256)
    assert compared(version(FIRST, 1), again).changes == ()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    furniture = (*CORRECTED, ("boilerplate", "Most read: the tide"))
    headline = (("title", "Pier reopened"), *FIRST[1:])
    return record_of(
        tmp_path_factory.mktemp("edits") / "record",
        version(FIRST, 1), version(FIRST, 1, outlet="Noon"), version(SECOND, 2), version(CORRECTED, 4),
        version(furniture, 5), version(headline, 9, outlet="Noon"), version(FIRST, 9, name="other"),
    )  # fmt: skip


def test_edits_are_listed_the_last_first_and_counted_by_outlet(folder: Path) -> None:
    found = edits(folder)
    assert [(row["outlet"], row["captured"][:10], row["silent"]) for row in found.rows] == [
        ("Noon", "2031-05-09", True),
        ("Dawn", "2031-05-04", False),
        ("Dawn", "2031-05-02", True),
    ]
    assert found.rows[0]["headline"]
    assert [(row["name"], row["edits"], row["silent"]) for row in found.outlets] == [("Dawn", 2, 1), ("Noon", 1, 1)]


def test_edits_are_narrowed(folder: Path) -> None:
    def days(**asked: Any) -> list[str]:
        return [row["captured"][8:10] for row in edits(folder, **asked).rows]

    assert days(silent=True) == ["09", "02"]
    assert days(outlet="DAWN") == ["04", "02"]
    assert days(since="2031-05-03") == ["09", "04"]
    assert days(until="2031-05-04", silent=True) == ["02"]
    assert days(since="2031-06") == []
    assert days(limit=1, offset=1) == ["04"]
    assert edits(folder, limit=1).found.total == 3


def test_the_versions_of_an_article_with_their_changes(folder: Path) -> None:
    with Record.open(folder) as record:
        snapshot = record.snapshot()
        first, second = (version(blocks, 1).document.id for blocks in (FIRST, SECOND))
        assert [pair.old["id"] for pair in versions(snapshot, first)][:2] == [first, second]
        assert len(versions(snapshot, first)) == len(versions(snapshot, second)) == 3
        assert versions(snapshot, version(FIRST, 9, name="other").document.id) == ()
        assert versions(snapshot, "d-nothing") == ()
        pair = versions(snapshot, second)[0]
        told = pair.as_json()
    assert [(each.block, each.pieces) for each in pair.passages] == [
        ("body", (("The pier was closed on ", ""), ("Monday", "del"), ("Tuesday", "ins"), (".", "")))
    ]
    assert (told["from"], told["to"], told["captured"]) == (first, second, "2031-05-02T12:00:00+00:00")
    [change] = told["changes"]
    text = version(FIRST, 1).document.text
    assert text[slice(*change["from_span"])] == change["from_text"] == "Monday"
    assert (change["kind"], change["to_text"], change["block"]) == ("replace", "Tuesday", "body")
