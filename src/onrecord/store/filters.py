"""Which rows are wanted, and the same as SQL in DuckDB's dialect."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.types import Act, Kind

TOLD_IN = "told_in"
"""Name of ``index_words.told_in`` among the functions that a snapshot's database must know."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows must fit; what is left out fits all.

    ids: ids in the table that is asked for.
    documents: the documents in which it stands.
    words: every word must occur in what was said, or the ``"phrase"``, or the ``beginning*``
        of a word; case and diacritics do not count. See ``index_words.parse``.
    speaker: an entity's id, or a name, or part of one, by which it is called somewhere.
    outlet: the outlet's name; case does not count.
    since, until: ISO 8601 dates, perhaps of year or month only, both included; compared
        with the interval in which the article was published. Articles without a date
        fit neither.
    kinds, acts: as in ``types.Kind`` and ``types.Act``.
    statements: ids of the statements that it tells or is; None for all.

    Documents that a newer version replaces are left out unless ``ids`` or ``documents``
    name them.
    """

    ids: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    words: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kinds: tuple[Kind, ...] = ()
    acts: tuple[Act, ...] = ()
    statements: tuple[str, ...] | None = None


@dataclass
class Conditions:
    """SQL conditions that all must hold, and the values of their question marks."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, sql: str, *values: object) -> None:
        """One more condition."""
        self.parts.append(sql)
        self.values.extend(values)

    def __str__(self) -> str:
        return " AND ".join(self.parts) or "TRUE"


def on_documents(wanted: Filter, *, by_id: bool) -> Conditions:
    """What ``wanted`` asks of the documents, under the name ``d``. by_id: ``ids`` are ids of documents."""
    conditions = Conditions()
    named = wanted.documents or (wanted.ids if by_id else ())
    if wanted.documents:
        conditions.add("d.id IN (SELECT unnest(?))", list(wanted.documents))
    if by_id and wanted.ids:
        conditions.add("d.id IN (SELECT unnest(?))", list(wanted.ids))
    if not named and not wanted.ids:
        conditions.add("d.current")
    if wanted.outlet is not None:
        conditions.add("lower(d.outlet) = lower(?)", wanted.outlet)
    if wanted.since is not None:
        # Cut to the same length, so that a month compares with a day; an open end fits everything.
        conditions.add(
            "d.published IS NOT NULL AND coalesce(left(d.published.latest, ?) >= ?, TRUE)",
            len(wanted.since),
            wanted.since,
        )
    if wanted.until is not None:
        conditions.add(
            "d.published IS NOT NULL AND coalesce(left(d.published.earliest, ?) <= ?, TRUE)",
            len(wanted.until),
            wanted.until,
        )
    return conditions


def on_attributions(wanted: Filter, speakers: list[str] | None) -> Conditions:
    """What ``wanted`` asks of an attribution ``a``; ``speakers``: the entities that its speaker may be."""
    conditions = Conditions()
    if wanted.kinds:
        conditions.add("a.kind IN (SELECT unnest(?))", list(wanted.kinds))
    if wanted.acts:
        conditions.add("a.act IN (SELECT unnest(?))", list(wanted.acts))
    if wanted.words is not None:
        conditions.add(f"{TOLD_IN}(a.content.text, ?)", wanted.words)
    if wanted.statements is not None:
        conditions.add(
            "a.id IN (SELECT attribution FROM tellings WHERE statement IN (SELECT unnest(?)))", list(wanted.statements)
        )
    if speakers is not None:
        conditions.add(
            "a.id IN (SELECT attribution FROM speakers WHERE entity IN (SELECT unnest(?)))",
            speakers,
        )
    return conditions
