"""Interviews whose turns stand under a name alone on a line: the name, then what is asked or answered below it.

Such lines must come again and take turns, since one alone may be a heading, a caption or a signature.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from onrecord.analyse.continuations import FIRST_PERSON, Linked
from onrecord.analyse.questions import SECOND_PERSON, says, without_stop
from onrecord.analyse.speakers.lexicon.ordinary import PARTICLES
from onrecord.analyse.words import Words

LONGEST_NAME = 4
"""Words of a line that is a name."""

FEWEST_LINES = 2
"""How often each of the two must come, and how often one must follow on the other."""

_SOME_QUESTIONS = 0.25
"""In which share of his turns somebody must ask; where the share is one, they are the outlet's own words."""

_INSIDE = frozenset(".-'’")


def named_turns(words: Words, paragraphs: Sequence[range]) -> Iterator[Linked]:
    """The turns of whoever does more than ask, each with all up to the next name."""
    names = {number: label for number, one in enumerate(paragraphs) if (label := _name(words, one))}
    counts = Counter(names.values())
    lines = [number for number, label in names.items() if counts[label] >= FEWEST_LINES]
    pairs = [(one, two) for one, two in pairwise(lines) if names[one] != names[two] and two - one > 1]
    if len(pairs) < FEWEST_LINES or len({names[number] for number in lines}) < FEWEST_LINES:
        return
    turns = {one: tuple(paragraphs[one + 1 : two]) for one, two in zip(lines, [*lines[1:], None], strict=True)}
    # After the last answer the article may go back to telling.
    last = turns[lines[-1]]
    turns[lines[-1]] = (*last[:1], *takewhile(partial(says, words, wanted=FIRST_PERSON | SECOND_PERSON), last[1:]))
    own = {label: [turns[at] for at in lines if names[at] == label and turns[at]] for label in counts}
    shares = {label: _asking(words, some) for label, some in own.items() if some}
    if max(shares.values(), default=0.0) < _SOME_QUESTIONS:
        return  # names under the items of a running report
    for number in lines:
        if turns[number] and shares[names[number]] < 1:
            contents = tuple(without_stop(words, run) for run in turns[number])
            yield Linked(_bare(words, paragraphs[number]), None, contents, 1.0, 1.0, by_rule=True)


def _bare(words: Words, paragraph: range) -> range:
    """A line without marks of bold type around it."""
    named = [index for index in paragraph if words.word(index)[0].isalnum()]
    return range(named[0], named[-1] + 1) if named else range(paragraph.start, paragraph.start)


def _name(words: Words, paragraph: range) -> str:
    """The name that a line is and nothing else, in small letters; "" where it is none."""
    strings = [words.word(index) for index in _bare(words, paragraph)]
    named = [string for string in strings if string[0].isalnum() and string.lower() not in PARTICLES]
    if not 1 < len(named) <= LONGEST_NAME or words.word(paragraph[-1]) in "?!:…":
        return ""
    plain = all(string[0].isupper() and string.replace("-", "").replace("’", "").isalpha() for string in named)
    marks = all(string[0].isalnum() or string in _INSIDE for string in strings)
    return " ".join(strings).lower() if plain and marks else ""


def _asking(words: Words, own: Sequence[tuple[range, ...]]) -> float:
    """In which share of somebody's turns the last paragraph is or ends in a question."""
    return sum(words.word(runs[-1][-1]) == "?" for runs in own) / len(own)
