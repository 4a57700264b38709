"""Whose wife, brother or mother somebody is: "his brother" is who the text calls the brother of the same man."""

from __future__ import annotations

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.roles import KIN
from onrecord.analyse.speakers.owners import owned
from onrecord.analyse.speakers.pronouns import antecedent
from onrecord.analyse.speakers.resolved import Held
from onrecord.analyse.speakers.scene import Scene

_OWNING = {"his": "he", "her": "she"}
_REACH = 3
"""Words back from the noun in which whose kin it is is told, as in "his older brother"."""


def kin(scene: Scene, found: Description, token: int) -> Held | None:
    """The one person whom the text elsewhere calls the kin of the same person, "his brother N"; None where it is open."""
    if found.head not in KIN or found.plural:
        return None
    owner = owned(scene, found, token, lambda _inner, _at: None)[1] or _after_of(scene, found)
    if owner is None or owner.kind != "person":
        return None
    called = {
        id(cluster): cluster
        for at, name in _called(scene, found.head)
        if (cluster := scene.cluster_of[name.first]) is not owner and _owner_at(scene, at) is owner
    }
    if len(called) != 1:
        return None
    cluster = next(iter(called.values()))
    return Held(cluster, f"“{cluster.name}” is called the {found.head} of “{owner.name}”", "office")


def _called(scene: Scene, head: str) -> list[tuple[int, Named]]:
    """Where the noun stands right beside a person's name: "his brother N", "his brother, N", "N, his brother"."""
    tokens, found = scene.tokens, []
    for at, token in enumerate(tokens):
        if token.lower != head or token.quoted:
            continue
        after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ",")
        for name in scene.names_in(after, after + 1):
            found.append((at, name))
        begin = at
        while begin > 0 and at - begin < _REACH and tokens[begin - 1].text != ",":
            begin -= 1
        closes = at + 1 < len(tokens) and tokens[at + 1].text in (",", ".", ")")
        before = scene.names_in(max(begin - _REACH, 0), begin) if closes and begin > 1 else []
        found += [(at, name) for name in before if name.last == begin - 1]
    return [(at, name) for at, name in found if scene.cluster_of[name.first].kind == "person"]


def _owner_at(scene: Scene, at: int) -> Cluster | None:
    """Whose kin the noun at ``at`` is told to be, before it."""
    tokens = scene.tokens
    for begin in range(at - 1, max(at - 1 - _REACH, -1), -1):
        word = tokens[begin]
        if word.sentence != tokens[at].sentence or word.text == ",":
            return None
        if word.lower in _OWNING:
            whose = antecedent(scene, _OWNING[word.lower], begin, scene.speaker_at((word.start, word.end)))
            return None if isinstance(whose, str) else whose.cluster
        if word.possessive or word.text in "'’":
            return next((scene.cluster_of[n.first] for n in scene.names_in(begin - 4, begin) if n.last == begin), None)
    return None


def _after_of(scene: Scene, found: Description) -> Cluster | None:
    """Whoever is named after "of": "the wife of N"."""
    tokens = scene.tokens
    head = next((at for at in range(found.first, found.last) if tokens[at].lower == found.head), found.last)
    if head + 2 >= len(tokens) or tokens[head + 1].lower != "of":
        return None
    return next((scene.cluster_of[n.first] for n in scene.names_in(head + 2, head + 5) if n.title == head + 2), None)
