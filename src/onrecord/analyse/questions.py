"""Interviews told by typography alone: a question stands as a paragraph of its own, the answer under it.

Nothing names the speaker of such an answer, so it has neither source nor cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.continuations import FIRST_PERSON, Linked
from onrecord.analyse.words import Words

FEWEST_QUESTIONS = 3
LONGEST_QUESTION = 45
"""Words."""

LONGEST_ANSWER = 4
"""Paragraphs up to the next question, beyond which the article has gone back to telling."""

BRIEF = 5
"""Words of a question that need not say "you" to be one to an interviewee: "And then?" """

SECOND_PERSON = frozenset(("you", "your", "yours", "yourself", "yourselves"))


def answers(words: Words, paragraphs: Sequence[range]) -> list[Linked]:
    """The answers among ``paragraphs``; none where the questions are not put to anybody."""
    questions = [number for number, one in enumerate(paragraphs) if _is_question(words, one)]
    addressed = [number for number in questions if _is_addressed(words, paragraphs[number])]
    if len(questions) < FEWEST_QUESTIONS or len(addressed) * 2 < len(questions):
        return []
    found = []
    for number, following in zip(questions, [*questions[1:], questions[-1] + 2], strict=True):
        reach = paragraphs[number + 1 : min(following, number + 1 + LONGEST_ANSWER)]
        runs = tuple(without_stop(words, one) for one in reach if not _is_prompt(words, one))
        if runs:
            found.append(Linked(None, None, runs, 1.0, 1.0, by_rule=True))
    # What others are quoted with in the answer to a heading ("What has been the reaction?") is nobody's answer.
    personal = sum(any(says(words, run, FIRST_PERSON, quoted=False) for run in one.contents) for one in found)
    return found if personal * 2 > len(found) else []


def _is_question(words: Words, paragraph: range) -> bool:
    quoted = any(words.features[index, 1] for index in paragraph)
    return words.word(paragraph[-1]) == "?" and len(paragraph) <= LONGEST_QUESTION and not quoted


def _is_addressed(words: Words, paragraph: range) -> bool:
    return len(paragraph) <= BRIEF + 1 or says(words, paragraph, SECOND_PERSON)


def _is_prompt(words: Words, paragraph: range) -> bool:
    """Whether a paragraph is said to the one who answers: it speaks of "you", and not of "me" or "us"."""
    return says(words, paragraph, SECOND_PERSON) and not says(words, paragraph, FIRST_PERSON)


def says(words: Words, run: range, wanted: frozenset[str], quoted: bool = True) -> bool:
    """Whether one of the words ``wanted`` (in lower case) stands in ``run``; also in quotation marks, if ``quoted``."""
    return any(words.word(index).lower() in wanted and (quoted or not words.features[index, 2]) for index in run)


def without_stop(words: Words, run: range) -> range:
    """``run`` without a full stop at its end, and without marks of bold type."""
    stop = run.stop
    while stop > run.start + 1 and words.word(stop - 1) == "*":
        stop -= 1
    if stop > run.start + 1 and words.word(stop - 1) == "." and words.word(stop - 2) != ".":
        stop -= 1
    return range(run.start, stop)
