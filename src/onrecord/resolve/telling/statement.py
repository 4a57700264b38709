"""A statement out of its tellings: its fullest words, when it was said and where, who tells it by himself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import LCSseq

from onrecord.resolve.components import Union
from onrecord.resolve.names import fold
from onrecord.resolve.telling.evidence import Told, gap_of
from onrecord.resolve.telling.uttered import told_of
from onrecord.schema import DatingRow, schema_of, to_row
from onrecord.types import Interval, Relation, Statement

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
_Days = tuple[str, str]
"""First and last day, each "" where it is open."""

_KEPT_WORDS = 0.92
"""Of the words of a shortened telling, so many stand in the fullest one in the same order."""
_NAMELESS = frozenset(
    "staff agency agencies desk news wire wires service services writer writers reporter reporters editor editors "
    "correspondent correspondents team and the by from with online web".split()
)
"""Words of credits that name no agency in particular: "Staff, Agencies" may be anybody's."""
_ARTICLES = frozenset(("the", "a", "an"))
_WORD, _OWNED = re.compile(r"\w[\w.&-]*"), re.compile(r"['’]s\b")
_UNDATED = "9999"
_OPEN = 10**6


@dataclass(frozen=True)
class _Telling:
    n: int
    attribution: str
    document: str
    entity: str | None
    told: Told
    said: Interval | None
    agencies: frozenset[str]
    judged: bool
    """Whether a person said when it was said."""

    @property
    def order(self) -> tuple[str, int]:
        """Tellings in the order of publication; undated ones last."""
        earliest, latest = self.told.published
        return ((earliest or latest or _UNDATED)[:10], self.n)


def stated(row: Row) -> Iterator[Row]:
    """The statement of some members, with the datings that it gives; none where no member counts. row: ``sql.HELD``."""
    members = sorted(row["members"], key=lambda each: each["n"])
    found = sorted((_telling(each) for each in members if each["is_current"]), key=lambda each: each.order)
    if not found:
        return
    head = members[0]
    reprints = {(each["a"], each["b"]) for each in row["reprints"] or ()}
    yield {
        "place": head["place"], "line": head["line"], "at": head["at"],
        **to_row(_statement(head["own"], found, reprints)), "datings": [to_row(each) for each in _datings(found)],
    }  # fmt: skip


def stated_schema() -> pa.Schema:
    """Of the rows of ``stated``."""
    import pyarrow as pa

    placed = [(name, pa.int64()) for name in ("place", "line", "at")]
    datings = pa.list_(pa.struct(list(schema_of(DatingRow))))
    return pa.schema([*placed, *schema_of(Statement), ("datings", datings)])


def judged_dating(row: Row) -> Row | None:
    """What a person said of when a headline was said that only announces something. row: as of ``sql.HELD``."""
    each = _telling(row)
    if not each.judged or each.said is None:
        return None
    return to_row(DatingRow(each.document, each.attribution, each.said, each.attribution, False))


def _telling(row: Row) -> _Telling:
    kept = json.loads(row["said"])
    told = told_of(kept, row["entity"])
    said = Interval(**kept["said"]) if kept["said"] else None
    agencies = frozenset(" ".join(fold(each)) for each in kept["agencies"])
    judged = bool(kept.get("judged"))
    return _Telling(row["n"], row["attribution"], row["document"], row["entity"], told, said, agencies, judged)


def _statement(key: str, found: Sequence[_Telling], reprints: set[tuple[str, str]]) -> Statement:
    fullest = _fullest(found)
    speakers = sorted(
        (each for each in found if each.entity is not None), key=lambda each: (each.told.name is None, each.n)
    )
    dated = _narrowest(found)
    return Statement(
        id=key,
        text=fullest.told.content,
        kind=fullest.told.kind,  # type: ignore[arg-type]
        speaker=speakers[0].entity if speakers else None,
        said=dated.said if dated else None,
        venue=next((each.told.venue for each in found if each.told.venue), None),
        tellings=tuple(each.attribution for each in found),
        relations=tuple("verbatim" if each is fullest else _relation(each.told, fullest.told) for each in found),
        first=found[0].attribution,
        independent=_independent(found, reprints),
    )


def _fullest(found: Sequence[_Telling]) -> _Telling:
    """The telling that says most; a quoted one before a reported one."""
    if len(found) == 1:
        # Most statements are told once: their words need not be looked at.
        return found[0]
    return min(found, key=lambda each: (-each.told.wording.weight, each.told.kind == "indirect", each.n))


def _relation(told: Told, fullest: Told) -> Relation:
    """What a telling is to the fullest one: its very words, some of them, or other words."""
    ours, theirs = told.wording.stems, fullest.wording.stems
    if ours == theirs:
        return "verbatim"
    kept = LCSseq.similarity(ours, theirs)
    if kept < _KEPT_WORDS * len(ours):
        return "paraphrase"
    return "verbatim" if kept >= _KEPT_WORDS * len(theirs) else "truncated"


def _narrowest(found: Sequence[_Telling]) -> _Telling | None:
    """The telling that says most closely when it was said, in agreement with most others; the earliest of several.

    Those of which a person said it go before all others.
    """
    bounded = [each for each in found if each.said is not None and (each.said.earliest or each.said.latest)]
    if len(bounded) < 2:
        return bounded[0] if bounded else None
    some = [each for each in bounded if each.judged] or bounded
    # Of thousands of tellings only few say different times.
    times = Counter(map(_days, bounded))
    against = {one: sum(count for two, count in times.items() if _exclude(one, two)) for one in set(map(_days, some))}
    return min(some, key=lambda each: (against[_days(each)], *_closeness(each), each.order))


def _closeness(each: _Telling) -> tuple[int, str]:
    """The less, the more closely a telling says when it was said."""
    earliest, latest = each.told.said
    return _width(each) - int(earliest is not None), (latest or _UNDATED)[:10]


def _width(each: _Telling) -> int:
    said = each.told.said
    length = gap_of((said[0], said[0]), (said[1], said[1]))
    return _OPEN if length is None else length


def _apart(one: _Telling, two: _Telling) -> bool:
    """Whether two say of one statement that it was said at different times. An open end excludes nothing."""
    return _exclude(_days(one), _days(two))


def _days(each: _Telling) -> _Days:
    earliest, latest = each.told.said
    return (earliest or "")[:10], (latest or "")[:10]


def _exclude(one: _Days, two: _Days) -> bool:
    (a, b), (c, d) = one, two
    return bool((b and c and b < c) or (d and a and d < a))


def _independent(found: Sequence[_Telling], reprints: set[tuple[str, str]]) -> int:
    """How many tellings are left when those that share a reprinted passage, an agency or a named venue count once."""
    if len(found) == 1:
        return 1
    union = Union()
    venues = {each.document: names for each in found if (names := _venue(each))}
    for each in found:
        for agency in _agencies(each):
            union.join(each.document, agency)
    for one, name in _same_venues(set(venues.values())):
        union.join(_key(one), _key(name))
    for document, names in venues.items():
        union.join(document, _key(names))
    documents = {each.document for each in found}
    for a, b in reprints:
        if a in documents and b in documents:
            union.join(a, b)
    return len({union.find(document) for document in documents})


def _agencies(each: _Telling) -> Iterator[str]:
    """The agencies that a telling owes its words to, as texts that are no id of a document."""
    yield from (f"~agency {agency}" for agency in each.agencies if not _NAMELESS.issuperset(agency.split()))


def _venue(each: _Telling) -> frozenset[str]:
    """The words of the name of the venue that a telling owes its words to; none where it has no name."""
    named = [word for word in _WORD.findall(_OWNED.sub("", each.told.venue or "")) if word[:1].isupper()]
    return frozenset(fold(" ".join(named))) - _ARTICLES


def _same_venues(venues: Collection[frozenset[str]]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Those of which one is named in fewer words: "NBC" and "NBC's Meet the Press"."""
    yield from ((one, two) for one in venues for two in venues if one < two)


def _key(venue: frozenset[str]) -> str:
    return f"~venue {' '.join(sorted(venue))}"


def _datings(found: Sequence[_Telling]) -> Iterator[DatingRow]:
    """What people say of tellings, and the best dated one of those that are not dated, or otherwise."""
    for each in found:
        if each.judged and each.said is not None:
            yield DatingRow(each.document, each.attribution, each.said, each.attribution, False)
    best = _narrowest(found)
    if best is None or best.said is None or best.told.said[1] is None:
        return
    for each in found:
        if each.judged or each.document == best.document:
            continue
        clash = each.said is not None and _apart(best, each)
        if clash or _closeness(best) < _closeness(each):
            words = f"inferred from {best.attribution}, which tells the same: {best.said.basis}"
            said = Interval(best.said.earliest, best.said.latest, words)
            yield DatingRow(each.document, each.attribution, said, best.attribution, clash)
