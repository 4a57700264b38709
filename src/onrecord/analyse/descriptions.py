"""Noun phrases about someone: "the spokesperson for X", "Ruritania's acting foreign minister"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.analyse.entities import Named
from onrecord.analyse.lexicon.nouns import BODY_NOUNS, COLLECTIVES, DOCUMENTS, NAME_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.lexicon.ordinary import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS, VERBS
from onrecord.analyse.lexicon.places import CREEDS, DEMONYMS
from onrecord.analyse.lexicon.titles import (
    MODIFIERS,
    OFFICES,
    PORTFOLIOS,
    RANKS,
)
from onrecord.analyse.names import fold
from onrecord.analyse.tokens import Token

Sort = Literal["person", "organisation", "group", "document", "unknown"]
STOPS = (PREPOSITIONS | CONJUNCTIONS | VERBS | {"who", "which", "whom", "whose", "close", "familiar"}) - {
    "like",
    "past",
}
OPENINGS = DETERMINERS | POSSESSIVES
_VERBAL = ("ing",)


@dataclass(frozen=True)
class Description:
    """A noun phrase without a name of its own.

    text: as it stands, without article. head: its head noun in small letters.
    title: the words of office, or "". organisation: the body stated beside it.
    modifiers: its other content words, folded. definite: "the", a possessive or a name's 's before it.
    first, last: the tokens it stands on. plural: more than one person or thing.
    """

    text: str
    head: str
    title: str
    organisation: str | None
    modifiers: frozenset[str]
    definite: bool
    indefinite: bool
    plural: bool
    sort: Sort
    first: int
    last: int


def describe(tokens: Sequence[Token], names: Sequence[Named], first: int, last: int) -> Description | None:
    """Read tokens ``first`` to ``last`` as a noun phrase; None where no noun heads it."""
    begin = first
    while begin < last and (tokens[begin].lower in OPENINGS or not tokens[begin].text[0].isalnum()):
        begin += 1
    if begin > first and (begin == last or tokens[begin].lower in STOPS) and tokens[begin - 1].text[0].isalnum():
        begin -= 1
    opening = tokens[begin - 1].lower if begin > first else ""
    end = _head_end(tokens, begin, last)
    if end <= begin:
        return None
    head_token = tokens[end - 1]
    head = head_token.lower
    owner = any(token.possessive for token in tokens[begin:end])
    title = _title(tokens, begin, end)
    text_last = _visible_end(tokens, end, last)
    text = " ".join(pieces(tokens, begin, text_last))
    inside = [name for name in names if begin <= name.first and name.last <= last]
    return Description(
        text=text,
        head=head,
        title=title,
        organisation=_organisation(tokens, inside, begin, end),
        modifiers=frozenset(content_words(tokens, begin, text_last, head)),
        definite=opening in ("the", "this", "that", "these", "those") or opening in POSSESSIVES or owner,
        indefinite=opening in ("a", "an", "another", "one", "some"),
        plural=_plural(head),
        sort=_sort(head_token, title),
        first=begin,
        last=text_last,
    )


def _head_end(tokens: Sequence[Token], begin: int, last: int) -> int:
    """The index after the head noun: where a preposition, a clause or a mark begins."""
    index = begin
    while index < last:
        token = tokens[index]
        if token.possessive or token.text in ("'", "’", "-", '"', "“", "”"):
            index += 1
            continue
        if index > begin and (token.lower in STOPS or token.lower.endswith(_VERBAL)) and not token.capital:
            break
        if not token.text[0].isalnum() and token.text not in (".",):
            break
        index += 1
    while index > begin and (not tokens[index - 1].text[0].isalnum() or tokens[index - 1].possessive):
        index -= 1
    return index


def _visible_end(tokens: Sequence[Token], end: int, last: int) -> int:
    """Where the description ends that a reader is shown: before a clause or a comma."""
    index = end
    while index < last and (
        tokens[index].text[0].isalnum() or tokens[index].possessive or tokens[index].text in "-'’&"
    ):
        if tokens[index].lower in ("who", "which", "that", "whose") and index > end:
            break
        index += 1
    while index > end and not tokens[index - 1].text[0].isalnum():
        index -= 1
    return index


def pieces(tokens: Sequence[Token], begin: int, end: int) -> list[str]:
    """The words of a phrase, each with the possessive ending that belongs to it."""
    pieces: list[str] = []
    for token in tokens[begin:end]:
        if pieces and token.start == tokens[begin].start:
            continue
        glued = bool(pieces) and (token.possessive or token.text in ("'", "’"))
        if glued:
            pieces[-1] += token.text
        else:
            pieces.append(token.text)
    return pieces


def _title(tokens: Sequence[Token], begin: int, end: int) -> str:
    """The words of office that end the phrase: "acting foreign minister"; empty where it has none."""
    head = tokens[end - 1].lower.rstrip(".")
    following = tokens[end].lower if end < len(tokens) else ""
    two = (
        end - 2 >= begin
        and tokens[end - 1].lower == "general"
        and tokens[end - 2].lower in ("secretary", "attorney", "director")
    )
    if singular(head) not in OFFICES | RANKS and head not in OFFICES | RANKS and not two:
        return ""
    start = end - 1
    while (
        start > begin
        and tokens[start - 1].lower.rstrip(".") in MODIFIERS | OFFICES | RANKS
        and not tokens[start - 1].possessive
    ):
        start -= 1
    stop = end
    if (
        following == "of"
        and end + 1 < len(tokens)
        and tokens[end + 1].lower in PORTFOLIOS
        and head in ("secretary", "minister", "chief")
    ):
        stop = end + 2
    return " ".join(token.text for token in tokens[start:stop])


def _organisation(tokens: Sequence[Token], inside: Sequence[Named], begin: int, end: int) -> str | None:
    """The body named before the head with or without 's, or after it with "of", "for", "at"."""
    for name in inside:
        owner = name.last < len(tokens) and tokens[name.last].possessive and any(n.first > name.last for n in inside)
        if name.first >= end and name.kind != "person" and not owner and linked(tokens, end, name.first):
            return name.text
    before = [name for name in inside if name.last <= end and name.kind != "person"]
    return before[-1].text if before else None


def linked(tokens: Sequence[Token], end: int, first: int) -> bool:
    """Whether "of", "for", "at" or the like, and little else, joins the name at ``first`` to a head that ends."""
    between = [token.lower for token in tokens[end:first]]
    return (
        bool(between)
        and between[0] in ("of", "for", "at", "with", "from", "in")
        and len(between) < 6
        and "," not in between
    )


def content_words(tokens: Sequence[Token], begin: int, end: int, head: str) -> list[str]:
    """Its words but the head, articles and small words, folded."""
    small = OPENINGS | PREPOSITIONS | CONJUNCTIONS | {head}
    return [
        fold(t.lower) for t in tokens[begin:end] if t.text[0].isalnum() and t.lower not in small and not t.possessive
    ]


def _plural(head: str) -> bool:
    return head in COLLECTIVES or (singular(head) != head and head not in ("news", "politics"))


def _sort(token: Token, title: str) -> Sort:
    head = token.lower.rstrip(".")
    one = singular(head)
    if head in ("someone", "somebody", "one", "anyone", "nobody"):
        return "person"
    if head in COLLECTIVES or (one in DEMONYMS | CREEDS and one != head):
        return "group"
    if title or one in PERSON_NOUNS:
        return "group" if _plural(head) else "person"
    if one in DOCUMENTS:
        return "document"
    if one in BODY_NOUNS or (token.capital and one in NAME_NOUNS):
        return "group" if one != head else "organisation"
    if one != head:
        return "group"
    if one.endswith(("man", "woman", "ist", "ician", "eer", "person")) and not token.capital:
        return "person"
    return "unknown"
