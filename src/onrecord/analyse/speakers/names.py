"""Spellings of a name: what is the same but for its writing, and what is one letter away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|an|ad|ar|at|az|the)[-‐‑ ](?=\w)")
_LOOSE = re.compile(r"\b([Aa]l|[Ee]l) (?=\w)")
_POINTED = re.compile(r"(?:[A-Z]\.){2,}")
_DROPPED = re.compile(r"[.'’‘ʿʾ`\"“”]")


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """``word`` without capitals, accents, apostrophes, dots or a leading ``al-``."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _DROPPED.sub("", plain)
    return _ARTICLE.sub("", plain)


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name; a free-standing ``al`` counts to the next word."""
    words = (fold(word) for word in _LOOSE.sub(r"\1-", name).split())
    return tuple(word for word in words if word and word not in ("al", "el"))


def one_letter_apart(left: str, right: str) -> bool:
    """Whether one letter more, less, other or swapped turns ``left`` into ``right`` (four letters at least)."""
    if left == right or min(len(left), len(right)) < 4 or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    one, other = left[start:], right[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    return one[1:] == other if len(one) > len(other) else one == other[1:]


def close(left: str, right: str) -> bool:
    """Same word but for one letter."""
    return left == right or one_letter_apart(left, right)


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names of two words or more may be one person's: the shorter's words stand in the longer.

    An initial stands for any name that begins with it; one letter may differ in one word.
    """
    short, full = sorted((left, right), key=len)
    if len(short) < 2 or not (close(short[-1], full[-1]) or _inside(short, full)):
        return False
    if len(short) == 3 and len(short[1]) == 1 and len(full) > 3 and short[1] != full[1][0]:
        return False  # one initial is that of the first name between: "Ada K. Moor" is not "Ada Olive Kay Moor"
    wrong = position = 0
    for word in short:
        match = next((at for at in range(position, len(full)) if _matches(word, full[at])), None)
        if match is None:
            return False
        wrong += word != full[match] and len(word) > 1 and len(full[match]) > 1
        position = match + 1
    return wrong <= 1


def _inside(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Three parts or more of a long name, in order, though its last part was left out."""
    return len(full) > 2 and len(full[-1]) > 1 and short == full[: len(short)]


def _matches(word: str, other: str) -> bool:
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return close(word, other)


def _initials(word: str) -> list[str]:
    """A word of a name; letters with points, as in "U.S.", are a word each."""
    return re.findall(r"[A-Z]", word) if _POINTED.fullmatch(word) else [word] if word else []


def acronym_of(short: str, name: str) -> bool:
    """Whether ``short`` is made of the first letters of ``name``, with or without its small words."""
    letters = short.replace(".", "").replace("-", "")
    words = [word for part in re.split(r"[\s-]+", name) for word in _initials(part)]
    if len(letters) > 2 and letters[0].isupper() and letters[-1].isupper() and not letters.isupper():
        return len(words) > 2 and letters == "".join(word[0] for word in words)
    if len(letters) < 2 or not letters.isupper():
        return False
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and letters in (capitals, "".join(word[0].upper() for word in words))
