"""Whom a story brings in without a name and names soon after: "A judge ruled …", then "Justice N wrote that …".

The headline and the lead tell what somebody is; the name comes with the details. Only a name that is new there is
meant, and only where it is called the same or is the first that speaks after.
"""

from __future__ import annotations

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.nouns import NAME_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS
from onrecord.analyse.speakers.lexicon.roles import ANYBODY, SERVING, WIDER
from onrecord.analyse.speakers.lexicon.titles import MEN, WOMEN
from onrecord.analyse.speakers.names import parts
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
_DOCTORS = {"doctor": ("dr", "physician", "surgeon"), "judge": ("justice", "magistrate"), "lawmaker": ("rep", "sen")}
_SMALL = frozenset("the of for and a an".split())


def heralded(scene: Scene, found: Description, token: int) -> Held | None:
    """Who is named soon after a description that opens the story, if one fits it well enough."""
    here = scene.tokens[token]
    if found.plural or here.quoted or found.head in ANYBODY - _LAWFUL or not _opens_story(scene, token):
        return None
    if found.sort == "person" or (found.sort == "unknown" and found.head.endswith(("er", "or", "ist"))):
        return _called(scene, found, token) or _next_to_speak(scene, found, token)
    if found.sort == "organisation":
        return _body(scene, found, token)
    return None


_LAWFUL = frozenset("spokesman spokeswoman spokesperson".split())


def _opens_story(scene: Scene, token: int) -> bool:
    return scene.in_headline(token) or scene.tokens[token].paragraph <= _LEAD


def _new(scene: Scene, token: int, kind: str) -> list[Cluster]:
    """Those first named after ``token``, in order; those of the headline itself count as new."""
    found = []
    for cluster in scene.clusters:
        if cluster.kind != kind or not cluster.names:
            continue
        named = [name.first for name in cluster.names if not scene.in_headline(name.first)]
        ahead = min(named, default=-1)
        if ahead > token and scene.tokens[ahead].paragraph - scene.tokens[token].paragraph <= _REACH:
            found.append((ahead, cluster))
    return [cluster for _, cluster in sorted(found, key=lambda row: row[0])]


def _called(scene: Scene, found: Description, token: int) -> Held | None:
    """The one new person who is called the same, nobody else of the document being so."""
    everybody = [c for c in scene.clusters if c.kind == "person" and c.names and _same(scene, found, c)]
    fits = [c for c in _new(scene, token, "person") if _same(scene, found, c)]
    if len(fits) != 1 or len(everybody) != 1 or not _agrees(found, fits[0]):
        return None
    return Held(fits[0], f"“{fits[0].name}”, named after, is the only one called so", "next")


def _same(scene: Scene, found: Description, cluster: Cluster) -> bool:
    heads = {stated.head.rstrip(".") for stated in cluster.stated}
    if found.head in SERVING:
        owners = {word for stated in cluster.stated if stated.head in SERVING for word in _content(stated)}
        if not owners & _content(found):
            return False
    if found.head in heads or heads & set(_DOCTORS.get(found.head, ())) or heads & WIDER.get(found.head, frozenset()):
        return True
    return any(found.title and stated.title and alike(found.title, stated.title) for stated in cluster.stated)


def _content(found: Description) -> set[str]:
    return {*found.modifiers, *(parts(found.organisation) if found.organisation else ())}


def _agrees(found: Description, cluster: Cluster) -> bool:
    gender = "f" if found.head in WOMEN else "m" if found.head in MEN else ""
    return not gender or not cluster.gender or gender == cluster.gender


def _next_to_speak(scene: Scene, found: Description, token: int) -> Held | None:
    """The first to speak after, if named there for the first time and called nothing that goes against it."""
    if found.definite and not _whole(found):
        return None
    if found.head in SERVING or singular(found.head) != found.head:
        return None
    here = scene.tokens[token]
    told = [span for a in scene.attributions if a.source and scene.token_range(a.source.spans[0])[0] == token
            for span in a.content.spans]  # fmt: skip
    for attribution in sorted(scene.attributions, key=lambda a: a.source.spans[0][0] if a.source else -1):
        if attribution.source is None:
            continue
        start = attribution.source.spans[0][0]
        first, last = scene.token_range((start, attribution.source.spans[-1][1]))
        if first <= token or first >= len(scene.tokens) or any(b <= start < e for b, e in told):
            continue
        if scene.tokens[first].paragraph - here.paragraph > _NEXT:
            return None
        names = [n for n in scene.names_in(first, last) if scene.cluster_of[n.first].kind == "person"]
        if len(names) != 1 or not _leads(scene, names[0], first):
            if _nameless(scene, first, last):
                continue
            return None
        return _fresh(scene, found, scene.cluster_of[names[0].first], token)
    return None


def _whole(found: Description) -> bool:
    """Whether the description tells who is meant by itself: "the hacker whose …", "N's former doctor"."""
    return len(found.modifiers) > 1


def _nameless(scene: Scene, first: int, last: int) -> bool:
    """Whether a source may be the same one again: a pronoun or a noun without a name."""
    return not scene.names_in(first, last)


def _leads(scene: Scene, name: Named, first: int) -> bool:
    return not any(token.lower in PREPOSITIONS for token in scene.tokens[first : name.title])


def _fresh(scene: Scene, found: Description, cluster: Cluster, token: int) -> Held | None:
    if not any(cluster is other for other in _new(scene, token, "person")) or len(parts(cluster.name)) < 2:
        return None
    if not _agrees(found, cluster) or not _not_against(scene, found, cluster):
        return None
    return Held(cluster, f"“{cluster.name}”, the next to speak, is named for the first time right after it", "next")


def _not_against(scene: Scene, found: Description, cluster: Cluster) -> bool:
    if not cluster.stated:
        return True
    signs = signs_of(scene, cluster, range(0))
    told = party_of({found.head, *found.modifiers})
    if told and signs.party:
        return told == signs.party
    party = bool(party_of({found.head}))
    return party and not any(stated.head in SERVING or stated.head in ANYBODY for stated in cluster.stated)


def _body(scene: Scene, found: Description, token: int) -> Held | None:
    """The first new body whose name has such a noun, or shares a word of the description and is of its kind."""
    head = singular(found.head)
    nouns = _KINDS.get(head, frozenset((head,))) | {head}
    own = {singular(word) for word in found.modifiers} - _SMALL
    fits: list[Cluster] = []
    for cluster in _new(scene, token, "organisation"):
        words = {singular(word) for name in cluster.names for word in parts(name.text)}
        called = any(singular(stated.head) == head for stated in cluster.stated)
        if (words & nouns or called) and cluster.named and (own & words or _next_body(scene, cluster, token)):
            fits.append(cluster)
    if not fits:
        return None
    return Held(fits[0], f"“{fits[0].name}”, named after, is the first such body", "next")


def _next_body(scene: Scene, cluster: Cluster, token: int) -> bool:
    return False


_ = (NAME_NOUNS, PERSON_NOUNS)
