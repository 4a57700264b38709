"""Which passages of a page are the article's text: what an extractor finds, mended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.clean.containers import is_apart, set_apart, stands_apart
from onrecord.clean.marks import is_ended, is_prose, is_telling, word_count
from onrecord.clean.page import Passage

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SHORT_HEADING = 4


def in_body(found: Sequence[Passage], main: Sequence[str], title: int | None) -> list[bool]:
    """For each passage whether it is the article's text, headings, lists and tables included.

    main: the paragraphs of the main text, as an extractor gives them. title: which passage is the headline.
    """
    inside = _between(found, _within_text(found, _extracted(found, main)))
    if not any(inside):
        inside = [_is_sentence(passage) for passage in found]
    inside = _without_apart(found, inside)
    inside = _with_points(found, inside, title)
    return _without_ends(found, inside)


def _extracted(found: Sequence[Passage], main: Sequence[str]) -> list[bool]:
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
        if in_main[index] or is_apart(passage.element):
            continue
        own, alike = (holders.get(holder, []) for holder in (_holder(passage), _likeness(_holder(passage))))
        sentence = is_prose(passage.words) or is_telling(passage.words)
        if _lies_between(index, own):
            result[index] = sentence or passage.element.tag in (*_HEADINGS, "p")
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


def _without_apart(found: Sequence[Passage], in_main: Sequence[bool]) -> list[bool]:
    """Without what stands in an element set apart, and without links to other articles."""
    apart = set_apart(found, in_main)
    return [
        inside and not is_promotion(passage) and not any(node in apart for node in passage.ancestors())
        for passage, inside in zip(found, in_main, strict=True)
    ]


def _is_sentence(passage: Passage) -> bool:
    """Whether the passage is running text in no part set apart: all there is to go by without an extractor."""
    return passage.link is None and is_prose(passage.words) and not stands_apart(passage)


def is_promotion(passage: Passage) -> bool:
    """Whether the passage is one link to elsewhere: the headline of another article."""
    if passage.link is None or "#" in passage.link or word_count(passage.words) < 4 or is_ended(passage.words):
        return False
    return not any(node.tag in ("blockquote", "table", "td") for node in passage.ancestors())


def _with_points(found: Sequence[Passage], in_main: Sequence[bool], title: int | None) -> list[bool]:
    """With the list of key points that stands between headline and text."""
    if title is None:
        return list(in_main)
    first = next((index for index, inside in enumerate(in_main) if inside and index > title), title)
    result = list(in_main)
    for index in range(title + 1, first):
        passage = found[index]
        if passage.element.tag == "li" or passage.element.getparent().tag == "li":
            sentence = is_prose(passage.words) or word_count(passage.words) >= 10
            result[index] = sentence and passage.link is None and not stands_apart(passage)
    return result


def _without_ends(found: Sequence[Passage], in_main: Sequence[bool]) -> list[bool]:
    """Without short headings that have no text below them: what they headed was no part of the article."""
    result = list(in_main)
    for index in range(len(found) - 1, -1, -1):
        if not result[index]:
            continue
        if found[index].element.tag not in _HEADINGS or word_count(found[index].words) > _SHORT_HEADING:
            break
        result[index] = False
    return result


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()
