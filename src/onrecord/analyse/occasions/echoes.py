"""Words of one speaker that another takes up and turns round."""

from __future__ import annotations

from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.stems import stem
from onrecord.analyse.speakers.lexicon.ordinary import ORDINARY
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Attribution, Span

_FIRST = frozenset("i we us me our my ours mine ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_DENYING = frozenset(
    "not never no n't n’t cannot how nobody nothing neither refuse refused won't won’t don't don’t".split()
)
_LONGEST = 6
_LIGHT = frozenset(
    "be is are was were been have has had do does did the a an of to in on at for and or that this it with by".split()
)


Turns = dict[tuple[str, ...], list[tuple[Span, str, bool]]]
"""Quoted words round a pronoun, which is made blank: where they stand, its person, and whether they are denied."""


def echo(
    earlier: Attribution, left: Turns, later: Attribution, right: Turns
) -> tuple[Attribution, Attribution, tuple[Span, Span]] | None:
    """Who answers whom, and the words, where one content has "you" in the same words in which another has "us".

    Both must be quoted there, with two words of weight beside the pronoun. The one that denies is the answer, else the
    later one. The first span is that of the answer.
    """
    for key in left:
        for mine, left_person, denied in left[key]:
            for theirs, right_person, denies in right.get(key, ()):
                if left_person == right_person:
                    continue
                if denied and not denies:
                    return earlier, later, (mine, theirs)
                return later, earlier, (theirs, mine)
    return None


def turned_phrases(setting: Setting, one: Attribution) -> Turns:
    """Quoted runs of words with one pronoun of the first or second person in them, the pronoun made blank."""
    found: Turns = {}
    for span in one.content.spans:
        first, last = setting.token_range(span)
        tokens = setting.tokens
        for at in range(first, last):
            person = "first" if tokens[at].lower in _FIRST else "second" if tokens[at].lower in _SECOND else None
            if person is None or not tokens[at].quoted:
                continue
            for begin, end in _windows(tokens, first, last, at):
                words = tuple("_" if word == at else tokens[word].lower for word in range(begin, end))
                heavy = [word for word in words if word != "_" and word not in _LIGHT and word[0].isalpha()]
                if len(heavy) >= 2:
                    denied = any(
                        tokens[word].lower in _DENYING or tokens[word].lower.endswith(("n't", "n’t"))
                        for word in range(max(first, begin - 4), end)
                    )
                    found.setdefault(words, []).append((setting.span_of(begin, end), person, denied))
    return found


def _windows(tokens: list[Token], first: int, last: int, at: int) -> list[Span]:
    """Runs of three to five words round the pronoun at ``at``, the longest first, with no mark and no other pronoun."""
    low, high = at, at + 1
    while low > first and at - low < _LONGEST and _plain(tokens[low - 1]):
        low -= 1
    while high < last and high - at < _LONGEST and _plain(tokens[high]):
        high += 1
    windows = [
        (begin, end)
        for begin in range(low, at + 1)
        for end in range(at + 1, high + 1)
        if 3 <= end - begin <= 5 and not {tokens[begin].lower, tokens[end - 1].lower} & _LIGHT
    ]
    return sorted(windows, key=lambda window: window[0] - window[1])


def _plain(token: Token) -> bool:
    return token.text[0].isalpha() and token.lower not in _FIRST | _SECOND


def shared_words(setting: Setting, answer: Attribution, asked: Attribution) -> list[Span]:
    """Where ``answer`` has words of weight that ``asked`` has: no names, and none that half the text has."""
    theirs = {_stem(token) for token in _heavy(setting, asked)}
    counts = setting.stems
    return [
        (token.start, token.end)
        for token in _heavy(setting, answer)
        if _stem(token) in theirs and counts.get(_stem(token), 0) <= _COMMON
    ]


_COMMON = 6
"""How often a word may stand in the text and still be one that two share for a reason."""


def _heavy(setting: Setting, one: Attribution) -> list[Token]:
    tokens = [setting.tokens[at] for span in one.content.spans for at in range(*setting.token_range(span))]
    return [t for t in tokens if len(t.text) > 3 and t.text.isalpha() and not t.capital and t.lower not in ORDINARY]


def _stem(token: Token) -> str:
    return stem(token.lower)
