"""Which names of organisations belong together: acronyms, short forms, second names in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.firms import short_of_firm, short_of_team, without_country, without_form
from onrecord.analyse.speakers.lexicon.nouns import EXTENDING, NAME_NOUNS, PROPER_BODIES
from onrecord.analyse.speakers.lexicon.places import CREEDS, DEMONYMS
from onrecord.analyse.speakers.names import acronym_of, close, parts
from onrecord.analyse.speakers.tokens import Token

_PAPERS = frozenset("times post guardian observer herald tribune journal".split())
_OFFICIAL = (("department", "of"), ("ministry", "of"), ("office", "of"), ("bureau", "of"))
_OVER = (("united", "nations"), ("un",), ("u.n",), ("house",), ("senate",))
"""What may stand before the name of a body that is called by the rest alone."""
_STATES = ("US", "UK", "UN", "EU")
_LETTERS = 3
_SUPREME = ("supreme", "court")
_FEDERAL = (("us",), ("united", "states"))
"""Whose supreme court is called so by itself where a state's is named too."""
_TELLING = DEMONYMS | CREEDS
_COMMON = NAME_NOUNS | EXTENDING | DEMONYMS | CREEDS | {"the", "of", "for", "and", "on", "&"}


def join_bodies(clusters: list[Cluster]) -> list[Cluster]:
    """Join organisations by acronym, by a name's beginning, and by the words that tell them apart."""
    bodies = [c for c in clusters if c.kind == "organisation"]
    bodies.sort(key=lambda c: (-max(len(parts(n.text)) for n in c.names), c.names[0].first))
    kept: list[Cluster] = []
    for cluster in bodies:
        owner = _owner(cluster, kept)
        if owner is None:
            kept.append(cluster)
        else:
            owner.names += cluster.names
    return [c for c in clusters if c.kind != "organisation"] + kept


def _owner(cluster: Cluster, kept: Sequence[Cluster]) -> Cluster | None:
    """Whose name it is too, by the surest of the signs by which any fits; None where that fits none or several.

    A firm's word alone means the firm named last before it, as a surname does: it is nobody else's.
    """
    for signs in ((_same_but_for_form,), (_same_body, short_of_firm, short_of_team)):
        fits = [other for other in kept if any(fit(cluster, other) for fit in signs)]
        if len(fits) > 1 and all(short_of_firm(cluster, other) for other in fits):
            first = cluster.names[0].first
            before = [(name.first, at) for at, other in enumerate(fits) for name in other.names if name.first < first]
            return fits[max(before)[1]] if before else None
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _same_but_for_form(one: Cluster, other: Cluster) -> bool:
    """Equal but for "Ltd." and its like: one may still be another's name by its words, as "N" is of "N Bank"."""
    ours, theirs = ({without_form(parts(name.text)) for name in cluster.names} for cluster in (one, other))
    return not ours.isdisjoint(theirs)


def _same_body(short: Cluster, full: Cluster) -> bool:
    return any(_same_body_name(s, f) for s in {n.text for n in short.names} for f in {n.text for n in full.names})


def _same_body_name(short: str, full: str) -> bool:
    if acronym_of(short, full) or _with_country(short, full):
        return True
    one, other = parts(short), parts(full)
    if other[:2] in _OFFICIAL and len(other) > 3 and acronym_of(short, full.split(" ", 2)[2]):
        return True
    rest, whole = _without_over(one), _without_over(other)
    if len(rest) > 1 and rest == whole and (rest != one or whole != other):
        return True
    if len(one) == 1 and one[0] in _PAPERS and other[-1:] == one:
        return True
    if len(one) == 1 and one[0] in PROPER_BODIES and other[:2] == (one[0], "of"):
        return True
    if len(one) == 1 and other[0] == one[0] and len(other) > 1 and other[1].isdigit():
        return True
    if len(one) >= 2 and other[: len(one)] == one and len(other) > len(one) and other[len(one)] in ("for", "of", "on"):
        return True
    if short.isupper() or full.isupper():
        return False
    if _of_another(one, other):
        return False
    if len(one) > 1 and (one == without_country(other) or other == without_country(one)):
        return not {one, other} & {_SUPREME} or {one, other} <= {_SUPREME} | {(*c, *_SUPREME) for c in _FEDERAL}
    own = [word for word in one if word not in _COMMON]
    theirs = [word for word in other if word not in _COMMON]
    if not own or not theirs:
        return False
    kinds = set(one) & NAME_NOUNS, set(other) & NAME_NOUNS
    same = len(own) == len(theirs) and all(close(a, b) for a, b in zip(own, theirs, strict=True))
    if same and (kinds[0] <= kinds[1] or kinds[1] <= kinds[0]):
        return True
    arabic = short.lower().startswith(("al-", "al ")) and full.split()[-1].lower().startswith(("al-", "al "))
    return arabic and len(own) == 1 and len(own[0]) > 4 and close(own[0], theirs[-1])


def _with_country(short: str, full: str) -> bool:
    """Whether one is the letters of a country and of the other, which is named without it: "USAF", "Air Force"."""
    letters = short.replace(".", "")
    return letters[:2] in _STATES and len(letters) > _LETTERS and acronym_of(letters[2:], full)


def _without_over(words: tuple[str, ...]) -> tuple[str, ...]:
    return next((words[len(over) :] for over in _OVER if words[: len(over)] == over), words)


def _of_another(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each name has a nation, a creed or a region that the other lacks: "N Eastern Line", "N Southern Line"."""
    mine, theirs = ({word for word in words if word in _TELLING} for words in (one, other))
    return bool(mine - theirs and theirs - mine)


def join_bracketed(tokens: Sequence[Token], clusters: list[Cluster]) -> list[Cluster]:
    """Join a second name in brackets right after a name, as in ``Name (Other Name)``."""
    by_start = {name.first: cluster for cluster in clusters for name in cluster.names}
    by_end = {name.last: cluster for cluster in clusters for name in cluster.names}
    gone: set[int] = set()
    for end in sorted(by_end):
        if end + 1 >= len(tokens) or tokens[end].text not in ("(", "["):
            continue
        owner, other = by_end[end], by_start.get(end + 1)
        if other is None or other is owner or id(other) in gone or not _second_name(tokens, end, owner, other):
            continue
        owner.names += other.names
        gone.add(id(other))
        for name in other.names:
            by_start[name.first] = by_end[name.last] = owner
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _second_name(tokens: Sequence[Token], bracket: int, owner: Cluster, other: Cluster) -> bool:
    name = next(n for n in other.names if n.first == bracket + 1)
    closed = name.last < len(tokens) and tokens[name.last].text in (")", "]")
    if not closed or owner.kind == "place":
        return False
    if owner.kind == "organisation":
        if name.words == 1 and name.text.isupper() and name.text[0] == owner.name[0].upper():
            return True
        return other.kind == "organisation" and (name.text.isupper() or name.words > 1)
    return other.kind == "person" and len(parts(name.text)) > 1
