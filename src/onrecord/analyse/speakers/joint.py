"""Whether a source names more than one speaker: "A and B", "groups including A, B and C"; not "director of A and B"."""

from __future__ import annotations

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.appositions import in_apposition, in_title
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, COLLECTIVES, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from onrecord.analyse.speakers.lexicon.places import CREEDS, DEMONYMS
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, TITLES
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.tokens import Token

_RELATIVES = frozenset("who which that whose whom".split())
_JOINS = frozenset(("and", "or", "&"))
_FILLING = DETERMINERS | POSSESSIVES | TITLES | MODIFIERS | DEMONYMS | CREEDS


def joint_text(scene: Scene, first: int, last: int) -> str | None:
    """What to call the speakers of a source that are more than one; None where it is one.

    Where every one of them is named, their full names; else the words as they stand.
    """
    places = _outer(scene, first, last)
    ands = [at for at in places if scene.tokens[at].lower in _JOINS and first < at < last - 1]
    cut = next((at for at in places if at > first and _closes(scene.tokens[at])), last)
    listed = _bracketed(scene, first, last) or _list_of(scene, first, last, places)
    if listed or not any(at < cut and _joins(scene, first, at, last) for at in ands):
        return listed
    named = _named_conjuncts(scene, first, cut, places)
    if named:
        return named
    return _plain_text(scene, first, cut)


def _closes(token: Token) -> bool:
    """Whether a clause or an aside begins there, in which nobody else joins in."""
    return token.lower in _RELATIVES or token.text in ("–", "—")


def _outer(scene: Scene, first: int, last: int) -> list[int]:
    """The tokens that stand neither within a name nor within brackets."""
    within = {at for name in scene.names_in(first, last) for at in range(name.first, min(name.last, last))}
    depth, found = 0, []
    for at in range(first, last):
        text = scene.tokens[at].text
        depth += text in ("(", "[")
        if not depth and at not in within:
            found.append(at)
        depth = max(depth - (text in (")", "]")), 0)
    return found


def _joins(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether the "and" at ``at`` joins two speakers, rather than two things that belong to one."""
    tokens = scene.tokens
    if tokens[at - 1].lower == tokens[at + 1].lower or _owned(scene, at, last):
        return False
    if in_apposition(scene, first, at, last) or in_title(scene, first, at, last):
        return False
    segment = _segment(scene, first, at)
    left, right = _leading_name(scene, segment, at), _leading_name(scene, at + 1, last)
    if left is not None:
        return not _governs(scene, left.last, at) or (right is not None and _is_person(scene, right))
    head = _leading_name(scene, first, at)
    if head is not None and segment > first:
        return right is not None and _is_person(scene, right) and tokens[at - 1].text == ","
    if segment > first and tokens[segment].lower.endswith(("ing", "ed")):
        return False
    if _governs(scene, segment, at):
        return _opens_another(scene, at + 1, last, right)
    return _two_nouns(scene, at, last, right)


def _owned(scene: Scene, at: int, last: int) -> bool:
    """Whether the name after "and" owns what follows: "A and B's book" is one thing."""
    name = next(iter(scene.names_in(at + 1, last)), None)
    if name is None or name.first != at + 1 or name.last + 1 >= last or not scene.tokens[name.last].possessive:
        return False
    somebody = any(_is_person(scene, other) for other in scene.names_in(name.last + 1, last))
    return not somebody and not any(singular(t.lower) in PERSON_NOUNS for t in scene.tokens[name.last + 1 : last])


def _segment(scene: Scene, first: int, at: int) -> int:
    """Where the member of the list before ``at`` begins."""
    end = at - 1 if scene.tokens[at - 1].text == "," else at
    commas = [n for n in _outer(scene, first, end) if scene.tokens[n].text in (",", "–", "—", ";")]
    return commas[-1] + 1 if commas else first


def _leading_name(scene: Scene, begin: int, end: int) -> Named | None:
    """The name that opens tokens ``begin`` to ``end`` after articles, titles and nationalities, and heads them."""
    for name in scene.names_in(begin, end):
        before = scene.tokens[begin : name.first]
        plain = all(token.lower.rstrip(".") in _FILLING or token.capital for token in before)
        after = scene.tokens[name.last] if name.last < end else None
        if plain and (after is None or _ends_name(after)):
            return name
        if not plain:
            return None
    return None


def _ends_name(after: Token) -> bool:
    """Whether the word after a name does not hang on it as on an owner or a modifier."""
    if after.possessive:
        return False
    return not after.text[0].isalnum() or after.lower in PREPOSITIONS | _RELATIVES | _JOINS | {"himself", "herself"}


def _governs(scene: Scene, begin: int, end: int) -> bool:
    return any(scene.tokens[at].lower in PREPOSITIONS for at in _outer(scene, begin, end))


def _is_person(scene: Scene, name: Named) -> bool:
    return scene.cluster_of[name.first].kind == "person"


def _opens_another(scene: Scene, begin: int, last: int, right: Named | None) -> bool:
    """Whether a second phrase about people begins: "the mayor of X and the governor of Y"."""
    if right is not None:
        return False
    opens = scene.tokens[begin].lower in DETERMINERS | {"other"}
    words = [token.lower for token in scene.tokens[begin : min(begin + 4, last)]]
    return opens and any(singular(word) in PERSON_NOUNS for word in words)


def _two_nouns(scene: Scene, at: int, last: int, right: Named | None) -> bool:
    """For plain nouns: two words for one person are one speaker, "the founder and chief executive"."""
    tokens = scene.tokens
    if _many(tokens[at - 1].lower) or tokens[at - 1].lower in PRONOUNS:
        return True
    if tokens[at + 1].lower in DETERMINERS | POSSESSIVES or tokens[at + 1].lower.rstrip(".") in ("mr", "mrs", "ms"):
        return True
    if right is not None:
        return right.title == right.first
    head = next(
        (n for n in range(at + 1, last) if tokens[n].lower in PREPOSITIONS or not tokens[n].text[0].isalnum()), last
    )
    return _many(tokens[head - 1].lower) and singular(tokens[head - 1].lower) in PERSON_NOUNS | BODY_NOUNS


def _many(word: str) -> bool:
    return word in COLLECTIVES or singular(word) != word or word in ("them", "us")


def _bracketed(scene: Scene, first: int, last: int) -> str | None:
    """Several, of whom some are named in brackets right after: "two judges (A and B)"."""
    tokens = scene.tokens
    opening = next((at for at in range(first + 1, last) if tokens[at].text == "("), None)
    if opening is None or not _many(tokens[opening - 1].lower) or scene.names_in(first, opening):
        return None
    closing = next((at for at in range(opening, last) if tokens[at].text == ")"), last)
    inside = _outer(scene, opening + 1, closing)
    people = [name for name in scene.names_in(opening, closing) if _is_person(scene, name)]
    if len(people) < 2:
        return None
    return _named_conjuncts(scene, opening + 1, closing, inside) or _plain_text(scene, first, opening)


def _list_of(scene: Scene, first: int, last: int, places: list[int]) -> str | None:
    """Several, of whom some are named: "groups including A", "three firms - A, B, C -"."""
    tokens = scene.tokens
    for at in places:
        word = tokens[at].lower
        opens = word == "including" or (word == "such" and at + 1 < last and tokens[at + 1].lower == "as")
        dashed = tokens[at].text in ("-", "–", "—", ":") and at > first
        if not (opens or dashed):
            continue
        end = at
        while end > first and not tokens[end - 1].text[0].isalnum():
            end -= 1
        many = end > first and end - 1 in places and _many(tokens[end - 1].lower)
        many = many and not in_apposition(scene, first, at, at)
        if many and len(scene.names_in(at, last)) > (0 if opens else 1):
            listed = _named_conjuncts(scene, at + 1, last, places) if dashed else None
            return listed or _plain_text(scene, first, end)
        if opens:
            return None
    return None


def _named_conjuncts(scene: Scene, first: int, last: int, places: list[int]) -> str | None:
    """The full names of "A, B and C"; None where one of them has none."""
    breaks = [at for at in places if at < last and scene.tokens[at].lower in _JOINS | {",", ";"}]
    found: list[str] = []
    begin = first
    for end in [*breaks, last]:
        if end > begin:
            name = _leading_name(scene, begin, end)
            apposed = bool(found) and begin > first and scene.tokens[begin - 1].text == ","
            if name is None and not apposed and any(token.text[0].isalnum() for token in scene.tokens[begin:end]):
                return None
            if name is not None and (full := scene.cluster_of[name.first].name) not in found:
                found.append(full)
        begin = end + 1
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else None


def _plain_text(scene: Scene, first: int, last: int) -> str:
    """The words as they stand, without an article at the beginning and without brackets."""
    kept = _kept(scene, first, last)
    while len(kept) > 1 and scene.tokens[kept[0]].lower in DETERMINERS | POSSESSIVES | {"both"}:
        kept = kept[1:]
    while len(kept) > 1 and not scene.tokens[kept[-1]].text[0].isalnum():
        kept.pop()
    text = ""
    for at in kept:
        token = scene.tokens[at]
        spaced = bool(text) and scene.document.text[token.start - 1 : token.start].isspace()
        text += (" " if spaced else "") + token.text
    return text


def _kept(scene: Scene, first: int, last: int) -> list[int]:
    depth, kept = 0, []
    for at in range(first, last):
        text = scene.tokens[at].text
        depth += text in ("(", "[")
        if not depth:
            kept.append(at)
        depth = max(depth - (text in (")", "]")), 0)
    return kept
