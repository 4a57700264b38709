"""The turns of a transcript or an interview: PELLAS: I knew it at midnight.

Both give each speaker paragraphs of their own. A transcript opens them with a name in capitals and a colon:
two such labels make one, since one alone may be a heading. An interview opens them with "Q:" and "A:", or with
names as they are written elsewhere: there a label must come again, and take turns with another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile

from onrecord.analyse.continuations import FIRST_PERSON, Linked
from onrecord.analyse.named_turns import named_turns
from onrecord.analyse.questions import SECOND_PERSON, answers, says, without_stop
from onrecord.analyse.speakers.lexicon.ordinary import PARTICLES
from onrecord.analyse.tags import Run
from onrecord.analyse.words import UPPER, Words

LONGEST_LABEL = 6
"""Words before the colon; a longer opening is a sentence or a heading."""

LONGEST_TURN = 5
"""Paragraphs up to the next label, beyond which the article has gone back to telling."""

ALTERNATIONS = 2
"""How often one label must follow directly on another for an interview."""

ASKING = frozenset(("q", "question"))
ANSWERING = frozenset(("a", "answer"))
SHORTHAND = re.compile(r"[A-Z](?:\.?[A-Z]){0,3}\.?")


@dataclass(frozen=True)
class _Turn:
    paragraph: int
    label: str
    source: Run
    colon: Run
    content: Run


def turns(words: Words) -> Iterator[Linked]:
    """The turns of ``words``, if they are those of a transcript or an interview."""
    paragraphs = words.paragraphs()
    found = [turn for number, one in enumerate(paragraphs) if (turn := _turn(words, number, one))]
    capitals = [turn for turn in found if _in_capitals(words, turn)]
    if len({turn.label for turn in capitals} - ASKING - ANSWERING) > 1:
        for turn in capitals:
            yield Linked(turn.source, turn.colon, (without_stop(words, turn.content),), 1.0, 1.0, by_rule=True)
    else:
        labelled = list(_interview(words, paragraphs, found)) or list(named_turns(words, paragraphs))
        yield from labelled or answers(words, paragraphs)


def _turn(words: Words, number: int, paragraph: range) -> _Turn | None:
    start = next((index for index in paragraph if words.word(index) != "*"), paragraph.stop)
    reach = range(start + 1, min(start + LONGEST_LABEL + 1, paragraph.stop - 1))
    colon = next((index for index in reach if words.word(index) == ":"), None)
    if colon is None:
        return None
    begin = next((index for index in range(colon + 1, paragraph.stop) if words.word(index) != "*"), None)
    named = [index for index in range(start, colon) if words.word(index)[0].isalnum()]
    if begin is None or not named:
        return None
    source = range(named[0], named[-1] + 1)
    label = " ".join(words.word(index).lower() for index in named)
    return _Turn(number, label, source, range(colon, colon + 1), range(begin, paragraph.stop))


def _in_capitals(words: Words, turn: _Turn) -> bool:
    label = [index for index in turn.source if words.word(index)[0].isalnum()]
    letters = sum(len(words.word(index)) for index in label if words.word(index).isalpha())
    return letters > 1 and all(words.features[i, 0] == UPPER or len(words.word(i)) == 1 for i in label)


def _interview(words: Words, paragraphs: Sequence[range], found: Sequence[_Turn]) -> Iterator[Linked]:
    likely = [turn for turn in found if _may_label(words, turn)]
    counts = Counter(turn.label for turn in likely)
    pairs = [(a, b) for a, b in pairwise(likely) if b.paragraph - a.paragraph <= LONGEST_TURN]
    alternating = [(a, b) for a, b in pairs if a.label != b.label and max(counts[a.label], counts[b.label]) > 1]
    if len(alternating) < ALTERNATIONS:
        return
    following = {a.paragraph: b.paragraph for a, b in pairs}
    taking_part = {turn.label for pair in alternating for turn in pair}
    asking = {label for label in taking_part if _asks(words, label, [turn for turn in likely if turn.label == label])}
    for turn in likely:
        if turn.label in taking_part - asking:
            after = paragraphs[turn.paragraph + 1 : following.get(turn.paragraph, 0)]
            # A paragraph that nobody says "I" in may as well be the reporter's, and so all that follow it.
            going_on = takewhile(partial(says, words, wanted=FIRST_PERSON | SECOND_PERSON), after)
            contents = tuple(without_stop(words, run) for run in (turn.content, *going_on))
            yield Linked(turn.source, turn.colon, contents, 1.0, 1.0, by_rule=True)


def _asks(words: Words, label: str, own: Sequence[_Turn]) -> bool:
    """Whether a label is the interviewer's, whose questions are the outlet's own words: it does nothing but ask."""
    questions = sum(words.word(turn.content[-1]) == "?" for turn in own)
    return label in ASKING or (len(own) > 1 and questions == len(own))


def _may_label(words: Words, turn: _Turn) -> bool:
    """Whether a label is that of a question, an answer or a name, rather than "Read also" or an hour."""
    if turn.label in ASKING | ANSWERING or SHORTHAND.fullmatch(words.text[slice(*words.span(turn.source))]):
        return True
    strings = [words.word(index) for index in turn.source if words.word(index)[0].isalnum()]
    named = [word for word in strings if word.lower() not in PARTICLES]
    return bool(named) and all(word[0].isupper() for word in named) and not any(word.isdigit() for word in strings)
