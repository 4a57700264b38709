"""How well pages are read: body, title, date and authors against what parsers written for each outlet give.

    python -m bench.pages --gold DIR [--worst N] [--only WORDS] [--extractor trafilatura] [--jobs N]

Reads ``DIR/data/fundus-pages.tar.gz``, whose pages stay outside this repository. ``--worst`` lists the pages
whose body differs most, with the words that are missing and too many; ``--extractor trafilatura`` measures
trafilatura and htmldate alone, for comparison.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.sniff import media_type
from onrecord.types import Capture, Document, Origin

ARCHIVE = Path("data") / "fundus-pages.tar.gz"
NOT_BODY = frozenset(("title", "caption", "credit", "boilerplate"))
N = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page as received, and what its outlet's own parser reads in it.

    date: as the parser gives it, with its offset.
    """

    name: str
    url: str
    collected: str
    content: bytes
    body: str
    title: str | None
    date: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in one page; authors as one list, date as an ISO day or None."""

    body: str
    title: str | None
    earliest: str | None
    latest: str | None
    authors: tuple[str, ...]
    language: str


NOTHING = Read("", None, None, None, (), "und")
"""A page that was refused."""


@dataclass(frozen=True, slots=True)
class Score:
    """One page's figures. date: right, wrong or unknown."""

    name: str
    language: str
    body: float
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    grams: tuple[int, int, int]
    title: bool
    date: str
    authors: tuple[int, int, int]


def pages(gold: Path) -> Iterator[Page]:
    """The pages of the archive under ``gold``, in order of their names."""
    with tarfile.open(gold / ARCHIVE) as archive:
        files = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
        content = {name: file.read() for name, file in files.items() if file is not None}
    for name in sorted(content):
        if not name.endswith(".json"):
            continue
        folder, stem = name.rsplit("/", 1)[0], name[: -len(".json")]
        captured = sorted(other for other in content if re.fullmatch(rf"{re.escape(stem)}_[\d_]+\.html\.gz", other))
        expected = json.loads(content[name])
        notes = json.loads(content[f"{folder}/meta.info"])
        for page, want in zip(captured, expected.values(), strict=True):
            yield _page(page, notes[page.rsplit("/", 1)[1]], gzip.decompress(content[page]), want)


def _page(name: str, notes: dict[str, Any], content: bytes, want: dict[str, Any]) -> Page:
    body = want.get("body") or {}
    parts = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        parts += [*(section.get("headline") or ()), *(section.get("paragraphs") or ())]
    return Page(
        name.split("/", 1)[-1].removesuffix(".html.gz"), notes["url"], str(notes["crawl_date"])[:10], content,
        "\n".join(parts), want.get("title"), want.get("publishing_date"), tuple(want.get("authors") or ()),
    )  # fmt: skip


def ours(page: Page) -> Read:
    """What onrecord reads in a page that was fetched from its address."""
    origin = Origin(collected=page.collected)
    capture = Capture(
        page.url, f"{page.collected}T00:00:00+00:00", sha256_hex(page.content), media_type(page.content), page.content,
        origin,
    )  # fmt: skip
    try:
        document = clean(capture)
    except InputError:
        return NOTHING
    published = document.published
    return Read(
        body_of(document), document.title, published and published.earliest, published and published.latest,
        tuple(part.strip() for part in (document.byline or "").split(",") if part.strip()), document.language,
    )  # fmt: skip


def body_of(document: Document) -> str:
    """A document's body text: all blocks but title, caption, credit and boilerplate."""
    return "\n".join(document.text[slice(*block.span)] for block in document.blocks if block.kind not in NOT_BODY)


def trafilatura_alone(page: Page) -> Read:
    """What trafilatura and htmldate read in a page by themselves."""
    from htmldate import find_date
    from trafilatura import bare_extraction

    found = bare_extraction(page.content, include_comments=False, deduplicate=False, with_metadata=True)
    day = find_date(page.content, original_date=True)
    body = getattr(found, "text", None) or ""
    authors = tuple(part.strip() for part in (getattr(found, "author", None) or "").split(";") if part.strip())
    return Read(body, getattr(found, "title", None), day, day, authors, "und")


def score(page: Page, read: Read) -> Score:
    """One page's figures: bags of words, shingles of four words, and the metadata."""
    got, want = Counter(_words(read.body)), Counter(_words(page.body))
    shared = sum((got & want).values())
    total = sum(got.values()) + sum(want.values())
    got_grams, want_grams = _grams(_words(read.body)), _grams(_words(page.body))
    authors, wanted = {_plain(name) for name in read.authors}, {_plain(name) for name in page.authors}
    return Score(
        page.name, read.language, 2 * shared / total if total else 1.0,
        tuple((want - got).elements()), tuple((got - want).elements()),
        (sum((got_grams & want_grams).values()), sum(got_grams.values()), sum(want_grams.values())),
        _plain(read.title or "") == _plain(page.title or ""), _dated(page, read),
        (len(authors & wanted), len(authors), len(wanted)),
    )  # fmt: skip


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def _grams(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    size = min(N, len(words)) or 1
    return Counter(tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _dated(page: Page, read: Read) -> str:
    """Right to the day: in the zone that either side states the day may be another."""
    if read.earliest is None or read.latest is None or read.earliest[:10] != read.latest[:10]:
        return "unknown"
    if page.date is None:
        return "right"
    moment = datetime.fromisoformat(page.date)
    if moment.tzinfo is not None and len(read.earliest) > 10:
        exact = datetime.fromisoformat(read.earliest)
        if exact.tzinfo is not None:
            return "right" if abs(exact - moment) < timedelta(days=1) else "wrong"
    return "right" if date.fromisoformat(read.earliest[:10]) == moment.date() else "wrong"


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """The figures of many pages. 4-grams are counted over all pages, authors name by name."""
    shared, got, want = (sum(score.grams[place] for score in scores) for place in range(3))
    named, given, wanted = (sum(score.authors[place] for score in scores) for place in range(3))
    pairs = [score.grams for score in scores]
    precision = statistics.mean(part[0] / part[1] if part[1] else 1.0 for part in pairs)
    recall = statistics.mean(part[0] / part[2] if part[2] else 1.0 for part in pairs)
    return {
        "pages": len(scores),
        "body words, median F1": statistics.median(score.body for score in scores),
        "body words, mean F1": statistics.mean(score.body for score in scores),
        "body 4-grams, F1 over all": 2 * shared / max(1, got + want),
        "body 4-grams, F1 of mean precision and recall": 2 * precision * recall / max(1e-9, precision + recall),
        "title exact": statistics.mean(score.title for score in scores),
        "date right": statistics.mean(score.date == "right" for score in scores),
        "date wrong": statistics.mean(score.date == "wrong" for score in scores),
        "authors F1": 2 * named / max(1, given + wanted),
    }


def measure(gold: Path, extractor: str, jobs: int, only: str = "") -> list[Score]:
    """All pages whose name holds ``only``, read and scored."""
    chosen = [page for page in pages(gold) if only in page.name]
    read = ours if extractor == "onrecord" else trafilatura_alone
    with ProcessPoolExecutor(jobs) as pool:
        return [score(page, got) for page, got in zip(chosen, pool.map(read, chosen, chunksize=8), strict=True)]


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--extractor", choices=("onrecord", "trafilatura"), default="onrecord")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages that differ most")
    parser.add_argument("--only", default="", metavar="WORDS", help="pages whose name holds WORDS")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    scores = measure(given.gold, given.extractor, given.jobs, given.only)
    for what, value in figures(scores).items():
        print(f"{what:46} {value:.3f}" if isinstance(value, float) else f"{what:46} {value}")
    for worst in sorted(scores, key=lambda score: score.body)[: given.worst]:
        print(f"\n{worst.name} ({worst.language}) {worst.body:.3f}")
        print("  missing:", " ".join(worst.missing)[:400])
        print("  extra:  ", " ".join(worst.extra)[:400])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
