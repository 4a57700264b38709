"""Which entities change when a few documents are added: the same decisions as the steps of ``plan``, where they count.

Only what a new chain's names touch is decided again: the forms that its names are alike, those joined with them, and
the surnames that may mean them. The result is that of resolving everything.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from onrecord.resolve.attach import attach
from onrecord.resolve.chains import ChainRow, describe
from onrecord.resolve.clusters import decide
from onrecord.resolve.forms import read_form
from onrecord.resolve.kept import tally
from onrecord.resolve.plan import Ruling
from onrecord.resolve.posts import shared
from onrecord.resolve.similar import NEEDS_CONTEXT, alike, keys_of
from onrecord.schema import to_row

Row = dict[str, Any]
Key = tuple[str, int]
"""A chain: its document and number."""


@dataclass(frozen=True, slots=True)
class Added:
    """A document that came: where it stands in the order of addition, and where its findings lie."""

    document: str
    place: int
    line: int
    earliest: str | None
    latest: str | None
    outlet: str | None
    is_current: bool
    file: str
    row: int
    chains: Sequence[Row]


@dataclass
class Work:
    """How much was done. compared: pairs of names. nodes: decided anew. weak: chains looked at."""

    compared: int = 0
    nodes: int = 0
    weak: int = 0


@dataclass
class Growth:
    """What changes. chains: whose row among the members must be written anew. entities: ids whose row may be another.

    Make one within a transaction on what is kept; ``run`` it once.
    """

    kept: sqlite3.Connection
    rulings: Sequence[Ruling] = ()
    judged: Mapping[str, frozenset[int]] = field(default_factory=dict)
    chains: set[Key] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    work: Work = field(default_factory=Work)

    def run(self, added: Sequence[Added], current: Mapping[str, bool]) -> None:
        """Take in documents, and let others count, or no longer count, as ``current`` says."""
        self._new = {each.document for each in added}
        self._before: dict[str, str | None] = {}
        self._old_posts: dict[str, set[str]] = {}
        for document, counts in current.items():
            self._let_count(document, counts)
        new_forms = self._take_in(added)
        fresh = self._link(new_forms)
        touched = self._touched_forms(added, fresh)
        clusters, moved = self._decide(touched)
        self._attach(clusters, moved, fresh)
        self._name(clusters, moved)

    # Documents and their chains

    def _let_count(self, document: str, counts: bool) -> None:
        found = self._one("SELECT is_current FROM documents WHERE document = ?", document)
        if found is None or bool(found[0]) == counts:
            return
        self.kept.execute("UPDATE documents SET is_current = ? WHERE document = ?", (counts, document))
        for chain, grp, node, said, own in self._all(
            "SELECT chain, grp, node, said, own FROM chains WHERE document = ?", document
        ):
            if self._is_node(grp, node):
                tally(self.kept, [(grp, json.loads(said))], 1 if counts else -1)
            self.chains.add((document, chain))
            self.entities.add(self._entity_of(grp, own))

    def _take_in(self, added: Sequence[Added]) -> dict[str, bool]:
        """Write down the new chains, each by itself for now; the forms that were not there before."""
        forms: dict[str, bool] = {}
        for each in added:
            self.kept.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    each.document,
                    each.place,
                    each.line,
                    each.earliest,
                    each.latest,
                    each.is_current,
                    each.file,
                    each.row,
                ),
            )
            rows = describe(each.document, each.outlet, each.chains, self.judged)
            raw = {chain["number"]: chain for chain in each.chains}
            for row in rows:
                self._insert_chain(each, row, raw[row.chain])
                for form in row.forms:
                    forms.setdefault(form, False)
                if row.weak and row.form is not None:
                    forms.setdefault(row.form, True)
            for node in {row.node for row in rows if row.stands}:
                self._count_node(each, next(row for row in rows if row.node == node))
            for one, two in {(a, b) for row in rows for a in row.forms for b in row.forms if a < b}:
                self.kept.execute(
                    "INSERT INTO stated VALUES (?, ?, 1) ON CONFLICT (one, two) DO UPDATE SET docs = docs + 1",
                    (one, two),
                )
        known = "SELECT 1 FROM forms WHERE form = ?"
        return {form: weak for form, weak in sorted(forms.items()) if self._one(known, form) is None}

    def _insert_chain(self, each: Added, row: ChainRow, raw: Row) -> None:
        itself = f"{row.document} {row.chain}"
        names = [dict(name) for name in raw["names"]]
        said = {
            "name": raw["name"], "kind": raw["kind"], "names": names, "roles": [to_row(role) for role in row.roles],
            "earliest": each.earliest, "latest": each.latest, "weak": int(row.weak),
        }  # fmt: skip
        values = (
            row.document, row.chain, each.place, each.line, row.sort, row.own, row.node, row.form, row.weak, row.stands,
            row.judged, json.dumps(row.forms), json.dumps(row.posts), json.dumps(said), itself,
        )  # fmt: skip
        self.kept.execute(f"INSERT INTO chains VALUES ({', '.join('?' * len(values))})", values)
        self.chains.add((row.document, row.chain))
        self.entities.add(row.own)

    def _count_node(self, each: Added, row: ChainRow) -> None:
        self.kept.execute(
            "INSERT INTO nodes VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (node) DO UPDATE SET docs = docs + 1, "
            "earliest = CASE WHEN earliest IS NULL OR excluded.earliest < earliest "
            "THEN coalesce(excluded.earliest, earliest) ELSE earliest END, "
            "latest = CASE WHEN latest IS NULL OR excluded.latest > latest "
            "THEN coalesce(excluded.latest, latest) ELSE latest END",
            (row.node, row.form, each.earliest, each.latest, json.dumps(row.posts)),
        )

    # Forms

    def _link(self, forms: Mapping[str, bool]) -> list[tuple[str, str, bool]]:
        """Set new forms beside those that share a key; the pairs that are alike, and whether one is weak."""
        fresh: list[tuple[str, str, bool]] = []
        for form, weak in forms.items():
            self.kept.execute("INSERT INTO forms VALUES (?, ?)", (form, weak))
            keys = sorted({(key.text, key.alone) for key in keys_of(read_form(form, weak))})
            others: set[tuple[str, bool]] = set()
            for key, alone in keys:
                query = "SELECT form, weak FROM keyed WHERE key = ? AND alone = ?"
                for other, other_weak in self._all(query, key, alone):
                    if not alone or weak != bool(other_weak):
                        others.add((other, bool(other_weak)))
                self.kept.execute("INSERT INTO keyed VALUES (?, ?, ?, ?)", (key, alone, form, weak))
            for other, other_weak in sorted(others):
                fresh += self._compare((form, weak), (other, other_weak))
        return fresh

    def _compare(self, new: tuple[str, bool], old: tuple[str, bool]) -> Iterator[tuple[str, str, bool]]:
        self.work.compared += 1
        weak = new[1] or old[1]
        one, two = sorted((new, old), key=lambda each: (not each[1], each[0])) if weak else sorted((new, old))
        found = alike(read_form(*one), read_form(*two))
        if found is not None:
            self.kept.execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)", (one[0], two[0], *found, weak))
            yield one[0], two[0], weak

    def _touched_forms(self, added: Sequence[Added], fresh: Iterable[tuple[str, str, bool]]) -> set[str]:
        touched = {form for one, two, weak in fresh if not weak for form in (one, two)}
        for each in added:
            for form, stands, forms in self._all(
                "SELECT form, stands, forms FROM chains WHERE document = ?", each.document
            ):
                touched |= {form} if stands else set()
                touched |= set(json.loads(forms))
        return touched

    def _edges(self, form: str) -> Iterator[Row]:
        """As ``sql.EDGES`` has them: those of one form."""
        links: dict[tuple[str, str], Row] = {}
        for one, two, likeness, score in self._all(
            "SELECT one, two, likeness, score FROM links WHERE NOT weak AND one = ?1 "
            "UNION SELECT one, two, likeness, score FROM links WHERE NOT weak AND two = ?1",
            form,
        ):
            links[one, two] = {"one": one, "two": two, "likeness": likeness, "score": score, "docs": 0}
        for one, two, docs in self._all(
            "SELECT one, two, docs FROM stated WHERE one = ?1 UNION SELECT one, two, docs FROM stated WHERE two = ?1",
            form,
        ):
            if (one, two) in links:
                links[one, two]["docs"] = docs
            elif docs > 1 or not one.startswith("person "):
                links[one, two] = {"one": one, "two": two, "likeness": None, "score": 0.0, "docs": docs}
        yield from links.values()

    @cached_property
    def _ruled_forms(self) -> dict[str, set[str]]:
        """Forms that rulings tie to each other."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.rulings:
            forms = [self._one("SELECT form FROM nodes WHERE node = ?", node) for node in (each.one, each.two)]
            if forms[0] and forms[1]:
                found[forms[0][0]].add(forms[1][0])
                found[forms[1][0]].add(forms[0][0])
        return found

    def _component(self, form: str) -> tuple[list[str], list[Row]]:
        """All forms that are tied to one, and what ties them."""
        seen, waiting = {form}, [form]
        edges: dict[tuple[str, str], Row] = {}
        while waiting:
            here = waiting.pop()
            around = set(self._ruled_forms.get(here, ()))
            for edge in self._edges(here):
                edges[edge["one"], edge["two"]] = edge
                around |= {edge["one"], edge["two"]}
            waiting += around - seen
            seen |= around
        return sorted(seen), [edges[key] for key in sorted(edges)]

    # Nodes

    def _decide(self, touched: set[str]) -> tuple[set[str], set[str]]:
        """Decide the components of the touched forms; their clusters, and the forms that were joined otherwise."""
        clusters: set[str] = set()
        moved: set[str] = set()
        done: set[str] = set()
        for form in sorted(touched):
            if form not in done:
                forms, edges = self._component(form)
                done |= set(forms)
                here, changed = self._decide_component(forms, edges)
                clusters |= here
                moved |= changed
        return clusters, moved

    def _decide_component(self, forms: Sequence[str], edges: Sequence[Row]) -> tuple[set[str], set[str]]:
        nodes = [row for form in forms for row in self._nodes(form)]
        self.work.nodes += len(nodes)
        side_by_side = self._side_by_side(forms)
        if len(nodes) > 1:
            decided = list(decide(self._gathered(nodes, edges, side_by_side)))
        else:
            decided = [{"node": row["node"], "cluster": row["node"], "why": [], "ruled": False} for row in nodes]
        old = {row["node"]: self._cluster_of(row["node"]) for row in nodes}
        for cluster in set(old.values()) - {None}:
            self._remember(str(cluster))
        pairs = {
            (old[row["node"]], row["cluster"]) for row in decided if old[row["node"]] or not self._is_new(row["node"])
        }
        for row in decided:
            self._set_group(row)
        forms_of = {row["node"]: row["form"] for row in nodes}
        self._set_chains({row["node"]: row for row in decided}, forms_of, side_by_side)
        mixed = _mixed(pairs)
        for before, now in pairs:
            if before and now and now not in mixed and before != now:
                self._rename(before, now)
        moved = {
            row["node"] for row in decided if row["cluster"] in mixed or (row["cluster"] is None and old[row["node"]])
        }
        return {row["cluster"] for row in decided if row["cluster"]}, {forms_of[node] for node in moved}

    def _rename(self, before: str, now: str) -> None:
        """The same cluster, known by another node: what was attached to it stays."""
        self.kept.execute("UPDATE groups SET cluster = ? WHERE cluster = ?", (now, before))
        self._old_posts[now] = self._old_posts.get(before, set())

    def _nodes(self, form: str) -> list[Row]:
        found = self._all("SELECT node, form, earliest, latest, posts, docs FROM nodes WHERE form = ?", form)
        names = ("node", "form", "earliest", "latest", "posts", "docs")
        rows = [dict(zip(names, row, strict=True)) for row in found]
        return [{**row, "posts": json.loads(row["posts"])} for row in rows]

    def _is_new(self, node: str) -> bool:
        """Whether all chains of a node came just now."""
        form = self._one("SELECT form FROM nodes WHERE node = ?", node)
        chains = self._all("SELECT document FROM chains WHERE form = ? AND stands AND node = ?", form and form[0], node)
        return all(document in self._new for (document,) in chains)

    def _side_by_side(self, forms: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
        """Documents with several standing chains of a component: numbers and nodes of these."""
        marks = ", ".join("?" * len(forms))
        where = f"form IN ({marks}) AND stands"
        several = f"SELECT document FROM chains WHERE {where} GROUP BY document HAVING count(*) > 1"
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        query = f"SELECT document, chain, node FROM chains WHERE {where} AND document IN ({several}) ORDER BY 1, 2"
        for document, chain, node in self._all(query, *forms, *forms):
            found[document].append((chain, node))
        return found

    def _gathered(
        self, nodes: Sequence[Row], edges: Sequence[Row], side_by_side: Mapping[str, list[tuple[int, str]]]
    ) -> Row:
        """As a row of ``sql.GATHERED``."""
        apart: dict[tuple[str, str], set[str]] = defaultdict(set)
        for document, chains in side_by_side.items():
            for at, (_, one) in enumerate(chains):
                for _, two in chains[at + 1 :]:
                    if one != two:
                        apart[min(one, two), max(one, two)].add(document)
        known = {row["node"] for row in nodes}
        return {
            "nodes": list(nodes),
            "links": [self._with_context(edge) for edge in edges],
            "apart": [{"one": one, "two": two, "docs": len(docs)} for (one, two), docs in apart.items()],
            "rulings": [to_row(each) for each in self.rulings if each.one in known],
        }

    def _with_context(self, edge: Row) -> Row:
        if edge["docs"] or edge["likeness"] not in NEEDS_CONTEXT:
            return {**edge, "weight": None, "others": None}
        rare, often = sorted((edge["one"], edge["two"]), key=lambda form: (self._articles(form), form))
        beside = (
            "SELECT DISTINCT o.form, o.sort FROM chains c JOIN chains o ON o.document = c.document "
            "AND o.chain <> c.chain WHERE c.form = ? AND c.stands AND o.stands"
        )
        both = {edge["one"], edge["two"]}
        others = [
            (form, sort) for form, sort in self._all(beside, rare)
            if form not in both and self._meet(often, form)
        ]  # fmt: skip
        weight = sum(2 if sort == "person" else 1 for _, sort in others)
        return {**edge, "weight": weight or None, "others": [form for form, _ in others] or None}

    def _articles(self, form: str) -> int:
        found = self._one("SELECT sum(docs) FROM nodes WHERE form = ?", form)
        return int(found[0] or 0) if found else 0

    def _meet(self, one: str, two: str) -> bool:
        """Whether standing chains of both forms are in one document."""
        rare, often = sorted((one, two), key=lambda form: (self._articles(form), form))
        query = (
            "SELECT 1 FROM chains a CROSS JOIN chains b ON b.document = a.document AND b.chain <> a.chain "
            "WHERE a.form = ? AND a.stands AND b.form = ? AND b.stands LIMIT 1"
        )
        return self._one(query, rare, often) is not None

    def _set_group(self, row: Row) -> None:
        """Write the cluster of a node; its entity is named later."""
        node = row["node"]
        self._note(node)
        if row["cluster"] is None:
            self.entities |= {each for each in (self._before[node],) if each}
            self.kept.execute("DELETE FROM groups WHERE grp = ?", (node,))
            return
        why = json.dumps(row["why"])
        before = self._one("SELECT why FROM groups WHERE grp = ?", node)
        if before is not None and json.loads(before[0] or "[]") != row["why"]:
            self._reexplain(node)
        self.kept.execute(
            "INSERT INTO groups VALUES (?, ?, '', ?, ?) ON CONFLICT (grp) DO UPDATE SET cluster = excluded.cluster, "
            "why = excluded.why, ruled = excluded.ruled",
            (node, row["cluster"], why, row["ruled"]),
        )

    def _reexplain(self, node: str) -> None:
        """The first chain of a group says how its form came to be joined."""
        first = self._one("SELECT document, chain FROM chains WHERE grp = ? ORDER BY place, line, chain LIMIT 1", node)
        if first is not None:
            self.chains.add((first[0], first[1]))

    def _set_chains(
        self, decided: Mapping[str, Row], forms: Mapping[str, str], side_by_side: Mapping[str, list[tuple[int, str]]]
    ) -> None:
        """Put each chain into the group of its node, unless it slipped, or nobody can tell to whom the node belongs."""
        slipped: set[Key] = set()
        for document, chains in side_by_side.items():
            seen: set[str] = set()
            for chain, node in chains:
                cluster, ruled = decided[node]["cluster"], decided[node]["ruled"]
                if cluster is not None and cluster in seen and not ruled:
                    slipped.add((document, chain))
                seen |= {cluster} if cluster else set()
        for node, row in decided.items():
            lost = row["cluster"] is None
            query = "SELECT document, chain, grp FROM chains WHERE form = ? AND stands AND node = ?"
            if not lost and not self._has_strays(node, forms[node], slipped):
                continue
            for document, chain, grp in self._all(query, forms[node], node):
                itself = f"{document} {chain}"
                wanted = itself if lost or (document, chain) in slipped else node
                if grp != wanted:
                    self._move((document, chain), wanted)

    def _has_strays(self, node: str, form: str, slipped: set[Key]) -> bool:
        """Whether any chain of a node is not in its group, or must leave it."""
        query = "SELECT count(*) FROM chains WHERE form = ? AND stands AND node = ?"
        everyone = self._one(query, form, node)
        inside = self._one("SELECT count(*) FROM chains WHERE grp = ?", node)
        if everyone != inside:
            return True
        return any(
            self._one("SELECT 1 FROM chains WHERE document = ? AND chain = ? AND grp = ?", *key, node)
            for key in slipped
        )

    def _move(self, key: Key, wanted: str) -> None:
        row = self._one("SELECT grp, node, own, said FROM chains WHERE document = ? AND chain = ?", *key)
        assert row is not None
        grp, node, own, said = row
        current = self._one("SELECT is_current FROM documents WHERE document = ?", key[0])
        if current and current[0]:
            for group, sign in ((grp, -1), (wanted, 1)):
                if self._is_node(group, node):
                    tally(self.kept, [(group, json.loads(said))], sign)
        self.entities |= {self._before_of(grp, own), own}
        self.chains.add(key)
        self.kept.execute("UPDATE chains SET grp = ? WHERE document = ? AND chain = ?", (wanted, *key))

    @staticmethod
    def _is_node(grp: str, node: str) -> bool:
        return grp == node

    # Weak chains

    def _attach(self, clusters: set[str], moved: set[str], fresh: Sequence[tuple[str, str, bool]]) -> None:
        weak = set(self._weak_of_new()) | self._weak_to_see(clusters, moved, fresh)
        documents = sorted({document for document, _ in weak})
        context = _Context(self)
        for document in documents:
            self._attach_document(document, clusters, context)

    def _weak_of_new(self) -> Iterator[Key]:
        for document in sorted(self._new):
            for (chain,) in self._all("SELECT chain FROM chains WHERE document = ? AND weak", document):
                yield document, chain

    def _weak_to_see(self, clusters: set[str], moved: set[str], fresh: Sequence[tuple[str, str, bool]]) -> set[Key]:
        """Weak chains for which more or less may speak now than before. moved: forms that were joined otherwise."""
        found: set[Key] = set()
        newly = {(one, two) for one, two, weak in fresh if weak}
        for form in sorted(moved):
            for surname in self._surnames({form}):
                found |= self._weak_moved(surname, None, None)
        for cluster in sorted(clusters):
            query = "SELECT DISTINCT n.form FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?"
            forms = {form for (form,) in self._all(query, cluster)}
            surnames = self._surnames(forms)
            anew = {one for one in surnames if any((one, form) in newly for form in forms)}
            for surname in sorted(anew):
                found |= self._weak_moved(surname, None, None)
            if surnames - anew:
                posts, others = self._news_of(cluster)
                for surname in sorted(surnames - anew):
                    found |= self._weak_moved(surname, posts, others)
        return found

    def _surnames(self, forms: Iterable[str]) -> set[str]:
        return {one for form in forms for (one,) in self._all("SELECT one FROM links WHERE weak AND two = ?", form)}

    def _news_of(self, cluster: str) -> tuple[set[str], set[str]]:
        """The posts that a cluster did not have before, and the forms that it met for the first time."""
        nodes = [row for (row,) in self._all("SELECT grp FROM groups WHERE cluster = ?", cluster)]
        posts: set[str] = set()
        others: set[str] = set()
        known = self._old_posts.get(cluster, set())
        for document in sorted(self._new):
            chains = self._all("SELECT chain, node, form, posts, stands FROM chains WHERE document = ?", document)
            here = [row for row in chains if row[4] and self._cluster_of(row[1]) == cluster]
            for chain, _, _, stated, _ in here:
                posts |= set(json.loads(stated)) - known
                others |= {row[2] for row in chains if row[4] and row[0] != chain}
        return posts, {form for form in others if not self._met_before(nodes, form)}

    def _met_before(self, nodes: Sequence[str], form: str) -> bool:
        """Whether a form stood beside a cluster in a document that was there before."""
        return any(document not in self._new for document in self.meetings(nodes, form))

    def meetings(self, nodes: Sequence[str], form: str) -> Iterator[str]:
        """The documents in which a standing chain of a form stands beside one of some nodes."""
        docs = sum((self._one("SELECT docs FROM nodes WHERE node = ?", node) or (0,))[0] for node in nodes)
        if docs <= self._articles(form):
            for node in nodes:
                query = (
                    "SELECT a.document FROM chains a CROSS JOIN chains o ON o.document = a.document "
                    "AND o.chain <> a.chain WHERE a.form = (SELECT form FROM nodes WHERE node = ?1) AND a.stands "
                    "AND a.node = ?1 AND o.form = ?2 AND o.stands"
                )
                yield from (document for (document,) in self._iter(query, node, form))
            return
        wanted = set(nodes)
        query = (
            "SELECT o.document, a.node FROM chains o CROSS JOIN chains a ON a.document = o.document "
            "AND a.chain <> o.chain WHERE o.form = ? AND o.stands AND a.stands"
        )
        yield from (document for document, node in self._iter(query, form) if node in wanted)

    def _weak_moved(self, surname: str, posts: set[str] | None, others: set[str] | None) -> set[Key]:
        """The weak chains of a form that news may move; ``None`` for either: all of them."""
        everyone = "SELECT document, chain, posts FROM chains WHERE form = ? AND NOT stands AND weak"
        if posts is None or others is None:
            return {(document, chain) for document, chain, _ in self._all(everyone, surname)}
        found: set[Key] = set()
        if posts:
            for document, chain, stated in self._all(everyone, surname):
                if shared(json.loads(stated), posts):
                    found.add((document, chain))
        beside = (
            "SELECT w.document, w.chain FROM chains o CROSS JOIN chains w ON w.document = o.document "
            "WHERE o.form = ? AND o.stands AND w.form = ? AND w.weak"
        )
        for other in sorted(others):
            found |= set(self._all(beside, other, surname))
        return found

    def _attach_document(self, document: str, clusters: set[str], context: _Context) -> None:
        """Decide all weak chains of a document: no two of them may come to one entity."""
        taken: set[str] = set()
        weak = self._all(
            "SELECT chain, form, posts, own FROM chains WHERE document = ? AND weak ORDER BY chain", document
        )
        for chain, form, posts, own in weak:
            self.work.weak += 1
            itself = f"{document} {chain}"
            self._note(itself)
            before = self._one("SELECT cluster, why FROM groups WHERE grp = ?", itself)
            candidates = list(context.candidates(document, form, json.loads(posts)))
            row = {"document": document, "chain": chain, "posts": json.loads(posts), "candidates": candidates}
            found = attach(row)
            if found is not None and found["cluster"] in taken:
                found = None
            if before is not None:
                clusters.add(before[0])
            if found is None:
                self.kept.execute("DELETE FROM groups WHERE grp = ?", (itself,))
                if before is not None:
                    self.entities |= {self._before_of(itself, own), own}
                    self.chains.add((document, chain))
                continue
            taken.add(found["cluster"])
            clusters.add(found["cluster"])
            why = json.dumps(found["why"])
            if before is None or json.loads(before[1] or "[]") != found["why"]:
                self.chains.add((document, chain))
                self.entities.add(self._before_of(itself, own))
            self.kept.execute(
                "INSERT INTO groups VALUES (?, ?, '', ?, 0) ON CONFLICT (grp) DO UPDATE "
                "SET cluster = excluded.cluster, why = excluded.why",
                (itself, found["cluster"], why),
            )

    # Entities

    def _name(self, clusters: set[str], moved: set[str]) -> None:
        """Give each cluster the id of its first member, and see whose id is another now."""
        for form in sorted(moved):
            query = "SELECT DISTINCT g.cluster FROM nodes n JOIN groups g ON g.grp = n.node WHERE n.form = ?"
            for (cluster,) in self._all(query, form):
                members = "SELECT c.document, c.chain FROM groups g JOIN chains c ON c.grp = g.grp WHERE g.cluster = ?"
                self.chains |= set(self._all(members, cluster))
        for cluster in sorted(clusters):
            first = self._one(
                "SELECT c.own FROM groups g JOIN chains c ON c.grp = g.grp WHERE g.cluster = ? "
                "ORDER BY c.place, c.line, c.chain LIMIT 1",
                cluster,
            )
            if first is None:
                continue
            entity = first[0]
            self.entities.add(entity)
            others = "SELECT grp, entity FROM groups WHERE cluster = ? AND entity <> ?"
            for grp, before in self._all(others, cluster, entity):
                self.entities |= {before} if before else set()
                self.chains |= set(self._all("SELECT document, chain FROM chains WHERE grp = ?", grp))
                self.kept.execute("UPDATE groups SET entity = ? WHERE grp = ?", (entity, grp))

    def _remember(self, cluster: str) -> None:
        """Keep the posts that a cluster had before it is decided anew."""
        if cluster not in self._old_posts:
            self._old_posts[cluster] = self.posts_of(cluster)

    def posts_of(self, cluster: str) -> set[str]:
        """All posts that a cluster's nodes state."""
        query = "SELECT DISTINCT n.posts FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?"
        return {post for (stated,) in self._all(query, cluster) for post in json.loads(stated)}

    def _note(self, grp: str) -> None:
        """Keep the entity that a group had before all this."""
        if grp not in self._before:
            found = self._one("SELECT entity FROM groups WHERE grp = ?", grp)
            self._before[grp] = found[0] if found else None

    def _before_of(self, grp: str, own: str) -> str:
        if grp in self._before:
            return self._before[grp] or own
        return self._entity_of(grp, own)

    def _entity_of(self, grp: str, own: str) -> str:
        found = self._one("SELECT entity FROM groups WHERE grp = ?", grp)
        return (found[0] if found else None) or own

    def _cluster_of(self, node: str) -> str | None:
        found = self._one("SELECT cluster FROM groups WHERE grp = ?", node)
        return found[0] if found else None

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.kept.execute(query, values).fetchone()
        return row

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self.kept.execute(query, values).fetchall()

    def _iter(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        yield from self.kept.execute(query, values)


class _Context:
    """What speaks for a weak chain, remembered while nothing changes."""

    def __init__(self, growth: Growth) -> None:
        self._growth = growth
        self._all, self._one = growth._all, growth._one
        self._nodes: dict[str, list[str]] = {}
        self._posts: dict[str, list[str]] = {}
        self._met: dict[tuple[str, str], bool] = {}

    def candidates(self, document: str, surname: str, posts: Sequence[str]) -> Iterator[Row]:
        """As in a row of ``sql.WEIGHED``: the clusters to which a weak chain of a document may belong."""
        here = self._all("SELECT chain, node, form, sort FROM chains WHERE document = ? AND stands", document)
        taken = {cluster for chain, node, _, _ in here for cluster in self._clusters(node, document, chain)}
        others = sorted({(form, sort) for _, _, form, sort in here})
        found: dict[str, str] = {}
        for form, likeness in self._all("SELECT two, likeness FROM links WHERE weak AND one = ?", surname):
            for (node,) in self._all("SELECT node FROM nodes WHERE form = ?", form):
                for cluster in self._clusters(node):
                    found[cluster] = min(found.get(cluster, likeness), likeness)
        for cluster in sorted(found.keys() - taken):
            beside = [(form, sort) for form, sort in others if self._has_met(cluster, form)]
            yield {
                "cluster": cluster,
                "likeness": found[cluster],
                "posts": self._posts_of(cluster) if posts else [],
                "weight": sum(2 if sort == "person" else 1 for _, sort in beside),
                "others": [form for form, _ in beside],
            }

    def _clusters(self, node: str, document: str | None = None, chain: int | None = None) -> list[str]:
        """The cluster of a node; where nobody can tell, each of its chains by itself, or the one that is asked for."""
        cluster = self._growth._cluster_of(node)
        if cluster is not None:
            self._nodes.setdefault(cluster, [])
            return [cluster]
        if document is not None:
            return [f"{document} {chain}"]
        query = "SELECT document, chain FROM chains WHERE form = (SELECT form FROM nodes WHERE node = ?1) AND node = ?1"
        return [f"{document} {chain}" for document, chain in self._all(query, node)]

    def _posts_of(self, cluster: str) -> list[str]:
        if cluster not in self._posts:
            found = self._growth.posts_of(cluster)
            if not found and cluster not in self._nodes:
                document, _, chain = cluster.rpartition(" ")
                row = self._one("SELECT posts FROM chains WHERE document = ? AND chain = ?", document, int(chain))
                found = set(json.loads(row[0])) if row else set()
            self._posts[cluster] = sorted(found)
        return self._posts[cluster]

    def _has_met(self, cluster: str, form: str) -> bool:
        if (cluster, form) not in self._met:
            if cluster in self._nodes:
                nodes = self._nodes[cluster] or [
                    node for (node,) in self._all(
                        "SELECT g.grp FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?", cluster
                    )
                ]  # fmt: skip
                self._nodes[cluster] = nodes
                met = next(self._growth.meetings(nodes, form), None) is not None
            else:
                document, _, chain = cluster.rpartition(" ")
                query = "SELECT 1 FROM chains WHERE document = ? AND chain <> ? AND form = ? AND stands"
                met = self._one(query, document, int(chain), form) is not None
            self._met[cluster, form] = met
        return self._met[cluster, form]


def _mixed(pairs: Iterable[tuple[str | None, str | None]]) -> set[str]:
    """Clusters that are not simply what one cluster was before. pairs: where the nodes were, and are."""
    before: dict[str, set[str | None]] = defaultdict(set)
    after: dict[str, set[str | None]] = defaultdict(set)
    for old, now in pairs:
        if now is not None:
            before[now].add(old)
        if old is not None:
            after[old].add(now)
    return {
        now
        for now, olds in before.items()
        if len(olds) > 1 or None in olds or any(len(after[old]) > 1 for old in olds if old)
    }
