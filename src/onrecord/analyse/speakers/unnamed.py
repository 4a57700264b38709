"""Speakers without a name: one cluster for each description, shared where it is plainly the same speaker."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.nouns import EXTENDING, NAME_NOUNS, singular
from onrecord.analyse.speakers.lexicon.titles import MEN, WOMEN
from onrecord.analyse.speakers.scene import Scene
from onrecord.types import EntityKind

_GENERIC = frozenset("group company corporation team network club house news resistance times post press".split())


def unnamed(scene: Scene, found: Description, token: int) -> Cluster:
    """The cluster of a description that no name goes with: an old one where it is the same, else a new one."""
    body = found.sort == "organisation"
    own = any(name.last <= found.last and name.first >= found.first for name in scene.names)
    nation = any(word.text[0].isupper() for word in scene.tokens[found.first : found.last])
    lasting = singular(found.head) in EXTENDING | NAME_NOUNS - _GENERIC
    named = body and not found.indefinite and (own or nation) and lasting and not _of_a_person(scene, found)
    kinds: dict[str, EntityKind] = {"person": "person", "organisation": "organisation"}
    kind = kinds.get(found.sort, "group") if named or lasting or not body else "group"
    for cluster in reversed(scene.clusters):
        if cluster.names or cluster.kind != kind:
            continue
        if cluster.text.lower() == found.text.lower() and not (found.indefinite and kind == "person"):
            return cluster
        if (
            kind == "person"
            and found.definite
            and cluster.description is not None
            and cluster.description.head == found.head
        ):
            return cluster
    cluster = scene.new(kind, found.text, named, token)
    cluster.description = found
    if kind == "person":
        cluster.gender = "f" if found.head in WOMEN else "m" if found.head in MEN else ""
    return cluster


def _of_a_person(scene: Scene, found: Description) -> bool:
    """Whether somebody owns it: "N's office" describes, it is no name."""
    owners = [name for name in scene.names if found.first <= name.first and name.last < found.last]
    return any(scene.tokens[n.last].possessive and scene.cluster_of[n.first].kind == "person" for n in owners)


def plain(scene: Scene, text: str, token: int) -> Cluster:
    """The cluster of a group called ``text``, without a head noun that tells more."""
    for cluster in scene.clusters:
        if not cluster.names and cluster.kind == "group" and cluster.text.lower() == text.lower():
            return cluster
    return scene.new("group", text, False, token)
