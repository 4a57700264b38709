"""Captions of pictures between paragraphs, and the credits of pictures."""

from __future__ import annotations

import re
from itertools import takewhile

from onrecord.clean.marks import has_finite_verb, has_quotation, is_ended, is_telling, is_turn
from onrecord.clean.words import OFFICES, POSES

_AGENCY = (
    r"(?:AFP|AP|Reuters|EPA|EPA-EFE|Getty(?: Images)?|Anadolu|Xinhua|TASS|UPI|DPA|NurPhoto|Shutterstock"
    r"|Alamy|iStock|PA (?:Wire|Media|Images))"
)
_MARKED = tuple(re.compile(pattern) for pattern in (
    r"(?i:image|photo|photograph|picture|media)s?\s*(?i:copyright|caption|credit|source|by|courtesy|credits)\b",
    r"(?i:photo|photograph|picture|image|caption|photo illustration|illustration|photographer)s?\s*[:/|]\s*\S",
    r"FILE(?: (?:PHOTO|PICTURE|IMAGE))?\s*[:–—-]",
    r"(?i:file) ?(?i:photo|picture|image|pic)\b",
    r"\[?(?i:illustrative|undated handout|handout) (?i:photo|picture|image)\b",
    r"(?i:media playback is (?:not supported|unsupported))\b.*(?i:caption)\b",
    rf"{_AGENCY} ?(?:Photo|Photos|Picture|Images?)?(?:/| / | via | \| )[A-Z]",
))  # fmt: skip
_WITHIN_BRACKETS = "|".join((
    r"(?i:photo|image|picture|file|credit|source|photograph|handout|courtesy|via|screenshot|screengrab"
    r"|illustrat\w+)\b[^)\]]*",
    rf"[^)\]:]{{0,50}}\b{_AGENCY}",
    rf"{_AGENCY}(?:/|\s(?i:photos?|images?|pictures?)\b)[^)\]]{{0,50}}",
    # Name and agency, whichever agency it is: "(Marten Holm/Tidewater)".
    r"[A-Z][\w .’'-]{2,40}/\s?[A-Z][\w .’'-]{1,40}",
))  # fmt: skip
_BARE_END = "|".join((
    rf"{_AGENCY}/[A-Z][\w. ]*", rf"[\w.]+/{_AGENCY}", rf"via {_AGENCY}", rf"\| {_AGENCY}",
    r"(?i:ap photo|getty images|file photo|file picture|photo by [\w. /-]+|photo: [\w. /-]+|handout photo)",
))  # fmt: skip
_CREDIT_END = re.compile(rf"(?:[(\[](?:{_WITHIN_BRACKETS})[)\]]|(?:^|[\s/|])(?:{_BARE_END}))[.\s]*$")
_SURE = re.compile(
    r"(?:\d+ of \d+ )?FILE ?[-–—] ?In this\b|Image (?:copyright|source) .{1,80}? Image caption [A-Z“\"]"
    r"|Media playback is (?:not supported|unsupported) on (?:this|your) device Media caption [A-Z“\"]"
    r"|Facebook Twitter Pinterest [A-Z“‘\"]|CLOSE [A-Z][\w.’']* (?=[^a-z]*[a-z])"
    r"|Photos: (?:Photos: )?(?P<name>.{4,120}?) Photos: (?:Photos: )?(?P=name)\b|Hide caption [A-Z]"
)
_GALLERY = re.compile(r"\bHide [Cc]aption \d+ of \d+\b")
# "(R)" and "(L)" stand beside each other where they mean sides, alone they may be a party.
_POSITION = re.compile(
    r"\((?:left|right|centre|center|top|bottom|(?:second|third) (?:from )?(?:left|right))\)|\(L\).*\((?:R|C)\)"
    r"|\(R\).*\((?:L|C)\)|\b(?:from|second) (?:left|right)\b",
    re.I,
)
_CAPITALISED = re.compile(r"^[^\W\d_]*[A-ZÀ-ÞА-ЯĀ-Ž]|^(?:al|el|bin|ibn|van|von|de|da|del|der|la|le|di|abu|ben)(?:-|$)")
# Items of a list, figures, and posts of social media that are quoted with their handle.
_NO_CAPTION = re.compile(r"^\(?\d+[.):]|[$€£]\d|\(@\w+\)|[a-z][.!?]\s+[A-Z]")
_SMALL = frozenset("of the and for in at on to a an 's de with from by".split())


def is_sure_caption(words: str) -> bool:
    """Whether the line begins as only captions do, however long it is and whatever it tells.

    "FILE - In this …", "Image copyright N Image caption …", buttons above a picture, and a gallery run together.
    """
    return _SURE.match(words) is not None or _GALLERY.search(words) is not None


def is_marked_caption(words: str) -> bool:
    """Whether the line itself says that it belongs to a picture ("Photo: …", "(File photo)")."""
    if is_sure_caption(words):
        return True
    if is_telling(words) or len(words.split()) > 60:
        return False
    return any(pattern.match(words) for pattern in _MARKED) or _CREDIT_END.search(words) is not None


def is_bare_caption(words: str, everything: str) -> bool:
    """Whether a line between paragraphs names somebody and says nothing more.

    everything: the whole article, in which the person is named again.
    """
    count = len(words.split())
    if (
        is_ended(words)
        or has_quotation(words)
        or is_turn(words)
        or count > 30
        or words.rstrip().endswith((":", ",", ";"))
        or _NO_CAPTION.search(words)
    ):
        return False
    if _POSITION.search(words):
        return True
    if is_pose(words) and count >= 4:
        return True
    if (
        has_finite_verb(words)
        or count > 20
        or (words.isupper() and count > 6)
        or re.search(r"\b(?:vs?|versus)\b", words)
    ):
        return False
    return _is_office_and_name(words) or _is_name_of(words, everything)


def is_pose(words: str) -> bool:
    """Whether a name is followed by a verb of posing, as "Mayor Ada Lund speaks at the harbour"."""
    parts = words.split()
    verbs = [index for index, part in enumerate(parts) if part.lower() in POSES]
    if not verbs:
        return False
    before = parts[: verbs[0]]
    while before and before[-1].lower() in ("is", "are"):
        before.pop()
    name = list(takewhile(_is_name_part, reversed(before)))
    # A heading in capitals throughout is none: below a picture, some words are small.
    small = [part for part in parts[verbs[0] :] if part[0].islower() and part not in _SMALL]
    return len(name) >= 2 and bool(small) and ": " not in words


def _is_name_part(part: str) -> bool:
    return _CAPITALISED.match(part) is not None and part.lower() not in _NOT_NAMES


def is_heading_like(words: str) -> bool:
    """Whether a bare caption is a name and no more, so that it might head a passage."""
    return len(words.split()) <= 5 and not any(_office(part.strip(",()")) for part in words.split())


def _is_office_and_name(words: str) -> bool:
    parts = [part.strip(",()") for part in words.split()]
    offices = [index for index, part in enumerate(parts) if _office(part)]
    if not offices or len(parts) < 3:
        return False
    rest = [part for index, part in enumerate(parts) if index not in offices and part.lower() not in _SMALL]
    named = [part for part in rest if _CAPITALISED.match(part)]
    # An office and at least two names, and little else: not a heading such as "The president's plan".
    return len(named) >= 2 and len(named) >= 0.75 * len(rest) and _ends_or_begins_with_name(words, parts, offices)


def _office(part: str) -> bool:
    name = part.lower().replace("’", "'")
    return (
        name in OFFICES
        or (name.removesuffix("'s") in OFFICES and not name.endswith("'s"))
        or name.split("-")[-1] in OFFICES
    )


def _ends_or_begins_with_name(words: str, parts: list[str], offices: list[int]) -> bool:
    """Whether two names or more follow the office, or stand before a comma and then the office."""
    after = [part for part in parts[offices[-1] + 1 :] if part.lower() not in _SMALL]
    if len(after) >= 2 and all(_is_name_part(part) for part in after):
        return True
    head, comma, rest = words.partition(",")
    named = head.split()
    return bool(comma) and 2 <= len(named) <= 5 and all(map(_is_name_part, named)) and rest.strip()[:1].islower()


def _is_name_of(words: str, everything: str) -> bool:
    """A person's name alone, of whom the article elsewhere tells that they speak, or says Mr or Ms."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or not all(_is_name_part(part) for part in parts) or words.isupper():
        return False
    if not all(re.fullmatch(r"[^\W\d_][\w.'’-]*", part) for part in parts):
        return False
    last = re.escape(parts[-1].split("-")[-1])
    speaking = r"(?:said|says|told|added|asked|replied|wrote|stressed|noted|explained)"
    return (
        re.search(
            rf"\b(?:(?:Mr|Ms|Mrs|Dr)\.? {last}\b|{last} {speaking}\b"
            rf"|{speaking} (?:[\w-]+ )?{last}\b)",
            everything,
        )
        is not None
    )


_NOT_NAMES = frozenset(
    """
the a an what why how who when where new next first last no not more is and or but for from in on at to with our their
his her city state states nations union party council bank war peace deal plan talks street house court law act
ministry army force forces north south east west new united korea america house department committee office
association agency
institute university college company corp inc news times society commission congress parliament government police
""".split()
)
