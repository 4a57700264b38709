"""Noun phrases about someone: "the spokesperson for X", "Ruritania's acting foreign minister"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.lexicon.documents import STATING
from onrecord.analyse.speakers.lexicon.nouns import (
    BODY_NOUNS,
    COLLECTIVES,
    DOCUMENTS,
    NAME_NOUNS,
    PERSON_NOUNS,
    singular,
)
from onrecord.analyse.speakers.lexicon.ordinary import (
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
)
from onrecord.analyse.speakers.lexicon.places import CREEDS, DEMONYMS
from onrecord.analyse.speakers.lexicon.roles import RUNNING, aged
from onrecord.analyse.speakers.lexicon.titles import (
    MODIFIERS,
    OFFICES,
    PORTFOLIOS,
    RANKS,
)
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.tokens import Token

Sort = Literal["person", "organisation", "group", "document", "unknown"]
STOPS = (PREPOSITIONS | CONJUNCTIONS | VERBS | {"who", "which", "whom", "whose", "close", "familiar"}) - {
    "like",
    "past",
}
OPENINGS = DETERMINERS | POSSESSIVES
_CLAUSES = frozenset("who which that whose whom including where when i we he she they".split())
_DANGLING = frozenset("the a an released published conducted filed".split())
_NEGATING = frozenset(("no", "neither"))
_LONGEST = 9
"""Words that a description may have; a longer one ends where its head noun phrase does."""
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
    if opening in _NEGATING:
        begin -= 1  # "no official" is not an official
    end = _head_end(tokens, begin, last)
    if end <= begin:
        return None
    head_token = tokens[end - 1]
    head = head_token.lower
    owner = any(token.possessive for token in tokens[begin:end])
    title = _title(tokens, begin, end)
    whole = _visible_end(tokens, begin, end, last)
    text_last = _shown_end(tokens, begin, end, whole)
    text = phrase_text(tokens, begin, text_last)
    inside = [name for name in names if begin <= name.first and name.last <= last]
    return Description(
        text=text,
        head=head,
        title=title,
        organisation=_organisation(tokens, inside, begin, end),
        modifiers=frozenset(content_words(tokens, begin, whole, head)),
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
        if token.possessive or token.text in ("'", "’", "-", "/", '"', "“", "”"):
            index += 1
            continue
        stops = token.lower in STOPS or (token.lower.endswith(_VERBAL) and not _attributive(tokens, begin, index, last))
        if index > begin and stops and not token.capital:
            break
        if not token.text[0].isalnum() and token.text != "." and not inside_number(tokens, index):
            break
        index += 1
    while index > begin and (not tokens[index - 1].text[0].isalnum() or tokens[index - 1].possessive):
        index -= 1
    return index


def _attributive(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """Whether a word in -ing belongs to a noun or is one: "its tracking poll", "N's scathing memoir", "N's filing"."""
    before, word = tokens[index - 1], tokens[index].lower
    owned = before.possessive or before.lower in OPENINGS or before.lower in ("own", "new", "recent")
    if word in STATING:
        adjective = index == begin + 1 and singular(before.lower) == before.lower not in PERSON_NOUNS | BODY_NOUNS
        return owned or before.capital or adjective
    following = tokens[index + 1].lower if index + 1 < last else ""
    return following in STATING and (owned or (before.capital and index > begin))


def _visible_end(tokens: Sequence[Token], begin: int, end: int, last: int) -> int:
    """Where the description ends that a reader is shown: before a clause or a comma."""
    index = end
    while index < last and (_worded(tokens[index]) or inside_number(tokens, index)):
        if tokens[index].lower in _CLAUSES and not _short_clause(tokens, begin, index, last):
            break
        index += 1
    return index


def _dangles(token: Token) -> bool:
    """A last word that has lost what belongs to it: "released" of "released Monday"."""
    return token.lower in PREPOSITIONS or token.lower in _DANGLING


def _short_clause(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """A clause that says who is meant in a few words: "people who love boats"."""
    following = [token.text[0].isalnum() for token in tokens[index:last]]
    whole = all(following) and last - begin < _LONGEST
    return tokens[index].lower == "who" and whole and len(following) > 2 and tokens[last - 1].lower not in PREPOSITIONS


def _shown_end(tokens: Sequence[Token], begin: int, end: int, whole: int) -> int:
    """Where the words end that a reader is shown: an overlong phrase is shortened."""
    index = whole
    if sum(token.text[0].isalnum() for token in tokens[begin:whole]) > _LONGEST:
        index = _shortened(tokens, begin, end, whole)
    while index > end and (not tokens[index - 1].text[0].isalnum() or _dangles(tokens[index - 1])):
        index -= 1
    return index


def _worded(token: Token) -> bool:
    return token.text[0].isalnum() or token.possessive or token.text in "-'’&/"


def inside_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether the comma at ``index`` is that of a number or a date, as in 1,200, "8,000-word", "Sept. 15, 2011"."""
    if tokens[index].text != "," or index == 0 or index + 1 >= len(tokens) or not tokens[index - 1].text.isdigit():
        return False
    after = tokens[index + 1]
    if after.text[0].isdigit() and after.start == tokens[index].end:
        return True
    month = next((t.lower.rstrip(".") for t in reversed(tokens[max(index - 3, 0) : index - 1]) if t.text != "."), "")
    return month in MONTHS and after.text.isdigit() and len(after.text) == 4


def _breaks(token: Token) -> bool:
    return token.lower in PREPOSITIONS | CONJUNCTIONS | WEEKDAYS or (token.lower.endswith("ed") and not token.capital)


def _shortened(tokens: Sequence[Token], begin: int, end: int, last: int) -> int:
    """Where an overlong description ends: with its head, or with what a preposition adds to a head of a word or two."""
    if end - begin > 2 and tokens[min(end, last - 1)].lower not in ("of", "for"):
        return end
    index = min(end + 1, last)
    while index < last and (not _breaks(tokens[index]) or tokens[index - 1].lower in DETERMINERS):
        index += 1
    return index if index - begin <= _LONGEST else end


def phrase_text(tokens: Sequence[Token], begin: int, end: int) -> str:
    """The words of a phrase as they stand, one space where there is white space."""
    text = ""
    for at in range(begin, end):
        spaced = at > begin and tokens[at].start > tokens[at - 1].end
        text += (" " if spaced else "") + tokens[at].text
    return text


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
    if title or one in PERSON_NOUNS | RUNNING or aged(one):
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
