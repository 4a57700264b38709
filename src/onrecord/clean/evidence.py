"""What labelled lines say of the article: its outlet, its republisher, its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.clean import credits
from onrecord.clean.byline import Credited, credited, joined
from onrecord.clean.dates import find_dates
from onrecord.clean.furniture import channel_name
from onrecord.clean.marks import tokens
from onrecord.clean.plaintext import Line
from onrecord.clean.words import EDITIONS, OUTLET_WORDS, PLATFORMS, SECTIONS

_FOLLOW = re.compile(
    rf"(?:follow|join|like|find|subscribe to|add|connect with|watch"
    rf"|get)\s+(?P<name>(?-i:[A-Z0-9])[\w&.'’ -]{{1,40}}?)(?:['’]s)?"
    rf"(?:\s+(?:news|updates|channel|page|account))?\s+(?:on|via|in)\s+(?:our\s+)?(?P<platform>{PLATFORMS})\b",
    re.IGNORECASE,
)
_CHANNEL_OF = re.compile(
    rf"(?:follow|join|subscribe to)\s+(?:the\s+)?(?P<name>(?-i:[A-Z0-9])[\w&.'’ -]{{1,40}}?)(?:['’]s)?"
    rf"\s+(?:{PLATFORMS})\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright|\d{4}(?:\s*[-–]\s*\d{2,4})?|by\b|the\b)[\s,]*){1,6}(?P<name>(?-i:[A-Z])[^."
    r"|,]{2,50}?)(?=\s*(?:[.|,]|all rights|\d{4}|$))",
    re.I,
)
_AFTER_NAME = re.compile(r"\s+(?:on|in|and|under|with|as|here|at)\s+(?:\d|[a-z]|[A-Z][a-z]+ \d).*$|,.*$|\s*\(.*$")
_OUR = frozenset("us our me my we this your the reuters".split())


@dataclass(frozen=True, slots=True)
class Publication:
    """Whose article it is: the outlet, the words that name it, and the site the copy was taken from."""

    outlet: str | None
    basis: str | None
    republisher: str | None


_PERSONAL = frozenset("twitter x facebook instagram linkedin threads bluesky mastodon youtube".split())
_ORDERS = frozenset("sign play watch follow get read subscribe join like share listen download click see".split())
_TELLING = frozenset("posted said wrote tweeted says shared added replied".split())
_HOLDERS = frozenset("syndicate syndication creators productions agency licensors contributors".split())
"""Words in the names of those who hold rights in an article, but do not publish it."""

_SPECIAL = re.compile(
    r"^special (?:for|to) (?:the )?|\s+[-–—|]\s+(?:news|opinion|editorial|online|politics|world)$", re.IGNORECASE
)
"""Words round the name of an outlet that are no part of it: "special to the N", "N - News"."""


def publication(lines: Sequence[Line]) -> Publication:
    """The outlet and republisher that the lines name, the surest words first."""
    origin = next(_origins(lines), None)
    named = list(_named(lines))
    copied = next(_copied_from(lines), None)
    if origin is not None:
        site = copied or next((name for name, _ in named if name.casefold() != origin[0].casefold()), None)
        return Publication(*origin, site if site != origin[0] else None)
    if named:
        outlet, basis = named[0]
        return Publication(outlet, basis, copied if copied and copied.casefold() != outlet.casefold() else None)
    if copied:
        return Publication(copied, f"line “From {copied}”, and no other outlet named", None)
    return Publication(None, None, None)


def byline(lines: Sequence[Line], outlets: frozenset[str] = frozenset()) -> Credited:
    """The people credited, and the agencies and nameless staff beside them, without "By".

    outlets: keys of the outlet's names, which are no people.
    """
    found = Credited()
    for line in lines:
        if line.label == "byline" and not credits.is_role(line.words):
            credit = credits.credit(line.words)
            found = joined(found, credited([credit.who if credit is not None else line.words], outlets))
            if found.people:
                break
    others = [line.words for line in lines if line.label == "agency"]
    for line in lines:
        dated = credits.date_line(line.words) if line.label == "date" else None
        if dated is not None and dated.rest and credits.is_agency(dated.rest):
            others.append(dated.rest)
    return joined(found, Credited((), credited(others, outlets).agencies))


def _origins(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        found = credits.credit(line.words) if line.label == "origin" else None
        if found is None:
            continue
        name = re.sub(r"^the (?=[A-Z])", "", _AFTER_NAME.sub("", found.who)).strip(' .”“"')
        if (
            name
            and len(name) > 2
            and name[0].isupper() | name[0].isdigit()
            and not credits.is_agency(name)
            and not next(find_dates(name), None)
        ):
            yield name, f"credit line “{line.words}”"


def _copied_from(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        name = credits.from_line(line.words) if line.label == "from" else None
        if name is not None and not credits.is_agency(name):
            yield name


def _named(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Outlets named, with the basis, the surest first."""
    for line in lines:
        if line.label == "masthead":
            masthead = _SPECIAL.sub("", line.words.strip("—–-| "))
            yield _spelling(masthead, lines), f"masthead line “{line.words}”"
    for line in lines:
        if line.label in ("byline", "date") and (name := _byline_outlet(line)):
            yield name, f"byline “{line.words}”"
    for line, following in pairwise(lines):
        if line.label == "title" and following.label == "furniture" and following.words[:1] in "|–—»·-":
            yield following.words.strip("|–—»·- "), f"page title “{line.words} {following.words}”"
    people = [line.words.casefold() for line in lines if line.label == "byline"]
    for line in lines:
        if (
            line.label == "furniture"
            and (name := _channel(line.words))
            and not any(name.casefold() in who for who in people)
        ):
            yield name, f"channel line “{line.words}”"
    for line in lines:
        match = _COPYRIGHT.match(line.words) if line.label == "furniture" else None
        if match is not None and not credits.is_agency(match["name"]) and not _HOLDERS & set(tokens(match["name"])):
            yield re.split(r"\s+[-–—]\s+", match["name"].strip())[0], f"copyright line “{line.words}”"


def _spelling(name: str, lines: Sequence[Line]) -> str:
    """A name in capitals as another line spells it, where one does."""
    if not name.isupper():
        return name
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    spellings = (match[0] for line in lines for match in pattern.finditer(line.words))
    return next((spelling for spelling in spellings if not spelling.isupper()), name)


def _byline_outlet(line: Line) -> str | None:
    """The outlet within a byline: "By The Courier Staff", "Jane Roe, Harbour Times"."""
    found = credits.credit(line.words)
    dated = credits.date_line(line.words)
    who = found.who if found is not None and found.kind == "byline" else dated.rest if dated is not None else line.words
    who = re.sub(r"^by\b:?\s+", "", who, flags=re.IGNORECASE)
    for part in re.split(r"\s*[,|/·•–—]\s*|\s+(?:for|of)\s+(?=[A-Z])| - ", who):
        name = re.sub(
            r"\s+(?:staff(?: writers?| reporters?)?|web ?desk|news ?desk|desk|correspondents?|reporters?|editors?"
            r"|team)$",
            "",
            part,
            flags=re.I,
        )
        if not name or credits.is_agency(part) or credits.is_agency(name) or name.lower() in SECTIONS:
            continue
        if credits.is_outlet_name(name) or (name != part and _has_outlet_word(name)):
            return name
    return None


def _has_outlet_word(name: str) -> bool:
    return any(token in OUTLET_WORDS | EDITIONS or "news" in token for token in tokens(name))


def _channel(words: str) -> str | None:
    name = channel_name(words)
    if name is None:
        match = _FOLLOW.search(words) or _CHANNEL_OF.search(words)
        name = match["name"].strip() if match else ""
    # On these platforms people are followed as well as outlets.
    personal = any(token in _PERSONAL for token in tokens(words))
    if personal and not _has_outlet_word(name) and not name.lower().startswith("the "):
        return None
    return _proper(name)


def _proper(name: str) -> str | None:
    parts = tokens(name)
    if (
        len("".join(parts)) < 3
        or not (name[0].isupper() or name[0].isdigit())
        or parts[0] in _ORDERS
        or parts[-1] in _TELLING
        or any(part in _OUR - {"the"} for part in parts)
        or name.lower() in SECTIONS
        or credits.is_agency(name)
    ):
        return None
    return name if name.lower() not in ("the", "news", "latest") else None
