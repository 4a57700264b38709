"""What happened to the record: who judged, tagged, noted, added and removed what, when, why, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.ask import wording
from onrecord.ask.printable import one_line
from onrecord.errors import NotFoundError
from onrecord.store.history import Event, entry, events, numbered, people
from onrecord.store.index import ask
from onrecord.store.index_told import of_statement
from onrecord.store.judgements import read_log, undone_by
from onrecord.store.record import Record, Snapshot
from onrecord.types import ArticleAnchor, AttributionAnchor, EntityAnchor, Judgement, Note

Row = dict[str, Any]

VERBS = ("speaker", "said", "accept", "reject", "published", "outlet", "same", "different", "name", "kind", "undo",
         "tag", "untag", "note", "drop", "add", "remove")  # fmt: skip
"""What may have been done."""

_SHORT = 90
_STATES = {"agreed": "says the same as {}", "undone": "undone by {}", "outweighed": "outweighed by {}",
           "contradicted": "contradicted by {}, which stays in force"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence. table, id: the thing that it names, as in ``Snapshot.find``; None for words of ours."""

    text: str
    table: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """Something that happened.

    sort: ``judgement``, ``note``, ``addition`` or ``removal``. number: its place among those.
    what: the sentence that tells it. state: as ``judging.Judged.state``, of judgements; ``not anchored`` where one
    means nothing in the articles as they are now. detail: that in words. undoable: whether it can still be undone.
    """

    sort: str
    number: int
    made: str
    verb: str
    by: str | None
    why: str | None
    what: tuple[Piece, ...]
    state: str | None = None
    detail: str | None = None
    undoable: bool = False

    def as_json(self) -> Row:
        """The same as one object; the sentence as one text, and what it names."""
        row = asdict(self)
        named = [{"table": each.table, "id": each.id} for each in self.what if each.id]
        return {**row, "what": "".join(each.text for each in self.what), "things": named}


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log. people: all by whom anything was done."""

    rows: tuple[Logged, ...]
    total: int
    people: tuple[str, ...]


def log(
    snapshot: Snapshot,
    *,
    by: str | None = None,
    verb: str | None = None,
    thing: str | None = None,
    limit: int = 40,
    offset: int = 0,
) -> Log:
    """What happened, the newest first. by: who did it. thing: the id of an article, attribution, statement or entity.

    Raises:
        RecordError: if there is no record, or it is damaged.
    """
    with Record.open(snapshot.folder) as record:
        things = None if thing is None else _meant(snapshot, thing)
        found, total = events(record.catalog, by, verb, things, limit, offset)
        undone = undone_by(read_log(record.catalog))
        numbers = {
            each.number: numbered(record.catalog, each.judgement.undoes)
            for each in found
            if each.judgement and each.judgement.undoes
        }
        names = tuple(people(record.catalog))
    states = _states(snapshot, [each.number for each in found if each.sort == "judgement"])
    return Log(tuple(_logged(each, states, undone, numbers) for each in found), total, names)


def logged(snapshot: Snapshot, number: int) -> Logged:
    """The judgement with this number.

    Raises:
        NotFoundError: if there is none.
    """
    with Record.open(snapshot.folder) as record:
        found = entry(record.catalog, number)
        if found is None:
            raise NotFoundError(f"there is no judgement {number} in this record")
        undone = undone_by(read_log(record.catalog))
        numbers = {number: numbered(record.catalog, found.undoes)} if found.undoes else {}
    event = Event("judgement", number, found.imported or found.made, found.verb, found.by, judgement=found)
    return _logged(event, _states(snapshot, [number]), undone, numbers)


def _meant(snapshot: Snapshot, thing: str) -> list[str]:
    """The ids under which the log may know a thing: of a statement its tellings too."""
    now = snapshot.followed(thing)
    told = ask(snapshot.folder, lambda index: of_statement(index.connection, now)) if now.startswith("s-") else []
    aliases = snapshot.ask("SELECT id FROM aliases WHERE entity = ?", now) if now.startswith("e-") else ()
    return list(dict.fromkeys([thing, now, *(each.attribution for each in told), *(row["id"] for row in aliases)]))


def _states(snapshot: Snapshot, numbers: Sequence[int]) -> dict[int, tuple[str, int | None, str | None, int]]:
    """State, the other judgement, the problem, and to how many more attributions it carries."""
    found: dict[int, tuple[str, int | None, str | None, int]] = {}
    query = (
        "SELECT judgement, first(state ORDER BY place, line) AS state, first(other ORDER BY place, line) AS other, "
        "first(problem ORDER BY place, line) AS problem, count(verdict.attribution) AS told FROM judged "
        "WHERE judgement IN (SELECT unnest(?)) GROUP BY judgement"
    )
    for row in snapshot.ask(query, list(numbers)) if numbers else ():
        found[row["judgement"]] = (row["state"], row["other"], row["problem"], max(0, row["told"] - 1))
    return found


def _logged(
    event: Event,
    states: Mapping[int, tuple[str, int | None, str | None, int]],
    undone: Mapping[int, int],
    numbers: Mapping[int, int | None],
) -> Logged:
    common = (event.sort, event.number, event.made, event.verb, event.by)
    if event.judgement is None:
        why, what = event.why, _note(event.note) if event.note else _happened(event)
        return Logged(*common, why, what)
    state, other, problem, more = states.get(event.number, ("pending", None, None, 0))
    words = _STATES.get(state, state).format(f"judgement {other}")
    if problem is not None and state == "in force":
        state, words = "not anchored", f"not anchored: {problem}"
    if more and event.verb == "speaker":
        words += f", carried to {wording.count(more, 'attribution', 'attributions')} more"
    what = _judged(event.judgement, numbers.get(event.number))
    return Logged(*common, event.judgement.why, what, state, words, event.number not in undone)


def _happened(event: Event) -> tuple[Piece, ...]:
    if event.sort == "addition":
        return (Piece(f"{wording.count(event.articles, 'article', 'articles')} added"),)
    return (Piece("article "), Piece(event.document or "", "documents", event.document), Piece(" was removed"))


def _note(note: Note) -> tuple[Piece, ...]:
    table = {"document": "documents", "statement": "statements", "entity": "entities"}[note.thing]
    if note.entity is not None:
        named = note.entity.name
    elif note.article is not None:
        named = note.article.title or note.id
    else:
        named = " ".join(piece for piece in note.attribution.content.pieces) if note.attribution else note.id
    on = Piece(_short(named) or note.id, table, note.id)
    words = _short(note.text)
    if note.verb in ("tag", "untag"):
        return Piece(f"“{words}” {'put on' if note.verb == 'tag' else 'taken off'} "), on
    return (Piece("a note on "), on, Piece(f": {words}")) if note.verb == "note" else (Piece("a note taken off "), on)


def _judged(judgement: Judgement, undoes: int | None) -> tuple[Piece, ...]:
    """What was judged, in a sentence."""
    verb, value = judgement.verb, _short(judgement.value)
    if judgement.article is not None:
        what = "was published" if verb == "published" else "is an article of"
        return _article(judgement.article), Piece(f" {what} {value}")
    if judgement.attribution is not None:
        about = _attribution(judgement.attribution)
        if verb == "said":
            return about, Piece(f" was said {value}")
        if verb != "speaker":
            return about, Piece(f" is {'rejected' if verb == 'reject' else 'accepted'}")
        who = _entity(judgement.right) if judgement.right else Piece("nobody in particular")
        return about, Piece(" was said by "), who
    if judgement.one is not None and judgement.two is not None:
        sides = (Piece(f"“{_short(each.text)}”", "statements", each.id) for each in (judgement.one, judgement.two))
        return next(sides), Piece(" and "), next(sides), Piece(" are one" if verb == "same" else " are not one")
    if judgement.left is None:
        return (Piece(f"judgement {undoes} is undone" if undoes else "a judgement is undone"),)
    left = _entity(judgement.left)
    if judgement.right is not None:
        return left, Piece(" and "), _entity(judgement.right), Piece(" are one" if verb == "same" else " are not one")
    return left, Piece(f" is {'called' if verb == 'name' else 'of the kind'} {value}")


def _article(anchor: ArticleAnchor) -> Piece:
    return Piece(f"“{_short(anchor.title)}”" if anchor.title else anchor.document, "documents", anchor.document)


def _attribution(anchor: AttributionAnchor) -> Piece:
    return Piece(f"“{_short(' '.join(anchor.content.pieces))}”", "attributions", anchor.id)


def _entity(anchor: EntityAnchor) -> Piece:
    return Piece(_short(anchor.name) or "nobody", "entities" if anchor.id else None, anchor.id)


def _short(words: str | None) -> str:
    line = one_line(words or "")
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


def last_by(snapshot: Snapshot, by: str) -> Logged | None:
    """What a person judged last that is not undone, and is no undoing itself; None where there is nothing.

    Raises:
        RecordError: as ``log``.
    """
    with Record.open(snapshot.folder) as record:
        entries = read_log(record.catalog)
    undone = undone_by(entries)
    numbers = [each.number for each in entries if each.by == by and each.verb != "undo" and each.number not in undone]
    return logged(snapshot, numbers[-1]) if numbers else None
