"""Judging: a person says what is right, the log keeps it, and the record heeds it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, get_args

from onrecord.errors import InputError, NotFoundError
from onrecord.intake import conclude
from onrecord.read.sources import Source
from onrecord.schema import JudgedRow, from_row, to_row
from onrecord.store.anchors import article_anchor, attribution_anchor, entity_anchor
from onrecord.store.exchange import read_judgements
from onrecord.store.judgements import append, digest_of, read_log, undone_by
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from onrecord.store.statement_anchors import are_statements, statement_anchors
from onrecord.types import EntityAnchor, EntityKind, Judgement, Verb

KINDS: tuple[str, ...] = get_args(EntityKind)

_LONGEST = {"name": 300, "outlet": 300, "who judges": 200, "why": 5000}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to judge.

    subject: the id of the attribution, document, entity or statement that it is about, or the beginning of one.
    other: the entity that it is the same as, or different from, or that spoke; None where ``value`` names who spoke,
        or nobody in particular did. Where ``same`` or ``different`` is of statements, the other statement; one of the
        two may be an attribution, which then is meant as a telling by itself.
    value: the name, the kind, the outlet, the day or ``DAY..DAY``; for ``speaker`` the name of someone of whom the
        record has no entity. kind: of whom that names.
    """

    verb: Verb
    subject: str
    other: str | None = None
    value: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry of the log and what became of it.

    state: see ``schema.JudgedRow``; ``pending`` until conclusions are drawn again. problem: why it could not be
    anchored, or None. carried: to how many other attributions of its article a speaker carries.
    against: numbers of those that say otherwise on the same matter, while this one is in force.
    about: ids of the things that it is about, now and when it was made, and its digest; those of now in ``log`` only.
    """

    judgement: Judgement
    state: str
    other: int | None = None
    problem: str | None = None
    carried: int = 0
    against: tuple[int, ...] = ()
    about: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """The entry with its state, for programs."""
        state = {"state": self.state, "other": self.other, "problem": self.problem, "carried": self.carried}
        return {**to_row(self.judgement), **state, "against": list(self.against)}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file of judgements.

    failed: for each line that could not be taken over, why. entries: what was new, as it stands in the log now.
    """

    added: int
    already_there: int
    failed: tuple[str, ...]
    entries: tuple[Judged, ...] = field(default=())

    @property
    def states(self) -> Mapping[str, int]:
        """How many of the new entries have each state, the not anchored ones apart."""
        return Counter("not anchored" if each.problem else each.state for each in self.entries)


def judge(record_path: Source, wanted: Wanted, *, by: str, why: str | None = None, now: datetime) -> Judged:
    """Add a judgement to the log of the record at ``record_path``, and let everything that rests on it follow.

    now: when it is made (aware).

    Raises:
        InputError: for an id of the wrong kind of thing, a day that is none, a kind or a name that cannot be.
        NotFoundError: for an id that is not there, or that several things begin with.
        RecordError: if there is no record, or it cannot be written.
    """
    with Record.to_change(record_path) as record:
        snapshot = record.snapshot()
        try:
            said = _judgement(record, snapshot, wanted)
        finally:
            snapshot.close()
        made = now.isoformat(timespec="seconds")
        entry = Judgement(0, "", made, _text(by, "who judges"), _why(why), **said)
        append(record.catalog, [entry])
        conclude(record, made)
        return _state(record, digest_of(entry))


def undo(record_path: Source, number: int, *, by: str, why: str | None = None, now: datetime) -> Judged:
    """Let entry ``number`` of the log not count any more; the log keeps both. An undo can be undone, too.

    Raises:
        NotFoundError: if there is no such entry. InputError: if it is undone already.
        RecordError: as ``judge``.
    """
    with Record.to_change(record_path) as record:
        log = read_log(record.catalog)
        target = next((each for each in log if each.number == number), None)
        if target is None:
            raise NotFoundError(f"there is no judgement {number} in this record; `onrecord log` lists all")
        if (already := undone_by(log).get(number)) is not None:
            raise InputError(
                f"judgement {number} is undone already, by judgement {already}: "
                f"to bring it back, `onrecord undo {already}`",
                reason="undone already",
            )
        made = now.isoformat(timespec="seconds")
        entry = Judgement(0, "", made, _text(by, "who judges"), _why(why), "undo", undoes=target.digest)
        append(record.catalog, [entry])
        conclude(record, made)
        return _state(record, digest_of(entry))


def import_judgements(record_path: Source, lines: Iterable[bytes], *, now: datetime) -> Imported:
    """Take over judgements as ``onrecord export judgements`` writes them; what is there already changes nothing.

    They are in force where nothing that was judged here says otherwise. now: when they are taken over (aware).

    Raises:
        RecordError: as ``judge``.
    """
    taken = now.isoformat(timespec="seconds")
    found: list[Judgement] = []
    failed: list[str] = []
    for each in read_judgements(lines, taken):
        if isinstance(each, Judgement):
            found.append(each)
        else:
            failed.append(str(each))
    with Record.to_change(record_path) as record:
        numbers = append(record.catalog, found)
        added = {number for number in numbers if number is not None}
        if added:
            conclude(record, taken)
        entries = tuple(each for each in _states(record) if each.judgement.number in added) if added else ()
    return Imported(len(added), len(found) - len(added), tuple(failed), entries)


def unanchored(record_path: Source) -> int:
    """How many judgements are in force but cannot be anchored in the articles as they are now.

    Raises:
        RecordError: if there is no record.
    """
    with Record.open(record_path) as record:
        return sum(each.state == "in force" and each.problem is not None for each in _states(record))


def log(record_path: Source, given: str | None = None) -> tuple[Judged, ...]:
    """The log in order: all of it, or what is about the thing whose id is, or begins with, ``given``.

    Raises:
        NotFoundError: if nothing in the record or its log has such an id. RecordError: if there is no record.
    """
    with Record.open(record_path) as record:
        found = _states(record, about_now=True)
        if given is None:
            return found
        fitting = tuple(each for each in found if any(key.startswith(given) for key in each.about))
        if not fitting:
            snapshot = record.snapshot()
            try:
                snapshot.find(given)
            finally:
                snapshot.close()
    return fitting


def _judgement(record: Record, snapshot: Snapshot, wanted: Wanted) -> dict[str, Any]:
    """The fields of an entry that say what is judged."""
    verb = wanted.verb
    said: dict[str, Any] = {"verb": verb}
    if verb in ("published", "outlet"):
        value = _days(wanted.value) if verb == "published" else _text(wanted.value, "outlet")
        return {**said, "article": article_anchor(snapshot, wanted.subject), "value": value}
    if verb == "said":
        return {**said, "attribution": attribution_anchor(snapshot, wanted.subject), "value": _days(wanted.value)}
    if verb in ("reject", "accept"):
        return {**said, "attribution": attribution_anchor(snapshot, wanted.subject)}
    if verb == "speaker":
        attribution = attribution_anchor(snapshot, wanted.subject)
        return {**said, "attribution": attribution, "right": _spoke(record, snapshot, wanted)}
    if wanted.other is not None and are_statements(wanted.subject, wanted.other):
        both = statement_anchors(record, snapshot, wanted.subject, wanted.other, apart=verb == "different")
        return {**said, "one": both[0], "two": both[1]}
    left = _known(entity_anchor(record, snapshot, wanted.subject, apart=verb == "different"))
    if verb == "name":
        return {**said, "left": left, "value": _text(wanted.value, "name")}
    if verb == "kind":
        return {**said, "left": left, "value": _kind(wanted.value)}
    right = _known(entity_anchor(record, snapshot, wanted.other or "", apart=verb == "different"))
    # Of one entity, two places may be judged to be the same: what was found is confirmed.
    if left == right or (verb == "same" and left.id == right.id and not set(left.members).isdisjoint(right.members)):
        raise InputError(f"{wanted.subject} and {wanted.other} are one entity: give two", reason="one entity")
    return {**said, "left": left, "right": right}


def _spoke(record: Record, snapshot: Snapshot, wanted: Wanted) -> EntityAnchor | None:
    """Who spoke: an entity, someone whom only the judgement names, or nobody."""
    if wanted.other is not None:
        return entity_anchor(record, snapshot, wanted.other)
    if wanted.value is None:
        return None
    return EntityAnchor(None, _text(wanted.value, "name"), _kind(wanted.kind), ())  # type: ignore[arg-type]


def _known(anchor: EntityAnchor) -> EntityAnchor:
    if not anchor.members:
        raise InputError(
            f"no article mentions {anchor.id} ({anchor.name}): it is known by a judgement only; "
            "`onrecord log` shows which, undo that and judge anew",
            reason="known by a judgement only",
        )
    return anchor


def _kind(given: str | None) -> str:
    if given not in KINDS:
        raise InputError(f"there is no kind {given!r}; choose from {', '.join(KINDS)}", reason="no such kind")
    return given


def _why(given: str | None) -> str | None:
    return None if given is None or not given.strip() else _text(given, "why")


def _text(given: str | None, what: str) -> str:
    """Words that a person gave, on one line."""
    words = " ".join((given or "").split())
    if not words:
        raise InputError(f"nothing is said for {what}: give some words", reason="nothing said")
    if len(words) > _LONGEST[what]:
        raise InputError(f"{what} has {len(words):,} characters: give at most {_LONGEST[what]:,}", reason="too long")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{what} holds half a surrogate pair at character {error.start}: write it as UTF-8",
            reason="broken characters",
        ) from error
    return words


def _days(given: str | None) -> str:
    """A day, or two with ``..`` between, either of which may be left out."""
    earliest, dots, latest = (given or "").strip().partition("..")
    days = [day.strip() for day in (earliest, latest) if day.strip()]
    if not days or (dots and len(days) == 2 and days[0] > days[1]):
        raise _no_days(given)
    for day in days:
        try:
            found = date.fromisoformat(day)
        except ValueError as error:
            raise _no_days(given) from error
        if found.isoformat() != day:
            raise _no_days(given)
    return f"{earliest.strip()}{dots}{latest.strip()}"


def _no_days(given: str | None) -> InputError:
    return InputError(
        f"{given!r} is neither a day nor an interval of days; write 2024-03-21, or 2024-03-01..2024-03-21",
        reason="no date",
    )


def _state(record: Record, digest: str) -> Judged:
    return next(each for each in _states(record) if each.judgement.digest == digest)


def _states(record: Record, *, about_now: bool = False) -> tuple[Judged, ...]:
    """All entries of the log with what became of them at the newest snapshot.

    about_now: look up what the things are called now that they are about, for which all members are read.
    """
    entries = read_log(record.catalog)
    if not entries:
        return ()
    rows: dict[int, list[JudgedRow]] = {}
    against: dict[int, list[int]] = {}
    about: dict[int, set[str]] = {}
    snapshot = record.snapshot()
    try:
        for found in snapshot.ask("SELECT * FROM judged ORDER BY place, line"):
            row = from_row(JudgedRow, found)
            rows.setdefault(row.judgement, []).append(row)
            if row.state == "contradicted" and row.other is not None:
                against.setdefault(row.other, []).append(row.judgement)
        for found in snapshot.ask(_ABOUT) if about_now else ():
            about.setdefault(found["judgement"], set()).add(found["id"])
    finally:
        snapshot.close()
    return tuple(_entry(each, rows.get(each.number, []), against, about) for each in entries)


def _entry(
    judgement: Judgement,
    rows: Sequence[JudgedRow],
    against: Mapping[int, Sequence[int]],
    about: Mapping[int, Collection[str]],
) -> Judged:
    named = (judgement.attribution, judgement.left, judgement.right, judgement.one, judgement.two)
    ids = {each.id for each in named if each is not None and each.id is not None} | {judgement.digest}
    articles = [judgement.article] if judgement.article else []
    articles += [judgement.attribution.article] if judgement.attribution else []
    ids |= {each.document for each in articles}
    ids |= set(about.get(judgement.number, ()))
    if not rows:
        return Judged(judgement, "pending", about=frozenset(ids))
    first, carried = rows[0], len(rows) - 1 if judgement.verb == "speaker" else 0
    contradicting = tuple(against.get(judgement.number, ()))
    return Judged(judgement, first.state, first.other, first.problem, carried, contradicting, frozenset(ids))


_ABOUT = """
SELECT judgement, verdict.document AS id FROM judged WHERE verdict.document IS NOT NULL
UNION SELECT judgement, verdict.attribution FROM judged WHERE verdict.attribution IS NOT NULL
UNION SELECT judgement, verdict.other FROM judged WHERE verdict.other IS NOT NULL
UNION SELECT judgement, t.statement FROM judged j JOIN tellings t
    ON t.attribution = j.verdict.attribution OR t.attribution = j.verdict.other WHERE j.verdict.other IS NOT NULL
UNION SELECT j.judgement, m.entity FROM judged j JOIN members m
    ON (m.document = j.verdict."left".document AND m.chain = j.verdict."left".chain)
    OR (m.document = j.verdict."right".document AND m.chain = j.verdict."right".chain)
"""
