"""Which of an article's first lines is its headline, and which later line repeats it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from onrecord.clean.credits import is_name_list, is_outlet_name, is_role
from onrecord.clean.furniture import channel_name, is_section
from onrecord.clean.marks import is_ended, is_turn, word_count

_INNER_END = re.compile(r"[a-z)”\"][.!]\s+[A-Z“\"]")
_STOPPED = re.compile(r"[.。…][\"'”’»)\]]*$")
_MOST_WORDS = 24
_FIRST_LINES = 40
_STACK = 4
_MOST_BETWEEN = 6
_CREDITED = frozenset(("date", "from", "origin", "agency", "team"))


def choose(lines: Sequence[tuple[str, str]], end: int) -> int | None:
    """The index of the headline among the first ``end`` lines, given as words and label.

    None where no line can be one: then the text begins with its body.
    """
    head = [
        index
        for index in range(min(end, len(lines), _FIRST_LINES))
        if lines[index][1] in ("title", "open", "body", "furniture")
    ]
    for index in head:
        if lines[index][1] == "title":
            return index
    if (stacked := above_credits(lines)) is not None:
        return stacked
    keys = Counter(key(words) for words, _ in lines if len(words) < 400)
    repeated = [index for index in head if keys[key(lines[index][0])] > 1 and _is_repeated(lines, index)]
    if repeated:
        return repeated[0]
    likely = [index for index in head if lines[index][1] == "open" and _can_be(lines[index][0])]
    likely = [
        index for index in likely if index + 1 == len(lines) or not is_name_above(lines[index][0], lines[index + 1][0])
    ]
    long = [index for index in likely if word_count(lines[index][0]) >= 4 and not is_outlet_name(lines[index][0])]
    if long:
        return long[0]
    if likely and end < len(lines):
        return _short(lines, likely)
    found = _first_sentence(lines, end)
    return _like_a_channel(lines, head) if found is None else found


def above_credits(lines: Sequence[tuple[str, str]]) -> int | None:
    """The first line, where a short one and then a date alone stand below it: title, outlet or author, day.

    Such a line is the headline whatever it looks like: with a full stop, a question mark or a label before it.
    """
    if len(lines) < _STACK or lines[2][1] != "date" or lines[0][1] in _CREDITED:
        return None
    headline, between = lines[0][0], lines[1][0]
    fits = 3 <= word_count(headline) <= _MOST_WORDS + 6
    short = len(between.split()) <= _MOST_BETWEEN and not is_ended(between) and lines[1][1] not in ("date", "title")
    # A line in quotation marks is what somebody says; and of two short lines the longer one is the headline.
    return 0 if fits and short and headline[:1] not in "“\"‘'«" and len(headline) > len(between) else None


def _like_a_channel(lines: Sequence[tuple[str, str]], head: Sequence[int]) -> int | None:
    """ "Ministry Blocks Telegram" reads as a channel's name, until it is the only headline there is."""
    channels = [index for index in head if channel_name(lines[index][0]) is not None]
    fits = len(channels) == 1 and len(lines[channels[0]][0].split()) >= 3 and channels[0] == head[0]
    return channels[0] if fits else None


def same(left: str, right: str) -> bool:
    """Whether two lines are the same headline: case, marks and spaces left aside."""
    return len(right.split()) >= 2 and len(left) < 2 * len(right) + 20 and key(left) == key(right)


def key(words: str) -> str:
    """A line's letters and digits alone, for comparing."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(re.findall(r"\w+", folded.replace("’", "'").replace("'", "")))


def is_name_above(words: str, below: str) -> bool:
    """Whether ``words`` are names and ``below`` the name of an outlet or a journalist's post."""
    return is_name_list(words) and not is_outlet_name(words) and (is_outlet_name(below) or is_role(below))


def _is_repeated(lines: Sequence[tuple[str, str]], index: int) -> bool:
    words, label = lines[index]
    if label == "furniture" or not 3 <= word_count(words) <= _MOST_WORDS + 6 or is_section(words):
        return False
    return any(same(other, words) for other, _ in lines[index + 1 :])


def _can_be(words: str) -> bool:
    count = word_count(words)
    if (
        not 2 <= count <= _MOST_WORDS
        or len(words) > 190
        or is_section(words)
        or is_role(words)
        or is_turn_of_speech(words)
    ):
        return False
    return (
        not _STOPPED.search(words)
        and words[-1] not in ":,;"
        and words[0] not in "*#"
        and (count <= 14 or not _INNER_END.search(words))
    )


def is_turn_of_speech(words: str) -> bool:
    """Whether the line opens with a speaker's name in capitals and a colon."""
    return is_turn(words) and words.split(":", 1)[0].isupper()


def _short(lines: Sequence[tuple[str, str]], likely: Sequence[int]) -> int | None:
    """A headline of two or three words: not a name of an outlet, nor a name beside a credit."""
    for index in likely:
        words = lines[index][0]
        beside = [lines[other][1] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        if not is_outlet_name(words) and not (is_name_list(words) and "date" in beside and index > 0):
            return index
    return None


def _first_sentence(lines: Sequence[tuple[str, str]], end: int) -> int | None:
    """A headline with a full stop or question mark, known by the byline, date or outlet right below it."""
    for index in range(min(end + 1, len(lines) - 1)):
        words, label = lines[index]
        if label in ("section", "furniture", "from", "masthead", "date"):
            continue
        below = lines[index + 1][1] in ("byline", "date", "agency") or (
            index == 0 and is_outlet_name(lines[1][0]) and not is_section(lines[1][0])
        )
        fits = label == "body" and 3 <= word_count(words) <= 18 and not _INNER_END.search(words)
        quoted = words[:1] in "\"“‘'«" and is_ended(words)
        question = index <= end and words.endswith(("?", "!")) and lines[index + 1][1] == "body"
        return index if fits and not quoted and (below or question) else None
    return None
