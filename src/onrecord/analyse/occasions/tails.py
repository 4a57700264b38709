"""Ends of contents that tell of the cue: "argued that the bridge would fall in an interview on Monday".

Where reported words end and the cue's own begin again cannot always be seen from the words alone. What names a speech,
an interview or a post at the very end of an unquoted content tells where it was said.
"""

from __future__ import annotations

from onrecord.analyse.occasions.heard import acts
from onrecord.analyse.occasions.lexicon import SPOKEN
from onrecord.analyse.occasions.phrases import extended, head_of, noun_phrase
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.types import Attribution

_LONGEST = 16
_PREPOSITIONS = frozenset(("in", "on", "during", "at"))
_ENDS = SPOKEN - {"call", "appearance", "session", "conference"} | frozenset(
    "statement tweet post show programme program podcast letter op-ed email e-mail memo".split()
)
_BEFORE_TIME = frozenset(("on", "in", "the", "last", "earlier"))
_DEEDS = frozenset(
    """announced proposed opposed endorsed unveiled introduced vetoed ordered rejected outlined issued recommend
    recommended pledged filed published elected named nominated appointed picked chose approved passed signed
    charged indicted sued banned backed dedicated launched disclosed
    attacked slammed blasted mocked criticized criticised ripped denounced condemned praised assailed unleashed
    chided rebuked derided ridiculed hailed lambasted scolded""".split()
)
"""Cues that do what they say."""

_CLAUSE = frozenset(
    "that who which whether how why what if to after before since until for by when while as will would".split()
)
_LEADS = ("with", "to", "on", "of", "for", "by", "in", "at")


def tail_of(setting: Setting, one: Attribution) -> range:
    """The tokens at the end of a content that tell of its cue, from their preposition on; none where it has no such."""
    first, last = setting.token_range(one.content.spans[-1])
    tokens = setting.tokens
    while last > first and not tokens[last - 1].text[0].isalnum() and tokens[last - 1].text not in "”\"’'":
        last -= 1
    if one.kind == "direct" or one.cue is None:
        return range(0)
    deed = _of_deed(setting, one)
    if deed:
        return deed
    words = frozenset(range(max(first, last - _LONGEST), last))
    for at in sorted(words):
        token = tokens[at]
        if at == first or token.lower not in _PREPOSITIONS or token.quoted:
            continue
        found = noun_phrase(setting, at + 1, words, time=True)
        if found is None or head_of(setting, found) not in _ENDS:
            continue
        whole = extended(setting, found, words, _LEADS)
        rest = set(range(whole[1], last))
        dated = any(word in setting.time for word in range(at, last))
        told = head_of(setting, found) == "interview" and whole != found
        if (dated or told) and all(word in setting.time or tokens[word].lower in _BEFORE_TIME for word in rest):
            return range(at, last)
    return range(0)


def _of_deed(setting: Setting, one: Attribution) -> range:
    """The first expression of time in what is done by being said, if it is no clause: "proposed a levy last year"."""
    frame = setting.frames.get(one.id)
    if frame is None or frame.cue is None or setting.tokens[frame.cue[1] - 1].lower not in _DEEDS:
        return range(0)
    tokens = setting.tokens
    first, last = setting.token_range(one.content.spans[0])
    if first < frame.cue[1]:
        return range(0)
    for at in range(first, last):
        token = tokens[at]
        if at in setting.time:
            parted = tokens[at - 1].text == ","
            named = at + 1 < last and any(tokens[word].possessive for word in (at, at + 1))
            return range(0) if parted or named else range(at - 1, last)
        if acts(setting, at) or token.lower in _CLAUSE or token.quoted or singular(token.lower) in _ENDS:
            return range(0)
    return range(0)
