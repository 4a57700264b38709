"""Whose a document is: "a survey by N", "an N poll", "a circular from N" give the words of N."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.scene import Scene

_STATING = frozenset(
    """report poll survey study statement letter memo memorandum analysis review complaint filing dossier paper figure
    data research census audit forecast estimate circular bulletin communique communiqué manifesto post tweet ad
    advertisement note index brief submission presentation proposal press-release release questionnaire test
    petition database""".split()
)
"""Documents in which somebody speaks; a speech, a law or an account is spoken of in other ways."""
_BELONGING = frozenset("report statement figure data manifesto bulletin communique communiqué circular letter".split())
"""Those of which "of" tells whose they are, not what they are about or whom they ask."""
_PASSED_ON = frozenset(
    "published posted obtained seen reviewed cited shared leaked broadcast aired carried quoted".split()
)
_REACH = 5
"""Tokens from "by" to the name, as in "by the firm N"."""
_NEAR = 4
"""Small words between a name and the document's noun, as in "an N national poll"."""


def author(scene: Scene, found: Description, first: int, last: int) -> Cluster | None:
    """The one body or person whose document ``found``, in the source ``first`` to ``last``, is said to be.

    "The survey" later on is the one whose author was told last.
    """
    found = _at_noun(scene, found)
    noun = singular(found.head)
    if noun not in _STATING:
        return None
    names = scene.names_in(first, last)
    if not names and not found.modifiers and scene.tokens[found.first - 1].lower in ("the", "this", "that"):
        return scene.documents.get(noun)
    owners = {id(c): c for name in names if (c := _author(scene, found, name)) is not None}
    scene.documents.pop(noun, None)
    if len(owners) != 1:
        return None
    scene.documents[noun] = next(iter(owners.values()))
    return scene.documents[noun]


def _at_noun(scene: Scene, found: Description) -> Description:
    """``found`` with the document's noun as its head, where a participle follows it: "a poll released on …"."""
    if singular(found.head) in _STATING:
        return found
    for noun, following in pairwise(scene.tokens[found.first : found.last]):
        if singular(noun.lower) in _STATING and following.lower.endswith("ed"):
            return replace(found, head=noun.lower)
    return found


def _author(scene: Scene, found: Description, name: Named) -> Cluster | None:
    tokens = scene.tokens
    cluster = scene.cluster_of[name.first]
    around = {tokens[at].lower for at in (name.title - 2, name.title - 1, name.last) if 0 <= at < len(tokens)}
    if cluster.kind == "place" or around & {"/", "and", "&"}:
        return None
    body = cluster.kind == "organisation" or (name.last < len(tokens) and tokens[name.last].lower in BODY_NOUNS)
    return cluster if _made_by(scene, found, name, body) or (body and _owns(scene, found, name)) else None


def _owns(scene: Scene, found: Description, name: Named) -> bool:
    """Whether the name stands right before the document's noun: "an N poll", "N's report"."""
    between = scene.tokens[name.last : min(found.last, name.last + _NEAR)]
    head = next((at for at, token in enumerate(between) if token.lower == found.head), None)
    return head is not None and all(token.possessive or token.text.islower() for token in between[:head])


def _made_by(scene: Scene, found: Description, name: Named, body: bool) -> bool:
    """Whether "by" or "from" joins the name to the document, or "of" where that tells whose it is."""
    tokens = scene.tokens
    after = tokens[name.last] if name.last < len(tokens) else None
    if after is not None and (after.possessive or singular(after.lower) in PERSON_NOUNS):
        return False
    for at in range(name.title - 1, max(name.title - 1 - _REACH, found.first), -1):
        word = tokens[at].lower
        if word in ("by", "from"):
            return _ends_before(scene, found, at)
        if word == "of":
            return body and tokens[at - 1].lower == found.head and singular(found.head) in _BELONGING
        if not tokens[at].text[0].isalpha():
            return False
    return False


def _ends_before(scene: Scene, found: Description, at: int) -> bool:
    """Whether the document's noun stands before ``at``, with no comma between."""
    between = scene.tokens[found.first : at]
    passed_on = any(token.text == "," or token.lower in _PASSED_ON for token in between)
    return any(token.lower == found.head for token in between) and not passed_on
