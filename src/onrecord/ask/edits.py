"""What did outlets change in their articles, and do they say so?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.resolve.changes import Change
from onrecord.resolve.edits import Edit, captured, edit_of
from onrecord.store import index_edits
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.index_read import Found
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

MOST = 200
"""Steps from one version to the next that are followed."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of an article that followed each other, and what was changed.

    before, after: ids of the documents. captured: when the later one was captured.
    was: when the earlier one was. returned: the later text had stood there before.
    """

    before: str
    after: str
    was: str
    captured: str
    returned: bool
    edit: Edit

    def as_json(self) -> Row:
        """The pair with its changes; spans are offsets into the two texts."""
        return {
            "from": self.before,
            "to": self.after,
            "captured": self.captured,
            "was_captured": self.was,
            "returned": self.returned,
            **index_edits.figures(self.edit),
            "changes": [_change(change) for change in self.edit.changes],
        }


@dataclass(frozen=True, slots=True)
class Edits:
    """A page of edits, and how all that fit are spread over the outlets.

    rows: ``document``, ``replaces``, ``returned``, ``captured``, ``uri``, ``title``, ``outlet``, ``changes``,
        ``inserted`` and ``deleted`` (words), ``headline``, ``quotations``, ``paragraphs``, ``silent``, ``notice``,
        ``doubt``: see ``resolve.edits.Edit``.
    outlets: rows ``name``, ``edits``, ``silent``, ``articles``.
    """

    found: Found
    outlets: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The edits of this page."""
        return self.found.rows


def edits(
    folder: Path,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    silent: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> Edits:
    """The edits of which the record holds both versions, the last captured first.

    outlet: its name; case does not count. since, until: ISO dates, perhaps of year or month only, of the later
        capture; both included. silent: only those of which the article says nothing.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    asked: Row = {"outlet": outlet, "since": since, "until": until, "silent": silent}

    def question(index: Index) -> Edits:
        rows, total = index_edits.edits(index.connection, **asked, limit=limit, offset=offset)
        spread = index_edits.outlets(index.connection, **asked)
        return Edits(Found(tuple(rows), total, note=index.note), tuple(spread))

    return ask(folder, question)


def versions(snapshot: Snapshot, document: str) -> tuple[Versions, ...]:
    """What was changed to make ``document`` of the version before it, and to make the later versions, in order.

    Empty where the record holds no other version of the article.

    Raises:
        RecordError: as ``edits``.
    """
    pairs = ask(snapshot.folder, lambda index: _following(index, document))
    ids = {key for pair in pairs for key in (pair["document"], pair["replaces"])}
    rows = {row["id"]: row for row in snapshot.documents(Filter(ids=tuple(sorted(ids))))} if ids else {}
    return tuple(
        _versions(rows[pair["replaces"]], rows[pair["document"]], pair)
        for pair in pairs
        if pair["document"] in rows and pair["replaces"] in rows
    )


def _following(index: Index, document: str) -> list[Row]:
    """The pairs that lead to a document and on from it, each once, in the order in which they came."""
    found = {pair["n"]: pair for pair in index_edits.pairs_of(index.connection, document)}
    latest = [pair["document"] for pair in found.values() if pair["replaces"] == document]
    while latest and len(found) < MOST:
        key = latest.pop()
        for pair in index_edits.pairs_of(index.connection, key):
            if pair["replaces"] == key and pair["n"] not in found:
                found[pair["n"]] = pair
                latest.append(pair["document"])
    return [found[n] for n in sorted(found)]


def _versions(before: Row, after: Row, pair: Row) -> Versions:
    edit = edit_of(before, after)
    return Versions(before["id"], after["id"], captured(before), pair["captured"], pair["returned"], edit)


def _change(change: Change) -> Row:
    return {**asdict(change), "from_span": list(change.from_span), "to_span": list(change.to_span)}
