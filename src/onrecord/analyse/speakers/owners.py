"""Whose somebody is: "its spokesman", "the group's leader", "N's lawyer"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import OPENINGS, Description, describe
from onrecord.analyse.speakers.lexicon.titles import HONORIFIC_NOUNS
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.pronouns import antecedent
from onrecord.analyse.speakers.scene import Scene

_OWNING = {"its": "it", "his": "he", "her": "she", "their": "they"}

Holder = Callable[[Description, int], Cluster | None]


def owned(scene: Scene, found: Description, token: int, held: Holder) -> tuple[Description, Cluster | None]:
    """``found`` with its owner in place of the words that tell the owner, and the owner; as it was where none shows.

    held: who a description stands for, if the document shows it.
    """
    opening = scene.tokens[found.first - 1].lower if found.first > token else ""
    if opening in _OWNING and found.head not in HONORIFIC_NOUNS:
        whose = antecedent(scene, _OWNING[opening], found.first - 1, scene.speaker_at(_span(scene, found)))
        return found, None if isinstance(whose, str) else whose.cluster
    ends = [at for at in range(found.first + 1, found.last) if scene.tokens[at].possessive]
    if not ends:
        return found, None
    end = ends[-1]
    cluster = next((scene.cluster_of[n.first] for n in scene.names_in(found.first, end) if n.last == end), None)
    if cluster is None:
        begin = found.first - 1 if opening in OPENINGS else found.first
        inner = describe(scene.tokens, scene.names_in(begin, end), begin, end)
        cluster = held(inner, begin) if inner is not None else None
    if cluster is None:
        return found, None
    words = {fold(token.lower) for token in scene.tokens[found.first : end]}
    return replace(found, modifiers=found.modifiers - words, organisation=cluster.name), cluster


def _span(scene: Scene, found: Description) -> tuple[int, int]:
    return scene.tokens[found.first].start, scene.tokens[found.last - 1].end
