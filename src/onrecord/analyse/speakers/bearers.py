"""Which capitalised words are surnames in one document though ordinary elsewhere, and which tell nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import COLLECTIVES, NAME_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, MONTHS, ORDINARY, PREPOSITIONS, VERBS, WEEKDAYS
from onrecord.analyse.speakers.lexicon.places import PLACES
from onrecord.analyse.speakers.lexicon.things import THINGS
from onrecord.analyse.speakers.lexicon.titles import TITLES
from onrecord.analyse.speakers.tokens import Token

_PARTY = re.compile(r"(?:[A-Z]|Dem|Rep|Ind|Lab|Con|[A-Z]{2,4})\.?(?:-[A-Z][\w.]*)?")
_STATED = re.compile(r"[A-Z]-[A-Z][a-z]*")
_ADDRESSES = frozenset("mr mrs ms miss dr sir lady lord rep sen gov".split())
_DASHES = frozenset("-–—")
_WORDS = MONTHS | WEEKDAYS | (ORDINARY - VERBS) | NAME_NOUNS | PLACE_NOUNS | PERSON_NOUNS | THINGS | {"may"}
_JOINING = PREPOSITIONS | CONJUNCTIONS
_DATING = PREPOSITIONS | {"last", "next", "this", "late", "early", "mid"}
_NEVER = (
    frozenset("the a an he she it they we i you and but or who that this these those said says".split()) | COLLECTIVES
)
_LONG = 3
"""Letters above which a word counts when a line is judged to be in headline style."""


def surnames_that_are_words(tokens: Sequence[Token], trusted: frozenset[int]) -> frozenset[str]:
    """Words for a month, an office, a thing that are surnames here: "May" beside "Theresa May", "Mr. Price".

    trusted: where sources begin. A word that makes names of bodies and places, such as
    "church", must also stand alone as somebody who speaks or with a form of address.
    """
    small = {token.text for token in tokens if token.text.islower()}
    speaking = [token for token in tokens if token.capital and token.start in trusted]
    alone = {token.lower for token in speaking if not token.first or token.lower not in small}
    found = set()
    for index, (before, word) in enumerate(pairwise(tokens)):
        if not word.capital or word.lower not in _WORDS or word.lower in _NEVER or word.sentence != before.sentence:
            continue
        earlier = tokens[index - 1] if index and tokens[index - 1].sentence == word.sentence else before
        earlier = before if word.lower in MONTHS | WEEKDAYS else earlier
        addressed = before.capital and bool({before.lower.rstrip("."), earlier.lower.rstrip(".")} & _ADDRESSES)
        named = before.capital and any(t.capital and t.lower in GIVEN - PLACES for t in (before, earlier))
        if addressed or (named and (word.lower not in NAME_NOUNS | PLACE_NOUNS or word.lower in alone)):
            found.add(word.lower)
    return frozenset(found)


def bears(tokens: Sequence[Token], index: int, surnames: frozenset[str], trusted: frozenset[int]) -> bool:
    """Whether the word at ``index``, a surname in this document, is used as one there."""
    token = tokens[index]
    if not token.capital or token.lower not in surnames:
        return False
    if token.start in trusted or token.lower in TITLES:
        return True
    before = tokens[index - 1] if index and tokens[index - 1].sentence == token.sentence else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.lower.rstrip(".") in TITLES:
        return True
    if token.lower in MONTHS:
        dated = after is not None and (after.text[0].isdigit() or (after.text == "," and not token.first))
        if dated or (before is not None and before.lower in _DATING):
            return False
    if token.first:
        return after is not None and (after.possessive or after.lower in VERBS or after.lower.endswith("ed"))
    return before is None or before.lower != "the"


def party_marks(tokens: Sequence[Token]) -> frozenset[int]:
    """Tokens of a party, state or both beside a name: ``(D-Ohio)``, ``(R)``, ``, R-Calif.,``."""
    marks: set[int] = set()
    for index, token in enumerate(tokens):
        if token.text in ("(", "[") and index + 2 < len(tokens) and _names_end(tokens[index - 1]):
            marks.update(_bracket(tokens, index))
        elif _STATED.fullmatch(token.text) and index and tokens[index - 1].text == ",":
            end = index + 1
            while end < len(tokens) and tokens[end].capital and tokens[end].sentence == token.sentence:
                end += 1
            marks.update(range(index, end))
    return frozenset(marks)


def _names_end(token: Token) -> bool:
    return token.text[0].isalnum() or token.possessive or token.text == "."


def _bracket(tokens: Sequence[Token], opening: int) -> range:
    """The tokens between brackets that open with a party's letter; none where it is something else."""
    close = next((at for at in range(opening + 1, min(opening + 9, len(tokens))) if tokens[at].text in (")", "]")), 0)
    first = tokens[opening + 1]
    if not close or not _PARTY.fullmatch(first.text):
        return range(0)
    joined = "-" in first.text or tokens[opening + 2].text in _DASHES | {",", "."}
    alone = close == opening + 2 and len(first.text.rstrip(".")) == 1
    single = first.text[0].isupper() and len(first.text.split("-")[0].rstrip(".")) <= _LONG
    return range(opening, close + 1) if alone or (joined and single) else range(0)


def shouted_tokens(tokens: Sequence[Token]) -> frozenset[int]:
    """Tokens of lines and quoted titles in headline style, where nearly every word has a capital.

    In a line that ends like a sentence, and in what is quoted, a single small verb or noun
    shows that the capitals are those of names.
    """
    counts: dict[tuple[int, int], list[int]] = {}
    stopped = {token.paragraph: token.text == "." for token in tokens}
    for token in tokens:
        if token.text[0].isalpha() and len(token.text) > _LONG:
            for key in _stretches(token):
                row = counts.setdefault(key, [0, 0, 0])
                row[0] += 1
                row[1] += token.capital
                row[2] += not token.capital and token.lower not in _JOINING
    loud = {
        (line, quoted)
        for (line, quoted), (every, high, low) in counts.items()
        if every >= 5 and high >= 0.75 * every and not (low and (quoted >= 0 or stopped[line]))
    }
    return frozenset(index for index, token in enumerate(tokens) if loud.intersection(_stretches(token)))


def _stretches(token: Token) -> list[tuple[int, int]]:
    """The line it stands in and, where it is quoted, what is quoted there."""
    return [(token.paragraph, -1), (token.paragraph, token.sentence)] if token.quoted else [(token.paragraph, -1)]
