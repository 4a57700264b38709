"""Which entities change when a few documents are added: the same decisions as the steps of ``plan``, where they count.

Only what a new chain's names touch is decided again: the forms that its names are alike, those joined with them, and
the surnames that may mean them. The result is that of resolving everything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.resolve.chains import ChainRow, describe
from onrecord.resolve.growing_state import Added, Row
from onrecord.resolve.growing_weak import Weak
from onrecord.resolve.kept import tally
from onrecord.schema import to_row


class Growth(Weak):
    """What changes. chains: whose row among the members must be written anew. entities: ids whose row may be another.

    given: ids that are given in place of those minted, see ``engine.Parts``.
    Make one within a transaction on what is kept; ``run`` it once.
    """

    def run(self, added: Sequence[Added], current: Mapping[str, bool]) -> None:
        """Take in documents, and let others count, or no longer count, as ``current`` says."""
        self._new = {each.document for each in added}
        for document, counts in current.items():
            self._let_count(document, counts)
        new_forms = self._take_in(added)
        fresh = self._link(new_forms)
        touched = self._touched_forms(added, fresh)
        clusters, moved = self._decide(touched)
        self._attach(clusters, moved, fresh)
        self._name(clusters, moved)

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
            described = describe(each.document, each.outlet, each.chains, self.judged)
            rows = [replace(row, own=self.given.get(row.own, row.own)) for row in described]
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
