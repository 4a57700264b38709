"""Finding what was judged again: in the current versions of the articles, in what is found in them now.

Ids that are still there are taken as they are. Else the words are looked for, with what stands around
them; and then whatever is found in most of them now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from onrecord.offsets import overlap
from onrecord.store.catalog import Catalog
from onrecord.store.quotes import Folded, find, fold_text, stands_at
from onrecord.store.snapshot import Snapshot
from onrecord.store.versions import Version
from onrecord.types import ArticleAnchor, AttributionAnchor, EntityAnchor, Member, MentionAnchor, Quote, Span

Row = dict[str, Any]
Spans = Sequence[Sequence[int]]

_MOST_OF_IT = 0.6
"""Share of the quoted words that must lie in what is found now."""

_ALIKE = 0.4
"""Least share of words in common among all of either: one within another is somebody else's."""

_AT_ONCE = 500
_FINDINGS = "document, attributions, mentions, chains, links"


class Unanchored(Exception):  # noqa: N818
    """What was judged is not there now; the message says why, for people to read."""


class Found:
    """One current document: its text, and what is found in it."""

    def __init__(self, document: str, text: str, findings: Row) -> None:
        self.document, self.text, self.findings = document, text, findings

    @cached_property
    def folded(self) -> Folded:
        """The text as words are looked for in it."""
        return fold_text(self.text)

    @cached_property
    def chains(self) -> dict[str, int | None]:
        """The chain of each attribution's source."""
        return {link["attribution"]: link["chain"] for link in self.findings["links"]}

    def place(self, wanted: Quote, document: str) -> tuple[Span, ...] | None:
        """Where quoted words of ``document``, or of another version of it, stand here."""
        if document == self.document and stands_at(self.text, wanted):
            return wanted.spans
        return find(self.folded, wanted)


class Anchoring:
    """Anchors at one snapshot. Documents are read once, those that are ``wanted`` from the beginning together."""

    def __init__(self, catalog: Catalog, snapshot: Snapshot, wanted: Iterable[ArticleAnchor] = ()) -> None:
        self._catalog, self._snapshot = catalog, snapshot
        self._read: dict[str, Found] = {}
        self._current: dict[str, bool] = {}
        self._later: dict[str, list[str]] = {}
        for row in snapshot.ask("SELECT id, replaces, current FROM documents"):
            self._current[row["id"]] = row["current"]
            if row["replaces"]:
                self._later.setdefault(row["replaces"], []).append(row["id"])
        for each in snapshot.returns:
            self._later.setdefault(each.replaces, []).append(each.document)
        self._read_all({key for anchor in wanted for key in self.articles(anchor) if self._current[key]})

    def articles(self, anchor: ArticleAnchor) -> list[str]:
        """Ids of the versions of an article from the one that was judged on; empty where there is none."""
        found: list[str] = []
        waiting = [anchor.document] if anchor.document in self._current else self._elsewhere(anchor)
        while waiting:
            key = waiting.pop(0)
            if key not in found:
                found.append(key)
                waiting += self._later.get(key, [])
        return found

    def standing(self, anchor: ArticleAnchor) -> str:
        """The version of an article that counts now; by this, judgements on several versions are on one matter."""
        versions = self.articles(anchor)
        return next((key for key in versions if self._current[key]), versions[-1] if versions else anchor.document)

    def attribution(self, anchor: AttributionAnchor, *, with_source: bool) -> tuple[Found, str]:
        """The document and the id of the attribution that was judged.

        with_source: it must have the source that it had.

        Raises:
            Unanchored: if there is none.
        """
        problem = "its words are not in the article any more"
        for found in self._articles(anchor.article):
            if any(each["id"] == anchor.id for each in found.findings["attributions"]):
                return found, anchor.id
            spans = found.place(anchor.content, anchor.article.document)
            if spans is None:
                continue
            problem = "nobody is found to say these words now"
            source = found.place(anchor.source, anchor.article.document) if anchor.source else None
            best = _best(found.findings["attributions"], spans, source, with_source and anchor.source is not None)
            if best is not None:
                return found, best
        raise Unanchored(problem)

    def members(self, anchor: EntityAnchor) -> list[Member]:
        """Chains that are the entity now, each once; empty where none of its mentions is found again."""
        found: list[Member] = []
        for mention in anchor.members:
            member = self._member(mention)
            if member is not None and member not in found:
                found.append(member)
        return found

    def _member(self, mention: MentionAnchor) -> Member | None:
        try:
            articles = self._articles(mention.article)
        except Unanchored:
            return None
        for found in articles:
            spans = found.place(mention.words, mention.article.document)
            chain = None if spans is None else _chain(found, spans, mention)
            if chain is not None:
                return Member(found.document, chain)
        return None

    def _articles(self, anchor: ArticleAnchor) -> list[Found]:
        keys = [key for key in self.articles(anchor) if self._current[key]]
        if not keys:
            raise Unanchored("the article is not in this record")
        self._read_all(set(keys))
        return [self._read[key] for key in keys if key in self._read]

    def _elsewhere(self, anchor: ArticleAnchor) -> list[str]:
        """Versions of an article that was judged in another record: by its addresses, or as the same bytes."""
        version = Version(anchor.document, anchor.uri, anchor.sha256, anchor.address, anchor.fetched, anchor.outlet,
                          anchor.part)  # fmt: skip
        known = [each.document for each in self._catalog.alike(version)]
        return [key for key in known if key in self._current]

    def _read_all(self, documents: set[str]) -> None:
        missing = sorted(documents - self._read.keys())
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            texts = {row["id"]: row["text"] for row in self._snapshot.ask(_TEXTS, some)}
            for row in self._snapshot.ask(
                f"SELECT {_FINDINGS} FROM newest_findings WHERE document IN (SELECT unnest(?))", some
            ):
                self._read[row["document"]] = Found(row["document"], texts[row["document"]], row)


_TEXTS = "SELECT id, text FROM documents WHERE id IN (SELECT unnest(?))"


def _best(attributions: Sequence[Row], spans: Spans, source: Spans | None, with_source: bool) -> str | None:
    """The attribution with most of the words at ``spans``; among several, the one with the source too."""
    scored: list[tuple[float, str]] = []
    for each in attributions:
        shared, alike = _shared(spans, each["content"]["spans"])
        beside = _shared(source, each["source"]["spans"])[0] if source and each["source"] else 0.0
        if shared >= _MOST_OF_IT and alike >= _ALIKE and (beside > 0 or not with_source):
            scored.append((alike + beside / 4, each["id"]))
    return max(scored)[1] if scored else None


def _chain(found: Found, spans: Spans, mention: MentionAnchor) -> int | None:
    """The chain of whatever is mentioned at ``spans``."""
    scored: list[tuple[float, int]] = []
    for form, chain, kind, places in _mentions(found):
        alike = _shared(spans, places)[1]
        if alike >= _ALIKE:
            scored.append((alike + (form == mention.form) / 4 + (kind == mention.kind) / 8, -chain))
    return -max(scored)[1] if scored else None


def _mentions(found: Found) -> Iterator[tuple[str, int, str | None, Spans]]:
    """Mentions; and the sources of attributions, for chains of which no mention is marked there."""
    for each in found.findings["mentions"]:
        yield each["form"], each["chain"], each["kind"], [each["span"]]
    for each in found.findings["attributions"]:
        chain = found.chains.get(each["id"])
        if each["source"] and chain is not None:
            yield "", chain, None, each["source"]["spans"]


def _shared(ours: Spans, theirs: Spans) -> tuple[float, float]:
    """How much of ``ours`` lies in ``theirs``, and how much the two have in common among all of either; 0..1."""
    common = sum(overlap((a[0], a[1]), (b[0], b[1])) for a in ours for b in theirs)
    one, two = (sum(end - start for start, end in spans) for spans in (ours, theirs))
    return (common / one, common / (one + two - common)) if common else (0.0, 0.0)
