"""Cues that are set at another time than what is told around them, as far as their own words show."""

from __future__ import annotations

from onrecord.analyse.occasions.lexicon import SPOKEN
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.when import unplaced
from onrecord.analyse.speakers.lexicon.ordinary import DETERMINERS, POSSESSIVES, VERBS
from onrecord.types import Attribution

ELSEWHEN = frozenset(
    """previously earlier once long often repeatedly always frequently formerly originally later since recently
    sometimes regularly ever never before had consistently usually routinely ago initially past has have
    subsequently afterwards""".split()
)
"""Words in a clause of saying that set it at another time than the one told last."""

_PRESENT = frozenset(
    """say call believe want argue think insist claim warn tell note hope plan expect oppose support contend
    maintain describe suggest see fear feel add acknowledge admit promise demand urge seek agree ask""".split()
)
_NOT_YET = frozenset("will would may might could can should".split())
_OTHER = frozenset("another different separate".split())
_BEING = frozenset("is are 's ’s 're ’re am".split())


def elsewhen(setting: Setting, one: Attribution) -> bool:
    """Whether the words around a cue set it at another time than what was told last."""
    frame = setting.frames.get(one.id)
    if frame is None:
        return False
    cue = range(*frame.cue) if frame.cue else range(0)
    going_on = any(setting.tokens[at].lower in _BEING for at in cue) and any(
        setting.tokens[at].lower.endswith("ing") for at in cue
    )
    if setting.paragraph(one) and cue and _is_unsaid(setting, cue):
        return True
    if frame.source is not None and setting.tokens[frame.source[0]].lower == "another":
        return True
    return (
        (going_on and not setting.running)
        or is_apart(setting, one)
        or is_named(setting, one)
        or _is_instance(setting, one)
        or unplaced(setting, one)
        or is_told_elsewhen(setting, one)
    )


def is_told_elsewhen(setting: Setting, one: Attribution) -> bool:
    """Whether words near the cue say that this was at another time: "previously", "in a different interview"."""
    frame = setting.frames.get(one.id)
    if frame is None:
        return False
    cue = range(*frame.cue) if frame.cue else range(0)
    near = [at for at in frame.words if abs(at - frame.anchor) <= 10]
    return _is_another(setting, near) or any(setting.tokens[at].lower in ELSEWHEN for at in (*cue, *near))


def _is_another(setting: Setting, near: list[int]) -> bool:
    """Whether some words name another occasion than the one told: "in a different interview"."""
    tokens = setting.tokens
    return any(
        tokens[at].lower in _OTHER
        and {tokens[after].lower for after in range(at + 1, min(len(tokens), at + 4))} & SPOKEN
        for at in near
    )


def _is_unsaid(setting: Setting, cue: range) -> bool:
    """Whether a cue tells of what is only to be said: "to endorse", "will call for"."""
    return setting.tokens[cue[0]].lower == "to" or any(setting.tokens[at].lower in _NOT_YET for at in cue)


def is_apart(setting: Setting, one: Attribution) -> bool:
    """Whether a cue is told as what went before or came after another thing: "after saying on Monday that …"."""
    frame = setting.frames.get(one.id)
    if frame is None:
        return False
    if frame.source and frame.source[0] < frame.anchor:  # "…, after | she proposed a levy last month"
        before = setting.tokens[frame.source[0] - 1] if frame.source[0] else None
        return before is not None and before.lower == "after" and not before.first
    return frame.anchor > 0 and setting.tokens[frame.anchor - 1].lower in ("after", "before", "since", "despite")


def _is_instance(setting: Setting, one: Attribution) -> bool:
    """Whether a cue is an instance of what was said at other times: "as when | she called it …"."""
    frame = setting.frames.get(one.id)
    if frame is None:
        return False
    first = frame.source[0] if frame.source and frame.source[0] < frame.anchor else frame.anchor
    words = [token.lower for token in setting.tokens[max(0, first - 2) : first]]
    return words in (["as", "when"], ["like", "when"])


def is_named(setting: Setting, one: Attribution) -> bool:
    """Whether a cue only names what was said, at whatever time: "her assertion that", "the warning from"."""
    frame = setting.frames.get(one.id)
    if frame is None or frame.cue is None:
        return False
    first = frame.cue[0]
    while first + 1 < frame.cue[1] and setting.tokens[first].lower in DETERMINERS | POSSESSIVES:
        first += 1
    before = setting.tokens[first - 1] if first else None
    owned = before is not None and (before.possessive or before.lower in POSSESSIVES | DETERMINERS)
    return owned and setting.tokens[first].lower not in VERBS


def is_present(setting: Setting, one: Attribution) -> bool:
    """Whether the cue tells of what is said now and always: "says", "calls for"."""
    frame = setting.frames.get(one.id)
    words = [setting.tokens[at].lower for at in range(*frame.cue)] if frame and frame.cue else []
    return any(word in _PRESENT or (word.endswith("s") and word[:-1] in _PRESENT) for word in words)


def is_perfect(setting: Setting, one: Attribution) -> bool:
    """Whether the cue tells of what was said at some time or other: "has said", "have also called"."""
    frame = setting.frames.get(one.id)
    if frame is None or frame.cue is None:
        return False
    near = range(max(0, frame.cue[0] - 2), frame.cue[1])
    return any(setting.tokens[at].lower in ("has", "have") for at in near)


def has_cue(setting: Setting, one: Attribution, words: frozenset[str]) -> bool:
    """Whether the cue has one of some words."""
    frame = setting.frames.get(one.id)
    cue = range(*frame.cue) if frame and frame.cue else range(0)
    return any(setting.tokens[at].lower in words for at in cue)
