"""The chain of telling of a statement as a tree, outlet by outlet: small however many tellings there are.

A line is drawn only where something says so: an article names a venue, shares passages with an earlier one, or says
where its copy was taken from. Every other outlet hangs on the statement itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.ask import wording
from onrecord.ask.chain import Rung
from onrecord.ask.printable import one_line
from onrecord.ask.statement import StatementView
from onrecord.ask.views import Telling
from onrecord.resolve.names import fold

Row = dict[str, Any]
Kind = Literal["statement", "venue", "outlet", "republisher", "more"]

MOST = 8
"""Outlets that hang on one thing; the others are counted."""


@dataclass(frozen=True, slots=True)
class Knot:
    """One thing in the tree. label: its name. detail: what else is to be said.

    published: its first article, an interval without times of day. articles: how many, 0 for what is no outlet.
    first: it tells the statement first. missing: it is named, and no article of it is in the record.
    below: what hangs on it.
    """

    kind: Kind
    label: str
    detail: str
    published: Row | None = None
    articles: int = 0
    first: bool = False
    missing: bool = False
    below: tuple[Knot, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Knot]]:
        """This and all that hangs on it, with how deep it hangs, from the top down."""
        yield depth, self
        for each in self.below:
            yield from each.walk(depth + 1)


def lineage(view: StatementView) -> Knot:
    """The tree of a statement."""
    rungs = view.chain.rungs
    venues = [rung for rung in rungs if rung.kind == "venue"]
    carried = [rung for rung in rungs if rung.kind == "republisher" and rung.other is None]
    outlets = tuple(_outlets(view, {rung.document: rung.other for rung in rungs if rung.kind != "venue"}))
    home = {document: n for n, outlet in enumerate(outlets) for document in outlet.documents}
    copies = [_root(outlet.copied, home, outlets, n) for n, outlet in enumerate(outlets)]

    def knot(n: int) -> Knot:
        copied = [_outlet(outlets[m], "republisher", ()) for m in range(len(outlets)) if copies[m] == n]
        taken = [rung for rung in carried if home.get(str(rung.document)) == n]
        return _outlet(outlets[n], "outlet", (*copied, *_taken(taken)))

    own = [n for n in range(len(outlets)) if copies[n] is None]
    hanging: dict[int | None, list[int]] = {}
    for n in own:
        hanging.setdefault(_venue(outlets[n], venues), []).append(n)
    below = [
        Knot("venue", one_line(rung.name), _where(rung), missing=rung.missing,
             below=_few([knot(n) for n in hanging.get(place, [])]))
        for place, rung in enumerate(venues)
    ]  # fmt: skip
    direct = _few([knot(n) for n in hanging.get(None, [])])
    leading = view.fullest
    who = wording.speaker(leading.attribution, named=leading.named)
    return Knot("statement", who, "the statement", below=(*_few(below), *direct))


def told_of(top: Knot) -> str:
    """The tree as one paragraph, for whoever does not see the drawing."""
    sentences = []
    for _, each in top.walk():
        hanging = ", ".join(f"{one.label} ({_all(one)})" for one in each.below)
        if hanging:
            sentences.append(f"From {each.label}: {hanging}.")
    return " ".join(sentences)


def _all(knot: Knot) -> str:
    when = [wording.interval(knot.published) or "no date stated"] if knot.articles else []
    many = [wording.count(knot.articles, "article", "articles")] if knot.articles > 1 else []
    return ", ".join([knot.detail, *when, *many])


@dataclass(frozen=True, slots=True)
class _Outlet:
    """An outlet with its tellings, in the order in which they came. copied: an article that all of them reprint."""

    name: str
    tellings: tuple[Telling, ...]
    documents: tuple[str, ...]
    first: bool
    copied: str | None


def _outlets(view: StatementView, others: dict[str | None, str | None]) -> Iterator[_Outlet]:
    together: dict[str, list[Telling]] = {}
    for each in view.tellings:
        key = fold_name(each.article.outlet) or each.article.id
        together.setdefault(key, []).append(each)
    for number, tellings in enumerate(together.values()):
        documents = tuple(dict.fromkeys(each.article.id for each in tellings))
        copied = [others.get(document) for document in documents]
        yield _Outlet(
            wording.outlet(tellings[0].article), tuple(tellings), documents, number == 0,
            copied[0] if all(each and each not in documents for each in copied) else None,
        )  # fmt: skip


def fold_name(outlet: str | None) -> str:
    """An outlet's name as names of one outlet are alike."""
    return " ".join(fold(outlet or ""))


def _root(copied: str | None, home: dict[str, int], outlets: Sequence[_Outlet], own: int) -> int | None:
    """The outlet whose text another reprints, and which reprints nobody itself; None for one that reprints nobody."""
    seen = {own}
    found = None
    while copied is not None and (n := home.get(copied)) is not None and n not in seen:
        seen.add(n)
        found, copied = n, outlets[n].copied
    return found


def _venue(outlet: _Outlet, venues: Sequence[Rung]) -> int | None:
    """Which of the venues the outlet names, or is; None if it names none."""
    its_own = next((place for place, rung in enumerate(venues) if rung.other in outlet.documents), None)
    if its_own is not None:
        return its_own
    named = {tuple(fold(each.attribution["venue"])) for each in outlet.tellings if each.attribution["venue"]}
    return next((place for place, rung in enumerate(venues) if tuple(fold(rung.name)) in named), None)


def _outlet(outlet: _Outlet, kind: Kind, below: tuple[Knot, ...]) -> Knot:
    number = len(outlet.documents)
    how = "told first" if outlet.first else "shares passages" if kind == "republisher" else "told"
    day = _by_day(outlet.tellings[0].article.published)
    return Knot(kind, outlet.name, how, day, number, first=outlet.first, below=_few(list(below)))


def _by_day(interval: Row | None) -> Row | None:
    return interval and {end: (interval[end] or "")[:10] or None for end in ("earliest", "latest")}


def _taken(rungs: Iterable[Rung]) -> Iterator[Knot]:
    for name in dict.fromkeys(rung.name for rung in rungs):
        yield Knot("republisher", one_line(name), "the copy was taken from there")


def _where(rung: Rung) -> str:
    return "venue, not in this record" if rung.missing else "venue"


def _few(knots: list[Knot]) -> tuple[Knot, ...]:
    """At most some, and how many there are beside them."""
    if len(knots) <= MOST:
        return tuple(knots)
    rest = knots[MOST - 1 :]
    return (*knots[: MOST - 1], Knot("more", f"{len(rest):,} more", "listed below"))
