"""How did a statement come to its readers, and how was it reworded on the way?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from onrecord.ask.held import Held
from onrecord.ask.views import Article, Reported, Telling
from onrecord.resolve.drift import Difference, drift
from onrecord.resolve.names import fold

Row = dict[str, Any]

_MOST = 1000
"""Tellings whose reprints are looked for."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step from the speaker to the reader.

    name: the speaker, the venue as an article has it, the outlet, the republisher.
    attribution, document: the telling that it rests on. spans: of the words in that document's text.
    missing: it is named, and no article of it is in this record. note: what else is known of it.
    other: the document that ``note`` speaks of.
    """

    kind: Literal["statement", "venue", "first telling", "outlet", "republisher"]
    name: str
    attribution: str | None
    document: str | None
    spans: tuple[tuple[int, int], ...]
    missing: bool = False
    note: str | None = None
    other: str | None = None

    def as_json(self) -> Row:
        """All of it; spans as lists."""
        return {**asdict(self), "spans": [list(span) for span in self.spans]}


@dataclass(frozen=True, slots=True)
class Version:
    """The words of a telling beside those of the fullest one.

    differences: the most serious first; their spans are offsets into the two contents' words.
    """

    telling: Telling
    differences: tuple[Difference, ...]

    def as_json(self) -> Row:
        """The telling's id, its relation and the differences."""
        return {
            "attribution": self.telling.attribution["id"],
            "relation": self.telling.relation,
            "differences": [asdict(each) for each in self.differences],
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """The rungs from the statement to its republishers, and its versions beside the fullest telling.

    fullest: id of that telling. datings: what tellings say of when others were made; see ``schema.DatingRow``.
    """

    rungs: tuple[Rung, ...]
    fullest: str
    versions: tuple[Version, ...]
    datings: tuple[Row, ...]

    def as_json(self) -> Row:
        """``chain``, ``fullest``, ``versions`` and ``datings``."""
        return {
            "chain": [each.as_json() for each in self.rungs],
            "fullest": self.fullest,
            "versions": [each.as_json() for each in self.versions],
            "datings": list(self.datings),
        }


def chain(held: Held, reported: Reported) -> Chain:
    """The chain of telling of a statement, with every telling's words beside the fullest one's."""
    statement, found = reported.statement, (reported.telling, *reported.others)
    places = {key: place for place, key in enumerate(statement["tellings"])}
    told = sorted(found, key=lambda each: places.get(each.attribution["id"], len(places)))
    fullest = next((each for each in told if each.attribution["content"]["text"] == statement["text"]), told[0])
    rungs = (_statement(statement, fullest), *_venues(told), *_outlets(held, told))
    rows = held.datings([each.attribution["id"] for each in told])
    datings = tuple(row for row in rows if row["rests"] != row["attribution"])
    return Chain(rungs, fullest.attribution["id"], tuple(_versions(fullest, told)), datings)


def _statement(statement: Row, fullest: Telling) -> Rung:
    speaker = statement["speaker"]["name"] if statement["speaker"] else "nobody in particular"
    return _rung("statement", speaker, fullest, fullest.attribution["content"]["spans"])


def _venues(told: Sequence[Telling]) -> Iterator[Rung]:
    """Each venue that a telling names, once."""
    seen: set[tuple[str, ...]] = set()
    for each in told:
        venue = each.attribution["venue"]
        words = fold(venue or "")
        if not words or words in seen:
            continue
        seen.add(words)
        names = _names(venue)
        there = [one for one in told if names and names & set(fold(one.article.outlet or ""))]
        note = f"told in {there[0].article.id}" if there else "not in this record" if names else None
        missing, other = bool(names) and not there, there[0].article.id if there else None
        yield _rung("venue", venue, each, each.attribution["venue_spans"], missing=missing, note=note, other=other)


def _names(venue: str) -> set[str]:
    """The words of a venue that are part of a name."""
    capital = [word for word in venue.split() if word[:1].isupper()]
    return {word for word in fold(" ".join(capital)) if word not in ("the", "a", "an")}


def _outlets(held: Held, told: Sequence[Telling]) -> Iterator[Rung]:
    documents = tuple(dict.fromkeys(each.article.id for each in told))[:_MOST]
    _, republishers = held.articles(documents)
    printed = _printed(held, documents)
    done: set[str] = set()
    for place, each in enumerate(told):
        document = each.article.id
        if document in done:
            continue
        done.add(document)
        spans = each.attribution["content"]["spans"]
        original = printed.get(document)
        kind: Literal["first telling", "outlet", "republisher"] = (
            "first telling" if place == 0 else "republisher" if original else "outlet"
        )
        note = original and f"shares passages with {original}"
        yield _rung(kind, _outlet(each.article), each, spans, note=note, other=original)
        republisher = republishers.get(document)
        if republisher:
            yield _rung("republisher", republisher, each, spans, note=f"the copy of {document} was taken from there")


def _printed(held: Held, documents: Sequence[str]) -> dict[str, str]:
    """For each document that shares a passage with one before it, the first such one."""
    places = {document: place for place, document in enumerate(documents)}
    found: dict[str, str] = {}
    if len(documents) < 2:
        return found
    for pair in held.sharing(documents):
        first, later = sorted(pair, key=places.__getitem__)
        found[later] = min(found.get(later, first), first, key=places.__getitem__)
    return found


def _outlet(article: Article) -> str:
    return article.outlet or article.uri


def _rung(
    kind: Literal["statement", "venue", "first telling", "outlet", "republisher"], name: str, telling: Telling,
    spans: Sequence[Sequence[int]], *, missing: bool = False, note: str | None = None, other: str | None = None,
) -> Rung:  # fmt: skip
    placed = tuple((start, end) for start, end in spans)
    return Rung(kind, name, telling.attribution["id"], telling.article.id, placed, missing, note, other)


def _versions(fullest: Telling, told: Sequence[Telling]) -> Iterator[Version]:
    words, kind = fullest.attribution["content"]["text"], fullest.attribution["kind"]
    for each in told:
        if each is not fullest:
            kinds = kind, each.attribution["kind"]
            yield Version(each, drift(words, each.attribution["content"]["text"], kinds))
