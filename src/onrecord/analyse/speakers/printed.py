"""Which paper an editorial is by, and which court a ruling, where nobody says: the one spoken of last."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.documents import PAPERS, PRESS, PRINTED
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.scene import Event, Scene

_BACK = 4
"""Paragraphs back in which the paper has spoken."""


def printed(scene: Scene, noun: str, token: int) -> Cluster | None:
    """The paper whose editorial it is."""
    if noun == "ruling":
        return _court(scene, token)
    return paper(scene, token) if noun in PRINTED else None


def paper(scene: Scene, token: int) -> Cluster | None:
    """The newspaper spoken of last, a few paragraphs back at most."""
    for event in scene.before(token):
        cluster = event.cluster
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _BACK:
            return None
        words = {word for name in cluster.names for word in parts(name.text)}
        called = any(stated.head in PRESS for stated in cluster.stated)
        if cluster.kind == "organisation" and cluster.named and (words & PAPERS or called):
            return cluster
        if event.form == "nominal" and cluster.named and _text(scene, event).endswith(("newspaper", "paper")):
            return cluster
    return None


def _court(scene: Scene, token: int) -> Cluster | None:
    """The court spoken of last, a few paragraphs back at most."""
    for event in scene.before(token):
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _BACK:
            return None
        words = {word for name in event.cluster.names for word in parts(name.text)}
        if event.cluster.kind == "organisation" and event.cluster.named and "court" in words:
            return event.cluster
    return None


def _text(scene: Scene, event: Event) -> str:
    return scene.document.text[slice(*event.span)].lower()
