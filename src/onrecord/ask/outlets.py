"""What does an outlet carry, how early, whom does it quote, and with whom does it share its articles?

Plain counts and shares of what is in the record; nothing of it rates anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.ask.lookalikes import alike, scripts
from onrecord.ask.timeline import Timeline, timeline, window_of
from onrecord.errors import NotFoundError
from onrecord.store import index_outlets
from onrecord.store.index import Index, ask

Row = dict[str, Any]

_MOST = 15


@dataclass(frozen=True, slots=True)
class Pace:
    """How early an outlet is, of the statements that it and others tell.

    shared: how many those are. first: on an earlier day than any other. together: on the first day, with others.
    later: after the first day. median: days after the first day, of all of them; None where no days are known.
    undated: those of which the outlet's articles do not state the day.
    """

    shared: int = 0
    first: int = 0
    together: int = 0
    later: int = 0
    median: float | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """An outlet in a list.

    name: None for articles of which no outlet is known. words: of all bodies; quoted: those of them that stand in what
    is reported word for word. direct, mixed, indirect: tellings. first, last: days of publication.
    scripts: those that one word of the name mixes. alike: names of other outlets that look the same.
    """

    name: str | None
    documents: int
    statements: int
    first: str | None
    last: str | None
    words: int
    quoted: int
    direct: int
    mixed: int
    indirect: int
    pace: Pace
    scripts: tuple[str, ...]
    alike: tuple[str, ...]

    @property
    def tellings(self) -> int:
        """How often it tells something."""
        return self.direct + self.mixed + self.indirect

    @property
    def share(self) -> float | None:
        """Quoted words over all words, 0..1; None where there are no words."""
        return self.quoted / self.words if self.words else None

    def as_json(self) -> Row:
        """All of it."""
        return {**asdict(self), "share": self.share}


@dataclass(frozen=True, slots=True)
class OutletPage:
    """All of one outlet.

    spellings: rows ``text`` and ``count``. line: its articles over time, None where none of them is dated.
    quoted: rows ``id``, ``name``, ``kind``, ``named``, ``here``, ``elsewhere``: whom it quotes most, numbers of
        statements. own, others: of how many statements in all those are.
    credits: rows ``name`` and ``count``. reprinted_from, reprinted_by: rows ``name``, ``count`` and ``document``.
    """

    figures: OutletFigures
    spellings: tuple[Row, ...]
    line: Timeline | None
    quoted: tuple[Row, ...]
    own: int
    others: int
    credits: tuple[Row, ...]
    reprinted_from: tuple[Row, ...]
    reprinted_by: tuple[Row, ...]
    note: str | None

    def as_json(self) -> Row:
        """All of it."""
        return {
            **self.figures.as_json(),
            "spellings": list(self.spellings),
            "timeline": self.line and self.line.as_json(),
            "quoted_most": list(self.quoted),
            "own": self.own,
            "others": self.others,
            "credits": list(self.credits),
            "reprinted_from": list(self.reprinted_from),
            "reprinted_by": list(self.reprinted_by),
            "note": self.note,
        }


def all_outlets(folder: Path) -> tuple[OutletFigures, ...]:
    """Every outlet with its figures, those with most articles first.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    return ask(folder, _all)


def outlet_page(folder: Path, name: str, since: str | None = None, until: str | None = None) -> OutletPage:
    """Everything of the outlet of this name; case does not count.

    since, until: ISO 8601 dates, perhaps of a year or month only: what its timeline shows.

    Raises:
        NotFoundError: if no article is of it.
        RecordError: as ``all_outlets``.
    """
    return ask(folder, lambda index: _page(index, name, since, until))


def names_of_outlets(folder: Path) -> list[str]:
    """The names of all outlets, in their order.

    Raises:
        RecordError: as ``all_outlets``.
    """
    return ask(folder, lambda index: [name for _, name in index_outlets.names(index.connection)])


def _all(index: Index) -> tuple[OutletFigures, ...]:
    found = index_outlets.outlets(index.connection)
    starts: dict[str, list[Row]] = {}
    for row in index_outlets.starts(index.connection):
        starts.setdefault(row["key"] or "", []).append(row)
    others = alike(row["name"] for row in found if row["name"])
    return tuple(_figures(row, pace(starts.get(row["key"], ())), others.get(row["name"], ())) for row in found)


def _page(index: Index, name: str, since: str | None, until: str | None) -> OutletPage:
    connection = index.connection
    row = index_outlets.outlet(connection, name)
    if row is None:
        raise NotFoundError(f"there is no outlet {name!r} in this record; the list of outlets has all names")
    key = row["key"]
    others = alike(each for _, each in index_outlets.names(connection)).get(row["name"], ())
    window = window_of(since, until, row["first"], row["last"])
    total = index_outlets.told(connection)
    return OutletPage(
        figures=_figures(row, pace(index_outlets.starts(connection, key)), others),
        spellings=tuple(index_outlets.spellings(connection, key)),
        line=None if window is None else timeline(index_outlets.published_on(connection, key), window),
        quoted=tuple(index_outlets.quoted_most(connection, key, _MOST)),
        own=row["statements"],
        # What it alone tells is in no other outlet.
        others=max(0, total - (row["statements"] - row["shared"])),
        credits=tuple(index_outlets.credits(connection, key, _MOST)),
        reprinted_from=tuple(index_outlets.reprinted_from(connection, key, _MOST)),
        reprinted_by=tuple(index_outlets.reprinted_by(connection, key, _MOST)),
        note=index.note,
    )


def _figures(row: Row, early: Pace, others: Sequence[str]) -> OutletFigures:
    return OutletFigures(
        name=row["name"], documents=row["documents"], statements=row["statements"], first=row["first"],
        last=row["last"], words=row["words"], quoted=row["quoted"], direct=row["direct"],
        mixed=row["mixed"], indirect=row["indirect"], pace=early,
        scripts=scripts(row["name"] or ""), alike=tuple(others),
    )  # fmt: skip


def pace(starts: Iterable[Mapping[str, Any]]) -> Pace:
    """How early an outlet is. starts: rows as of ``index_outlets.starts``."""
    days: dict[int, int] = {}
    together = undated = 0
    for row in starts:
        if row["days"] is None:
            undated += row["count"]
            continue
        days[row["days"]] = days.get(row["days"], 0) + row["count"]
        together += row["count"] if row["together"] else 0
    known, leading = sum(days.values()), days.get(0, 0)
    return Pace(known + undated, leading - together, together, known - leading, _median(days), undated)


def _median(counts: Mapping[int, int]) -> float | None:
    """The middle of values that occur so many times each; between two of them their mean."""
    total = sum(counts.values())
    if not total:
        return None
    at = 0
    lower: int | None = None
    for value in sorted(counts):
        at += counts[value]
        if lower is None and at * 2 >= total:
            if at * 2 > total:
                return float(value)
            lower = value
        elif lower is not None:
            return (lower + value) / 2
    return None if lower is None else float(lower)
