"""Deciding anew which nodes are one, and moving their chains to where these belong now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.resolve.clusters import decide
from onrecord.resolve.growing_context import Context
from onrecord.resolve.growing_state import Key, Row
from onrecord.resolve.kept import tally


class Nodes(Context):
    """The part of ``growing.Growth`` that decides what is one."""

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

    def _remember(self, cluster: str) -> None:
        """Keep the posts that a cluster had before it is decided anew."""
        if cluster not in self._old_posts:
            self._old_posts[cluster] = self.posts_of(cluster)

    def posts_of(self, cluster: str) -> set[str]:
        """All posts that a cluster's nodes state."""
        query = "SELECT DISTINCT n.posts FROM groups g JOIN nodes n ON n.node = g.grp WHERE g.cluster = ?"
        return {post for (stated,) in self._all(query, cluster) for post in json.loads(stated)}


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
