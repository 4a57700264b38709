"""The rows of conclusions that are new or changed after ``growing``, and what no longer has one."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.resolve.basis import basis_of
from onrecord.resolve.growing import Growth
from onrecord.resolve.growing_state import Key
from onrecord.resolve.kept import counts_of
from onrecord.resolve.plan import Label, Voice, profile_of

Row = dict[str, Any]


@dataclass
class Delta:
    """rows: by table. gone: tables and keys of rows that are no more; see ``schema.KEYS``."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    gone: list[tuple[str, str]] = field(default_factory=list)


def delta_of(
    growth: Growth, findings: Mapping[str, Row], labels: Sequence[Label], voices: Mapping[str, Voice]
) -> Delta:
    """What to write. findings: ``attributions`` and ``links`` of new and changed documents."""
    delta, lookup = Delta(), _Lookup(growth.kept)
    placed = {key: lookup.chain(key) for key in sorted(growth.chains)}
    for key in sorted(placed, key=lambda key: (placed[key]["place"], placed[key]["line"], key[1])):
        _member(delta, lookup, key, placed[key])
    documents = {document: lookup.document(document) for document in findings}
    for document in sorted(documents, key=lambda document: documents[document][:2]):
        _document(delta, lookup, findings[document], bool(documents[document][2]), voices)
    profiles = []
    named = {
        (lookup.entity_of(each.document, each.chain), each.verb): each.value for each in sorted(labels, key=_number)
    }
    for entity in sorted(growth.entities):
        row = lookup.profile(entity, named)
        if row is None:
            delta.gone.append(("entities", entity))
        else:
            profiles.append(row)
    profiles.sort(key=lambda row: (row["place"], row["line"], row["chain"]))
    names = ("id", "name", "kind", "names", "roles")
    delta.rows["entities"] = [{name: row[name] for name in names} for row in profiles]
    return delta


def _number(label: Label) -> tuple[int, str]:
    return label.judgement, label.value


def _member(delta: Delta, lookup: _Lookup, key: Key, row: Row) -> None:
    document, chain = key
    basis = basis_of(row)
    if row["is_current"]:
        values = {"document": document, "chain": chain, "entity": row["entity"], "basis": basis}
        delta.rows["members"].append(values)
    else:
        delta.gone.append(("members", f"{document} {chain}"))
    if row["own"] != row["entity"]:
        delta.rows["aliases"].append({"id": row["own"], "entity": row["entity"], "basis": basis})
    else:
        delta.gone.append(("aliases", row["own"]))


def _document(delta: Delta, lookup: _Lookup, findings: Row, is_current: bool, voices: Mapping[str, Voice]) -> None:
    """Speakers of one document."""
    document = findings["document"]
    links = {link["attribution"]: link for link in findings["links"]}
    spoken = []
    for found in findings["attributions"]:
        key, link = found["id"], links.get(found["id"])
        row: Row = {"document": document, "attribution": key, "entity": None, "basis": "no source is stated",
                    "confidence": None}  # fmt: skip
        if link is not None:
            row |= {"basis": link["basis"], "confidence": link.get("confidence")}
            row["entity"] = lookup.entity_of(document, link["chain"]) if link["chain"] is not None else None
        if (voice := voices.get(key)) is not None:
            spoke = lookup.entity_of(voice.document, voice.chain) if voice.document is not None else None
            row |= {"entity": spoke or voice.entity, "basis": voice.basis, "confidence": 1.0}
        spoken.append(row)
    if is_current:
        delta.rows["speakers"] += spoken
    else:
        delta.gone += [("speakers", row["attribution"]) for row in spoken]


class _Lookup:
    """What is kept, by chain and by entity."""

    def __init__(self, kept: sqlite3.Connection) -> None:
        self._kept = kept
        self._form_firsts: dict[tuple[str, str], Row] = {}
        self._firsts: dict[str, tuple[Any, ...]] = {}
        self._entities: dict[Key, str | None] = {}

    def entity_of(self, document: str | None, chain: int | None) -> str | None:
        """The entity of a chain; None for one that is not there."""
        if document is None or chain is None:
            return None
        if (document, chain) not in self._entities:
            found = self._one(
                "SELECT coalesce(g.entity, c.own) FROM chains c LEFT JOIN groups g ON g.grp = c.grp "
                "WHERE c.document = ? AND c.chain = ?", document, chain,
            )  # fmt: skip
            self._entities[document, chain] = found[0] if found else None
        return self._entities[document, chain]

    def document(self, document: str) -> tuple[Any, ...]:
        """Where a document stands in the order of addition, and whether it counts."""
        row = self._one("SELECT place, line, is_current FROM documents WHERE document = ?", document)
        assert row is not None
        return row

    def chain(self, key: Key) -> Row:
        """As a row of ``sql.EXPLAINED``."""
        document, chain = key
        row = self._one(
            "SELECT c.place, c.line, c.own, c.form, c.posts, c.said, coalesce(g.entity, c.own), g.cluster, g.why, "
            "d.is_current FROM chains c JOIN documents d ON d.document = c.document "
            "LEFT JOIN groups g ON g.grp = c.grp WHERE c.document = ? AND c.chain = ?", document, chain,
        )  # fmt: skip
        assert row is not None
        place, line, own, form, posts, said, entity, cluster, why, is_current = row
        name = json.loads(said)["name"]
        first = self._form_first(cluster, form) if cluster and form else {
            "document": document if form else None, "chain": chain, "name": name, "posts": json.loads(posts)
        }  # fmt: skip
        head = self._first(entity)
        return {
            "place": place, "line": line, "document": document, "chain": chain, "own": own, "entity": entity,
            "is_current": bool(is_current), "is_first": own == entity, "name": name, "posts": json.loads(posts),
            "reasons": json.loads(why) if why else None, "form_document": first["document"],
            "form_chain": first["chain"], "form_name": first["name"], "form_posts": first["posts"],
            "first_document": head[0], "first_name": head[1],
        }  # fmt: skip

    def _form_first(self, cluster: str, form: str) -> Row:
        if (cluster, form) not in self._form_firsts:
            row = self._one(
                "SELECT c.document, c.chain, c.said, c.posts FROM chains c JOIN groups g ON g.grp = c.grp "
                "WHERE c.form = ? AND g.cluster = ? ORDER BY c.place, c.line, c.chain LIMIT 1", form, cluster,
            )  # fmt: skip
            assert row is not None
            document, chain, said, posts = row
            self._form_firsts[cluster, form] = {
                "document": document, "chain": chain, "name": json.loads(said)["name"], "posts": json.loads(posts)
            }  # fmt: skip
        return self._form_firsts[cluster, form]

    def _first(self, entity: str) -> tuple[Any, ...]:
        if entity not in self._firsts:
            row = self._one("SELECT document, said, place, line, chain FROM chains WHERE own = ?", entity)
            assert row is not None
            self._firsts[entity] = (row[0], json.loads(row[1])["name"], *row[2:])
        return self._firsts[entity]

    def profile(self, entity: str, named: Mapping[tuple[str | None, str], str]) -> Row | None:
        """As a row of ``sql.PROFILES``, put in order; None for an entity without a current member."""
        counts: Counter[tuple[str, str]] = Counter()
        for what, value, n in self._kept.execute(
            "SELECT t.what, t.value, sum(t.n) FROM groups g JOIN tallies t ON t.grp = g.grp WHERE g.entity = ? "
            "GROUP BY t.what, t.value", (entity,),
        ):  # fmt: skip
            counts[what, value] += n
        for said in self._alone(entity):
            for what, value, n in counts_of(json.loads(said)):
                counts[what, value] += n
        counts = +counts
        if not any(what == "kind" for what, _ in counts):
            return None
        _, _, place, line, chain = self._first(entity)
        row = {"id": entity, "place": place, "line": line, "chain": chain, **_profile(counts, self._stated_in(entity))}
        row["name"] = named.get((entity, "name"), row["name"])
        row["kind"] = named.get((entity, "kind"), row["kind"])
        return profile_of(row)

    def _stated_in(self, entity: str) -> dict[str, int]:
        """How many current documents state each post of an entity of which one document may have several chains."""
        if self._one("SELECT 1 FROM groups WHERE entity = ? AND ruled LIMIT 1", entity) is None:
            return {}
        documents: dict[str, set[str]] = defaultdict(set)
        for document, said in self._kept.execute(
            "SELECT c.document, c.said FROM groups g JOIN chains c ON c.grp = g.grp "
            "JOIN documents d ON d.document = c.document WHERE g.entity = ? AND d.is_current", (entity,),
        ):  # fmt: skip
            for role in json.loads(said)["roles"]:
                documents[role["key"]].add(document)
        return {key: len(stated) for key, stated in documents.items()}

    def _alone(self, entity: str) -> Iterator[str]:
        """What current chains of an entity say that are no node's: attached ones, or the one that is all of it."""
        attached = (
            "SELECT c.said FROM groups g JOIN chains c ON c.grp = g.grp JOIN documents d ON d.document = c.document "
            "WHERE g.entity = ? AND d.is_current AND NOT (c.stands AND c.grp = c.node)"
        )
        itself = (
            "SELECT c.said FROM chains c JOIN documents d ON d.document = c.document "
            "LEFT JOIN groups g ON g.grp = c.grp WHERE c.own = ? AND d.is_current AND g.grp IS NULL"
        )
        for query in (attached, itself):
            for (said,) in self._kept.execute(query, (entity,)):
                yield said

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._kept.execute(query, values).fetchone()
        return row


def _profile(counts: Mapping[tuple[str, str], int], stated: Mapping[str, int]) -> Row:
    """Name, kind, spellings and roles out of what was counted; the orders are those of ``sql``.

    stated: in how many documents a post is, where that is not as often as it was counted.
    """
    called: dict[str, list[int]] = {}
    spelt, kinds, held = [], [], defaultdict(list)
    for (what, value), n in counts.items():
        if what == "spelt":
            spelt.append({"text": value, "count": n})
        elif what == "kind":
            kinds.append((-n, value))
        elif what == "called":
            weak, name = json.loads(value)
            before = called.setdefault(name, [weak, 0])
            called[name] = [min(before[0], weak), before[1] + n]
        else:
            key, *dated = json.loads(value)
            held[key].append((*dated, n))
    name = min(called, key=lambda name: (called[name][0], -called[name][1], -len(name), name))
    roles = [_role(rows, stated.get(key)) for key, rows in held.items()]
    return {"name": name, "kind": min(kinds)[1], "names": spelt, "roles": roles}


def _role(rows: Iterable[tuple[str, str | None, str | None, str | None, int]], stated: int | None) -> Row:
    worded: Counter[tuple[str, str | None]] = Counter()
    starts, ends, documents = [], [], 0
    for title, organisation, earliest, latest, n in rows:
        worded[title, organisation] += n
        starts += [earliest] if earliest else []
        ends += [latest] if latest else []
        documents += n
    title, organisation = min(worded, key=lambda each: (-worded[each], each[0], each[1] is None, each[1] or ""))
    return {
        "title": title, "organisation": organisation, "earliest": min(starts, default=None),
        "latest": max(ends, default=None), "documents": documents if stated is None else stated,
    }  # fmt: skip
