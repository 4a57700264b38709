"""Whom a sentence is about, as far as that shows without parsing: its pronoun, or the one name that it begins with."""

from __future__ import annotations

from itertools import takewhile

from onrecord.analyse.speakers.lexicon.ordinary import PARTICLES, PREPOSITIONS
from onrecord.analyse.tags import Run
from onrecord.analyse.words import TITLE, UPPER, Words

REACH = 14
"""Words from the sentence's beginning within which its subject ends."""

PRONOUNS = frozenset(("he", "she"))


def last_sentence(words: Words, paragraph: range) -> range:
    """The words of the last sentence of ``paragraph``."""
    for index in reversed(paragraph[:-1]):
        if words.word(index) in ".!?…" and _ends_sentence(words, index, paragraph.stop):
            return range(_after_marks(words, index + 1, paragraph.stop), paragraph.stop)
    return paragraph


def _ends_sentence(words: Words, index: int, end: int) -> bool:
    """Whether a stop follows more than an initial or a title, and a space and a capital follow it."""
    after = _after_marks(words, index + 1, end)
    if after >= end or not words.features[after, 4] or len(words.word(index - 1)) < 3:
        return False
    return words.word(after)[0].isupper() or words.features[after, 1] != 0


def _after_marks(words: Words, index: int, end: int) -> int:
    """The first word from ``index`` on that is not a mark set close to what stands before it."""
    while index < end and not words.features[index, 4] and not words.word(index)[0].isalnum():
        index += 1
    return index


def subject(words: Words, sentence: range) -> Run | None:
    """The run of the subject of ``sentence``: "he" or "she" at its head, or the only full name in its first words.

    None where there is no such name, more than one, or it follows a preposition.
    """
    if not len(sentence):
        return None
    if words.word(sentence.start).lower() in PRONOUNS:
        return sentence[:1]
    names = _names(words, sentence[:REACH])
    if len(names) != 1 or (words.word(names[0].start - 1).lower() in PREPOSITIONS and names[0].start > sentence.start):
        return None
    return names[0]


def _names(words: Words, stretch: range) -> list[Run]:
    """Sequences of two or more words with capitals, particles between them allowed."""
    found: list[Run] = []
    index = stretch.start
    while index < stretch.stop:
        run = range(index, index + sum(1 for _ in takewhile(lambda i: _may_name(words, i), range(index, stretch.stop))))
        while len(run) and not _capital(words, run[-1]):
            run = run[:-1]
        if sum(_capital(words, i) for i in run) > 1 and _capital(words, run.start):
            found.append(run)
        index = max(index + 1, run.stop)
    return found


def _may_name(words: Words, index: int) -> bool:
    word = words.word(index)
    return _capital(words, index) or word.lower() in PARTICLES or word in ".-’'"


def _capital(words: Words, index: int) -> bool:
    return words.features[index, 0] in (TITLE, UPPER) and words.word(index)[0].isalpha()
