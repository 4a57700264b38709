"""A place that speaks is its government: an organisation of that name, beside the place."""

from __future__ import annotations

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.scene import Scene


def government(scene: Scene, place: Cluster) -> Cluster:
    """The organisation that bears the name of ``place``, made where there is none yet."""
    speaking = next((c for c in scene.clusters if c.kind == "organisation" and c.text == place.name != ""), None)
    return speaking or scene.new("organisation", place.name, True, place.order)


def speaking_place(scene: Scene, head: Named, place: Cluster) -> Cluster:
    """Move the name ``head`` from the place to its government."""
    speaking = government(scene, place)
    place.text = place.name
    scene.move(head, speaking)
    return speaking
