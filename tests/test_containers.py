"""Archives, feeds and lists through the whole pipeline: added, added again, verified."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from onrecord.clean.document import clean
from onrecord.cli import main
from onrecord.ids import sha256_hex
from onrecord.pipeline import add, verify
from onrecord.store.record import Record
from onrecord.types import Capture
from tests.feeds import atom, item, rss
from tests.read.making import HTTP_OK, PNG, STYLE, page, tar_of, warc_gz, warc_record, zip_of
from tests.run.stages import LineStage
from tests.store.sources import add_lines, every_byte


def warc(*numbers: int) -> bytes:
    return warc_gz(warc_record(page(number), uri=f"https://tarnfield.example/{number}") for number in numbers)


def members(*numbers: int) -> dict[str, bytes]:
    return {f"{number}.html": page(number) for number in numbers}


JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "The Olm Courier",
    "items": [{"id": number, "title": f"Ferry {number}", "content_text": page(number).decode()} for number in range(3)],
}).encode()  # fmt: skip

SOURCES: dict[str, Callable[[], bytes]] = {
    "warc.gz": lambda: warc(1, 2, 3),
    "warc": lambda: gzip.decompress(warc(1, 2, 3)),
    "warc.zst": lambda: zstandard.compress(gzip.decompress(warc(1, 2, 3))),
    "wacz": lambda: zip_of({"datapackage.json": b"{}", "archive/a.warc.gz": warc(1, 2), "archive/b.warc.gz": warc(3)}),
    "zip": lambda: zip_of(members(1, 2, 3)),
    "zip in zip": lambda: zip_of({"a.zip": zip_of(members(1, 2)), "b.html": page(3)}),
    "tar": lambda: tar_of(members(1, 2, 3)),
    "tar.gz": lambda: tar_of(members(1, 2, 3), "w:gz"),
    "rss": lambda: rss(item(1), item(2), item(3)),
    "rss with one id": lambda: rss(item(1), item(2, identity="pier-1"), item(3, identity="pier-1")),
    "rss.gz": lambda: gzip.compress(rss(item(1), item(2), item(3))),
    "json feed": lambda: JSON_FEED,
}


@pytest.mark.parametrize("kind", SOURCES)
def test_added_twice_verified_and_told_apart(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "source"
    source.write_bytes(SOURCES[kind]())
    summary = add_lines(tmp_path / "record", source)
    assert (summary.read, summary.added, summary.already_there, summary.failed) == (3, 3, 0, ())
    before = every_byte(tmp_path / "record")
    summary = add_lines(tmp_path / "record", source)
    assert (summary.read, summary.added, summary.already_there, summary.failed) == (3, 0, 3, ())
    assert every_byte(tmp_path / "record") == before
    report = verify(tmp_path / "record")
    assert (report.problems, report.notes) == ((), ())
    assert report.checked["texts"] == 3
    with Record.open(tmp_path / "record") as record:
        documents = list(record.snapshot().documents())
    assert {row["current"] for row in documents} == {True}
    assert [row["replaces"] for row in documents] == [None] * 3


def test_a_page_in_a_warc_is_the_same_document_as_the_page_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(1))
    add_lines(tmp_path / "record", tmp_path / "a.warc")
    with Record.open(tmp_path / "record") as record:
        [row] = record.snapshot().documents()
    content = page(1)
    uri = "https://tarnfield.example/1"
    fetched = clean(Capture(uri, "2031-05-02T00:00:00Z", sha256_hex(content), "text/html", content))
    assert (row["id"], row["sha256"]) == (fetched.id, fetched.sha256)


def test_a_page_crawled_again_replaces_itself_and_a_feed_read_again_only_what_changed(tmp_path: Path) -> None:
    source = tmp_path / "source"
    record = tmp_path / "record"
    source.write_bytes(warc(1))
    add_lines(record, source)
    changed = warc_record(page(1, "The boats are empty."), uri="https://tarnfield.example/1")
    source.write_bytes(warc_gz([changed]))
    assert add_lines(record, source).added == 1
    source.write_bytes(rss(item(1), item(2)))
    assert add_lines(record, source).added == 2
    source.write_bytes(rss(item(3), item(1), item(2, extra="<category>x</category>")))
    summary = add_lines(record, source)
    assert (summary.added, summary.already_there) == (1, 2)
    with Record.open(record) as opened:
        rows = list(opened.snapshot().documents())
    assert sum(row["replaces"] is not None for row in rows) == 1
    assert verify(record).sound


def test_the_time_of_the_crawl_places_what_a_page_says_of_days_ago(tmp_path: Path) -> None:
    body = page(1).replace(b"<p>The council", b"<p>Published 2 days ago</p><p>The council")
    (tmp_path / "a.warc").write_bytes(warc_record(body, date="2031-04-03T10:00:00Z"))
    add_lines(tmp_path / "record", tmp_path / "a.warc")
    with Record.open(tmp_path / "record") as record:
        [row] = record.snapshot().documents()
    assert row["published"]["earliest"] == "2031-04-01"


def test_a_page_whose_server_names_the_charset_is_read_and_verified(tmp_path: Path) -> None:
    body = page(1, "Пирс закрыт, сказала мэр Ада Лунд, и ушла.").decode().encode("koi8-r")
    http = HTTP_OK.replace("utf-8", "koi8-r")
    (tmp_path / "a.warc").write_bytes(warc_record(body, http=http))
    assert add_lines(tmp_path / "record", tmp_path / "a.warc").added == 1
    with Record.open(tmp_path / "record") as record:
        [row] = record.snapshot().documents()
    assert "Пирс закрыт" in row["text"]
    assert verify(tmp_path / "record").sound


def test_a_folder_of_everything_with_its_damage(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, content in {
        "a.warc.gz": warc(1, 2)[:-70],
        "b.zip": zip_of({"x.html": page(3), "y.png": PNG}),
        "c.tar.gz": tar_of({f"{number}.html": page(number) for number in range(20)}, "w:gz")[:-200],
        "d.xml": atom(),
        "logo.png": PNG,
        "Ferry.html": page(4),
        "site.css": STYLE,
    }.items():
        (folder / name).write_bytes(content)
    (folder / "Ferry_files").mkdir()
    (folder / "Ferry_files" / "frame.html").write_bytes(page(5))
    summary = add_lines(tmp_path / "record", folder)
    assert sorted(failure.reason for failure in summary.failed) == ["damaged archive", "damaged record", "empty feed"]
    assert summary.passed_over == 3
    assert summary.added >= 3
    assert verify(tmp_path / "record").sound


def test_what_was_passed_over_is_counted_where_there_is_any(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline._analysis", LineStage)
    (tmp_path / "a.zip").write_bytes(zip_of({"x.html": page(3), "y.png": PNG}))
    (tmp_path / "x.html").write_bytes(page(4))
    for source, said in (
        ("a.zip", "0 failed · 1 passed over (pictures, scripts and the like)\n"),
        ("x.html", "0 failed\n"),
    ):
        assert main(["--record", str(tmp_path / "record"), "add", str(tmp_path / source)]) in (0, None)
        assert said in capsys.readouterr().err


def test_the_folder_of_an_archive_is_stored_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "secretfolder"
    secret.mkdir()
    (secret / "a.zip").write_bytes(zip_of({"b.warc.gz": warc(1), "c.html": page(2)}))
    (secret / "feed.xml").write_bytes(rss(item(1)))
    add(tmp_path / "record", [secret], stage=LineStage())
    for path in (tmp_path / "record").rglob("*"):
        assert path.is_dir() or b"secretfolder" not in path.read_bytes()
