"""The words of a wording as they are compared: contractions written out, numbers as their value, spelling made one.

Each word keeps the span of the text that it stands for, so that a difference can be shown in the text's own letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.types import Span

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£¥]")
QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"»]?|(?<!\w)[‘']([^‘’']{8,}?)[’'](?!\w)")
"""What stands in quotation marks within a wording."""
_ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'d": "would", "'m": "am"}
_NEGATED = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall", "ain't": "is"}
_SPOKEN = {"gonna": "going to", "wanna": "want to", "gotta": "got to"}
_IS_SHORTENED = frozenset("it he she that this there here what who where how".split())
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|able)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{2})tre(s?)$"), r"ter\1"),
)
_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_POWERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


class Token(NamedTuple):
    """One word.

    key: what it is compared by. span: where it stands in its text. number: whether ``key`` is a value.
    """

    key: str
    span: Span
    number: bool = False


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order; a contraction gives two words of one span, a number of several words one."""
    found: list[Token] = []
    run: list[tuple[str, Span]] = []
    for match in _WORD.finditer(text):
        raw = match[0]
        keys = _keys(raw)
        if keys is None:
            word = raw.casefold()
            if text[run[-1][1][1] : match.start()].strip(" -") == "" if run else word not in _POWERS:
                run.append((word, match.span()))
                continue
        if run:
            found += _numbers(run)
            run = []
        if keys is not None:
            found += [Token(key, match.span()) for key in keys]
        elif word not in _POWERS:
            run = [(word, match.span())]
        else:
            found.append(Token(_spelt(word), match.span()))
    return found + _numbers(run)


@lru_cache(maxsize=65536)
def _keys(raw: str) -> tuple[str, ...] | None:
    """What a word is compared by, two where it is a contraction; None for what may be part of a number."""
    word = raw.casefold().replace("’", "'")
    if _counts(word):
        return None
    if word in _SPOKEN:
        return tuple(_SPOKEN[word].split())
    if "'" in word or word in _NEGATED:
        return tuple(_written_out(word))
    return (_spelt(word),)


def _counts(word: str) -> bool:
    return word in _UNITS or word in _POWERS or word[0].isdigit()


def _numbers(run: Sequence[tuple[str, Span]]) -> list[Token]:
    """The values of a run of number words and digits: "two hundred", "twenty-five", "1.2 million"; "5 3" are two."""
    found: list[Token] = []
    total = part = 0.0
    last = float("inf")
    start = 0
    for number, (word, _) in enumerate(run):
        if word in _POWERS:
            part = max(part, 1.0) * _POWERS[word]
            if _POWERS[word] > 100:
                total, part = total + part, 0.0
            last = _POWERS[word]
            continue
        value = float(_UNITS[word]) if word in _UNITS else _digits(word)
        if number > start and not value < _room(last):
            found.append(_number(total + part, run[start:number]))
            total, part, start = 0.0, 0.0, number
        part += value
        last = value
    if run:
        found.append(_number(total + part, run[start:]))
    return found


def _room(last: float) -> float:
    """Below what a value must be to add to the one before it: "twenty five" is one number, "five three" is none."""
    if last >= 100:
        return last
    return 10 if last >= 20 and last % 10 == 0 else 0


def _digits(word: str) -> float:
    plain = word.replace(",", "")
    # "1.5" has a point; "3.000.000" parts its thousands with them.
    try:
        return float(plain)
    except ValueError:
        return float(plain.replace(".", "") or 0)


def _number(value: float, run: Sequence[tuple[str, Span]]) -> Token:
    return Token(f"{value:.6g}" if value != int(value) else str(int(value)), (run[0][1][0], run[-1][1][1]), number=True)


def _written_out(word: str) -> Iterator[str]:
    if word in _NEGATED or word.endswith("n't"):
        yield _NEGATED.get(word, word.removesuffix("n't"))
        yield "not"
        return
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            yield word.removesuffix(ending)
            yield full
            return
    if word.endswith("'s"):
        word = word.removesuffix("'s")
        if word in _IS_SHORTENED:
            yield word
            word = "is"
    yield _spelt(word)


@lru_cache(maxsize=65536)
def _spelt(word: str) -> str:
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word
