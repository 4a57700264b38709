"""Reader of ECB+: news of the same events, with the participants of events and their chains across documents.

Cybulska and Vossen (2014), *Using a sledgehammer to crack a nut? Lexical diversity and event coreference
resolution*, LREC. Laid out as ``<topic>/<topic>_<number>ecb.xml`` and ``…ecbplus.xml``. Only what takes part in an
annotated event is annotated, so that a mention without a mark is not wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.cat import Marked, read_cat
from onrecord.evaluate.gold import GoldDocument, GoldMention, form_of, small_words
from onrecord.evaluate.sets import SetFile, set_files
from onrecord.types import EntityKind

DEV = ("2", "5", "12", "18", "21", "23", "34", "35")
"""The topics on which systems are chosen, as published work does."""

SPLITS: Mapping[str, tuple[str, ...]] = {
    "dev": DEV,
    "train": tuple(str(number) for number in range(1, 36) if str(number) not in DEV),
}
"""Of the topics 1 to 35."""

_KINDS: dict[str, EntityKind] = {
    "HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organisation", "HUMAN_PART_MET": "organisation",
    "HUMAN_PART_GPE": "organisation", "HUMAN_PART_GENERIC": "group", "LOC_GEO": "place",
}  # fmt: skip


def read_ecbplus(path: Path, topics: Collection[str] = DEV) -> list[GoldDocument]:
    """The articles of ``topics`` at ``path``: the folder of the set, or its .tar.gz.

    A governing body named by its place (GPE) is an organisation, as what it does is what is annotated.
    The address at the head of an article is left out.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    files = [file for file in set_files(path, ".xml") if file.place.parent.name in topics]
    if not files:
        raise InputError(f"{path}: no articles of the topics {', '.join(topics)}", reason="no such benchmark")
    files.sort(key=_order)
    read = [(file, read_cat(file, _is_address)) for file in files]
    small = small_words(marked.text for _, marked in read)
    return [_document(file, marked, small) for file, marked in read]


def _order(file: SetFile) -> tuple[bool, int, str, str]:
    topic = file.place.parent.name
    return (not topic.isdigit(), int(topic) if topic.isdigit() else 0, topic, file.place.name)


def _is_address(number: int, text: str) -> bool:
    return number == 0 and text.startswith(("http:", "https:", "www."))


def _document(file: SetFile, marked: Marked, small: frozenset[str]) -> GoldDocument:
    mentions = sorted(_mentions(file.place.stem, marked, small), key=lambda one: one.span)
    return GoldDocument(file.place.stem, marked.text, tuple(mentions), file.place.parent.name, sha256=file.sha256)


def _mentions(name: str, marked: Marked, small: frozenset[str]) -> Iterator[GoldMention]:
    things = {mark.id: mark for mark in marked.marks if not mark.tokens}
    for mark in marked.marks:
        span = marked.span(mark)
        if span is None or mark.tag not in _KINDS:
            continue
        thing = things.get(marked.referents.get(mark.id, ""))
        instance = thing.attributes.get("instance_id") if thing else None
        chain = instance or (f"{name} {thing.id}" if thing else None)
        yield GoldMention(span, _KINDS[mark.tag], form_of(marked.text, span, small, _KINDS[mark.tag]), chain, instance)
