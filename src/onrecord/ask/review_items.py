"""One thing to look at, as a person judges it: its words, why it is in doubt, and what each judgement would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ask.article import one_document
from onrecord.ask.consequences import Consequences, consequences
from onrecord.ask.held import InParts, from_index
from onrecord.ask.joined import without_ids
from onrecord.ask.judged_things import added_with
from onrecord.ask.narrowed import narrowed
from onrecord.ask.receipt import Receipt, receipt, receipts
from onrecord.errors import NotFoundError
from onrecord.judging import Wanted
from onrecord.store import index_read, index_review
from onrecord.store.index import Index, ask
from onrecord.store.index_doubts import beside
from onrecord.store.index_told import of_statement
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

_CREDITS, _PARAGRAPHS = 6, 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at. kind: of ``KINDS``.

    key: of links and speakers the attribution; of dates the attribution that is dated otherwise elsewhere, or the
    article without a day; of merges the article and the chain that was joined.
    other: the speaker, the attribution that clashes, or the entity. basis: why it is as it is.
    """

    kind: str
    rank: float
    key: str
    document: str
    other: str | None
    basis: str

    @property
    def mark(self) -> str:
        """Where the queue goes on after it."""
        return f"{self.rank!r}~{self.key}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to judge a doubt. key: the letter on the keyboard. ahead: what it would change."""

    key: str
    label: str
    wanted: Wanted
    ahead: Consequences


@dataclass(frozen=True, slots=True)
class Item:
    """A doubt as a person judges it.

    why: sentences on why it is thought to be so, and why that is in doubt. receipts: the words that it is about.
    article: the row of ``index_read.heading`` where it is about an article. opening: how that begins, where its day is
    asked for: its credits and its first paragraphs. choices: what can be said of it.
    """

    doubt: Doubt
    why: tuple[str, ...]
    receipts: tuple[Receipt, ...]
    article: Row | None
    choices: tuple[Choice, ...]
    opening: tuple[str, ...] = ()


def item(snapshot: Snapshot, doubt: Doubt) -> Item:
    """A doubt with its words, its reasons, and what each judgement would change.

    Raises:
        NotFoundError: if it is there no more. RecordError: if the index must be made anew and cannot be.
    """
    if doubt.kind != "speakers":
        return _ITEMS[doubt.kind](snapshot, doubt)
    # Its article is opened once for its words and for what would change.
    with narrowed(snapshot, added_with(snapshot, doubt.document)) as narrow:
        return _ITEMS[doubt.kind](narrow, doubt)


def _link(snapshot: Snapshot, doubt: Doubt) -> Item:
    found = receipt(snapshot, doubt.key)
    row = found.attribution
    why = (
        f"The model gives {row['confidence']:.2f} that somebody says this and that the source is right: "
        "about one in two such findings is wrong.",
    )
    choices = (
        _choice(snapshot, "a", "Accept: this is said, by this source", Wanted("accept", doubt.key)),
        _choice(snapshot, "r", "Reject: nobody says this here", Wanted("reject", doubt.key)),
    )
    return Item(doubt, why, (found,), None, choices)


def _speaker(snapshot: Snapshot, doubt: Doubt) -> Item:
    found = receipt(snapshot, doubt.key)
    row = found.attribution
    name = row["speaker"]["name"] if row["speaker"] else None
    why = (f"Taken for {name}: {row['speaker_basis']}.", f"How sure that is: {doubt.rank:.2f}.")
    choices = [
        _choice(snapshot, "r", "Nobody in particular says it", Wanted("speaker", doubt.key)),
    ]
    if row["speaker"]:
        right = Wanted("speaker", doubt.key, other=row["speaker"]["id"])
        choices.insert(0, _choice(snapshot, "a", f"It is {name}", right))
    return Item(doubt, why, (found,), None, tuple(choices))


def _date(snapshot: Snapshot, doubt: Doubt) -> Item:
    if doubt.other is not None:
        theirs, ours = receipts(snapshot, [doubt.other, doubt.key])
        both = ("Two articles tell this statement and date it otherwise. The closer date is kept:", f"{doubt.basis}.")
        apart = Wanted("different", ours.attribution["statement"], other=doubt.key)
        closer = next((row["said"] for row in _datings(snapshot, doubt.key)), None)
        choices = [_choice(snapshot, "r", "They tell two statements", apart)]
        for key, said, whose in (("k", ours.attribution["said"], "this"), ("a", closer, "the other")):
            value, days = _days(said) if said else ("", "")
            if value:
                label = f"It was said {days}, as {whose} article tells it"
                choices.insert(0, _choice(snapshot, key, label, Wanted("said", doubt.key, value=value)))
        return Item(doubt, both, (theirs, ours), _heading(snapshot, doubt.document), tuple(choices))
    article = _heading(snapshot, doubt.document)
    published = article["published"] if article else None
    if published is None or not (published["earliest"] or published["latest"]):
        unknown = ("No day of publication is found in the page.",)
        return Item(doubt, unknown, (), article, (), _opening(snapshot, doubt.document))
    ends = [(published[end] or "")[:10] for end in ("earliest", "latest")]
    value = f"{ends[0]}..{ends[1]}"
    why = (f"The day is not known closely: {published['basis']}.",)
    right = Wanted("published", doubt.document, value=value)
    choice = _choice(snapshot, "a", f"Keep {ends[0] or '…'} to {ends[1] or '…'}", right)
    return Item(doubt, why, (), article, (choice,), _opening(snapshot, doubt.document))


def _days(said: Row) -> tuple[str, str]:
    """An interval as it is judged, and as it is shown; both empty where both its ends are open."""
    earliest, latest = ((said[end] or "")[:10] for end in ("earliest", "latest"))
    if earliest == latest:
        return earliest, earliest
    return f"{earliest}..{latest}", f"{earliest or '…'} to {latest or '…'}"


def _datings(snapshot: Snapshot, key: str) -> list[Row]:
    found = from_index(snapshot, lambda held: held.datings([key]))
    return list(snapshot.datings([key])) if found is None else found


def _opening(snapshot: Snapshot, document: str) -> tuple[str, ...]:
    """The credits of an article, among which its day would stand, and its first paragraphs."""
    try:
        row = one_document(snapshot, document)
    except NotFoundError:
        return ()
    found = [(each["kind"], row["text"][each["span"][0] : each["span"][1]].strip()) for each in row["blocks"]]
    credits = [words for kind, words in found if kind == "credit"]
    body = [words for kind, words in found if kind in ("standfirst", "body")]
    return (*credits[:_CREDITS], *body[:_PARAGRAPHS])


def _merge(snapshot: Snapshot, doubt: Doubt) -> Item:
    entity = doubt.other or ""

    def question(index: Index) -> tuple[str | None, str | None]:
        there = beside(doubt.basis)
        ours = index_review.spoken_in(index.connection, doubt.document, entity)
        theirs = (
            index_review.spoken_in(index.connection, there, entity) if there not in (None, doubt.document) else None
        )
        return ours, theirs or index_review.spoken_elsewhere(index.connection, doubt.document, entity)

    ours, theirs = ask(snapshot.folder, question)
    found = receipts(snapshot, [each for each in (theirs, ours) if each])
    choices: list[Choice] = []
    if ours and theirs:
        choices += [
            _choice(snapshot, "a", "They are one", Wanted("same", theirs, other=ours)),
            _choice(snapshot, "r", "They are two", Wanted("different", theirs, other=ours)),
        ]
    elif ours:
        # They speak in this article alone: whoever says that it is they has confirmed the join.
        name = found[0].attribution["speaker"]["name"]
        choices.append(_choice(snapshot, "a", f"It is {name} who speaks here", Wanted("speaker", ours, other=entity)))
    basis = without_ids(doubt.basis) or ""
    return Item(doubt, (f"{basis[:1].upper()}{basis[1:]}.",), found, None, tuple(choices))


def _telling(snapshot: Snapshot, doubt: Doubt) -> Item:
    statement, key = doubt.other or "", doubt.key

    def question(index: Index) -> list[str]:
        return [each.attribution for each in of_statement(index.connection, statement) if each.attribution != key]

    others = ask(snapshot.folder, question)
    fullest = _fullest(snapshot, statement, others)
    found = receipts(snapshot, [each for each in (fullest, key) if each])
    why = (
        "Both are taken to tell one statement, in other words.",
        f"Of the words of the shorter one {100 * doubt.rank:.0f} % stand in the other.",
    )
    choices = (
        _choice(snapshot, "a", "They tell one statement", Wanted("same", statement, other=key)),
        _choice(snapshot, "r", "They tell two statements", Wanted("different", statement, other=key)),
    )
    return Item(doubt, why, found, None, choices if len(found) > 1 else ())


def _fullest(snapshot: Snapshot, statement: str, others: Sequence[str]) -> str | None:
    """Of some tellings of a statement the one whose words it has."""
    row = from_index(snapshot, lambda held: held.statement(statement)) or InParts(snapshot).statement(statement)
    verbatim = (
        [key for key, how in zip(row["tellings"], row["relations"], strict=True) if how == "verbatim"] if row else []
    )
    return next((key for key in verbatim if key in others), next(iter(others), None))


_ITEMS = {"links": _link, "speakers": _speaker, "dates": _date, "merges": _merge, "statements": _telling}


def _choice(snapshot: Snapshot, key: str, label: str, wanted: Wanted) -> Choice:
    return Choice(key, label, wanted, consequences(snapshot, wanted))


def _heading(snapshot: Snapshot, document: str) -> Row | None:
    return ask(snapshot.folder, lambda index: index_read.heading(index.connection, document))
