"""Which names of people belong together: full names first, then surnames, given names and slips of the pen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.given_names import EITHER, GIVEN, MALE
from onrecord.analyse.speakers.lexicon.rarer_names import BOYS, GIRLS
from onrecord.analyse.speakers.lexicon.titles import HONORIFICS, MEN, WOMEN
from onrecord.analyse.speakers.names import one_letter_apart, parts, same_person
from onrecord.analyse.speakers.strays import without_strays
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Span

_NEAR = 3
"""Paragraphs back in which somebody introduced counts like somebody who spoke."""
_FULL = 2
_DAUGHTERS = re.compile(
    r"(?:ovna|evna|ichna|[ao]vskaya|skaya|dóttir)\b|\b(?:bint|umm|begum|khatun|bibi|devi|mst)\b|(?<=[a-z]{3})ova\b"
)
_SONS = re.compile(r"(?:ovich|evich|[^a]skiy?|sson)\b|\b(?:bin|ibn|abu|md|singh)\b")
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


def group_people(tokens: Sequence[Token], names: Sequence[Named], sources: Sequence[Span]) -> list[Cluster]:
    """Full names first, then surnames and given names to the full name they shorten. ``sources``: who speaks."""
    names = without_strays(tokens, names)
    full = [name for name in names if len(parts(name.text)) > 1]
    clusters: list[Cluster] = []
    for name in sorted(full, key=lambda name: (-len(parts(name.text)), name.first)):
        key = parts(name.text)
        fits = [
            c for c in clusters if any(same_person(key, parts(n.text)) for n in c.names) and _agrees(tokens, name, c)
        ]
        if fits:
            fits[0].names.append(name)
        else:
            clusters.append(Cluster("person", [name]))
    for cluster in clusters:
        cluster.names.sort(key=lambda name: name.first)
        cluster.gender = gender_of(tokens, cluster)
    clusters.sort(key=lambda cluster: cluster.names[0].first)
    singles: dict[str, list[Named]] = {}
    for name in names:
        if len(parts(name.text)) <= 1:
            singles.setdefault(" ".join(parts(name.text)), []).append(name)
    speaking = frozenset(n.first for n in names if any(start <= n.span[0] < end for start, end in sources))
    for word in sorted(singles):
        _place_single(tokens, word, singles[word], clusters, speaking)
    return clusters


def _agrees(tokens: Sequence[Token], name: Named, cluster: Cluster) -> bool:
    one, other = _told_gender(tokens, name), gender_of(tokens, cluster)
    return not (one and other and one != other)


def _place_single(
    tokens: Sequence[Token], word: str, group: list[Named], clusters: list[Cluster], speaking: frozenset[int]
) -> None:
    """Give each use of one word to the person it most likely names; a new person where none has it."""
    full = [cluster for cluster in clusters if any(len(parts(n.text)) > 1 for n in cluster.names)]
    last = [c for c in full if any(_last_word(n) == word for n in c.names)]
    given = [c for c in full if any(word in parts(n.text)[:-1] for n in c.names)]
    lonely: list[Named] = []
    for name in group:
        fits = [c for c in (last or given) if _agrees(tokens, name, c)]
        if fits:
            bearer = _nearest_bearer(tokens, name, fits, speaking)
            bearer.names.append(name)
            if len(fits) > 1:
                bearer.shared.add(name.first)
        else:
            lonely.append(name)
    if lonely and len(last) == 1:
        _take_bare(tokens, group, lonely, last[0])
    if lonely and not misspelt(lonely, full):
        clusters.append(Cluster("person", lonely))


def _take_bare(tokens: Sequence[Token], group: list[Named], lonely: list[Named], other: Cluster) -> None:
    """Where "Mr. Dow" cannot be the Mary Dow named in full, the bare "Dow" is he too, not she."""
    bare = [name for name in group if name in other.names and not _told_gender(tokens, name)]
    other.names = [name for name in other.names if name not in bare]
    lonely += bare


def _last_word(name: Named) -> str:
    return surname(parts(name.text))


def surname(words: Sequence[str]) -> str:
    """The last word of a name but for "Jr." and its like; "" where there is none."""
    return next((word for word in reversed(words) if word not in _GENERATIONS), "")


def _nearest_bearer(tokens: Sequence[Token], name: Named, fits: Sequence[Cluster], speaking: frozenset[int]) -> Cluster:
    """Of people who share a surname: who spoke or opened a sentence last, if the name speaks.

    Else who is named in full in this paragraph before, else who is most often, else first.
    """
    if len(fits) == 1:
        return fits[0]
    here = tokens[name.first].paragraph

    def rank(cluster: Cluster) -> tuple[int, int, int, int]:
        full = [n for n in cluster.names if len(parts(n.text)) > 1]
        near = [n.first for n in full if n.first < name.first and tokens[n.first].paragraph == here]
        before = [n for n in cluster.names if n.first < name.first]
        spoke = [n.first for n in before if n.first in speaking or (n in full and _introduced(tokens, n, here))]
        last = max(spoke, default=-1) if name.first in speaking else -1
        return (last, max(near, default=-1), len(full), -full[0].first)

    return max(fits, key=rank)


def _introduced(tokens: Sequence[Token], name: Named, here: int) -> bool:
    """Whether ``name``, with its title, begins its sentence, at most a few paragraphs before paragraph ``here``."""
    if here - tokens[name.first].paragraph > _NEAR:
        return False
    return name.title == 0 or tokens[name.title - 1].sentence != tokens[name.title].sentence


def misspelt(group: Sequence[Named], people: Sequence[Cluster]) -> bool:
    """Take a rare single word for a known surname one letter away that stands before it; whether one was found."""
    word = " ".join(parts(group[0].text))
    if " " in word or len(group) > 2 or any(name.kind == "place" and name.certain for name in group):
        return False
    fits = [
        c
        for c in people
        if c.names[0].first < group[0].first
        and any(one_letter_apart(word, _last_word(n)) for n in c.names)
        and sum(_last_word(n) != word for n in c.names) >= len(group)
    ]
    if len(fits) != 1:
        return False
    for name in group:
        fits[0].names.append(name)
        fits[0].aliases[name.text] = "misspelt"
    return True


def gender_of(tokens: Sequence[Token], cluster: Cluster) -> str:
    """``m``, ``f`` or "": forms of address outvote the given name, that the words for an office."""
    told = Counter(filter(None, (_told_gender(tokens, name) for name in cluster.names)))
    if told:
        return min(told, key=lambda gender: (-told[gender], gender))
    for name in cluster.names:
        gender = _told_by_given_name(name)
        if gender is not None:
            return gender
    forms = {gender for name in cluster.names if (gender := _told_by_form(name))}
    if forms:
        return next(iter(forms)) if len(forms) == 1 else ""
    heads = {found.head for found in cluster.stated}
    return "f" if heads & WOMEN and not heads & MEN else "m" if heads & MEN and not heads & WOMEN else ""


def _told_by_given_name(name: Named) -> str | None:
    """The gender that the first word of a full name tells, an initial left out; None where it is no given name."""
    words = [word for word in name.text.lower().split() if len(word.rstrip(".")) > 1]
    if len(words) < _FULL or len(parts(name.text)) < _FULL or words[0] in EITHER:
        return None
    if words[0] in GIVEN:
        return "m" if words[0] in MALE else "f"
    return "m" if words[0] in BOYS else "f" if words[0] in GIRLS else None


def _told_by_form(name: Named) -> str:
    """The gender that a patronymic, a surname of two genders or a word for son or daughter tells."""
    words = name.text.lower().split()
    if len(words) < _FULL:
        return ""
    if _DAUGHTERS.search(" ".join(words)):
        return "f"
    return "m" if _SONS.search(" ".join(words)) else ""


def _told_gender(tokens: Sequence[Token], name: Named) -> str:
    """What a form of address right before the name tells: Mr, Ms, Sheikh."""
    return next((g for t in tokens[name.title : name.first] if (g := HONORIFICS.get(t.lower.rstrip("."), ""))), "")
