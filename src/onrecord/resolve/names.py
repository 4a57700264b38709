"""Are these two names of the same person or organisation?

By name parts, as rigour's ``names/compare.py`` does it: letters are brought into the Latin alphabet, titles and legal
forms dropped, and each part of one name looks for its counterpart in the other. Persons are compared in ``persons``,
all else in ``organisations``; what parts sound like is in ``sounds``. ``bench/names.py`` measures it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from onrecord.resolve.name_keys import other_keys, person_keys
from onrecord.resolve.name_parts import parts_of
from onrecord.resolve.organisations import compare_organisations
from onrecord.resolve.persons import Finding, compare_persons

SAME = 0.7
"""What ``compare`` gives at least to two names of one bearer."""


def compare(left: str, right: str, kind: str = "person") -> float:
    """How sure it is, 0..1, that two names mean the same; 0.7 and above: they do.

    kind: as ``types.EntityKind``; for persons a surname alone may stand for the whole name (0.7 to 0.75: see
    ``covers``), for others every word counts. Names without any letter or digit give 0; a name and itself 1.
    The order of the two does not matter.
    """
    return _found(left, right, kind).score


def explain(left: str, right: str, kind: str = "person") -> str:
    """Why two names count as the same, in a few plain words to stand after "same because"; "" where they do not."""
    found = _found(left, right, kind)
    if found.score < SAME:
        return ""
    if covers(left, right, kind) or covers(right, left, kind):
        shorter, longer = (left, right) if covers(left, right, kind) else (right, left)
        if kind != "person":
            return f"“{shorter}” is an acronym of “{longer}”"
        return f"“{shorter}” is the surname of “{longer}”"
    return found.why


def covers(shorter: str, longer: str, kind: str = "person") -> bool:
    """Whether ``shorter`` may stand for ``longer`` and is too little by itself: a surname alone, an acronym.

    Whoever merges on such a name needs something else to go by: a role, an organisation, the same document.
    """
    found = _found(shorter, longer, kind)
    if found.score < SAME:
        return False
    if kind == "person":
        return len(parts_of(shorter).parts) == 1 < len(parts_of(longer).parts)
    return found.why == "acronym" and len(fold(shorter)) < len(fold(longer))


def key(name: str, kind: str) -> str | None:
    """What two spellings must share for their chains to be joined across documents.

    None for a person with fewer than two name parts: too many share a surname.
    """
    if kind == "person":
        parts: tuple[str, ...] = parts_of(name).parts
    else:
        parts = _words(name)
    if not parts or (kind == "person" and len(parts) < 2):
        return None
    return " ".join(parts)


def name_keys(name: str, kind: str = "person") -> frozenset[str]:
    """Keys for finding candidates in a long list: names that ``compare`` holds the same nearly always share one.

    A key that begins with ``~`` stands for a surname alone: compare on it only where one of the two names is no
    longer than that, for all who bear the surname share it. The others join two parts of a name, or an initial and
    a part; for organisations they are the rarest words and the initials. How many pairs share one is what
    ``python -m bench.names`` prints.
    """
    return person_keys(name) if kind == "person" else other_keys(name)


def fold(text: str) -> tuple[str, ...]:
    """The words of ``text`` in Latin letters, without case, diacritics and punctuation."""
    return _fold(text)


def called(given: str, names: Iterable[str]) -> bool:
    """Whether someone with these names may be looked up as ``given``: all its words stand in one of them."""
    wanted = set(fold(given))
    return bool(wanted) and any(wanted <= set(fold(name)) for name in names)


def _found(left: str, right: str, kind: str) -> Finding:
    left, right = sorted((left, right))
    return compare_persons(left, right) if kind == "person" else compare_organisations(left, right)


_ARTICLES = frozenset("al el ul ad as ash at an ar az".split())


@lru_cache(maxsize=65536)
def _fold(text: str) -> tuple[str, ...]:
    latin = anyascii(text).casefold()
    # An apostrophe stands within a word ("Qur'an", "O'Neill"); all else parts words.
    return tuple(re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", latin)))


def _words(name: str) -> tuple[str, ...]:
    words = [word for word in fold(name) if word not in _ARTICLES]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return tuple(words)
