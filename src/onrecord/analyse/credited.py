"""Quotations with whoever said them on a line below: “We were never asked.” and then "Ada Moor, The Lantern".

Digests of opinions are set so. A quotation and such a line must come again, since one alone may be a heading, and
the lines must stand below: where the first has no quotation before it, each names who speaks under it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analyse.continuations import Linked
from onrecord.analyse.quotemarks import OPENING
from onrecord.analyse.speakers.lexicon.ordinary import PARTICLES
from onrecord.analyse.words import TITLE, UPPER, Words

LONGEST_LINE = 12
"""Words and marks of a line that is a credit."""

FEWEST_WORDS = 8
"""Words of a quotation that is set apart; a shorter one may be a heading or a pull quote."""

FEWEST = 2
"""How often a quotation with a credit below must come."""

_INSIDE = frozenset(".-'’&/")


def credited(words: Words) -> Iterator[Linked]:
    """The quotations of ``words`` that a line below credits, each with all its paragraphs."""
    paragraphs = words.paragraphs()
    quotes = [_is_quotation(words, one) for one in paragraphs]
    lines = [number for number, one in enumerate(paragraphs) if number and not quotes[number] and _is_line(words, one)]
    below = [number for number in lines if quotes[number - 1]]
    if len(below) < FEWEST or below[0] != lines[0]:
        return
    if below[-1] + 1 < len(paragraphs) and quotes[below[-1] + 1]:
        return
    for number in below:
        first = number
        while first and quotes[first - 1]:
            first -= 1
        yield Linked(paragraphs[number], None, tuple(paragraphs[first:number]), 1.0, 1.0, by_rule=True)


def _is_quotation(words: Words, paragraph: range) -> bool:
    """Whether a paragraph opens with a quotation mark and stands in quotation marks throughout."""
    if len(paragraph) < FEWEST_WORDS or int(words.features[paragraph.start, 1]) != OPENING:
        return False
    return all(words.features[at, 2] for at in paragraph if words.word(at)[0].isalnum())


def _is_line(words: Words, paragraph: range) -> bool:
    """Whether a line is names, a comma, and where they write or what they are: "A and B, The Lantern"."""
    strings = [words.word(at) for at in paragraph]
    if len(strings) > LONGEST_LINE or "," not in strings[1:-1] or not strings[-1][0].isalnum():
        return False
    comma = strings.index(",")
    marks = [string for string in strings if not string[0].isalnum() and string != ","]
    if any(string not in _INSIDE for string in marks):
        return False
    named = [at for at in paragraph[:comma] if words.word(at)[0].isalpha() and words.word(at).lower() not in _SMALL]
    after = [at for at in paragraph[comma + 1 :] if words.word(at)[0].isalnum()]
    capitals = all(int(words.features[at, 0]) in (TITLE, UPPER) for at in [*named, *after[:1]])
    return len(named) > 1 and capitals


_SMALL = PARTICLES | {"and", "of", "the"}
