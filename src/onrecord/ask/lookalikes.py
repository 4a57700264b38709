"""Names that look like others: letters of several scripts, and names that only their code points tell apart.

Nothing is concluded from it: an alphabet says nothing about whoever uses it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_LATIN_LIKE = {
    # Cyrillic
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
    "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "ѵ": "v", "ӏ": "l", "ԍ": "g",
    "ь": "b", "г": "r", "п": "n",
    # Greek
    "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "n", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p",
    "τ": "t", "υ": "u", "χ": "x", "ϲ": "c", "ϳ": "j", "γ": "y",
    # Armenian, Cherokee and other letters of the same shape
    "օ": "o", "ս": "u", "հ": "h", "ց": "g", "ո": "n", "ա": "w", "զ": "q", "ɑ": "a", "ɡ": "g", "ı": "i", "ſ": "s",
    "Ꭺ": "a", "Ᏼ": "b", "Ꮯ": "c", "Ꭰ": "d", "Ꭼ": "e", "Ꮋ": "h", "Ꭻ": "j", "Ꮶ": "k", "Ꮮ": "l", "Ꮇ": "m", "Ꮲ": "p",
    "Ꮪ": "s", "Ꭲ": "t", "Ꮩ": "v", "Ꮃ": "w", "Ꮓ": "z",
    # Figures
    "0": "o", "1": "l", "|": "l",
}  # fmt: skip
# A capital I and a small l have one shape in many typefaces; a small i has its dot.
_CAPITALS = {"Ι": "l", "І": "l", "Ӏ": "l", "I": "l", "Η": "h", "Ν": "n", "Υ": "y", "Χ": "x"}
_TOGETHER = frozenset(("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL"))


def scripts(name: str) -> tuple[str, ...]:
    """The scripts that one word of ``name`` mixes, as ``("Cyrillic", "Latin")``; empty where no word mixes any.

    Scripts that are ordinarily written together, as those of Japanese, are one.
    """
    for word in name.split():
        found = {_script(letter) for letter in word if letter.isalpha()} - {""}
        if len(found) > 1:
            return tuple(sorted(found))
    return ()


def skeleton(name: str) -> str:
    """``name`` so that two that look alike are the same text: for comparing only, never for showing."""
    plain = unicodedata.normalize("NFKC", name)
    seen = (letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Cc", "Mn"))
    return " ".join("".join(_shape(letter) for letter in seen).split())


def alike(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each name the others that look like it and are not the same but for case."""
    groups: dict[str, set[str]] = defaultdict(set)
    for name in names:
        groups[skeleton(name)].add(name)
    found = {}
    for group in groups.values():
        for name in group:
            others = tuple(sorted(other for other in group if other.lower() != name.lower()))
            if others:
                found[name] = others
    return found


def telling(name: str, other: str) -> tuple[str, ...]:
    """The characters by which ``name`` is not ``other``, each with its code point and its name in Unicode."""
    found = dict.fromkeys(letter for letter in name if letter not in other and not letter.isspace())
    return tuple(f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name').lower()}" for letter in found)


def _shape(letter: str) -> str:
    if letter in _CAPITALS:
        return _CAPITALS[letter]
    small = letter.casefold()
    return _LATIN_LIKE.get(letter) or _LATIN_LIKE.get(small, small)


def _script(letter: str) -> str:
    """The script of a letter, as the Unicode name of it begins; nothing for one that belongs to none."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    if first in _TOGETHER:
        return "East Asian"
    if first in ("FULLWIDTH", "HALFWIDTH", "MATHEMATICAL", "MODIFIER", "FEMININE", "MASCULINE", "MICRO", ""):
        return ""
    return first.capitalize()
