"""How to cite a statement: in words, as BibTeX, CSL JSON and a W3C Web Annotation.

A citation names the words, who is reported to have said them, the article that tells it, and the record and
snapshot in which this was found, so that the same can be looked up again. Texts that others wrote are cited as
they stand; nothing is said of whether they are true.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from onrecord.ask import wording
from onrecord.ask.bibtex import bibtex
from onrecord.ask.printable import one_line
from onrecord.ask.statement import StatementView
from onrecord.ask.views import Article, Telling
from onrecord.errors import NotFoundError
from onrecord.ids import sha256_hex
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

AROUND = 64
"""Characters before and after the words by which an annotation finds them again."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement was found. record: its name. base: the address of the reading room, no ``/`` at its end.

    snapshot: number of the snapshot. digest: SHA-256 of the digests of its parts: two records that hold the same
    have the same.
    """

    record: str
    base: str
    snapshot: int
    digest: str

    @property
    def words(self) -> str:
        """For people to read."""
        return f"record “{one_line(self.record)}”, snapshot {self.snapshot} ({self.digest[:12]})"


def place_of(snapshot: Snapshot, record: str, base: str) -> Place:
    """Where things of ``snapshot`` are found; see ``Place``."""
    digests = "\n".join(f"{part.table} {part.sha256}" for part in snapshot.parts)
    return Place(record, base.rstrip("/"), snapshot.number, sha256_hex(digests.encode()))


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement as one article tells it. document: the article's row, as exports hold it."""

    view: StatementView
    telling: Telling
    document: Row
    place: Place

    @property
    def key(self) -> str:
        """The statement's id."""
        return str(self.view.statement["id"])

    @property
    def address(self) -> str:
        """The statement's permanent address: its id never changes, and one that is merged leads on."""
        return f"{self.place.base}/statements/{self.key}"

    @property
    def address_then(self) -> str:
        """Where the statement stands as it was told at this snapshot, whatever is added or judged later."""
        return f"{self.place.base}/at/{self.place.snapshot}/statements/{self.key}"

    @property
    def article_uri(self) -> str:
        """The address of the article: what it states itself, else where its bytes came from."""
        return str(self.document["canonical"] or self.document["uri"])

    @property
    def words(self) -> str:
        """What was said, on one line, as the article has it."""
        return wording.said_words(self.telling.attribution)

    @property
    def speaker(self) -> str | None:
        """Who is reported to have said it; None where the article names nobody."""
        row = self.telling.attribution
        return wording.speaker(row, named=self.telling.named) if row["speaker"] or row["source"] else None

    @property
    def plain(self) -> str:
        """The citation in one paragraph."""
        row = self.telling.attribution
        said = wording.said_on(row)
        quoted = self.words if self.words[:1] in "“\"„«'‘" else f"“{self.words}”"
        told = f"as told in {self._where}"
        who = f"{self.speaker}, " if self.speaker else ""
        how = f"{row['kind']}{f', {said}' if said else ''}"
        return (
            f"{who}{quoted} ({how}), {told}, {one_line(self.article_uri)}, received {self._received}. "
            f"Statement {self.key}, {self.place.words}, {self.address}."
        )

    @property
    def bibtex(self) -> str:
        """An entry for BibTeX and biblatex, in UTF-8."""
        year, month, _ = self._published
        fields = {
            "author": self.speaker,
            "title": self.words,
            "howpublished": f"Told in {self._where}",
            "year": year,
            "month": month and _MONTHS[int(month) - 1],
            "url": self.article_uri,
            "urldate": self._received,
            "note": self._note,
        }
        return bibtex("misc", self.key, fields)

    @property
    def csl(self) -> list[Row]:
        """CSL JSON: a list of the one item."""
        article, row = self.telling.article, self.telling.attribution
        item = {
            "id": self.key,
            "type": "document",
            "title": self.words,
            "author": [{"literal": self.speaker}] if self.speaker else None,
            "genre": f"{row['kind']} speech, as told in an article",
            "container-title": wording.title(article),
            "publisher": article.outlet and one_line(article.outlet),
            "issued": _csl_date(article.published),
            "original-date": _csl_date(row["said"]) if wording.is_dated(row) else None,
            "accessed": {"date-parts": [[int(part) for part in self._received.split("-")]]},
            "URL": self.article_uri,
            "language": None if self.document["language"] == "und" else self.document["language"],
            "archive": f"onrecord, {self.place.words}",
            "archive_location": self.key,
            "note": self._note,
            "custom": {"onrecord": self._found},
        }
        return [{name: value for name, value in item.items() if value is not None}]

    @property
    def annotation(self) -> Row:
        """A W3C Web Annotation: a target for each stretch of the words, on the article's own address.

        Positions are code points into the article's text as it was read (``source_text``), half-open.
        """
        body = f"{self.speaker}: {self.words}" if self.speaker else self.words
        return {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"{self.address}.annotation.jsonld",
            "type": "Annotation",
            "motivation": "identifying",
            "generator": {"type": "Software", "name": f"onrecord {version('onrecord')}"},
            "body": [
                {"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": body},
                {"type": "SpecificResource", "purpose": "linking", "source": self.address},
            ],
            "target": [self._target(start, end) for start, end in self.telling.attribution["content"]["spans"]],
        }

    def _target(self, start: int, end: int) -> Row:
        text = self.document["text"]
        return {
            "type": "SpecificResource",
            "source": _iri(self.article_uri),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
            "state": {
                "type": "TimeState",
                "cached": f"{self.place.base}/articles/{self.document['id']}/capture",
                "sourceDate": self.document["received"],
            },
        }

    def as_json(self) -> Row:
        """All of it."""
        return {
            "statement": self.key, "attribution": self.telling.attribution["id"], "address": self.address,
            "plain": self.plain, "bibtex": self.bibtex, "csl": self.csl, "annotation": self.annotation,
            "found": self._found,
        }  # fmt: skip

    @property
    def _where(self) -> str:
        article = self.telling.article
        return f"“{wording.title(article)}”, {wording.outlet(article)}, {wording.published(_by_day(article))}"

    @property
    def _received(self) -> str:
        return str(self.document["received"])[:10]

    @property
    def _published(self) -> tuple[str | None, str | None, str | None]:
        """Year, month and day of publication, as far as they are known for certain."""
        return _parts(self.telling.article.published)

    @property
    def _found(self) -> Row:
        """Where this was found and in which bytes, for whoever looks it up again."""
        row = self.telling.attribution
        return {
            "record": self.place.record, "snapshot": self.place.snapshot, "digest": self.place.digest,
            "version": version("onrecord"), "model": row["model"], "statement": self.key, "attribution": row["id"],
            "document": self.document["id"], "spans": [list(span) for span in row["content"]["spans"]],
            "sha256": self.document["sha256"], "address": self.address, "address_then": self.address_then,
        }  # fmt: skip

    @property
    def _note(self) -> str:
        spans = ", ".join(f"{start}–{end}" for start, end in self.telling.attribution["content"]["spans"])
        return (
            f"Statement {self.key}, told {wording.count(len(self.view.tellings), 'time', 'times')}; "
            f"{self.telling.attribution['kind']}; {self.place.words}; telling {self.telling.attribution['id']}, "
            f"characters {spans} of {self.document['id']}; SHA-256 of the bytes {self.document['sha256']}; "
            f"{self.address}"
        )


def citation(view: StatementView, document: Row, place: Place, telling: str | None = None) -> Citation:
    """How to cite a statement, as the fullest telling has it, or the telling with this id.

    document: the row of the article that tells it; see ``cited``.

    Raises:
        NotFoundError: if the statement has no such telling.
    """
    return Citation(view, cited(view, telling), document, place)


def cited(view: StatementView, telling: str | None = None) -> Telling:
    """The telling that is cited; NotFoundError if the statement has none with this id."""
    if telling is None:
        return view.fullest
    found = next((each for each in view.tellings if each.attribution["id"] == telling), None)
    if found is None:
        raise NotFoundError(f"statement {view.statement['id']} has no telling {telling}")
    return found


def as_text(value: object) -> str:
    """CSL JSON or an annotation as it is written to a file."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _by_day(article: Article) -> Article:
    """The article with its date of publication without the time of day."""
    if not article.published:
        return article
    ends = {end: (article.published[end] or "")[:10] or None for end in ("earliest", "latest")}
    return replace(article, published={**article.published, **ends})


def _csl_date(interval: Row | None) -> Row | None:
    """A date of CSL: what is certain as its parts, two ends as a range, anything else in words."""
    if not interval or not (interval["earliest"] or interval["latest"]):
        return None
    ends = [_DATE.match(interval[end] or "") for end in ("earliest", "latest")]
    if all(ends):
        parts = [[int(part) for part in end.groups() if part] for end in ends if end]
        return {"date-parts": parts[:1] if parts[0] == parts[1] else parts}
    return {"literal": wording.interval({end: (interval[end] or "")[:10] for end in ("earliest", "latest")})}


def _parts(interval: Row | None) -> tuple[str | None, str | None, str | None]:
    earliest, latest = ((interval or {}).get(end) or "" for end in ("earliest", "latest"))
    one, two = _DATE.match(earliest), _DATE.match(latest)
    if not one or not two:
        return None, None, None
    same: list[str | None] = []
    for left, right in zip(one.groups(), two.groups(), strict=True):
        same.append(left if left == right and (not same or same[-1]) else None)
    return same[0], same[1], same[2]


def _iri(address: str) -> str:
    """An address as JSON-LD may hold it: without what no address has."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~") if re.search(r"[\s<>\"{}|\\^`]", address) else address
