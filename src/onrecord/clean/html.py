"""A news page as HTML: which of its visible passages are the article, and what each is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.clean import evidence
from onrecord.clean.decoding import decode
from onrecord.clean.given import NOTHING, Given
from onrecord.clean.labels import LabelledPassage, label_passages
from onrecord.clean.language import language_of
from onrecord.clean.normalise import repairs
from onrecord.clean.page import parse, passages
from onrecord.clean.pieces import Piece
from onrecord.clean.plaintext import Line
from onrecord.clean.stated import Stated, stated
from onrecord.errors import InputError
from onrecord.ids import document_id
from onrecord.types import BODY_KINDS, Block, Capture, Document, Interval

_GAP = "\n\n"


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in an HTML page. See ``document.clean``."""
    return html_document(capture, decode(capture), collected)


def html_document(capture: Capture, page: str, collected: str | None, given: Given = NOTHING) -> Document:
    """The document in a page of HTML, or in a fragment of one that a container holds.

    given: what the container says, where the page itself says nothing.
    Raises InputError ("no text") for a page that shows none.
    """
    root = parse(page, capture.uri)
    data = stated(root)
    found = passages(root)
    if not found:
        raise InputError(
            f"{capture.uri}: an HTML page that shows no text; save the page as it is displayed.", reason="no text"
        )
    labelled = label_passages(found, main_text(page), data)
    text, blocks, lines = _assemble(labelled)
    publication = _publication(lines, data)
    outlet, basis = (publication.outlet, publication.basis) if publication.outlet else given.outlet or (None, None)
    body = "\n".join(text[slice(*block.span)] for block in blocks if block.kind in BODY_KINDS)
    language = language_of(body or text, root.get("lang") or given.language)
    return Document(
        id=document_id(capture.uri, text), uri=capture.uri,
        canonical=data.canonical or given.address or capture.origin.address, sha256=capture.sha256,
        received=capture.received, replaces=None, title=_title(lines, data) or given.title, outlet=outlet,
        outlet_basis=basis, republisher=publication.republisher, byline=_byline(lines, data) or given.byline,
        language=language,
        published=_published(page, lines, data, collected) or given.published, text=text, blocks=blocks,
        repairs=repairs(text, blocks), cleaner="", modified=given.modified,
    )  # fmt: skip


def main_text(page: str) -> tuple[str, ...]:
    """The paragraphs that trafilatura takes for the article, its tables included and nothing left out as repeated."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    found = bare_extraction(
        page, include_comments=False, include_tables=True, include_images=False, include_links=False,
        deduplicate=False, with_metadata=False, favor_recall=False, config=use_config(),
    )  # fmt: skip
    text = getattr(found, "text", None) or ""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _assemble(labelled: Sequence[LabelledPassage]) -> tuple[str, tuple[Block, ...], list[Line]]:
    parts: list[str] = []
    blocks: list[Block] = []
    lines: list[Line] = []
    position = 0
    for passage in labelled:
        span = (position, position + len(passage.words))
        parts.append(passage.words)
        blocks.append(Block(passage.kind, span))
        lines.append(Line(Piece(span, passage.words), passage.label))
        position = span[1] + len(_GAP)
    return _GAP.join(parts), tuple(blocks), lines


def _publication(lines: Sequence[Line], data: Stated) -> evidence.Publication:
    """By the page's data; but an article that says where it first appeared is that outlet's."""
    of = evidence.publication([line for line in lines if line.label in ("origin", "from", "masthead")])
    if data.site is None:
        return of if of.outlet is not None else evidence.publication(lines)
    site, basis = data.site
    if (
        of.outlet is not None
        and of.outlet.casefold() != site.casefold()
        and any(line.label == "origin" for line in lines)
    ):
        return evidence.Publication(of.outlet, of.basis, of.republisher or site)
    return evidence.Publication(site, basis, None)


def _title(lines: Sequence[Line], data: Stated) -> str | None:
    return next((line.words for line in lines if line.label == "title"), data.headline)


def _byline(lines: Sequence[Line], data: Stated) -> str | None:
    """The visible byline that names an author the data state, else the data's names, else the visible one."""
    if data.authors:
        return ", ".join(data.authors)
    return evidence.byline(lines)


def _published(page: str, lines: Sequence[Line], data: Stated, collected: str | None) -> Interval | None:
    if data.published is not None:
        return data.published
    shown = evidence.published(lines, collected)
    return shown if shown is not None else _by_htmldate(page)


def _by_htmldate(page: str) -> Interval | None:
    from htmldate import find_date

    day = find_date(page, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    return Interval(day, day, f"htmldate found “{day}” in the page's markup") if day else None
