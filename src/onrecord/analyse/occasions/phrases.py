"""Noun phrases, read off from their first word without parsing: as far as the words can belong together."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.occasions.lexicon import AUDIENCES, EVENTS, ISSUED, SECOND_HAND, WRITINGS
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.ordinary import (
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    WEEKDAYS,
)
from onrecord.offsets import phrase
from onrecord.types import Phrase, Span

_LONGEST = 14
_LONGEST_TITLE = 9
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_OPENING = DETERMINERS | POSSESSIVES
OBJECTS = frozenset("him her them me us you everyone everybody".split())
_LINKING = frozenset("of".split())
_MARKS = "-–&/."
_TIME = WEEKDAYS | MONTHS | frozenset(
    """today yesterday tomorrow tonight earlier later ago last next this since afterwards recently previously week
    month year morning afternoon evening night weekend""".split()
)  # fmt: skip
_NO_MORE = frozenset("response reply order addition time day reaction front support".split())
_ENDING = frozenset(
    """then there here right exclusively also again still just only now not never always often already however
    while as because after before that who which whose when where why how if""".split()
)
_ING_NOUNS = frozenset(
    """meeting briefing hearing filing gathering recording building posting blessing opening closing sitting
    wedding training broadcasting daily weekly monthly family assembly evening morning king spring""".split()
)


def noun_phrase(setting: Setting, first: int, words: frozenset[int], *, time: bool = False) -> Span | None:
    """The tokens of the noun phrase that begins at ``first``, half-open; None where none does.

    words: tokens that may belong to it. time: whether expressions of time may stand within it, before its head.
    """
    tokens, at, head = setting.tokens, first, False
    if first in words and tokens[first].lower in OBJECTS:
        return first, first + 1
    last = first
    while at in words and at - first < _LONGEST:
        token = tokens[at]
        closing = _title_to(setting, at, words)
        if closing is not None:
            at = last = closing
            head = True
            continue
        if not token.text[0].isalnum() and not token.possessive:
            if token.text not in _MARKS or (token.text == "." and not _inside_name(setting, at)):
                break
            at += 1
            continue
        if not token.possessive and _ends(setting, at, first, head, time):
            break
        timed = time and at in setting.time
        head = head or not (timed or token.possessive or token.lower in _OPENING or token.lower in _LINKING)
        at += 1
        if token.lower not in _LINKING and not (token.lower in _OPENING and at - 1 > first):
            last = at
    return (first, last) if head and last > first else None


def _title_to(setting: Setting, at: int, words: frozenset[int]) -> int | None:
    """The token after the title in quotation marks that opens at ``at``; None where none does."""
    mark = setting.tokens[at].text
    if mark not in _CLOSING or not (
        (at + 1 in words and setting.tokens[at + 1].text[0].isupper()) or _doubled(setting, at)
    ):
        return None
    begin = at + 2 if _doubled(setting, at) else at + 1
    for end in range(begin, begin + _LONGEST_TITLE):
        if end not in words:
            return None
        if setting.tokens[end].text == _CLOSING[mark]:
            return end + 2 if _doubled(setting, end) else end + 1
    return None


def _doubled(setting: Setting, at: int) -> bool:
    """Whether a single mark is typed twice for a double one."""
    tokens = setting.tokens
    twin = at + 1 < len(tokens) and tokens[at + 1].text == tokens[at].text and tokens[at + 1].start == tokens[at].end
    return tokens[at].text in "'‘’" and twin


def _inside_name(setting: Setting, at: int) -> bool:
    """Whether a stop belongs to a name, as in "Yahoo.com": nothing but letters stands close to it on both sides."""
    tokens = setting.tokens
    return at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at - 1].end == tokens[at].start


def _ends(setting: Setting, at: int, first: int, head: bool, time: bool) -> bool:
    """Whether the phrase that begins at ``first`` ends before the word at ``at``."""
    token = setting.tokens[at]
    word = token.lower
    before = setting.tokens[at - 1] if at > first else None
    named = token.capital and not token.first
    if before is not None and (before.lower in _LINKING or before.possessive):
        return word in PREPOSITIONS
    if token.text.isupper() and len(word) > 1 and before is not None and before.text.isupper():
        return False
    part_of_name = named and before is not None and before.capital and word not in WEEKDAYS | MONTHS
    if (at in setting.time and not part_of_name) or (word in _TIME and not (named and word not in WEEKDAYS | MONTHS)):
        return head or not time
    if word in _OPENING:
        return head
    if word in _LINKING:
        return not head
    if named:
        return False
    if word in PREPOSITIONS or word in CONJUNCTIONS or word in PRONOUNS or word in VERBS or word in _ENDING:
        return True
    if head and (
        word in ISSUED or word in SECOND_HAND or (before is not None and before.capital and word.endswith("ed"))
    ):
        return True
    return head and word.endswith(("ing", "ly")) and word not in _ING_NOUNS


def head_of(setting: Setting, span: Span) -> str:
    """The head noun of a phrase, singular and in small letters: its last word before "of", "with" and the like."""
    words = [setting.tokens[at] for at in range(*span)]
    head = ""
    for token in words:
        if token.lower in PREPOSITIONS and head:
            break
        if token.text[0].isalnum():
            head = token.lower
    return singular(head)


def kind_of(setting: Setting, span: Span) -> str | None:
    """``writing`` or ``event`` where the phrase names what things are said in or at; else None."""
    head = head_of(setting, span)
    if setting.tokens[span[1] - 1].lower in ("media", "networks") and setting.tokens[span[0]].lower == "social":
        return "writing"
    if head in WRITINGS:
        return "writing"
    return "event" if head in EVENTS or _plural(head) in EVENTS else None


def _plural(head: str) -> str:
    return head + "s"


def extended(setting: Setting, span: Span, words: frozenset[int], leads: Sequence[str]) -> Span:
    """A phrase with the phrases that follow it after one of ``leads``: "an interview | with the daily X"."""
    first, last = span
    for _ in range(3):
        if last not in words or setting.tokens[last].lower not in leads:
            break
        more = noun_phrase(setting, last + 1, words)
        if more is not None and setting.tokens[last].lower == "to" and not _is_noun(setting, more):
            break
        if more is None or head_of(setting, more) in _NO_MORE or setting.tokens[more[0]].lower in _NO_MORE:
            break
        last = more[1]
    return first, last


def _is_noun(setting: Setting, span: Span) -> bool:
    """Whether what follows "to" is whom, not what is to be done."""
    first = setting.tokens[span[0]]
    opened = first.capital or first.lower in _OPENING | OBJECTS
    return opened or span[1] - span[0] > 1 or singular(first.lower) in AUDIENCES


def as_phrase(setting: Setting, span: Span) -> Phrase:
    """Tokens as the words that they are in the text."""
    return phrase(setting.document.text, (setting.span_of(*span),))
