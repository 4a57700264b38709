from __future__ import annotations

import dataclasses
import random
import shutil
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.pipeline import verify
from onrecord.schema import FindingsRow, findings_row
from onrecord.store.captures import capture_files
from onrecord.store.parts import part_files
from onrecord.store.record import Entry, Record
from onrecord.store.spans import document_faults, findings_faults
from onrecord.types import Block, Capture, Mention, Occasion, Phrase, Reply, Timex
from tests.run.stages import LineStage, article
from tests.store.sources import add_lines, write_articles


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    add_lines(folder / "record", write_articles(folder / "articles", range(3)))
    return folder / "record"


@pytest.fixture
def record(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "record"))


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x20
    path.write_bytes(content)


def test_a_sound_record_has_no_problems(record: Path) -> None:
    report = verify(record)
    assert (report.sound, report.problems, report.notes) == (True, (), ())


@pytest.mark.parametrize("files", [part_files, capture_files])
def test_a_flipped_byte_in_any_file_is_found_and_the_file_named(record: Path, files) -> None:  # type: ignore[no-untyped-def]
    for path in list(files(record)):
        kept = path.read_bytes()
        flip(path, len(kept) // 2)
        assert any(path.name in problem.where for problem in verify(record).problems), path
        path.write_bytes(kept)


def test_a_flipped_byte_anywhere_in_the_catalog_is_found(record: Path) -> None:
    catalog = record / "catalog.sqlite"
    kept = catalog.read_bytes()
    random.seed(7)
    for at in [0, 20, 60, len(kept) - 1, *random.sample(range(len(kept)), 8)]:
        flip(catalog, at)
        assert any("catalog" in problem.where for problem in verify(record).problems), at
        catalog.write_bytes(kept)
    assert verify(record).sound


@pytest.mark.parametrize("files", [part_files, capture_files])
def test_a_missing_file_is_named(record: Path, files) -> None:  # type: ignore[no-untyped-def]
    path = next(files(record))
    path.unlink()
    report = verify(record)
    assert any(path.name in problem.where and problem.what == "is missing" for problem in report.problems)


def test_a_file_of_nobody_is_noted_and_no_problem(record: Path) -> None:
    (record / "parts" / "documents-1234.parquet").write_bytes(b"?")
    report = verify(record)
    assert report.sound
    assert any("documents-1234.parquet" in note for note in report.notes)


def test_where_there_is_no_record_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="onrecord --record"):
        verify(tmp_path)


def test_a_text_that_its_capture_does_not_give_is_found(tmp_path: Path) -> None:
    from onrecord.clean.document import clean

    content = b"Bo Raskin said: the boats are full of fish and other things.\n"
    with Record.create(tmp_path / "record") as record:
        from onrecord.ids import sha256_hex

        capture = Capture("file:///a.txt", "2031-01-01T00:00:00+00:00", sha256_hex(content), "text/plain", content)
        honest = clean(capture)
        changed = article(honest.text.replace("full", "void"))
        changed = dataclasses.replace(changed, sha256=capture.sha256, cleaner=honest.cleaner)
        stage = LineStage()
        with record.adding() as addition:
            row = findings_row(stage(changed), stage.name, stage.version)
            addition.commit([Entry(capture, changed, row, None, None)], "2031-01-01T00:00:00+00:00")
        record.seal()
    [problem] = verify(tmp_path / "record").problems
    assert changed.id in problem.where
    assert "its text is not what" in problem.what


def test_another_version_of_the_cleaner_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.clean import document as cleaner

    add_lines(tmp_path / "record", write_articles(tmp_path / "articles", range(2)))
    clean = cleaner.clean
    monkeypatch.setattr(
        cleaner, "clean", lambda capture, **options: dataclasses.replace(clean(capture, **options), cleaner="next/2")
    )
    report = verify(tmp_path / "record")
    assert report.sound
    assert "texts" not in report.checked
    assert any("next/2" in note and "2 ×" in note for note in report.notes)


DOCUMENT = article("# A headline\nBo Raskin said: the boats are full.")
FOUND: FindingsRow = findings_row(LineStage()(DOCUMENT), "analyse", "1")


def test_spans_that_hold_have_no_faults() -> None:
    assert list(document_faults(DOCUMENT)) == []
    assert list(findings_faults(FOUND, DOCUMENT.text)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"text": DOCUMENT.text + "!"}, "its id is not the digest"),
        ({"blocks": (Block("body", (0, 9999)),)}, "body block [0, 9999]: empty or outside"),
        ({"blocks": (Block("body", (5, 5)),)}, "body block [5, 5]: empty or outside"),
        ({"blocks": (Block("body", (0, 20)), Block("body", (13, 48)))}, "body block [13, 48]: begins before"),
        ({"blocks": DOCUMENT.blocks[:1]}, "visible text that no block covers"),
    ],
)
def test_faults_of_a_document(change: dict[str, object], fault: str) -> None:
    faults = list(document_faults(dataclasses.replace(DOCUMENT, **change)))  # type: ignore[arg-type]
    assert any(fault in each for each in faults), faults


def shifted(part: Phrase) -> Phrase:
    return Phrase(part.text, tuple((start + 1, end + 1) for start, end in part.spans))


FIRST = FOUND.attributions[0]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"attributions": (dataclasses.replace(FIRST, content=shifted(FIRST.content)),)}, "the text there is not"),
        ({"attributions": (dataclasses.replace(FIRST, id="a-1"),)}, "its id is not the digest"),
        ({"attributions": (FIRST, FIRST)}, "two attributions have one id"),
        ({"attributions": ()}, "which is not there"),
        ({"mentions": (Mention((3, 3), "name", "person", 0),)}, "mention [3, 3]: empty"),
        ({"mentions": (Mention((3, 4), "name", "person", 8),)}, "there is no chain 8"),
        ({"timexes": (Timex((-1, 4), "DATE", "2031", None, None),)}, "time expression [-1, 4]"),
        ({"chains": ()}, "there is no chain 0"),
        ({"occasions": (Occasion("a-1"),)}, "an occasion names attribution a-1"),
        ({"occasions": (Occasion(FIRST.id, parent="a-1"),)}, "an occasion names attribution a-1"),
        ({"occasions": (Occasion(FIRST.id, replies=(Reply("a-1", "why", ()),)),)}, "an occasion names attribution a-1"),
        ({"occasions": (Occasion(FIRST.id, replies=(Reply(FIRST.id, "why", ((4, 4),)),)),)}, "reply [4, 4]: empty"),
        ({"occasions": (Occasion(FIRST.id, timex=0),)}, "there is no time expression 0"),
        ({"occasions": (Occasion(FIRST.id, venue=shifted(FIRST.content)),)}, "the text there is not the venue's"),
        (
            {"occasions": (Occasion(FIRST.id, addressee=shifted(FIRST.content)),)},
            "the text there is not the addressee's",
        ),
    ],
)
def test_faults_of_findings(change: dict[str, object], fault: str) -> None:
    faults = list(findings_faults(dataclasses.replace(FOUND, **change), DOCUMENT.text))  # type: ignore[arg-type]
    assert any(fault in each for each in faults), faults


def repeated(record: Path, kind: str, *, listed: bool) -> list[str]:
    """What is wrong with an article whose last line was relabelled as ``kind``, with or without a word of why."""
    from onrecord.clean.document import clean
    from onrecord.ids import sha256_hex

    content = (
        b"Boats full of fish\n\nBo Raskin said: the boats are full of fish and other things.\n\n"
        b"The quay of Tarnfield is open to all readers of this paper on every day of the week.\n"
    )
    capture = Capture("file:///a.txt", "2031-01-01T00:00:00+00:00", sha256_hex(content), "text/plain", content)
    made = clean(capture)
    last = made.blocks[-1]
    assert last.kind == "body"
    document = dataclasses.replace(
        made, blocks=(*made.blocks[:-1], Block(kind, last.span)), repeated=(last.span,) if listed else ()  # type: ignore[arg-type]
    )  # fmt: skip
    stage = LineStage()
    findings = findings_row(stage(document), stage.name, stage.version)
    with Record.create(record) as opened, opened.adding() as adding:
        adding.commit([Entry(capture, document, findings, None, None)], capture.received)
    return [problem.what for problem in verify(record).problems]


def test_a_line_that_only_other_articles_show_to_be_furniture_is_no_fault(tmp_path: Path) -> None:
    assert repeated(tmp_path / "told", "boilerplate", listed=True) == []
    [unlisted] = repeated(tmp_path / "untold", "boilerplate", listed=False)
    assert "not the block that" in unlisted
    assert any("no block of boilerplate" in what for what in repeated(tmp_path / "odd", "caption", listed=True))
