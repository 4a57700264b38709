"""Which body a description means: "the ministry", "the company", "the Northern Front group"."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.documents import PLATFORMS
from onrecord.analyse.speakers.lexicon.nouns import EXTENDING, singular
from onrecord.analyse.speakers.names import fold, parts
from onrecord.analyse.speakers.pronouns import antecedent
from onrecord.analyse.speakers.resolved import Held, How
from onrecord.analyse.speakers.scene import Event, Scene
from onrecord.analyse.speakers.signs import introduced

_BODIES = {"group": ("movement", "militia", "front", "organisation", "organization", "brigade", "party", "coalition"),
           "company": ("inc", "corp", "ltd", "company", "corporation", "motors", "group", "airlines", "industries"),
           "paper": ("times", "post", "journal", "tribune", "herald", "newspaper", "gazette"),
           "newspaper": ("times", "post", "journal", "tribune", "herald", "newspaper", "gazette"),
           "firm": ("inc", "corp", "ltd", "company", "partners", "group"),
           "agency": ("agency", "administration", "bureau", "office", "service"),
           "organisation": ("organisation", "organization", "association", "union", "foundation"),
           "organization": ("organisation", "organization", "association", "union", "foundation"),
           "union": ("union", "workers", "association", "federation", "brotherhood", "teamsters", "guild"),
           "think-tank": ("institute", "center", "centre", "foundation")}  # fmt: skip
_GENERIC = frozenset(
    """group company firm bank organisation organization agency paper newspaper network nonprofit charity service
    outlet site website giant carrier airline institute club movement militia chain retailer automaker manufacturer
    publication magazine station broadcaster channel startup lender insurer think-tank""".split()
)
SITES = frozenset("website site outlet blog".split())
"""Nouns for a document that speaks as a body does."""
_PUBLIC = frozenset(
    "ministry government court parliament senate congress committee army police department administration".split()
)
_FIRMS = frozenset(
    "company firm bank carrier airline chain retailer automaker manufacturer startup lender insurer giant".split()
)
_NO_FIRMS = frozenset(
    """fund foundation university college school campaign party union association institute caucus church club league
    council commission board coalition times post journal house white bureau office court agency federation
    confederation society party army navy""".split()
)
_NO_AGENCIES = frozenset(
    """party campaign times post journal court congress senate house parliament committee university college school
    inc corp ltd caucus church club league union foundation fund""".split()
)
_PRESS = frozenset("newspaper paper magazine publication outlet network station broadcaster channel".split())
_AIRED = frozenset("network station broadcaster channel".split())
_NO_AIRED = frozenset("times post journal herald tribune gazette newspaper magazine association".split())
_NO_PRESS = frozenset(
    """association federation union agency campaign party committee caucus court council commission university college
    school bank foundation fund institute club bureau league coalition""".split()
)
_GROUPS = frozenset("group organisation organization nonprofit charity club movement institute".split())
_NO_GROUPS = PLATFORMS | frozenset("cnn msnbc bbc reuters fox google microsoft apple amazon times post house".split())
_PART = {"airline": "air", "bank": "bank"}
"""What stands in the name of a body that a noun means, if in any of the document."""
_PLACED = frozenset("on via from to / in by with".split())
"""Words before a name that only says where something stands: "on Facebook"."""
_CARRIED = (
    EXTENDING
    | _GENERIC
    | frozenset(
        """coalition front website alliance airline institute foundation tabloid daily weekly journal radio
        cable""".split()
    )
)
"""Nouns that say what a name before them is, as in "the Lantern group"."""
_LANDS = frozenset("state country nation city house town county".split())
_OWNING = {"his": "he", "her": "she"}
_LAST = "was the last organisation named before it"
_ANY = 1.0
"""The fit of a noun that any body may be called by."""
_OFTEN = 3
"""How many times as often as others a body must be named that a general noun means though it is no subject."""
_REACH = 4
"""Paragraphs back in which a body must have been spoken of that a general noun means."""


def last_word(scene: Scene, found: Description, token: int) -> Held | None:
    """For a capital noun, as "the Units": the body last named before whose name ends in it, "Free Hill Units"."""
    if not scene.tokens[found.last - 1].capital or found.last - found.first > 1:
        return None
    if not (found.definite or scene.in_headline(token)):
        return None
    ending = {id(c): c for c in scene.clusters if c.kind == "organisation" and c.named and _ends_in(c, found.head)}
    if len(ending) != 1:
        return None
    cluster = next(iter(ending.values()))
    return Held(cluster, f"“{cluster.name}” ends in that word, and no other body here", "body")


def _ends_in(cluster: Cluster, head: str) -> bool:
    return any(len(words) > 1 and words[-1] == fold(head) for words in (parts(name.text) for name in cluster.names))


def own_name(scene: Scene, found: Description) -> Held | None:
    """A body called by its own name and a common noun: "the Northern Front group"."""
    for name in scene.names_in(found.first, found.last) if not found.indefinite else ():
        cluster = scene.cluster_of[name.first]
        rest = scene.tokens[name.last : found.last]
        if (
            cluster.kind == "organisation"
            and rest
            and not rest[0].possessive
            and rest[-1].lower == found.head
            and found.head in _CARRIED
            and len(rest) < 3
        ):
            return Held(cluster, f"it carries the name “{name.text}”", "body")
    return None


def body(scene: Scene, found: Description, token: int) -> Held | None:
    """The organisation that the noun fits best among those named before, the nearest and the subjects first.

    It fits what a body is called beside its name, a word of the name, one of its kind; "the company" any body
    that was spoken of just before and is no public one.
    """
    if found.indefinite or not (found.definite or found.modifiers):
        return None
    head = singular(found.head)
    if head in _LANDS:
        return None
    here = scene.tokens[token]
    coloured = found.definite and not any(capital_in(scene, found, word) for word in found.modifiers)
    best: tuple[float, str] = (0, "")
    held: Cluster | None = None
    weak: dict[int, Cluster] = {}
    bodies = [cluster for cluster in scene.clusters if cluster.kind == "organisation" and cluster.named]
    part = _PART.get(head, "") if any(_is_part(_PART.get(head, ""), cluster) for cluster in bodies) else ""
    for event in scene.before(token):
        there = scene.tokens[event.token]
        away = here.paragraph - there.paragraph
        follows = coloured and here.sentence - there.sentence < 2
        fit, why = _fit(found, head, event.cluster, follows) if event.cluster.named else (0, "")
        if fit == _ANY and part and not _is_part(part, event.cluster):
            continue
        alone = bool(part) and away < 2 and not there.quoted
        if fit == _ANY and not alone and (away > _REACH or there.quoted or not event.subject or _placed(scene, event)):
            if away < 2 and not there.quoted and not _placed(scene, event):
                weak[id(event.cluster)] = event.cluster
            continue
        score = fit + 2 * event.subject - min(away, _REACH) - min(here.sentence - there.sentence, 4) / 4
        if fit and (held is None or score > best[0]):
            best, held = (score, why), event.cluster
    if held is None and weak and not found.modifiers:
        often = sorted((len(cluster.names) for cluster in weak.values()), reverse=True)
        if len(often) == 1 or often[0] >= _OFTEN * often[1]:
            held, best = max(weak.values(), key=lambda cluster: len(cluster.names)), (_ANY, _LAST)
    how: How = "generic" if best[1] == _LAST else "body"
    if held is not None and (_of_another(scene, found, token, held) or _unnamed_since(scene, found, token, held)):
        return None
    return None if held is None else Held(held, f"“{held.name}” {best[1]}", how)


def _of_another(scene: Scene, found: Description, token: int, held: Cluster) -> bool:
    """Whether a body is somebody's, as "his campaign" is, and bears another one's name than his."""
    opening = scene.tokens[found.first - 1].lower if found.first > token else ""
    if opening not in _OWNING:
        return False
    span = (scene.tokens[found.first].start, scene.tokens[found.last - 1].end)
    whose = antecedent(scene, _OWNING[opening], found.first - 1, scene.speaker_at(span))
    owner = {word for name in whose.cluster.names for word in parts(name.text)} if not isinstance(whose, str) else set()
    return not owner.intersection(word for name in held.names for word in parts(name.text))


def _unnamed_since(scene: Scene, found: Description, token: int, held: Cluster) -> bool:
    """Whether the same noun brought in a body without a name since ``held`` was last spoken of: "a trade group"."""
    tokens = scene.tokens
    if found.head not in _GENERIC:
        return False
    last = next((event.token for event in scene.before(token) if event.cluster is held), -1)
    other = introduced(scene, found, token)
    if other is not None and other > last:
        return True
    for event in scene.before(token):
        described = event.cluster.description
        if event.token <= last or tokens[token].paragraph - tokens[event.token].paragraph > _REACH:
            return False
        if not event.cluster.named and described is not None and described.head == found.head and not described.plural:
            return True
    return False


def _is_part(part: str, cluster: Cluster) -> bool:
    """Whether a firm's name has a word that begins with ``part``, or ends in it."""
    words = parts(cluster.name)
    return not set(words) & _PUBLIC and any(word.startswith(part) or word.endswith(part) for word in words)


def _placed(scene: Scene, event: Event) -> bool:
    """Whether a body's name only says where something is told: "on Facebook", "Facebook/N"."""
    before = scene.tokens[event.token - 1].lower if event.token else ""
    after = scene.token_range(event.span)[1]
    slash = after < len(scene.tokens) and scene.tokens[after].text == "/"
    return event.form == "name" and (before in _PLACED or slash)


def any_body(head: str, words: set[str]) -> bool:
    """Whether a body may be called by a noun that most bodies may be called by."""
    if head == "agency":
        return not words & _NO_AGENCIES
    other = _NO_FIRMS if head in _FIRMS else _NO_PRESS if head in _PRESS else _NO_GROUPS if head in _GROUPS else set()
    return head in _GENERIC and not words & (_PUBLIC | other | (_NO_AIRED if head in _AIRED else set()))


def _fit(found: Description, head: str, cluster: Cluster, coloured: bool) -> tuple[float, str]:
    """How well a body may be called so, 0 where it may not, and why.

    coloured: the noun's other words are no names and the body stands right before: they may only colour it.
    """
    if cluster.kind != "organisation":
        return 0, ""
    nouns = {head, *_BODIES.get(head, ())}
    own = {word for word in found.modifiers if word not in nouns}
    words = {word for name in cluster.names for word in parts(name.text)} | set(parts(cluster.name))
    words |= {singular(word) for word in words}
    kinds = nouns | _FIRMS if head in ("company", "firm") else nouns
    called = [stated for stated in cluster.stated if singular(stated.head) in kinds]
    if called and own <= words.union(*(stated.modifiers for stated in called)):
        return 4, f"is called “{called[0].text}”"
    if words & nouns and own <= words:
        return 3 if head in words else 2.5, "was named before"
    if any_body(head, words) and (not own or coloured):
        return _ANY, _LAST
    return 0, ""


def capital_in(scene: Scene, found: Description, word: str) -> bool:
    """Whether a word of a description, folded, stands in it with a capital."""
    return any(token.capital and fold(token.lower) == word for token in scene.tokens[found.first : found.last])
