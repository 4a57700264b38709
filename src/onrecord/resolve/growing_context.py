"""What stands around the names of a component: who is named with whom, as the steps of ``sql`` see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.resolve.growing_forms import Forms
from onrecord.resolve.growing_state import Row
from onrecord.resolve.similar import NEEDS_CONTEXT, is_hearsay
from onrecord.schema import to_row


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
            if form not in both and self._meet(often, form)
        ]  # fmt: skip
        weight = sum(2 if sort == "person" else 1 for _, sort in others)
        return {**edge, "weight": weight or None, "others": [form for form, _ in others] or None}

    def _meet(self, one: str, two: str) -> bool:
        """Whether standing chains of both forms are in one document."""
        rare, often = sorted((one, two), key=lambda form: (self._articles(form), form))
        query = (
            "SELECT 1 FROM chains a CROSS JOIN chains b ON b.document = a.document AND b.chain <> a.chain "
            "WHERE a.form = ? AND a.stands AND b.form = ? AND b.stands LIMIT 1"
        )
        return self._one(query, rare, often) is not None

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
