"""Checks of one document's spans against its text: each gives sentences on what is wrong."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from onrecord.ids import attribution_id, document_id
from onrecord.offsets import phrase
from onrecord.schema import FindingsRow
from onrecord.types import Attribution, Document, Phrase, Span


def document_faults(document: Document) -> Iterator[str]:
    """What is wrong with a document taken by itself."""
    if document_id(document.uri, document.text) != document.id:
        yield "its id is not the digest of its address and text"
    end = 0
    for block in document.blocks:
        yield from _span_faults(f"{block.kind} block", [block.span], document.text)
        if block.span[0] < end:
            yield f"{block.kind} block {_shown(block.span)}: begins before the one before it ends"
        end = block.span[1]
    between = 0
    for start, stop in [*(block.span for block in document.blocks), (len(document.text),) * 2]:
        if 0 <= between < start <= len(document.text) and not document.text[between:start].isspace():
            yield f"[{between}, {start}]: visible text that no block covers"
        between = stop
    furniture = {block.span for block in document.blocks if block.kind == "boilerplate"}
    for span in document.repeated:
        if span not in furniture:
            yield f"repeated line {_shown(span)}: no block of boilerplate"
    for repair in document.repairs:
        if not 0 <= repair.span[0] <= repair.span[1] <= len(document.text):
            yield f"repair {_shown(repair.span)}: outside the text"


def findings_faults(found: FindingsRow, text: str) -> Iterator[str]:
    """What is wrong with the findings of a document with this text."""
    for attribution in found.attributions:
        yield from (f"attribution {attribution.id}: {fault}" for fault in _attribution_faults(attribution, found, text))
    numbers = [chain.number for chain in found.chains]
    if numbers != list(range(len(numbers))):
        yield "its chains are not numbered from 0"
    for mention in found.mentions:
        yield from _span_faults("mention", [mention.span], text)
        if not 0 <= mention.chain < len(numbers):
            yield f"mention {_shown(mention.span)}: there is no chain {mention.chain}"
    for timex in found.timexes:
        yield from _span_faults("time expression", [timex.span], text)
    known = {attribution.id for attribution in found.attributions}
    if len(known) != len(found.attributions):
        yield "two attributions have one id"
    yield from _occasion_faults(found, known, text)
    for link in found.links:
        if link.attribution not in known:
            yield f"a link names attribution {link.attribution}, which is not there"
        if link.chain is not None and not 0 <= link.chain < len(numbers):
            yield f"attribution {link.attribution}: there is no chain {link.chain}"


def _occasion_faults(found: FindingsRow, known: Container[str], text: str) -> Iterator[str]:
    """What is wrong with when, where and to whom something is said to have been said."""
    for occasion in found.occasions:
        named = (occasion.attribution, occasion.parent, *(reply.to for reply in occasion.replies))
        for each in named:
            if each is not None and each not in known:
                yield f"an occasion names attribution {each}, which is not there"
        if occasion.timex is not None and not 0 <= occasion.timex < len(found.timexes):
            yield f"attribution {occasion.attribution}: there is no time expression {occasion.timex}"
        parts: tuple[tuple[str, Phrase | None], ...] = (("venue", occasion.venue), ("addressee", occasion.addressee))
        for name, part in parts:
            if part is not None:
                yield from _span_faults(name, part.spans, text)
                if phrase(text, part.spans).text != part.text:
                    yield f"{name} {', '.join(map(_shown, part.spans))}: the text there is not the {name}'s"
        yield from _span_faults("reply", [span for reply in occasion.replies for span in reply.spans], text)


def _attribution_faults(attribution: Attribution, found: FindingsRow, text: str) -> Iterator[str]:
    parts: tuple[tuple[str, Phrase | None], ...] = (
        ("source", attribution.source),
        ("cue", attribution.cue),
        ("content", attribution.content),
    )
    for name, part in parts:
        if part is not None:
            yield from _span_faults(name, part.spans, text)
            if phrase(text, part.spans).text != part.text:
                yield f"{name} {', '.join(map(_shown, part.spans))}: the text there is not the {name}'s"
    if not attribution.content.spans:
        yield "has no content"
    if attribution.document != found.document:
        yield f"names document {attribution.document} as its own, and stands with {found.document}"
    if attribution_id(found.document, (part.spans if part else () for _, part in parts)) != attribution.id:
        yield "its id is not the digest of its document and spans"


def _span_faults(name: str, spans: Iterable[Span], text: str) -> Iterator[str]:
    for span in spans:
        if not 0 <= span[0] < span[1] <= len(text):
            yield f"{name} {_shown(span)}: empty or outside the text of {len(text)} characters"


def _shown(span: Sequence[int]) -> str:
    return str(list(span))
