"""Which entity of a record is which entity that the user knows from elsewhere.

Names decide, and where they are too little, what a role or a country adds. A wrong link is
worse than a missed one: whoever might be two is linked to neither, and no link makes two
entities of a record one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolve.countries import countries_as_words
from onrecord.resolve.country_codes import country_named
from onrecord.resolve.name_keys import SURNAME
from onrecord.resolve.name_parts import parts_of
from onrecord.resolve.names import SAME, compare, covers, fold, name_keys
from onrecord.resolve.posts import is_common, title_key
from onrecord.schema import Row
from onrecord.types import KnownEntity

KINDS = ("person", "organisation")
"""The kinds of entity that can be linked."""

_APART = 0.1
"""How much surer the best must be than the next one."""
_LONGEST_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class Fit:
    """That an entity of the record may be a known one.

    ids: of the known one, its own first.
    whole: whether the names alone carry it: neither is a surname, initials or an acronym.
    supported: whether a position or a country is in common.
    """

    entity: str
    kind: str
    known: str
    ids: tuple[str, ...]
    score: float
    whole: bool
    supported: bool


def link(entities: Iterable[Row], known: Iterable[KnownEntity]) -> dict[str, tuple[str, ...]]:
    """The ids that each entity carries, by its own id; those that carry none are left out.

    entities: rows as an export has them. The order of neither matters.
    """
    by_id: dict[str, KnownEntity] = {}
    by_key: dict[str, set[str]] = defaultdict(set)
    for each in known:
        by_id[each.id] = each
        for key in keys_of_known(each):
            by_key[key].add(each.id)
    fits: list[Fit] = []
    if by_id:
        for entity in entities:
            found = {one for key in keys_of_entity(entity) for one in by_key.get(key, ())}
            fits += fits_of(entity, (by_id[one] for one in sorted(found)))
    return decide(fits)


def fullest_name(entity: Row) -> str | None:
    """The name of an entity that says most; None for one that no article names, or of a kind that is not linked."""
    if entity["kind"] not in KINDS or not entity["names"]:
        return None
    spelt: dict[str, int] = {each["text"]: each["count"] for each in entity["names"]}
    spelt.setdefault(entity["name"], 0)
    return max(spelt, key=lambda text: (_size(text, entity["kind"]), spelt[text], text))


def keys_of_entity(entity: Row) -> frozenset[str]:
    """Under which keys of ``keys_of_known`` those are found that may be this entity."""
    name = fullest_name(entity)
    kind = entity["kind"]
    if name is None or (kind == "person" and _size(name, kind) < 2 and not entity["roles"]):
        # All who bear a surname share it, and nothing here could tell them apart.
        return frozenset()
    keys = name_keys(name, kind)
    # Initials are too little to go by where the whole name is there.
    passed = (SURNAME, ".") if kind == "person" and _size(name, kind) > 1 else (SURNAME,)
    fuller = frozenset(key for key in keys if not key.startswith(passed))
    return frozenset(f"{kind} {key}" for key in fuller or keys)


def keys_of_known(known: KnownEntity) -> frozenset[str]:
    """Under which keys a known entity is kept."""
    kinds = (known.kind,) if known.kind else KINDS
    names = (*known.names, *known.weak)
    return frozenset(f"{kind} {key}" for kind in kinds for name in names for key in name_keys(name, kind))


def fits_of(entity: Row, known: Iterable[KnownEntity]) -> list[Fit]:
    """Those of ``known`` that the entity may be."""
    name = fullest_name(entity)
    if name is None:
        return []
    found = (_fit(entity, name, each) for each in known if each.kind in (None, entity["kind"]))
    return [fit for fit in found if fit is not None]


def decide(fits: Iterable[Fit]) -> dict[str, tuple[str, ...]]:
    """The ids that each entity carries: of the one known entity that fits it, if that is sure."""
    by_entity: dict[str, list[Fit]] = defaultdict(list)
    by_known: dict[str, list[Fit]] = defaultdict(list)
    for fit in fits:
        by_entity[fit.entity].append(fit)
        by_known[fit.known].append(fit)
    links = {entity: _chosen(sorted(options, key=_rank), by_known) for entity, options in by_entity.items()}
    return {entity: ids for entity, ids in sorted(links.items()) if ids}


def _rank(fit: Fit) -> tuple[bool, float, str]:
    return (not fit.supported, -fit.score, fit.known)


def _chosen(options: list[Fit], bearers: Mapping[str, list[Fit]]) -> tuple[str, ...]:
    best = options[0]
    same, ids = [best], list(best.ids)
    for other in options[1:]:
        if set(other.ids) & set(ids):
            # The same one, known from two files.
            same.append(other)
            ids += [key for key in other.ids if key not in ids]
        elif other.score > best.score + (_APART if best.supported and not other.supported else -_APART):
            return ()
    return tuple(ids) if all(_may_carry(each, bearers[each.known]) for each in same) else ()


def _may_carry(fit: Fit, bearers: list[Fit]) -> bool:
    """Whether an entity may carry the id of a known one, for all the others that it fits."""
    if len(bearers) == 1:
        return True
    if not all(each.whole for each in bearers) or len({each.kind for each in bearers}) > 1:
        return False
    return fit.supported or not any(each.supported for each in bearers)


def _fit(entity: Row, name: str, known: KnownEntity) -> Fit | None:
    kind = entity["kind"]
    scored = [(compare(name, other, kind), other) for other in (*known.names, *known.weak)]
    score = max((score for score, _ in scored), default=0.0)
    if score < SAME or _too_young(entity, known):
        return None
    whole = any(each >= SAME and other not in known.weak and _is_whole(name, other, kind) for each, other in scored)
    if whole:
        score = max(each for each, other in scored if other not in known.weak and _is_whole(name, other, kind))
    here, there = _countries(entity), _countries_of(known)
    if here and there and not here & there:
        return None
    held = _holds(entity, known)
    # Thousands of one surname share a country; few bodies of one acronym do.
    supported = held or bool(here & there)
    if not whole and not (held or (kind == "organisation" and supported)):
        return None
    return Fit(entity["id"], kind, known.id, (known.id, *known.also), score, whole, supported)


def _size(name: str, kind: str) -> int:
    """How much a name says: parts that are more than an initial, or words."""
    if kind == "person":
        return sum(len(part) > 1 for part in parts_of(name).parts)
    return len(fold(name))


def _is_whole(ours: str, theirs: str, kind: str) -> bool:
    if kind == "person":
        return min(_size(ours, kind), _size(theirs, kind)) > 1
    if covers(ours, theirs, kind) or covers(theirs, ours, kind):
        return False
    return not (_is_acronym(ours) or _is_acronym(theirs))


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "").replace(" ", "")
    spaced = all(len(word) == 1 for word in fold(name))
    return letters.isupper() and len(letters) <= _LONGEST_ACRONYM and (spaced or len(fold(name)) == 1)


def _holds(entity: Row, known: KnownEntity) -> bool:
    """Whether a role that articles state is a position that the known one has."""
    positions = [_words(position) for position in known.positions]
    for role in entity["roles"] if positions else ():
        stated = _words(f"{role['title']} {role['organisation'] or ''}")
        if any(_one_post(stated, position) for position in positions):
            return True
    return False


def _one_post(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    fewer, more = sorted((ours, theirs), key=len)
    return len(fewer) > 1 and fewer <= more and not all(is_common(word) for word in fewer)


@lru_cache(maxsize=65536)
def _words(post: str) -> frozenset[str]:
    return frozenset(word for word in title_key(post).split() if not word.isdigit())


def _countries(entity: Row) -> frozenset[str]:
    """The countries of which the roles speak, and for an organisation its names."""
    texts = [f"{role['title']} {role['organisation'] or ''}" for role in entity["roles"]]
    if entity["kind"] == "organisation":
        texts += [each["text"] for each in entity["names"]]
    return frozenset(country for text in texts for country in countries_as_words(fold(text))[1])


def _countries_of(known: KnownEntity) -> frozenset[str]:
    named = frozenset(found for given in known.countries if (found := country_named(given)))
    if not named:
        return named
    # Whoever is posted to another country is known there too.
    return named | {country for text in known.positions for country in countries_as_words(fold(text))[1]}


_GROWN = 12


def _too_young(entity: Row, known: KnownEntity) -> bool:
    """Whether the known one was a child when the entity is stated to have held a post."""
    if entity["kind"] != "person" or known.born is None or not known.born[:4].isdigit():
        return False
    held = [role["latest"][:4] for role in entity["roles"] if role["latest"]]
    return any(year.isdigit() and int(year) < int(known.born[:4]) + _GROWN for year in held)
