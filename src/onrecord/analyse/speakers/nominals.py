"""Who holds an office: "the spokesperson", "the ministry", "the group's leader"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.speakers.camps import camp
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.heralded import heralded
from onrecord.analyse.speakers.lands import land, police
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, EXTENDING, NAME_NOUNS
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS
from onrecord.analyse.speakers.lexicon.places import DEMONYMS
from onrecord.analyse.speakers.lexicon.roles import RUNNING
from onrecord.analyse.speakers.lexicon.titles import PRIME_MINISTERS
from onrecord.analyse.speakers.meant import meant
from onrecord.analyse.speakers.names import acronym_of, close, fold, parts
from onrecord.analyse.speakers.nominal_bodies import SITES, body, capital_in, last_word, own_name
from onrecord.analyse.speakers.offices import alike, leads
from onrecord.analyse.speakers.owners import owned
from onrecord.analyse.speakers.resolved import Held
from onrecord.analyse.speakers.scene import Scene
from onrecord.types import Attribution, Span

_ANYBODY = frozenset("one someone somebody anyone nobody everyone everybody source official insider witness".split())
_STUDIES = frozenset("study studies research researchers paper papers journal white".split())
"""Words by which "the paper" may be one that scholars or a government wrote."""
_PAST = frozenset("former ex onetime".split())
_LAWYERS = {"lawyer", "attorney"}
_ALWAYS_STATED = frozenset("president premier chancellor pm pope king queen".split())
"""Offices that a text states with whoever holds them when it names him first."""
_NEAR = 2
"""Paragraphs ahead in which a name may follow the description it belongs to."""


_SAME_BODY = 5
"""How well descriptions agree that name one office of one body is more than this."""


def holder(scene: Scene, found: Description, token: int, said: tuple[Span, ...] = ()) -> Held | None:
    """The named entity that ``found`` stands for, if the document shows it. said: what it is the source of."""
    held = _held(scene, found, token, said)
    return heralded(scene, found, token) if held is None else held


def _held(scene: Scene, found: Description, token: int, said: tuple[Span, ...]) -> Held | None:
    if found.sort == "person" and not found.plural and not found.indefinite:
        return _person(scene, found, token, said)
    if named := (
        last_word(scene, found, token) or camp(scene, found, token) or land(scene, found, token) or police(scene, found)
    ):
        return named
    if found.head == "paper" and not found.plural:
        return _newspaper(scene, found, token)
    if (found.sort in ("organisation", "unknown") or found.head in SITES) and not found.plural:
        return own_name(scene, found) or body(scene, found, token) or _at_hand(scene, found, token, said)
    return None


def _newspaper(scene: Scene, found: Description, token: int) -> Held | None:
    """The newspaper that "the paper" is, if no study has been spoken of since that was named."""
    held = body(scene, found, token)
    if held is None or held.how != "body":
        return None
    last = next((event.token for event in scene.before(token) if event.cluster is held.cluster), token)
    return None if any(word.lower in _STUDIES for word in scene.tokens[last:token]) else held


def only_holder(scene: Scene, found: Description) -> Cluster | None:
    """The one person of the document whose stated office ``found`` may be; None where several or none hold it."""
    if found.sort != "person" or found.plural or not found.title:
        return None
    fits = [
        cluster
        for cluster in scene.clusters
        if cluster.kind == "person" and cluster.names and any(_match(scene, found, one) > 1 for one in cluster.stated)
    ]
    return fits[0] if len(fits) == 1 else None


def _person(scene: Scene, found: Description, token: int, said: tuple[Span, ...] = ()) -> Held | None:
    found, owner = owned(scene, found, token, lambda inner, at: _holder_of(scene, inner, at))
    order = {id(event.cluster): number for number, event in reversed(list(enumerate(scene.before(token))))}
    fits: list[tuple[tuple[int, int, int], Cluster, Description]] = []
    for cluster in scene.clusters:
        if cluster.kind != "person" or not cluster.names or cluster is owner:
            continue
        for stated in cluster.stated:
            rank = _match(scene, found, stated, owner)
            rank = min(rank, 1) if _held_before(stated) and not _held_before(found) else rank
            seen = order.get(id(cluster))
            if rank == 1 and not _near(scene, cluster, token):
                continue
            if rank and (seen is not None or rank > _SAME_BODY or _in_title(scene, token)):
                fits.append(((rank, seen is not None, -(seen or 0)), cluster, stated))
    if not fits:
        sole = _sole_holder(scene, found) if _in_title(scene, token) else None
        return sole or _at_hand(scene, found, token, said) or _next_name(scene, found, token)
    best = max(fits, key=lambda fit: fit[0])
    sure = best[0][0] > _SAME_BODY
    if not sure and not best[0][1] and (nearer := _at_hand(scene, found, token, said)) is not None:
        return nearer
    rivals = [cluster for key, cluster, _ in fits if key[0] == best[0][0]]
    if _rivalled(scene, rivals, token):
        open_to_all = None if found.head in RUNNING else _at_hand(scene, found, token, said)
        return open_to_all or _at_hand(scene, found, token, said, rivals)
    again = "" if best[0][1] else ", named later"
    return Held(best[1], f"“{best[1].name}” is called “{best[2].text}”{again}", "office")


def _at_hand(
    scene: Scene, found: Description, token: int, said: tuple[Span, ...], among: Sequence[Cluster] = ()
) -> Held | None:
    cluster = meant(scene, found, token, said, among)
    return None if cluster is None else Held(cluster, f"“{cluster.name}” was spoken of right before", "epithet")


def _rivalled(scene: Scene, holders: list[Cluster], token: int) -> bool:
    """Whether several hold an office alike, and none of them alone was spoken of here or in the paragraph before."""
    if all(holder is holders[0] for holder in holders):
        return False
    here = scene.tokens[token].paragraph
    near = {
        id(event.cluster): event.cluster
        for event in scene.before(token)
        if here - scene.tokens[event.token].paragraph <= 1 and any(event.cluster is holder for holder in holders)
    }
    return len(near) != 1


def _sole_holder(scene: Scene, found: Description) -> Held | None:
    """For a headline: the one person of the text whose office has the same noun, or who says there the same.

    Else, for a bare noun such as "Judge" or "Teacher", the first person whom the text lets speak.
    """
    people = [c for c in scene.clusters if c.kind == "person" and c.names]
    fits = [c for c in people if any(_same_head(found, stated) for stated in c.stated)]
    if len(fits) == 1:
        return Held(fits[0], f"“{fits[0].name}” is the only one in the text with such an office", "headline")
    if found.definite or found.indefinite or found.organisation or found.head in _ANYBODY:
        return None
    guest = scene.interview.guest if scene.interview is not None else None
    speaking = [cluster for _, cluster in scene.speakers if cluster.kind == "person"]
    for cluster in [guest] if guest is not None else speaking:
        if cluster in fits or not fits:
            elsewhere = not fits and found.title and any(stated.title for stated in cluster.stated)
            why = f"“{cluster.name}” is the first person to speak in the text"
            return Held(cluster, why, "headline") if cluster.names and not elsewhere else None
    return None


def _holder_of(scene: Scene, found: Description, token: int) -> Cluster | None:
    held = _person(scene, found, token) if found.sort == "person" else body(scene, found, token)
    return held.cluster if held is not None and not found.plural else None


def _match(scene: Scene, found: Description, stated: Description, owner: Cluster | None = None) -> int:
    """0: another office; else how well the two descriptions agree."""
    same = _same_head(found, stated)
    if not same or found.head in _ANYBODY:
        return 0
    mine = {word for word in found.modifiers if word not in _words(found.title)} | _nations(found)
    theirs = {word for word in stated.modifiers if word not in _words(stated.title)} | _nations(stated)
    if stated.organisation and (found.organisation or owner):
        spellings = {name.text for name in owner.names} if owner else {found.organisation or ""}
        return _SAME_BODY + same if any(_one_body(text, stated.organisation) for text in spellings) else 0
    shared = len(mine & theirs)
    if mine and not shared:
        coloured = (
            found.definite and not found.organisation and not any(capital_in(scene, found, word) for word in mine)
        )
        placed = mine <= _places(scene, found) and not stated.organisation and not _nations(stated)
        vague = mine <= DEMONYMS | NAME_NOUNS | BODY_NOUNS and not (_nations(stated) - mine and _nations(found))
        if vague and (leads(found.title) or not stated.organisation):
            return same
        return int(coloured or placed)
    return 3 + same + min(shared, 1) - bool(not mine and _nations(stated))


def _held_before(found: Description) -> bool:
    """Whether an office is held no more: "the governor" is seldom who was governor once."""
    return bool(_PAST & {*found.modifiers, *found.title.lower().split()})


def _near(scene: Scene, cluster: Cluster, token: int) -> bool:
    """Whether somebody was spoken of in this paragraph or the one before, and nobody else called alike."""
    here = scene.tokens[token].paragraph
    for event in scene.before(token):
        if here - scene.tokens[event.token].paragraph > 1:
            return False
        if event.cluster is cluster:
            return True
    return False


def _one_body(left: str, right: str) -> bool:
    """Whether the words of one that are more than nouns for a body all stand in the other."""
    one, other = set(parts(left)), set(parts(right))
    own = one - NAME_NOUNS - EXTENDING, other - NAME_NOUNS - EXTENDING
    one, other = own if all(own) else (one, other)
    short, full = sorted((one, other), key=len)
    return acronym_of(left, right) or acronym_of(right, left) or all(any(close(a, b) for b in full) for a in short)


def _places(scene: Scene, found: Description) -> set[str]:
    """The words of the places after the head, as in "senator from Ohio": a bare "Sen." may be from there."""
    names = scene.names_in(found.first, found.last)
    places = [n for n in names if scene.cluster_of[n.first].kind == "place" and not scene.tokens[n.first - 1].capital]
    return {word for name in places for word in parts(name.text)}


def _same_head(found: Description, stated: Description) -> int:
    if {found.head, stated.head} == _LAWYERS:
        return 1
    if found.title and stated.title:
        if alike(found.title, stated.title):
            return 2
        if found.head in ("leader", "chief", "head", "boss") and leads(stated.title):
            return 1
        one, other = found.title.lower().split()[-1], stated.title.lower().split()[-1]
        if stated.title.lower() in PRIME_MINISTERS:
            return 0
        return int(one == other and len(found.title.split()) == 1)
    return int(found.head == stated.head or (not found.title and _also_called(found.head, stated)))


def _also_called(head: str, stated: Description) -> bool:
    """Whether ``head`` is a second noun for the person, not one that only tells the first: "whistleblower lawyer"."""
    words = stated.text.lower().split()
    if head not in words:
        return False
    at = words.index(head)
    if words[at + 1 : at + 2] == ["and"]:
        return True
    between = words[words.index(stated.head) : at] if stated.head in words else []
    return bool(between) and not PREPOSITIONS.intersection(between)


def _words(title: str) -> set[str]:
    return {fold(word) for word in title.split()}


def _nations(found: Description) -> set[str]:
    return {word for word in found.modifiers if word in DEMONYMS}


def _next_name(scene: Scene, found: Description, token: int) -> Held | None:
    """The next speaker, if named for the first time right after a definite description and called nothing else."""
    if not found.title or not found.definite or _in_title(scene, token):
        return None
    here = scene.tokens[token]
    bare = not found.modifiers and not found.organisation
    if bare and any(who.kind == "person" and _just_spoke(scene, at, token) for at, who in scene.speakers):
        return None
    begun = [(scene.token_range(a.source.spans[0])[0], a) for a in scene.attributions if a.source]
    told = [span for first, a in begun if first == token for span in a.content.spans]
    following = [a for first, a in begun if first > token and not _told(told, a)]
    for attribution in following[:1]:
        assert attribution.source is not None
        first, last = scene.token_range((attribution.source.spans[0][0], attribution.source.spans[-1][1]))
        names = [n for n in scene.names_in(first, last) if scene.cluster_of[n.first].kind == "person"]
        near = first < len(scene.tokens) and 0 <= scene.tokens[first].paragraph - here.paragraph <= _NEAR
        if not near or len(names) != 1:
            return None
        cluster = scene.cluster_of[names[0].first]
        fresh = all(name.first >= first for name in cluster.names if scene.tokens[name.first].block != "title")
        offices = [stated for stated in cluster.stated if stated.title and stated.first <= last]
        plain = not offices and len(parts(cluster.name)) > 1 and not _always_stated(found)
        if fresh and (plain or any(_same_head(found, stated) for stated in offices)):
            cluster.stated.append(found)
            other = "called nothing else" if plain else f"called “{offices[0].text}”"
            return Held(
                cluster,
                f"“{cluster.name}”, the next to speak, is named for the first time right after it and {other}",
                "next",
            )
    return None


def _always_stated(found: Description) -> bool:
    return found.head in _ALWAYS_STATED or found.title.lower() in PRIME_MINISTERS


def _just_spoke(scene: Scene, at: int, token: int) -> bool:
    """Whether a source at ``at`` stands before ``token``, in its paragraph or the one before."""
    return at < token and scene.tokens[token].paragraph - scene.tokens[at].paragraph < 2


def _told(contents: Sequence[Span], attribution: Attribution) -> bool:
    """Whether the source of ``attribution`` stands in one of ``contents``."""
    start = attribution.source.spans[0][0] if attribution.source else 0
    return any(begin <= start < end for begin, end in contents)


def _in_title(scene: Scene, token: int) -> bool:
    return scene.in_headline(token)
