"""What differs between two wordings of one statement, typed, the most serious first.

Reported speech moves tenses back and persons over ("we will" becomes "they would"): that is no drift, and is told apart
where one wording is quoted and the other is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.resolve.drift.alignment import Stretch, stretches
from onrecord.resolve.drift.strength import strengths
from onrecord.resolve.drift.tokens import Token, tokens
from onrecord.types import Span

Change = Literal[
    "negation", "number", "hardened", "softened", "modality", "tense", "cut", "added", "reworded", "reported"
]  # fmt: skip
"""Kinds of difference in the order of how serious they are; ``reported``: only what reported speech brings with it."""

GRAVITY = {change: place for place, change in enumerate(get_args(Change))}

_NEGATIONS = frozenset("not no never none nobody nothing neither nor without".split())
_SHORT = 4
"""Words up to which a stretch left out or put in is about the single word in it, not a passage."""
_LONGEST_EXCHANGE = 8

_AUXILIARIES = {
    "is": "be present", "are": "be present", "am": "be present", "was": "be past", "were": "be past",
    "been": "be past", "be": "be base", "being": "be base",
    "has": "have present", "have": "have present", "had": "have past",
    "do": "do present", "does": "do present", "did": "do past",
    "will": "will present", "would": "will past", "can": "can present", "could": "can past",
    "shall": "shall present", "should": "shall past", "may": "may present", "might": "may past",
}  # fmt: skip
_PERSONS = frozenset(
    "i we you he she they it me us him her them my our your his their its mine ours yours hers theirs myself ourselves "
    "himself herself themselves this that these those here there now then today tomorrow yesterday".split()
)
_BACKSHIFTED = frozenset((("present", "past"), ("past", "present")))


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two wordings part.

    left, right: the spans of the words in each, None where it has none there. before, after: those words.
    why: what the change rests on, for people to read.
    """

    change: Change
    left: Span | None
    right: Span | None
    before: str
    after: str
    why: str


def drift(left: str, right: str, *, reported: bool = False) -> tuple[Difference, ...]:
    """What ``right`` changes of ``left``, most serious first, then in the order of the text.

    reported: one of the two stands in reported speech and the other is quoted.
    """
    ours, theirs = tokens(left), tokens(right)
    found = []
    for stretch in stretches(ours, theirs):
        before = [ours[index] for index in stretch.left]
        after = [theirs[index] for index in stretch.right]
        change, why = _typed(before, after, stretch, len(ours), reported)
        one, two = _span(before), _span(after)
        found.append(Difference(change, one, two, _words(left, one), _words(right, two), why))
    return tuple(sorted(found, key=lambda each: GRAVITY[each.change]))


def _typed(
    before: Sequence[Token], after: Sequence[Token], stretch: Stretch, length: int, reported: bool
) -> tuple[Change, str]:
    old, new = [token.key for token in before], [token.key for token in after]
    small = max(len(old), len(new)) <= (_LONGEST_EXCHANGE if old and new else _SHORT)
    if small:
        for rule in (_negation, _number, _strength, _modality):
            typed = rule(before, after, reported)
            if typed is not None:
                return typed
        if reported and _only_reported(old, new):
            return "reported", "reported speech moves person and tense"
        tense = _tense(old, new)
        if tense is not None:
            return ("reported", "reported speech moves the tense back") if reported else ("tense", tense)
    if not new:
        at_end = stretch.left.stop == length or stretch.left.start == 0
        return "cut", "left out at the " + ("beginning" if stretch.left.start == 0 else "end") if at_end else "left out"
    if not old:
        return "added", "put in"
    return "reworded", "said in other words"


def _negation(before: Sequence[Token], after: Sequence[Token], reported: bool) -> tuple[Change, str] | None:
    old, new = _among(before, _NEGATIONS), _among(after, _NEGATIONS)
    if len(old) % 2 == len(new) % 2:
        return None
    gone = ", ".join(old or new)
    return "negation", f"“{gone}” is gone" if old else f"“{gone}” is new"


def _number(before: Sequence[Token], after: Sequence[Token], reported: bool) -> tuple[Change, str] | None:
    old = [token.key for token in before if token.number]
    new = [token.key for token in after if token.number]
    if not old or not new or sorted(old) == sorted(new):
        return None
    return "number", f"{', '.join(old)} became {', '.join(new)}"


def _strength(before: Sequence[Token], after: Sequence[Token], reported: bool) -> tuple[Change, str] | None:
    old, new = [token.key for token in before], [token.key for token in after]
    lexicon = strengths()
    if reported and _only_reported(old, new):
        return None
    for modal in (True, False):
        if compared := lexicon.compared(old, new, modal=modal):
            return ("hardened", "a stronger word") if compared > 0 else ("softened", "a weaker word")
    hedged = len(_among(after, lexicon.hedges)) - len(_among(before, lexicon.hedges))
    boosted = len(_among(after, lexicon.boosters)) - len(_among(before, lexicon.boosters))
    # A long exchange loses such words by the way; only one that is about them counts.
    if hedged == boosted or max(len(old), len(new)) > _SHORT:
        return None
    if hedged < 0 or (boosted > 0 and not hedged):
        return "hardened", "a reservation is gone" if hedged < 0 else "an emphasis is new"
    return "softened", "a reservation is new" if hedged > 0 else "an emphasis is gone"


def _modality(before: Sequence[Token], after: Sequence[Token], reported: bool) -> tuple[Change, str] | None:
    old, new = [token.key for token in before], [token.key for token in after]
    lexicon = strengths()
    left, right = lexicon.has_modal(old), lexicon.has_modal(new)
    if left == right or (reported and _only_reported(old, new)):
        return None
    return "modality", "what may or will be became what is" if left else "what is became what may or will be"


def _tense(old: Sequence[str], new: Sequence[str]) -> str | None:
    left = {_AUXILIARIES[word] for word in old if word in _AUXILIARIES}
    right = {_AUXILIARIES[word] for word in new if word in _AUXILIARIES}
    for one in sorted(left):
        for two in sorted(right):
            verb, tense = one.split()
            other, moved = two.split()
            if verb == other and (tense, moved) in _BACKSHIFTED:
                return f"{tense} became {moved}"
    for word in old:
        for other in new:
            if word != other and _inflected(word, other):
                return "another form of the verb"
    return None


def _inflected(one: str, two: str) -> bool:
    """Whether two words are a verb in the past and the same one not in the past."""
    one, two = sorted((one, two), key=len)
    stem = one.removesuffix("e").removesuffix("s")
    return (
        len(stem) > 2 and two.endswith("ed") and two.removesuffix("ed").rstrip(two[-3]) in (stem, stem.rstrip(stem[-1]))
    )


def _only_reported(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether persons, places and times seen from elsewhere, and tenses moved back, are all that differs."""
    left = [word for word in old if word not in _PERSONS and word != "that"]
    right = [word for word in new if word not in _PERSONS and word != "that"]
    if len(left) != len(right):
        return False
    return all(one == two or _moved(one, two) for one, two in zip(left, right, strict=True))


def _moved(one: str, two: str) -> bool:
    if one in _AUXILIARIES and two in _AUXILIARIES:
        return _AUXILIARIES[one].split()[0] == _AUXILIARIES[two].split()[0]
    return _inflected(one, two)


def _among(found: Sequence[Token], words: frozenset[str]) -> list[str]:
    return [token.key for token in found if token.key in words]


def _span(found: Sequence[Token]) -> Span | None:
    return (found[0].span[0], found[-1].span[1]) if found else None


def _words(text: str, span: Span | None) -> str:
    return "" if span is None else text[slice(*span)]
