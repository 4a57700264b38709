"""Whether a clause tells of what has been or of what will be."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.types import Span

Direction = Literal[-1, 0, 1]

_REACH = 160
"""Characters looked at on either side."""

_NOT_YET = re.compile(r"\b(?:was|were|did|had)(?:n['’]t| not)\b")
_IN_WORDS = re.compile(r"\b(?:interview|statement|tweet|memo|editorial|email|e-mail)s?\s(?:[a-z]+\s)?$")
_SINCE = re.compile(r"\b[Ss]ince\s(?:[a-z]+ing\s)?(?:[a-z]+\s){0,2}(?:in|on|at|during)\s$")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[.!?;:]")
_ENDS = frozenset(".!?;")

_FUTURE = frozenset(
    """will shall won't upcoming scheduled expected due likely plans hopes wants intends going meet begin arrive
    expects hoping preparing slated poised begins starts opens ends expires meets arrives leaves returns travels
    resumes convenes effective payable forthcoming i'll we'll he'll she'll they'll it'll you'll ready aims""".split()
)
_PAST = frozenset(
    """said told was were had did met took went came made found began left gave held led won lost fell rose shot wrote
    spoke saw got knew thought became brought bought built caught chose cut drew drove fought flew forgot froze grew
    heard hit kept laid lay let meant paid put quit ran rode rang sang sank sat sent shook shut slept sold spent split
    spread stood stole struck swore swam taught threw understood woke wore wasn't weren't hadn't didn't sought set-up
    broke ate drank bore beat bent bet blew dealt dug fled hid hung hurt led lent lit overcame read rebuilt sank shed
    slid sprang stuck swept swung tore withdrew been having announced died telling saying
    adding warning noting speaking accusing citing calling""".split()
)
_MODALS = frozenset("would could may might should must".split())
_TO = frozenset(
    """agreed decided asked ordered invited urged vowed promised pledged hoped wanted planned intended agree decide
    plan want intend agrees decides vows promises threatened due wish wishes have has""".split()
)
"""Followed by "to", they tell of what is to come."""
_BETWEEN = frozenset(
    "not also already now never since long just recently yet only still always repeatedly often".split()
)
"""May stand between "has" and what has been done."""
_NOT_PAST = frozenset(
    """need indeed speed united feed seed exceed proceed succeed hundred red bed led-by unspecified undisclosed
    unexpected unresolved unchanged unnamed unidentified undecided unprecedented undetermined unrelated""".split()
)


_AWAITED = frozenset("when if before until once unless".split())
"""Before "is", they tell of what is to come."""
_SHORT_FORMS = frozenset("vs corp inc ltd bros gov sen rep gen lt sgt col prof".split())


def direction(text: str, span: Span, stretch: Span) -> Direction:
    """-1 for the past, 1 for the future, 0 where nothing tells; by the verb before ``span``, else by that after it."""
    before = text[max(stretch[0], span[0] - 8) : span[0]].lower()
    if before.endswith(("until ", "till ")):
        return -1 if _NOT_YET.search(text[max(stretch[0], span[0] - 60) : span[0]].lower()) else 1
    if _SINCE.search(text, max(stretch[0], span[0] - 40), span[0]):
        return -1
    if _IN_WORDS.search(text, max(stretch[0], span[0] - 40), span[0]):
        return -1
    left = list(_WORD.finditer(text, max(stretch[0], span[0] - _REACH), span[0]))
    words = ["" if found[0] == "May" else found[0].lower().replace("’", "'") for found in left]
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _ENDS:
            if words[at] == "." and _abbreviated(left[at], text):
                continue
            break
        told = _told(words, at)
        if told:
            return -1 if told > 0 and "had" in words[max(0, at - 3) : at] else told
    right = _WORD.finditer(text, span[1], min(stretch[1], span[1] + _REACH))
    after: list[str] = []
    for found in right:
        if found[0] == "." and _abbreviated(found, text):
            continue
        after.append("" if found[0] == "May" else found[0].lower().replace("’", "'"))
        if after[-1] in _ENDS:
            break
        told = _told(after, len(after) - 1)
        if told:
            return told
    return 0


def _told(words: list[str], at: int) -> Direction:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in _MODALS:
        return -1 if following in ("not", "have") else 1
    if word in ("is", "are") and _AWAITED.intersection(words[max(0, at - 5) : at]):
        return 1
    if word in ("wouldn't", "couldn't"):
        return -1
    if word == "set":
        return 1 if following in ("to", "for") else -1
    if following == "to" and (word in _TO or word in ("is", "are")):
        return 1
    if at and words[at - 1] == "to":
        return 0
    if word in _FUTURE:
        return 1
    if "going" in words[max(0, at - 4) : at]:  # "is going to get beaten"
        return 0
    if at and words[at - 1] in ("be", "being", "to", "is", "are"):
        return 0
    if word in ("has", "have"):
        return -1 if _ended(following) or (following in _BETWEEN and _ended("".join(words[at + 2 : at + 3]))) else 0
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return -1
    return 0


def _ended(word: str) -> bool:
    """Whether ``word`` after "has" tells what has been done, not what is had."""
    return word in _PAST or word in ("become", "come", "run", "gone") or word.endswith(("ed", "en", "wn"))


def _abbreviated(mark: re.Match[str], text: str) -> bool:
    """Whether a full stop belongs to an abbreviation: a short word before it, or no space and capital after it."""
    following = text[mark.end() : mark.end() + 2]
    if not following[:1].isspace():
        return following[:1] not in ("'", '"', "”", "’", ")", "")
    before = text[max(0, mark.start() - 5) : mark.start()]
    last = re.split(r"[\s(\"“.]", before)[-1]
    return (0 < len(last) <= 3 and last[:1].isupper()) or last.lower() in _SHORT_FORMS
