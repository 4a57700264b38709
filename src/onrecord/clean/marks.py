"""Quotation marks and the ends of sentences: what protects a paragraph from being furniture."""

from __future__ import annotations

import re

from onrecord.clean.words import FINITE_VERBS, SPEECH_VERBS

# Bounded, so that a line of a million letters takes no longer than it must.
_QUOTED = re.compile(
    r"[\"“„«‹「]\s?[\w.…\[(]|\w[.,!?…)\]]{0,3}\s?[\"”»›」]|(?<!\w)[‘']\w[^‘’'\n]{0,200}?\s[^‘’'\n]{0,200}?[’'](?!\w)"
)
_ENDED = re.compile(r"(?:[.!?…。！？؟۔]|\.{3})[\"'”’»›)\]」]*(?:\d{1,2}|\[\d{1,3}\])?$")
_TURN = re.compile(r"[A-Z][\w.'’ -]{0,40}:\s+\S")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def tokens(words: str) -> list[str]:
    """The words of a line in lower case, with typewriter apostrophes and no outer stops."""
    return [token.lower().replace("’", "'").rstrip(".'") for token in _WORD.findall(words)]


def has_quotation(words: str) -> bool:
    """Whether words stand in quotation marks, or beside one that lacks its partner."""
    return _QUOTED.search(words) is not None


def has_speech(words: str) -> bool:
    """Whether a verb of speaking occurs."""
    return any(token in SPEECH_VERBS for token in tokens(words))


def has_finite_verb(words: str) -> bool:
    """Whether one of the small finite verbs, or a verb of speaking, occurs."""
    return any(token in FINITE_VERBS or token in SPEECH_VERBS for token in tokens(words))


def is_telling(words: str) -> bool:
    """Whether quoted words and a verb of speaking meet: never furniture, never a caption."""
    return has_quotation(words) and has_speech(words)


def is_ended(words: str) -> bool:
    """Whether the line ends as a sentence does, a closing mark or a note's number allowed."""
    return _ENDED.search(words) is not None


def is_turn(words: str) -> bool:
    """Whether the line is a turn of a transcript: a name, a colon, words."""
    return _TURN.match(words) is not None


def is_prose(words: str) -> bool:
    """Whether the line is running text: it ends as a sentence does, or is too long for a label."""
    count = len(words.split())
    if _IDEOGRAPHIC.search(words):
        return len(words) >= (8 if is_ended(words) else 60)
    return count >= 30 or (count >= 3 and is_ended(words)) or (is_telling(words) and count >= 12)


def word_count(words: str) -> int:
    """How many words, by white space; where a script writes none, half as many as letters."""
    if _IDEOGRAPHIC.search(words):
        return max(len(words.split()), len(words) // 2)
    return len(words.split())
