"""What a few exchanged words change of a claim: whether it is denied, its figures, how strong, sure or present it is.

Only such words may differ, and small ones: where other words go or come as well, a clause was cut, added or said in
other words, and what a word in it would change is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.resolve.drift.strength import strengths
from onrecord.resolve.drift.tenses import AUXILIARIES, BESIDE, FUNCTION, only_reported, tense, unmoved
from onrecord.resolve.drift.tokens import Token
from onrecord.resolve.stems import stem

Change = Literal[
    "negation", "number", "hardened", "softened", "modality", "tense", "cut", "added", "reworded", "reported"
]  # fmt: skip
"""Kinds of difference in the order of how serious they are; ``reported``: only what reported speech brings with it."""

Typed = tuple[Change, str]

_LONGEST = 8
"""Words of the longest stretch that is looked at."""

_NEGATIONS = frozenset("not no never none neither nor without".split())
_NO_DENIAL = frozenset("only just merely simply".split())
"""What follows a "not" that denies nothing."""
_ROUGHLY = frozenset("about around roughly approximately some".split())
"""Reservations only before a number."""
_GRADED = frozenset("as so too".split())


@dataclass(frozen=True, slots=True)
class Exchange:
    """A stretch of one wording and what stands in its place in the other.

    after: the word that follows both. reported: not all of it is quoted in both. anchored: there are enough words
    beside it that both wordings have. closed: the words of one end a sentence or part of one, as a "no" that answers.
    """

    old: Sequence[Token]
    new: Sequence[Token]
    after: Token | None
    reported: bool = False
    anchored: bool = True
    closed: bool = False

    @property
    def keys(self) -> tuple[list[str], list[str]]:
        """The words of both."""
        return [token.key for token in self.old], [token.key for token in self.new]


def serious(exchange: Exchange, *, moved: bool) -> Typed | None:
    """How an exchange changes a claim, and what that rests on; None where it does not, or more than that changes.

    moved: a denial goes in one stretch and comes in another one, so that neither changes anything.
    """
    old, new = exchange.keys
    if max(len(old), len(new)) > _LONGEST:
        return None
    return (_claim(exchange, moved) if exchange.anchored else None) or _reported(exchange)


def _claim(exchange: Exchange, moved: bool) -> Typed | None:
    rules: list[Callable[[Exchange], Typed | None]] = [_number, _strength, _modality]
    for rule in rules if moved else [_negation, *rules]:
        if (typed := rule(exchange)) is not None:
            return typed
    moved_to = None if exchange.reported else tense(*exchange.keys)
    return None if moved_to is None else ("tense", moved_to)


def _reported(exchange: Exchange) -> Typed | None:
    if not exchange.reported:
        return None
    if only_reported(*exchange.keys):
        return "reported", "reported speech moves person and tense"
    return ("reported", "reported speech moves the tense back") if tense(*exchange.keys) else None


def turned(exchange: Exchange) -> int:
    """-1 where a denial goes, 1 where one comes, else 0."""
    left, right = (len(_denials(side, exchange.after)) % 2 for side in exchange.keys)
    return right - left


def _denials(words: Sequence[str], after: Token | None) -> list[str]:
    return [
        word
        for word, follows, leads in zip(words, _following(words, after), ["", *words], strict=False)
        if word in _NEGATIONS and follows not in _NO_DENIAL and leads != "or"
    ]


def _following(words: Sequence[str], after: Token | None) -> list[str]:
    """What follows each word."""
    return [*words[1:], after.key if after else ""][: len(words)]


def _alike(exchange: Exchange, about: Iterable[str], odd: int = 0) -> bool:
    """Whether all but small words, and those that the change is about, is the same on both sides.

    Of a stretch that one wording lacks it must be all. odd: so many other words on either side are borne.
    """
    about = frozenset(about)
    old, new = exchange.keys
    if not old or not new:
        return about.issuperset(word for word in (*old, *new) if word not in BESIDE)
    left, right = ([stem(word) for word in side if word not in FUNCTION and word not in about] for side in (old, new))
    if odd:
        return max(len(left), len(right)) <= odd
    return sorted(left) == sorted(right)


def _negation(exchange: Exchange) -> Typed | None:
    if exchange.closed or not turned(exchange) or not _alike(exchange, _NEGATIONS):
        return None
    old, new = (_denials(side, exchange.after) for side in exchange.keys)
    gone = ", ".join(old or new)
    return "negation", f"“{gone}” is gone" if old else f"“{gone}” is new"


def _number(exchange: Exchange) -> Typed | None:
    # "One" is seldom a number.
    old, new = (
        [token.key for token in side if token.number and token.key != "1"] for side in (exchange.old, exchange.new)
    )
    if len(old) != 1 or len(new) != 1 or old == new:
        return None
    if not _alike(exchange, (*old, *new, *strengths().hedges), odd=1):
        return None
    return "number", f"{', '.join(old)} became {', '.join(new)}"


def _strength(exchange: Exchange) -> Typed | None:
    lexicon = strengths()
    sides = [unmoved(side) if exchange.reported else side for side in exchange.keys]
    if _alike(exchange, [word for side in exchange.keys for word in side if lexicon.placed(word)]):
        for modal in (True, False):
            if compared := lexicon.compared(*sides, modal=modal):
                return ("hardened", "a stronger word") if compared > 0 else ("softened", "a weaker word")
    old, new = exchange.keys
    if not _alike(exchange, lexicon.hedges | lexicon.boosters | _NEGATIONS) or _GRADED & {*old, *new}:
        return None
    hedged = _reserved(new, exchange.after) - _reserved(old, exchange.after)
    boosted = sum(word in lexicon.boosters for word in new) - sum(word in lexicon.boosters for word in old)
    weak = sum(map(lexicon.is_weak, new)) - sum(map(lexicon.is_weak, old))
    if hedged == boosted or hedged * weak < 0:
        # "Probably was" is "could have been".
        return None
    if hedged < 0 or (boosted > 0 and not hedged):
        return "hardened", "a reservation is gone" if hedged < 0 else "an emphasis is new"
    return "softened", "a reservation is new" if hedged > 0 else "an emphasis is gone"


def _reserved(words: Sequence[str], after: Token | None) -> int:
    """How many words are reservations."""
    hedges = strengths().hedges
    return sum(
        word in hedges and (word not in _ROUGHLY or follows[:1].isdigit())
        for word, follows in zip(words, _following(words, after), strict=True)
    )


def _modality(exchange: Exchange) -> Typed | None:
    lexicon = strengths()
    sides = [_auxiliary(side, exchange.after) for side in (exchange.old, exchange.new)]
    left, right = map(lexicon.has_modal, sides)
    if left == right or (exchange.reported and "would" in (*sides[0], *sides[1])):
        # Reported speech has "would" for more than what is not yet so.
        return None
    if not _alike(exchange, [word for side in exchange.keys for word in side if lexicon.has_modal((word,))]):
        return None
    other = sides[1] if left else sides[0]
    if other and AUXILIARIES.keys().isdisjoint(other) and FUNCTION.issuperset(other):
        return None
    # What is to be done is not done either, and "probably" is no certainty.
    if "to" in other or not lexicon.hedges.isdisjoint(other):
        return None
    return "modality", "what may or will be became what is" if left else "what is became what may or will be"


def _auxiliary(words: Sequence[Token], after: Token | None) -> list[str]:
    """The words without those that only look like modal verbs: a "going" without "to", and the "'d" of "he'd met"."""
    keys = [word.key for word in words]
    return [
        key
        for word, key, follows in zip(words, keys, _following(keys, after), strict=True)
        if (key != "going" or (follows == "to" and len(keys) > 1))
        and (key != "would" or word.span[1] - word.span[0] == len(key))
    ]
