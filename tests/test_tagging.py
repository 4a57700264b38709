"""Own tags and notes: what they are on is found again whatever becomes of it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from onrecord.ask.notes import Marked, marked, marks_on, tagged
from onrecord.errors import InputError, NotFoundError, RecordError
from onrecord.export.write import write
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.pipeline import verify
from onrecord.store.record import Filter, Record
from onrecord.tagging import import_notes, note, tag, take_back
from onrecord.types import Attribution, Document, Findings
from tests.run.stages import LineStage, findings
from tests.store.sources import add_lines, write_articles
from tests.store.web import Web, day, fetch, page, paragraph

BY = "Ana Reader"


@dataclass(frozen=True)
class ShorterStage(LineStage):
    """Another model: its contents begin a word later, and so have other ids."""

    version: ClassVar[str] = "lines-2"

    def __call__(self, document: Document) -> Findings:
        found = findings(document)
        changed = tuple(_shorter(document, each) for each in found.attributions)
        ids = dict(zip((each.id for each in found.attributions), (each.id for each in changed), strict=True))
        links = tuple(type(link)(ids[link.attribution], link.chain, link.basis) for link in found.links)
        return Findings(document.id, changed, found.mentions, found.chains, links, found.timexes)


def _shorter(document: Document, found: Attribution) -> Attribution:
    [(start, end)] = found.content.spans
    start += document.text[start:end].index(" ") + 1
    spans = [found.source.spans if found.source else (), found.cue.spans if found.cue else (), ((start, end),)]
    content = phrase(document.text, [(start, end)])
    return Attribution(
        attribution_id(document.id, spans), document.id, found.block, found.kind, found.act, found.source, found.cue,
        content, found.confidence, "m2",
    )  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    add_lines(tmp_path / "record", write_articles(tmp_path / "articles", range(2)))
    return tmp_path / "record"


def first(record: Path, table: str) -> str:
    with Record.open(record) as opened:
        return str(next(getattr(opened.snapshot(), table)())["id"])


def words(found: Marked) -> tuple[list[str], list[str]]:
    return [each.tag for each in found.tags], [each.note for each in found.notes]


def test_tags_are_put_on_and_taken_off_and_the_log_keeps_both(record: Path) -> None:
    statement = first(record, "statements")
    assert tag(record, statement, ["to check", "To  Check", "bridge"], by=BY, now=day(1)) == (
        statement, ("to check", "To Check", "bridge"),
    )  # fmt: skip
    assert tag(record, statement[:9], ["BRIDGE"], by="Bo", now=day(2)) == (statement, ())
    found = marks_on(record, "statement", statement)
    assert words(found) == (["bridge", "to check"], [])
    assert [(each.by, each.made[:10]) for each in found.tags] == [(BY, "2031-04-01")] * 2
    assert tagged(record, "statement", "Bridge") == (statement,)
    tag(record, statement, ["bridge"], by="Bo", now=day(3), remove=True)
    assert words(marks_on(record, "statement", statement)) == (["to check"], [])
    assert tagged(record, "statement", "bridge") == ()
    with pytest.raises(NotFoundError, match="is not tagged 'bridge'"):
        tag(record, statement, ["bridge"], by="Bo", now=day(4), remove=True)
    tag(record, statement, ["bridge"], by=BY, now=day(5))
    assert words(marks_on(record, "statement", statement)) == (["bridge", "to check"], [])
    assert verify(record).problems == ()


def test_notes_are_written_and_taken_back(record: Path) -> None:
    document, entity = first(record, "documents"), first(record, "entities")
    one = note(record, document, " The second edition\n differs. ", by=BY, now=day(1))
    two = note(record, entity, "Resigned in May", by=BY, now=day(2))
    assert words(marks_on(record, "document", document)) == ([], ["The second edition\n differs."])
    take_back(record, one, by="Bo", now=day(3))
    assert words(marks_on(record, "document", document)) == ([], [])
    assert [(each.thing, each.id) for each in marked(record)] == [("entity", entity)]
    for number in (one, two + 50):
        with pytest.raises(NotFoundError, match=f"no note {number}"):
            take_back(record, number, by=BY, now=day(4))


def test_what_cannot_be_is_refused_with_the_reason(record: Path, tmp_path: Path) -> None:
    statement = first(record, "statements")
    for given, message in ((" ", "nothing in the tag"), ("x" * 101, "101 characters"), ("\ud800", "half a surrogate")):
        with pytest.raises(InputError, match=message):
            tag(record, statement, [given], by=BY, now=day(1))
    with pytest.raises(NotFoundError):
        tag(record, "s-nothing", ["bridge"], by=BY, now=day(1))
    with pytest.raises(RecordError):
        tag(tmp_path / "nowhere", statement, ["bridge"], by=BY, now=day(1))
    assert marked(record) == ()


def test_an_attribution_means_its_statement(record: Path) -> None:
    with Record.open(record) as opened:
        row = next(opened.snapshot().attributions())
    assert tag(record, row["id"], ["bridge"], by=BY, now=day(1))[0] == row["statement"]


def test_statements_are_found_by_their_tag(record: Path) -> None:
    statement = first(record, "statements")
    tag(record, statement, ["bridge"], by=BY, now=day(1))
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        wanted = Filter(statements=tagged(record, "statement", "bridge"))
        assert [row["id"] for row in snapshot.statements(wanted)] == [statement]
        assert {row["statement"] for row in snapshot.attributions(wanted)} == {statement}
        assert list(snapshot.attributions(Filter(statements=tagged(record, "statement", "none")))) == []


def test_they_hold_when_another_model_reads_the_articles(record: Path) -> None:
    from onrecord.pipeline import reanalyse

    statement, entity = first(record, "statements"), first(record, "entities")
    tag(record, statement, ["bridge"], by=BY, now=day(1))
    note(record, entity, "Resigned in May", by=BY, now=day(1))
    with Record.open(record) as opened:
        said = next(row["text"] for row in opened.snapshot().statements() if row["id"] == statement)
    reanalyse(record, stage=ShorterStage(), now=day(2))
    [(now, text)] = [
        (each.id, row["text"])
        for each in marked(record, "bridge")
        for row in _statements(record)
        if row["id"] == each.id
    ]
    # The words are cut shorter now, and still it is the same statement.
    assert now == statement
    assert said != text
    assert said.endswith(text)
    assert words(marks_on(record, "statement", now)) == (["bridge"], [])
    assert tag(record, now, ["bridge"], by=BY, now=day(3), remove=True) == (now, ("bridge",))
    assert marked(record, "bridge") == ()
    [entities] = [each.id for each in marked(record) if each.thing == "entity"]
    assert entities == entity


def _statements(record: Path) -> list[dict[str, str]]:
    with Record.open(record) as opened:
        return list(opened.snapshot().statements())


def test_a_tag_on_an_article_goes_on_to_its_newer_version(tmp_path: Path) -> None:
    record = tmp_path / "record"
    fetch(record, Web(ferry=page(paragraph("stays in port"))), "ferry", on=1)
    old = first(record, "documents")
    tag(record, old, ["ferry"], by=BY, now=day(1))
    fetch(record, Web(ferry=page(paragraph("sails again"))), "ferry", on=2)
    new = first(record, "documents")
    assert new != old
    assert words(marks_on(record, "document", new)) == (["ferry"], [])


def exported(record: Path) -> list[bytes]:
    out = io.BytesIO()
    with Record.open(record) as opened:
        write(opened.snapshot(), "notes", "jsonl", out)
    return out.getvalue().splitlines(keepends=True)


def test_they_are_exchanged_between_records(record: Path, tmp_path: Path) -> None:
    statement = first(record, "statements")
    tag(record, statement, ["bridge", "gone"], by=BY, now=day(1))
    note(record, first(record, "entities"), "Resigned in May", by=BY, now=day(1))
    tag(record, statement, ["gone"], by=BY, now=day(2), remove=True)
    lines = exported(record)
    assert len(lines) == 2
    # The other record was made by another model, so that the statement has another id there.
    theirs = tmp_path / "theirs"
    add_lines(theirs, tmp_path / "articles", stage=ShorterStage())
    found = import_notes(theirs, lines, now=day(3))
    assert (found.added, found.already_there, found.failed) == (2, 0, ())
    assert sorted(words(each) for each in marked(theirs)) == [([], ["Resigned in May"]), (["bridge"], [])]
    assert all(each.problem is None for each in marked(theirs))
    assert import_notes(theirs, lines, now=day(4)).already_there == 2
    broken = [b"{", b"[]\n", lines[0].replace(b"bridge", b"bride"), b'{"tag": "x"}\n', b"\n"]
    found = import_notes(theirs, broken, now=day(5))
    assert (found.added, [line.split(":")[0] for line in found.failed]) == (0, ["line 1", "line 2", "line 3", "line 4"])


def test_what_is_not_there_is_listed_with_the_reason(record: Path, tmp_path: Path) -> None:
    tag(record, first(record, "statements"), ["bridge"], by=BY, now=day(1))
    other = tmp_path / "other"
    add_lines(other, write_articles(tmp_path / "others", range(5, 6)))
    assert import_notes(other, exported(record), now=day(2)).added == 1
    [found] = marked(other)
    assert found.problem is not None
    assert tagged(other, "statement", "bridge") == ()
    add_lines(other, tmp_path / "articles")
    assert tagged(other, "statement", "bridge") != ()
