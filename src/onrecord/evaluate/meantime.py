"""Reader of MEANTIME: Wikinews articles with entities and their chains within and across documents.

Minard et al. (2016), *MEANTIME, the NewsReader Multilingual Event and Time Corpus*, LREC. Read is
``intra_cross-doc_annotation``: there everything is annotated in the title and the first sentences, and of the rest
only what is an instance of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluate.cat import Mark, Marked, read_cat
from onrecord.evaluate.gold import GoldDocument, GoldMention, form_of, nationality, small_words
from onrecord.evaluate.sets import set_files
from onrecord.types import EntityKind, Form, Span

FOLDER = "intra_cross-doc_annotation"
_KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_FORMS: dict[str, Form] = {"NAM": "name", "PRE.NAM": "name", "NOM": "nominal", "PRE.NOM": "nominal", "PRO": "pronoun"}


def read_meantime(path: Path) -> list[GoldDocument]:
    """The English articles at ``path``: the folder of the set, or its .tar.gz.

    A chain whose thing has an instance of the whole corpus is joined across documents by it; all documents are
    one topic. Marks that are two things joined ("CONJ") are left out.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    files = set_files(path, ".xml", FOLDER)
    read = [(file.place.stem, read_cat(file)) for file in files]
    small = small_words(marked.text for _, marked in read)
    return [_document(name, marked, small) for name, marked in read]


def _document(name: str, marked: Marked, small: frozenset[str]) -> GoldDocument:
    mentions = sorted(_mentions(name, marked, small), key=lambda one: one.span)
    aside = tuple(one.span for one in mentions if nationality(marked.text, one.span))
    return GoldDocument(name, marked.text, tuple(mentions), "all", _complete(marked), aside)


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
        return form_of(text, span, small)
    return told


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
