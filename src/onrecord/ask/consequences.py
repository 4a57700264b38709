"""What would a judgement change, before it is made?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ask import wording
from onrecord.ask.held import now
from onrecord.ask.judged_things import (
    added_with,
    attribution_at,
    entity_at,
    judged_speakers,
    side_at,
    statement_at,
    tellings_of,
)  # fmt: skip
from onrecord.ask.narrowed import narrowed
from onrecord.errors import InputError, NotFoundError
from onrecord.judging import Wanted
from onrecord.resolve.judged import carried, interval_of
from onrecord.store import index_read
from onrecord.store.index import ask
from onrecord.store.index_told import Touched, of_document, of_ids, of_speakers
from onrecord.store.snapshot import Snapshot
from onrecord.store.statement_anchors import are_statements

Row = dict[str, Any]

FEW = 4
"""So many of what would change are shown."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What of the record would be told otherwise.

    attributions, statements, articles: ids of those that would change, those of the first articles first. first: the
    first few of the attributions, rows as of ``search.search_statements``. notes: sentences on what else follows, and
    on what cannot be told beforehand.
    """

    attributions: tuple[str, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    first: tuple[Row, ...]
    notes: tuple[str, ...]

    def as_json(self) -> Row:
        """The same as one object."""
        fields = ("attributions", "statements", "articles", "first", "notes")
        return {name: list(getattr(self, name)) for name in fields}


@dataclass(frozen=True, slots=True)
class Change:
    """What would be told otherwise. documents: articles of which that is so themselves. notes: see ``Consequences``."""

    attributions: Sequence[Touched] = ()
    documents: Sequence[str] = ()
    notes: tuple[str, ...] = ()


def consequences(snapshot: Snapshot, wanted: Wanted) -> Consequences:
    """What would change if ``wanted`` were judged now; its ids are whole ones.

    What is judged of speakers and articles is told as it will be. Where two are to be told apart, or statements may
    be joined otherwise, conclusions are drawn anew, and the notes say so.

    Raises:
        NotFoundError: if what it is about is not there.
        InputError: for a verb of which this cannot be told.
        RecordError: if the index must be made anew and cannot be.
    """
    change = _ASKED.get(wanted.verb)
    if change is None:
        raise InputError(f"what {wanted.verb!r} would change cannot be told beforehand", reason="no such verb")
    return shown(snapshot, change(snapshot, wanted))


def shown(snapshot: Snapshot, found: Change) -> Consequences:
    """A change as it is shown."""
    ids = tuple(each.attribution for each in found.attributions)
    documents = dict.fromkeys([*found.documents, *(each.document for each in found.attributions)])
    return Consequences(
        attributions=ids,
        statements=tuple(dict.fromkeys(each.statement for each in found.attributions)),
        articles=tuple(documents),
        first=ask(snapshot.folder, lambda index: tuple(index_read.attributions(index.connection, ids[:FEW]))),
        notes=found.notes,
    )


def _verdict(snapshot: Snapshot, wanted: Wanted) -> Change:
    """An attribution is rejected or accepted."""
    told, row = attribution_at(snapshot, wanted.subject)
    others = [each for each in tellings_of(snapshot, told.statement) if each.attribution != told.attribution]
    if row["judged"] == ("rejected" if wanted.verb == "reject" else "accepted"):
        return Change(notes=(f"It is {row['judged']} already.",))
    if wanted.verb == "accept":
        note = "It is listed whatever its confidence, and is not asked about again."
    elif others:
        note = f"Its statement stays, with {wording.count(len(others), 'other telling', 'other tellings')}."
    else:
        note = "No other article tells it: the statement goes from all lists. The article and its words stay."
    return Change((told,), notes=(note,))


def _speaker(snapshot: Snapshot, wanted: Wanted) -> Change:
    """Somebody else spoke, and with "he" and "she" after it."""
    told, _ = attribution_at(snapshot, wanted.subject)
    with narrowed(snapshot, added_with(snapshot, told.document)) as narrow:
        query = "SELECT * FROM newest_findings WHERE document = ?"
        findings = next(iter(narrow.ask(query, told.document)), None)
        others = judged_speakers(narrow)
    along = carried(findings, told.attribution, others - {told.attribution}) if findings else ()
    ids = [told.attribution, *(each.attribution for each in along)]
    reached = ask(snapshot.folder, lambda index: of_ids(index.connection, ids))
    if not any(each.attribution == told.attribution for each in reached):
        reached.insert(0, told)
    to = now(snapshot, wanted.other) if wanted.other is not None else _known_as(snapshot, wanted)
    changed = [each for each in reached if to is _NEW or each.speaker != to]
    notes = []
    if not changed:
        notes.append("Nobody changes: it is only certain from then on.")
    elif along:
        more = wording.count(len(along), "attribution", "attributions")
        notes.append(f"It carries to {more} of the same article whose source leans on this one.")
    if len(tellings_of(snapshot, told.statement)) > 1 and changed:
        notes.append("Other articles tell it too: whether they tell one statement is concluded anew.")
    return Change(changed, notes=tuple(notes))


def _said(snapshot: Snapshot, wanted: Wanted) -> Change:
    """It was said at another time."""
    told, row = attribution_at(snapshot, wanted.subject)
    said = interval_of((wanted.value or "").strip(), "")
    now = tuple((row["said"][end] or "")[:10] for end in ("earliest", "latest")) if row["said"] else None
    if now == (said.earliest or "", said.latest or ""):
        return Change(notes=("It is dated so already: it is only certain from then on.",))
    notes = ["It is listed by this date, whatever the article says of it."]
    others = len(tellings_of(snapshot, told.statement)) - 1
    if others:
        more = wording.count(others, "other telling", "other tellings")
        notes.append(f"Of the {more} of its statement those are dated by it that say it less closely, or not at all.")
    return Change((told,), notes=tuple(notes))


def _article(snapshot: Snapshot, wanted: Wanted) -> Change:
    """An article has another outlet or day."""
    row = ask(snapshot.folder, lambda index: index_read.heading(index.connection, wanted.subject))
    if row is None:
        query = "SELECT id, outlet, published FROM documents WHERE id = ?"
        row = next(iter(snapshot.ask(query, wanted.subject)), None)
    if row is None:
        raise NotFoundError(f"there is no article {wanted.subject} in this record")
    if wanted.verb == "outlet" and row["outlet"] == " ".join((wanted.value or "").split()):
        return Change(notes=("The article has this outlet already; it is certain from then on.",))
    found = ask(snapshot.folder, lambda index: of_document(index.connection, wanted.subject))
    notes = {
        "outlet": "They are listed under the outlet, and counted with it.",
        "published": "They are listed by this date; which article told something first is concluded anew.",
    }
    return Change(found, (wanted.subject,), (notes[wanted.verb],) if found else ())


def _entity(snapshot: Snapshot, wanted: Wanted) -> Change:
    """Somebody is called otherwise, or is of another kind."""
    row = entity_at(snapshot, wanted.subject)
    field = "name" if wanted.verb == "name" else "kind"
    if row[field] == " ".join((wanted.value or "").split()):
        return Change(notes=(f"The {field} is this already; it is certain from then on.",))
    return Change(ask(snapshot.folder, lambda index: of_speakers(index.connection, [row["id"]])))


def _same(snapshot: Snapshot, wanted: Wanted) -> Change:
    """Two are one: what the younger one said is the older one's."""
    if are_statements(wanted.subject, wanted.other or ""):
        return _one_statement(snapshot, wanted)
    one, two = (entity_at(snapshot, side_at(snapshot, key)[0] or key) for key in (wanted.subject, wanted.other or ""))
    if one["id"] == two["id"]:
        return Change(notes=("They are one now: nothing changes, and they stay one whatever is added.",))
    query = "SELECT id, name FROM entities WHERE id IN (SELECT unnest(?)) ORDER BY place, line"
    older, younger = snapshot.ask(query, [one["id"], two["id"]])
    moved = ask(snapshot.folder, lambda index: of_speakers(index.connection, [younger["id"]]))
    notes = [f"What “{younger['name']}” says is listed under {older['id']}, “{older['name']}”; its page leads there."]
    if moved:
        notes.append("Whether statements of both tell the same is concluded anew.")
    return Change(moved, notes=tuple(notes))


def _different(snapshot: Snapshot, wanted: Wanted) -> Change:
    """Two are not one: where they are, they are parted."""
    if are_statements(wanted.subject, wanted.other or ""):
        return _two_statements(snapshot, wanted)
    (left, ours), (right, document) = side_at(snapshot, wanted.subject), side_at(snapshot, wanted.other or "")
    if right is None or left != right:
        return Change(notes=("They are two now: nothing changes, and they stay two whatever is added.",))
    found = ask(snapshot.folder, lambda index: of_speakers(index.connection, [right]))
    there = [each for each in found if each.document == document]
    rest = len({each.document for each in found} - {document, ours})
    notes = ["Who is meant in this article is parted from the other one."] if document else []
    if rest or not document:
        more = wording.count(rest, "other article", "other articles")
        notes.append(f"To which of the two those of {more} belong is concluded anew.")
    return Change(there, notes=tuple(notes))


def _one_statement(snapshot: Snapshot, wanted: Wanted) -> Change:
    """Two statements are one: the tellings of the younger one are the older one's."""
    keys = [statement_at(snapshot, given) for given in (wanted.subject, wanted.other or "")]
    if keys[0] == keys[1]:
        return Change(notes=("They are one now: nothing changes, and they stay one whatever is added.",))
    query = "SELECT id, text FROM statements WHERE id IN (SELECT unnest(?)) ORDER BY place, line"
    older, younger = snapshot.ask(query, keys)
    note = f"It is told with “{older['text']}”, and its address leads there."
    return Change(tellings_of(snapshot, younger["id"]), notes=(note,))


def _two_statements(snapshot: Snapshot, wanted: Wanted) -> Change:
    """Two statements, or a statement and one of its tellings, are not one."""
    given = (wanted.subject, wanted.other or "")
    keys = [statement_at(snapshot, each) for each in given]
    if keys[0] != keys[1]:
        return Change(notes=("They are two now: nothing changes, and they stay two whatever is added.",))
    single = [attribution_at(snapshot, each)[0] for each in given if each.startswith("a-")]
    rest = len(tellings_of(snapshot, keys[0])) - len(single)
    notes = ["It is a statement of its own then."] if single else ["Which telling goes where is concluded anew."]
    if rest > 1:
        notes.append(f"Which of the other {rest} tellings go with it is concluded anew.")
    return Change(single, notes=tuple(notes))


_ASKED = {
    "reject": _verdict, "accept": _verdict, "speaker": _speaker, "said": _said, "published": _article,
    "outlet": _article, "name": _entity, "kind": _entity, "same": _same, "different": _different,
}  # fmt: skip

_NEW = object()


def _known_as(snapshot: Snapshot, wanted: Wanted) -> Any:
    """Nobody; or who is known by a judgement only under a name and kind; or someone new."""
    if wanted.value is None:
        return None
    name = " ".join(wanted.value.split())
    query = "SELECT id FROM entities WHERE name = ? AND kind = ? AND id NOT IN (SELECT entity FROM members)"
    return next((row["id"] for row in snapshot.ask(query, name, wanted.kind)), _NEW)
