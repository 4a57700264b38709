"""Collections as users bring them, added twice: all must be added the first time, and nothing the second.

    python -m bench.sources --gold DIR [--jobs N]

Made of ``DIR/data`` in a scratch folder: 200 articles of allsides-10k as JSON Lines, a WARC of 300 pages (those of
fundus-pages, and articles set as pages), and a feed of 50 entries with their whole text. The exit status is 1 if
anything failed, was lost, or was added again.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from bench.pages import ARCHIVE
from onrecord.evaluate.pages import pages
from onrecord.pipeline import add, verify

ROWS = 200
PAGES = 300
ENTRIES = 50
COLLECTION = Path("data") / "allsides-10k.jsonl.gz"


def main() -> int:
    """Make the collections, add each twice and print what became of them; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    given = parser.parse_args()
    status = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, path, wanted in made(given.gold, folder):
            status = max(status, added_once(name, path, wanted, folder / f"{name}-record", given.jobs))
    return status


def made(gold: Path, folder: Path) -> Iterator[tuple[str, Path, int]]:
    """Each collection: its name, where it lies now, and how many articles it holds."""
    rows = list(islice(_rows(gold), ROWS + PAGES + ENTRIES))
    yield "json-lines", _json_lines(folder / "articles.jsonl", rows[:ROWS]), ROWS
    yield "warc", _warc(folder / "pages.warc.gz", gold, rows[ROWS : ROWS + PAGES]), PAGES
    yield "feed", _feed(folder / "feed.xml", rows[-ENTRIES:]), ENTRIES


def added_once(name: str, path: Path, wanted: int, record: Path, jobs: int) -> int:
    """Add ``path`` twice, print what became of it, and say with 1 if that is not what should."""
    began = time.perf_counter()
    first = add(record, [path], jobs=jobs)
    seconds = time.perf_counter() - began
    second = add(record, [path], jobs=jobs)
    sound = verify(record).sound
    print(
        f"{name}: {first.added} of {wanted} added, {len(first.failed)} failed, in {seconds:.0f} s; "
        f"the second time {second.added} added, {second.already_there} there; {'sound' if sound else 'NOT SOUND'}"
    )
    for failure in [*first.failed, *second.failed][:10]:
        print(f"  {failure.reason}: {failure.message[:200]}")
    whole = first.added == wanted and not first.failed
    return 0 if whole and second.added == 0 and second.already_there == wanted and sound else 1


def _rows(gold: Path) -> Iterator[dict[str, Any]]:
    """Articles with a text of some length, each address once."""
    seen = set()
    with gzip.open(gold / COLLECTION, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["content_original"].split()) >= 150 and row["url"] and row["url"] not in seen:
                seen.add(row["url"])
                yield row


def _json_lines(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _warc(path: Path, gold: Path, rows: Sequence[dict[str, Any]]) -> Path:
    from fastwarc.warc import WarcRecord, WarcRecordType

    captured = [(page.url, page.content) for page in pages(gold / ARCHIVE)]
    captured += [(row["url"], _page(row).encode()) for row in rows[: PAGES - len(captured)]]
    with gzip.open(path, "wb") as out:
        for url, content in captured:
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(content)}\r\n\r\n".encode()
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = url
            record.headers["WARC-Date"] = "2026-01-02T03:04:05Z"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.set_bytes_content(head + content)
            buffer = BytesIO()
            record.write(buffer, checksum_data=True)
            out.write(buffer.getvalue())
    return path


def _page(row: dict[str, Any]) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(row["title"])}</title></head>'
        f"<body><article><h1>{html.escape(row['title'])}</h1>{_paragraphs(row)}</article></body></html>"
    )


def _paragraphs(row: dict[str, Any]) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in row["content_original"].split("\n") if part.strip())


def _feed(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    entries = "".join(
        f"<item><title>{html.escape(row['title'])}</title><link>{html.escape(row['url'])}</link>"
        f"<guid>{html.escape(row['url'])}</guid><content:encoded>{html.escape(_paragraphs(row))}</content:encoded></item>"
        for row in rows
    )
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A feed of fifty</title>'
        f"<link>https://feed.example/</link>{entries}</channel></rss>",
        encoding="utf-8",
    )
    return path


if __name__ == "__main__":
    raise SystemExit(main())
