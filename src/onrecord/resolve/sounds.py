"""Are two parts of names spellings of one? By consonants first, then by vowels.

Transliterations from Arabic, Persian, Russian and the like differ in vowels, doubled
letters and a few consonants ("Qassem Sulaimani", "Kasim Soleimani"); other names differ
in little more ("Hassan" and "Hussein", "Jamal" and "Jamil"), so a vowel counts too.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Spellings and the sounds they stand for, in this order. A "y" that begins a part is a consonant.
_SPELLINGS = (
    ("x", "ks"), ("ph", "f"), ("sch|sh", "S"), ("tch|ch", "C"), ("kh", "h"), ("dh", "d"), ("th", "t"), ("dj", "j"),
    ("w", "v"), ("ck", "k"), ("c(?=[eiy])", "s"), ("c", "k"), ("(?<=[aeiouy])h$", ""),
)  # fmt: skip
_VOWELS = (
    ("[ae][iy]|ae", "E"), ("a[uo]|aw", "O"), ("ou|oo", "u"), ("ee|ie|(?<!^)y", "i"), (r"([aeiouEO])[aeiouEO]+", r"\1"),
)  # fmt: skip
_CLOSE = frozenset(map(frozenset, ("ae", "ei", "ou", "Ea", "Ee", "Ei", "Oo", "Ou", "Oa")))
_FEWEST_CONSONANTS = 2
_LONG = 7


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> float:
    """0..1 for two parts of names in lower-case Latin letters; about 0.7 and above: the same."""
    if {left[-1], right[-1]} == {"a", "o"}:  # "Maria" and "Mario"
        return 0.6
    # "q" and "gh" stand between "g" and "k": beside them the two count as one.
    merged = bool(re.search("q|gh", left + right))
    ours, theirs = _heard(left, merged), _heard(right, merged)
    if ours == theirs:
        return 0.95
    our_consonants, their_consonants = _consonants(ours), _consonants(theirs)
    if our_consonants == their_consonants and len(our_consonants) >= _FEWEST_CONSONANTS:
        return _vowels_alike(ours, theirs)
    return _misspelt(ours, theirs)


def _vowels_alike(ours: str, theirs: str) -> float:
    if (ours[0] in "aeiouEO") != (theirs[0] in "aeiouEO"):
        return 0.5
    left, right = re.findall("[aeiouEO]", ours), re.findall("[aeiouEO]", theirs)
    if len(left) != len(right):
        # A vowel more ("Mohamed", "Mohmed"): only where there is enough left to tell by.
        return 0.8 if len(_consonants(ours)) > _FEWEST_CONSONANTS and left[0] == right[0] else 0.6
    close = all(one == other or frozenset(one + other) in _CLOSE for one, other in zip(left, right, strict=True))
    return 0.9 if close else 0.6


def _misspelt(ours: str, theirs: str) -> float:
    """Long parts may be one letter off; short ones are other names then."""
    from rapidfuzz.distance import Levenshtein

    closeness = Levenshtein.normalized_similarity(ours, theirs)
    if min(len(ours), len(theirs)) >= _LONG and Levenshtein.distance(ours, theirs) == 1:
        return 0.8
    return 0.6 * closeness


@lru_cache(maxsize=65536)
def _heard(part: str, merged: bool) -> str:
    """A part with differences of spelling alone taken out; a capital is one sound of two letters."""
    heard = re.sub("q|gh|g", "k", part) if merged else part
    for pattern, sound in (*_SPELLINGS, *_VOWELS):
        heard = re.sub(pattern, sound, heard)
    return re.sub(r"([^aeiouEO])\1+", r"\1", heard)


def _consonants(heard: str) -> str:
    return re.sub("[aeiouEO]", "", heard)
