"""An "and" that joins no second speaker: in what is told of who is named before, or in the title of who comes after."""

from __future__ import annotations

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.lexicon.nouns import NAME_NOUNS, PERSON_NOUNS
from onrecord.analyse.speakers.lexicon.ordinary import DETERMINERS, POSSESSIVES, PREPOSITIONS
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, PORTFOLIOS, TITLES
from onrecord.analyse.speakers.scene import Scene

_RELATIVES = frozenset("who whose whom which".split())
_ONE_MORE = frozenset("a an one".split())
_TELLING = DETERMINERS | POSSESSIVES | MODIFIERS | _RELATIVES | TITLES | PERSON_NOUNS | {"then"}
_SMALL = DETERMINERS | POSSESSIVES | PREPOSITIONS
_FULL = 2


def in_apposition(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether the word at ``at`` stands in what is told of the name that opens the source, and nobody else joins in.

    "N, a founder and the head of", "N (R), president and owner", "N, who leads A and B"; not "N, a sailor, and O".
    """
    tokens = scene.tokens
    name = _opening(scene, first, at)
    if name is None:
        return False
    begin = name.last
    while begin < at and not tokens[begin].text[0].isalnum():
        if tokens[begin].text in "([":
            begin = next((n for n in range(begin, at) if tokens[n].text in ")]"), at)
        begin += 1
    if begin >= at or "," not in [token.text for token in tokens[name.last : begin]]:
        return False
    told = tokens[begin].lower in _TELLING and not tokens[begin].capital
    noun = any(not t.capital and t.text.isalpha() and t.lower not in _SMALL for t in tokens[begin:at])
    comma = tokens[at - 1].text == "," and tokens[at + 1].lower in DETERMINERS - _ONE_MORE
    return (
        told and noun and not comma and not tokens[at + 1].lower.startswith("other") and not _somebody(scene, at, last)
    )


def _opening(scene: Scene, first: int, at: int) -> Named | None:
    """The name that opens a source, if nothing but its title stands before it."""
    name = next(iter(scene.names_in(first, at)), None)
    if name is None or scene.cluster_of[name.first].kind == "place":
        return None
    before = scene.tokens[first : name.first]
    plain = all(
        t.capital or t.lower in DETERMINERS | MODIFIERS | TITLES | PERSON_NOUNS or t.text == "." for t in before
    )
    return name if plain else None


def _somebody(scene: Scene, at: int, last: int) -> bool:
    """Whether somebody is named after the word, not as what a preposition or an owner adds."""
    tokens = scene.tokens
    for name in scene.names_in(at + 1, last):
        owns = name.last < len(tokens) and tokens[name.last].possessive
        free = not any(token.lower in PREPOSITIONS | _RELATIVES for token in tokens[at + 1 : name.title])
        if scene.cluster_of[name.first].kind == "person" and free and not owns:
            return True
    return False


def in_title(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether an "and" stands in the title of a person: "Harbours and Fisheries Committee Chairman N"."""
    tokens = scene.tokens
    name = next((n for n in scene.names_in(at + 1, last) if scene.cluster_of[n.first].kind == "person"), None)
    if name is None or any(scene.cluster_of[n.first].kind == "person" for n in scene.names_in(first, at)):
        return False
    begin = at + 1 + (tokens[at + 1].lower == "the")
    words = tokens[begin : name.first]
    held = [token.lower.rstrip(".") for token in words]
    if len(words) < _FULL or not all(token.capital or token.text == "." for token in words):
        return False
    bodily = any(word in NAME_NOUNS | PORTFOLIOS for word in held[:-1])
    before = at - 1
    return bodily and held[-1] in TITLES | PERSON_NOUNS and tokens[before].capital and before >= first
