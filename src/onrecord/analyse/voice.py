"""Whose words a stretch of an article is: a speaker's, the outlet's own, or scare-quoted.

Scare-quoted are a few words that stand in quotation marks within a sentence of the outlet's own in which nobody is told
to say anything: the "reform" left four ferries. Not so titles of works, nicknames, words that are spoken of as words,
and what somebody is quoted with elsewhere in the article. Where it might be any of these it is left to the outlet, so
that what is called scare-quoted nearly always is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.analyse.cues import tells
from onrecord.analyse.quotemarks import CLOSING, DOUBLE_MARKS, OPENING, quotation_marks
from onrecord.analyse.words import WORD
from onrecord.types import Span

Voice = Literal["outlet", "speaker", "scare"]

_OWN_TEXT = frozenset(("standfirst", "body", "list"))
"""Kinds of blocks in which words are scare-quoted; a headline's quotation marks mostly stand for a speaker."""
_NOBODYS = frozenset(("boilerplate", "credit"))
_MOST_WORDS = 3
_ENDS = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=[\w\"“‘'(\[])")
_SMALL = frozenset("a an the of for to in on at and or by with from de la".split())
_NOT_ONE = frozenset(
    "i we my our me us mine ours myself ourselves im ive id and or but not is are was were be been am has have had do "
    "does did will would can could may might must shall should".split()
)
"""Words of somebody who speaks, and of phrases that are quoted from what is written."""
_AS_WORDS = frozenset(
    "word words term terms phrase phrases slogan slogans title titled entitled headline headlined book books "
    "novel film films movie song songs album single show series play episode article essay column poem "
    "painting hashtag sign signs banner banners placard placards poster posters chant chants chanted chanting "
    "reading reads read named nicknamed name names spelled spelt password category section chapter game "
    "magazine option button label labels called caption document tab folder entry expression expressions "
    "mantra motto acronym verb noun adjective".split()
)
"""Words right before a quotation that make it one of words as words, or the name of a work."""
_MEANING = frozenset("means mean meaning meant refers refer stands translates".split())
_SO_CALLED = ("so-called", "so called", "self-styled", "supposed")
_MOST_SO_CALLED = 7


@dataclass(frozen=True, slots=True)
class Voiced:
    """A stretch of the text and whose words it is. Scare-quoted stretches hold their quotation marks."""

    span: Span
    voice: Voice


def voices(
    text: str, blocks: Iterable[tuple[str, Span]], contents: Iterable[Span], told: Iterable[Span] = ()
) -> tuple[Voiced, ...]:
    """Every block that is not boilerplate or a credit, parted by voice, in the order of the text.

    blocks: kind and span. contents: what attributions report; told: their sources and cues. Offsets are into ``text``.
    """
    spoken = _merged(contents)
    taken = _merged((*spoken, *told))
    said = [_plain(text[start:end]) for start, end in spoken]
    found: list[Voiced] = []
    for kind, block in sorted(blocks, key=lambda each: each[1]):
        if kind in _NOBODYS:
            continue
        inside = [Voiced(span, "speaker") for span in _within(spoken, block)]
        if kind in _OWN_TEXT:
            inside += [Voiced(span, "scare") for span in _scare_quoted(text, block, taken, said)]
        found += _filled(sorted(inside, key=lambda each: each.span), block)
    return tuple(found)


def _filled(inside: Sequence[Voiced], block: Span) -> Iterator[Voiced]:
    """A block's stretches with the outlet's own between them."""
    at = block[0]
    for each in inside:
        if at < each.span[0]:
            yield Voiced((at, each.span[0]), "outlet")
        yield each
        at = each.span[1]
    if at < block[1]:
        yield Voiced((at, block[1]), "outlet")


def _scare_quoted(text: str, block: Span, taken: Sequence[Span], said: Sequence[str]) -> Iterator[Span]:
    words = [match.span() for match in WORD.finditer(text, *block)]
    marks = quotation_marks(text, words)
    opened: int | None = None
    for place, mark in enumerate(marks):
        if mark == OPENING:
            opened = place
        elif mark == CLOSING and opened is not None:
            span = (words[opened][0], words[place][1])
            if _is_so_called(text, block, span):
                if place - opened <= _MOST_SO_CALLED and not _reaches(taken, span):
                    yield span
            elif _is_short(text, words[opened + 1 : place]) and not _is_named(text, words, opened, place):
                sentence = _sentence(text, block, span)
                if not _reaches(taken, sentence) and not _is_told(text, sentence, span, said):
                    yield span
            opened = None


def _is_so_called(text: str, block: Span, span: Span) -> bool:
    return text[block[0] : span[0]].rstrip().lower().endswith(_SO_CALLED)


def _is_short(text: str, inner: Sequence[Span]) -> bool:
    """Whether a few words stand there, of which one that tells something is written small, and nobody's "I" or "we"."""
    found = [text[start:end] for start, end in inner if text[start].isalnum()]
    telling = [word for word in found if word.lower() not in _SMALL]
    if not telling or len(found) > _MOST_WORDS or text[inner[-1][0]] in "!?…":
        return False
    if text[inner[-1][0]] == "." and found[0][0].isupper():
        return False
    return any(word[0].islower() for word in telling) and not _NOT_ONE & {word.lower() for word in found}


def _is_named(text: str, words: Sequence[Span], opened: int, closed: int) -> bool:
    """Whether it is a nickname between two names, a title, or a word spoken of as a word."""
    before = text[slice(*words[opened - 1])] if opened else ""
    after = text[slice(*words[closed + 1])] if closed + 1 < len(words) else ""
    first = text[slice(*words[opened + 1])].lower()
    if before[:1].isupper() and (after[:1].isupper() or first == "the"):
        return True
    return before.lower() in _AS_WORDS or after.lower() in _MEANING


def _is_told(text: str, sentence: Span, span: Span, said: Sequence[str]) -> bool:
    """Whether somebody may be quoted with it: it stands by itself, beside other quotations or a word of telling, or
    the article quotes somebody with it elsewhere."""
    around = f"{text[sentence[0] : span[0]]} {text[span[1] : sentence[1]]}"
    if not any(each.isalnum() for each in around) or any(mark in around for mark in DOUBLE_MARKS):
        return True
    quoted = _plain(text[slice(*span)])
    if any(f" {quoted} " in f" {each} " for each in said):
        return True
    return any(tells(word) for word in re.findall(r"[^\W\d_]+", around.lower()))


def _sentence(text: str, block: Span, span: Span) -> Span:
    """The sentence of a block in which a span stands."""
    start, end = block
    for match in _ENDS.finditer(text, *block):
        if match.end() <= span[0]:
            start = match.end()
        elif match.start() >= span[1] - 2:
            end = match.end()
            break
    return start, end


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def _within(spans: Sequence[Span], block: Span) -> Iterator[Span]:
    for start, end in spans:
        if start < block[1] and end > block[0]:
            yield max(start, block[0]), min(end, block[1])


def _reaches(spans: Sequence[Span], other: Span) -> bool:
    """Whether one of these spans, in order and apart, reaches into another one."""
    place = bisect_left(spans, (other[1], other[1]))
    return place > 0 and spans[place - 1][1] > other[0]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
