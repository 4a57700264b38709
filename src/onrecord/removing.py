"""Removing an article from a record, as a court or the protection of a source may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.errors import InputError, RecordError, RemovedError
from onrecord.intake import conclude
from onrecord.read.sources import Source
from onrecord.resolve.kept import discard
from onrecord.store.erasing import erase
from onrecord.store.faults import writing_to
from onrecord.store.given_ids import settle
from onrecord.store.older import drop_all
from onrecord.store.record import KEPT, Record
from onrecord.store.removal import Reason, Removed, take_out, versions_of
from onrecord.store.tombstones import tombstone, unfinished


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed, and what the user should know of.

    documents: ids of what was removed. others: ids of other versions of the article, which stay.
    sharing, unwatched: see ``store.removal.Removed``.
    """

    documents: tuple[str, ...]
    others: tuple[str, ...] = ()
    sharing: tuple[str, ...] = ()
    unwatched: tuple[str, ...] = ()


def remove(
    record_path: Source,
    document: str,
    *,
    why: str,
    by: str | None = None,
    all_versions: bool = False,
    forget_address: bool = False,
    now: datetime | None = None,
) -> Removal:
    """Remove a document: its bytes, its text, and whatever was found in it or concluded of it, at all snapshots.

    What stays is a tombstone: the ids and digests by which it is known again, who removed it, when and why. Run
    again on a document whose removal was cut short, it is brought to an end.

    document: its id, or the beginning of it. all_versions: of the article, not only this one.
    forget_address: keep no address of it either. now: the time that is kept (aware); None asks the clock.

    Raises:
        InputError: for no reason, or an id of something else.
        NotFoundError: if there is no such document; RemovedError if it was removed before.
        RecordError: if there is no record, it cannot be written, or something else reads what is to be deleted.
    """
    if not why.strip():
        raise InputError("a removal needs a reason: say it with --why", reason="no reason")
    made = (now or datetime.now().astimezone()).isoformat(timespec="seconds")
    with Record.to_change(record_path) as record:
        before = tombstone(record.catalog, document)
        if before is not None:
            if before.erased:
                raise RemovedError(str(before))
            done = Removed((before.document,), (), ())
            others: tuple[str, ...] = ()
        else:
            key = _document(record, document)
            versions = versions_of(record, key)
            wanted = versions if all_versions else (key,)
            others = tuple(version for version in versions if version not in wanted)
            done = take_out(record, wanted, Reason(why.strip(), by, made, forget_address))
        finish(record, made)
    return Removal(done.documents, others, done.sharing, done.unwatched)


def finish(record: Record, made: str) -> None:
    """Bring to an end what was begun by ``take_out``; nothing where nothing was.

    Raises:
        RecordError: if the record cannot be written, or something else reads what is to be deleted.
    """
    waiting = unfinished(record.catalog)
    if not waiting:
        return
    # Both hold words of what was removed, and are made anew.
    with writing_to(record.folder):
        discard(record.folder / KEPT)
    _require_none_left(waiting[-1].document, drop_all(record.folder))
    # The index is made anew with it: it does not fit a record from which something was removed.
    conclude(record, made)
    if settle(record):
        conclude(record, made)
    left = erase(record)
    record.seal()
    _require_none_left(waiting[-1].document, left)


def _require_none_left(document: str, left: tuple[Path, ...]) -> None:
    if left:
        raise RecordError(
            f"{document} is out of the record, but {_named(left)} cannot be deleted or emptied while "
            "another process reads the record: stop that and run the same command again"
        )


def _document(record: Record, given: str) -> str:
    snapshot = record.snapshot()
    try:
        table, key = snapshot.find(given)
    finally:
        snapshot.close()
    if table != "documents":
        raise InputError(
            f"{key} is no document: only documents can be removed, with all that was found in them; "
            "`onrecord show` names the document",
            reason="no document",
        )
    return key


def _named(left: tuple[Path, ...]) -> str:
    return ", ".join(path.name for path in left)
