"""Families of articles that reprint each other: which belong together, which is likely the original, what each changed.

A family is connected by pairs of which much of the shorter body stands in the other: a line that stands in every
article of an outlet connects nobody. Which one is the original nobody states: it is weighed, and the reasons are given.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.resolve.changes import Change, changes, words
from onrecord.resolve.components import components
from onrecord.types import BODY_KINDS, Block, Span

Row = Mapping[str, Any]

CONNECTED = 0.25
"""From this share on, two articles are of one family."""

_ENDING = re.compile(r"^(?:https?://)?(?:www\d?\.)?(.+?)(?:\.[a-z]{2,4}){0,2}/?$")
_ARTICLE = re.compile(r"^(?:the|agence de presse|agency|news agency) ")
_SHORT = {
    "ap": "associatedpress", "apnews": "associatedpress", "afp": "agencefrancepresse", "pa": "pressassociation",
    "pamedia": "pressassociation", "dpa": "deutschepresseagentur", "efe": "agenciaefe",
    "aap": "australianassociatedpress", "upi": "unitedpressinternational", "cp": "canadianpress",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Original:
    """The likely original of a family. reasons: why it is likely the one, for people to read; the weightiest first.

    elsewhere: whom most of the family credit, where no member is theirs: then the original is not in this record.
    """

    document: str
    reasons: tuple[str, ...]
    elsewhere: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """What a member of a family changed, beside the likely original.

    headline: whether its headline is another one.
    dropped: paragraphs of the original that it lacks. added: paragraphs of its own.
    edits: all other changes, word by word, headline and whole paragraphs left out.
    """

    document: str
    headline: bool
    dropped: tuple[Span, ...]
    added: tuple[Span, ...]
    edits: tuple[Change, ...]


def families(pairs: Iterable[tuple[str, str, float]], least: float = CONNECTED) -> list[tuple[str, ...]]:
    """The families that pairs of documents make, each in the order of ids; pairs come with their shares.

    least: see ``CONNECTED``.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for document, family in components((a, b) for a, b, share in pairs if share >= least):
        found[family].append(document)
    return [tuple(found[family]) for family in sorted(found)]


def original(members: Sequence[Row], sizes: Sequence[int] | None = None) -> Original:
    """Which member of a family the others likely took over: whom they credit, else the earliest, else the fullest.

    members: rows of ``documents`` in the order of addition; that decides where nothing else does.
    sizes: how many words the body of each has, where that is known; then the rows need no text.
    """
    credits = [_credited(row) for row in members]
    counted = Counter(key for each in credits for key in each)
    credited = [_credits(row, own, counted) for row, own in zip(members, credits, strict=True)]
    size = [_size(row) for row in members] if sizes is None else sizes
    dates = [_date(row) for row in members]
    order = [(-credited[nth], dates[nth] is None, dates[nth] or "", -size[nth]) for nth in range(len(members))]
    at = order.index(min(order))
    reasons = []
    if credited[at]:
        reasons.append(f"credited by {credited[at]:,} of the {len(members) - 1:,} others")
    others = [date for nth, date in enumerate(dates) if nth != at]
    if (date := dates[at]) is not None and all(other is None or date < other[: len(date)] for other in others):
        reasons.append(f"the earliest, {date}")
    if all(size[at] > other for nth, other in enumerate(size) if nth != at):
        reasons.append(f"the fullest, {size[at]:,} words")
    return Original(members[at]["id"], tuple(reasons or ("added to this record first",)), _elsewhere(members, credits))


def copy_of(first: Row, member: Row) -> Copy:
    """What ``member`` changed, where ``first`` was the original: rows of ``documents``."""
    sides = [(row["text"], [_block(each) for each in row["blocks"]]) for row in (first, member)]
    found = changes(*sides[0], *sides[1])
    whole = [each for each in found if each.whole and each.block != "title"]
    return Copy(
        document=member["id"],
        headline=any(each.block == "title" for each in found),
        dropped=tuple(each.from_span for each in whole if each.kind == "delete"),
        added=tuple(each.to_span for each in whole if each.kind == "insert"),
        edits=tuple(each for each in found if not each.whole and each.block != "title"),
    )


def _block(row: Row) -> Block:
    start, end = row["span"]
    return Block(row["kind"], (start, end))


def _size(row: Row) -> int:
    return sum(words(row["text"][slice(*each["span"])]) for each in row["blocks"] if each["kind"] in BODY_KINDS)


def _credited(row: Row) -> dict[str, str]:
    """Whom an article says that it is from: names by their keys; its own outlet where another site copied it."""
    names = list(row["agencies"] or ())
    if row["republisher"] and row["outlet"]:
        names.append(row["outlet"])
    return {key: name for name in names if (key := _key(name))}


def _credits(row: Row, credited: Mapping[str, str], counted: Mapping[str, int]) -> int:
    """How many others credit the outlet of a member; none where the member itself was copied from elsewhere.

    credited: whom it credits itself. counted: how many of all members credit whom.
    """
    own = _key(row["outlet"] or "")
    if not own or row["republisher"]:
        return 0
    return counted.get(own, 0) - (own in credited)


def _elsewhere(members: Sequence[Row], credits: Sequence[Mapping[str, str]]) -> str | None:
    counted: dict[str, list[str]] = defaultdict(list)
    for each in credits:
        for key, name in each.items():
            counted[key].append(name)
    here = {_key(row["outlet"] or "") for row in members if not row["republisher"]}
    most = max(counted.items(), key=lambda item: (len(item[1]), item[0]), default=None)
    if most is None or most[0] in here or 2 * len(most[1]) < len(members):
        return None
    return min(most[1])


def _date(row: Row) -> str | None:
    published = row["published"] or {}
    found = published.get("earliest") or published.get("latest")
    return str(found) if found else None


def _key(name: str) -> str:
    """A name of an outlet or agency so that "The Reuters", "Reuters" and "www.reuters.com" are one."""
    plain = name.strip().lower()
    if " " not in plain and (found := _ENDING.match(plain)):
        plain = found[1]
    key = "".join(letter for letter in _ARTICLE.sub("", plain) if letter.isalnum())
    return _SHORT.get(key, key)
