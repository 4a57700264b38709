"""Word lists behind the comparison of names: given names, titles, legal forms, words of organisations' names.

Each list is a text file beside this one, one meaning a line, read once a process. A word that ends in ``_`` is
kept in its list as a reminder and not used: it means too much else.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Each spelling of a given name with the numbers of the names (lines of the list) that it may be."""
    from onrecord.resolve.transliteration import words

    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_lines("given_names.txt")):
        for spelling in line.split():
            if not spelling.endswith("_"):
                parts = words(spelling.replace("-", ""))
                found["".join(parts)] = found.get("".join(parts), frozenset()) | {number}
    return found


@cache
def _names_by_sound() -> dict[str, frozenset[int]]:
    from onrecord.resolve.sounds import heard

    found: dict[str, frozenset[int]] = {}
    for spelling, numbers in given_names().items():
        found[heard(spelling)] = found.get(heard(spelling), frozenset()) | numbers
    return found


@lru_cache(maxsize=65536)
def names_behind(part: str) -> frozenset[int]:
    """The given names that ``part`` is a spelling of, listed or sounding as a listed one; none where it is no such."""
    from onrecord.resolve.sounds import heard

    listed = given_names().get(part)
    if listed is not None or len(part) < _SHORTEST:
        return listed or frozenset()
    return _names_by_sound().get(heard(part), frozenset())


_SHORTEST = 4
"""Letters of the shortest part whose sound alone says which name it is."""


@cache
def every_word(name: str) -> frozenset[str]:
    """All words of a list that has no order."""
    return frozenset(word for line in _lines(name) for word in line.split() if not word.endswith("_"))


@cache
def common_words() -> dict[str, int]:
    """The common words of English texts, names among them, each with its place, the most frequent first."""
    return {word: place for place, word in enumerate(word for line in _lines("common.txt") for word in line.split())}


@cache
def each_with_others(name: str) -> dict[str, str]:
    """The first word of each line with the rest of the line."""
    return {first: others.strip() for first, _, others in (line.partition(" ") for line in _lines(name))}


@cache
def titles() -> frozenset[str]:
    """Words before or after a person's name that do not tell one bearer from another."""
    return every_word("titles.txt")


@cache
def phrases(name: str) -> tuple[dict[tuple[str, ...], str], int]:
    """The wordings of a list (``legal_forms.txt``, ``acronyms.txt``) each with what it stands for; the longest."""
    from onrecord.resolve.transliteration import words

    found: dict[tuple[str, ...], str] = {}
    for line in _lines(name):
        first, *others = line.split("|")
        for wording in (first, *others):
            if not wording.endswith("_"):
                found.setdefault(words(wording), first.rstrip("_"))
    return found, max(map(len, found))


@cache
def meanings() -> dict[str, str]:
    """Words of organisations' names in several languages, each with the one that it is brought to."""
    from onrecord.resolve.transliteration import words

    found: dict[str, str] = {}
    for line in _lines("words.txt"):
        first, *others = line.split()
        for word in (first, *others):
            if not word.endswith("_"):
                found.setdefault("".join(words(word)), first.rstrip("_"))
    return {word: found.get(first, first) for word, first in found.items()}
