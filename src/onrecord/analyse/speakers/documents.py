"""Whose a document is: "a survey by N", "an N poll", "a circular from N" give the words of N."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.authors import sole_author, told_here
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description, describe
from onrecord.analyse.speakers.lexicon.documents import ASKED, LAWS, MADE, STATING, TOLD_BY, kind_of_document
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.ordinary import MONTHS, WEEKDAYS
from onrecord.analyse.speakers.made import author_named
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.nominal_bodies import body
from onrecord.analyse.speakers.owners import owned
from onrecord.analyse.speakers.printed import paper, printed
from onrecord.analyse.speakers.put_out import put_out, told_by_subject, told_in
from onrecord.analyse.speakers.scene import Scene

_GOES_ON = MADE | TOLD_BY | WEEKDAYS | MONTHS | frozenset("available out last this late early earlier shown".split())
"""What follows a document's noun and is no noun that it only tells apart."""
_AGAIN = "again: "
"""Before the noun of a document in ``scene.documents``: whose it was read to be last, though not told at the noun."""
_FEWEST = 3
"""Tokens before a name in which a document can be named."""
_SOME = frozenset("some many several other top few most".split())


def author(scene: Scene, found: Description, first: int, last: int) -> Cluster | None:
    """The one body or person whose document ``found``, in the source ``first`` to ``last``, is said to be.

    "The survey" later on is the one whose author was told last.
    """
    names = scene.names_in(first, last)
    if found.head == "board" and "editorial" in found.modifiers and not names:
        return paper(scene, first)
    found = _at_noun(scene, found)
    noun = singular(found.head)
    if noun in LAWS:
        return _lawgiver(scene, found, first)
    if noun not in STATING or (noun == "figure" and scene.tokens[first].lower in _SOME):
        return None
    kept = kind_of_document(noun)
    opening = scene.tokens[found.first - 1].lower if found.first else ""
    whose = owned(scene, _up_to_noun(scene, found), first, lambda inner, at: _body_called(scene, inner, at))[1]
    if whose is not None and not found.plural:
        if whose.named and whose.kind != "place":
            scene.documents[kept] = whose
            return whose
        return None
    told_apart = bool(found.modifiers & _before_noun(scene, found))
    if not names and opening in ("the", "this", "that") and (not told_apart or kept not in ASKED):
        known = scene.documents.get(kept) if not told_apart or kept in ("ad", "film") else None
        told = told_in(scene, noun, first) if not told_apart else None
        given = put_out(scene, kept, first) or (put_out(scene, "poll", first) if noun == "study" else None)
        maker = known or told or given or printed(scene, noun, first) or sole_author(scene, found, noun, first)
        if maker is not None and maker.named and kept not in ASKED:
            scene.documents[_AGAIN + kept] = maker
        return maker or scene.documents.get(_AGAIN + kept)
    owners = {id(c): c for name in names if (c := author_named(scene, found, name)) is not None}
    if not owners and (ahead := told_by_subject(scene, kept, first)) is not None:
        return ahead
    scene.documents.pop(kept, None)
    scene.documents.pop(_AGAIN + kept, None)
    if not owners:
        return told_here(scene, found) if names else sole_author(scene, found, noun, first)
    if len(owners) != 1:
        return None
    scene.documents[kept] = next(iter(owners.values()))
    return scene.documents[kept]


def tells_of_nobody(scene: Scene, found: Description) -> bool:
    """Whether ``found`` is a document that speaks for nobody: a law, or what was just told of: "these statements"."""
    opening = scene.tokens[found.first - 1].lower if found.first else ""
    pointed_at = opening in ("this", "these", "that", "those") and singular(found.head) in STATING
    return found.sort == "document" and (pointed_at or singular(found.head) in LAWS)


def _lawgiver(scene: Scene, found: Description, first: int) -> Cluster | None:
    """The body whose law it is: "the parliament's January law"."""
    whose = owned(scene, _up_to_noun(scene, found), first, lambda inner, at: _body_called(scene, inner, at))[1]
    return whose if whose is not None and whose.named and whose.kind == "organisation" else None


def note_document(scene: Scene, first: int, head: Named, cluster: Cluster | None) -> None:
    """Keep whose a document is that a source begins with: "the lawsuit filed by a man named N"."""
    if cluster is None or head.title - first < _FEWEST:
        return
    found = describe(scene.tokens, (), first, head.title)
    noun = singular(_at_noun(scene, found).head) if found is not None else ""
    if noun in STATING:
        scene.documents[kind_of_document(noun)] = cluster


def _up_to_noun(scene: Scene, found: Description) -> Description:
    ends = (at + 1 for at in range(found.first, found.last) if scene.tokens[at].lower == found.head)
    return replace(found, last=next(ends, found.last))


def _before_noun(scene: Scene, found: Description) -> frozenset[str]:
    """The words before the document's noun: what follows it, "published Tuesday", tells it from no other."""
    before = scene.tokens[found.first : _up_to_noun(scene, found).last - 1]
    return frozenset(fold(token.lower) for token in before)


def _body_called(scene: Scene, found: Description, token: int) -> Cluster | None:
    held = body(scene, found, token)
    return None if held is None else held.cluster


def _at_noun(scene: Scene, found: Description) -> Description:
    """``found`` with the document's noun as its head, where more follows it: "a poll released on …", "a poll May 4"."""
    if singular(found.head) in STATING and found.head not in TOLD_BY:
        return found
    for noun, following in pairwise(scene.tokens[found.first : found.last]):
        word = following.lower
        goes_on = word.endswith("ed") or word in _GOES_ON or word.isdigit()
        if singular(noun.lower) in STATING and goes_on:
            return replace(found, head=noun.lower)
    return found
