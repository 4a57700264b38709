"""Whether a phrase names an outlet."""

from __future__ import annotations

from itertools import pairwise

from onrecord.analyse.occasions.lexicon import (
    JOURNALISTS,
    NO_OUTLETS,
    OUTLET_NAMES,
    OUTLET_NOUNS,
    OUTLET_PAIRS,
    OUTLET_WORDS,
    PLATFORMS,
)
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, NAME_NOUNS, PERSON_NOUNS, PROPER_BODIES, singular
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Span

_BODIES = (BODY_NOUNS | NAME_NOUNS | PROPER_BODIES) - OUTLET_NOUNS - OUTLET_WORDS


def outlet_in(setting: Setting, span: Span, *, told: bool = False) -> Span | None:
    """The part of a phrase that names an outlet: all of it, or what stands before "'s" and a person's name.

    told: it is the object of telling, where a named organisation that is no other kind of body is an outlet.
    """
    tokens = setting.tokens
    owner = next((at for at in range(*span) if tokens[at].possessive), None)
    if owner is not None and owner > span[0] and _is_outlet(setting, (span[0], owner), told=False):
        return (span[0], owner) if _person_in(setting, (owner + 1, span[1])) else span
    post = _post(setting, span)
    if post is not None:
        return (span[0], post) if post > span[0] and _is_outlet(setting, (span[0], post), told=False) else None
    return span if _is_outlet(setting, span, told=told) else None


def person_in(setting: Setting, span: Span) -> Span | None:
    """The person that a phrase names behind the outlet: "the Courier's | Ana Dimou", "Courier | reporter Ana Dimou"."""
    tokens = setting.tokens
    post = _post(setting, span)
    if post is not None:
        return (post, span[1]) if post > span[0] and outlet_in(setting, span) else span
    owner = next((at for at in range(*span) if tokens[at].possessive), None)
    if owner is None or not _person_in(setting, (owner + 1, span[1])):
        return None
    return owner + 1, span[1]


def _post(setting: Setting, span: Span) -> int | None:
    """Where a phrase names the post of a journalist."""
    return next((at for at in range(*span) if singular(setting.tokens[at].lower) in JOURNALISTS), None)


def _person_in(setting: Setting, span: Span) -> bool:
    return any(setting.kinds.get(at) == "person" for at in range(*span))


def _is_outlet(setting: Setting, span: Span, *, told: bool) -> bool:
    words = [setting.tokens[at] for at in range(*span)]
    named = [word for word in words if word.capital and word.text[0].isalnum()]
    lower = [word.lower for word in words]
    if not named:
        return bool(lower) and singular(lower[-1]) in OUTLET_NOUNS and lower[0] not in ("social", "mass")
    pressed = any(one in ("news", "press") for one in lower[:-1]) and lower[-1] == "agency"
    if pressed:
        return True
    if any(word.lower in NO_OUTLETS for word in named) or singular(lower[-1]) in PERSON_NOUNS:
        return False
    if any(kind == "person" for kind in _kinds(setting, span)) and not _known(named, lower):
        return False
    if _known(named, lower) or any(singular(word) in OUTLET_NOUNS for word in lower):
        return True
    if named[-1].lower in OUTLET_WORDS and (len(named) > 1 or lower[0] == "the"):
        return True
    bodies = any(singular(word) in _BODIES for word in lower)
    return told and not bodies and "organisation" in _kinds(setting, span)


def _known(named: list[Token], lower: list[str]) -> bool:
    if any(word.lower in OUTLET_NAMES | (PLATFORMS - {"x", "truth", "medium", "threads"}) for word in named):
        return len(named) < 4 or named[0].lower in OUTLET_NAMES
    plain = [word for word in lower if word[0].isalnum() or word == "&"]
    return any(f"{one} {other}" in OUTLET_PAIRS for one, other in pairwise(plain))


def _kinds(setting: Setting, span: Span) -> list[str]:
    return [setting.kinds[at] for at in range(*span) if at in setting.kinds]
