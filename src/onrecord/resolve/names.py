"""Are these two names of the same person or organisation?

By name parts, as rigour's ``names/compare.py`` does it: letters are brought into the
Latin alphabet, honorifics dropped, and each part of the shorter name looks for its
counterpart in the longer one. What the parts sound like is in ``sounds``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii

from onrecord.resolve import sounds

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sheikh shaykh sheik sayyid sayyed seyyed haj hajj hajji "
    "haji imam ayatollah mullah rabbi rev reverend father pope king queen prince princess president premier "
    "minister prime chancellor senator sen representative rep governor gov mayor ambassador secretary judge justice "
    "general gen colonel col major maj captain capt lieutenant lt sergeant sgt brigadier admiral commander martyr "
    "herr frau monsieur madame mme don dona senor senora hon honourable honorable the".split()
)
"""Words before a name that do not tell one bearer from another."""

_ARTICLES = frozenset("al el ul ad as ash at an ar az".split())
_ABD = frozenset("abdel abdul abdal abdol abdoul".split())
_PARTICLES = frozenset("bin ibn ben bint abu abou de da di del della der van von den la le".split())
_FILLERS = frozenset("the inc ltd llc plc corp corporation company co gmbh ag sa group affairs of and for".split())

_FULL_NAMES = dict(
    pair.split("-")
    for pair in (
        "joe-joseph jim-james bill-william bob-robert mike-michael tom-thomas tony-anthony dave-david dan-daniel "
        "ben-benjamin sam-samuel alex-alexander chris-christopher matt-matthew nick-nicholas steve-steven rick-richard "
        "dick-richard ed-edward ted-edward ken-kenneth ron-ronald don-donald tim-timothy greg-gregory jeff-jeffrey "
        "kate-katherine liz-elizabeth beth-elizabeth sue-susan jen-jennifer andy-andrew pete-peter larry-lawrence "
        "binyamin-benjamin volodymyr-vladimir"
    ).split()
)


def compare(left: str, right: str, kind: str = "person") -> float:
    """How sure it is, 0..1, that two names mean the same; 0.7 and above: they do.

    kind: as ``types.EntityKind``; for persons a surname alone may stand for the whole
    name, for others every word counts. Names without any letter or digit give 0.
    """
    ours, theirs = (_person_parts(left), _person_parts(right)) if kind == "person" else (_words(left), _words(right))
    if not ours or not theirs:
        return 0.0
    if ours == theirs:
        return 1.0
    shorter, longer = sorted((ours, theirs), key=lambda parts: (len(parts), parts))
    return _persons(shorter, longer) if kind == "person" else _others(shorter, longer)


def key(name: str, kind: str) -> str | None:
    """What two spellings must share for their chains to be joined across documents.

    None for a person with fewer than two name parts: too many share a surname.
    """
    parts = _person_parts(name) if kind == "person" else _words(name)
    if not parts or (kind == "person" and len(parts) < 2):
        return None
    return " ".join(parts)


def fold(text: str) -> tuple[str, ...]:
    """The words of ``text`` in Latin letters, without case, diacritics and punctuation."""
    return _fold(text)


def called(given: str, names: Iterable[str]) -> bool:
    """Whether someone with these names may be looked up as ``given``: all its words stand in one of them."""
    wanted = set(fold(given))
    return bool(wanted) and any(wanted <= set(fold(name)) for name in names)


@lru_cache(maxsize=65536)
def _fold(text: str) -> tuple[str, ...]:
    latin = anyascii(text).casefold()
    # An apostrophe stands within a word ("Qur'an", "O'Neill"); all else parts words.
    return tuple(re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", latin)))


def _person_parts(name: str) -> tuple[str, ...]:
    """Name parts without honorifics; an article counts with the part that it stands before."""
    # "Abdel Fattah", "Abdul-Fattah" and "Abd al-Fattah" are one.
    words = ["abd" if word in _ABD else word for word in fold(name) if word not in _ARTICLES]
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return tuple(words or fold(name))


def _words(name: str) -> tuple[str, ...]:
    words = [word for word in fold(name) if word not in _ARTICLES]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return tuple(words)


def _persons(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Every part of the shorter name needs a counterpart, in order; the surname most of all."""
    matched = _aligned(shorter, longer)
    if matched is None:
        return 0.3 * _whole(shorter, longer)
    scores, used = matched
    weakest, mean = min(scores), sum(scores) / len(scores)
    surname_met = len(longer) - 1 in used
    if len(shorter) == 1:
        # One part alone: a surname may stand for the name, a given name hardly.
        return mean * (0.75 if surname_met else 0.6)
    unmatched = len(longer) - len(shorter)
    score = (0.5 * weakest + 0.5 * mean) * (1.0 if surname_met else 0.85)
    return max(0.0, score - 0.06 * unmatched)


def _aligned(shorter: Sequence[str], longer: Sequence[str]) -> tuple[list[float], set[int]] | None:
    """For each part of ``shorter`` its best counterpart, each used once; None if one finds none."""
    scores: list[float] = []
    used: set[int] = set()
    for part in sorted(shorter, key=len, reverse=True):
        options = [(_part_score(part, other), at) for at, other in enumerate(longer) if at not in used]
        best, at = max(options, default=(0.0, -1))
        if best < _SAME_PART:
            return None
        scores.append(best)
        used.add(at)
    return scores, used


_SAME_PART = 0.72


@lru_cache(maxsize=65536)
def _part_score(left: str, right: str) -> float:
    """How sure it is that two parts of names are spellings of one."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.85 if left[0] == right[0] else 0.0
    if left in _PARTICLES or right in _PARTICLES:
        return 0.0
    if _FULL_NAMES.get(left, left) == _FULL_NAMES.get(right, right):
        return 0.9
    return sounds.alike(left, right)


def _whole(left: Sequence[str], right: Sequence[str]) -> float:
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(" ".join(left), " ".join(right)) / 100


def _others(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Organisations, groups and places: the words that tell them apart must all be met."""
    if len(shorter) == 1 and "".join(word[0] for word in longer if word not in _FILLERS) == shorter[0]:
        return 0.8
    ours = [word for word in shorter if word not in _FILLERS] or list(shorter)
    theirs = [word for word in longer if word not in _FILLERS] or list(longer)
    if sorted(ours) == sorted(theirs):
        return 0.97
    small, large = sorted((ours, theirs), key=len)
    matched = _aligned(small, large)
    if matched is None:
        return 0.5 * _whole(shorter, longer)
    scores, _ = matched
    letters = sum(len(word) for word in small) / max(1, sum(len(word) for word in large))
    covered = min(letters, len(small) / len(large))
    return sum(scores) / len(scores) * (0.2 + 0.8 * min(1.0, covered))
