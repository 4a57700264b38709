from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.errors import AnalysisError, InputError, RecordError
from onrecord.pipeline import Progress, add, analyse_articles, analyse_file, verify
from onrecord.store.record import Filter, Record
from tests.run.stages import LineStage
from tests.store.sources import add_lines, every_byte, write_articles


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles", range(1, 5))


def test_everything_added_can_be_listed(tmp_path: Path, articles: Path) -> None:
    summary = add_lines(tmp_path / "record", articles)
    assert (summary.read, summary.added, summary.already_there, summary.failed) == (4, 4, 0, ())
    with Record.open(tmp_path / "record") as record:
        snapshot = record.snapshot()
        counts = snapshot.counts()
        assert (counts.documents, counts.attributions, counts.statements) == (4, 12, 12)
        speakers = {row["speaker"]["name"] for row in snapshot.attributions()}
        assert speakers == {
            "Ada Lindqvist",
            "Bo Raskin",
            "Ferrymaster1",
            "Ferrymaster2",
            "Ferrymaster3",
            "Ferrymaster4",
        }
        assert snapshot.pending() == []


def test_a_record_is_sound_after_an_addition(tmp_path: Path, articles: Path) -> None:
    add_lines(tmp_path / "record", articles)
    report = verify(tmp_path / "record")
    assert report.problems == ()
    assert report.notes == ()
    assert report.checked["texts"] == report.checked["captures"] == 4
    assert report.checked["attributions"] == 12


def test_adding_twice_changes_no_byte(tmp_path: Path, articles: Path) -> None:
    add_lines(tmp_path / "record", articles)
    before = every_byte(tmp_path / "record")
    summary = add_lines(tmp_path / "record", articles, articles)
    assert (summary.added, summary.already_there) == (0, 8)
    assert every_byte(tmp_path / "record") == before


def test_the_same_file_given_twice_at_once_is_added_once(tmp_path: Path, articles: Path) -> None:
    summary = add_lines(tmp_path / "record", articles, articles)
    assert (summary.added, summary.already_there, summary.failed) == (4, 4, ())


def test_the_same_bytes_under_another_name_are_another_document(tmp_path: Path, articles: Path) -> None:
    add_lines(tmp_path / "record", articles)
    copy = tmp_path / "copy.txt"
    copy.write_bytes((articles / "article-0001.txt").read_bytes())
    assert add_lines(tmp_path / "record", copy).added == 1


def test_a_poisoned_document_fails_and_the_others_are_stored(tmp_path: Path, articles: Path) -> None:
    (articles / "article-0000.txt").write_text("POISON and some words about a bridge")
    (articles / "empty.txt").write_bytes(b"")
    summary = add_lines(tmp_path / "record", articles, tmp_path / "nowhere")
    assert summary.added == 4
    failed = {Path(failure.source).name: failure for failure in summary.failed}
    assert sorted(failed) == ["article-0000.txt", "empty.txt", "nowhere"]
    assert failed["article-0000.txt"].reason == "cannot be analysed"
    assert "poisoned text" in failed["article-0000.txt"].message
    assert all(failure.message and failure.reason for failure in summary.failed)
    assert verify(tmp_path / "record").sound


def test_a_failed_document_can_be_added_once_the_fault_is_mended(tmp_path: Path, articles: Path) -> None:
    (articles / "article-0000.txt").write_text("POISON and some words about a bridge")
    add_lines(tmp_path / "record", articles)
    summary = add_lines(tmp_path / "record", articles, stage=LineStage(poison="something else"))
    assert (summary.added, summary.already_there, summary.failed) == (1, 4, ())


def test_a_fault_in_the_cleaner_stops_one_file_only(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = intake.cleaned

    def faulty(capture, *options):  # type: ignore[no-untyped-def]
        if capture.uri.endswith("0002.txt"):
            raise ZeroDivisionError("oh")
        return clean(capture, *options)

    monkeypatch.setattr(intake, "cleaned", faulty)
    summary = add_lines(tmp_path / "record", articles)
    assert summary.added == 3
    assert [failure.reason for failure in summary.failed] == ["cannot be cleaned"]
    assert "ZeroDivisionError: oh" in summary.failed[0].message


def test_text_that_cannot_be_stored_is_a_failure_of_its_own(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.clean import document as cleaner

    clean = cleaner.clean

    def surrogate(capture, **options):  # type: ignore[no-untyped-def]
        document = clean(capture, **options)
        return dataclasses.replace(document, title="\ud800") if capture.uri.endswith("0002.txt") else document

    monkeypatch.setattr(cleaner, "clean", surrogate)
    summary = add_lines(tmp_path / "record", articles)
    assert (summary.added, [failure.reason for failure in summary.failed]) == (3, ["broken characters"])


def test_a_stage_that_cannot_be_loaded_stops_the_run(tmp_path: Path, articles: Path) -> None:
    for jobs in (1, 2):
        with pytest.raises(AnalysisError, match="the model of this stage is missing"):
            add_lines(tmp_path / "record", articles, jobs=jobs, stage=LineStage(loads=False))
    assert add_lines(tmp_path / "record", articles).added == 4


def test_an_interrupted_addition_leaves_a_sound_record(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_BATCH_DOCUMENTS", 1)

    def interrupt(progress: Progress) -> None:
        if progress.added == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(tmp_path / "record", [articles], stage=LineStage(), progress=interrupt)
    assert verify(tmp_path / "record").sound
    summary = add_lines(tmp_path / "record", articles)
    assert (summary.added, summary.already_there) == (2, 2)
    with Record.open(tmp_path / "record") as record:
        assert record.snapshot().pending() == []


def test_batches_do_not_show_in_the_result(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2031, 5, 1, 12, tzinfo=UTC)
    add(tmp_path / "one", [articles], stage=LineStage(), now=now)
    monkeypatch.setattr(intake, "_BATCH_DOCUMENTS", 1)
    add(tmp_path / "two", [articles], stage=LineStage(), now=now, jobs=2)
    with Record.open(tmp_path / "one") as one, Record.open(tmp_path / "two") as two:
        ours, theirs = one.snapshot(), two.snapshot()
        assert ours.number < theirs.number
        for table in ("documents", "attributions", "statements", "entities"):
            assert list(getattr(ours, table)()) == list(getattr(theirs, table)())


def test_progress_counts_up_to_everything(tmp_path: Path, articles: Path) -> None:
    seen: list[Progress] = []
    (articles / "empty.txt").write_bytes(b"")
    add(tmp_path / "record", [articles], stage=LineStage(), progress=seen.append)
    assert seen[-1] == Progress(read=4, total=5, added=4, already_there=0, failed=1, step="indexing")


def test_what_the_user_says_of_the_outlet_is_kept(tmp_path: Path, articles: Path) -> None:
    add(tmp_path / "record", [articles], outlet="The Olm Courier", stage=LineStage())
    with Record.open(tmp_path / "record") as record:
        assert {row["outlet"] for row in record.snapshot().documents()} == {"The Olm Courier"}
        assert len(list(record.snapshot().documents(Filter(outlet="the olm courier")))) == 4


def test_what_the_user_says_later_is_not_passed_over_in_silence(tmp_path: Path, articles: Path) -> None:
    add_lines(tmp_path / "record", articles)
    before = every_byte(tmp_path / "record")
    summary = add(tmp_path / "record", [articles], outlet="The Olm Courier", stage=LineStage())
    assert {failure.reason for failure in summary.failed} == {"already there, with other options"}
    assert every_byte(tmp_path / "record") == before


def test_engines_and_jobs_that_cannot_be_are_refused(tmp_path: Path, articles: Path) -> None:
    with pytest.raises(InputError, match="spark"):
        add(tmp_path / "record", [articles], engine="spark", stage=LineStage())
    with pytest.raises(InputError, match="jobs"):
        add(tmp_path / "record", [articles], jobs=0, stage=LineStage())
    assert not (tmp_path / "record").exists()


def test_a_folder_of_other_things_is_not_made_a_record(tmp_path: Path, articles: Path) -> None:
    with pytest.raises(RecordError, match="not a record"):
        add_lines(articles, articles)


def test_analysing_a_file_needs_no_record(tmp_path: Path, articles: Path) -> None:
    path = articles / "article-0003.txt"
    line = analyse_file(path, stage=LineStage())
    assert list(line) == ["path", "attributions", "mentions", "timexes", "skipped"]
    assert line["path"] == str(path)
    first = line["attributions"][0]
    assert first["speaker"] == {"id": None, "name": "Ada Lindqvist", "kind": "person"}
    assert (first["statement"], first["about"], first["venue"]) == (None, [], None)
    assert list(line["mentions"][0]) == ["span", "form", "kind", "chain"]
    json.dumps(line)


def test_plain_analysis_indexes_the_text_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbfOne line.\r\n\r\nBo Raskin said: the boats are full.\r\n")
    text = path.read_bytes().decode("utf-8")
    [found] = analyse_file(path, plain=True, published="2031-05-01", stage=LineStage())["attributions"]
    [[start, end]] = found["content"]["spans"]
    assert text[start:end].rstrip("\r") == "the boats are full."


def test_plain_analysis_wants_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Bo Raskin said: the café is full.".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        analyse_file(path, plain=True, stage=LineStage())


def export(folder: Path) -> Path:
    """The same words in three outlets, of which one row is broken and one has no text."""
    text = 'The council met again.\n\nMinister Ada Lindqvist said: "The bridge stays closed."\n'
    rows = [{"story": text, "paper": name, "url": f"https://{name}.example/1"} for name in ("tide", "lamp", "isle")]
    lines = [*map(json.dumps, rows), '{"story": "cut', json.dumps({"paper": "none"})]
    path = folder / "export.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_of_an_export_are_articles_that_verify_makes_again(tmp_path: Path) -> None:
    fields = ("text=story", "outlet=paper")
    for already in (False, True):
        summary = add(tmp_path / "record", [export(tmp_path)], fields=fields, stage=LineStage())
        assert (summary.read, summary.added, summary.already_there) == (4, 0 if already else 3, 3 if already else 0)
        assert sorted(failure.reason for failure in summary.failed) == ["broken JSON", "no such column"]
    report = verify(tmp_path / "record")
    assert report.problems == ()
    assert report.checked["texts"] == 3
    with Record.open(tmp_path / "record") as record:
        found = list(record.snapshot().documents())
    assert {(row["outlet"], row["canonical"]) for row in found} == {
        (name, f"https://{name}.example/1") for name in ("tide", "lamp", "isle")
    }
    assert all(row["current"] for row in found)


def test_a_field_that_there_is_not_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no field 'story'"):
        add(tmp_path / "record", [export(tmp_path)], fields=("story=text",), stage=LineStage())
    assert not (tmp_path / "record").exists()


def test_analysing_an_export_goes_through_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'title,text\nOne,Bo Raskin said: boats are full.\nTwo,\nThree,"Bo Raskin said: no."\n', encoding="utf-8"
    )
    first, second, third = analyse_articles(path, stage=LineStage())
    assert isinstance(first, dict)
    assert isinstance(third, dict)
    assert (first["path"], third["path"]) == (f"{path}, line 2", f"{path}, line 4")
    assert first["attributions"][0]["content"]["text"] == "boats are full."
    assert isinstance(second, InputError)
    assert second.reason == "no text"
    with pytest.raises(InputError, match="use analyse_articles"):
        analyse_file(path, stage=LineStage())


def test_analysing_a_folder_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        analyse_file(tmp_path, stage=LineStage())


def test_half_a_surrogate_pair_in_an_agency_s_name_costs_only_its_article(tmp_path: Path, articles: Path) -> None:
    row = {
        "text": "The ramp of the ferry is broken, the harbour office said. It will be mended.",
        "authors": "\ud800 News Desk",
    }
    (articles / "rows.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "authors": "News Desk"}) + "\n")
    summary = add(tmp_path / "record", [articles], stage=LineStage())
    assert summary.added == 5
    assert [failure.reason for failure in summary.failed] == ["broken characters"]
    assert verify(tmp_path / "record").sound
