"""Posts of social media as articles carry them, each with the handle of its author.

Three forms: the post and its signature in one paragraph (The bridge is open. — Ada Moor (@adamoor) May 3, 2031), the
signature in a paragraph after it, and a line with name and handle above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.analyse.continuations import Linked
from onrecord.analyse.questions import without_stop
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words
from onrecord.types import Span

NAME = r"[^\n()@—–|:]{2,60}?"
HANDLE = r"\(@\w{2,30}\)"
DAY = r"(?:[\s,·|-]*(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}|\d{1,2}:\d\d ?[AaPp]\.?[Mm]\.?))*"
SIGNATURE = re.compile(rf"(?P<dash>—|–|--|―)\s*(?P<name>{NAME}\s*{HANDLE}){DAY}[\s.]*$")
LINE = re.compile(rf"(?P<name>{NAME}\s*{HANDLE}){DAY}(?P<colon>:?)\s*$")
LINKS = re.compile(r"(?:\s*(?:https?://\S+|(?:pic\.)?\w+\.com/\S+|t\.co/\S+))+$")


def posts(words: Words) -> Iterator[Linked]:
    """The posts among the paragraphs of ``words``."""
    paragraphs = words.paragraphs()
    texts = [words.span(paragraph) for paragraph in paragraphs]
    used: set[int] = set()
    for number, (start, end) in enumerate(texts):
        line = words.text[start:end]
        post: int | None = None
        if match := SIGNATURE.search(line):
            post = number if match.start() else number - 1
            stop = start + match.start() if match.start() else None
        elif match := LINE.match(line):
            post, stop = number + 1, None
        if match is None or post is None or not 0 <= post < len(paragraphs) or post in used:
            continue
        used.update((number, post))
        content = _content(words, (texts[post][0], stop or texts[post][1]))
        if content:
            cue = next((group for group in ("dash", "colon") if group in match.groupdict() and match[group]), None)
            yield Linked(
                source=words.indices(_moved(match.span("name"), start)),
                cue=words.indices(_moved(match.span(cue), start)) if cue else None,
                contents=(content,),
                source_probability=1.0,
                content_probability=1.0,
                by_rule=True,
            )


def _content(words: Words, span: Span) -> Run | None:
    """The words of a post without the links at its end."""
    text = words.text[slice(*span)].rstrip()
    links = LINKS.search(text)
    run = words.indices((span[0], span[0] + links.start() if links else span[1]))
    return without_stop(words, run) if any(words.word(index)[0].isalpha() for index in run) else None


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
