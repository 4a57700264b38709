"""Who is said to have put out the document that is spoken of: "N said in a statement", "N has a new ad"."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import describe
from onrecord.analyse.speakers.lexicon.documents import GIVING, MAKING, STATING, TOLD_IN, kind_of_document
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.made import author_named
from onrecord.analyse.speakers.pronouns import antecedent
from onrecord.analyse.speakers.scene import Scene, follows_verb

_HIS = {"his": "he", "her": "she", "its": "it"}
_AROUND = 25
"""Tokens round a source in which the document is named that it speaks in."""
_REACH = 5
"""Tokens after the noun in which "by N" may follow."""
_ANNOUNCING = ("statement", "release", "press-release")
"""Documents in which what was just announced is announced: "N cut forty jobs. The statement said"."""
_SPOKEN_OF = 2
"""Paragraphs back in which a document must have been spoken of."""
_BEFORE_NOUN = 8


def told_by_subject(scene: Scene, kept: str, first: int) -> Cluster | None:
    """Who speaks in a document that opens the sentence: "In a statement announcing it, N said"."""
    tokens = scene.tokens
    if kept not in TOLD_IN or first == 0 or tokens[first - 1].lower != "in" or not tokens[first - 1].first:
        return None
    return subject_after(scene, first, _AROUND)


def subject_after(scene: Scene, first: int, reach: int) -> Cluster | None:
    """Who acts in the sentence of ``first`` after the comma that ends its opening, ``reach`` tokens on at most."""
    tokens = scene.tokens
    for name in scene.names_in(first, first + reach):
        before = name.title - 1 - (tokens[name.title - 1].lower == "the")
        if tokens[name.first].sentence != tokens[first].sentence:
            return None
        if tokens[before].text == "," and follows_verb(tokens, name.last):
            return scene.cluster_of[name.first]
    return None


def told_in(scene: Scene, noun: str, token: int) -> Cluster | None:
    """Who said something "in a statement" shortly before, if the next to be spoken of is that statement."""
    if noun not in TOLD_IN:
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
    told = told or (noun in _ANNOUNCING and not _spoken_of(scene, noun, token))
    return last[1] if told and last[1].named else None


def _spoken_of(scene: Scene, noun: str, token: int) -> bool:
    """Whether the text speaks of a document of that name before ``token``."""
    return any(singular(word.lower) == noun for word in scene.tokens[:token])


def put_out(scene: Scene, kept: str, token: int) -> Cluster | None:
    """Who is said to have put out the document spoken of last: "N has a new ad", "a video by N", "N's memo"."""
    tokens = scene.tokens
    for at in range(token - 1, -1, -1):
        if tokens[token].paragraph - tokens[at].paragraph > _SPOKEN_OF:
            return None
        noun = singular(tokens[at].lower)
        if kind_of_document(noun) != kept or noun not in STATING or tokens[at].quoted:
            continue
        begin = _noun_phrase(scene, at)
        found = describe(tokens, scene.names_in(begin, at + 1), begin, at + 1)
        if found is None:
            continue
        end = at + 1
        while end < len(tokens) and end - at < _REACH and tokens[end].text[0].isalnum():
            end += 1
        made = [c for n in scene.names_in(begin, end) if (c := author_named(scene, found, n)) is not None]
        if made:
            return made[0]
        if tokens[begin].lower in ("the", "this", "that"):
            continue
        if tokens[begin].lower in _HIS:
            whose = antecedent(scene, _HIS[tokens[begin].lower], begin, None)
            return whose.cluster if not isinstance(whose, str) and whose.cluster.named else None
        return _giver(scene, begin)
    return None


def _noun_phrase(scene: Scene, at: int) -> int:
    """Where the phrase that ends in the noun at ``at`` begins: at its article or possessive."""
    begin = at
    while begin > 0 and at - begin < _BEFORE_NOUN and scene.tokens[begin - 1].sentence == scene.tokens[at].sentence:
        word = scene.tokens[begin - 1]
        if not (word.text[0].isalnum() or word.possessive or word.text in "-'’") or word.lower in GIVING | MAKING:
            break
        begin -= 1
        if word.lower in ("a", "an", "the", "this", "that", "his", "her", "its", "their"):
            break
    return begin


def _giver(scene: Scene, begin: int) -> Cluster | None:
    """The subject of the verb of giving before the phrase that begins at ``begin``."""
    tokens = scene.tokens
    if begin == 0 or tokens[begin - 1].lower not in GIVING or tokens[begin - 1].quoted:
        return None
    verb = begin - 1
    for event in scene.before(verb):
        if tokens[event.token].sentence != tokens[verb].sentence:
            return None
        if event.subject and event.cluster.named and not tokens[event.token].quoted:
            return event.cluster if event.cluster.kind in ("organisation", "person") else None
    return None
