"""What stands around the names of a component: who is named with whom, as the steps of ``sql`` see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.resolve.growing_forms import Forms
from onrecord.resolve.growing_state import Row
from onrecord.resolve.similar import NEEDS_CONTEXT, is_hearsay
from onrecord.schema import to_row


@dataclass(frozen=True, slots=True)
class Presence:
    """Where some nodes are. forms: how they are called. documents: those with a standing chain of one of them."""

    nodes: tuple[str, ...]
    forms: frozenset[str]
    documents: frozenset[str]


class Context(Forms):
    """The part of ``growing.Growth`` that gathers what speaks for nodes and against them."""

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
        hearsay = is_hearsay(edge["one"], edge["likeness"], edge["docs"])
        if not hearsay and (edge["docs"] or edge["likeness"] not in NEEDS_CONTEXT):
            return {**edge, "weight": None, "others": None}
        rare, often = sorted((edge["one"], edge["two"]), key=lambda form: (self._articles(form), form))
        beside = (
            "SELECT DISTINCT o.form, o.sort FROM chains c JOIN chains o ON o.document = c.document "
            "AND o.chain <> c.chain WHERE c.form = ? AND c.stands AND o.stands"
        )
        both = {edge["one"], edge["two"]}
        others = [
            (form, sort) for form, sort in self._all(beside, rare)
            if form not in both and not self._documents_of(often).isdisjoint(self._documents_of(form))
        ]  # fmt: skip
        weight = sum(2 if sort == "person" else 1 for _, sort in others)
        return {**edge, "weight": weight or None, "others": [form for form, _ in others] or None}

    def _documents_of(self, form: str) -> frozenset[str]:
        """The documents in which a standing chain has a form. Asked for once: no chain comes after the first step."""
        if form not in self._standing:
            found = self._iter("SELECT document FROM chains WHERE form = ? AND stands", form)
            self._standing[form] = frozenset(document for (document,) in found)
        return self._standing[form]

    def presence(self, nodes: Sequence[str]) -> Presence:
        """Where standing chains of some nodes are."""
        forms, documents = set(), set()
        for node in nodes:
            found = self._one("SELECT form FROM nodes WHERE node = ?", node)
            if found is not None:
                query = "SELECT document FROM chains WHERE form = ? AND stands AND node = ?"
                documents |= {document for (document,) in self._iter(query, found[0], node)}
                forms.add(found[0])
        return Presence(tuple(nodes), frozenset(forms), frozenset(documents))

    def meetings(self, present: Presence, form: str) -> frozenset[str]:
        """The documents in which a standing chain of a form stands beside one of those that are present."""
        together = present.documents & self._documents_of(form)
        if not together or form not in present.forms:
            return together
        marks = ", ".join("?" * len(present.nodes))
        beside = (
            "SELECT 1 FROM chains a CROSS JOIN chains o ON o.document = a.document AND o.chain <> a.chain "
            f"WHERE a.document = ? AND a.node IN ({marks}) AND a.stands AND o.form = ? AND o.stands"
        )
        return frozenset(each for each in together if self._one(beside, each, *present.nodes, form))
