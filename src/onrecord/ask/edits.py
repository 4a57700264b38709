"""What did outlets change in their articles, and do they say so?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from onrecord.types import Span

Row = dict[str, Any]

MOST = 200
"""Steps from one version to the next that are followed."""

_AROUND = 90
_CLOSE = 80


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a block with changes in it. block: its kind.

    pieces: words, and how they stand: "" for words that stayed, "del" for those that went, "ins" for those that came.
    """

    block: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of an article that followed each other, and what was changed.

    old, new: their documents' rows, as exports hold them. captured: when the later one was captured.
    returned: the later text had stood there before.
    """

    old: Row
    new: Row
    captured: str
    returned: bool
    edit: Edit

    @property
    def was_captured(self) -> str:
        """When the earlier one was captured first."""
        return captured(self.old)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The changes with some words around them, those that stand close together in one."""
        return tuple(_passages(self.old, self.new, self.edit.changes))

    def as_json(self) -> Row:
        """The pair with its changes; spans are offsets into the two texts."""
        return {
            "from": self.old["id"],
            "to": self.new["id"],
            "captured": self.captured,
            "was_captured": self.was_captured,
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
        Versions(old, new, pair["captured"], pair["returned"], edit_of(old, new))
        for pair in pairs
        if (old := rows.get(pair["replaces"])) and (new := rows.get(pair["document"]))
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


def _passages(old: Row, new: Row, changes: Sequence[Change]) -> Iterator[Passage]:
    for group in _close(old, new, changes):
        first, last = group[0], group[-1]
        pieces = [(_lead(*_place(old, new, first)), "")]
        for change, following in zip(group, [*group[1:], None], strict=True):
            pieces += [(change.from_text, "del"), (change.to_text, "ins")]
            if following is not None:
                pieces.append((_between(new, change, following), ""))
        pieces.append((_tail(*_place(old, new, last)), ""))
        yield Passage(first.block, tuple(piece for piece in pieces if piece[0]))


def _close(old: Row, new: Row, changes: Sequence[Change]) -> Iterator[list[Change]]:
    group: list[Change] = []
    for change in changes:
        if group and not _is_close(old, new, group[-1], change):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _is_close(old: Row, new: Row, one: Change, two: Change) -> bool:
    if two.from_span[0] < one.from_span[1] or two.to_span[0] < one.to_span[1]:
        return False
    gaps = (old["text"][one.from_span[1] : two.from_span[0]], new["text"][one.to_span[1] : two.to_span[0]])
    return all(len(gap) <= _CLOSE and "\n\n" not in gap for gap in gaps) and _same_block(new, one, two)


def _same_block(new: Row, one: Change, two: Change) -> bool:
    return any(start <= one.to_span[0] and two.to_span[1] <= end for start, end in _spans(new))


def _between(new: Row, one: Change, two: Change) -> str:
    return str(new["text"][one.to_span[1] : two.to_span[0]])


def _place(old: Row, new: Row, change: Change) -> tuple[Row, Span]:
    """Where to show a change: in the later text, unless it left nothing there."""
    return (new, change.to_span) if change.to_text else (old, change.from_span)


def _lead(document: Row, span: Span) -> str:
    """Some words before a span, from its block only."""
    start = next((start for start, end in _spans(document) if start <= span[0] <= end), span[0])
    words = str(document["text"][start : span[0]])
    if len(words) <= _AROUND:
        return words
    return "… " + words[-_AROUND:].partition(" ")[2]


def _tail(document: Row, span: Span) -> str:
    """Some words after a span, from its block only."""
    end = next((end for start, end in _spans(document) if start <= span[1] <= end), span[1])
    words = str(document["text"][span[1] : end])
    if len(words) <= _AROUND:
        return words
    return words[:_AROUND].rpartition(" ")[0] + " …"


def _spans(document: Row) -> list[Span]:
    return [(block["span"][0], block["span"][1]) for block in document["blocks"]]


def _change(change: Change) -> Row:
    return {**asdict(change), "from_span": list(change.from_span), "to_span": list(change.to_span)}
