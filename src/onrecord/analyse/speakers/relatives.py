"""Whom "who" and "which" stand for: the name or noun right before."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import OPENINGS, Description, describe, inside_number
from onrecord.analyse.speakers.documents import author, tells_of_nobody
from onrecord.analyse.speakers.governments import government
from onrecord.analyse.speakers.heads import head_name
from onrecord.analyse.speakers.joint import joint_text
from onrecord.analyse.speakers.lexicon.nouns import COLLECTIVES, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, DETERMINERS, NUMBERS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.lexicon.places import CREEDS, DEMONYMS
from onrecord.analyse.speakers.nominals import holder
from onrecord.analyse.speakers.phrases import asks, before_aside, before_place, before_time, only_time, without_clause
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.tokens import Token
from onrecord.analyse.speakers.unnamed import plain, unnamed

_AMOUNTS = NUMBERS | frozenset(
    """lot lots number numbers quarter third quarters thirds percent percentage share portion chunk handful list group
    groups bulk plenty dozens scores set series class kind kinds type types sort array host pair trio crop generation
    part parts rest many much all each two-thirds three-quarters""".split()
)
"""Words that tell how many of those after "of" are meant."""
_PLURAL = frozenset("are were have do".split())
_COPULAS = frozenset("is was be been remains became".split())
_CLAUSAL = frozenset("who which that whose where when because if while although".split())
_KINDS = {"person": "person", "organisation": "organisation"}
_FINITE = frozenset(
    "can could will would may might must shall should has have had is are was were be been do does did".split()
)
_SUBJECTS = frozenset("i we he she they you it".split())
_SINGLING = frozenset("especially particularly including even only not mostly mainly".split())
_LONGEST_ASIDE = 12
_LONGEST_LIST = 24
"""Words from a copula to the noun before the pronoun."""
_LONGEST_CLAUSE = 20
_LONGEST_JOINED = 30
_LONGEST_TITLE = 6
_STOPS = frozenset("for by said told was were is are am and from with to that".split())


def relative(scene: Scene, word: str, token: int) -> tuple[Cluster | None, str]:
    """The speaker that the relative pronoun ``word`` at ``token`` stands for, and why."""
    tokens = scene.tokens
    if asks(scene, word, token):
        return None, f"“{word}”: asks for somebody, and stands for nobody named before it"
    end = _before_marks(tokens, before_aside(scene, token))
    earlier = _earlier(scene, word, token)
    if earlier is not None:
        return relative(scene, word, earlier)
    several = _listed(scene, word, token, end)
    if several is not None:
        return plain(scene, several, token), f"“{word}”: those named right before it, “{several}”"
    kinds = ("person",) if word == "who" else ("organisation", "place", "person")
    for name in scene.names_in(max(end - 10, 0), end):
        if (
            name.last + name.grown == end
            and scene.cluster_of[name.first].kind in kinds
            and not _one_of(scene, name.title)
        ):
            cluster = scene.cluster_of[name.first]
            cluster = government(scene, cluster) if cluster.kind == "place" else cluster
            full = "" if name.text == cluster.name else f" of “{cluster.name}”"
            return cluster, f"“{word}”: the name right before it, “{name.text}”{full}"
    begin = _phrase_before(scene, end, word)
    if only_time(tokens, begin, end) or (word == "who" and _is_place(scene, begin, end)):
        further = _further(scene, word, begin, end)
        if further is not None:
            return further
    if _is_clause(tokens, begin, end):
        return None, f"“{word}”: no noun right before it"
    begin = without_clause(tokens, begin, end)
    last = before_time(scene, begin, end)
    if last < end and last == begin + 1 and tokens[begin].lower.endswith("ed"):
        return None, f"“{word}”: no noun right before it"  # "a bill that passed Thursday, which"
    return _noun_before(scene, word, begin, last)


def _further(scene: Scene, word: str, begin: int, end: int) -> tuple[Cluster | None, str] | None:
    """Whom a pronoun stands for behind a place or a day: "a donor from Quist, who", "the warning in 1992, which"."""
    ahead = _before_marks(scene.tokens, begin if only_time(scene.tokens, begin, end) else before_place(scene, end))
    if not 0 < ahead < end:
        return None
    name = next((n for n in scene.names_in(max(ahead - 10, 0), ahead) if n.last + n.grown == ahead), None)
    if name is not None and word == "who" and scene.cluster_of[name.first].kind == "person":
        return scene.cluster_of[name.first], f"“{word}”: the name before the place, “{name.text}”"
    begin = _phrase_before(scene, ahead, word)
    begin = without_clause(scene.tokens, begin, ahead)
    return None if begin >= ahead or _is_place(scene, begin, ahead) else _noun_before(scene, word, begin, ahead)


def _before_marks(tokens: Sequence[Token], token: int) -> int:
    """Where what stands before ``token`` ends: before marks, and what is in brackets, as a party behind a name."""
    end = token
    while end > 0 and not tokens[end - 1].text[0].isalnum() and tokens[end - 1].sentence == tokens[token].sentence:
        end -= 1
        if tokens[end].text == ")":
            opening = next(
                (at for at in range(end - 1, max(end - _LONGEST_ASIDE, 0), -1) if tokens[at].text == "("), end
            )
            end = opening if tokens[opening].sentence == tokens[token].sentence else end
    return end


def _is_clause(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether what stands before a pronoun tells what is or was done, and is no noun with what belongs to it."""
    done = tokens[begin].lower.endswith("ed") and not tokens[begin].capital and tokens[begin - 1 : begin] != []
    after_comma = done and tokens[begin - 1].text == "," and begin + 1 < end
    return bool(after_comma and tokens[begin + 1].lower in PREPOSITIONS) or any(
        token.lower in _FINITE for token in tokens[begin:end]
    )


def _noun_before(scene: Scene, word: str, begin: int, end: int) -> tuple[Cluster | None, str]:
    found = describe(scene.tokens, scene.names_in(begin, end), begin, end)
    if found is None:
        return None, f"“{word}”: no noun right before it"
    kind = _KINDS.get(found.sort, "")
    if word == "who" and not kind and _placed(scene, begin, end):
        kind = "person"
    if not kind and found.indefinite:
        kind = "person" if word == "who" else "organisation"
    apposed = None if found.plural else _name_before(scene, begin, kind)
    if apposed is not None:
        return apposed, f"“{word}”: “{apposed.name}”, named before the description right before it"
    other = None if found.plural else _called_so(scene, begin, kind) or _named_after(scene, found, end)
    if other is not None:
        return other, f"“{word}”: “{other.name}”, of whom the description right before it is said"
    made = author(scene, found, begin, end) if found.sort == "document" else None
    if made is not None:
        return made, f"“{word}”: “{found.text}”, a document of “{made.name}”"
    if word in ("which", "that") and tells_of_nobody(scene, found):
        return None, f"“{word}”: “{found.text}” is a document, and whose words it gives is not told"
    several = joint_text(scene, begin, end)
    inner = head_name(scene, begin, end) if found.sort != "group" and several is None else None
    if several is not None:
        cluster = plain(scene, several, begin)
    elif inner is not None and scene.cluster_of[inner.first].kind != "place":
        cluster = scene.cluster_of[inner.first]
    else:
        held = holder(scene, found, begin) if found.definite else None
        cluster = held.cluster if held is not None else unnamed(scene, found, begin)
    return cluster, f"“{word}”: the noun right before it, “{cluster.name}”"


def _one_of(scene: Scene, title: int) -> bool:
    """Whether an indefinite article stands before a name, after a comma: "N, a super PAC that"."""
    tokens = scene.tokens
    at = next((at for at in range(title - 1, max(title - 3, 1), -1) if tokens[at].lower in ("a", "an")), None)
    return at is not None and tokens[at - 1].text == ","


def _is_place(scene: Scene, begin: int, end: int) -> bool:
    """Whether a phrase is where somebody is from and nothing else: "of Ruritania", "Quist, Ruritania" after "from"."""
    tokens = scene.tokens
    ahead = before_place(scene, end)
    names = [scene.cluster_of[name.first].kind for name in scene.names_in(min(begin, ahead), end)]
    where = [t for t in tokens[begin:end] if t.text[0].isalnum() and t.lower not in ("of", "in", "from", "near")]
    known = "person" not in names and ("place" in names or ahead < end)
    return known and bool(where) and all(t.capital and not _people(t.lower) for t in where)


def _placed(scene: Scene, begin: int, end: int) -> bool:
    """Whether a place alone stands there, as in "N, 59, of Ain, Md., who"."""
    names = scene.names_in(begin, end)
    return all(token.capital or token.text == "." for token in scene.tokens[begin:end]) and bool(
        names or end - begin < 3
    )


def _listed(scene: Scene, word: str, token: int, end: int) -> str | None:
    """The people named in "A and B, who show": more than one, as the verb tells."""
    tokens = scene.tokens
    verb = tokens[token + 1].lower if token + 1 < len(tokens) else ""
    plural = verb in _PLURAL or (verb.isalpha() and not verb.endswith(("s", "ed")) and verb not in VERBS)
    names = [name for name in scene.names_in(max(end - 12, 0), end) if name.last <= end]
    if word not in ("who", "whom") or not plural or len(names) < 2 or names[-1].last != end:
        return None
    joined = tokens[names[-2].last : names[-1].title]
    if [one.lower for one in joined] not in (["and"], [",", "and"]) or any(
        scene.cluster_of[name.first].kind != "person" for name in names[-2:]
    ):
        return None
    return " and ".join(scene.cluster_of[name.first].name for name in names[-2:])


def _name_before(scene: Scene, begin: int, kind: str) -> Cluster | None:
    """Who is named before the comma at which an apposition begins: "N, its minister, who", "N, seen as a man who"."""
    tokens = scene.tokens
    comma = begin - 1
    while comma > 0 and tokens[comma].lower in OPENINGS:
        comma -= 1
    if comma > 2 and tokens[comma].lower == "as" and tokens[comma - 1].lower.endswith(("ed", "en", "wn")):
        comma -= 2
    if comma < 1 or tokens[comma].text != ",":
        return None
    for name in reversed(scene.names_in(max(comma - 10, 0), comma)):
        between = tokens[name.last : comma]
        if scene.cluster_of[name.first].kind == kind and name.last <= comma:
            placed = all(_places(one) for one in between)
            return scene.cluster_of[name.first] if placed else None
    return None


def _places(token: Token) -> bool:
    return token.capital or token.lower in ("of", "from") or token.text in "()-–.," or token.text.isdigit()


def _earlier(scene: Scene, word: str, token: int) -> int | None:
    """Where the same pronoun stands before in the sentence, if "and" or "but" joins this one to it."""
    tokens = scene.tokens
    if token == 0 or tokens[token - 1].lower not in ("and", "but"):
        return None
    for at in range(token - 2, max(token - _LONGEST_JOINED, 0), -1):
        if tokens[at].sentence != tokens[token].sentence:
            return None
        if tokens[at].lower == word:
            return at
    return None


def _called_so(scene: Scene, begin: int, kind: str) -> Cluster | None:
    """Of whom it is said that he is what stands before the pronoun: "N is a man who", "N was a poet, a clown and a"."""
    tokens = scene.tokens
    at = begin - 1
    while at > 0 and begin - at < _LONGEST_LIST and tokens[at].sentence == tokens[begin].sentence:
        word = tokens[at].lower
        if word in _COPULAS:
            names = [name for name in scene.names_in(max(at - 6, 0), at) if name.last == at]
            cluster = scene.cluster_of[names[0].first] if names else None
            return cluster if cluster is not None and cluster.kind == kind else None
        if word in VERBS | PREPOSITIONS or word in _CLAUSAL or tokens[at].quoted:
            return None
        at -= 1
    return None


def _named_after(scene: Scene, found: Description, end: int) -> Cluster | None:
    """Who is named after the comma that ends the relative clause: "Another governor who wavered, N, said"."""
    tokens = scene.tokens
    if tokens[end].text == "," or not (found.indefinite or _begins(scene, found.first)):
        return None
    comma = end
    while comma < len(tokens) and comma - end < _LONGEST_CLAUSE and tokens[comma].text != ",":
        if tokens[comma].sentence != tokens[end].sentence or tokens[comma].quoted:
            return None
        comma += 1
    for name in scene.names_in(comma, comma + _LONGEST_TITLE):
        after = tokens[name.last] if name.last < len(tokens) else None
        stands = name.title == comma + 1 and after is not None and after.sentence == tokens[end].sentence
        fits = scene.cluster_of[name.first].kind == _KINDS.get(found.sort)
        if stands and fits and after is not None and not after.possessive and after.lower != "and":
            return scene.cluster_of[name.first]
        return None
    return None


def _begins(scene: Scene, token: int) -> bool:
    """Whether nothing but an article stands before ``token`` in its sentence."""
    tokens = scene.tokens
    while token > 0 and tokens[token - 1].sentence == tokens[token].sentence:
        token -= 1
        if tokens[token].text[0].isalnum() and tokens[token].lower not in OPENINGS:
            return False
    return True


def _phrase_before(scene: Scene, end: int, word: str) -> int:
    begin = end
    tokens = scene.tokens
    joining = ("of", "at", "in") if word == "who" else ("of",)
    while begin > 0 and end - begin < 12 and tokens[begin - 1].sentence == tokens[end - 1].sentence:
        before = tokens[begin - 1]
        joins = before.lower == "and" and begin > 1 and _many(tokens[begin - 2].lower) and _many(tokens[end - 1].lower)
        worded = before.text[0].isalnum() or before.possessive or inside_number(tokens, begin - 1)
        if not worded or (before.lower in _STOPS and not joins):
            break
        begin -= 1
        article = before.lower in DETERMINERS and before.lower != "one"
        if article and begin > 0 and tokens[begin - 1].lower not in joining:
            break
    return _people_within(scene, begin, end) if word in ("who", "whom") else begin


def _people_within(scene: Scene, begin: int, end: int) -> int:
    """Where the people begin who stand at the end of a phrase that is headed by none: "a gap between voters who"."""
    tokens = scene.tokens
    people = _last_people(tokens, begin, end)
    if people is None:
        return begin
    begin = _after_verb(tokens, begin, people)
    while begin < people and tokens[begin].lower in _SINGLING:
        begin += 1
    last = next((at for at in range(people - 1, begin - 1, -1) if tokens[at].lower in PREPOSITIONS), None)
    ahead = [token.lower for token in tokens[begin:last]] if last is not None else []
    if last is not None and not any(_people(word) or word in _AMOUNTS or word.isdigit() for word in ahead):
        return last + 1
    acts = begin < people and tokens[begin].lower.endswith("ing") and tokens[begin].lower not in PERSON_NOUNS
    return begin + 1 if acts else begin


def _last_people(tokens: Sequence[Token], begin: int, end: int) -> int | None:
    """The last noun for people, if nothing or what a preposition adds follows it: "members of the board"."""
    people = next((at for at in range(end - 1, begin - 1, -1) if _people(tokens[at].lower)), None)
    if people is None or people == end - 1:
        return people
    adds = tokens[people + 1].lower in PREPOSITIONS
    return people if adds and not any(token.lower in _FINITE for token in tokens[people:end]) else None


def _after_verb(tokens: Sequence[Token], begin: int, people: int) -> int:
    """Where the object begins of a clause that ends in people: "the plan would only please voters"."""
    verbs = [at for at in range(begin, people) if tokens[at].lower in _FINITE | _SUBJECTS]
    if not verbs:
        return begin
    at = verbs[-1] + 1
    while at < people and (tokens[at].possessive or tokens[at].lower in ADVERBS or tokens[at].lower.endswith("ly")):
        at += 1
    return min(at + 1, people)


def _people(word: str) -> bool:
    one = singular(word)
    return one in PERSON_NOUNS or word in COLLECTIVES or (one in DEMONYMS | CREEDS and one != word)


def _many(word: str) -> bool:
    return word in COLLECTIVES or singular(word) != word
