"""The present, the past and the future, where no more is told."""

from __future__ import annotations

import re

from onrecord.analyse.times.scene import Reading, Rule, Scene
from onrecord.analyse.times.vocabulary import pattern

_PRESENT = pattern(
    r"(?P<word>right now|now|currently|current|nowadays|at present|the present|presently"
    r"|(?:at|for) the moment|(?:at )?the present time|these days|at this time|the current|at this point|the time being)"
)
_PAST = pattern(
    r"(?P<word>recently|the recent past|(?:the )?recent (?:(?:days|weeks|months"
    r"|years|decades|times|quarters)(?: and (?:weeks|months|years))?)|the past|recent"
    r"|formerly|once|lately|previously|the time|that time|the other day|those days)"
)
_FUTURE = pattern(
    r"(?P<word>the (?:near |not[- ]too[- ]distant |foreseeable |immediate |distant"
    r" )?future|(?:the )?(?:coming|future) (?:days|weeks|months|years|decades|quarters)"
    r"|future|soon|as soon as possible|the (?:near|short|long|medium|longer) term"
    r"|the (?:days|weeks|months|years) (?:ahead|to come)|one day|some ?day|an? later date)"
)

_GOES_ON = re.compile(
    r" (?!(?:that|it|he|she|they|we|you|I|there|and|but|or|as|has|have|had|is|was|were|when|where|for|to|with|by|on|at|"
    r"from|the|an?|this|these|his|her|its|their|some|many|because|although|while|if|would|did)\b)[A-Za-z0-9]"
)
"""The word after "the past" belongs to it: "the past season"."""
_HOPED = re.compile(r"\b(?:will|would|could|may|might|can|shall|hopes?|hoped|wants?)\s(?:[a-z]+\s)?$")


def _in_name(found: re.Match[str], scene: Scene) -> bool:
    """Whether a word with a capital letter goes on a name: "Harbour Now"."""
    before = scene.text[max(scene.start, found.start() - 24) : found.start()]
    return found[0][:1].isupper() and re.search(r"[A-Z][a-z]+ $", before) is not None


def _present(found: re.Match[str], scene: Scene) -> Reading | None:
    word = " ".join(found["word"].lower().split())
    after = scene.after(found.end())
    if word == "now" and (re.match(r"['’]s\b", after) or _in_name(found, scene)):
        return None
    if word == "the present" and re.match(r" (?:day|time|[a-z]+)", after) and not re.match(r" (?:and|is|as)\b", after):
        return None
    start = found.start()
    for lead in ("at ", "for "):
        if word.startswith(lead):
            start = found.start() + len(lead)
    if word == "the current":
        start = found.end() - len("current")
    span = (start, found.end())
    if word in ("current", "the current") and re.match(r" (?:account|events|affairs)\b|-", after):
        return None
    if scene.today is None:
        return Reading(span, "DATE", "PRESENT_REF")
    return Reading(span, "DATE", "PRESENT_REF", True, scene.today.isoformat(), scene.today.isoformat())


def _past(found: re.Match[str], scene: Scene) -> Reading | None:
    word = " ".join(found["word"].lower().split())
    before, after = scene.before(found.start()), scene.after(found.end())
    if word in ("once", "lately", "previously", "formerly"):
        return None
    if word == "those days" and not before.endswith("in "):
        return None
    if word == "that time" and (not re.search(r"\b(?:at|by|since|during)\s$", before) or after.startswith(" of ")):
        return None
    if word == "the time" and not re.search(r"\bat\s$", before):
        return None
    if word == "the time" and (re.match(r" (?:of|when|that)\b", after)):
        return None
    if word == "that time" and scene.reference is not None and before.endswith(("by ", "since ")):
        return Reading(found.span(), "DATE", scene.reference)
    if word == "the past" and (not re.search(r"\b(?:in|of|from|with|about)\s$", before) or _GOES_ON.match(after)):
        return None
    if word == "recent" and (re.match(r"(?:,| or| and)\b", after) or before.endswith("most ")):
        return None
    start = found.start("word")
    if word.startswith("the recent ") and word != "the recent past":
        pass
    last = None if scene.today is None else scene.today.isoformat()
    return Reading((start, found.end()), "DATE", "PAST_REF", True, None, last)


def _future(found: re.Match[str], scene: Scene) -> Reading | None:
    word = " ".join(found["word"].lower().split())
    before, after = scene.before(found.start()), scene.after(found.end())
    if word == "soon" and (
        re.match(r"-| (?:after|as|afterwards?|became|began|followed|before|[a-z]+ed)\b", after)
        or re.search(r"\b(?:as|so|too|how)\s$", before)
    ):
        return None
    if word in ("one day", "someday", "some day") and not _HOPED.search(before):
        return None
    if word == "the future" and re.match(r" of\b", after):
        return None
    if word == "future" and not re.search(r"\bin\s$", before):
        return None
    first = None if scene.today is None else scene.today.isoformat()
    return Reading(found.span(), "DATE", "FUTURE_REF", True, first, None)


RULES = (
    Rule(frozenset("right now currently current nowadays at for the presently these".split()), _PRESENT, _present),
    Rule(frozenset("recently the recent formerly once lately previously that those".split()), _PAST, _past),
    Rule(frozenset("the coming future soon as one some someday a".split()), _FUTURE, _future),
)
