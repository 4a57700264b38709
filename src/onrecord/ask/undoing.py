"""What would change if a judgement were undone?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.ask.consequences import Change, Consequences, shown
from onrecord.ask.judged_things import attribution_at, tellings_of
from onrecord.store.index import ask
from onrecord.store.index_told import of_document, of_speakers
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]


def undoing(snapshot: Snapshot, number: int) -> Consequences:
    """What would change if judgement ``number`` were undone: where it counts now, and what it stands before.

    Raises:
        RecordError: as ``consequences``.
    """
    rows = list(snapshot.ask("SELECT state, other, problem, verdict FROM judged WHERE judgement = ?", number))
    if not rows or rows[0]["state"] != "in force" or rows[0]["problem"]:
        return shown(snapshot, Change(notes=("It is not in force, so nothing changes now.",)))
    if rows[0]["verdict"] is None:
        again = f"Judgement {rows[0]['other']} counts again, where nothing newer stands before it."
        return shown(snapshot, Change(notes=(again,)))
    verdicts = [row["verdict"] for row in rows]
    return shown(snapshot, _unjudged(snapshot, number, verdicts))


def _unjudged(snapshot: Snapshot, number: int, verdicts: Sequence[Row]) -> Change:
    verb = verdicts[0]["verb"]
    notes = []
    query = "SELECT judgement FROM judged WHERE other = ? AND state = 'outweighed' ORDER BY judgement DESC LIMIT 1"
    before = next(iter(snapshot.ask(query, number)), None)
    if before:
        notes.append(f"Judgement {before['judgement']}, which it stands before, comes into force again.")
    else:
        notes.append(_WITHOUT[verb])
    if verb in ("published", "outlet"):
        documents = [each["document"] for each in verdicts]
        found = ask(snapshot.folder, lambda index: of_document(index.connection, documents[-1]))
        return Change(found, documents[-1:], tuple(notes))
    if verb in ("reject", "accept", "speaker", "said"):
        told = [attribution_at(snapshot, each["attribution"])[0] for each in verdicts]
        return Change(told, notes=tuple(notes))
    if verdicts[0]["other"] is not None:
        keys = {
            attribution_at(snapshot, key)[0].statement
            for each in verdicts
            for key in (each["attribution"], each["other"])
        }
        return Change([each for key in sorted(keys) for each in tellings_of(snapshot, key)], notes=tuple(notes))
    members = [side for each in verdicts for side in (each["left"], each["right"]) if side]
    query = "SELECT DISTINCT entity FROM members WHERE document = ? AND chain = ?"
    entities = [row["entity"] for each in members for row in snapshot.ask(query, each["document"], each["chain"])]
    who = dict.fromkeys(entities)
    return Change(ask(snapshot.folder, lambda index: of_speakers(index.connection, who)), notes=tuple(notes))


_WITHOUT = {
    "reject": "It is listed again, as it was found.",
    "accept": "Its confidence is the one that the model gives again.",
    "speaker": "Who speaks is again whom the program finds.",
    "said": "When it was said is again what the articles tell.",
    "published": "The date is again the one that the page states.",
    "outlet": "The outlet is again the one that the page states.",
    "same": "They are one only where the articles say so: that is concluded anew.",
    "different": "They may become one again: that is concluded anew.",
    "name": "The name is again the one that articles use most.",
    "kind": "The kind is again the one that was found.",
}
