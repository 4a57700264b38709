"""When, where and to whom something was said, as exports, the terminal and JSON show it."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import app
from onrecord.export.write import write
from onrecord.offsets import phrase
from onrecord.pipeline import add, verify
from onrecord.store.record import Record
from onrecord.store.shapes import analysis_shape
from onrecord.types import Document, Findings, Interval, Occasion, Reply
from tests.run.stages import LineStage

TEXT = """Bridge over the Olm stays closed

The council of Tarnfield told the Olm Herald about it and met the ferrymen on Sunday.

Minister Ada Lindqvist said: "The bridge will stay closed for nine more weeks."

Bo Raskin said: "We were told nine times that it would open."
"""


@dataclasses.dataclass(frozen=True)
class OccasionStage(LineStage):
    """``LineStage`` with an occasion for each attribution: the last answers the first and stands in it."""

    def __call__(self, document: Document) -> Findings:
        found = super().__call__(document)
        first, last = found.attributions
        herald, ferrymen = (document.text.index(words) for words in ("the Olm Herald", "the ferrymen"))
        said = Interval("2031-05-11", "2031-05-11", "“Sunday”, beside the cue")
        occasions = (
            Occasion(first.id, said, None, phrase(document.text, [(herald, herald + 14)])),
            Occasion(
                last.id,
                addressee=phrase(document.text, [(ferrymen, ferrymen + 12)]),
                parent=first.id,
                replies=(Reply(first.id, "takes up “nine”", (last.content.spans[0],)),),
            ),
        )
        return dataclasses.replace(found, occasions=occasions)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_bytes(TEXT.encode())
    add(tmp_path / "record", [tmp_path / "article.txt"], stage=OccasionStage())
    return tmp_path / "record"


def exported(record: Path, form: str) -> bytes:
    out = io.BytesIO()
    with Record.open(record) as opened:
        write(opened.snapshot(), "attributions", form, out)
    return out.getvalue()


def test_exports_hold_them(record: Path) -> None:
    first, last = (json.loads(line) for line in exported(record, "jsonl").splitlines())
    assert first["said"] == {
        "earliest": "2031-05-11",
        "latest": "2031-05-11",
        "basis": "“Sunday”, beside the cue",
    }
    assert (first["venue"], first["addressee"], first["parent"], first["replies_to"]) == (
        "the Olm Herald", None, None, []
    )  # fmt: skip
    [[start, end]] = first["venue_spans"]
    assert TEXT[start:end] == "the Olm Herald"
    assert (last["said"], last["venue"], last["venue_spans"]) == (None, None, [])
    assert (last["addressee"], last["parent"], last["replies_to"]) == ("the ferrymen", first["id"], [first["id"]])
    assert b"the Olm Herald" in exported(record, "csv")
    assert verify(record).problems == ()


def test_the_terminal_shows_them(record: Path) -> None:
    first, last = (json.loads(line) for line in exported(record, "jsonl").splitlines())
    shown = CliRunner().invoke(app, ["--record", str(record), "show", first["id"]]).output
    assert "the Olm Herald" in shown
    assert "2031-05-11 (“Sunday”, beside the cue)" in shown
    shown = CliRunner().invoke(app, ["--record", str(record), "show", last["id"]]).output
    assert "the ferrymen" in shown
    assert first["id"] in shown
    shown = CliRunner().invoke(app, ["--record", str(record), "show", first["statement"]]).output
    assert "the Olm Herald" in shown
    assert "2031-05-11" in shown


def test_analysis_without_a_record_shows_them() -> None:
    from tests.analyse.documents import document

    found = OccasionStage()(document(*TEXT.strip().split("\n\n")))
    first, last = analysis_shape(found)["attributions"]
    assert first["venue"] == "the Olm Herald"
    assert first["said"]["earliest"] == "2031-05-11"
    assert (last["parent"], last["replies_to"]) == (first["id"], [first["id"]])


def test_a_bound_of_publication_alone_is_not_repeated_in_lists() -> None:
    from onrecord.ask.wording import said_on

    bound = {"earliest": None, "latest": "2031-05-16", "basis": "not after publication, 2031-05-16"}
    assert said_on({"said": bound}) is None
    assert said_on({"said": {**bound, "basis": "“by Friday”, beside the cue"}}) == "said by 2031-05-16"
