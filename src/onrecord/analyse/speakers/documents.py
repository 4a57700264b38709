"""Whose a document is: "a survey by N", "an N poll", "a circular from N" give the words of N."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description, describe
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.scene import Event, Scene

_STATING = frozenset(
    """report poll survey study statement letter memo memorandum analysis review complaint filing dossier paper figure
    data research census audit forecast estimate circular bulletin communique communiqué manifesto post tweet ad
    advertisement note index brief submission presentation proposal press-release release questionnaire test
    petition database lawsuit suit complaint remark comment average ranking op-ed editorial column announcement
    testimony affidavit email e-mail message summary document article piece headline tracker reporting
    coverage""".split()
)
"""Documents in which somebody speaks; a speech, a law or an account is spoken of in other ways."""
_BELONGING = frozenset("report statement figure data manifesto bulletin communique communiqué circular letter".split())
"""Those of which "of" tells whose they are, not what they are about or whom they ask."""
_PASSED_ON = frozenset(
    "published posted obtained seen reviewed cited shared leaked broadcast aired carried quoted".split()
)
_SAME = {"suit": "lawsuit", "survey": "poll", "release": "statement", "press-release": "statement"}
"""Nouns that may stand for another one."""
_TOLD_IN = frozenset("statement release press-release letter memo email e-mail post tweet filing report".split())
"""Documents in which somebody is said to say something: "N said in a statement"."""
_REACH = 5
"""Tokens from "by" to the name, as in "by the firm N"."""
_AROUND = 25
"""Tokens round a source in which the document is named that it speaks in."""
_FEWEST = 3
"""Tokens before a name in which a document can be named."""
_PRINTED = frozenset("editorial piece article column headline op-ed".split())
"""Documents in which a paper speaks, though nobody says which."""
_PAPERS = frozenset(
    """times post journal tribune herald gazette newspaper magazine paper chronicle observer guardian globe register
    leader sun star news daily weekly""".split()
)
_PRESS = frozenset("newspaper paper magazine daily weekly tabloid publication".split())
_BACK = 4
"""Paragraphs back in which the paper has spoken."""
_SOME = frozenset("some many several other top few most".split())
_NEAR = 4
"""Small words between a name and the document's noun, as in "an N national poll"."""


def author(scene: Scene, found: Description, first: int, last: int) -> Cluster | None:
    """The one body or person whose document ``found``, in the source ``first`` to ``last``, is said to be.

    "The survey" later on is the one whose author was told last.
    """
    names = scene.names_in(first, last)
    if found.head == "board" and "editorial" in found.modifiers and not names:
        return _paper(scene, first)
    found = _at_noun(scene, found)
    noun = singular(found.head)
    if noun not in _STATING or (noun == "figure" and scene.tokens[first].lower in _SOME):
        return None
    kept = _SAME.get(noun, noun)
    if not names and not found.modifiers and scene.tokens[found.first - 1].lower in ("the", "this", "that"):
        return scene.documents.get(kept) or _told_in(scene, noun, first) or _printed(scene, noun, first)
    owners = {id(c): c for name in names if (c := _author(scene, found, name)) is not None}
    scene.documents.pop(kept, None)
    if len(owners) != 1:
        return None
    scene.documents[kept] = next(iter(owners.values()))
    return scene.documents[kept]


def note_document(scene: Scene, first: int, head: Named, cluster: Cluster | None) -> None:
    """Keep whose a document is that a source begins with: "the lawsuit filed by a man named N"."""
    if cluster is None or head.title - first < _FEWEST:
        return
    found = describe(scene.tokens, (), first, head.title)
    noun = singular(_at_noun(scene, found).head) if found is not None else ""
    if noun in _STATING:
        scene.documents[_SAME.get(noun, noun)] = cluster


def _told_in(scene: Scene, noun: str, token: int) -> Cluster | None:
    """Who said something "in a statement" shortly before, if the next to be spoken of is that statement."""
    if noun not in _TOLD_IN:
        return None
    last = next(((at, cluster) for at, cluster in reversed(scene.speakers) if at < token), None)
    if last is None or scene.tokens[token].paragraph - scene.tokens[last[0]].paragraph > 1:
        return None
    sentence = scene.tokens[last[0]].sentence
    near = range(max(last[0] - _AROUND, 1), min(last[0] + _AROUND, token))
    told = any(
        scene.tokens[at].lower == noun
        and scene.tokens[at].sentence == sentence
        and scene.tokens[at - 1].lower in ("a", "an", "his", "her", "its", "written", "separate", "joint")
        for at in near
    )
    return last[1] if told and last[1].named else None


def _printed(scene: Scene, noun: str, token: int) -> Cluster | None:
    """The paper whose editorial it is."""
    return _paper(scene, token) if noun in _PRINTED else None


def _paper(scene: Scene, token: int) -> Cluster | None:
    """The newspaper spoken of last, a few paragraphs back at most."""
    for event in scene.before(token):
        cluster = event.cluster
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _BACK:
            return None
        words = {word for name in cluster.names for word in parts(name.text)}
        called = any(stated.head in _PRESS for stated in cluster.stated)
        if cluster.kind == "organisation" and cluster.named and (words & _PAPERS or called):
            return cluster
        if event.form == "nominal" and cluster.named and _text(scene, event).endswith(("newspaper", "paper")):
            return cluster
    return None


def _text(scene: Scene, event: Event) -> str:
    return scene.document.text[slice(*event.span)].lower()


def _at_noun(scene: Scene, found: Description) -> Description:
    """``found`` with the document's noun as its head, where a participle follows it: "a poll released on …"."""
    if singular(found.head) in _STATING:
        return found
    for noun, following in pairwise(scene.tokens[found.first : found.last]):
        if singular(noun.lower) in _STATING and (
            following.lower.endswith("ed") or following.lower in ("made", "available")
        ):
            return replace(found, head=noun.lower)
    return found


def _author(scene: Scene, found: Description, name: Named) -> Cluster | None:
    tokens = scene.tokens
    cluster = scene.cluster_of[name.first]
    around = {tokens[at].lower for at in (name.title - 2, name.title - 1, name.last) if 0 <= at < len(tokens)}
    if cluster.kind == "place" or around & {"/", "and", "&"}:
        return None
    body = cluster.kind == "organisation" or (name.last < len(tokens) and tokens[name.last].lower in BODY_NOUNS)
    body = body or (name.last < len(tokens) and tokens[name.last].possessive)
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
