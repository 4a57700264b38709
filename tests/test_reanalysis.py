"""Analysing anew, and cleaning anew, what is in a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from onrecord import reanalysis
from onrecord.ask.article import article
from onrecord.ask.search import StatementQuery, search_statements
from onrecord.errors import InputError, RecordError
from onrecord.judging import log
from onrecord.pipeline import Progress, reanalyse, verify
from onrecord.store.leases import leased
from onrecord.store.record import Record
from onrecord.types import Capture, Document, Findings
from tests.judging import NOON, PlainStage, documents, put, rule, told
from tests.run.stages import LineStage
from tests.store.sources import add_lines, every_byte, write_articles
from tests.store.test_index import assert_in_step, assert_sound

PAGES = {
    name: f"Ada Lindqvist said that week {name} is over. She added that it rains." for name in ("two", "three", "four")
}
NEWER = PlainStage(version="plain-2", shorter=True)


@dataclass(frozen=True)
class Poisoned(PlainStage):
    """Cannot read one of the pages."""

    def __call__(self, document: Document) -> Findings:
        if "two" in document.text:
            raise ValueError("poisoned text")
        return super().__call__(document)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    put(tmp_path / "record", **PAGES)
    return tmp_path / "record"


def test_nothing_is_done_where_the_same_analysis_was_at_work(record: Path) -> None:
    before = every_byte(record)
    found = reanalyse(record, stage=PlainStage(), now=NOON)
    assert (found.analysed, found.up_to_date, found.failed, found.cleaned) == (0, 3, (), None)
    parts = {name: digest for name, digest in every_byte(record).items() if name.startswith("parts")}
    assert parts == {name: digest for name, digest in before.items() if name.startswith("parts")}


def test_what_is_found_now_counts_in_every_view(record: Path) -> None:
    found = reanalyse(record, stage=NEWER, now=NOON)
    assert (found.analysed, found.up_to_date) == (3, 0)
    assert {row["content"]["text"][:4] for row in told(record).values()} == {"week", "it r"}
    # "That it rains" is one statement of three articles, each week another.
    listed = search_statements(record, StatementQuery(speaker="Ada Lindqvist"))
    assert (listed.total, {row["words"][:4] for row in listed.rows}) == (4, {"week", "it r"})
    for key in (row["id"] for row in documents(record).values()):
        with Record.open(record) as opened:
            assert [row["content"]["text"][:4] for row in article(opened.snapshot(), key).attributions] == [
                "week",
                "it r",
            ]
            assert opened.snapshot().pending() == []
    assert_sound(record)


def test_an_article_that_cannot_be_analysed_keeps_what_was_found(record: Path) -> None:
    found = reanalyse(record, stage=Poisoned(version="plain-2"), now=NOON)
    assert (found.analysed, found.up_to_date, len(found.failed)) == (2, 0, 1)
    assert found.failed[0].reason == "cannot be analysed"
    assert "poisoned text" in found.failed[0].message
    assert "week two is over" in told(record)
    assert reanalyse(record, stage=PlainStage(version="plain-2"), now=NOON).analysed == 1


def test_it_goes_on_where_it_was_interrupted(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reanalysis, "_BATCH", 1)
    before = told(record)

    def interrupt(progress: Progress) -> None:
        if progress.added == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reanalyse(record, stage=NEWER, now=NOON, progress=interrupt)
    assert verify(record).problems == ()
    # What has not been resolved yet does not count yet.
    assert told(record) == before
    # "That it rains" is one statement of three articles, each week another.
    assert search_statements(record, StatementQuery()).total == 4
    assert_in_step(record)
    found = reanalyse(record, stage=NEWER, now=NOON)
    assert (found.analysed, found.up_to_date) == (1, 2)
    with Record.open(record) as opened:
        assert opened.snapshot().pending() == []
    assert_in_step(record)


def test_two_at_once_and_what_cannot_be_are_refused(record: Path, tmp_path: Path) -> None:
    with (
        Record.open(record) as opened,
        leased(opened.catalog, "reanalysing", alone=True),
        pytest.raises(RecordError, match="another process is reanalysing"),
    ):
        reanalyse(record, stage=NEWER, now=NOON)
    with pytest.raises(InputError, match="jobs"):
        reanalyse(record, stage=NEWER, jobs=0)
    with pytest.raises(RecordError, match="is not a record"):
        reanalyse(tmp_path / "none", stage=NEWER)


def test_a_replaced_version_is_left_as_it_was(record: Path) -> None:
    put(record, two="Ada Lindqvist said that it is May.")
    assert reanalyse(record, stage=NEWER, now=NOON).analysed == 3
    with Record.open(record) as opened:
        rows = list(opened.snapshot().ask("SELECT document FROM findings WHERE version = 'plain-2'"))
    assert {row["document"] for row in rows} == {row["id"] for row in documents(record).values()}


def test_texts_are_made_anew_by_another_cleaner_and_judgements_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.clean import document as cleaning
    from onrecord.clean import text

    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "articles", range(3)))
    words = "the boats are full."
    with Record.open(record) as opened:
        first = next(row for row in opened.snapshot().attributions() if row["source"]["text"] == "Ferrymaster1")
    rule(record, "reject", first["id"])
    rule(record, "outlet", first["document"], value="The Olm Courier", minutes=1)
    clean = text.clean

    def anew(capture: Capture, collected: str | None) -> Any:
        if b"part 2" in capture.content:
            return clean(capture, collected)
        made = clean(replace(capture, content=capture.content + b"\nThe ferry is said to be old.\n"), collected)
        return replace(made, sha256=capture.sha256)

    monkeypatch.setattr(text, "clean", anew)
    monkeypatch.setattr(cleaning, "CLEANER", "onrecord.clean/99")
    found = reanalyse(record, clean=True, stage=LineStage(), now=NOON)
    assert found.cleaned is not None
    assert (found.cleaned.added, found.cleaned.already_there, found.cleaned.failed) == (2, 1, ())
    assert (found.analysed, found.up_to_date) == (0, 3)
    with Record.open(record) as opened:
        rows = list(opened.snapshot().documents())
        mine = [row for row in rows if row["outlet"] == "The Olm Courier"]
        rejected = [row for row in opened.snapshot().attributions() if row["judged"] == "rejected"]
    assert len(rows) == 3
    assert [row["replaces"] for row in mine] == [first["document"]]
    assert [(row["document"], row["content"]["text"]) for row in rejected] == [(mine[0]["id"], words)]
    assert [each.problem for each in log(record)] == [None, None]
    assert_sound(record)


def test_a_capture_that_is_damaged_is_a_failure_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.clean import document as cleaning
    from onrecord.store.captures import capture_path

    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "articles", range(2)))
    sha256 = next(iter(documents(record).values()))["sha256"]
    capture_path(record, sha256).write_bytes(b"other bytes")
    monkeypatch.setattr(cleaning, "CLEANER", "onrecord.clean/99")
    found = reanalyse(record, clean=True, stage=LineStage(), now=NOON)
    assert found.cleaned is not None
    assert [failure.reason for failure in found.cleaned.failed] == ["capture damaged"]
    assert found.cleaned.already_there == 1
