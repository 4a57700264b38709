"""One statement with all that a reader wants beside it: its tellings, its chain, and the statements it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from onrecord.ask.chain import Chain, chain
from onrecord.ask.held import Held, InParts, from_index
from onrecord.ask.narrowed import narrowed
from onrecord.ask.views import Reported, Telling, is_named
from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

_BY_A_PERSON = "judged by "
"""How the basis of a speaker begins whom a person named; see ``store.judgements.basis_of``."""

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
class _Pair:
    """As ``Tied``, with the id of the other telling."""

    tie: Tie
    other: str
    beside: str
    basis: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


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
    def speaking(self) -> Telling:
        """The telling whose speaker is the statement's: the one of whom a person says so, else the fullest that is."""
        judged = (each for each in self.tellings if _is_judged(each))
        likely = (each for each in (self.fullest, *self.tellings) if _key(each.attribution) == _key(self.statement))
        return next(judged, None) or next(likely, self.fullest)

    @property
    def otherwise(self) -> tuple[tuple[Telling, int], ...]:
        """Tellings that name others as the speaker: of each the first one, and how many there are."""
        ours = _key(self.speaking.attribution)
        found: dict[str, list[Telling]] = {}
        for each in self.tellings:
            key = _key(each.attribution)
            if key not in (None, ours):
                found.setdefault(key, []).append(each)
        return tuple((each[0], len(each)) for each in found.values())

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


def _is_judged(telling: Telling) -> bool:
    """Whether a person said who speaks in it."""
    return str(telling.attribution["speaker_basis"] or "").startswith(_BY_A_PERSON)


def _key(row: Row) -> str | None:
    """The id of the speaker of a statement or an attribution."""
    return row["speaker"]["id"] if row["speaker"] else None


def statement_view(snapshot: Snapshot, given: str) -> StatementView:
    """The statement with this id, or of which the one with this id is part now.

    Raises:
        NotFoundError: if there is none, or no telling of it stands any more.
        RecordError: if the index must be made anew and cannot be, or a part is missing or damaged.
    """
    found = from_index(snapshot, lambda held: _view(held, given))
    if found is None and (key := snapshot.followed(given)) != given:
        found = from_index(snapshot, lambda held: _view(held, key))
    found = found or _from_parts(snapshot, snapshot.followed(given))
    if found is None:
        raise NotFoundError(f"there is no statement {given} in this record")
    return found


def _from_parts(snapshot: Snapshot, key: str) -> StatementView | None:
    told = ask(snapshot.folder, lambda index: _told_in(index, snapshot, key))
    with narrowed(snapshot, tuple(told.values())) as narrow:
        return _view(InParts(narrow), key)


def _told_in(index: Index, snapshot: Snapshot, key: str) -> dict[str, tuple[int, int]]:
    """The articles that tell it; none where the index speaks of another snapshot."""
    return index_read.told_in(index.connection, key) if index.snapshot == snapshot.number else {}


def _view(held: Held, key: str) -> StatementView | None:
    """The statement out of few questions: asked of the parts, each costs some milliseconds however little it is."""
    row = held.statement(key)
    if row is None:
        return None
    mine: list[str] = row["tellings"]
    documents = held.telling(row["id"])
    pairs = list(_pairs(held.ties(mine, documents), mine))
    rows = held.attributions((*mine, *sorted({each.other for each in pairs})), documents)
    articles, _ = held.articles(documents)
    nameless = held.nameless(rows.values())
    relations = dict(zip(mine, row["relations"], strict=False))
    tellings = {
        each: Telling(found, articles[found["document"]], relations.get(each), is_named(found, nameless))
        for each, found in rows.items()
    }
    ours = [tellings[each] for each in mine if each in tellings]
    if not ours:
        return None
    speaker = next((each.attribution["speaker"] for each in ours if _is_judged(each)), row["speaker"])
    reported = Reported({**row, "speaker": speaker}, ours[0], tuple(ours[1:]))
    return StatementView(reported, chain(held, reported), _tied(pairs, tellings, row["id"]))


def _tied(pairs: Iterable[_Pair], tellings: Mapping[str, Telling], key: str) -> tuple[Tied, ...]:
    """What the articles tie to a statement; each other statement once in each way."""
    once: dict[tuple[Tie, str], Tied] = {}
    for pair in pairs:
        telling = tellings.get(pair.other)
        if telling is not None and pair.beside in tellings and telling.attribution["statement"] != key:
            found = Tied(pair.tie, telling, pair.beside, pair.basis, pair.spans)
            once.setdefault((pair.tie, telling.attribution["statement"]), found)
    return tuple(once.values())


def _pairs(ties: Iterable[Row], mine: Iterable[str]) -> Iterator[_Pair]:
    """Each tie between one of ``mine`` and another attribution."""
    ours = frozenset(mine)
    for row in ties:
        said, parent = row["attribution"], row["parent"]
        if parent is not None and (said in ours) != (parent in ours):
            yield _Pair("within", parent, said) if said in ours else _Pair("holds", said, parent)
        for reply in row["replies"] or ():
            if (said in ours) == (reply["to"] in ours):
                continue
            spans = tuple((start, end) for start, end in reply["spans"])
            if said in ours:
                yield _Pair("answers", reply["to"], said, reply["basis"], spans)
            else:
                yield _Pair("answered", said, reply["to"], reply["basis"], spans)
