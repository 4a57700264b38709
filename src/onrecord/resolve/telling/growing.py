"""Statements going on from what is kept: only attributions that came or changed are compared anew.

The result is what the steps of ``plan`` would find in all documents at once: keys of an attribution stay, no pair is
lost when others come, and what a component of linked attributions is cut into depends on that component alone.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.resolve.packed import add, holders
from onrecord.resolve.telling.cluster import merged
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.pairs import weigh
from onrecord.resolve.telling.plan import FIRST
from onrecord.resolve.telling.ruled import ToldRuling
from onrecord.resolve.telling.statement import judged_dating, stated
from onrecord.resolve.telling.uttered import read_told, spoken, uttered
from onrecord.schema import KEYS

Row = dict[str, Any]

_STATEMENT = ("id", "text", "kind", "speaker", "said", "venue", "tellings", "relations", "first", "independent")
_COLUMNS = ("n", "place", "line", "at", "document", "attribution", "own", "announces", "is_current", "entity", "said")
_SELECT = f"SELECT {', '.join(_COLUMNS)}, head FROM utterances"


@dataclass
class GrownStatements:
    """What to write, by table. gone: tables and keys of rows that are no more. compared: pairs of attributions."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    gone: list[tuple[str, str]] = field(default_factory=list)
    compared: int = 0


def grow_statements(
    kept: sqlite3.Connection,
    added: Sequence[Row],
    changed: Iterable[Row],
    reprinted: Iterable[str],
    rulings: Iterable[ToldRuling] = (),
    given: Mapping[str, str] | None = None,
    times: Iterable[tuple[str, Row | None, bool]] = (),
) -> GrownStatements:
    """Take in documents and changes, within the caller's transaction.

    added: as rows of ``sql.HEARD``, in the order of addition. changed: the same of documents that were there before,
    of which who speaks or whether they count may be another. reprinted: documents whose reprints are others now.
    rulings: what people said of tellings; given: ids in place of those that are minted, see ``engine.Parts``; both are
    the same as when what is kept was made. times: attributions of which people say something else now than before of
    when they were said: when that was, and whether a person says so.
    """
    growth = _Growth(kept, rulings, given or {})
    for row in added:
        growth.take_in(row)
    for row in changed:
        growth.change(row)
    for attribution, said, judged in times:
        growth.time(attribution, said, judged=judged)
    growth.touch(reprinted)
    return growth.result()


class _Growth:
    def __init__(self, kept: sqlite3.Connection, rulings: Iterable[ToldRuling], given: Mapping[str, str]) -> None:
        self._kept = kept
        self._exchanged = given
        self._minted = {id: minted for minted, id in given.items()}
        self._given = tuple(rulings)
        self._ruled: dict[int, list[Row]] = {}
        self._afresh: set[int] = set()
        self._touched: set[int] = set()
        self._announced: set[str] = set()
        self._gone: set[str] = set()
        self._compared = 0

    def take_in(self, row: Row) -> None:
        (last,) = self._one("SELECT coalesce(max(n), 0) FROM utterances")
        for n, each in enumerate(uttered(row), last + 1):
            each["own"] = self._exchanged.get(each["own"], each["own"])
            values = (n, *(each[name] for name in _COLUMNS[1:]), None)
            self._kept.execute(f"INSERT INTO utterances VALUES ({', '.join('?' * len(values))})", values)
            add(self._kept, "utterance_keys", each["keys"], n)
            self._afresh.add(n)

    def change(self, row: Row) -> None:
        query = "SELECT n, entity, announces, is_current FROM utterances WHERE attribution = ?"
        for each, speaker, of_body in spoken(row):
            found = self._one(query, each["id"])
            if found is None:
                continue
            n, entity, announces, is_current = found
            now = (speaker, of_body, row["is_current"])
            if now == (entity, announces, bool(is_current)):
                continue
            self._kept.execute("UPDATE utterances SET entity = ?, announces = ?, is_current = ? WHERE n = ?", (*now, n))
            self._touched.add(n)
            self._announced |= {each for each in (announces, now[1]) if each is not None}
            if now[:2] != (entity, announces):
                self._afresh.add(n)

    def time(self, attribution: str, said: Row | None, *, judged: bool) -> None:
        found = self._one("SELECT n, said, announces FROM utterances WHERE attribution = ?", attribution)
        if found is None:
            return
        n, text, announces = found
        row = {**json.loads(text), "said": said}
        row.pop("judged", None)
        now = json.dumps({**row, "judged": True} if judged else row, ensure_ascii=False, sort_keys=True)
        if now != text:
            self._kept.execute("UPDATE utterances SET said = ? WHERE n = ?", (now, n))
            self._afresh.add(n)
            # A headline that only announces something is written with what it announces.
            self._announced |= {announces} if announces is not None else set()

    def touch(self, documents: Iterable[str]) -> None:
        for document in sorted(set(documents)):
            self._touched |= {n for (n,) in self._all("SELECT n FROM utterances WHERE document = ?", document)}

    def result(self) -> GrownStatements:
        self._compare()
        self._rule()
        for attribution in sorted(self._announced):
            self._touched |= {n for (n,) in self._all("SELECT n FROM utterances WHERE attribution = ?", attribution)}
        heads: set[int] = set()
        done: set[int] = set()
        for n in sorted(self._touched):
            if n not in done:
                component = self._component(n)
                done |= component
                heads |= self._settle(component)
        return self._written(heads)

    def _compare(self) -> None:
        pairs: set[tuple[int, int]] = set()
        for n in sorted(self._afresh):
            for one, two in self._all("SELECT one, two FROM likened WHERE one = ?1 OR two = ?1", n):
                self._touched |= {one, two}
            self._kept.execute("DELETE FROM likened WHERE one = ?1 OR two = ?1", (n,))
            pairs |= {(min(n, other), max(n, other)) for other in self._met(n)}
        self._touched |= self._afresh
        for one, two in sorted(pairs):
            left, right = self._told(one), self._told(two)
            if left is None or right is None:
                continue
            self._compared += 1
            score = weigh(left, right)
            if score is not None:
                self._kept.execute("INSERT INTO likened VALUES (?, ?, ?)", (one, two, score))
                self._touched |= {one, two}

    def _rule(self) -> None:
        """Find what people ruled on: see ``sql.RULED``."""
        query = """
            SELECT coalesce(h.n, u.n) FROM utterances u LEFT JOIN utterances h ON h.attribution = u.announces
            WHERE u.attribution = ?
        """
        for each in self._given:
            one, two = self._one(query, each.one), self._one(query, each.two)
            if one is None or two is None or one == two:
                continue
            row = {"judgement": each.judgement, "verb": each.verb, "one": one[0], "two": two[0]}
            for n in (one[0], two[0]):
                self._ruled.setdefault(n, []).append(row)

    def _near(self, n: int) -> Iterator[int]:
        """Those that are linked with an attribution, by how alike they are or by what a person said."""
        for pair in self._all("SELECT one, two FROM likened WHERE one = ?1 OR two = ?1", n):
            yield from pair
        for row in self._ruled.get(n, ()):
            if row["verb"] == "same":
                yield from (row["one"], row["two"])

    def _met(self, n: int) -> Iterator[int]:
        """Those that an attribution is set beside: see ``sql.PAIRED``."""
        for key in self._keys(n):
            having = holders(self._kept, "utterance_keys", key)
            at = bisect_left(having, n)
            if at < FIRST:
                yield from (other for other in having if other != n)
            else:
                yield from (*having[:FIRST], *having[at - 1 : at], *having[at + 1 : at + 2])

    def _keys(self, n: int) -> list[int]:
        from onrecord.resolve.telling.keys import keys_of

        said, entity = self._one("SELECT said, entity FROM utterances WHERE n = ?", n)
        return keys_of(read_told(said, entity))

    def _told(self, n: int) -> Told | None:
        """What is compared; None for a headline that only announces something."""
        said, entity, announces = self._one("SELECT said, entity, announces FROM utterances WHERE n = ?", n)
        return read_told(said, entity) if announces is None else None

    def _component(self, start: int) -> set[int]:
        found, waiting = {start}, [start]
        while waiting:
            for other in set(self._near(waiting.pop())) - found:
                found.add(other)
                waiting.append(other)
        return found

    def _settle(self, component: set[int]) -> set[int]:
        """Cut a component into statements; the heads of those that were and of those that are."""
        heads, members = set(), {}
        for n in sorted(component):
            (head,) = self._one("SELECT head FROM utterances WHERE n = ?", n)
            heads |= {head} if head is not None else set()
            told = self._told(n)
            if told is None:
                self._kept.execute("UPDATE utterances SET head = NULL WHERE n = ?", (n,))
                heads.add(n)
            else:
                members[n] = told
        edges = [
            (score, one, two)
            for n in sorted(members)
            for one, two, score in self._all("SELECT one, two, score FROM likened WHERE one = ?", n)
        ]
        rulings = [row for n in sorted(members) for row in self._ruled.get(n, ()) if row["one"] == n]
        for n, head in merged(members, edges, rulings):
            self._kept.execute("UPDATE utterances SET head = ? WHERE n = ?", (head, n))
            heads |= {n, head}
        return heads

    def _written(self, heads: set[int]) -> GrownStatements:
        written = GrownStatements({name: [] for name in ("statements", "tellings", "datings", "retold")})
        written.compared = self._compared
        gone: set[tuple[str, str]] = set()
        made: list[Row] = []
        members: dict[int, Row] = {}
        for head in sorted(heads):
            of_head = [_named(row) for row in self._all(f"{_SELECT} WHERE head = ?", head)]
            members |= {each["n"]: each for each in of_head}
            if of_head:
                made += stated({"members": of_head, "reprints": self._reprints(of_head)})
            itself = _named(self._one(f"{_SELECT} WHERE n = ?", head))
            members.setdefault(head, itself)
            gone.add(("statements", itself["own"]))
        for each in members.values():
            gone |= {("tellings", each["attribution"]), ("datings", each["attribution"]), ("retold", each["own"])}
            gone |= {("retold", minted) for minted in self._former(each)}
        made.sort(key=lambda row: (row["place"], row["line"], row["at"]))
        written.rows["statements"] = [{name: row[name] for name in _STATEMENT} for row in made]
        written.rows["datings"] = [
            each
            for row in made
            for each in sorted(row["datings"], key=lambda each: (each["document"], each["attribution"]))
        ]
        headlines = [each for each in members.values() if each["announces"] is not None and each["is_current"]]
        written.rows["datings"] += [row for row in map(judged_dating, headlines) if row is not None]
        written.rows["tellings"] = self._tellings(members)
        alive = {row["id"] for row in written.rows["statements"]}
        own = {n: each["own"] for n, each in members.items()}
        written.rows["retold"] = [
            {"id": key, "statement": own[each["head"]]}
            for _, each in sorted(members.items())
            if each["head"] is not None and own[each["head"]] in alive
            for key in (*([each["own"]] if each["head"] != each["n"] else ()), *self._former(each))
        ]
        for table, rows in written.rows.items():
            gone -= {(table, row[KEYS[table][0]]) for row in rows}
        written.gone = sorted(gone)
        return written

    def _former(self, each: Row) -> list[str]:
        """What a statement would be called that took over the id of another: see ``sql.RETOLD``."""
        minted = self._minted.get(each["own"])
        if minted is None or self._one("SELECT 1 FROM utterances WHERE own = ?", minted) is not None:
            return []
        return [minted]

    def _tellings(self, members: Mapping[int, Row]) -> list[Row]:
        found: dict[int, Row] = {}
        for n, each in members.items():
            if each["head"] is None:
                continue
            statement = members[each["head"]]["own"]
            if each["is_current"]:
                found[n] = _telling(each, statement, counted=True)
            query = f"{_SELECT} WHERE announces = ? AND is_current"
            for row in self._all(query, each["attribution"]):
                headline = _named(row)
                found[headline["n"]] = _telling(headline, statement, counted=False)
        return [row for _, row in sorted(found.items())]

    def _reprints(self, members: Sequence[Row]) -> list[Row]:
        documents = sorted({each["document"] for each in members})
        if len(documents) < 2:
            return []
        numbers = {}
        for document in documents:
            row = self._one("SELECT n FROM printed WHERE document = ?", document)
            if row is not None:
                numbers[row[0]] = document
        return [
            {"a": numbers[one], "b": numbers[two]}
            for n in sorted(numbers)
            for one, two in self._all("SELECT one, two FROM reprints WHERE one = ?", n)
            if two in numbers
        ]

    def _one(self, query: str, *values: object) -> Any:
        return self._kept.execute(query, values).fetchone()

    def _all(self, query: str, *values: object) -> list[Any]:
        return self._kept.execute(query, values).fetchall()


def _named(row: Sequence[Any]) -> Row:
    return dict(zip((*_COLUMNS, "head"), row, strict=True))


def _telling(each: Row, statement: str, *, counted: bool) -> Row:
    return {
        "document": each["document"], "attribution": each["attribution"], "statement": statement, "counted": counted
    }  # fmt: skip
