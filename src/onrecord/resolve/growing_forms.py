"""Which forms are tied to those of new chains: compared anew, or known to be alike from before."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from onrecord.resolve.forms import read_form
from onrecord.resolve.growing_state import Added, Row, State
from onrecord.resolve.similar import Key, alike, keys_of


class Forms(State):
    """The part of ``growing.Growth`` that sets names beside each other."""

    def _link(self, forms: Mapping[str, bool]) -> list[tuple[str, str, bool]]:
        """Set new forms beside those that share a key; the pairs that are alike, and whether one is weak."""
        fresh: list[tuple[str, str, bool]] = []
        for form, weak in forms.items():
            self.kept.execute("INSERT INTO forms VALUES (?, ?)", (form, weak))
            others: set[tuple[str, bool]] = set()
            for key in sorted(set(keys_of(read_form(form, weak)))):
                others |= set(self._beside(key, weak))
                row = (key.text, key.alone, key.short, form, weak)
                self.kept.execute("INSERT INTO keyed VALUES (?, ?, ?, ?, ?)", row)
            for other, other_weak in sorted(others):
                fresh += self._compare((form, weak), (other, other_weak))
        return fresh

    def _beside(self, key: Key, weak: bool) -> Iterator[tuple[str, bool]]:
        """Forms that a key brings together with one that has it: as ``sql.PAIRS``."""
        query = "SELECT form, weak, short FROM keyed WHERE key = ? AND alone = ?"
        for other, other_weak, other_short in self._all(query, key.text, key.alone):
            if not key.alone or weak != bool(other_weak) or (not weak and (key.short or other_short)):
                yield other, bool(other_weak)

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
            else:
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
