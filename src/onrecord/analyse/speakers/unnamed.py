"""Speakers without a name: one cluster for each description, shared where it is plainly the same speaker."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import OPENINGS, STOPS, Description, describe
from onrecord.analyse.speakers.lexicon.nouns import EXTENDING, NAME_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS
from onrecord.analyse.speakers.lexicon.titles import MEN, WOMEN
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import EntityKind

_NEAR = 3
"""Paragraphs back in which a group may have been described more fully."""
_BEING = ADVERBS | frozenset("is are was were be been".split())
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
    if found.plural and found.definite and not found.modifiers:
        found = _spoken_of(scene, found, token) or found
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


def _spoken_of(scene: Scene, found: Description, token: int) -> Description | None:
    """The fuller description that "the groups" take up: "Ruritanian resistance groups", shortly before."""
    tokens = scene.tokens
    for at in range(min(token, found.first) - 1, -1, -1):
        if tokens[token].paragraph - tokens[at].paragraph > _NEAR or tokens[at].block != tokens[token].block:
            return None
        if tokens[at].lower != found.head or tokens[at].quoted:
            continue
        begin = at
        while begin > 0 and tokens[begin - 1].sentence == tokens[at].sentence and _adds(tokens[begin - 1]):
            begin -= 1
        if begin > 1 and tokens[begin].lower.endswith("ing") and tokens[begin - 1].lower in _BEING:
            begin += 1  # "is running ads": the verb
        fuller = describe(tokens, scene.names_in(begin, at + 1), begin, at + 1)
        return fuller if fuller is not None and fuller.modifiers and not fuller.indefinite else None
    return None


def _adds(word: Token) -> bool:
    """Whether a word before a plural noun tells of which kind: a nation, a name, an adjective."""
    return word.text[0].isalpha() and (word.capital or word.lower not in STOPS | OPENINGS | ADVERBS)


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
