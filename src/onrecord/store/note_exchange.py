"""Tags and notes from another record: JSON Lines as ``onrecord export notes`` writes them, checked line by line."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from onrecord.errors import InputError
from onrecord.schema import to_row
from onrecord.store.notes import note_digest
from onrecord.types import Note, Thing

_LONGEST = 1_000_000
_ANCHORS: Mapping[Thing, str] = {"document": "article", "statement": "attribution", "entity": "entity"}


def note_shape(note: Note, now: str | None) -> dict[str, Any]:
    """A tag or note as exported. now: the id of what it is on now, or None where that is not there."""
    row = to_row(note)
    return {
        "id": now, "thing": note.thing, "tag": note.text if note.verb == "tag" else None,
        "note": note.text if note.verb == "note" else None, "by": note.by, "made": note.made, "was": note.id,
        "article": row["article"], "attribution": row["attribution"], "entity": row["entity"], "digest": note.digest,
    }  # fmt: skip


def read_lines(lines: Iterable[bytes], taken: str) -> Iterator[Note | InputError]:
    """The tag or note in each line that is not blank, or why there is none. taken: when they are taken over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield dataclasses.replace(_note(line), imported=taken)
        except InputError as error:
            yield InputError(f"line {number}: {error}", reason=error.reason)


def _note(line: bytes) -> Note:
    if len(line) > _LONGEST:
        raise InputError(f"it has {len(line):,} bytes, and no note has more than {_LONGEST:,}", reason="too long")
    try:
        row = json.loads(line)
        line.decode().encode()
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON ({error}): export it anew", reason="broken JSON") from error
    if not isinstance(row, dict) or (row.get("tag") is None) == (row.get("note") is None):
        raise InputError("it holds neither a tag nor a note, or both: export it anew", reason="no note")
    verb = "note" if row.get("tag") is None else "tag"
    names = ("digest", "made", "by", "thing", *_ANCHORS.values())
    found = _checked({
        **{name: row.get(name) for name in names}, "number": 0, "verb": verb, "id": row.get("was"), "text": row[verb],
    })  # fmt: skip
    _require(found)
    return found


def _checked(row: dict[str, Any]) -> Note:
    from pydantic import ValidationError

    try:
        found: Note = _adapter().validate_json(json.dumps(row), strict=True)
    except (ValidationError, ValueError) as error:
        said = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
        where = ".".join(map(str, said["loc"])) or "it"
        raise InputError(f"{where}: {said['msg']}: no note as it is exported", reason="no note") from error
    return found


def _require(found: Note) -> None:
    """Refuse what is not whole, or was changed."""
    has = [name for name in _ANCHORS.values() if getattr(found, name) is not None]
    if has != [_ANCHORS[found.thing]] or not (found.text or "").strip() or not found.by.strip():
        raise InputError(f"it does not say what it is on, what it says, or who wrote it ({found.id})", reason="no note")
    try:
        sound = datetime.fromisoformat(found.made).tzinfo is not None
    except ValueError:
        sound = False
    if not sound:
        raise InputError(f"{found.made!r} is no date-time with offset", reason="no date")
    if note_digest(found) != found.digest:
        raise InputError("its digest is not that of what it says: it was changed; export it anew", reason="changed")


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Note)
