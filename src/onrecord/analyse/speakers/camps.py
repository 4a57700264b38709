"""Whose campaign: "N's presidential campaign", "the N team", "his camp", where the text calls it "the N campaign"."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.pronouns import antecedent
from onrecord.analyse.speakers.resolved import Held
from onrecord.analyse.speakers.scene import Scene

_CAMPS = frozenset("campaign camp team".split())
_OWNING = {"his": "he", "her": "she"}
_AROUND = frozenset("presidential general election reelection re-election senate gubernatorial".split())
_LONGEST = 3
"""Words between a name and the noun."""


def camp(scene: Scene, found: Description, token: int) -> Held | None:
    """The campaign that the text names elsewhere after the person whose it is."""
    if found.head not in _CAMPS or found.plural or found.indefinite:
        return None
    owner = _owner(scene, found, token)
    cluster = None if owner is None else campaign_of(scene, owner)
    return None if cluster is None else Held(cluster, f"the text calls it “{cluster.name}”", "body")


def campaign_of(scene: Scene, person: Cluster) -> Cluster | None:
    """The body of the document that is called "the N campaign" after a person."""
    known = {word for name in person.names for word in parts(name.text)}
    for cluster in scene.clusters:
        for name in cluster.names if cluster.kind == "organisation" else ():
            words = parts(name.text)
            if len(words) > 1 and words[-1] == "campaign" and known.issuperset(words[:-1]):
                return cluster
    return None


def camp_after(scene: Scene, at: int, person: Cluster) -> Cluster | None:
    """The campaign of ``person`` where, right after the name that ends before ``at``, words for it follow."""
    tokens = scene.tokens
    end = min(at + _LONGEST + 1, len(tokens))
    for index in range(at, end):
        if tokens[index].lower in _CAMPS:
            return campaign_of(scene, person)
        if not (tokens[index].possessive or tokens[index].text in "'’" or tokens[index].lower in _AROUND):
            return None
    return None


def _owner(scene: Scene, found: Description, token: int) -> Cluster | None:
    names = scene.names_in(found.first, found.last)
    people = [name for name in names if scene.cluster_of[name.first].kind == "person"]
    if people:
        return scene.cluster_of[people[-1].first]
    opening = scene.tokens[found.first - 1].lower if found.first > token else ""
    if opening not in _OWNING or names:
        return None
    span = (scene.tokens[found.first].start, scene.tokens[found.last - 1].end)
    whose = antecedent(scene, _OWNING[opening], found.first - 1, scene.speaker_at(span))
    return None if isinstance(whose, str) else whose.cluster
