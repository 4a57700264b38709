"""Rows as every export holds them: names, order, and nulls for what is not known."""

from __future__ import annotations

from typing import Any

from onrecord.schema import to_row
from onrecord.types import DIRECT, Findings, Judgement

Row = dict[str, Any]

DOCUMENT_FIELDS = (
    "id", "uri", "canonical", "sha256", "received", "replaces", "current", "title", "outlet", "republisher",
    "byline", "language", "published", "text", "blocks", "outlet_basis", "cleaner",
    "modified", "agencies", "contradictions", "origin", "skipped",
)  # fmt: skip
"""The contract's fields of a document, and more at the end; ``skipped``: why it was not analysed, or null."""


_NOTHING: Row = {"text": None, "spans": []}


def document_shape(found: Row) -> Row:
    """A document as exported. found: its row, in which what an earlier version of the program did not know is null."""
    lists = {name: found[name] or [] for name in ("agencies", "contradictions")}
    return {**found, **lists, "origin": found["origin"] or to_row(DIRECT)}


def attribution_shape(
    found: Row,
    *,
    speaker: Row | None,
    basis: str | None,
    about: list[Row],
    statement: str | None,
    judged: str | None = None,
    sure: float | None = None,
    occasion: Row | None = None,
    inferred: Row | None = None,
) -> Row:
    """An attribution as exported, out of what analysis found and resolving concluded.

    found: its row among a document's findings. judged: whether people accepted or rejected it.
    sure: how sure the speaker is.
    occasion: its row among their occasions; None in findings of before 0.5.
    inferred: when it was said, as another document tells it that says it more closely.
    """
    told = occasion or {"said": None, "venue": None, "addressee": None, "parent": None, "replies": None}
    addressee, venue = told["addressee"] or _NOTHING, told["venue"] or _NOTHING
    return {
        "id": found["id"],
        "document": found["document"],
        "block": found["block"],
        "kind": found["kind"],
        "act": found["act"],
        "source": found["source"],
        "cue": found["cue"],
        "content": found["content"],
        "speaker": speaker,
        "speaker_basis": basis,
        "addressee": addressee["text"],
        "addressee_spans": addressee["spans"],
        "venue": venue["text"],
        "venue_spans": venue["spans"],
        "about": about,
        "said": inferred or told["said"],
        "statement": statement,
        "parent": told["parent"],
        "replies_to": [reply["to"] for reply in told["replies"] or ()],
        "confidence": found["confidence"],
        "model": found["model"],
        "judged": judged,
        "speaker_confidence": sure,
    }


def judged_statement(tellings: list[str], judged: dict[str, str]) -> str | None:
    """``rejected`` for a statement whose tellings all are, ``accepted`` where one is; else None."""
    found = {judged.get(each) for each in tellings}
    return "accepted" if "accepted" in found else "rejected" if found == {"rejected"} else None


def judgement_shape(judgement: Judgement) -> Row:
    """A judgement as exported: whatever it says, and nothing of the record in which it stands."""
    return {name: value for name, value in to_row(judgement).items() if name not in ("number", "imported")}


def about_shape(found: Row, mentions: list[Row], entities: dict[int, Row]) -> list[Row]:
    """The entities that are named within an attribution's content, and where.

    mentions: of the document, without pronouns. entities: by number of chain, the named ones only.
    """
    about: dict[str, Row] = {}
    for mention in mentions:
        entity = entities.get(mention["chain"])
        if entity is None or not _within(mention["span"], found["content"]["spans"]):
            continue
        row = about.setdefault(entity["id"], {**entity, "spans": []})
        row["spans"].append(mention["span"])
    return list(about.values())


def analysis_shape(findings: Findings) -> Row:
    """The findings of one document as ``onrecord analyse`` prints them: no ids but those of attributions."""
    chains = findings.chains
    links = {link.attribution: link for link in findings.links}
    occasions = {occasion.attribution: to_row(occasion) for occasion in findings.occasions}
    rows = []
    for attribution in findings.attributions:
        link = links.get(attribution.id)
        chain = chains[link.chain] if link and link.chain is not None else None
        speaker = {"id": None, "name": chain.name, "kind": chain.kind} if chain else None
        basis = link.basis if link else None
        sure = link.confidence if link else None
        row, occasion = to_row(attribution), occasions.get(attribution.id)
        rows.append(
            attribution_shape(row, speaker=speaker, basis=basis, about=[], statement=None, sure=sure, occasion=occasion)
        )
    return {
        "attributions": rows,
        "mentions": [to_row(mention) for mention in findings.mentions],
        "timexes": [to_row(timex) for timex in findings.timexes],
        "skipped": findings.skipped,
    }


def _within(span: list[int], spans: list[list[int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
