"""The attributions of one document as they are compared with those of others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.ids import statement_id
from onrecord.resolve.statements import announced
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.keys import keys_of
from onrecord.resolve.telling.met import counted
from onrecord.resolve.telling.story import story_of
from onrecord.resolve.telling.words import Wording, packed, unpacked, wording

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


def uttered(row: Row) -> Iterator[Row]:
    """A row for each attribution of a document. row: see ``sql.HEARD``.

    ``said`` is what it says, as JSON, see ``read_told``; ``announces`` is another attribution where a headline only
    announces what the body tells. ``own``: the id of the statement that it would be by itself.
    """
    chains = {each["number"]: each for each in row["chains"]}
    links = {each["attribution"]: chains.get(each["chain"]) for each in row["links"]}
    occasions = {each["attribution"]: each for each in row["occasions"] or ()}
    timed = {each["attribution"]: each for each in row.get("timed") or ()}
    story = story_of(row["text"], row["blocks"])
    for nth, (each, entity, announces) in enumerate(spoken(row), 1):
        key = each["id"]
        words = wording(each["content"], quoted=each["kind"] == "direct")
        said = _said(row, each, links.get(key), occasions.get(key) or {}) | {"story": story}
        if (judged := timed.get(key)) is not None:
            said |= {"said": judged_said(judged), "judged": True}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        yield {
            "place": row["place"], "line": row["line"], "at": nth, "document": row["document"],
            "attribution": key, "own": statement_id(key), "announces": announces,
            "is_current": row["is_current"], "entity": entity, "said": text,
            "worded": packed(words), **counted(words), "keys": keys_of(told_of(said, entity, words)),
            **_days("printed", *said["published"]), **_days("said", *_ends(said)),
        }  # fmt: skip


def spoken(row: Row) -> Iterator[tuple[Row, str | None, str | None]]:
    """Each attribution of a document with who speaks and, of a headline that only announces another, the id of that."""
    speakers = {each["attribution"]: each["entity"] for each in row["speakers"] or ()}
    body = [each for each in row["attributions"] if each["block"] != "title"]
    for each in row["attributions"]:
        of_body = announced(each, body, speakers) if each["block"] == "title" else None
        yield each, speakers.get(each["id"]), of_body["id"] if of_body else None


def worded_row(attribution: Row) -> Row:
    """An attribution with what ``uttered`` needs of it, as ``sql.HEARD`` gives it. attribution: a row of findings."""
    source, cue = attribution["source"] or {}, attribution["cue"] or {}
    kept = {name: attribution[name] for name in ("id", "block", "kind", "act")}
    return {
        **kept, "source": source.get("text"), "cue": cue.get("text"),
        "content": attribution["content"]["text"], "spans": attribution["content"]["spans"],
    }  # fmt: skip


def _said(row: Row, each: Row, chain: Row | None, occasion: Row) -> Row:
    named = chain is not None and chain["named"]
    return {
        "content": each["content"], "spans": each["spans"], "kind": each["kind"], "act": each["act"],
        "name": chain["name"] if chain is not None and named else None,
        "speaker_kind": chain["kind"] if chain is not None else None,
        "source": each["source"] or "", "cue": each["cue"] or "",
        "document": row["document"], "outlet": row["outlet"], "published": [row["earliest"], row["latest"]],
        "said": occasion.get("said"), "venue": (occasion.get("venue") or {}).get("text"),
        "agencies": list(row["agencies"] or ()),
    }  # fmt: skip


def judged_said(timed: Row) -> Row:
    """When something was said, of a row of ``timed``: what a person says of it."""
    return {end: timed[end] for end in ("earliest", "latest", "basis")}


def _ends(said: Row) -> tuple[str | None, str | None]:
    interval = said["said"] or {}
    return interval.get("earliest"), interval.get("latest")


def _days(what: str, first: str | None, last: str | None) -> Row:
    """Days as numbers, so that an engine can tell how far two are apart; null where an end is open."""
    try:
        days = [date.fromisoformat(end[:10]).toordinal() for end in (first, last) if end]
    except ValueError:
        days = []
    both = len(days) == 2
    return {f"{what}_first": days[0] if both else None, f"{what}_last": days[1] if both else None}


@lru_cache(maxsize=20_000)
def read_told(said: str, entity: str | None, worded: str | None = None) -> Told:
    """What is compared, of what ``uttered`` wrote. entity: who speaks. worded: the words of the content, if at hand."""
    return told_of(json.loads(said), entity, unpacked(worded) if worded is not None else None)


def told_of(row: Row, entity: str | None, words: Wording | None = None) -> Told:
    """The same, of the object that the JSON holds."""
    told = Told(
        content=row["content"], kind=row["kind"], act=row["act"], speaker=entity, name=row["name"],
        speaker_kind=row["speaker_kind"], source=row["source"], cue=row["cue"], document=row["document"],
        outlet=row["outlet"], published=tuple(row["published"]), venue=row["venue"],
        said=_ends(row), story=row["story"], spans=tuple((start, end) for start, end in row["spans"]),
    )  # fmt: skip
    return told if words is None else told.worded(words)


def uttered_schema() -> pa.Schema:
    """Of the rows of ``uttered``."""
    import pyarrow as pa

    texts = [(name, pa.string()) for name in ("document", "attribution", "own", "announces")]
    placed = [("place", pa.int64()), ("line", pa.int64()), ("at", pa.int64()), *texts]
    rest = [("is_current", pa.bool_()), ("entity", pa.string()), ("said", pa.string()), ("worded", pa.string())]
    days = [(name, pa.int64()) for name in ("printed_first", "printed_last", "said_first", "said_last")]
    met = [("words", pa.list_(pa.int64())), ("enough", pa.int64()), ("again", pa.int64())]
    return pa.schema([*placed, *rest, *met, ("keys", pa.list_(pa.int64())), *days])
