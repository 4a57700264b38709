"""One statement with all that a reader wants beside it: its tellings, its chain, and the statements it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from onrecord.ask import show
from onrecord.ask.chain import Chain, chain
from onrecord.ask.narrowed import narrowed
from onrecord.ask.views import Article, Reported, Telling, articles_of, is_named, standing, unnamed
from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]
Tie = Literal["within", "holds", "answers", "answered"]
"""The statement lies within the words of the other, holds the other in its own words, answers it, or is answered."""


@dataclass(frozen=True, slots=True)
class Tied:
    """Another statement that an article ties to this one.

    telling: of the other one, in the article that ties them. beside: id of this one's telling there.
    basis: why, for people to read; spans: the words that it rests on, in that article. Both of replies only.
    """

    tie: Tie
    telling: Telling
    beside: str
    basis: str | None = None
    spans: tuple[tuple[int, int], ...] = ()

    def as_json(self) -> Row:
        """The tie with the other statement's telling."""
        return {
            "tie": self.tie,
            "article": asdict(self.telling.article),
            "attribution": self.telling.attribution,
            "beside": self.beside,
            "basis": self.basis,
            "spans": [list(span) for span in self.spans],
        }


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement, its tellings in the order in which they came, and what belongs beside it."""

    reported: Reported
    chain: Chain
    tied: tuple[Tied, ...]

    @property
    def statement(self) -> Row:
        """The statement's row."""
        return self.reported.statement

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All that stand, the first one told first."""
        return (self.reported.telling, *self.reported.others)

    @property
    def fullest(self) -> Telling:
        """The telling that the others are set beside."""
        return next(each for each in self.tellings if each.attribution["id"] == self.chain.fullest)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, each once, in the order in which they did."""
        return tuple(dict.fromkeys(each.article.outlet for each in self.tellings if each.article.outlet))

    def first(self, field: str) -> Any:
        """``said``, ``venue`` or ``addressee``: of the statement, else of the first telling that knows it."""
        return self.statement.get(field) or next(
            (each.attribution[field] for each in self.tellings if each.attribution[field]), None
        )

    def ties(self, tie: Tie) -> tuple[Tied, ...]:
        """The statements tied to this one in one way."""
        return tuple(each for each in self.tied if each.tie == tie)

    def as_json(self) -> Row:
        """The statement as ``show --json`` has it, with ``outlets`` and ``tied``."""
        tied = [each.as_json() for each in self.tied]
        return {**self.reported.as_json(), **self.chain.as_json(), "outlets": list(self.outlets), "tied": tied}


def statement_view(snapshot: Snapshot, given: str) -> StatementView:
    """The statement with this id, or of which the one with this id is part now.

    Raises:
        NotFoundError: if there is none, or no telling of it stands any more.
        RecordError: if the index must be made anew and cannot be, or a part is missing or damaged.
    """
    key = snapshot.followed(given)
    with narrowed(snapshot, ask(snapshot.folder, lambda index: _added(index, snapshot, key))) as narrow:
        try:
            reported = show.statement(narrow, key)
        except StopIteration:
            raise NotFoundError(f"there is no statement {given} in this record") from None
        return StatementView(reported, chain(narrow, reported), _tied(narrow, reported))


def _added(index: Index, snapshot: Snapshot, key: str) -> Sequence[tuple[int, int]]:
    """With which additions the articles that tell it came; nothing where the index speaks of another snapshot."""
    if index.snapshot != snapshot.number:
        return ()
    return tuple(index_read.told_in(index.connection, key).values())


def _tied(snapshot: Snapshot, reported: Reported) -> tuple[Tied, ...]:
    """What the articles tie to the statement; each other statement once in each way."""
    mine = {each.attribution["id"]: each for each in (reported.telling, *reported.others)}
    documents = sorted({each.article.id for each in mine.values()})
    found = list(_pairs(snapshot.ask(_OCCASIONS, documents, sorted(mine), sorted(mine), sorted(mine)), mine.keys()))
    wanted = tuple(sorted({other for _, other, *_ in found}))
    if not wanted:
        return ()
    rows = {row["id"]: row for row in standing(snapshot.attributions(Filter(ids=wanted, documents=tuple(documents))))}
    articles, nameless = articles_of(snapshot, documents), unnamed(snapshot, rows.values())
    once: dict[tuple[Tie, str], Tied] = {}
    for tie, other, beside, basis, spans in found:
        row = rows.get(other)
        if row is None or row["statement"] == reported.statement["id"]:
            continue
        telling = _telling(row, articles, nameless)
        once.setdefault((tie, row["statement"]), Tied(tie, telling, beside, basis, spans))
    return tuple(once.values())


def _telling(row: Row, articles: dict[str, Article], nameless: frozenset[str]) -> Telling:
    return Telling(row, articles[row["document"]], None, is_named(row, nameless))


def _pairs(
    occasions: Iterable[Row], mine: Iterable[str]
) -> Iterator[tuple[Tie, str, str, str | None, tuple[tuple[int, int], ...]]]:
    """Each tie with the other's id, this one's, and for replies basis and spans."""
    ours = frozenset(mine)
    for row in occasions:
        occasion = row["occasion"]
        said, parent = occasion["attribution"], occasion["parent"]
        if parent is not None and (said in ours) != (parent in ours):
            yield ("within", parent, said, None, ()) if said in ours else ("holds", said, parent, None, ())
        for reply in occasion["replies"] or ():
            if (said in ours) != (reply["to"] in ours):
                spans = tuple((start, end) for start, end in reply["spans"])
                tie: Tie = "answers" if said in ours else "answered"
                pair = (reply["to"], said) if said in ours else (said, reply["to"])
                yield tie, *pair, reply["basis"], spans


_OCCASIONS = """
SELECT occasion FROM (SELECT unnest(occasions) AS occasion FROM findings WHERE document IN (SELECT unnest(?)))
WHERE occasion.attribution IN (SELECT unnest(?)) OR occasion.parent IN (SELECT unnest(?))
    OR list_has_any([r.to FOR r IN occasion.replies], ?)
"""
