"""Who made the documents that a text speaks of, wherever it says so: "a poll … The survey, conducted by N, …".

News often brings in a poll or a report in its headline or lead, and tells only later whose it is. All
places where a text names a document are read once; where they tell one author alone, the document is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import OPENINGS, Description, describe
from onrecord.analyse.speakers.lexicon.documents import ASKED, GIVING, MADE, SHARED_NOUNS, STATING, VAGUE
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, MONTHS, PREPOSITIONS, VERBS, WEEKDAYS
from onrecord.analyse.speakers.made import author_named
from onrecord.analyse.speakers.names import fold, parts
from onrecord.analyse.speakers.paper import Paper
from onrecord.analyse.speakers.put_out import subject_after
from onrecord.analyse.speakers.scene import Scene
from onrecord.types import EntityKind

_BEFORE = 9
"""Words of a phrase before the document's noun."""
_AFTER = 24
"""Tokens after the noun in which it is told who made it."""
_FAR = 30
"""Tokens after the noun in which the subject of the sentence stands that it opens."""
_TITLE = 7
"""Tokens from "by" to the end of a title before a name."""
_APART = PREPOSITIONS | VERBS | {"and"}
_KNOWN = OPENINGS - {"a", "an", "another", "one", "some", "no"}
_LEAD = 2
"""The last paragraph of a lead, the headline being the first."""
_REACH = 6
"""Paragraphs after a lead in which it is told whose the document is that the lead speaks of."""
_TIMES = WEEKDAYS | MONTHS | frozenset(
    """on in last this late early earlier week month year night morning afternoon evening today yesterday recently
    that which was were is been has have and jointly also just for""".split()
)  # fmt: skip


def sole_author(scene: Scene, found: Description, noun: str, first: int) -> Cluster | None:
    """The one whom the text tells elsewhere to have made the document ``found``; None where it tells more, or nobody.

    What is told before counts alone, if anything is.
    """
    label = found.last - found.first == 1 and not (found.definite or found.indefinite)
    if found.plural or label or _another(scene, found):
        return None  # a lone "Poll:" is a heading, and whose it is the text below says
    alike = [paper for paper in _papers(scene) if _same_noun(paper.noun, noun)]
    words = told_apart(scene, found.first, _noun_at(scene, found))
    told = [paper for paper in alike if paper.told and words <= paper.words | _name(paper.owner)]
    told = [paper for paper in told if paper.noun == noun] or told
    here = [paper.owner for paper in told if found.first <= paper.at < found.last]
    if here:
        return here[0]
    if not found.definite:
        near = [paper for paper in told if paper.at >= found.last and _in_lead(scene, first, paper.at)][:1]
    else:
        near = [paper for paper in told if paper.at < first] or told
        if any(paper.new and not paper.told and near[-1].at < paper.at < first for paper in alike if near):
            return None
    owners = {id(paper.owner): paper.owner for paper in near}
    return next(iter(owners.values())) if len(owners) == 1 else None


def told_here(scene: Scene, found: Description) -> Cluster | None:
    """Who is told to have made the document ``found`` where it stands: "the poll, released on Monday by N"."""
    noun = _noun_at(scene, found)
    return next((paper.owner for paper in _papers(scene) if paper.at == noun), None)


def _in_lead(scene: Scene, first: int, at: int) -> bool:
    """Whether a document without article opens the story, and is spoken of again soon after, at ``at``."""
    here = scene.tokens[first].paragraph
    lead = scene.in_headline(first) or here <= _LEAD
    return lead and scene.tokens[at].paragraph - here <= _REACH


def told_apart(scene: Scene, begin: int, end: int) -> frozenset[str]:
    """The words that tell a document from others of its kind: not "new", a day, a number."""
    words = [token for token in scene.tokens[begin:end] if token.text[0].isalnum() and not token.possessive]
    return frozenset(
        fold(t.lower) for t in words if t.lower not in VAGUE | OPENINGS | _TIMES and not t.text[0].isdigit()
    )


def _another(scene: Scene, found: Description) -> bool:
    """Whether it is told to be another document than the one spoken of."""
    begin = max(found.first - 1, 0)
    words = {token.lower for token in scene.tokens[begin : found.last]}
    return bool(words & {"another", "other", "one", "second", "separate", "previous", "earlier", "similar", "third"})


def _noun_at(scene: Scene, found: Description) -> int:
    ends = (at for at in range(found.first, found.last) if scene.tokens[at].lower == found.head)
    return next(ends, found.last - 1)


def _same_noun(left: str, right: str) -> bool:
    return left == right or any({left, right} <= nouns for nouns in SHARED_NOUNS)


def _name(owner: Cluster | None) -> frozenset[str]:
    if owner is None:
        return frozenset()
    return frozenset(word for name in owner.names for word in parts(name.text))


def _papers(scene: Scene) -> list[Paper]:
    if scene.papers is None:
        scene.papers = list(_read(scene))
    return scene.papers


def _read(scene: Scene) -> Iterator[Paper]:
    for at, token in enumerate(scene.tokens):
        noun = singular(token.lower)
        if noun not in STATING or token.quoted or noun != token.lower or token.possessive:
            continue
        begin = _phrase(scene, at)
        if (begin == at and token.text.islower() and not _closes(scene, at)) or _modifies(scene, at):
            continue  # a verb, as in "they poll", or a noun that tells of another
        owners, several = _makers(scene, begin, at)
        names = [scene.cluster_of[n.first] for n in scene.names_in(begin, at)]
        words = told_apart(scene, begin, at) - frozenset().union(*(_name(one) for one in names))
        people = noun in ASKED and all(one.kind == "person" for one in owners.values())
        single = next(iter(owners.values())) if len(owners) == 1 and not several and not people else None
        known = any(one.possessive or one.lower in _KNOWN for one in scene.tokens[begin:at])
        yield Paper(noun, at, words, not known, single, single is not None or several or len(owners) > 1)


def _closes(scene: Scene, at: int) -> bool:
    return at + 1 < len(scene.tokens) and scene.tokens[at + 1].lower in ("by", "from")


def _modifies(scene: Scene, at: int) -> bool:
    """Whether the noun only tells what follows it: "N's poll numbers"."""
    following = scene.tokens[at + 1].lower if at + 1 < len(scene.tokens) else ""
    return following in (
        "numbers",
        "number",
        "results",
        "data",
        "average",
        "ratings",
        "workers",
        "watchers",
        "question",
    )


def _phrase(scene: Scene, at: int) -> int:
    """Where the phrase that ends in the noun at ``at`` begins: after the verb, small word or mark before it."""
    tokens, begin = scene.tokens, at
    while begin > 0 and at - begin < _BEFORE and tokens[begin - 1].sentence == tokens[at].sentence:
        word = tokens[begin - 1]
        if not (word.text[0].isalnum() or word.possessive or word.text in "-'’/&") or _stops(word.lower, word.capital):
            break
        begin -= 1
        if word.lower in OPENINGS:
            break
    return begin


def _stops(word: str, capital: bool) -> bool:
    if capital:
        return False
    return word in GIVING or word in ("of", "in", "to", "by", "from", "according", "with", "that", "and", "or", "for")


def _makers(scene: Scene, begin: int, at: int) -> tuple[dict[int, Cluster], bool]:
    """Who is told to have made the document at ``at``, before the noun or after it; and whether it is several."""
    found = describe(scene.tokens, scene.names_in(begin, at + 1), begin, at + 1)
    owners: dict[int, Cluster] = {}
    if found is None:
        return owners, False
    inside = scene.names_in(begin, at)
    beside = {place for n in inside for place in (n.first - 1, n.last) if 0 <= place < len(scene.tokens)}
    joined = {scene.tokens[place].text for place in beside}
    bodies = [n for n in inside if scene.cluster_of[n.first].kind == "organisation"]
    if bodies and joined & {"/", "&", "-"}:
        return owners, True
    for name in inside:
        made = author_named(scene, found, name)
        if made is not None:
            owners[id(made)] = made
    if owners:
        return owners, False
    after, several = _maker_after(scene, at)
    if after is None and not several:
        after = _giver(scene, begin) or _finder(scene, begin, at)
    if after is not None:
        owners[id(after)] = after
    return owners, several


def _maker_after(scene: Scene, at: int) -> tuple[Cluster | None, bool]:
    """Whoever follows "by" or "from" after the noun: "a poll, released on Monday by N"; and whether others do too."""
    tokens = scene.tokens
    made = False
    asked = at + 1 < len(tokens) and tokens[at + 1].lower in ("of", "among")
    for index in range(at + 1, min(at + _AFTER, len(tokens))):
        word = tokens[index]
        asked = asked and word.text != "," and word.lower not in MADE | VERBS
        if asked:
            continue
        if word.sentence != tokens[at].sentence:
            return None, False
        if word.lower == "by" or (word.lower == "from" and (index == at + 1 or made)):
            return _named_after(scene, index + 1) if made or index == at + 1 else (None, False)
        if word.lower in MADE:
            made = True
        elif not (word.lower in _TIMES | ADVERBS or word.text == "," or word.text.isdigit()):
            return None, False
    return None, False


def _named_after(scene: Scene, begin: int) -> tuple[Cluster | None, bool]:
    """The name in the phrase that begins at ``begin``, with its title or without; and whether more are joined to it."""
    tokens = scene.tokens
    kinds: tuple[EntityKind, ...] = ("organisation", "person")
    for name in scene.names_in(begin, begin + _TITLE):
        between = tokens[begin : name.title]
        if tokens[name.first].sentence != tokens[begin].sentence or scene.cluster_of[name.first].kind not in kinds:
            return None, False
        if any(t.text in ",;:" or t.lower in _APART or t.lower.endswith("ing") for t in between):
            return None, False
        after = tokens[name.last] if name.last < len(tokens) else None
        if after is not None and (after.possessive or after.text in "'’" or _noun(after.lower)):
            return None, False
        return scene.cluster_of[name.first], after is not None and after.lower in ("and", "/", "&")
    return None, False


def _noun(word: str) -> bool:
    """Whether what follows a name is somebody else whom it only tells apart: "an N reporter"."""
    return (
        singular(word) in PERSON_NOUNS | BODY_NOUNS or word.endswith(("director", "-response"))
    ) and word not in VERBS


def _finder(scene: Scene, begin: int, at: int) -> Cluster | None:
    """The body that finds something in a document which opens the sentence: "In a poll of N voters, O found"."""
    tokens = scene.tokens
    new = begin < at and tokens[begin].lower in ("a", "an", "its", "their")
    if not new or begin == 0 or tokens[begin - 1].lower != "in" or not tokens[begin - 1].first:
        return None
    found = subject_after(scene, at, _FAR)
    return found if found is not None and found.kind == "organisation" else None


def _giver(scene: Scene, begin: int) -> Cluster | None:
    """The subject of the verb of giving before the phrase that begins at ``begin``: "N conducted a poll"."""
    tokens = scene.tokens
    verb = begin - 1
    if verb < 1 or tokens[verb].lower not in MADE | GIVING or tokens[verb].lower in ("is", "was", "had", "has", "have"):
        return None
    at = verb
    while at > 0 and tokens[at - 1].lower in ADVERBS | {"has", "have", "had"}:
        at -= 1
    name = next((n for n in scene.names_in(max(at - _TITLE, 0), at) if n.last == at), None)
    if name is None or tokens[name.first].quoted:
        return None
    cluster = scene.cluster_of[name.first]
    return cluster if cluster.kind in ("organisation", "person") else None
