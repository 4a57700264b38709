"""Anchors of statements: which of their tellings are kept so that a judgement on them finds them again.

A telling that is meant by itself is anchored as a statement too: the one that it would be alone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError, NotFoundError
from onrecord.ids import statement_id
from onrecord.store.anchors import MEMBERS, known_attribution, resolved_before
from onrecord.store.snapshot import Snapshot
from onrecord.types import StatementAnchor

if TYPE_CHECKING:
    from onrecord.store.record import Record

Row = dict[str, Any]


def are_statements(one: str, two: str) -> bool:
    """Whether ``same`` or ``different`` of two ids is of statements: one at least is the id of a statement."""
    return any(given.startswith("s-") for given in (one, two))


def statement_anchors(
    record: Record, snapshot: Snapshot, one: str, two: str, *, apart: bool
) -> tuple[StatementAnchor, StatementAnchor]:
    """The anchors of two statements, or of a statement and one telling, by their ids or the beginnings of them.

    apart: they are to be two: an id that leads on to another statement means what it meant under that id, and a
        statement is meant without the telling, or the former statement, that is told apart from it.

    Raises:
        NotFoundError: if there is none, or more than one. InputError: if it is the id of something else, if both are
            one statement already (a statement and one of its tellings may be confirmed to be one), or if nothing of it
            would be left beside the telling.
    """
    sides = [_tellings(record, snapshot, given, apart=apart) for given in (one, two)]
    statements = [_statement_of(snapshot, side[0]) if side else None for side in sides]
    joined = statements[0] is not None and statements[0] == statements[1]
    confirms = joined and not apart and any(given.startswith("a-") for given in (one, two))
    if joined and not apart and not confirms:
        raise InputError(f"{one} and {two} are one statement already: give two", reason="one statement")
    if apart or confirms:
        # Whoever has fewer tellings is what is told apart.
        fewer, more = sorted((0, 1), key=lambda side: len(sides[side]))
        rest = [each for each in sides[more] if each not in sides[fewer]]
        if not rest:
            raise InputError(
                f"{one} and {two} are the same tellings: give a statement and one of its tellings to split that off",
                reason="one statement",
            )
        sides[more] = _fullest_first(snapshot, rest) if joined else rest
    left, right = (_anchor(snapshot, side) for side in sides)
    return left, right


def _tellings(record: Record, snapshot: Snapshot, given: str, *, apart: bool) -> list[str]:
    """Ids of the attributions that are meant, the first one leading."""
    table, key = snapshot.find(given)
    if table == "attributions":
        return [key]
    if table != "statements":
        raise InputError(
            f"{given} is the id of another thing, and a statement or one of its tellings is asked for here: "
            "give ids of the form s-… or a-…; `onrecord statements` lists them",
            reason="wrong kind of id",
        )
    if apart and not key.startswith(given):  # an id that leads on to another statement
        former = _former(record, snapshot, given)
        if former:
            return former
    return list(_row(snapshot, key)["tellings"])


def _fullest_first(snapshot: Snapshot, tellings: list[str]) -> list[str]:
    """Some tellings of a statement, first those that have its words: beside these a telling is looked at."""
    row = _row(snapshot, _statement_of(snapshot, tellings[0]) or "")
    whole = {key for key, how in zip(row["tellings"], row["relations"], strict=True) if how == "verbatim"}
    return sorted(tellings, key=lambda each: each not in whole)


def _former(record: Record, snapshot: Snapshot, given: str) -> list[str]:
    """The tellings, of those that count now, that a statement had under this id before it was joined with another."""
    for number in resolved_before(record, snapshot.number):
        earlier = record.snapshot(number)
        try:
            found = next(iter(earlier.ask("SELECT tellings FROM statements WHERE id = ?", given)), None)
        finally:
            earlier.close()
        if found is not None:
            there = _counting(snapshot, found["tellings"])
            return [each for each in found["tellings"] if each in there]
    query = "SELECT attribution FROM tellings WHERE statement = ? ORDER BY place, line"
    told = [row["attribution"] for row in snapshot.ask(query, snapshot.followed(given))]
    return [each for each in told if statement_id(each) == given]


def _counting(snapshot: Snapshot, attributions: Collection[str]) -> set[str]:
    query = "SELECT attribution FROM tellings WHERE attribution IN (SELECT unnest(?))"
    return {row["attribution"] for row in snapshot.ask(query, list(attributions))}


def _statement_of(snapshot: Snapshot, attribution: str) -> str | None:
    query = "SELECT statement FROM tellings WHERE attribution = ?"
    return next((str(row["statement"]) for row in snapshot.ask(query, attribution)), None)


def _row(snapshot: Snapshot, key: str) -> Row:
    found = next(iter(snapshot.ask("SELECT tellings, relations FROM statements WHERE id = ?", key)), None)
    if found is None:
        raise NotFoundError(f"there is no statement {key} in this record; `onrecord statements` lists them")
    return found


def _anchor(snapshot: Snapshot, tellings: list[str]) -> StatementAnchor:
    """The anchor of some tellings: of each article one at first, in their order."""
    query = "SELECT attribution, document FROM tellings WHERE attribution IN (SELECT unnest(?))"
    documents = {row["attribution"]: row["document"] for row in snapshot.ask(query, tellings)}
    seen: set[str] = set()
    leading: list[str] = []
    for each in tellings:
        document = documents.get(each)
        if document is None or document not in seen:
            leading.append(each)
        seen.add(document or "")
    chosen = [*leading, *(each for each in tellings if each not in leading)][:MEMBERS]
    anchors = tuple(known_attribution(snapshot, each) for each in chosen)
    statement = _statement_of(snapshot, tellings[0])
    whole = statement is not None and set(_row(snapshot, statement)["tellings"]) == set(tellings)
    key = statement if whole and statement is not None else statement_id(tellings[0])
    return StatementAnchor(key, " ".join(anchors[0].content.pieces), anchors)
