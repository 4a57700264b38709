"""Surnames with words of a headline or a place beside them, which make no name: "Cuba Dale", "Collapse Dale"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.places import DEMONYMS, PLACES
from onrecord.analyse.speakers.lexicon.rarer_names import BOYS, GIRLS
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.tokens import Token

_FIRST_NAMES = GIVEN | BOYS | GIRLS
_FULL = 2


def without_strays(tokens: Sequence[Token], names: Sequence[Named]) -> list[Named]:
    """``names`` of people, cut to the surname where all other words of one are ordinary in this document, or places.

    Only a surname that somebody with a given name bears there: "Ada Dale" makes "Cuba Dale" Dale.
    """
    full = [parts(name.text) for name in names]
    bearers = {words[-1] for words in full if len(words) >= _FULL and words[0] in _FIRST_NAMES}
    if not bearers:
        return list(names)
    small = {token.lower for token in tokens if token.text.islower()}
    return [_cut(tokens, name, bearers, small) for name in names]


def _cut(tokens: Sequence[Token], name: Named, bearers: set[str], small: set[str]) -> Named:
    words = parts(name.text)
    others = [word for word in words if word not in bearers]
    stray = all((word in small or word in PLACES or word in DEMONYMS) and word not in _FIRST_NAMES for word in others)
    if len(words) < _FULL or len(others) != len(words) - 1 or not stray:
        return name
    at = next((at for at in range(name.first, name.last) if set(parts(tokens[at].text)) & bearers), None)
    if at is None:
        return name
    span = (tokens[at].start, tokens[at].end)
    return replace(name, first=at, last=at + 1, span=span, text=tokens[at].text, grown=name.grown + name.last - at - 1)
