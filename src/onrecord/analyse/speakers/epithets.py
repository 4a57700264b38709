"""Whom "the business mogul" or "the former secretary of state" means: a person just spoken of, called what he is."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.places import DEMONYMS
from onrecord.analyse.speakers.lexicon.titles import MEN, WOMEN
from onrecord.analyse.speakers.scene import Event, Scene

_EPITHETS = frozenset(
    """mogul tycoon magnate billionaire millionaire businessman businesswoman entrepreneur democrat republican
    conservative liberal progressive socialist libertarian populist candidate nominee front-runner frontrunner hopeful
    contender challenger incumbent underdog lawmaker legislator politician statesman congressman congresswoman senator
    representative veteran newcomer native star icon celebrity heiress firebrand strongman maverick outsider
    actor actress singer rapper comedian comic musician author novelist journalist columnist filmmaker athlete
    octogenarian septuagenarian centenarian guest laureate self-starter""".split()
)
"""What a person is called for who he is, rather than for a part in what is told."""
_REACH = 1
"""Paragraphs back in which the person must have been spoken of."""


def spoken_of(scene: Scene, found: Description, token: int) -> Cluster | None:
    """The person whom a definite description just named means, if it is one of those that only colour a name.

    Somebody who held an office before ("the former governor") is called so for it too.
    """
    if not found.definite or not _colours(scene, found) or scene.names_in(found.first, found.last):
        return None
    if scene.tokens[found.first - 1].lower != "the":
        return None
    for event in _likeliest_first(scene, found, token):
        cluster = event.cluster
        known = cluster.gender or cluster.stated or " " in cluster.name
        if cluster.kind == "person" and cluster.names and known and _fits(cluster, found):
            return cluster
    return None


def _colours(scene: Scene, found: Description) -> bool:
    words = {token.lower for token in scene.tokens[found.first : found.last]}
    return found.head in _EPITHETS or bool(found.title and words & {"former", "ex", "onetime"})


def _likeliest_first(scene: Scene, found: Description, token: int) -> list[Event]:
    """Those called to mind in this paragraph and the one before: not called by another office, then the subjects."""
    here = scene.tokens[token]
    near = []
    for event in scene.before(token):
        there = scene.tokens[event.token]
        if here.paragraph - there.paragraph > _REACH:
            break
        if not there.quoted:
            near.append(event)

    def order(event: Event) -> tuple[bool, bool]:
        other = bool(found.title) and any(stated.title for stated in event.cluster.stated)
        return other, not event.subject

    return sorted(near, key=order)


def _fits(cluster: Cluster, found: Description) -> bool:
    """Whether nothing that is said of the person goes against the description: gender, party, nation."""
    gender = "f" if found.head in WOMEN else "m" if found.head in MEN else ""
    if gender and cluster.gender and gender != cluster.gender:
        return False
    theirs = {word for stated in cluster.stated for word in (stated.head, *stated.modifiers)}
    for kinds in (_PARTIES, DEMONYMS):
        mine = ({found.head} | found.modifiers) & kinds
        if mine and theirs & kinds and not mine & theirs:
            return False
    return True


_PARTIES = frozenset("democrat democratic republican socialist conservative liberal labour green".split())
