"""A person's name among words that grew onto it: of a headline, of buttons, or where a page lost its white space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.analyse.speakers.lexicon.given_names import GIVEN

_BETWEEN = frozenset("with about from to over at by after in into amid as on against under like than".split())
"""Small words that stand in no person's name, with a capital as in a headline."""
_BUTTONS = frozenset("facebook twitter pinterest linkedin whatsapp email google instagram share tweet print".split())
_CALLS = frozenset("MORE READ WATCH CLICK RELATED".split())
"""What a link calls readers to do, in capitals."""
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z0-9])")
"""Where a small letter is followed by a capital or a digit: "DaleReaders", "Dale2031"."""
_FEWEST = 2
"""Buttons in a row; one by itself may be what the text speaks of."""


def own_words(words: Sequence[str]) -> tuple[int, int]:
    """Which of ``words`` are the name itself, half-open: all of them where nothing grew onto it."""
    first, last = _between_small_words(words, _after_buttons(words))
    last = _before_repeated(words, first, last)
    while last > first + 1 and words[last - 1] in _CALLS:
        last -= 1
    return first, last


def _after_buttons(words: Sequence[str]) -> int:
    first = 0
    while first < len(words) and words[first].lower() in _BUTTONS:
        first += 1
    return first if _FEWEST <= first < len(words) else 0


def _between_small_words(words: Sequence[str], first: int) -> tuple[int, int]:
    """What stands after the last small word, or else before the first, where it begins with a given name."""
    small = [at for at in range(first, len(words)) if words[at].lower() in _BETWEEN and words[at].istitle()]
    if not small:
        return first, len(words)
    if small[-1] + 1 < len(words) and words[small[-1] + 1].lower() in GIVEN:
        return small[-1] + 1, len(words)
    if small[0] > first and words[first].lower() in GIVEN:
        return first, small[0]
    return first, len(words)


def _before_repeated(words: Sequence[str], first: int, last: int) -> int:
    """Where the name begins once more: "Ada Dale Ada Maria DaleReaders" is Ada Dale, "Dale Ada DaleReaders" Dale."""
    heads = [_GLUED.split(word)[0] for word in words[:last]]
    for at in range(first + 2, last):
        if words[at] == words[first] and not set(heads[at + 1 :]).isdisjoint(words[first + 1 : at]):
            return at
    for at in range(first + 1, last):
        if heads[at] != words[at] and heads[at] in words[first:at]:
            return first + 1 + list(words[first:at]).index(heads[at])
    return last
