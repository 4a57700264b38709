"""Reader of MEANTIME: Wikinews articles with entities and their chains within and across documents.

Minard et al. (2016), *MEANTIME, the NewsReader Multilingual Event and Time Corpus*, LREC. Read is
``intra_cross-doc_annotation``: there everything is annotated in the title and the first sentences, and of the rest
only what is an instance of those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.evaluate.cat import Mark, Marked, read_cat
from onrecord.evaluate.gold import GoldDocument, GoldMention, form_of, nationality, small_words
from onrecord.evaluate.sets import SetFile, set_files
from onrecord.types import EntityKind, Form, Span

FOLDER = "intra_cross-doc_annotation"
_KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_FORMS: dict[str, Form] = {"NAM": "name", "PRE.NAM": "name", "NOM": "nominal", "PRE.NOM": "nominal", "PRO": "pronoun"}


def read_meantime(path: Path) -> list[GoldDocument]:
    """The English articles at ``path``: the folder of the set, or its .tar.gz.

    A chain whose thing has an instance of the whole corpus is joined across documents by it; all documents are
    one topic. Names of two things joined ("CONJ", and those not called so) are left out.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    files = set_files(path, ".xml", FOLDER)
    read = [(file, read_cat(file)) for file in files]
    small = small_words(marked.text for _, marked in read)
    return [_document(file, marked, small) for file, marked in read]


def _document(file: SetFile, marked: Marked, small: frozenset[str]) -> GoldDocument:
    name = file.place.stem
    found = sorted(_mentions(name, marked, small), key=lambda one: one.span)
    mentions = [one for one in found if not _joined(one, found, marked.text)]
    aside = tuple(one.span for one in mentions if nationality(marked.text, one.span))
    return GoldDocument(name, marked.text, tuple(mentions), "all", _complete(marked), aside, sha256=file.sha256)


def _mentions(name: str, marked: Marked, small: frozenset[str]) -> Iterator[GoldMention]:
    things = {mark.id: mark for mark in marked.marks if mark.tag == "ENTITY"}
    for mark in marked.marks:
        span = marked.span(mark)
        syntax = mark.attributes.get("syntactic_type", "")
        if mark.tag != "ENTITY_MENTION" or span is None or syntax == "CONJ":
            continue
        thing = things.get(marked.referents.get(mark.id, ""))
        instance = thing.attributes.get("instance_id") if thing else None
        kind = _KINDS.get(thing.attributes.get("ent_type", "")) if thing else None
        yield GoldMention(
            span=span,
            kind=kind,
            form=_form(marked.text, span, syntax, kind, small),
            chain=instance or (f"{name} {thing.id}" if thing else None),
            entity=instance,
            head=_head(marked.text, span, mark),
        )


def _form(text: str, span: Span, syntax: str, kind: EntityKind | None, small: frozenset[str]) -> Form:
    """As annotated; but what is an office or a nationality only is no name."""
    told = _FORMS.get(syntax)
    if told is None or (told == "name" and (kind == "person" or nationality(text, span))):
        return form_of(text, span, small, kind)
    return told


def _joined(one: GoldMention, others: Sequence[GoldMention], text: str) -> bool:
    """Whether a mention is two names joined: both are mentions by themselves, of other things."""
    if one.form != "name" or not re.search(r" and |,", text[slice(*one.span)]):
        return False
    inner = [
        other
        for other in others
        if other.form == "name"
        and other.kind == one.kind
        and other.chain != one.chain
        and one.span[0] <= other.span[0]
        and other.span[1] <= one.span[1]
    ]
    return len({other.chain for other in inner}) > 1 and max(other.span[1] for other in inner) == one.span[1]


def _head(text: str, span: Span, mark: Mark) -> Span | None:
    head = mark.attributes.get("head") or ""
    at = text.rfind(head, *span) if head else -1
    return (at, at + len(head)) if at >= 0 else None


def _complete(marked: Marked) -> tuple[Span, ...]:
    """The sentences up to the last that was annotated by itself: its marks have a syntactic type, if an empty one."""
    last = max(
        (
            marked.sentence_of.get(token, -1)
            for mark in marked.marks
            if mark.tag == "ENTITY_MENTION" and "syntactic_type" in mark.attributes
            for token in mark.tokens
        ),
        default=-1,
    )
    return tuple(span for number, span in marked.sentences.items() if number <= last)
