"""The names of firms and state bodies beside shorter ones: legal forms, countries put before, a first word alone."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import NAME_NOUNS
from onrecord.analyse.speakers.lexicon.ordinary import ORDINARY
from onrecord.analyse.speakers.lexicon.places import CREEDS, DEMONYMS, PLACES
from onrecord.analyse.speakers.names import parts

Words = tuple[str, ...]

_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag sa nv bv spa ab oy asa bhd".split()
)
_TRADES = frozenset(
    """computer computers motor motors electric electronics electrical automotive auto aerospace aviation aircraft
    financial finance foods food beverage beverages oil gas steel energy power solar pharmaceuticals pharma chemical
    chemicals software telecom telecommunications communications mobile wireless petroleum mining minerals metals
    textiles shipping logistics freight rail railway railways airline airlines airways management markets securities
    investments investment brands stores supermarkets retail records pictures studios labs laboratories biotech
    engineering construction cement realty properties hotels resorts publishing interactive semiconductor
    instruments dynamics""".split()
)
"""What firms are in: words that follow a firm's own in its full name."""
_TELLING = _FORMS | _TRADES | NAME_NOUNS
_SHORTEST = 3
_LONGEST_COUNTRY = 3
_LONG = 2
"""Words of a full name of which none tells that it is a firm's."""


def without_form(words: Words) -> Words:
    """A name's words without legal forms at the end; all of them where nothing else is left."""
    end = len(words)
    while end > 1 and words[end - 1] in _FORMS:
        end -= 1
    return words[:end]


def without_country(words: Words) -> Words:
    """A name's words without a country before them, "United States" or "Ruritanian"; the same where none is there."""
    for width in range(min(_LONGEST_COUNTRY, len(words) - 2), 0, -1):
        ahead = " ".join(words[:width])
        if ahead in PLACES or ahead in DEMONYMS:
            return words[width:]
    return words


def short_of_firm(short: Cluster, full: Cluster) -> bool:
    """Whether one is called by the first word of the other's name alone: "Qafila" beside "Qafila Motors".

    Where no word of the longer name tells of a firm, it must come first and stand as often: a firm is called by its
    full name before it is called by a short one, and oftener than its wares are by theirs.
    """
    words = {parts(name.text) for name in short.names}
    if len(words) != 1 or len(word := next(iter(words))) != 1 or not _own(word[0]):
        return False
    if any(firm_of(word[0], parts(name.text)) for name in full.names):
        return True
    earlier = [name for name in full.names if parts(name.text)[0] == word[0] and len(parts(name.text)) == _LONG]
    if not earlier or any(char.isdigit() for name in earlier for char in name.text):
        return False
    return len(earlier) >= len(short.names) and earlier[0].first < min(name.first for name in short.names)


def firm_of(word: str, longer: Words) -> bool:
    """Whether a name is ``word`` and what tells of a firm: "Qafila Motor Company"."""
    return len(longer) > 1 and longer[0] == word and all(part in _TELLING for part in longer[1:])


def short_of_team(short: Cluster, full: Cluster) -> bool:
    """Whether one is called by what follows the place in the other's name: "Herons" beside "Tarnholm Herons"."""
    words = {parts(name.text) for name in short.names}
    if len(words) != 1 or len(word := next(iter(words))) != 1 or not _own(word[0]):
        return False
    longer = {parts(name.text) for name in full.names}
    return any(each != word and without_place(each) == word for each in longer)


def without_place(words: Words) -> Words:
    """A name's words without the place before its last; the same where none is there."""
    return words[-1:] if " ".join(words[:-1]) in PLACES else words


def _own(word: str) -> bool:
    """Whether a word tells a firm from others."""
    return len(word) >= _SHORTEST and word not in PLACES | DEMONYMS | CREEDS | ORDINARY | NAME_NOUNS | GIVEN
