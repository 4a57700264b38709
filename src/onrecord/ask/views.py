"""What the questions answer with: rows of the record, set beside each other for a reader.

A row is a dict exactly as an export holds it. Nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

UNSURE = 0.5
"""Below this confidence (0..1) an attribution is more likely wrong than right; views leave it out."""


ACCEPTED, REJECTED = "accepted", "rejected"
"""What ``judged`` says of an attribution on which a person had the last word."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader needs to know of an article to judge where a statement stands.

    published: interval as an export holds it, or None where no date is stated.
    """

    id: str
    uri: str
    title: str | None
    outlet: str | None
    published: Row | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One attribution and its article.

    relation: how its words stand to the fullest telling of the statement.
    named: False where the speaker is known by an article's description only, so that the
        name in the row is that article's words, not ours.
    """

    attribution: Row
    article: Article
    relation: str | None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Reported:
    """One statement: the telling to read first, and the others."""

    statement: Row
    telling: Telling
    others: tuple[Telling, ...]

    def as_json(self) -> Row:
        """The statement's row, and under ``told`` each telling with its article."""
        told = [
            {"article": asdict(each.article), "relation": each.relation, "attribution": each.attribution}
            for each in (self.telling, *self.others)
        ]
        return {**self.statement, "told": told}


@dataclass(frozen=True, slots=True)
class Listing:
    """Statements in the order of their articles, and how many were left out and why.

    beliefs: attributions of belief (thinks, plans, fears) left out.
    unsure: attributions of speech left out for a confidence below ``UNSURE``.
    pending: attributions that belong to no statement yet, as an addition was cut short.
    """

    reported: tuple[Reported, ...]
    beliefs: int = 0
    unsure: int = 0
    pending: int = 0


def standing(attributions: Iterable[Row]) -> Iterator[Row]:
    """The attributions without those that a person rejected."""
    return (row for row in attributions if row["judged"] != REJECTED)


def articles_of(snapshot: Snapshot, documents: Iterable[str]) -> dict[str, Article]:
    """The articles with these document ids, by id. The text of the articles is not kept."""
    wanted = tuple(sorted(set(documents)))
    if not wanted:
        return {}
    rows = snapshot.documents(Filter(ids=wanted))
    return {row["id"]: article_of(row) for row in rows}


def article_of(document: Row) -> Article:
    """The article that a row of ``documents`` describes."""
    return Article(document["id"], document["uri"], document["title"], document["outlet"], document["published"])


def unnamed(snapshot: Snapshot, attributions: Iterable[Row]) -> frozenset[str]:
    """The ids of those speakers of ``attributions`` that no article calls by a name."""
    speakers = {row["speaker"]["id"] for row in attributions if row["speaker"]}
    if not speakers:
        return frozenset()
    rows = snapshot.ask("SELECT id FROM entities WHERE id IN (SELECT unnest(?)) AND len(names) = 0", sorted(speakers))
    return frozenset(row["id"] for row in rows)


def is_named(attribution: Row, nameless: frozenset[str]) -> bool:
    """Whether the speaker, if there is one, is not among the ``nameless``."""
    return not attribution["speaker"] or attribution["speaker"]["id"] not in nameless


def position(attribution: Row) -> int:
    """Where in its document's text an attribution's content begins, in code points."""
    return int(min(span[0] for span in attribution["content"]["spans"]))


def when(article: Article) -> tuple[bool, str]:
    """Sorting key: by date of publication, and articles without a date last."""
    published = article.published or {}
    date = published.get("earliest") or published.get("latest")
    return date is None, date or ""
