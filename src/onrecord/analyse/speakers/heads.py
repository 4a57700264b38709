"""Which name heads a source: "Mira Dune, who leads the Reed Party" is Mira Dune; "aides to Mira Dune" are not."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description, describe
from onrecord.analyse.speakers.kinds import LETTERS
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, EXTENDING, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, DETERMINERS, PREPOSITIONS
from onrecord.analyse.speakers.lexicon.titles import FORMS_OF_ADDRESS, MODIFIERS, TITLES
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.tokens import Token

_WORKS = frozenset("book novel film movie album song play essay memoir article show report".split())
_RELATIVES = frozenset(("who", "which", "that"))
_OF = frozenset("of for to at with".split())
_DESKS = frozenset("desk unit wing section police affairs ethics relations operations".split())
_FULL = 2
_AFTER = PREPOSITIONS | {"who", "which", "that", "himself", "herself", "itself"}


def head_name(scene: Scene, first: int, last: int) -> Named | None:
    """The name that heads the source: not an owner's, not one after "of" or "for", not a modifier's."""
    names = [name for name in scene.names_in(max(first - 8, 0), last) if name.last > first]
    cut_off = [name for name in scene.names_in(last, last + 1) if first < name.title < last]
    if cut_off and not names:
        return cut_off[0]
    heads = [name for name in names if _heads(scene, name, first, last)]
    titled = [name for name in names if _after_long_title(scene, name, first, last)]
    if titled:
        return titled[-1]
    introduced = [name for name in names if name.first > first and _introduced(scene, name, first)]
    if introduced:
        return introduced[0]
    people = [name for name in heads if scene.cluster_of[name.first].kind == "person"]
    return next(iter(people or heads), None)


def _introduced(scene: Scene, name: Named, first: int) -> bool:
    """Whether the source gives the name of whom it describes: "a nurse who asked to be called N"."""
    before = [token.lower for token in scene.tokens[first : name.title]]
    return before[-1:] in (["called"], ["named"]) or (before[-1:] == ["as"] and bool({"name", "known"} & set(before)))


def name_beside(scene: Scene, first: int, last: int) -> Named | None:
    """A person's name right before ", the source," that the source stands beside."""
    tokens = scene.tokens
    if (
        first < 2
        or tokens[first - 1].text not in (",", "–", "—")
        or tokens[first].sentence != tokens[first - 1].sentence
    ):
        return None
    if tokens[first].lower not in DETERMINERS | {"her", "his", "their", "its"} and tokens[first].capital:
        return None
    closes = last >= len(tokens) or tokens[last].text in (",", ".", "–", "—", ")")
    name = next((n for n in scene.names_in(max(first - 10, 0), first) if n.last == first - 1), None)
    if name is None or not closes or scene.cluster_of[name.first].kind != "person":
        return None
    found = describe(tokens, scene.names_in(first, last), first, last)
    return name if found is not None and found.sort == "person" and not found.plural else None


def apposed_to(scene: Scene, found: Description, first: int, last: int) -> Cluster | None:
    """Who is named right before the comma that a description begins after, if it goes on with what he or it does.

    "than N, the former governor seeking": the name's; "in N, the governor said": not.
    """
    tokens = scene.tokens
    if first < 2 or tokens[first - 1].text != "," or tokens[first].capital or last >= len(tokens):
        return None
    after = tokens[last].lower
    goes_on = after in _RELATIVES or (after.endswith("ing") and not tokens[last].capital)
    name = next((n for n in scene.names_in(max(first - 10, 0), first) if n.last == first - 1), None)
    if name is None or not goes_on or found.plural or tokens[last].sentence != tokens[first].sentence:
        return None
    cluster = scene.cluster_of[name.first]
    return cluster if cluster.kind == found.sort else None


def _heads(scene: Scene, name: Named, first: int, last: int) -> bool:
    tokens = scene.tokens
    end = name.last + name.grown
    while end < min(last, len(tokens)) - 1 and tokens[end].text.isupper() and tokens[end].lower in LETTERS | TITLES:
        end += 1  # letters after the name, as in "N MP"
    after = tokens[end] if end < min(last, len(tokens)) else None
    if after is not None and (after.possessive or after.text in ("'", "’")):
        return name.last + 1 >= last or tokens[name.last + 1].text in ("(", "[")
    if after is not None and after.lower in ("and", "/"):
        return False
    if after is not None and after.text[0].isalnum() and after.lower not in _AFTER:
        return _goes_on(scene, name.last, last) and not _within_clause(scene, name, first)
    before = name.title
    while before > first and tokens[before - 1].capital:
        before -= 1
    work = before > first and tokens[before - 1].lower in _WORKS
    inner = _within_clause(scene, name, first) and tokens[name.title - 1].text != ","
    return not work and not inner and not _governed(scene, name, first)


def _after_long_title(scene: Scene, name: Named, first: int, last: int) -> bool:
    """A person at the end of a long title: "Minister of State for Roads Dr. N", "chairman of the party N"."""
    tokens = scene.tokens
    end = name.last + name.grown
    ends = end >= last or tokens[end].text in (",", "(")
    if scene.cluster_of[name.first].kind != "person" or not ends:
        return False
    begin = name.first
    while begin > first and tokens[begin - 1].lower.rstrip(".") in FORMS_OF_ADDRESS:
        begin -= 1
    commas = [at for at in range(first, begin) if tokens[at].text == ","]
    before = tokens[commas[-1] + 1 if commas else first : begin]
    if before and before[-1].lower in BODY_NOUNS and any(token.lower in TITLES for token in before):
        return True
    if _after_object(scene, name, (commas[-1] + 1 if commas else first), begin):
        return True
    if not before or not before[-1].capital:
        return False
    small = any(token.lower in PREPOSITIONS | {"and"} for token in before) and before[0].capital
    official = any(token.lower in TITLES for token in before)
    return small and official and all(token.capital or token.lower in ("of", "for", "and", "the") for token in before)


def _after_object(scene: Scene, name: Named, first: int, last: int) -> bool:
    """Whether a title with what it is of stands before a full name: "ambassador to Ruritania N", "head of its desk N".

    What a preposition governs is a body or a place there; in "lawyer for the actor N" it is N.
    """
    tokens = scene.tokens
    governs = next((at for at in range(last - 1, first, -1) if tokens[at].lower in _OF), None)
    if governs is None or governs + 1 >= last or name.words < _FULL:
        return False
    governed = [token.lower.rstrip(".") for token in tokens[governs + 1 : last]]
    if governed[-1] in DETERMINERS | PREPOSITIONS or not governed[-1].isalpha():
        return False
    if any(singular(word) in PERSON_NOUNS or word in TITLES | FORMS_OF_ADDRESS | MODIFIERS for word in governed):
        return False
    if not (tokens[last - 1].capital or governed[-1] in BODY_NOUNS or governed[-1] in _DESKS):
        return False
    if any(token.lower == "and" for token in tokens[first:governs]):
        return False  # more than one
    held = describe(tokens, scene.names_in(first, governs), first, governs)
    return held is not None and held.sort == "person" and not held.plural and not held.indefinite


def _goes_on(scene: Scene, index: int, last: int) -> bool:
    """Whether the word after a name tells what it does, as "speaking", rather than what belongs to it."""
    word = scene.tokens[index].lower
    if word in EXTENDING | MODIFIERS:
        return False
    if word in ADVERBS:
        return index + 1 >= last
    follows = scene.tokens[index + 1].lower if index + 1 < last else ""
    return word.endswith(("ing", "ed")) and singular(follows) not in PERSON_NOUNS | BODY_NOUNS


def _within_clause(scene: Scene, name: Named, first: int) -> bool:
    """Whether a relative clause of the source begins before the name: "the man whose letter showed that N"."""
    return any(token.lower in ("whose", "who", "which") for token in scene.tokens[first + 1 : name.title])


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash joins two halves of a word."""
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    )


def _entitled(words: Sequence[Token]) -> bool:
    """Whether words between a body's name and a person's are a title alone: "N polling director", "N professor"."""
    lower = [word.lower for word in words]
    plain = all(word.text[0].isalpha() and word.lower not in PREPOSITIONS | DETERMINERS for word in words)
    return bool(lower) and plain and singular(lower[-1]) == lower[-1] and lower[-1] in PERSON_NOUNS


def _governed(scene: Scene, name: Named, first: int) -> bool:
    """Whether the name hangs on a noun before it: "the spokesman for N", "aides to N"."""
    tokens = scene.tokens
    index = name.title
    if index <= first:
        return False
    within = {at for other in scene.names_in(first, name.title) for at in range(other.first, other.last)}
    bodily = (
        other.last for other in scene.names_in(first, name.title) if scene.cluster_of[other.first].kind != "person"
    )
    begin = max(bodily, default=first)
    if _entitled(tokens[begin : name.first]) and begin - first <= len(within) + 1:
        return False
    if scene.cluster_of[name.first].kind == "place" and tokens[index - 1].text == "," and tokens[index - 2].capital:
        index -= 1  # "the police in Quist, Ruritania"
    while index > first and (tokens[index - 1].text not in (",", "-", "–", "—") or _hyphen(tokens, index - 1)):
        index -= 1
        if tokens[index].lower in PREPOSITIONS and index > first:
            return True
    between = {token.lower for token in tokens[index : name.title]}
    if between & {"who", "which", "whose", "including"} or ("and" in between and index > first):
        return True
    if index == first:
        inner = [token.lower for token in tokens[first + 1 : name.title]]
        acts = any(word.endswith("ing") and "-" not in word and word not in MODIFIERS for word in inner[1:])
        return acts or any(word in PREPOSITIONS for word in inner)
    return False
