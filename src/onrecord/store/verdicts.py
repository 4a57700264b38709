"""What the log of judgements means at a snapshot: which entries are in force, and what they say of what is found now.

Of several judgements on one matter one is in force. Whoever judges again outweighs what they
judged before. What was taken over from another record never overrules what was judged
here; it stands beside it as a contradiction until a person judges again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

from onrecord.resolve.judged import BY_A_PERSON, carried
from onrecord.schema import JUDGED, JudgedRow, to_row
from onrecord.store.anchoring import Anchoring, Found, Unanchored
from onrecord.store.catalog import Catalog
from onrecord.store.judgements import basis_of, read_log, undone_by
from onrecord.store.parts import Staged, write_part
from onrecord.store.snapshot import Snapshot
from onrecord.types import ArticleAnchor, EntityAnchor, Judgement, Member, StatementAnchor, Verb, Verdict

Row = dict[str, Any]

_PAIRS = 3
"""Members of either entity, or statement, that are kept apart from each of the other's."""


@dataclass(frozen=True)
class Judged:
    """The verdicts for resolving; the part that holds them; and up to which entry of the log they go."""

    verdicts: tuple[Verdict, ...]
    staged: list[Staged]
    heeds: int


@dataclass(frozen=True)
class _Target:
    """What a judgement is about now. matter: what other judgements on the same have too."""

    matter: tuple[object, ...]
    verdicts: tuple[Verdict, ...] = ()
    problem: str | None = None
    found: Found | None = None


def judged_part(folder: Path, catalog: Catalog, snapshot: Snapshot) -> Judged:
    """What the log as it is now means at ``snapshot``, written as a part where anything was ever judged."""
    log = read_log(catalog)
    rows = judged_rows(catalog, snapshot, log) if log else []
    staged = [write_part(folder, JUDGED, map(to_row, rows))] if rows else []
    verdicts = tuple(row.verdict for row in rows if row.verdict is not None)
    return Judged(verdicts, staged, log[-1].number if log else 0)


def judged_rows(catalog: Catalog, snapshot: Snapshot, log: Sequence[Judgement]) -> list[JudgedRow]:
    """A row or more for each entry of ``log``, in its order; see ``schema.JudgedRow``."""
    undone = undone_by(log)
    numbers = {each.digest: each.number for each in log}
    standing = [each for each in log if each.number not in undone and each.verb != "undo"]
    anchoring = Anchoring(catalog, snapshot, (anchor for each in standing for anchor in _articles(each)))
    entities = _entities_of(snapshot, anchoring.read) if any(each.verb in ("name", "kind") for each in standing) else {}
    targets = {each.number: _target(anchoring, each, entities) for each in standing}
    states = _states(standing, targets)
    spoken = _judged_speakers(standing, targets, states)
    rows: list[JudgedRow] = []
    for each in log:
        if each.number in undone:
            rows.append(JudgedRow(each.number, "undone", undone[each.number], None, None))
        elif each.verb == "undo":
            rows.append(JudgedRow(each.number, "in force", numbers.get(each.undoes or ""), None, None))
        else:
            rows += _rows(each, targets[each.number], states[each.number], spoken)
    return rows


def _rows(
    judgement: Judgement, target: _Target, state: tuple[str, int | None], spoken: frozenset[str]
) -> Iterator[JudgedRow]:
    if state[0] != "in force" or target.problem is not None:
        yield JudgedRow(judgement.number, *state, target.problem, None)
        return
    for verdict in target.verdicts:
        yield JudgedRow(judgement.number, *state, None, verdict)
    if judgement.verb == "speaker" and target.found is not None:
        [verdict] = target.verdicts
        for each in carried(target.found.findings, verdict.attribution or "", spoken):
            basis = f"{each.basis}, {verdict.basis}"
            yield JudgedRow(judgement.number, *state, None, replace(verdict, attribution=each.attribution, basis=basis))


def _target(anchoring: Anchoring, judgement: Judgement, entities: Mapping[Member, str]) -> _Target:
    """What a judgement is about in the documents and findings as they are now."""
    verb: Verb = judgement.verb  # type: ignore[assignment]
    empty = Verdict(judgement.number, verb, None, None, None, judgement.value, basis_of(judgement))
    if judgement.article is not None:
        return _of_article(anchoring, judgement.article, empty)
    if judgement.attribution is not None:
        return _of_attribution(anchoring, judgement, empty)
    if judgement.one is not None and judgement.two is not None:
        return _of_statements(anchoring, (judgement.one, judgement.two), empty)
    return _of_entities(anchoring, judgement, empty, entities)


def _of_article(anchoring: Anchoring, anchor: ArticleAnchor, empty: Verdict) -> _Target:
    documents = anchoring.articles(anchor)
    if not documents:
        return _Target((empty.verb, anchor.document), problem="the article is not in this record")
    verdicts = tuple(replace(empty, document=key) for key in documents)
    return _Target((empty.verb, anchoring.standing(anchor)), verdicts)


def _of_attribution(anchoring: Anchoring, judgement: Judgement, empty: Verdict) -> _Target:
    assert judgement.attribution is not None
    about = judgement.verb if judgement.verb in ("speaker", "said") else "judged"
    try:
        found, key = anchoring.attribution(judgement.attribution, with_source=about == "judged")
    except Unanchored as problem:
        return _Target((about, judgement.attribution.id), problem=str(problem))
    verdict = replace(empty, attribution=key, document=found.document)
    if about == "said":
        verdict = replace(verdict, basis=f"{BY_A_PERSON}: {verdict.basis}")
    if judgement.right is not None:
        members = anchoring.members(judgement.right)
        right = judgement.right
        named = {"right": members[0]} if members else {"value": right.name, "kind": right.kind}
        verdict = replace(verdict, **named)
    return _Target((about, key), (verdict,), found=found)


def _of_entities(anchoring: Anchoring, judgement: Judgement, empty: Verdict, entities: Mapping[Member, str]) -> _Target:
    sides = [(anchor, anchoring.members(anchor)) for anchor in (judgement.left, judgement.right) if anchor is not None]
    pair = len(sides) == len(("left", "right"))
    if pair:
        matter: tuple[object, ...] = ("pair", _pair(*(anchor for anchor, _ in sides)))
    else:
        [(anchor, members)] = sides
        matter = (empty.verb, entities.get(members[0], anchor.id) if members else _key(anchor))
    missing = [anchor.name for anchor, members in sides if not members]
    if missing:
        return _Target(matter, problem=f"no mention of “{missing[0]}” is found again")
    if not pair:
        return _Target(matter, (replace(empty, left=sides[0][1][0]),))
    few = 1 if empty.verb == "same" else _PAIRS
    pairs = product(sides[0][1][:few], sides[1][1][:few])
    verdicts = tuple(replace(empty, left=left, right=right) for left, right in pairs if left != right)
    if not verdicts and empty.verb == "different":
        return _Target(matter, problem="both are found to be one already within one article: judge its attributions")
    return _Target(matter, verdicts)


def _of_statements(anchoring: Anchoring, anchors: Sequence[StatementAnchor], empty: Verdict) -> _Target:
    sides = [_tellings(anchoring, anchor) for anchor in anchors]
    firsts = frozenset(next(iter(side), anchor.id) for side, anchor in zip(sides, anchors, strict=True))
    matter = ("tellings", firsts)
    missing = [anchor for side, anchor in zip(sides, anchors, strict=True) if not side]
    if missing:
        return _Target(matter, problem=f"no telling of “{missing[0].text}” is found again")
    # One telling is kept apart from all that are kept of the other.
    few = 1 if empty.verb == "same" else _PAIRS if all(len(side) > 1 for side in sides) else max(map(len, sides))
    pairs = product(list(sides[0])[:few], list(sides[1])[:few])
    verdicts = tuple(
        replace(empty, attribution=one, document=sides[0][one], other=other) for one, other in pairs if one != other
    )
    if not verdicts:
        return _Target(matter, problem="both are found to be one telling now")
    return _Target(matter, verdicts)


def _tellings(anchoring: Anchoring, anchor: StatementAnchor) -> dict[str, str]:
    """The attributions that tell a statement now, of those that are kept of it, each with its document."""
    found: dict[str, str] = {}
    for telling in anchor.tellings:
        with suppress(Unanchored):
            there, key = anchoring.attribution(telling, with_source=False)
            found.setdefault(key, there.document)
    return found


def _pair(one: EntityAnchor, other: EntityAnchor) -> frozenset[object]:
    """What two entities are told from other pairs by: their ids, or where they are one by mistake, their mentions."""
    if one.id != other.id:
        return frozenset((_key(one), _key(other)))
    return frozenset((each.members[0].article.document, each.members[0].words.spans) for each in (one, other))


def _key(anchor: EntityAnchor) -> object:
    return anchor.id or (anchor.kind, anchor.name)


def _entities_of(snapshot: Snapshot, documents: Sequence[str]) -> dict[Member, str]:
    """The entity of each chain of some documents as concluded last; none where they were analysed again since."""
    query = """
        SELECT document, chain, entity FROM members WHERE document IN (SELECT unnest(?))
        AND document NOT IN (SELECT document FROM all_findings WHERE added > ?)
    """
    rows = snapshot.ask(query, list(documents), snapshot.base)
    return {Member(row["document"], row["chain"]): row["entity"] for row in rows}


def _articles(judgement: Judgement) -> Iterator[ArticleAnchor]:
    if judgement.attribution is not None:
        yield judgement.attribution.article
    for anchor in (judgement.left, judgement.right):
        if anchor is not None:
            yield from (member.article for member in anchor.members)
    for statement in (judgement.one, judgement.two):
        if statement is not None:
            yield from (telling.article for telling in statement.tellings)


def _states(standing: Sequence[Judgement], targets: Mapping[int, _Target]) -> dict[int, tuple[str, int | None]]:
    """The state of each entry that is not undone, and the other entry that it is owed to."""
    matters: dict[tuple[object, ...], list[Judgement]] = {}
    for each in standing:
        matters.setdefault(targets[each.number].matter, []).append(each)
    states: dict[int, tuple[str, int | None]] = {}
    for judged in matters.values():
        latest = _latest(judged)
        winner = min(latest.values(), key=lambda each: (each.imported is not None, each.number))
        for each in judged:
            own = latest[_judge(each)]
            if each is winner:
                states[each.number] = ("in force", None)
            elif own is not each:
                states[each.number] = ("outweighed", own.number)
            else:
                agrees = said(each, targets) == said(winner, targets)
                states[each.number] = ("agreed" if agrees else "contradicted", winner.number)
    return states


def _latest(judged: Sequence[Judgement]) -> dict[str | None, Judgement]:
    """What each judge decided last."""
    latest: dict[str | None, Judgement] = {}
    for each in judged:
        before = latest.get(_judge(each))
        # Here the log says what came last; entries of another record came together.
        if before is None or each.imported is None or _moment(each) >= _moment(before):
            latest[_judge(each)] = each
    return latest


def _judge(judgement: Judgement) -> str | None:
    """Whoever works with this record has one voice; everybody else their own."""
    return None if judgement.imported is None else judgement.by


def _moment(judgement: Judgement) -> float:
    made = datetime.fromisoformat(judgement.made)
    return made.astimezone().timestamp()


def said(judgement: Judgement, targets: Mapping[int, _Target]) -> tuple[object, ...]:
    """What a judgement decides, so that two that decide the same are equal."""
    whom: object = None
    if judgement.verb == "speaker" and judgement.right is not None:
        verdicts = targets[judgement.number].verdicts
        whom = (verdicts[0].right if verdicts else None) or (judgement.right.name, judgement.right.kind)
    return judgement.verb, judgement.value, whom


def _judged_speakers(
    standing: Sequence[Judgement], targets: Mapping[int, _Target], states: Mapping[int, tuple[str, int | None]]
) -> frozenset[str]:
    """The attributions whose speakers people named themselves."""
    return frozenset(
        verdict.attribution
        for each in standing
        if each.verb == "speaker" and states[each.number][0] == "in force"
        for verdict in targets[each.number].verdicts
        if verdict.attribution is not None
    )
