"""Which statements does the record hold?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.ask.views import (
    ACCEPTED,
    UNSURE,
    Listing,
    Reported,
    Row,
    Telling,
    articles_of,
    is_named,
    position,
    standing,
    unnamed,
    when,
)
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import ask, told_with
from onrecord.store.index_query import StatementQuery
from onrecord.store.snapshot import Snapshot


def statements(snapshot: Snapshot, wanted: Filter, *, everything: bool = False) -> Listing:
    """The statements of which at least one telling fits ``wanted``, by article and place in it.

    Unless ``everything`` is asked for, beliefs and attributions below ``UNSURE`` are
    left out and counted, but for what a person accepted. What a person rejected is
    always left out. An article that was published first comes first.
    """
    found = _found(snapshot, wanted)
    told = [row for row in found if row["statement"] is not None]
    pending = len(found) - len(told)
    if everything:
        return Listing(gather(snapshot, told), pending=pending)
    speech = [row for row in told if row["act"] == "speech"]
    sure = [row for row in speech if row["confidence"] >= UNSURE or row["judged"] == ACCEPTED]
    return Listing(gather(snapshot, sure), len(told) - len(speech), len(speech) - len(sure), pending)


def statements_found(snapshot: Snapshot, query: StatementQuery, *, everything: bool = False) -> Listing:
    """As ``statements``, for what only the index can tell: whom it is about, when and where it was said, how often.

    Kinds, words, speaker, outlet and dates are those of ``query``; its limits count for nothing.

    Raises:
        RecordError: if the index must be made anew and cannot be.
    """
    speaker, about = (given and snapshot.followed(given) for given in (query.speaker, query.about))
    asked = replace(query.without_limits(), speaker=speaker, about=about)
    told = ask(snapshot.folder, lambda index: tuple(index_read.tellings(index.connection, asked)))
    return statements(snapshot, Filter(ids=told), everything=everything) if told else Listing(())


def _found(snapshot: Snapshot, wanted: Filter) -> list[Row]:
    """The attributions that fit: by the index where it reflects this snapshot, else by reading all of them."""
    told = None if wanted.words is None or wanted.ids else told_with(snapshot.folder, snapshot.number, wanted.words)
    if told is None:
        return list(standing(snapshot.attributions(wanted)))
    return list(standing(snapshot.attributions(replace(wanted, words=None, ids=told)))) if told else []


def gather(snapshot: Snapshot, attributions: Sequence[Row]) -> tuple[Reported, ...]:
    """The statements that ``attributions`` tell, each once, with all their tellings."""
    if not attributions:
        return ()
    chosen: dict[str, list[Row]] = {}
    for row in attributions:
        chosen.setdefault(row["statement"], []).append(row)
    rows = {row["id"]: row for row in snapshot.statements(Filter(ids=tuple(chosen)))}
    known = _tellings(snapshot, attributions, rows.values())
    articles = articles_of(snapshot, (row["document"] for row in known.values()))
    nameless = unnamed(snapshot, known.values())
    tellings = {
        key: Telling(row, articles[row["document"]], None, is_named(row, nameless)) for key, row in known.items()
    }
    reported = [_reported(rows[key], matching, tellings) for key, matching in chosen.items() if key in rows]
    return tuple(sorted(reported, key=_place))


def _tellings(snapshot: Snapshot, attributions: Iterable[Row], statements: Iterable[Row]) -> dict[str, Row]:
    """The attributions at hand and all other tellings of their statements, by id."""
    known = {row["id"]: row for row in attributions}
    missing = {telling for row in statements for telling in row["tellings"]} - known.keys()
    if missing:
        others = standing(snapshot.attributions(Filter(ids=tuple(sorted(missing)))))
        known.update((row["id"], row) for row in others)
    return known


def _reported(statement: Row, matching: Sequence[Row], known: Mapping[str, Telling]) -> Reported:
    relations = dict(zip(statement["tellings"], statement["relations"] or (), strict=False))
    fitting = [row["id"] for row in matching]
    # A headline's attribution is no telling of its own: it stands for the statement only where nothing else does.
    first = next((key for key in statement["tellings"] if key in fitting), fitting[0])
    others = [key for key in statement["tellings"] if key in known and key != first]
    tellings = [replace(known[key], relation=relations.get(key)) for key in (first, *others)]
    return Reported(statement, tellings[0], tuple(tellings[1:]))


def _place(reported: Reported) -> tuple[tuple[bool, str], str, int]:
    telling = reported.telling
    return when(telling.article), telling.article.id, position(telling.attribution)
