"""Anchors: what is kept of a document, an attribution or an entity so that a judgement on it finds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError, NotFoundError
from onrecord.schema import from_row
from onrecord.store.quotes import quote
from onrecord.store.snapshot import Snapshot
from onrecord.store.versions import Version, version_of
from onrecord.types import ArticleAnchor, AttributionAnchor, Document, EntityAnchor, Form, MentionAnchor

if TYPE_CHECKING:
    from onrecord.store.record import Record

Row = dict[str, Any]

MEMBERS = 6
"""Mentions that are kept of an entity, tellings of a statement: some of them will be found again."""

_CALLED = {"documents": "a document", "attributions": "an attribution", "statements": "a statement",
           "entities": "an entity"}  # fmt: skip
_LETTERS = {"documents": "d-…", "attributions": "a-…", "entities": "e-…"}
_FORMS: dict[str, int] = {"name": 0, "nominal": 1, "pronoun": 2}


def article_anchor(snapshot: Snapshot, given: str) -> ArticleAnchor:
    """The anchor of the document whose id is, or begins with, ``given``.

    Raises:
        NotFoundError: if there is none, or more than one. InputError: if it is the id of something else.
    """
    return _articles(snapshot, [_find(snapshot, given, "documents")])[0]


def attribution_anchor(snapshot: Snapshot, given: str) -> AttributionAnchor:
    """The anchor of an attribution; see ``article_anchor``."""
    return known_attribution(snapshot, _find(snapshot, given, "attributions"))


def known_attribution(snapshot: Snapshot, key: str) -> AttributionAnchor:
    """The anchor of the attribution with the id ``key``, which is in the snapshot."""
    found = _attribution(snapshot, key)
    [text] = _texts(snapshot, [found["document"]]).values()
    source = found["source"]
    return AttributionAnchor(
        id=found["id"],
        article=_articles(snapshot, [found["document"]])[0],
        content=quote(text, found["content"]["spans"]),
        source=quote(text, source["spans"]) if source else None,
    )


def entity_anchor(record: Record, snapshot: Snapshot, given: str, *, apart: bool = False) -> EntityAnchor:
    """The anchor of an entity, by its id, by one that it had before a merge, or by an attribution that it speaks in.

    apart: by a former id, the mentions are those that it had under that id, so that two that were joined can be told
        apart; else it is followed to whom it leads now.
    See ``article_anchor`` for what is raised.
    """
    try:
        table, key = snapshot.find(given)
    except NotFoundError:
        former = _former(record, snapshot, given)
        if former is None:
            raise
        return former
    if table == "attributions":
        return _speaker(snapshot, key)
    if table != "entities":
        raise _wrong(given, table, "entities")
    if apart and not key.startswith(given):  # an id that leads on to another entity
        former = _former(record, snapshot, given)
        if former is not None:
            return former
    found = next(iter(snapshot.ask("SELECT id, name, kind FROM entities WHERE id = ?", key)))
    return _with_members(snapshot, found, _members(snapshot, key))


def _find(snapshot: Snapshot, given: str, wanted: str) -> str:
    table, key = snapshot.find(given)
    if table != wanted:
        raise _wrong(given, table, wanted)
    return key


def _wrong(given: str, table: str, wanted: str) -> InputError:
    found = _CALLED.get(table, f"of the table {table}")
    hint = "; `onrecord show` lists those of a document, `onrecord speaker NAME` finds people"
    return InputError(
        f"{given} is {found}, and {_CALLED[wanted]} is asked for here: give an id of the form {_LETTERS[wanted]}{hint}",
        reason="wrong kind of id",
    )


def _former(record: Record, snapshot: Snapshot, given: str) -> EntityAnchor | None:
    """The entity that had this id, or one beginning so, at an earlier snapshot, with the mentions that it had then."""
    for number in resolved_before(record, snapshot.number):
        earlier = record.snapshot(number)
        try:
            query = "SELECT id, name, kind FROM entities WHERE starts_with(id, ?) ORDER BY id LIMIT 2"
            found = list(earlier.ask(query, given)) if given else []
            if len(found) == 1:
                return _with_members(earlier, found[0], _members(earlier, found[0]["id"]))
        finally:
            earlier.close()
    return None


def resolved_before(record: Record, number: int) -> list[int]:
    """The snapshots that conclusions were drawn for, the newest first."""
    query = "SELECT number FROM snapshots WHERE base IS NOT NULL AND number < ? ORDER BY number DESC"
    return [int(str(found)) for (found,) in record.catalog.rows(query, number)]


def _speaker(snapshot: Snapshot, attribution: str) -> EntityAnchor:
    query = "SELECT document, entity FROM speakers WHERE attribution = ?"
    spoken = next(iter(snapshot.ask(query, attribution)), None)
    if spoken is None or spoken["entity"] is None:
        raise InputError(
            f"nobody is known to have said {attribution}: say who with `onrecord judge speaker`, or give an entity",
            reason="no speaker",
        )
    query = "SELECT id, name, kind FROM entities WHERE id = ?"
    found = next(iter(snapshot.ask(query, spoken["entity"])))
    # Those of this document first: it is here that the reader saw who speaks.
    members = sorted(_members(snapshot, found["id"]), key=lambda row: row["document"] != spoken["document"])
    if members and members[0]["document"] == spoken["document"]:
        members = [row for row in members if row["document"] == spoken["document"]]
    return _with_members(snapshot, found, members)


def _members(snapshot: Snapshot, entity: str) -> list[Row]:
    query = "SELECT document, chain FROM members WHERE entity = ? ORDER BY place, line LIMIT 200"
    return list(snapshot.ask(query, entity))


def _with_members(snapshot: Snapshot, entity: Row, members: list[Row]) -> EntityAnchor:
    """The anchor with mentions of some members: one of each at first, the fullest names, the oldest articles."""
    mentions = _mentions(snapshot, members)
    chosen: list[Row] = []
    taken: set[tuple[str, int]] = set()
    for row in sorted(
        mentions, key=lambda row: (_FORMS[row["form"]], row["text"] != entity["name"], -len(row["text"]))
    ):
        member = (row["document"], row["chain"])
        if member not in taken:
            chosen.append(row)
            taken.add(member)
    chosen += [row for row in mentions if not any(row is other for other in chosen)]
    chosen = chosen[:MEMBERS]
    documents = sorted({row["document"] for row in chosen})
    articles = {anchor.document: anchor for anchor in _articles(snapshot, documents)}
    texts = _texts(snapshot, documents)
    return EntityAnchor(
        id=entity["id"],
        name=entity["name"],
        kind=entity["kind"],
        members=tuple(
            MentionAnchor(
                articles[row["document"]], quote(texts[row["document"]], row["spans"]), row["form"], row["kind"]
            )
            for row in chosen
        ),
    )


def _mentions(snapshot: Snapshot, members: list[Row]) -> list[Row]:
    """Where the chains of ``members`` are mentioned, names first; in order of the members."""
    wanted = {(row["document"], row["chain"]): at for at, row in enumerate(members)}
    documents = sorted({row["document"] for row in members})
    found: list[Row] = []
    query = "SELECT document, mentions, chains, attributions, links FROM findings WHERE document IN (SELECT unnest(?))"
    texts = _texts(snapshot, documents)
    for row in snapshot.ask(query, documents):
        text = texts[row["document"]]
        for form, chain, kind, spans in _places(row):
            at = wanted.get((row["document"], chain))
            if at is not None:
                words = " ".join(text[start:end] for start, end in spans)
                found.append({"document": row["document"], "chain": chain, "form": form, "kind": kind,
                              "spans": spans, "text": words, "at": at})  # fmt: skip
    return sorted(found, key=lambda row: (_FORMS[row["form"]], row["at"], row["spans"]))


def _places(row: Row) -> list[tuple[Form, int, str, list[list[int]]]]:
    """Mentions of a document; and sources, of a chain that has none."""
    found = [(each["form"], each["chain"], each["kind"], [each["span"]]) for each in row["mentions"]]
    mentioned = {chain for _, chain, _, _ in found}
    kinds = {each["number"]: each["kind"] for each in row["chains"]}
    sources = {each["id"]: each["source"] for each in row["attributions"]}
    for link in row["links"]:
        source, chain = sources.get(link["attribution"]), link["chain"]
        if source and chain is not None and chain not in mentioned:
            found.append(("nominal", chain, kinds[chain], source["spans"]))
    return found


def _attribution(snapshot: Snapshot, key: str) -> Row:
    query = "SELECT a FROM (SELECT unnest(attributions) AS a FROM findings) WHERE a.id = ?"
    found: Row = next(iter(snapshot.ask(query, key)))["a"]
    return found


def _texts(snapshot: Snapshot, documents: list[str]) -> dict[str, str]:
    query = "SELECT id, text FROM documents WHERE id IN (SELECT unnest(?))"
    return {row["id"]: row["text"] for row in snapshot.ask(query, documents)}


def _articles(snapshot: Snapshot, documents: list[str]) -> list[ArticleAnchor]:
    """The anchors of documents, in their order."""
    query = "SELECT * FROM all_documents WHERE id IN (SELECT unnest(?))"
    found = {row["id"]: from_row(Document, row) for row in snapshot.ask(query, documents)}
    return [_article(version_of(found[key]), found[key].title) for key in documents]


def _article(version: Version, title: str | None) -> ArticleAnchor:
    return ArticleAnchor(
        document=version.document, uri=version.uri, sha256=version.sha256, address=version.address,
        fetched=version.fetched, outlet=version.outlet, part=version.part, title=title,
    )  # fmt: skip
