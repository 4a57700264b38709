"""Whom a story brings in without a name and names soon after: "A judge ruled …", then "Justice N wrote that …".

The headline and the lead tell what somebody is; the name comes with the details. Only a name that is new there is
meant, and only where it is called the same or is the first that speaks after.
"""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description, describe
from onrecord.analyse.speakers.heads import head_name
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.roles import ANYBODY, HOLDING, SERVING, WIDER
from onrecord.analyse.speakers.lexicon.titles import MEN, WOMEN
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.nominal_bodies import SITES, any_body
from onrecord.analyse.speakers.offices import alike
from onrecord.analyse.speakers.resolved import Held
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.signs import party_of, signs_of

_LEAD = 2
"""The last paragraph of a lead, the headline being the first."""
_REACH = 6
"""Paragraphs ahead in which the name may come that is called the same, and in which the first new one speaks."""
_NEXT = 3
_PANELS = frozenset("committee panel commission subcommittee court board council".split())
_KINDS = {"panel": _PANELS, "committee": _PANELS, "court": frozenset(("court", "circuit", "tribunal")),
          "union": frozenset("union association federation brotherhood workers teamsters guild".split()),
          "group": frozenset("group association coalition foundation fund council alliance league union".split()),
          "agency": frozenset("agency department administration bureau service office".split()),
          "newspaper": frozenset("times post journal tribune herald gazette news chronicle".split()),
          "university": frozenset(("university", "college")), "bank": frozenset(("bank", "bancorp"))}  # fmt: skip
_ALSO = {"doctor": frozenset("dr physician surgeon".split()), "judge": frozenset(("justice", "magistrate"))}
_SPEAKING = frozenset("spokesman spokeswoman spokesperson aide".split())
_OF_OTHERS = _SPEAKING | frozenset("adviser advisor strategist manager lawyer attorney assistant pollster".split())
"""Who is known by whom he serves."""
_ANYBODY = frozenset("everyone everybody anybody reporter".split())
"""More who tell nothing by which somebody is known again."""
_AMOUNTS = frozenset("group number pair handful couple trio dozen team panel coalition band crowd".split())
_SMALL = frozenset("the of for and a an".split())


def heralded(scene: Scene, found: Description, token: int) -> Held | None:
    """Who is named soon after a description that opens the story, if one fits it well enough."""
    if found.plural or scene.tokens[token].quoted or found.head in (ANYBODY | _ANYBODY) - _SPEAKING:
        return None
    if _counts_people(scene, found):
        return None
    if not (scene.in_headline(token) or scene.tokens[token].paragraph <= _LEAD):
        return _named_next(scene, found, token) if found.head in _SPEAKING else None
    if found.sort == "person" or (found.sort == "unknown" and found.head.endswith(("er", "or", "ist"))):
        return _person(scene, found, token)
    if found.sort == "organisation" or found.head in SITES:
        return _body(scene, found, token) or _taken_up(scene, found, token)
    return None


def _counts_people(scene: Scene, found: Description) -> bool:
    """Whether it is as many as the phrase says, as in "a group of rabbis", and no body."""
    tokens = scene.tokens
    head = next((at for at in range(found.first, found.last) if tokens[at].lower == found.head), found.last)
    following = [token.lower for token in tokens[head + 1 : head + 5] if token.sentence == tokens[found.first].sentence]
    people = any(singular(word) != word for word in following[1:])
    return found.head in _AMOUNTS and following[:1] == ["of"] and people


def _taken_up(scene: Scene, found: Description, token: int) -> Held | None:
    """For a bare noun, as headlines have it: whom the first source with the same noun below it means."""
    tokens = scene.tokens
    if found.definite or found.indefinite or scene.names_in(found.first, found.last):
        return None
    for attribution in scene.attributions:
        span = attribution.source.spans[0] if attribution.source else (0, 0)
        first, last = scene.token_range(span)
        if first > token and first < last and tokens[first].paragraph - tokens[token].paragraph == 1:
            fuller = describe(tokens, scene.names_in(first, last), first, last)
            if fuller is not None and fuller.head == found.head and fuller.indefinite:
                return _body(scene, fuller, first)
    return None


def _new(scene: Scene, token: int, kind: str) -> list[Cluster]:
    """Those first named after ``token``, in order; those of the headline itself count as new."""
    found = []
    for cluster in scene.clusters:
        named = [name.first for name in cluster.names if not scene.in_headline(name.first)]
        ahead = min(named, default=-1)
        here = scene.tokens[token].sentence
        if kind == "person" and any(scene.tokens[name.first].sentence == here for name in cluster.names):
            continue
        near = ahead > token and scene.tokens[ahead].paragraph - scene.tokens[token].paragraph <= _REACH
        if near and cluster.kind == kind:
            found.append((ahead, cluster))
    return [cluster for _, cluster in sorted(found, key=lambda row: row[0])]


def _person(scene: Scene, found: Description, token: int) -> Held | None:
    """The new person who is called the same, alone or as the next to speak; else who speaks next, called nothing."""
    new = [cluster for cluster in _new(scene, token, "person") if _agrees(found, cluster)]
    following = _next_to_speak(scene, token)
    if following is not None and any(following is cluster for cluster in new):
        office = found.head in HOLDING and not scene.in_headline(token)  # who holds one is called so with the name
        fresh = _of_himself(scene, found) and len(parts(following.name)) > 1 and not office
        if _same(found, following) or (fresh and _not_against(scene, found, following)):
            return Held(
                following, f"“{following.name}”, the next to speak, is named for the first time after it", "next"
            )
    fits = [cluster for cluster in new if _same(found, cluster)]
    everybody = [cluster for cluster in scene.clusters if cluster.kind == "person" and _same(found, cluster)]
    if len(fits) != 1 or len(everybody) != 1:
        return None
    return Held(fits[0], f"“{fits[0].name}”, named after, is the only one called so", "next")


def _named_next(scene: Scene, found: Description, token: int) -> Held | None:
    """For "a spokeswoman for N" anywhere: who speaks next, new and called the same, in this paragraph or the next."""
    following = _next_to_speak(scene, token)
    if following is None or not _same(found, following) or not _agrees(found, following):
        return None
    first = min(name.first for name in following.names)
    near = token < first and scene.tokens[first].paragraph - scene.tokens[token].paragraph < 2
    return Held(following, f"“{following.name}”, named right after, is called the same", "next") if near else None


def _same(found: Description, cluster: Cluster) -> bool:
    """Whether somebody is called the same; of those who serve somebody, also in whose service."""
    if found.head in _OF_OTHERS:
        served = {word for stated in cluster.stated if stated.head in _OF_OTHERS for word in _content(stated)}
        if not served & _content(found):
            return False
    heads = {stated.head.rstrip(".") for stated in cluster.stated}
    if heads & ({found.head} | _ALSO.get(found.head, frozenset()) | WIDER.get(found.head, frozenset())):
        return True
    return any(found.title and stated.title and alike(found.title, stated.title) for stated in cluster.stated)


def _content(found: Description) -> set[str]:
    return {*found.modifiers, *(parts(found.organisation) if found.organisation else ())}


def _agrees(found: Description, cluster: Cluster) -> bool:
    gender = "f" if found.head in WOMEN else "m" if found.head in MEN else ""
    return not gender or not cluster.gender or gender == cluster.gender


def _of_himself(scene: Scene, found: Description) -> bool:
    """Whether the description brings somebody in: "a hacker", "Hacker", "the hacker whose"; not "the hacker"."""
    if found.head in _OF_OTHERS:
        return False
    after = scene.tokens[found.last].lower if found.last < len(scene.tokens) else ""
    return not found.definite or len(found.modifiers) > (0 if after in ("who", "whose") else 1)


def _next_to_speak(scene: Scene, token: int) -> Cluster | None:
    """The first person who is the source of something after ``token`` and of whom a name is given there."""
    sources = sorted(a.source.spans[0][0] for a in scene.attributions if a.source)
    told = [span for a in scene.attributions for span in a.content.spans]
    ends = {a.source.spans[0][0]: a.source.spans[0][1] for a in scene.attributions if a.source}
    for start in sources:
        first, last = scene.token_range((start, ends[start]))
        if first <= token or first >= len(scene.tokens) or any(begin <= start < end for begin, end in told):
            continue
        if scene.tokens[first].paragraph - scene.tokens[token].paragraph > _NEXT:
            return None
        head = head_name(scene, first, last)
        if head is not None and scene.cluster_of[head.first].kind == "person":
            return scene.cluster_of[head.first]
    return None


def _not_against(scene: Scene, found: Description, cluster: Cluster) -> bool:
    """Whether nothing that somebody is called goes against the description."""
    if not cluster.stated:
        return True
    told, party = party_of({found.head, *found.modifiers}), signs_of(scene, cluster, range(0)).party
    if told and party:
        return told == party
    if party_of({found.head}):
        return not any(stated.head in SERVING | ANYBODY for stated in cluster.stated)
    return any(_content(stated) & _content(found) for stated in cluster.stated)


def _body(scene: Scene, found: Description, token: int) -> Held | None:
    """The first new body whose name has such a noun and a word of the description; of a noun for any, the first."""
    head = singular(found.head)
    nouns = _KINDS.get(head, frozenset((head,))) | {head}
    own = {singular(word) for word in found.modifiers} - _SMALL
    new = [cluster for cluster in _new(scene, token, "organisation") if cluster.named and not _part_of(found, cluster)]
    for cluster in new:
        words = {singular(word) for name in cluster.names for word in parts(name.text)}
        called = any(singular(stated.head) == head for stated in cluster.stated)
        if called or (words & nouns and own & words):
            return Held(cluster, f"“{cluster.name}”, named after, is the first such body", "next")
    acting = [one for one in new if any(name.first in scene.acting or _begins(scene, name.title) for name in one.names)]
    words = {word for one in acting[:1] for name in one.names for word in parts(name.text)}
    if acting and head != "group" and any_body(head, words):
        return Held(acting[0], f"“{acting[0].name}” is the first body that acts after it", "next")
    return None


def _part_of(found: Description, cluster: Cluster) -> bool:
    """Whether a body bears the name of the one described, and more: "White House Council" is none for "White House"."""
    whole = parts(cluster.name)
    words = parts(found.text)
    return len(words) < len(whole) and whole[: len(words)] == words and len(words) > 1


def _begins(scene: Scene, at: int) -> bool:
    """Whether nothing but an article stands before ``at`` in its sentence."""
    before = at - 1 - (at > 0 and scene.tokens[at - 1].lower == "the")
    return before < 0 or scene.tokens[before].sentence != scene.tokens[at].sentence
