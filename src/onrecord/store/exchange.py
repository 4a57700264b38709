"""Judgements from another record: JSON Lines as ``onrecord export judgements`` writes them, checked line by line."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from onrecord.errors import InputError
from onrecord.resolve.judged import interval_of
from onrecord.store.judgements import digest_of
from onrecord.types import Judgement

_LONGEST = 1_000_000
"""Characters of one line; a judgement has a few thousand."""

_NEEDED: dict[str, frozenset[str]] = {
    "same": frozenset(("left", "right")),
    "different": frozenset(("left", "right")),
    "name": frozenset(("left", "value")),
    "kind": frozenset(("left", "value")),
    "speaker": frozenset(("attribution",)),
    "said": frozenset(("attribution", "value")),
    "reject": frozenset(("attribution",)),
    "accept": frozenset(("attribution",)),
    "published": frozenset(("article", "value")),
    "outlet": frozenset(("article", "value")),
    "undo": frozenset(("undoes",)),
}
_OF_STATEMENTS = frozenset(("one", "two"))
"""What ``same`` and ``different`` have where they are of statements."""
_PARTS = ("attribution", "article", "left", "right", "value", "undoes", "one", "two")
_KINDS = frozenset(("person", "organisation", "group", "place"))


def read_judgements(lines: Iterable[bytes], taken: str) -> Iterator[Judgement | InputError]:
    """The judgement in each line that is not blank, or why there is none. taken: when they are taken over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield dataclasses.replace(_judgement(line), imported=taken)
        except InputError as error:
            yield InputError(f"line {number}: {error}", reason=error.reason)


def _judgement(line: bytes) -> Judgement:
    if len(line) > _LONGEST:
        raise InputError(f"it has {len(line):,} bytes, and no judgement has more than {_LONGEST:,}", reason="too long")
    try:
        row = json.loads(line)
        line.decode().encode()
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON ({error}): export it anew", reason="broken JSON") from error
    if not isinstance(row, dict):
        raise InputError("it is no JSON object: export it anew", reason="no judgement")
    found = _checked({**row, "number": 0, "imported": None})
    _require_parts(found)
    if digest_of(found) != found.digest:
        raise InputError("its digest is not that of what it says: it was changed; export it anew", reason="changed")
    return found


def _checked(row: dict[str, Any]) -> Judgement:
    from pydantic import ValidationError

    try:
        found: Judgement = _adapter().validate_json(json.dumps(row), strict=True)
    except (ValidationError, ValueError) as error:
        said = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
        where = ".".join(map(str, said["loc"])) or "it"
        raise InputError(f"{where}: {said['msg']}: no judgement as it is exported", reason="no judgement") from error
    return found


def _require_parts(found: Judgement) -> None:
    """Refuse what has parts that its verb does not go with, or a value that cannot be."""
    has = {name for name in _PARTS if getattr(found, name) is not None}
    needed = _NEEDED[found.verb]
    if found.verb in ("same", "different") and has & _OF_STATEMENTS:
        needed = _OF_STATEMENTS
    if not needed <= has or not has <= needed | ({"right"} if found.verb == "speaker" else set()):
        raise InputError(f"{found.verb} goes with {', '.join(sorted(needed))}", reason="no judgement")
    if not found.by.strip():
        raise InputError("it does not say who judged", reason="no judgement")
    if found.verb == "kind" and found.value not in _KINDS:
        raise InputError(f"there is no kind {found.value!r}", reason="no such kind")
    try:
        aware = datetime.fromisoformat(found.made).tzinfo is not None
        sound = aware and (found.verb not in ("published", "said") or _are_days(found.value or ""))
    except ValueError:
        sound = False
    if not sound:
        raise InputError(f"{found.made!r} or {found.value!r} is no date", reason="no date")


def _are_days(value: str) -> bool:
    """Whether it is a day or an interval. Raises ValueError for a day that the calendar has not."""
    days = interval_of(value, "")
    given = [day for day in (days.earliest, days.latest) if day]
    return bool(given) and given == sorted(given) and all(date.fromisoformat(day).isoformat() == day for day in given)


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Judgement)
