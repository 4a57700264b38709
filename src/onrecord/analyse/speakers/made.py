"""Whether a name beside the noun for a document tells whose it is: "a survey by N", "an N poll", "N's report"."""

from __future__ import annotations

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.camps import camp_after
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.documents import BELONGING, OF_ONE, OWN, PASSED_ON, PLATFORMS, UPLOADED, WITHIN
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.scene import Scene

_REACH = 5
"""Tokens from "by" to the name, as in "by the firm N"."""
_NEAR = 4
"""Small words between a name and the document's noun, as in "an N national poll"."""


def author_named(scene: Scene, found: Description, name: Named) -> Cluster | None:
    """Whom ``name`` tells to be the author of ``found``; None where it is none, or nobody who could speak."""
    tokens = scene.tokens
    cluster = scene.cluster_of[name.first]
    around = {tokens[at].lower for at in (name.title - 2, name.title - 1, name.last) if 0 <= at < len(tokens)}
    if cluster.kind == "place" or around & {"/", "and", "&"}:
        return None
    acts = cluster.kind == "organisation" or (name.last < len(tokens) and tokens[name.last].lower in BODY_NOUNS)
    acts = acts or (name.last < len(tokens) and (tokens[name.last].possessive or tokens[name.last].text in "'’"))
    acts = acts or singular(found.head) in OF_ONE
    campaign = camp_after(scene, name.last, cluster) if cluster.kind == "person" else None
    cluster = campaign or cluster
    if PLATFORMS.issuperset(parts(cluster.name)) and singular(found.head) in UPLOADED:
        return None
    return (
        cluster
        if _made_by(scene, found, name, acts, campaign is not None) or (acts and _owns(scene, found, name))
        else None
    )


def _owns(scene: Scene, found: Description, name: Named) -> bool:
    """Whether the name stands right before the document's noun: "an N poll", "N's report"."""
    between = scene.tokens[name.last : min(found.last, name.last + _NEAR)]
    head = next((at for at, token in enumerate(between) if token.lower == found.head), None)
    return head is not None and all(
        token.possessive or token.text in "'’" or token.text.islower() for token in between[:head]
    )


def _made_by(scene: Scene, found: Description, name: Named, acts: bool, campaign: bool) -> bool:
    """Whether "by" or "from" joins the name to the document, or "of" where that tells whose it is."""
    tokens = scene.tokens
    after = tokens[name.last] if name.last < len(tokens) else None
    camps = after is not None and after.possessive and (campaign or _site_follows(scene, name.last))
    people = after is not None and singular(after.lower) in PERSON_NOUNS and not _bodily(scene, name.last + 1)
    if after is not None and not camps and (after.possessive or people):
        return False
    for at in range(name.title - 1, max(name.title - 1 - _REACH, found.first), -1):
        word = tokens[at].lower
        if word == "on" and acts and after is not None and _site_follows(scene, name.last):
            return _ends_before(scene, found, at)
        if word in ("by", "from"):
            return _ends_before(scene, found, at)
        if word == "in" and acts and singular(found.head) in WITHIN:
            return _ends_before(scene, found, at)
        if word == "of":
            return acts and tokens[at - 1].lower == found.head and singular(found.head) in BELONGING
        if not tokens[at].text[0].isalpha() and not tokens[at].possessive:
            return False
    return False


def _bodily(scene: Scene, at: int) -> bool:
    """Whether a noun for a body stands at ``at``: "the N militant group"."""
    return at < len(scene.tokens) and scene.tokens[at].lower in BODY_NOUNS


def _site_follows(scene: Scene, at: int) -> bool:
    """Whether "'s website" follows a name that ends at ``at``, with a word between at most."""
    following = [token.lower for token in scene.tokens[at : at + 3]]
    return bool({"website", "site", "blog"} & set(following))


def _ends_before(scene: Scene, found: Description, at: int) -> bool:
    """Whether the document's noun stands before ``at``, with no comma between."""
    between = scene.tokens[found.first : at]
    passing = PASSED_ON - {"published"} if singular(found.head) in OWN else PASSED_ON
    passed_on = any(token.text == "," or token.lower in passing for token in between)
    return any(token.lower == found.head for token in between) and not passed_on
