"""Surnames and the like: which of them may mean somebody else now, and whom."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.resolve.attach import attach, outweighs
from onrecord.resolve.clusters import MOST_BEARERS
from onrecord.resolve.growing_context import Presence
from onrecord.resolve.growing_nodes import Nodes
from onrecord.resolve.growing_state import Key, Row
from onrecord.resolve.posts import shared


class Weak(Nodes):
    """The part of ``growing.Growth`` that attaches weak chains."""

    def _attach(self, clusters: set[str], moved: set[str], fresh: Sequence[tuple[str, str, bool]]) -> None:
        context = _Context(self)
        weak = set(self._weak_of_new()) | self._weak_to_see(clusters, moved, fresh, context)
        for document in sorted({document for document, _ in weak}):
            self._attach_document(document, clusters, context)

    def _weak_of_new(self) -> Iterator[Key]:
        for document in sorted(self._new):
            for (chain,) in self._all("SELECT chain FROM chains WHERE document = ? AND weak", document):
                yield document, chain

    def _weak_to_see(
        self, clusters: set[str], moved: set[str], fresh: Sequence[tuple[str, str, bool]], context: _Context
    ) -> set[Key]:
        """Weak chains for which more or less may speak now than before. moved: forms that were joined otherwise."""
        found: set[Key] = set()
        newly = {(one, two) for one, two, weak in fresh if weak}
        for form in sorted(moved):
            for surname in self._surnames({form}):
                found |= self._weak_moved(surname, None, None)
        arrivals = self._arrivals()
        came = {cluster: len(chains) for cluster, chains in arrivals.items()}
        for cluster in sorted(clusters):
            query = "SELECT DISTINCT n.form FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?"
            forms = {form for (form,) in self._all(query, cluster)}
            surnames = self._surnames(forms)
            anew = {one for one in surnames if any((one, form) in newly for form in forms)}
            for surname in sorted(anew):
                found |= self._weak_moved(surname, None, None)
            shifted = {one for one in surnames - anew if context.shifts(one, came)} if cluster in came else set()
            for surname in sorted(shifted):
                found |= self._weak_moved(surname, None, None)
            if surnames - anew:
                posts, others = self._news_of(cluster, arrivals.get(cluster, ()))
                for surname in sorted(surnames - anew):
                    found |= self._weak_moved(surname, posts, others)
                    found |= self._weak_attached(surname) if context.has_many_bearers(surname) else set()
        return found

    def _surnames(self, forms: Iterable[str]) -> set[str]:
        return {one for form in forms for (one,) in self._all("SELECT one FROM links WHERE weak AND two = ?", form)}

    def _arrivals(self) -> dict[str, list[tuple[set[str], set[str]]]]:
        """For each chain that came and stands, by its cluster: its posts, and the forms of the others beside it."""
        found: dict[str, list[tuple[set[str], set[str]]]] = defaultdict(list)
        for document in sorted(self._new):
            query = "SELECT chain, node, form, posts FROM chains WHERE document = ? AND stands"
            chains = self._all(query, document)
            for chain, node, _, stated in chains:
                if (cluster := self._cluster_of(node)) is not None:
                    beside = {form for other, _, form, _ in chains if other != chain}
                    found[cluster].append((set(json.loads(stated)), beside))
        return found

    def _news_of(self, cluster: str, arrivals: Iterable[tuple[set[str], set[str]]]) -> tuple[set[str], set[str]]:
        """The posts that a cluster did not have before, and the forms that it met for the first time."""
        posts: set[str] = set()
        others: set[str] = set()
        for stated, beside in arrivals:
            posts |= stated - self._old_posts.get(cluster, set())
            others |= beside
        if not others:
            return posts, others
        present = self.presence([row for (row,) in self._all("SELECT grp FROM groups WHERE cluster = ?", cluster)])
        return posts, {form for form in others if self.meetings(present, form) <= self._new}

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

    def _weak_attached(self, surname: str) -> set[Key]:
        """The weak chains of a form that belong to somebody."""
        query = (
            "SELECT c.document, c.chain FROM chains c JOIN groups g ON g.grp = c.document || ' ' || c.chain "
            "WHERE c.form = ? AND NOT c.stands AND c.weak"
        )
        return set(self._all(query, surname))

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
            row = {"document": document, "chain": chain, "form": form, "posts": json.loads(posts)}
            row["candidates"] = candidates
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


class _Context:
    """What speaks for a weak chain, remembered while nothing changes."""

    def __init__(self, growth: Weak) -> None:
        self._growth = growth
        self._all, self._one = growth._all, growth._one
        self._bearers: dict[str, dict[str, str]] = {}
        self._articles: dict[str, int] = {}
        self._shifts: dict[str, bool] = {}
        self._posts: dict[str, list[str]] = {}
        self._present: dict[str, Presence | None] = {}
        self._met: dict[tuple[str, str], bool] = {}

    def candidates(self, document: str, surname: str, posts: Sequence[str]) -> Iterator[Row]:
        """As in a row of ``sql.WEIGHED``: the clusters to which a weak chain of a document may belong."""
        if self.has_many_bearers(surname):
            return
        found = self._bearers_of(surname)
        here = self._all("SELECT chain, node, form, sort FROM chains WHERE document = ? AND stands", document)
        taken = {self._growth._cluster_of(node) or f"{document} {chain}" for chain, node, _, _ in here}
        others = sorted({(form, sort) for _, _, form, sort in here})
        for cluster in sorted(found.keys() - taken):
            beside = [(form, sort) for form, sort in others if self._has_met(cluster, form)]
            yield {
                "cluster": cluster,
                "likeness": found[cluster],
                "docs": self._articles_of(cluster),
                "posts": self._posts_of(cluster) if posts else [],
                "weight": sum(2 if sort == "person" else 1 for _, sort in beside),
                "others": [form for form, _ in beside],
            }

    def has_many_bearers(self, surname: str) -> bool:
        """Whether a surname stands for nobody, since too many bear it."""
        return len(self._bearers_of(surname)) > MOST_BEARERS

    def shifts(self, surname: str, came: Mapping[str, int]) -> bool:
        """Whether it changes who of a surname's bearers outweighs whom that so many articles came to each."""
        if surname not in self._shifts:
            now = {cluster: self._articles_of(cluster) for cluster in self._bearers_of(surname)}
            before = {cluster: articles - came.get(cluster, 0) for cluster, articles in now.items()}
            pairs = ((one, two) for one in now.keys() & came.keys() for two in now if one != two)
            self._shifts[surname] = any(
                outweighs(now[one], now[two]) != outweighs(before[one], before[two])
                or outweighs(now[two], now[one]) != outweighs(before[two], before[one])
                for one, two in pairs
            )
        return self._shifts[surname]

    def _articles_of(self, cluster: str) -> int:
        if cluster not in self._articles:
            query = "SELECT sum(n.docs) FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?"
            found = self._one(query, cluster)
            self._articles[cluster] = int(found[0] or 1) if found else 1
        return self._articles[cluster]

    def _bearers_of(self, surname: str) -> dict[str, str]:
        """The clusters whose forms a surname is alike to, and how; where nobody can tell, chains by themselves."""
        if surname not in self._bearers:
            found: dict[str, str] = {}
            for form, likeness in self._all("SELECT two, likeness FROM links WHERE weak AND one = ?", surname):
                for (node,) in self._all("SELECT node FROM nodes WHERE form = ?", form):
                    for cluster in self._clusters(form, node):
                        found[cluster] = min(found.get(cluster, likeness), likeness)
            self._bearers[surname] = found
        return self._bearers[surname]

    def _clusters(self, form: str, node: str) -> list[str]:
        cluster = self._growth._cluster_of(node)
        if cluster is not None:
            self._present.setdefault(cluster, None)
            return [cluster]
        query = "SELECT document, chain FROM chains WHERE form = ? AND stands AND node = ?"
        return [f"{document} {chain}" for document, chain in self._all(query, form, node)]

    def _posts_of(self, cluster: str) -> list[str]:
        if cluster not in self._posts:
            found = self._growth.posts_of(cluster)
            if not found and cluster not in self._present:
                document, _, chain = cluster.rpartition(" ")
                row = self._one("SELECT posts FROM chains WHERE document = ? AND chain = ?", document, int(chain))
                found = set(json.loads(row[0])) if row else set()
            self._posts[cluster] = sorted(found)
        return self._posts[cluster]

    def _has_met(self, cluster: str, form: str) -> bool:
        if (cluster, form) not in self._met:
            if cluster in self._present:
                self._met[cluster, form] = bool(self._growth.meetings(self._presence_of(cluster), form))
            else:
                document, _, chain = cluster.rpartition(" ")
                query = "SELECT 1 FROM chains WHERE document = ? AND chain <> ? AND form = ? AND stands"
                self._met[cluster, form] = self._one(query, document, int(chain), form) is not None
        return self._met[cluster, form]

    def _presence_of(self, cluster: str) -> Presence:
        present = self._present[cluster]
        if present is None:
            query = "SELECT g.grp FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?"
            present = self._growth.presence([node for (node,) in self._all(query, cluster)])
            self._present[cluster] = present
        return present
