"""How well pages are read: body, title, date and authors beside what the outlets' own parsers read in them.

The set is the pages of Fundus (Dallabetta et al. 2024, *Fundus: A Simple-to-Use News Scraper*), each saved as
received with what a parser written for its outlet gives. They are fixtures of parsers, so what a parser leaves out
counts as wrong where it is read, and the reverse.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from onrecord.clean.document import CLEANER, clean
from onrecord.errors import InputError
from onrecord.evaluate.corpus import digest_of
from onrecord.ids import sha256_hex
from onrecord.read.sniff import media_type
from onrecord.types import Capture, Document, Origin

NOT_BODY = frozenset(("title", "caption", "credit", "boilerplate"))
"""Kinds of block that are not body text."""

_GRAM = 4
_FEW = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A page as received, and what its outlet's own parser reads in it.

    collected: the day on which it was taken. date: as the parser gives it, with its offset.
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
    """What was read in one page. earliest, latest: of its date of publication, ISO 8601."""

    body: str
    title: str | None
    earliest: str | None
    latest: str | None
    authors: tuple[str, ...]


NOTHING = Read("", None, None, None, ())
"""A page that was refused."""


@dataclass(frozen=True, slots=True)
class Score:
    """One page's figures.

    body: F1 of the bags of words, 0..1. missing, extra: the words by which they differ.
    grams, authors: shared, found and wanted. date: "right", "wrong" or "unknown".
    """

    name: str
    body: float
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    grams: tuple[int, int, int]
    title: bool
    date: str
    authors: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PagesEvaluation:
    """What was measured, on what and with what.

    fingerprint: SHA-256 over those of the pages, see ``corpus.digest_of``. model: the cleaner.
    figures: shares 0..1 by name.
    failed: name and error of each page that was refused.
    """

    fingerprint: str
    model: str
    pages: int
    figures: dict[str, float]
    failed: tuple[tuple[str, str], ...]


def evaluate_pages(
    path: Path, *, jobs: int | None = None, progress: Callable[[int, int], None] | None = None
) -> PagesEvaluation:
    """Score reading on the pages in the archive at ``path``.

    Raises:
        InputError: if there is no such archive, or it holds no such pages.
    """
    chosen = list(pages(path))
    read, failed = [], []
    for number, (page, found) in enumerate(zip(chosen, _each(read_page, chosen, jobs), strict=True), 1):
        if isinstance(found, str):
            failed.append((page.name, found))
        read.append(NOTHING if isinstance(found, str) else found)
        if progress is not None:
            progress(number, len(chosen))
    scores = [score(page, one) for page, one in zip(chosen, read, strict=True)]
    fingerprint = digest_of(page.content for page in chosen)
    return PagesEvaluation(fingerprint, CLEANER, len(chosen), figures(scores), tuple(failed))


def _each(reader: Callable[[Page], Any], chosen: Sequence[Page], jobs: int | None) -> Iterator[Any]:
    if jobs == 1 or len(chosen) < _FEW:
        yield from map(reader, chosen)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(reader, chosen, chunksize=4)


def pages(path: Path) -> Iterator[Page]:
    """The pages of an archive, in order of their names: ``NAME.json`` beside ``NAME_DATE.html.gz`` and ``meta.info``.

    Raises:
        InputError: if there is no such archive, or it holds no such pages.
    """
    content = _members(path)
    names = [name for name in sorted(content) if name.endswith(".json")]
    if not names:
        raise InputError(
            f"{path} holds no pages: give a .tar.gz of NAME.json, NAME_DATE.html.gz and meta.info",
            reason="no such benchmark",
        )
    for name in names:
        folder, stem = name.rpartition("/")[0], name.removesuffix(".json")
        captured = sorted(other for other in content if re.fullmatch(rf"{re.escape(stem)}_[\d_]+\.html\.gz", other))
        notes = json.loads(content[f"{folder}/meta.info"])
        for page, want in zip(captured, json.loads(content[name]).values(), strict=True):
            yield _page(page, notes[page.rpartition("/")[2]], gzip.decompress(content[page]), want)


def _members(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        raise InputError(f"{path}: there is no such file; name the .tar.gz of the pages")
    try:
        with tarfile.open(path) as archive:
            files = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
            return {name: file.read() for name, file in files.items() if file is not None}
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(f"{path}: not a whole .tar.gz ({error})", reason="damaged") from error


def _page(name: str, notes: dict[str, Any], content: bytes, want: dict[str, Any]) -> Page:
    body = want.get("body") or {}
    parts = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        parts += [*(section.get("headline") or ()), *(section.get("paragraphs") or ())]
    return Page(
        name.partition("/")[2].removesuffix(".html.gz"), notes["url"], str(notes["crawl_date"])[:10], content,
        "\n".join(parts), want.get("title"), want.get("publishing_date"), tuple(want.get("authors") or ()),
    )  # fmt: skip


def capture_of(page: Page) -> Capture:
    """The page as if it had been fetched from its address."""
    received = f"{page.collected}T00:00:00+00:00"
    origin = Origin(collected=page.collected)
    return Capture(page.url, received, sha256_hex(page.content), media_type(page.content), page.content, origin)


def read_page(page: Page) -> Read | str:
    """What onrecord reads in a page, or why it refuses it."""
    try:
        document = clean(capture_of(page))
    except InputError as error:
        return str(error)
    earliest, latest = (document.published.earliest, document.published.latest) if document.published else (None, None)
    people = tuple(part.strip() for part in (document.byline or "").split(",") if part.strip())
    return Read(body_of(document), document.title, earliest, latest, people)


def body_of(document: Document) -> str:
    """A document's body text: all blocks but title, caption, credit and boilerplate."""
    return "\n".join(document.text[slice(*block.span)] for block in document.blocks if block.kind not in NOT_BODY)


def score(page: Page, read: Read) -> Score:
    """One page's figures: bags of words, shingles of four words, and the metadata."""
    got, want = Counter(_words(read.body)), Counter(_words(page.body))
    shared = sum((got & want).values())
    total = sum(got.values()) + sum(want.values())
    got_grams, want_grams = _grams(_words(read.body)), _grams(_words(page.body))
    authors, wanted = {_plain(name) for name in read.authors}, {_plain(name) for name in page.authors}
    return Score(
        page.name, 2 * shared / total if total else 1.0,
        tuple((want - got).elements()), tuple((got - want).elements()),
        (sum((got_grams & want_grams).values()), sum(got_grams.values()), sum(want_grams.values())),
        _plain(read.title or "") == _plain(page.title or ""), _dated(page, read),
        (len(authors & wanted), len(authors), len(wanted)),
    )  # fmt: skip


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def _grams(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    size = min(_GRAM, len(words)) or 1
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
    """The figures of many pages: F1 of words by page, of 4-grams and authors over all, shares of titles and dates."""
    shared, got, want = (sum(score.grams[place] for score in scores) for place in range(3))
    named, given, wanted = (sum(score.authors[place] for score in scores) for place in range(3))
    return {
        "body words, median": statistics.median(score.body for score in scores),
        "body words, mean": statistics.mean(score.body for score in scores),
        "body 4-grams": 2 * shared / max(1, got + want),
        "title exact": statistics.mean(score.title for score in scores),
        "date right": statistics.mean(score.date == "right" for score in scores),
        "date not wrong": statistics.mean(score.date != "wrong" for score in scores),
        "authors": 2 * named / max(1, given + wanted),
    }
