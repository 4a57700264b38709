"""A news page as HTML: which of its visible passages are the article, and what each is."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.clean.about import about
from onrecord.clean.decoding import decode
from onrecord.clean.given import NOTHING, Given
from onrecord.clean.labels import LabelledPassage, label_passages
from onrecord.clean.language import language_of
from onrecord.clean.normalise import repairs
from onrecord.clean.page import Passage, parse, passages
from onrecord.clean.pieces import Piece
from onrecord.clean.plaintext import Line
from onrecord.clean.saved import saved_from
from onrecord.clean.scripted import scripted_article
from onrecord.clean.stated import stated
from onrecord.errors import InputError
from onrecord.ids import document_id
from onrecord.types import BODY_KINDS, Block, Capture, Document

_GAP = "\n\n"
_MANY_PASSAGES = 3_000
_MANY_ELEMENTS = 8_000


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in an HTML page. See ``document.clean``."""
    # As the HTML standard reads them: the parser would end the page at the first.
    page = decode(capture).replace("\x00", "\ufffd")
    return html_document(capture, page, collected, Given(address=saved_from(page)))


def html_document(
    capture: Capture, page: str, collected: str | None, given: Given = NOTHING, *, all_main: bool = False
) -> Document:
    """The document in a page of HTML, or in a fragment of one that a container holds.

    given: what the container says, where the page itself says nothing.
    all_main: whether the page is known to hold the article and nothing else, so that its text need not be looked for.
    Raises InputError ("no text") for a page that shows none.
    """
    root = parse(page, capture.uri)
    data = stated(root, capture.origin.address or capture.uri)
    found = passages(root)
    if not found and (built := scripted_article(root, data.headline)) is not None:
        found, all_main = passages(parse(built, capture.uri)), True
    if not found:
        raise InputError(
            f"{capture.uri}: an HTML page that shows no text; save the page as it is displayed.", reason="no text"
        )
    labelled = label_passages(found, None if all_main else main_text(page, fast=_is_huge(root, found)), data)
    text, blocks, lines = _assemble(labelled)
    body = "\n".join(text[slice(*block.span)] for block in blocks if block.kind in BODY_KINDS)
    language = language_of(body or text, data.language or given.language)
    of = about(capture, root, page, lines, data, collected, given)
    return Document(
        id=document_id(capture.uri, text), uri=capture.uri, canonical=of.canonical, sha256=capture.sha256,
        received=capture.received, replaces=None, title=of.title, outlet=of.outlet, outlet_basis=of.outlet_basis,
        republisher=of.republisher, byline=of.byline, language=language,
        published=of.published, text=text, blocks=blocks, repairs=repairs(text, blocks), cleaner="",
        modified=of.modified, agencies=of.agencies, contradictions=of.contradictions,
    )  # fmt: skip


def main_text(page: str, *, fast: bool = False) -> tuple[str, ...]:
    """The paragraphs that trafilatura takes for the article, its tables included and nothing left out as repeated.

    fast: without the extractors that it falls back on, whose time grows with the square of a page.
    None at all where it breaks on the page: a fault of the extractor must not lose the article.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    try:
        found = bare_extraction(
            page, include_comments=False, include_tables=True, include_images=False, include_links=False,
            deduplicate=False, with_metadata=False, favor_recall=False, fast=fast, config=use_config(),
        )  # fmt: skip
    except Exception:  # whatever a malformed tree does to it
        return ()
    text = getattr(found, "text", None) or ""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _is_huge(root: HtmlElement, found: Sequence[Passage]) -> bool:
    return len(found) > _MANY_PASSAGES or sum(1 for _ in root.iter()) > _MANY_ELEMENTS


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
