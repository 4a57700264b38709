from __future__ import annotations

import gzip
import io
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
import zstandard

from onrecord.errors import InputError
from onrecord.read import warc_gaps
from onrecord.read.found import Content, Found, Reading
from onrecord.read.payload import charset_of, entity
from onrecord.read.sources import read_content
from onrecord.types import Capture
from tests.read.making import (
    PNG,
    RECEIVED,
    SCRIPT,
    captures,
    failures,
    page,
    passed,
    read_all,
    tar_of,
    warc_gz,
    warc_record,
    zip_of,
)

PLAIN = "Content-Type: text/plain\r\n"
HTML = "Content-Type: text/html; charset=utf-8\r\n"


def http(headers: str = HTML, status: str = "200 OK") -> str:
    return f"HTTP/1.1 {status}\r\n{headers}\r\n"


def write(tmp_path: Path, content: bytes, name: str = "crawl.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def numbered(*numbers: int) -> list[bytes]:
    return [warc_record(page(number), uri=f"https://tarnfield.example/{number}") for number in numbers]


def uris(found: list) -> list[str]:  # type: ignore[type-arg]
    return [capture.uri.rsplit("/", 1)[-1] for capture in captures(found)]


def zstd_with_dictionary(records: list[bytes], is_dictionary_packed: bool) -> bytes:
    samples = [warc_record(page(number), uri=f"https://tarnfield.example/{number}") for number in range(300)]
    trained = zstandard.train_dictionary(4096, samples)
    packer = zstandard.ZstdCompressor(dict_data=trained)
    held = trained.as_bytes()
    held = zstandard.ZstdCompressor().compress(held) if is_dictionary_packed else held
    return struct.pack("<II", 0x184D2A5D, len(held)) + held + b"".join(packer.compress(record) for record in records)


@pytest.mark.parametrize("kind", ["plain", "gz", "one gz", "zst", "zst dict", "zst packed dict", "bz2", "tar"])
def test_every_way_to_pack_a_warc_gives_the_same_pages(tmp_path: Path, kind: str) -> None:
    import bz2

    records = numbered(1, 2, 3)
    packed = {
        "plain": lambda: b"".join(records),
        "gz": lambda: warc_gz(records),
        "one gz": lambda: gzip.compress(b"".join(records)),
        "zst": lambda: b"".join(zstandard.ZstdCompressor().compress(record) for record in records),
        "zst dict": lambda: zstd_with_dictionary(records, False),
        "zst packed dict": lambda: zstd_with_dictionary(records, True),
        "bz2": lambda: bz2.compress(b"".join(records)),
        "tar": lambda: tar_of({"a.warc.gz": warc_gz(records)}, "w:gz"),
    }[kind]()
    found = read_all(write(tmp_path, packed))
    assert failures(found) == []
    assert [(capture.uri, capture.content) for capture in captures(found)] == [
        (f"https://tarnfield.example/{number}", page(number)) for number in (1, 2, 3)
    ]


def test_a_capture_says_where_it_was_and_when_it_was_taken(tmp_path: Path) -> None:
    records = numbered(1, 2)
    content = warc_gz(records)
    first, second = captures(read_all(write(tmp_path, content, "crawl.warc.gz")))
    assert first.origin.container == "crawl.warc.gz"
    assert first.origin.place == "record at byte 0"
    assert second.origin.place == f"record at byte {len(gzip.compress(records[0]))}"
    assert second.origin.collected == "2031-04-03T10:00:00Z"
    assert second.origin.charset == "utf-8"
    assert (second.media_type, second.received, second.origin.media_type) == ("text/html", RECEIVED, None)


def test_what_is_no_page_is_left_out_or_passed_over(tmp_path: Path) -> None:
    image = "Content-Type: image/png\r\n"
    records = [
        warc_record(b"software: a crawler\r\n", kind="warcinfo", http="", content_type="application/warc-fields"),
        warc_record(b"", kind="request", http="GET / HTTP/1.1\r\nHost: tarnfield.example\r\n\r\n"),
        warc_record(page(1), kind="revisit"),
        warc_record(b"fetchTimeMs: 12", kind="metadata", http="", content_type="application/warc-fields"),
        warc_record(b"", http=http("Location: /elsewhere\r\n", "301 Moved")),
        warc_record(page(2), http=http(status="404 Not Found")),
        warc_record(page(3), uri="dns:tarnfield.example", content_type="text/dns", http=""),
        warc_record(page(4), uri="file:///ada/page.html"),
        warc_record(PNG, http=http(image)),
        warc_record(SCRIPT, http=http("Content-Type: text/javascript\r\n")),
        warc_record(PNG, http=http()),
        warc_record(b'{"a": "<p>b</p>"}', http=http()),
        warc_record(b"User-agent: *\nDisallow: /", uri="https://a.example/robots.txt", http=http(PLAIN)),
        warc_record(b'callback({"a": 1})', http=http(PLAIN)),
        warc_record(b"<rss version='2.0'><channel><title>x</title></channel></rss>", http=http()),
        warc_record(b"", http=http()),
        warc_record(page(5), uri="https://tarnfield.example/5"),
    ]
    found = read_all(write(tmp_path, warc_gz(records)))
    assert uris(found) == ["5"]
    assert failures(found) == []
    assert passed(found) == 8


def test_plain_text_resources_and_unclean_pages_are_read(tmp_path: Path) -> None:
    prose = b"Ferries stay in harbour\n\nThe council of Tarnfield met again on the matter of the ferries.\n"
    records = [
        warc_record(prose, uri="https://tarnfield.example/1.txt", http=http(PLAIN)),
        warc_record(page(2), uri="https://tarnfield.example/2", kind="resource", http="", content_type="text/html"),
        warc_record(b"Warning: a notice\n" + page(3), uri="https://tarnfield.example/3"),
        warc_record(page(4), uri="<https://tarnfield.example/4>", http=http(""), content_type="text/plain"),
        warc_record(page(5), uri="https://tarnfield.example/5", http="HTTP/1.0 200\nContent-Type: text/html\n\n"),
    ]
    found = read_all(write(tmp_path, b"".join(records)))
    assert failures(found) == []
    assert uris(found) == ["1.txt", "2", "3", "4", "5"]
    kinds = [(capture.media_type, capture.origin.media_type) for capture in captures(found)]
    html = ("text/html", None)
    assert kinds == [("text/plain", None), html, ("text/html", "text/html"), html, html]


@pytest.mark.parametrize("packed", [False, True])
def test_a_record_that_is_cut_off_is_one_failure(tmp_path: Path, packed: bool) -> None:
    records = numbered(1, 2, 3)
    content = warc_gz(records) if packed else b"".join(records)
    found = read_all(write(tmp_path, content[:-90]))
    assert uris(found) == ["1", "2"]
    assert failures(found) == ["damaged record"]


def test_a_last_record_that_is_no_page_is_missed_when_it_is_cut_off(tmp_path: Path) -> None:
    records = [*numbered(1), warc_record(PNG * 20, http=http("Content-Type: image/png\r\n"))]
    found = read_all(write(tmp_path, b"".join(records)[:-1000]))
    assert (uris(found), failures(found)) == (["1"], ["damaged record"])


@pytest.mark.parametrize("length", [-5, 20, 200, 700, 99_999_999, 2**62])
def test_a_record_that_lies_about_its_length_costs_only_itself(tmp_path: Path, length: int) -> None:
    bad = warc_record(page(2), uri="https://tarnfield.example/2", length=length)
    records = [*numbered(1), bad, *numbered(3, 4)]
    found = read_all(write(tmp_path, b"".join(records)))
    assert failures(found) == ["damaged record"]
    assert set(uris(found)) >= {"1", "4"}
    assert "3" in uris(found)
    assert all(capture.content == page(int(capture.uri[-1])) for capture in captures(found))


def test_damage_within_a_compressed_record_costs_only_that(tmp_path: Path) -> None:
    parts = [gzip.compress(record, mtime=0) for record in numbered(1, 2, 3)]
    parts[1] = parts[1][:60] + bytes(40) + parts[1][100:]
    found = read_all(write(tmp_path, b"".join(parts)))
    assert uris(found) == ["1", "3"]
    assert failures(found) == ["damaged record"]


def test_rubbish_between_records_is_one_failure(tmp_path: Path) -> None:
    records = numbered(1, 2, 3)
    found = read_all(write(tmp_path, records[0] + records[1] + b"rubbish\r\n" * 50 + records[2]))
    assert failures(found) == ["damaged record"]
    assert uris(found)[-1] == "3"


def test_a_warc_of_rubbish_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.read.warc._MOST_GAPS", 5)
    bad = warc_record(page(2), length=20)
    found = read_all(write(tmp_path, bad * 20 + numbered(3)[0]))
    assert failures(found) == ["damaged record"] * 5 + ["damaged archive"]


def test_the_next_record_is_found_across_the_blocks_in_which_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.read import files

    monkeypatch.setattr(warc_gaps, "_BLOCK", 500)
    monkeypatch.setattr(warc_gaps, "_HEAD", 300)
    first, second = numbered(1, 2)
    for gap in (0, 1, 199, 200, 201, 499, 500, 1234):
        path = write(tmp_path, first + b"x" * gap + b"\n" + second)
        assert warc_gaps.next_record(files.content(path), 1) == len(first) + gap + 1
        assert warc_gaps.next_record(files.content(path), len(first) + gap + 2) is None


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("zstd", zstandard.ZstdCompressor().compress),
        ("gzip, deflate", lambda data: zlib.compress(gzip.compress(data))),
        ("identity", bytes),
        ("utf-8", bytes),
        ("gzip", bytes),
        ("br", bytes),
        ("deflate", bytes),
        ("zstd", bytes),
    ],
)
@pytest.mark.parametrize("chunked", ["joined", "chunked", "undone"])
def test_encodings_are_undone_and_those_that_lie_are_ignored(coding: str, encode: object, chunked: str) -> None:
    body = encode(page())  # type: ignore[operator]
    if chunked == "chunked":
        parts = [body[at : at + 100] for at in range(0, len(body), 100)]
        body = b"".join(f"{len(part):x};last=no\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"
    assert entity(body, "chunked" if chunked != "joined" else None, coding, "a") == page()


def test_brotli_is_undone() -> None:
    brotli = pytest.importorskip("brotli")
    pages = b"".join(map(page, range(50)))
    packed = brotli.compress(pages)
    assert entity(packed, None, "br", "a") == pages
    with pytest.raises(InputError, match="broken off"):
        entity(packed[:-20], None, "br", "a")
    with pytest.raises(InputError, match="limit"):
        entity(brotli.compress(bytes(5_000_000)), None, "br", "a", limit=100_000)


def test_text_that_begins_with_a_hexadecimal_number_is_no_chunk() -> None:
    text = b"ADD\nand some more words, none of them a size of anything."
    assert entity(text, "chunked", None, "a") == text


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_bombs_and_broken_encodings_are_refused(coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "zstd": zstandard.ZstdCompressor().compress}[coding]
    with pytest.raises(InputError) as caught:
        entity(pack(bytes(5_000_000)), None, coding, "a page", limit=100_000)
    assert caught.value.reason == "too large"
    with pytest.raises(InputError) as caught:
        entity(pack(page() * 3)[:-200], None, coding, "a page")
    assert caught.value.reason == "damaged record"


def test_a_bomb_in_a_record_is_a_failure_of_that_record(tmp_path: Path) -> None:
    bomb = warc_record(gzip.compress(bytes(20_000_000)), http=http(f"{HTML}Content-Encoding: gzip\r\n"))
    large = warc_record(b"<p>x</p>" * 1_500_000)
    found = read_all(write(tmp_path, warc_gz([bomb, large, *numbered(3)])))
    assert failures(found) == ["too large", "too large"]
    assert uris(found) == ["3"]


def test_a_bomb_of_a_warc_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.read.allowance._FREE", 1_000_000)
    bomb = warc_record(bytes(40_000_000), http=http("Content-Type: image/png\r\n"))
    found = read_all(write(tmp_path, warc_gz([*numbered(1), bomb, *numbered(2)])))
    assert uris(found) == ["1"]
    assert failures(found) == ["unpacks to too much"]


def test_the_charset_of_a_content_type() -> None:
    assert charset_of('text/html; charset="KOI8-R"; x=y') == "koi8-r"
    assert charset_of("text/html") is None
    assert charset_of(None) is None


def test_a_wacz_gives_the_pages_of_its_warcs_and_nothing_else(tmp_path: Path) -> None:
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://tarnfield.example/1", "title": "x"}\n',
        "indexes/index.cdx.gz": gzip.compress(b"com,example)/ 2031 {}\n"),
        "archive/b.warc.gz": warc_gz(numbered(3)),
        "archive/a.warc.gz": warc_gz(numbered(1, 2)),
    }
    found = read_all(write(tmp_path, zip_of(members, 0), "crawl.wacz"))
    assert uris(found) == ["1", "2", "3"]
    assert len(found) == 3
    assert [capture.origin.place for capture in captures(found)][2] == "member archive/b.warc.gz, record at byte 0"
    assert {capture.origin.container for capture in captures(found)} == {"crawl.wacz"}


def test_a_stream_that_cannot_be_sought_in_is_read_too() -> None:
    class Flowing(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation("seek")

    bad = warc_record(page(2), length=200)
    data = b"".join([*numbered(1), bad, *numbered(3)])
    found = list(read_content(Content("a", "https://a.example/crawl", lambda: Flowing(data)), Reading(RECEIVED)))
    assert uris(found) == ["1", "3"]
    assert failures(found) == ["damaged record"]
    assert all(isinstance(item, Found) and isinstance(item.capture, (Capture, InputError)) for item in found)


def test_a_large_warc_is_not_read_into_memory(tmp_path: Path) -> None:
    film = warc_record(bytes(range(256)) * 40_000, http=http("Content-Type: video/mp4\r\n"))
    path = tmp_path / "large.warc"
    with path.open("wb") as out:
        for record in numbered(1, 2, 3):
            out.write(film * 2 + record)
    tracemalloc.start()
    found = read_all(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (uris(found), passed(found), failures(found)) == (["1", "2", "3"], 6, [])
    assert most < 5_000_000
