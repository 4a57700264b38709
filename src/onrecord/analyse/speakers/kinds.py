"""What kind of thing a name names, as far as its own words and those round it tell."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import (
    BODY_NOUNS,
    DOCUMENTS,
    JOINING,
    NAME_NOUNS,
    OUTLETS,
    PEOPLE,
    PERSON_NOUNS,
    PLACE_NOUNS,
    PROPER_BODIES,
    WHOLE_BODIES,
    singular,
)
from onrecord.analyse.speakers.lexicon.ordinary import ORDINARY, PREPOSITIONS
from onrecord.analyse.speakers.lexicon.places import CREEDS, DEMONYMS, PLACES
from onrecord.analyse.speakers.lexicon.things import THINGS
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, TITLES
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.runs import INSIDE_MARKS
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import EntityKind

ADJECTIVES = DEMONYMS | CREEDS
_COMMON = ADJECTIVES | TITLES | MODIFIERS | PEOPLE | ORDINARY
_COMMON_BODIES = NAME_NOUNS - PROPER_BODIES
_ENDING = PREPOSITIONS | {"that", "which", "who", "whose"}
_OWNERS = frozenset(("of", "for", "at", "'s", "’s"))
LETTERS = frozenset("mp mps mla mlc mep msp mna td qc kc sc".split())
"""Letters after a person's name."""
_LANDFORMS = frozenset("mount lake fort port santa serra sierra villa rio cape wadi jabal jebel".split())
"""What the names of places and houses begin with, where no title stands before them."""
_CALLED_BODIES = frozenset(
    """institute foundation agency firm company association union centre center website newspaper channel
    magazine network organisation organization charity ngo body""".split()
)
"""Nouns that, right before or after a name, tell that it is a body's: "the agency N", "the N institute"."""
FIRMS = frozenset(
    """automaker carmaker planemaker chipmaker drugmaker manufacturer maker airline carrier retailer supermarket
    brewer brewery insurer lender bank broadcaster startup conglomerate operator subsidiary
    automakers carmakers manufacturers airlines carriers retailers insurers lenders banks companies firms""".split()
)
"""Nouns for firms, right before a firm's name: "automaker N", "the carriers N and M"."""
_HELD = frozenset("stake stakes share shares shareholding holding holdings interest invest invested investing".split())
"""What is held "in" a firm."""
_SHORT = 2
_SITES = PLACE_NOUNS | {"airbase", "airfield"}


def names_nobody(words: Sequence[str]) -> bool:
    """Whether nothing in these small-letter words names anybody: an adjective, a title, a law, a lone noun."""
    if " ".join(words) in WHOLE_BODIES:
        return False
    if len(words) > 1 and words[0] in ("typhoon", "hurricane", "cyclone", "operation"):
        return True
    if len(words) == 1 and (len(words[0]) == 1 or words[0] in THINGS):
        return True
    if len(words) == 1 and words[0] in PLACES:
        return False
    if len(words) == 1 and singular(words[0]) != words[0] and singular(words[0]) in PERSON_NOUNS:
        return True
    if words[-1].endswith("s") and words[-1][:-1] in ADJECTIVES:
        return True
    if len(words) > 1 and words[-1] in CREEDS and " ".join(words[:-1]) in PLACES:
        return True
    if len(words) == 1 and "-" in words[0] and all(part in ADJECTIVES for part in words[0].split("-")):
        return True
    if words[-1] in THINGS and words[0] not in GIVEN and not set(words) & NAME_NOUNS:
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
    if name in WHOLE_BODIES:
        return "organisation", True
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
    if len(words) > 1 and words[0].lower in _LANDFORMS:
        return "place", False
    if after in _SITES:
        return "place", False
    if len(words) > 1 and any(_arabic(word.text) for word in words[1:]):
        return ("organisation" if _group_follows(tokens, last) else "person"), False
    if _called_a_body(tokens, last) or _named_as_a_body(tokens, first):
        return "organisation", False
    if after == ":" and words[0].text.isupper() and _opens_paragraph(tokens, first):
        return None, False
    if len(words) == 1 and words[0].text.isupper() and 2 <= len(words[0].text.replace(".", "")) <= 6:
        return "organisation", False
    if len(words) > 1 and after in PERSON_NOUNS - LETTERS:
        return "organisation", False
    return _kind_by_place(tokens, first, after, len(words))


def _opens_paragraph(tokens: Sequence[Token], first: int) -> bool:
    return first == 0 or tokens[first - 1].paragraph != tokens[first].paragraph


def _kind_by_place(tokens: Sequence[Token], first: int, after: str, words: int) -> tuple[EntityKind | None, bool]:
    """What the word before it tells: "the Lantern", "in Tarnholm"."""
    before = tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[first].sentence:
        return None, False
    if before.text.islower() and (before.lower in _CALLED_BODIES or (before.lower in FIRMS and words <= _SHORT)):
        return "organisation", False
    if before.lower in ("the", "a", "an") and after in _CALLED_BODIES | {"poll", "survey"}:
        return "organisation", False
    if before.lower == "the" and after not in BODY_NOUNS | PERSON_NOUNS | DOCUMENTS:
        return "organisation", False
    if before.lower == "in" and first > 1 and tokens[first - 2].lower in _HELD:
        return "organisation", False
    if before.lower in ("in", "near", "across", "outside", "throughout") and after != "'s" and words <= 2:
        return "place", False
    return None, False


def _called_a_body(tokens: Sequence[Token], last: int) -> bool:
    """Whether an apposition says so: ", a private data company,"."""
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].lower not in ("a", "an", "the"):
        return False
    end = last + 2
    while end < min(last + 9, len(tokens)) and tokens[end].text[0].isalnum() and tokens[end].lower not in _ENDING:
        end += 1
    return tokens[end - 1].lower in BODY_NOUNS


def _named_as_a_body(tokens: Sequence[Token], first: int) -> bool:
    """Whether a noun before a comma says so: "his carrier, N", but not "the head of the carrier, N"."""
    if first < 3 or tokens[first - 1].text != ",":
        return False
    noun = tokens[first - 2]
    phrase = [token.lower for token in tokens[max(0, first - 6) : first - 2] if token.sentence == noun.sentence]
    return noun.text.islower() and noun.lower in BODY_NOUNS and not _OWNERS & set(phrase)


def _group_follows(tokens: Sequence[Token], last: int) -> bool:
    return any(token.lower in BODY_NOUNS for token in tokens[last : last + 2])


def _arabic(word: str) -> bool:
    lower = word.lower()
    return lower.startswith(("al-", "el-", "ul-")) or lower in ("bin", "ibn", "bint", "abu")
