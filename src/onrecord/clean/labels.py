"""Passages of a page, each with what it is: by its element, by what is the main text, by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from lxml.html import HtmlElement

from onrecord.clean import captions, credits, furniture
from onrecord.clean.corrections import is_correction
from onrecord.clean.headline import key
from onrecord.clean.marks import is_ended, is_prose, is_telling, word_count
from onrecord.clean.page import Passage
from onrecord.clean.plaintext import Label
from onrecord.clean.stated import Stated
from onrecord.types import BlockKind

_APART = frozenset(("nav", "aside", "footer", "form", "button", "dialog", "menu"))
_APART_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu")
)
_APART_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|newsletter\w*|share|sharing|social\w*|cookie\w*|breadcrumbs?|promo\w*"
    r"|advert\w*|ads?|sidebar|comments?"
    r"|menu|navbar|nav|most-?(?:read|popular|viewed)|subscribe\w*|subscription|outbrain|taboola|teasers?"
    r"|disqus|toolbar|read-?more"
    r"|also-?read|tags?|topics|author-?(?:bio|box|card)|more-?(?:stories|news|articles))(?:$|[\s_-])",
    re.IGNORECASE,
)
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
    if main is None:
        in_main = [not _is_apart(passage) for passage in found]
    else:
        in_main = _between(found, _within_text(found, _in_main(found, main)))
    prose = (
        index for index, inside in enumerate(in_main) if inside and index != title and is_prose(found[index].words)
    )
    first = next(prose, len(found))
    labelled = []
    for index, passage in enumerate(found):
        if index == title:
            labelled.append(LabelledPassage(passage.words, "title", "title"))
        elif title is not None and key(passage.words) == key(found[title].words):
            labelled.append(LabelledPassage(passage.words, "boilerplate", "repeat"))
        else:
            near = title is not None and title < index < first
            labelled.append(_labelled(passage, in_main[index], near, data))
    return labelled


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
    if label != "open" and (is_head or label == "origin" or _marked(passage, _BYLINE_CLASS)) and not _is_apart(passage):
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
        (described or ((named or plain) and not _is_apart(passage)))
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


def _in_main(found: Sequence[Passage], main: Sequence[str]) -> list[bool]:
    """Which passages stand in the main text: compared by letters and digits alone."""
    paragraphs = {_letters(line) for line in main}
    whole = "\n".join(_letters(line) for line in main)
    joined = whole.replace("\n", "")
    long_parts = [part for part in paragraphs if len(part) >= 30]
    result = []
    for passage in found:
        letters = _letters(passage.words)
        inside = letters in paragraphs if len(letters) < 30 else (letters in whole or letters in joined)
        if not inside and len(letters) >= 60:
            # The extractor cut at line breaks, or left out a phrase.
            covered = sum(len(part) for part in long_parts if part in letters)
            inside = covered >= 0.6 * len(letters)
        result.append(bool(letters) and inside)
    return result


def _within_text(found: Sequence[Passage], in_main: Sequence[bool]) -> list[bool]:
    """Without short passages that only share their words with the main text, as a menu's "World" does."""
    texts = [index for index, inside in enumerate(in_main) if inside and is_prose(found[index].words)]
    if not texts:
        return list(in_main)
    result = list(in_main)
    for index, passage in enumerate(found):
        if not in_main[index] or index in texts:
            continue
        if texts[0] <= index <= texts[-1]:
            result[index] = not any(node.tag in ("nav", "footer", "form", "button") for node in passage.ancestors())
        else:
            # Outside the text a short line belongs to it only in the same container.
            result[index] = _holder(passage) in (_holder(found[texts[0]]), _holder(found[texts[-1]]))
    return result


def _between(found: Sequence[Passage], in_main: Sequence[bool]) -> list[bool]:
    """Running text that the extractor dropped from a container of main paragraphs.

    Between them anything that is not set apart; before and after them whole sentences.
    """
    holders: dict[object, list[int]] = {}
    for index, passage in enumerate(found):
        if in_main[index] and is_prose(passage.words):
            for holder in {_holder(passage), _likeness(_holder(passage))}:
                holders.setdefault(holder, []).append(index)
    result = list(in_main)
    for index, passage in enumerate(found):
        if in_main[index] or _is_named_apart(passage.element):
            continue
        own, alike = (holders.get(holder, []) for holder in (_holder(passage), _likeness(_holder(passage))))
        sentence = is_prose(passage.words) or is_telling(passage.words)
        if _lies_between(index, own):
            result[index] = sentence or passage.element.tag in ("h2", "h3", "h4", "p")
        elif _lies_between(index, alike):
            result[index] = sentence
        else:
            result[index] = (
                max(len(own), len(alike)) > 2
                and sentence
                and passage.element.tag == "p"
                and word_count(passage.words) >= 12
            )
    return result


def _holder(passage: Passage) -> HtmlElement:
    parent = passage.element.getparent()
    return parent if parent is not None else passage.element


def _likeness(holder: HtmlElement) -> object:
    """Containers of one article that is cut in pieces look alike: the same tag and class, which is not empty."""
    name = holder.get("class")
    return (holder.tag, name) if name else holder


def _lies_between(index: int, members: Sequence[int]) -> bool:
    return len(members) > 1 and members[0] < index < members[-1]


def _is_apart(passage: Passage) -> bool:
    """Whether the passage stands in a part of the page that is not the article."""
    for node in passage.ancestors():
        if node.tag in ("article", "main", "body"):
            return False
        if _is_named_apart(node):
            return True
    return False


def _is_named_apart(node: HtmlElement) -> bool:
    if node.tag in _APART or node.get("role") in _APART_ROLES:
        return True
    return _APART_CLASS.search(f"{node.get('class') or ''} {node.get('id') or ''}") is not None


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


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()
