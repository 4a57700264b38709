"""What kind of thing a name names, as far as its own words and those round it tell."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.lexicon.given_names import GIVEN
from onrecord.analyse.lexicon.nouns import (
    BODY_NOUNS,
    DOCUMENTS,
    JOINING,
    NAME_NOUNS,
    OUTLETS,
    PEOPLE,
    PERSON_NOUNS,
    PLACE_NOUNS,
    PROPER_BODIES,
)
from onrecord.analyse.lexicon.ordinary import ORDINARY
from onrecord.analyse.lexicon.places import CREEDS, DEMONYMS, PLACES
from onrecord.analyse.lexicon.things import THINGS
from onrecord.analyse.lexicon.titles import MODIFIERS, TITLES
from onrecord.analyse.names import fold
from onrecord.analyse.runs import INSIDE_MARKS
from onrecord.analyse.tokens import Token
from onrecord.types import EntityKind

ADJECTIVES = DEMONYMS | CREEDS
_COMMON = ADJECTIVES | TITLES | MODIFIERS | PEOPLE | ORDINARY
_COMMON_BODIES = NAME_NOUNS - PROPER_BODIES
_SITES = PLACE_NOUNS | {"airbase", "airfield"}


def names_nobody(words: Sequence[str]) -> bool:
    """Whether nothing in these small-letter words names anybody: an adjective, a title, a law, a lone noun."""
    if len(words) == 1 and (len(words[0]) == 1 or words[0] in THINGS):
        return True
    if len(words) == 1 and words[0] in PLACES:
        return False
    if words[-1].endswith("s") and words[-1][:-1] in ADJECTIVES:
        return True
    if len(words) > 1 and words[-1] in CREEDS and " ".join(words[:-1]) in PLACES:
        return True
    if len(words) == 1 and "-" in words[0] and all(part in ADJECTIVES for part in words[0].split("-")):
        return True
    if words[-1] in THINGS and words[0] not in GIVEN:
        return True
    proper = len(words) == 1 and words[0] in PROPER_BODIES
    return not proper and (all(word in _COMMON for word in words) or (len(words) == 1 and words[0] in _COMMON_BODIES))


def kind_of(tokens: Sequence[Token], first: int, last: int, title: int, bears: bool) -> tuple[EntityKind | None, bool]:
    """The kind of the name on tokens ``first`` to ``last``, and whether the name itself tells it.

    title: where a title before it begins, else ``first``. bears: it ends in a word that is a surname here.
    """
    words = [token.lower for token in tokens[first:last]]
    name = " ".join(words).rstrip(".")
    if bears and (len(words) == 1 or words[0] in GIVEN or title < first):
        return "person", True
    if name in PLACES and not (title < first and len(words) == 1):
        return "place", True
    if any(fold(word) in OUTLETS for word in words) and len(words) <= 2 and title == first:
        return "organisation", True
    if title < first and not set(words[1:]) & JOINING:
        return "person", True
    if set(words) & NAME_NOUNS and words[-1] not in PLACE_NOUNS:
        return "organisation", True
    if words[-1] in PLACE_NOUNS and len(words) > 1 and words[0] not in GIVEN:
        return "place", True
    if words[0] in GIVEN and len(words) > 1 and words[0] not in PLACES:
        return "person", True
    return _kind_by_form(tokens, first, last)


def _kind_by_form(tokens: Sequence[Token], first: int, last: int) -> tuple[EntityKind | None, bool]:
    words = tokens[first:last]
    if any(len(word.text) == 2 and word.text[1] == "." for word in words[:-1]):
        return "person", True
    if any(word.text in INSIDE_MARKS for word in words):
        return "person", True
    after = tokens[last].lower if last < len(tokens) else ""
    if after in _SITES:
        return "place", False
    if len(words) > 1 and any(_arabic(word.text) for word in words[1:]):
        return ("organisation" if _group_follows(tokens, last) else "person"), False
    if len(words) == 1 and words[0].text.isupper() and 2 <= len(words[0].text.replace(".", "")) <= 6:
        return "organisation", False
    if len(words) > 1 and after in PERSON_NOUNS:
        return "organisation", False
    return _kind_by_place(tokens, first, after, len(words))


def _kind_by_place(tokens: Sequence[Token], first: int, after: str, words: int) -> tuple[EntityKind | None, bool]:
    """What the word before it tells: "the Lantern", "in Tarnholm"."""
    before = tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[first].sentence:
        return None, False
    if before.lower == "the" and after not in BODY_NOUNS | PERSON_NOUNS | DOCUMENTS:
        return "organisation", False
    if before.lower in ("in", "near", "across", "outside", "throughout") and after != "'s" and words <= 2:
        return "place", False
    return None, False


def _group_follows(tokens: Sequence[Token], last: int) -> bool:
    return any(token.lower in BODY_NOUNS for token in tokens[last : last + 2])


def _arabic(word: str) -> bool:
    lower = word.lower()
    return lower.startswith(("al-", "el-", "ul-")) or lower in ("bin", "ibn", "bint", "abu")
