"""A name's form: what all spellings that differ in case, accents, titles or articles have in common.

A form begins with its sort (``person``, ``body`` for organisations and groups, ``place``): names of different sorts
are never compared. A form is weak where too many share it: a surname alone, "the Interior Ministry".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.analyse.speakers.lexicon.nouns import BETWEEN, BODY_NOUNS
from onrecord.analyse.speakers.lexicon.titles import PORTFOLIOS
from onrecord.resolve.countries import countries_as_words, is_country
from onrecord.resolve.names import fold, key
from onrecord.types import EntityKind

PERSON, BODY, PLACE = "person", "body", "place"

_SORTS: dict[str, str] = {"person": PERSON, "organisation": BODY, "group": BODY, "place": PLACE}
_ARTICLES = frozenset("the al el of and for a an s".split())
_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}
_GENERIC = (
    {word for noun in BODY_NOUNS | BETWEEN | PORTFOLIOS for word in fold(noun)}
    | set(
        "ministry supreme high national federal state central general royal public armed joint ruling main local "
        "regional interim transitional constitutional criminal civil military democratic republican people s peoples "
        "forces services affairs security intelligence district county appeals provincial municipal special "
        "house senate congress parliament assembly lower upper representatives workers labour education health "
        "department air ground naval staff chiefs electoral election media office press relations".split()
    )
) - {"kremlin"}
_GIVEN_TOO = frozenset(("ben", "van"))
"""Particles of surnames that are given names too, where one word follows and none comes before."""

_STATE = frozenset("ministry department army forces force police government parliament embassy court".split())
"""Words of bodies of a state: there the order of words tells nothing."""


@dataclass(frozen=True, slots=True)
class Form:
    """text: begins with the sort. weak: see above. countries: those that a body's name states."""

    text: str
    weak: bool
    countries: frozenset[str] = frozenset()

    @property
    def sort(self) -> str:
        """``person``, ``body`` or ``place``."""
        return self.text.partition(" ")[0]

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return tuple(self.text.split()[1:])


def sort_of(kind: EntityKind | str) -> str:
    """``person``, ``body`` or ``place``."""
    return _SORTS[kind]


@lru_cache(maxsize=65536)
def form_of(name: str, kind: EntityKind | str) -> Form | None:
    """The form of a name; None where it has no letter or digit."""
    sort = sort_of(kind)
    if sort == PERSON:
        return _person(name)
    words = tuple(_SPELLINGS.get(word, word) for word in fold(name))
    words = tuple(word for word in words if word not in _ARTICLES) or words
    if not words:
        return None
    joined, countries = countries_as_words(words)
    if sort == PLACE:
        return Form(" ".join((PLACE, *joined)), False)
    return body_form(joined, countries)


def body_form(words: Sequence[str], countries: frozenset[str] | set[str]) -> Form:
    """The form of a body by its folded words, of which some are countries."""
    bare = [word for word in words if word not in countries]
    generic = bool(bare) and all(word in _GENERIC for word in bare)
    ordered = sorted(set(bare)) if generic or _STATE & set(bare) else bare
    text = " ".join((BODY, *ordered, *sorted(countries))) if bare else " ".join((BODY, *words))
    return Form(text, generic and not countries, frozenset(countries))


def _person(name: str) -> Form | None:
    whole = key(name, "person")
    if whole is not None:
        return Form(f"{PERSON} {whole}", False)
    # A part put before it is not counted as an honorific's bearer, and comes off again.
    alone = key(f"{name} zzz", "person")
    if alone is None:
        return None
    parts = alone.removesuffix(" zzz")
    words = fold(name)
    if len(words) == 2 and words[0] in _GIVEN_TOO:
        return Form(f"{PERSON} {' '.join(words)}", False)
    return Form(f"{PERSON} {parts}", " " not in parts)


@lru_cache(maxsize=65536)
def read_form(text: str, weak: bool) -> Form:
    """A form by its text, as ``Form.text`` gave it."""
    sort, _, words = text.partition(" ")
    countries = frozenset(word for word in words.split() if is_country(word)) if sort == BODY else frozenset()
    return Form(text, weak, countries)
