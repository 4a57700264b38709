"""Which place "the city" or "the state" is, and whose police "police" are, where the text leaves no choice."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.governments import government
from onrecord.analyse.speakers.lexicon.places import COUNTRIES
from onrecord.analyse.speakers.lexicon.states import NAMES
from onrecord.analyse.speakers.names import fold, parts
from onrecord.analyse.speakers.resolved import Held
from onrecord.analyse.speakers.scene import Scene

_TOWNS = frozenset("city town village municipality".split())
_LANDS = _TOWNS | {"state", "country", "nation"}
_REACH = 3
"""Paragraphs back in which a place must have been named."""
_MAIN = 3
"""Names by which a town shows to be what the text is about."""
_STATES = frozenset(("state", "nation", "country"))


def land(scene: Scene, found: Description, token: int) -> Held | None:
    """The government of the place that "the city", "the state" or "the country" is."""
    if found.head in _LANDS and (named := _named_so(scene, found)) is not None:
        return named
    if found.head not in _LANDS or not found.definite or found.modifiers or found.plural:
        return None
    if scene.tokens[found.first - 1].lower != "the":
        return None
    near: dict[int, Cluster] = {}
    for event in scene.before(token):
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _REACH:
            break
        if event.form == "name" and _is(event.cluster, found.head):
            near.setdefault(id(event.cluster), event.cluster)
            if found.head == "state" and scene.tokens[event.token].sentence == scene.tokens[token].sentence:
                break
    if found.head in _TOWNS and (main := _main_town(scene, token)) is not None:
        near = {id(main): main}
    if not near:
        return None
    often = sorted((len(cluster.names) for cluster in near.values()), reverse=True)
    place = max(near.values(), key=lambda cluster: len(cluster.names))
    if len(often) > 1 and often[0] == often[1]:
        return None
    cluster = government(scene, place) if place.kind == "place" else place
    return Held(cluster, f"“{place.name}” is the {found.head} named before it", "body")


def _named_so(scene: Scene, found: Description) -> Held | None:
    """The government of the place named after the noun: "the city of N"."""
    head = next((at for at in range(found.first, found.last) if scene.tokens[at].lower == found.head), found.first)
    if found.plural or found.indefinite or head + 1 >= len(scene.tokens) or scene.tokens[head + 1].lower != "of":
        return None
    name = next((n for n in scene.names_in(head + 2, head + 3) if n.first == head + 2), None)
    place = scene.cluster_of[name.first] if name is not None else None
    if name is None or place is None or place.kind not in ("place", "organisation") or _goes_on(scene, name.last):
        return None
    cluster = government(scene, place) if place.kind == "place" else place
    return Held(cluster, f"“{place.name}” is that {found.head}", "body")


def _goes_on(scene: Scene, at: int) -> bool:
    return at < len(scene.tokens) and scene.tokens[at].possessive


def _main_town(scene: Scene, token: int) -> Cluster | None:
    """The town named by far most often before ``token``."""
    towns = [cluster for cluster in scene.clusters if _is(cluster, "city")]
    often = sorted(
        ((sum(n.first < token for n in cluster.names), -at) for at, cluster in enumerate(towns)), reverse=True
    )
    if not often or often[0][0] < _MAIN or (len(often) > 1 and often[0][0] < 2 * often[1][0]):
        return None
    return towns[-often[0][1]]


def police(scene: Scene, found: Description) -> Held | None:
    """The one police force that the text names, for "police" and "the police"."""
    if found.head != "police" or found.modifiers or (scene.tokens[found.last - 1].capital and found.definite):
        return None
    forces = [c for c in scene.clusters if c.kind == "organisation" and c.names and _force(c)]
    return Held(forces[0], f"“{forces[0].name}” are the only police named", "body") if len(forces) == 1 else None


def _force(cluster: Cluster) -> bool:
    words = [parts(name.text) for name in cluster.names]
    return any(len(one) > 1 and (one[-1] == "police" or one[-2:] == ("police", "department")) for one in words)


def _is(cluster: Cluster, head: str) -> bool:
    """Whether a place may be called so; a body counts that bears the name of a state or a country, or of a place."""
    if cluster.kind == "person":
        return False
    name = fold(cluster.name.lower())
    if cluster.kind == "organisation" and not (cluster.text or name in COUNTRIES | NAMES):
        return False
    if head in _TOWNS:
        return name not in COUNTRIES | NAMES and cluster.kind == "place"
    return name in NAMES if head == "state" else name in COUNTRIES
