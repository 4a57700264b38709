"""An organisation's name in the words that tell it from others.

Legal forms are dropped, whatever the language and spelling; generic words of several languages are brought to one;
abbreviations are written out; numbers are kept apart, for they tell much.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve import lexicon
from onrecord.resolve.transliteration import ABJAD, words

_SMALL = frozenset(
    (
        "the of for and or in at on to by with a an de del la le les los las el al d l du des do da dos das di della "
        "dei degli und der die das fur von et y e i og och ve ul as ad at an ar az ut us is lil li fi il ye ol van het "
        "en na po dlya iz pri im imeni sous affairs s"
    ).split()
)
_WEAK = frozenset(
    (
        "concern pmc group holding company general organization corporation corp co limited ltd jsc llc inc sa official"
    ).split()
)
"""Words that may be left out and the organisation is still the same."""
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_ORDINAL = {
    word: str(number)
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}


class Organisation(NamedTuple):
    """The words of an organisation's name."""

    told: tuple[str, ...]
    """Words that tell it from others, in order, each brought to one language and spelling where that is known."""
    weak: tuple[str, ...]
    """Words such as "Group", which may be left out."""
    numbers: frozenset[str]
    initials: frozenset[str]
    """What it may be called for short, lower case."""
    joined: str
    """The name without legal form and spaces, nothing translated."""
    short: frozenset[str]
    """Acronyms that the name itself gives in brackets."""


@lru_cache(maxsize=65536)
def organisation_of(name: str) -> Organisation:
    """The words of an organisation's name; none where nothing is a letter or digit."""
    outside, inside = _brackets(name)
    every = _spelt_together(list(words(outside)))
    short = frozenset(part for part in inside if _is_acronym_of(part, every))
    found = every + [word for part in inside if part not in short for word in part.split()]
    bare = _without_forms(_written_out(found)) or _written_out(found)
    brought = [_brought(word) for word in bare]
    numbers = frozenset(word for word in brought if word.isdigit())
    told = [word for word in brought if word not in _SMALL and word not in _WEAK and not word.isdigit()]
    if numbers:
        told = [word for word in told if word != "number"]
    weak = [word for word in brought if word in _WEAK]
    if not told:
        told = [word for word in brought if word not in _SMALL and not word.isdigit()] or [
            word for word in brought if not word.isdigit()
        ]
    kept = _without_forms(found)
    joined = "".join(word.lstrip(ABJAD) for word in kept[kept[:1] == ["the"] :])
    return Organisation(tuple(told), tuple(weak), numbers, _initials(found), joined, short)


def outside_brackets(name: str) -> str:
    """A name without what stands in brackets, unless all of it does."""
    outside = re.sub(r"[(\[（][^()\[\]（）]*[)\]）]", " ", name)
    return outside if words(outside) else name


def _brackets(name: str) -> tuple[str, list[str]]:
    outside = outside_brackets(name)
    if outside == name:
        return name, []
    inside = re.findall(r"[(\[（]([^()\[\]（）]*)[)\]）]", name)
    return outside, [" ".join(words(part)) for part in inside if words(part)]


def _is_acronym_of(short: str, every: list[str]) -> bool:
    return " " not in short and short in _initials(every)


@lru_cache(maxsize=4096)
def _phrase(name: str, some: tuple[str, ...]) -> str | None:
    return lexicon.phrases(name)[0].get(some)


def _replaced(found: list[str], name: str) -> list[str]:
    """``found`` with each wording of a list, the longest first, made the one word that it stands for."""
    _, longest = lexicon.phrases(name)
    out: list[str] = []
    at = 0
    while at < len(found):
        for length in range(min(longest, len(found) - at), 0, -1):
            stands_for = _phrase(name, tuple(found[at : at + length]))
            if stands_for is not None:
                out.append(f"={stands_for}")
                at += length
                break
        else:
            out.append(found[at])
            at += 1
    return out


def _without_forms(found: list[str]) -> list[str]:
    """The words without legal forms, which stand at the ends or, as single words, before a comma's place."""
    marked = _replaced(found, "legal_forms.txt")
    kept = [word for word in marked if not word.startswith("=")]
    return kept if [word for word in kept if word not in _SMALL] else []


def _spelt_together(found: list[str]) -> list[str]:
    """Letters that stand one by one ("A.B.C. Trading") as one word."""
    out: list[str] = []
    for at, word in enumerate(found):
        if len(word) == 1 and at and len(found[at - 1]) == 1 and word.isalpha() and found[at - 1].isalpha():
            out[-1] += word
        else:
            out.append(word)
    return out


def _written_out(found: list[str]) -> list[str]:
    """Abbreviations of kinds of organisations and their wordings, each as one word."""
    return [word.lstrip("=") for word in _replaced(found, "acronyms.txt")]


@lru_cache(maxsize=65536)
def _brought(word: str) -> str:
    ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th|go|ya|y|i)", word)
    if ordinal:
        return ordinal[1]
    if word.isdigit():
        return word.lstrip("0") or "0"
    if (word.startswith("~ll") and len(word) > 5) or (word.startswith("~al") and len(word) > 5):
        word = ABJAD + word[3:]
    known = next((lexicon.meanings()[form] for form in _forms(word) if form in lexicon.meanings()), word)
    known = _ORDINAL.get(known, _ROMAN.get(known, known))
    return known


_ENDING = re.compile(r"(?:yye|aya|oye|oe|ogo|oy|ykh|yy|yi|iy|ii|ye|y|i)$")


def _forms(word: str) -> list[str]:
    """A word and the forms under which a list may have it: Russian adjectives by gender, Spanish ones by number."""
    forms = [word]
    if word[0] != ABJAD and len(word) > 5:
        stem = _ENDING.sub("", word)
        if stem != word:
            forms += [stem + ending for ending in ("y", "yy", "aya", "iy", "oe")]
        if word.endswith(("as", "os", "es")):
            forms += [word[:-1], word[:-2], word[:-2] + "o"]
        elif word.endswith("a"):
            forms.append(word[:-1] + "o")
    return forms


def _initials(every: list[str]) -> frozenset[str]:
    """First letters of the words: of all, of all but small words, and without the legal form."""
    bare = _without_forms(every)
    found = set()
    for some in (every, bare):
        found.add("".join(word.lstrip(ABJAD)[:1] for word in some if word))
        found.add("".join(word.lstrip(ABJAD)[:1] for word in some if word not in _SMALL))
    return frozenset(one for one in found if len(one) > 1)
