"""Passages of a page, each with what it is: by its element, by what is the main text, by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from lxml.html import HtmlElement

from onrecord.clean import captions, credits, furniture
from onrecord.clean.biographies import is_biography
from onrecord.clean.body import in_body, is_promotion
from onrecord.clean.containers import is_beside_picture, stands_apart
from onrecord.clean.corrections import is_correction
from onrecord.clean.headline import key
from onrecord.clean.marks import is_ended, is_prose, is_telling, word_count
from onrecord.clean.page import Passage
from onrecord.clean.plaintext import Label
from onrecord.clean.stated import Stated
from onrecord.types import BlockKind

_CAPTION_CLASS = re.compile(r"caption|photo-?credit|image-?credit|img-?desc|copyright", re.IGNORECASE)
_BYLINE_CLASS = re.compile(
    r"byline|author|writer|dateline|timestamp|pub-?date|publish|date-?time|article-?(?:meta|date|info)|article__meta",
    re.I,
)
_LEAD_CLASS = re.compile(
    r"standfirst|subtitle|sub-?head(?:line|ing)?|\bdek\b|\bdeck\b|intro|lead\b|lede|summary|excerpt|teaser"
    r"|abstract|chapo",
    re.I,
)
_ENDING = 3


@dataclass(frozen=True, slots=True)
class LabelledPassage:
    """A passage's words and what they are, as a block and as a line of evidence."""

    words: str
    kind: BlockKind
    label: Label


def label_passages(found: Sequence[Passage], main: Sequence[str] | None, data: Stated) -> list[LabelledPassage]:
    """What each passage of a page is.

    main: the paragraphs of the main text, as an extractor gives them; None where all is, but what is set apart.
    """
    title = _title(found, data)
    in_main = in_body(found, main, title) if main is not None else [not stands_apart(passage) for passage in found]
    prose = (
        index for index, inside in enumerate(in_main) if inside and index != title and is_prose(found[index].words)
    )
    first = next(prose, len(found))
    last = _last(in_main)
    articles = {_article_of(passage) for passage, inside in zip(found, in_main, strict=True) if inside}
    labelled = []
    for index, passage in enumerate(found):
        if index == title:
            labelled.append(LabelledPassage(passage.words, "title", "title"))
        elif title is not None and key(passage.words) == key(found[title].words):
            labelled.append(LabelledPassage(passage.words, "boilerplate", "repeat"))
        else:
            near = title is not None and title < index < first
            made = _labelled(passage, in_main[index], near, data)
            if made.kind == "caption" and not _is_of_article(passage, articles):
                made = LabelledPassage(passage.words, "boilerplate", "furniture")
            labelled.append(_at_an_end(made, index < first, index in last))
    return labelled


def _is_of_article(passage: Passage, articles: set[HtmlElement | None]) -> bool:
    """Whether a caption is that of a picture of this article, and not of a link to another one."""
    return not is_promotion(passage) and not stands_apart(passage) and _article_of(passage) in articles


def _article_of(passage: Passage) -> HtmlElement | None:
    return next((node for node in passage.ancestors() if node.tag == "article"), None)


def _last(in_main: Sequence[bool]) -> frozenset[int]:
    """The last few passages of the text, of a text that has more than these."""
    inside = [index for index, is_main in enumerate(in_main) if is_main]
    return frozenset(inside[-_ENDING:] if len(inside) > 2 * _ENDING else ())


def _at_an_end(made: LabelledPassage, is_first: bool, is_last: bool) -> LabelledPassage:
    """The author's name above the text, or who the author is below it, are credits."""
    if made.label != "body":
        return made
    if is_first and credits.is_name_list(made.words):
        return LabelledPassage(made.words, "credit", "byline")
    if is_last and is_biography(made.words):
        return LabelledPassage(made.words, "credit", "team")
    return made


def _labelled(passage: Passage, is_main: bool, is_head: bool, data: Stated) -> LabelledPassage:
    words = passage.words
    label = _own_label(passage)
    if label == "caption":
        return LabelledPassage(words, "caption", label)
    if is_main and is_correction(words):
        return LabelledPassage(words, "correction", "correction")
    if label == "furniture" or (is_main and furniture.is_furniture(words)):
        return LabelledPassage(words, "boilerplate", "furniture")
    if is_main:
        return _of_main(passage, label)
    if is_head and (lead := _lead(passage, data)):
        return lead
    if (
        label != "open"
        and (is_head or label == "origin" or _marked(passage, _BYLINE_CLASS))
        and not stands_apart(passage)
    ):
        return LabelledPassage(words, "credit", label)
    if is_head and _marked(passage, _BYLINE_CLASS) and word_count(words) <= 20 and not is_prose(words):
        return LabelledPassage(words, "credit", "byline" if credits.is_name_list(words) else "furniture")
    return LabelledPassage(words, "boilerplate", "furniture")


def _own_label(passage: Passage) -> Label:
    """What the passage is by its element and words alone."""
    words = passage.words
    tags = {node.tag for node in passage.ancestors()}
    if "figcaption" in tags or (_is_within(passage, _CAPTION_CLASS, 2) and not is_telling(words)):
        return "caption"
    if is_beside_picture(passage) and not is_telling(words):
        return "caption"
    if "figure" in tags and "blockquote" not in tags and "table" not in tags and word_count(words) <= 60:
        return "caption"
    if found := credits.credit(words):
        return found.kind
    if captions.is_marked_caption(words):
        return "caption"
    if credits.date_line(words) is not None:
        return "date"
    return "open"


def _of_main(passage: Passage, label: Label) -> LabelledPassage:
    words = passage.words
    if label in ("byline", "team", "agency", "origin") or (label == "date" and not passage.element.tag.startswith("h")):
        return LabelledPassage(words, "credit", label)
    tags = [node.tag for node in passage.ancestors()]
    kind = "body"
    if tags[0] in ("td", "th") and word_count(words) < 30:
        kind = "table"
    elif "blockquote" in tags:
        kind = "quotation"
    elif "li" in tags:
        kind = "list"
    elif _marked(passage, _LEAD_CLASS) and word_count(words) <= 80 and "article__" not in tags:
        kind = (
            "standfirst"
            if passage.element.tag in ("h2", "h3", "p", "div") and is_prose(words) and _is_lead_itself(passage)
            else "body"
        )
    return LabelledPassage(words, cast(BlockKind, kind), cast(Label, kind if kind != "quotation" else "body"))


def _is_lead_itself(passage: Passage) -> bool:
    """Whether the class stands on the element itself and not on what holds the whole article."""
    return _LEAD_CLASS.search(passage.element.get("class") or "") is not None


def _lead(passage: Passage, data: Stated) -> LabelledPassage | None:
    """The standfirst: the description's words, or an element named for it, below the title."""
    words = passage.words
    described = data.description and key(words)[:80] == key(data.description)[:80] and word_count(words) >= 5
    named = _is_within(passage, _LEAD_CLASS, 2) and word_count(words) >= 6
    # A sentence between headline and text, in no part set apart, is the article's.
    plain = (
        is_prose(words)
        and is_ended(words)
        and word_count(words) >= 8
        and passage.element.tag in ("p", "h2", "h3", "div", "strong")
    )
    if (
        (described or ((named or plain) and not stands_apart(passage)))
        and not furniture.is_furniture(words)
        and word_count(words) <= 120
    ):
        return LabelledPassage(words, "standfirst", "standfirst")
    return None


def _title(found: Sequence[Passage], data: Stated) -> int | None:
    """The heading that is the headline: the first-level one most like what the data state."""
    headings = [index for index, passage in enumerate(found) if any(node.tag == "h1" for node in passage.ancestors())]
    stated = set(key(data.headline or "").split())
    if not headings:
        same = [
            index for index, passage in enumerate(found) if data.headline and key(passage.words) == key(data.headline)
        ]
        return next(
            (index for index in same if found[index].element.tag in ("h2", "h3", "h4")), same[0] if same else None
        )
    if not stated:
        return headings[0]

    def likeness(index: int) -> float:
        words = set(key(found[index].words).split())
        return len(words & stated) / max(1, len(words | stated))

    return max(headings, key=lambda index: (likeness(index), -index))


def _marked(passage: Passage, pattern: re.Pattern[str]) -> bool:
    return _is_within(passage, pattern, 4)


def _is_within(passage: Passage, pattern: re.Pattern[str], levels: int) -> bool:
    """Whether the element or one of the next ``levels`` around it is named so by class or id."""
    for level, node in enumerate(passage.ancestors()):
        if level >= levels or node.tag in ("article", "main", "body"):
            return False
        if pattern.search(f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"):
            return True
    return False
