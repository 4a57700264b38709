"""A person's name among words that grew onto it: of a headline, of buttons, or where a page lost its white space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.places import PLACES
from onrecord.analyse.speakers.lexicon.rarer_names import BOYS, GIRLS
from onrecord.analyse.speakers.lexicon.roles import CALLINGS
from onrecord.analyse.speakers.lexicon.titles import PORTFOLIOS, TITLES

_BETWEEN = frozenset("with about from to over at by after in into amid as on against under like than".split())
"""Small words that stand in no person's name, with a capital as in a headline."""
_BUTTONS = frozenset("facebook twitter pinterest linkedin whatsapp email google instagram share tweet print".split())
_CALLS = frozenset("MORE READ WATCH CLICK RELATED".split())
"""What a link calls readers to do, in capitals."""
_PICTURED = frozenset("AP AFP EPA WATCH PHOTO VIDEO LIVE MEP".split())
"""What stands in capitals before a name: who took a picture, what to do, a member of a parliament."""
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z0-9])")
"""Where a small letter is followed by a capital or a digit: "DaleReaders", "Dale2031"."""
_FIRST_NAMES = GIVEN | BOYS | GIRLS
_RANKING = frozenset("national ranking fellow veteran".split())
_STATE = frozenset(("state", "intelligence"))
"""What a secretary or a director is of: "Secretary of State Ada Dale"."""
_FEWEST = 2
"""Buttons in a row; one by itself may be what the text speaks of."""


def own_words(words: Sequence[str]) -> tuple[int, int]:
    """Which of ``words`` are the name itself, half-open: all of them where nothing grew onto it."""
    first, last = _between_small_words(words, _after_roles(words, _after_buttons(words)))
    last = _before_repeated(words, first, last)
    while last > first + 1 and words[last - 1] in _CALLS:
        last -= 1
    return first, last


def _after_buttons(words: Sequence[str]) -> int:
    first = 0
    while first < len(words) and words[first].lower() in _BUTTONS:
        first += 1
    if _FEWEST <= first < len(words):
        return first
    return int(len(words) > _FEWEST and words[0] in _PICTURED and words[1].lower() in _FIRST_NAMES)


def _after_roles(words: Sequence[str], first: int) -> int:
    """Where a given name begins behind words that tell what somebody is: "Survivor Ada Dale", "Justices Ada Dale"."""
    roles = False
    for at in range(first, len(words) - 1):
        word = words[at].lower().rstrip(".")
        if roles and word in _FIRST_NAMES:
            return at
        one = singular(word)
        role = one in PERSON_NOUNS or one in CALLINGS or (one != word and one in TITLES) or word in PORTFOLIOS | _STATE
        if word in GIVEN or not (role or word in PLACES or word in _RANKING) or not words[at].istitle():
            return first
        roles = roles or role
    return first


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
