"""A pasted article's paragraphs, each with what it is: title, body, credit, caption, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.clean import captions, credits, furniture
from onrecord.clean.corrections import is_correction
from onrecord.clean.headline import choose, is_name_above, same
from onrecord.clean.lines import paragraphs
from onrecord.clean.marks import has_finite_verb, is_ended, is_prose, is_telling, is_turn, word_count
from onrecord.clean.pieces import Piece, pieces
from onrecord.types import Block, BlockKind

Label = Literal[
    "open", "title", "standfirst", "body", "list", "table", "caption", "correction", "furniture", "repeat", "section",
    "masthead", "byline", "team", "agency", "from", "origin", "date",
]  # fmt: skip
"""What a line is; "open" until its place among the others decides."""

_KINDS: dict[Label, BlockKind] = {
    "open": "body", "title": "title", "standfirst": "standfirst", "body": "body", "list": "list", "table": "table",
    "caption": "caption", "correction": "correction", "furniture": "boilerplate", "repeat": "boilerplate",
    "section": "boilerplate", "masthead": "credit", "byline": "credit", "team": "credit", "agency": "credit",
    "from": "credit", "origin": "credit", "date": "credit",
}  # fmt: skip
_CREDITS: frozenset[Label] = frozenset(("masthead", "byline", "team", "agency", "from", "origin", "date"))
_BULLET = re.compile(r"[•*‣▪●◦∙■]\s*\S|[–-]\s+\S|\(?\d{1,2}[.)]\s+\S")
# A longer paragraph is running text, whatever words it begins with.
_LONGEST_LABEL = 2_000
# A name is looked for in so much of the text, in characters.
_NAMED_WITHIN = 100_000
_SURE_BULLET = re.compile(r"[•‣▪●◦∙■]\s*\S|(?i:story highlights|key points|highlights)\s+\S+\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text with its words and what it is."""

    piece: Piece
    label: Label

    @property
    def words(self) -> str:
        """The line's words, white space collapsed."""
        return self.piece.words


def label_lines(text: str, collected: str | None = None) -> tuple[Line, ...]:
    """Every paragraph of a pasted article, labelled. See ``blocks`` for what it becomes."""
    return label_pieces(text, pieces(text, paragraphs(text)), collected)


def label_pieces(text: str, parts: Sequence[Piece], collected: str | None = None) -> tuple[Line, ...]:
    """The pieces that ``text`` is made of, labelled; those whose role is known keep it."""
    lines = [Line(piece, _own_label(piece, collected)) for piece in parts]
    lines = _turns(_lists_and_tables(lines, text))
    end = _head_end(lines)
    lines = _head(lines, end, collected)
    lines = _repeats(lines)
    return tuple(_rest(lines, end, text))


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a document made of labelled lines."""
    return tuple(Block(_KINDS[line.label], line.piece.span) for line in lines)


def _own_label(piece: Piece, collected: str | None) -> Label:
    """What a line is by its own words alone; "open" for all that its neighbours must decide."""
    words = piece.words
    if piece.role is not None:
        return piece.role
    if len(words) > _LONGEST_LABEL:
        return "caption" if captions.is_sure_caption(words) else "body"
    if is_correction(words):
        return "correction"
    if furniture.is_furniture(words):
        return "furniture"
    if captions.is_sure_caption(words):
        return "caption"
    if found := credits.credit(words):
        return found.kind
    if _SURE_BULLET.match(words):
        return "list"
    if captions.is_marked_caption(words):
        return "caption"
    if (dated := credits.date_line(words, collected)) is not None:
        return "byline" if dated.rest.lower().startswith("by ") else "date"
    return "body" if is_prose(words) else "open"


def _lists_and_tables(lines: list[Line], text: str) -> list[Line]:
    """Lines that begin with a bullet, and rows with tabs, where several stand together."""
    labelled = list(lines)
    bullets = [_BULLET.match(line.words) is not None for line in lines]
    rows = ["\t" in text[slice(*line.piece.span)] for line in lines]
    for index, line in enumerate(lines):
        if line.label not in ("open", "body"):
            continue
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        if _SURE_BULLET.match(line.words) or (bullets[index] and any(bullets[other] for other in beside)):
            labelled[index] = replace(line, label="list")
        elif rows[index] and any(rows[other] for other in beside):
            labelled[index] = replace(line, label="table")
    return labelled


def _turns(lines: list[Line]) -> list[Line]:
    """The turns of a transcript, where there are several: a headline can have a colon too."""
    turns = [line.label in ("open", "body") and is_turn(line.words) for line in lines]
    if sum(turns) < 3 or sum(turns) < len(lines) / 4:
        return lines
    first = turns.index(True)
    # The first line of all is more likely the headline, unless its speaker speaks again.
    name = lines[first].words.split(":", 1)[0]
    again = any(
        turn and line.words.split(":", 1)[0] == name
        for line, turn in zip(lines[first + 1 :], turns[first + 1 :], strict=True)
    )
    turns[first] = again or first > 0
    return [replace(line, label="body") if turn else line for line, turn in zip(lines, turns, strict=True)]


def _head_end(lines: Sequence[Line]) -> int:
    """Where the head ends: at the first running text, or behind a lead that stands above the byline."""
    first = next((index for index, line in enumerate(lines) if _is_text(line)), len(lines))
    if first == len(lines) or is_telling(lines[first].words) or lines[first].label != "body":
        return first
    following = next((index for index in range(first + 1, len(lines)) if _is_text(lines[index])), len(lines))
    if not is_ended(lines[first].words) and first > 0 and following == first + 1:
        # Running text without a full stop, below a title or a credit: a lead.
        return following
    between = lines[first + 1 : following]
    has_credit = any(line.label in ("byline", "date", "agency") for line in between)
    is_lead = word_count(lines[first].words) <= 70 and following < len(lines) and len(between) <= 8
    return following if has_credit and is_lead else first


def _is_text(line: Line) -> bool:
    if line.label not in ("body", "list", "table"):
        return False
    return word_count(line.words) >= 5 or is_turn(line.words) or is_telling(line.words)


def _head(lines: list[Line], end: int, collected: str | None) -> list[Line]:
    """The lines above the running text: title, standfirst, credits, furniture."""
    labelled = _from_lines(lines, end)
    title = choose([(line.words, line.label) for line in labelled], end)
    if title is not None:
        labelled[title] = replace(labelled[title], label="title")
        labelled = _below_title(labelled, title)
    everything = "\n".join(line.words for line in lines)[:_NAMED_WITHIN]
    for index in range(end):
        line = labelled[index]
        if line.label in ("open", "body"):
            labelled[index] = replace(line, label=_head_label(labelled, index, title, everything))
    return labelled


def _below_title(lines: list[Line], title: int) -> list[Line]:
    """The line right below the headline, where it is the name of an outlet: a word above a date, or so shaped."""
    below = title + 1
    if below + 1 >= len(lines) or lines[below].label not in ("open", "body", "furniture", "section"):
        return lines
    words, dated = lines[below].words, lines[below + 1].label == "date"
    one = dated and len(words.split()) == 1 and words[:1].isupper() and not is_ended(words)
    if not one and not (credits.is_outlet_name(words) and not furniture.is_section(words)):
        return lines
    return [*lines[:below], replace(lines[below], label="masthead"), *lines[below + 1 :]]


def _from_lines(lines: list[Line], end: int) -> list[Line]:
    """ "From X" lines, and below one the name of the outlet."""
    labelled = list(lines)
    for index in range(min(end, len(lines))):
        if lines[index].label == "open" and credits.from_line(lines[index].words) is not None:
            labelled[index] = replace(lines[index], label="from")
        elif (
            index
            and lines[index].label == "open"
            and labelled[index - 1].label == "from"
            and len(lines[index].words.split()) <= 5
            and credits.is_name_list(lines[index].words + " X")
        ):
            labelled[index] = replace(lines[index], label="masthead")
    return labelled


def _head_label(lines: Sequence[Line], index: int, title: int | None, everything: str) -> Label:
    line = lines[index]
    words, count = line.words, len(line.words.split())
    if furniture.is_section(words):
        return "section"
    if credits.is_role(words) or _is_name_above(lines, index):
        return "byline"
    if index and credits.is_outlet_name(words) and _is_name_above(lines, index - 1):
        return "masthead"
    if title is not None and index < title:
        return _above_title(words)
    if line.label == "body":
        # Running text above the byline: the lead, where there is a title over it.
        return "standfirst" if title is not None or not is_ended(words) else "body"
    if _beside_credit(lines, index) and credits.is_name_list(words):
        return "byline"
    if captions.is_bare_caption(words, everything):
        return "caption"
    return "standfirst" if (count >= 7 and title is not None) or count > 24 else "open"


def _is_name_above(lines: Sequence[Line], index: int) -> bool:
    """Whether a name stands right above the name of an outlet or a post: a byline without "By"."""
    below = lines[index + 1].words if index + 1 < len(lines) else ""
    return is_name_above(lines[index].words, below)


def _above_title(words: str) -> Label:
    if is_telling(words) or (is_ended(words) and len(words.split()) > 6):
        return "open"
    if credits.is_outlet_name(words):
        return "masthead"
    return "section" if len(words.split()) <= 8 and not has_finite_verb(words) else "open"


def _beside_credit(lines: Sequence[Line], index: int) -> bool:
    beside = [lines[other] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return any(line.label in ("byline", "date", "agency") or credits.is_role(line.words) for line in beside)


def _repeats(lines: list[Line]) -> list[Line]:
    """The headline once more, as a line of its own: the first stays the title."""
    title = next((line for line in lines if line.label == "title"), None)
    if title is None:
        return lines
    return [
        replace(line, label="repeat")
        if line is not title and line.label != "repeat" and same(line.words, title.words)
        else line
        for line in lines
    ]


def _rest(lines: list[Line], end: int, text: str) -> list[Line]:
    """The lines from the running text on: captions between paragraphs, credits and furniture at the foot."""
    last = max((index for index, line in enumerate(lines) if _is_text(line)), default=-1)
    text = text[:_NAMED_WITHIN]
    bare = [
        index
        for index in range(end, last)
        if lines[index].label == "open" and captions.is_bare_caption(lines[index].words, text)
    ]
    names_only = [index for index in bare if captions.is_heading_like(lines[index].words)]
    # Several bare names are headings of a list of people, not pictures.
    headings = set(names_only) if len(names_only) > 2 else set()
    labelled = list(lines)
    links = False
    for index in range(end, len(lines)):
        line = lines[index]
        links = index > last and (links or furniture.is_related_head(line.words))
        if index in bare and index not in headings:
            labelled[index] = replace(line, label="caption")
        elif index > last:
            labelled[index] = replace(line, label=_foot_label(line, links, text))
        elif line.label in ("date", "agency", "byline", "section") and not _is_sure_credit(line):
            labelled[index] = replace(line, label="open")
    return labelled


def _foot_label(line: Line, links: bool, text: str) -> Label:
    if line.label not in ("open", "body"):
        return line.label
    if furniture.is_section(line.words) or (links and line.label == "open"):
        return "section"
    if captions.is_bare_caption(line.words, text) and captions.is_pose(line.words):
        return "caption"
    return line.label


def _is_sure_credit(line: Line) -> bool:
    """Whether a credit between paragraphs can be nothing else; a date alone may be a heading."""
    if line.label == "byline":
        return True
    if line.label == "date":
        dated = credits.date_line(line.words)
        return dated is not None and any(dated.labels)
    return False
