"""What would a judgement change, before it is made?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ask import wording
from onrecord.ask.narrowed import narrowed
from onrecord.errors import InputError, NotFoundError
from onrecord.judging import Wanted
from onrecord.resolve.judged import carried
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.index_told import Touched, of_document, of_ids, of_speakers, of_statement
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
class _Change:
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
    return _shown(snapshot, change(snapshot, wanted))


def _shown(snapshot: Snapshot, found: _Change) -> Consequences:
    ids = tuple(each.attribution for each in found.attributions)
    documents = dict.fromkeys([*found.documents, *(each.document for each in found.attributions)])
    return Consequences(
        attributions=ids,
        statements=tuple(dict.fromkeys(each.statement for each in found.attributions)),
        articles=tuple(documents),
        first=ask(snapshot.folder, lambda index: tuple(index_read.attributions(index.connection, ids[:FEW]))),
        notes=found.notes,
    )


def undoing(snapshot: Snapshot, number: int) -> Consequences:
    """What would change if judgement ``number`` were undone: where it counts now, and what it stands before.

    Raises:
        RecordError: as ``consequences``.
    """
    rows = list(snapshot.ask("SELECT state, other, problem, verdict FROM judged WHERE judgement = ?", number))
    if not rows or rows[0]["state"] != "in force" or rows[0]["problem"]:
        return _shown(snapshot, _Change(notes=("It is not in force, so nothing changes now.",)))
    if rows[0]["verdict"] is None:
        again = f"Judgement {rows[0]['other']} counts again, where nothing newer stands before it."
        return _shown(snapshot, _Change(notes=(again,)))
    verdicts = [row["verdict"] for row in rows]
    return _shown(snapshot, _unjudged(snapshot, number, verdicts))


def _unjudged(snapshot: Snapshot, number: int, verdicts: Sequence[Row]) -> _Change:
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
        return _Change(found, documents[-1:], tuple(notes))
    if verb in ("reject", "accept", "speaker"):
        told = [_attribution(snapshot, each["attribution"])[0] for each in verdicts]
        return _Change(told, notes=tuple(notes))
    if verdicts[0]["other"] is not None:
        keys = {
            _attribution(snapshot, key)[0].statement
            for each in verdicts
            for key in (each["attribution"], each["other"])
        }
        return _Change([each for key in sorted(keys) for each in _tellings(snapshot, key)], notes=tuple(notes))
    members = [side for each in verdicts for side in (each["left"], each["right"]) if side]
    query = "SELECT DISTINCT entity FROM members WHERE document = ? AND chain = ?"
    entities = [row["entity"] for each in members for row in snapshot.ask(query, each["document"], each["chain"])]
    who = dict.fromkeys(entities)
    return _Change(ask(snapshot.folder, lambda index: of_speakers(index.connection, who)), notes=tuple(notes))


_WITHOUT = {
    "reject": "It is listed again, as it was found.",
    "accept": "Its confidence is the one that the model gives again.",
    "speaker": "Who speaks is again whom the program finds.",
    "published": "The date is again the one that the page states.",
    "outlet": "The outlet is again the one that the page states.",
    "same": "They are one only where the articles say so: that is concluded anew.",
    "different": "They may become one again: that is concluded anew.",
    "name": "The name is again the one that articles use most.",
    "kind": "The kind is again the one that was found.",
}


def _verdict(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """An attribution is rejected or accepted."""
    told, row = _attribution(snapshot, wanted.subject)
    others = [each for each in _tellings(snapshot, told.statement) if each.attribution != told.attribution]
    if row["judged"] == ("rejected" if wanted.verb == "reject" else "accepted"):
        return _Change(notes=(f"It is {row['judged']} already.",))
    if wanted.verb == "accept":
        note = "It is listed whatever its confidence, and is not asked about again."
    elif others:
        note = f"Its statement stays, with {wording.count(len(others), 'other telling', 'other tellings')}."
    else:
        note = "No other article tells it: the statement goes from all lists. The article and its words stay."
    return _Change((told,), notes=(note,))


def _speaker(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """Somebody else spoke, and with "he" and "she" after it."""
    told, _ = _attribution(snapshot, wanted.subject)
    with narrowed(snapshot, _added(snapshot, told.document)) as narrow:
        query = "SELECT * FROM newest_findings WHERE document = ?"
        findings = next(iter(narrow.ask(query, told.document)), None)
        others = _judged_speakers(narrow)
    along = carried(findings, told.attribution, others - {told.attribution}) if findings else ()
    ids = [told.attribution, *(each.attribution for each in along)]
    reached = ask(snapshot.folder, lambda index: of_ids(index.connection, ids))
    if not any(each.attribution == told.attribution for each in reached):
        reached.insert(0, told)
    to = snapshot.followed(wanted.other) if wanted.other is not None else _known_as(snapshot, wanted)
    changed = [each for each in reached if to is _NEW or each.speaker != to]
    notes = []
    if not changed:
        notes.append("Nobody changes: it is only certain from then on.")
    elif along:
        more = wording.count(len(along), "attribution", "attributions")
        notes.append(f"It carries to {more} of the same article whose source leans on this one.")
    if len(_tellings(snapshot, told.statement)) > 1 and changed:
        notes.append("Other articles tell it too: whether they tell one statement is concluded anew.")
    return _Change(changed, notes=tuple(notes))


def _article(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """An article has another outlet or day."""
    query = "SELECT id, outlet, published FROM documents WHERE id = ?"
    row = next(iter(snapshot.ask(query, wanted.subject)), None)
    if row is None:
        raise NotFoundError(f"there is no article {wanted.subject} in this record")
    if wanted.verb == "outlet" and row["outlet"] == " ".join((wanted.value or "").split()):
        return _Change(notes=("The article has this outlet already; it is certain from then on.",))
    found = ask(snapshot.folder, lambda index: of_document(index.connection, wanted.subject))
    notes = {
        "outlet": "They are listed under the outlet, and counted with it.",
        "published": "They are listed by this date; which article told something first is concluded anew.",
    }
    return _Change(found, (wanted.subject,), (notes[wanted.verb],) if found else ())


def _entity(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """Somebody is called otherwise, or is of another kind."""
    row = _known(snapshot, wanted.subject)
    field = "name" if wanted.verb == "name" else "kind"
    if row[field] == " ".join((wanted.value or "").split()):
        return _Change(notes=(f"The {field} is this already; it is certain from then on.",))
    return _Change(ask(snapshot.folder, lambda index: of_speakers(index.connection, [row["id"]])))


def _same(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """Two are one: what the younger one said is the older one's."""
    if are_statements(wanted.subject, wanted.other or ""):
        return _one_statement(snapshot, wanted)
    one, two = (_known(snapshot, _side(snapshot, key)[0] or key) for key in (wanted.subject, wanted.other or ""))
    if one["id"] == two["id"]:
        return _Change(notes=("They are one now: nothing changes, and they stay one whatever is added.",))
    older, younger = sorted((one, two), key=lambda row: (row["place"], row["line"]))
    moved = ask(snapshot.folder, lambda index: of_speakers(index.connection, [younger["id"]]))
    notes = [f"What “{younger['name']}” says is listed under {older['id']}, “{older['name']}”; its page leads there."]
    if moved:
        notes.append("Whether statements of both tell the same is concluded anew.")
    return _Change(moved, notes=tuple(notes))


def _different(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """Two are not one: where they are, they are parted."""
    if are_statements(wanted.subject, wanted.other or ""):
        return _two_statements(snapshot, wanted)
    (left, ours), (right, document) = _side(snapshot, wanted.subject), _side(snapshot, wanted.other or "")
    if right is None or left != right:
        return _Change(notes=("They are two now: nothing changes, and they stay two whatever is added.",))
    found = ask(snapshot.folder, lambda index: of_speakers(index.connection, [right]))
    there = [each for each in found if each.document == document]
    rest = len({each.document for each in found} - {document, ours})
    notes = ["Who is meant in this article is parted from the other one."] if document else []
    if rest or not document:
        more = wording.count(rest, "other article", "other articles")
        notes.append(f"To which of the two those of {more} belong is concluded anew.")
    return _Change(there, notes=tuple(notes))


def _one_statement(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """Two statements are one: the tellings of the younger one are the older one's."""
    keys = [_statement(snapshot, given) for given in (wanted.subject, wanted.other or "")]
    if keys[0] == keys[1]:
        return _Change(notes=("They are one now: nothing changes, and they stay one whatever is added.",))
    query = "SELECT id, text FROM statements WHERE id IN (SELECT unnest(?)) ORDER BY place, line"
    older, younger = snapshot.ask(query, keys)
    note = f"It is told with “{older['text']}”, and its address leads there."
    return _Change(_tellings(snapshot, younger["id"]), notes=(note,))


def _two_statements(snapshot: Snapshot, wanted: Wanted) -> _Change:
    """Two statements, or a statement and one of its tellings, are not one."""
    given = (wanted.subject, wanted.other or "")
    keys = [_statement(snapshot, each) for each in given]
    if keys[0] != keys[1]:
        return _Change(notes=("They are two now: nothing changes, and they stay two whatever is added.",))
    single = [_attribution(snapshot, each)[0] for each in given if each.startswith("a-")]
    rest = len(_tellings(snapshot, keys[0])) - len(single)
    notes = ["It is a statement of its own then."] if single else ["Which telling goes where is concluded anew."]
    if rest > 1:
        notes.append(f"Which of the other {rest} tellings go with it is concluded anew.")
    return _Change(single, notes=tuple(notes))


def _statement(snapshot: Snapshot, given: str) -> str:
    """The statement that an id means now, or that an attribution tells."""
    key = _attribution(snapshot, given)[0].statement if given.startswith("a-") else snapshot.followed(given)
    if next(iter(snapshot.ask("SELECT 1 AS found FROM statements WHERE id = ?", key)), None) is None:
        raise NotFoundError(f"there is no statement {given} in this record")
    return key


_ASKED = {
    "reject": _verdict, "accept": _verdict, "speaker": _speaker, "published": _article, "outlet": _article,
    "name": _entity, "kind": _entity, "same": _same, "different": _different,
}  # fmt: skip

_NEW = object()


def _attribution(snapshot: Snapshot, key: str) -> tuple[Touched, Row]:
    """An attribution as the index has it, or where that has not, since a person rejected it, as the parts have it."""

    def question(index: Index) -> list[tuple[Touched, Row]]:
        found = of_ids(index.connection, [key])
        return [(each, index_read.attributions(index.connection, [key])[0]) for each in found]

    for found in ask(snapshot.folder, question):
        return found
    for row in snapshot.attributions(Filter(ids=(key,))):
        return Touched(key, row["statement"], row["document"], row["speaker"] and row["speaker"]["id"]), row
    raise NotFoundError(f"there is no attribution {key} in this record")


def _tellings(snapshot: Snapshot, statement: str) -> list[Touched]:
    return ask(snapshot.folder, lambda index: of_statement(index.connection, statement))


def _added(snapshot: Snapshot, document: str) -> list[tuple[int, int]]:
    found = ask(snapshot.folder, lambda index: index_read.added(index.connection, document))
    return [found] if found else []


def _judged_speakers(snapshot: Snapshot) -> set[str]:
    """The attributions whose speakers people named: the first of each judgement, before those to which it carries."""
    query = (
        "SELECT judgement, verdict.attribution AS id FROM judged WHERE verdict.verb = 'speaker' ORDER BY place, line"
    )
    first: dict[int, str] = {}
    for row in snapshot.ask(query):
        first.setdefault(row["judgement"], row["id"])
    return set(first.values())


def _known_as(snapshot: Snapshot, wanted: Wanted) -> Any:
    """Nobody; or who is known by a judgement only under a name and kind; or someone new."""
    if wanted.value is None:
        return None
    name = " ".join(wanted.value.split())
    query = "SELECT id FROM entities WHERE name = ? AND kind = ? AND id NOT IN (SELECT entity FROM members)"
    return next((row["id"] for row in snapshot.ask(query, name, wanted.kind)), _NEW)


def _known(snapshot: Snapshot, given: str) -> Row:
    key = snapshot.followed(given)
    query = "SELECT id, name, kind, place, line FROM entities WHERE id = ?"
    row: Row | None = next(iter(snapshot.ask(query, key)), None)
    if row is None:
        raise NotFoundError(f"there is nobody with the id {given} in this record")
    return row


def _side(snapshot: Snapshot, given: str) -> tuple[str | None, str | None]:
    """The entity that an id means now, and for an attribution its article."""
    if given.startswith("a-"):
        told, _ = _attribution(snapshot, given)
        return told.speaker, told.document
    return str(_known(snapshot, given)["id"]), None
