"""A newspaper's page as PDF: the words of its text layer, put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.clean.credits import date_line, is_name_list
from onrecord.clean.pdfpages import Pages, Printed, read
from onrecord.clean.pieces import Piece
from onrecord.clean.plaintext import label_pieces
from onrecord.clean.text import text_document
from onrecord.clean.typeset import Paragraph, edges, joined, paragraphs
from onrecord.errors import InputError
from onrecord.types import Block, Capture, Document, Interval, Repair

_GAP = "\n\n"
_FEWEST_LETTERS = 20
_MOST_STRANGE = 0.2
_TITLE_LARGER = 1.2
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
_NO_TITLE = re.compile(r"untitled|microsoft |\.(?:indd|docx?|pdf|qxp|pmd|p65|eps)\b|^[\w-]*\d[\w-]*$", re.IGNORECASE)


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in a PDF. See ``document.clean``.

    Raises InputError: "no text layer" for a scan, "encrypted", "broken PDF", "too long".
    """
    try:
        pages = read(capture.content)
        _require_text(pages)
    except InputError as error:
        raise InputError(f"{capture.uri}: {error}", reason=error.reason) from error
    found, apart = _parted(pages)
    pieces, text = _pieces([*found, *apart])
    # Heads and feet of pages are no evidence of what the article says of itself.
    lines = label_pieces(text, pieces[: len(found)], collected)
    document = text_document(capture, text, collected, lines=lines)
    ligatures = [Repair(match.span(), _LIGATURES[match[0]]) for match in _LIGATURE.finditer(text)]
    return replace(
        document,
        title=document.title or _title(pages), byline=document.byline or _author(pages),
        published=document.published or _made(pages),
        blocks=document.blocks + tuple(Block("boilerplate", piece.span) for piece in pieces[len(found) :]),
        repairs=tuple(sorted([*document.repairs, *ligatures], key=lambda repair: repair.span)),
    )  # fmt: skip


def _require_text(pages: Pages) -> None:
    text = "".join(line.words for page in pages.pages for line in page)
    if sum(map(str.isalnum, text)) < _FEWEST_LETTERS:
        raise InputError(
            "a PDF without a text layer, as a scan makes it; have its letters recognised (OCR) and add the result",
            reason="no text layer",
        )
    strange = sum(not character.isprintable() or "\ue000" <= character <= "\uf8ff" for character in text)
    if strange > _MOST_STRANGE * len(text):
        raise InputError(
            "a PDF whose letters have no meaning given; have them recognised (OCR) and add the result",
            reason="no text layer",
        )


def _parted(pages: Pages) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of all pages, and the lines at their heads and feet; that of the first with a date stays above."""
    running: list[list[Printed]] = []
    apart: list[Paragraph] = []
    above: list[Paragraph] = []
    for number, (page, outer) in enumerate(zip(pages.pages, edges(pages.pages), strict=True)):
        inner = []
        for line in page:
            if line not in outer:
                inner.append(line)
            elif number == 0 and line.y > max(other.y for other in page) - 3 * line.size and date_line(line.words):
                above.append(Paragraph(line.words, line.size, None))
            else:
                apart.append(Paragraph(line.words, line.size, None))
        running.append(inner)
    found = paragraphs(running)
    title = _largest(found)
    marked = [replace(part, role="title") if index == title else part for index, part in enumerate(found)]
    return [*above, *marked], apart


def _largest(found: Sequence[Paragraph]) -> int | None:
    """The headline: the largest letters, where they are clearly larger than those of the running text."""
    if not found:
        return None
    sizes = sorted((part.size, len(part.words)) for part in found)
    half, count = sum(length for _, length in sizes) / 2, 0
    body = sizes[-1][0]
    for size, length in sizes:
        count += length
        if count >= half:
            body = size
            break
    likely = [
        (part.size, -index)
        for index, part in enumerate(found)
        if part.size > _TITLE_LARGER * body and 2 <= len(part.words.split()) <= 30
    ]
    return -max(likely)[1] if likely else None


def _pieces(found: Sequence[Paragraph]) -> tuple[list[Piece], str]:
    pieces = []
    position = 0
    for part in found:
        pieces.append(Piece((position, position + len(part.words)), part.words, part.role))
        position += len(part.words) + len(_GAP)
    return pieces, _GAP.join(part.words for part in found)


def _title(pages: Pages) -> str | None:
    """What the file calls itself, where that reads as a headline."""
    title = joined([pages.title]) if pages.title else ""
    return title if len(title.split()) >= 3 and not _NO_TITLE.search(title) else None


def _author(pages: Pages) -> str | None:
    author = " ".join((pages.author or "").split())
    return author if author and is_name_list(author) and len(author.split()) > 1 else None


def _made(pages: Pages) -> Interval | None:
    """A file's making is no publication: a page is seldom published after it, and often long before."""
    if pages.created is None:
        return None
    return Interval(None, pages.created, f"no later than the PDF was made, “{pages.created}” by its own account")
