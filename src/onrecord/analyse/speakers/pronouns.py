"""Whom a pronoun means: by gender, nearness, who speaks, who is the subject."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul

from onrecord.analyse.speakers.antecedents import WEIGHTS, candidates, ends_quotation
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import describe
from onrecord.analyse.speakers.scene import Event, Scene
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Span

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
SECOND = frozenset("you your yours yourself yourselves".split())
RELATIVE = frozenset("who which that whom whose".split())
ALL = HE | SHE | THEY | IT | FIRST | SECOND | RELATIVE
_HE_OR_SHE = HE | SHE
_WEIGHTS = tuple(WEIGHTS.values())
_SURE = 8.0
_CLEAR = 3
"""Pronouns more of one gender than of the other beside the names of a person that show it."""
_NEAR = 2
"""Paragraphs back in which a group must have spoken to be meant by "they"."""


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun means, and why; by how much it is ahead of the next who may be meant, at most ``_SURE``."""

    cluster: Cluster
    why: str
    margin: float = 0.0


def read_pronouns(scene: Scene, end: int) -> None:
    """Read each "he" and "she" before token ``end`` that is no source and stands outside quotation marks, once.

    What they mean is called to mind by them, and so helps to read those that follow.
    """
    for index in range(scene.read_to, end):
        token = scene.tokens[index]
        if token.quoted or token.lower not in _HE_OR_SHE or scene.opens_source(index):
            continue
        found = antecedent(scene, token.lower, index, scene.speaker_at((token.start, token.end)))
        if not isinstance(found, str):
            subject = token.lower in ("he", "she")
            scene.note(Event(index, found.cluster, (token.start, token.end), "pronoun", subject))
    scene.read_to = max(scene.read_to, end)


def antecedent(
    scene: Scene, word: str, token: int, speaker: Cluster | None, said: tuple[Span, ...] = ()
) -> Antecedent | str:
    """Whom ``word`` at ``token`` means, or why nobody can be shown.

    speaker: who says the words that the pronoun stands in, if anybody; reported speech
    without quotation marks makes that the likeliest, quotation marks exclude it.
    said: the content that the pronoun is the source of: whoever is named there is seldom the one.
    """
    if word in IT:
        return _body(scene, token, speaker, said)
    if word in THEY:
        return _several(scene, token, speaker)
    return _person(scene, word, token, speaker, said)


def _person(scene: Scene, word: str, token: int, speaker: Cluster | None, said: tuple[Span, ...]) -> Antecedent | str:
    gender = "m" if word in HE else "f"
    rows = candidates(scene, gender, token, speaker, said)
    if not rows:
        return _ahead(scene, token, gender) or "nobody named before whom it could mean"
    scores = [sum(map(mul, _WEIGHTS, columns)) for columns, _ in rows]
    best = rows[scores.index(max(scores))][1]
    others = [score for score, (_, event) in zip(scores, rows, strict=True) if event.cluster is not best.cluster]
    margin = min(max(scores) - max(others), _SURE) if others else _SURE
    return Antecedent(best.cluster, _why(scene, best, token, speaker), margin)


def _body(scene: Scene, token: int, speaker: Cluster | None, said: tuple[Span, ...]) -> Antecedent | str:
    """For "it": who says the words round it, else the body that spoke or opened a sentence last."""
    here = scene.tokens[token]
    if speaker is not None and not here.quoted and _thing(speaker):
        return Antecedent(speaker, f"within what “{speaker.name}” says")
    for event in scene.before(token):
        there = scene.tokens[event.token]
        if here.sentence - there.sentence > 1 or here.paragraph - there.paragraph > 1:
            break
        told = _within(event, said)
        thing = _thing(event.cluster) or _document(scene, event)
        if told or (there.quoted and not here.quoted) or not thing or not _subject(scene, event, here):
            continue
        if not (here.quoted and event.cluster is speaker):
            return Antecedent(event.cluster, f"the body that spoke or opened a sentence last, “{event.cluster.name}”")
    spoke = _spoke_on(scene, token)
    if spoke is not None and spoke.kind == "organisation" and spoke.named:
        return Antecedent(spoke, f"the last to be quoted, “{spoke.name}”")
    return "no body spoke or opened the sentence here or before, so whom it means is left open"


def _within(event: Event, spans: tuple[Span, ...]) -> bool:
    return any(start <= event.span[0] < end for start, end in spans)


def _subject(scene: Scene, event: Event, here: Token) -> bool:
    """Whether a body speaks, opens its sentence or is the subject of a clause in the sentence of the pronoun."""
    if scene.heads_clause(event):
        return True
    there = scene.tokens[event.token]
    named = event.form == "name" and event.cluster.named and event.cluster.kind == "organisation"
    return named and event.token in scene.acting and here.sentence - there.sentence < 2


def _spoke_on(scene: Scene, token: int) -> Cluster | None:
    """Who spoke last, at most two paragraphs before, where a quotation ends right before the pronoun: "…," it wrote."""
    if not ends_quotation(scene, token):
        return None
    last = next(((at, who) for at, who in reversed(scene.speakers) if at < token), None)
    near = last is not None and scene.tokens[token].paragraph - scene.tokens[last[0]].paragraph <= _NEAR
    return last[1] if last is not None and near else None


def _thing(cluster: Cluster) -> bool:
    """Whether "it" may stand for it: a body, a place that acts, one document."""
    if cluster.kind in ("organisation", "place"):
        return True
    found = cluster.description
    return cluster.kind == "group" and found is not None and not found.plural


def _document(scene: Scene, event: Event) -> bool:
    """Whether a document calls somebody to mind: "her letter" says what she says, and so does "it"."""
    if event.form != "nominal":
        return False
    first, last = scene.token_range(event.span)
    found = describe(scene.tokens, (), first, last)
    return found is not None and found.sort == "document" and not found.plural


def _several(scene: Scene, token: int, speaker: Cluster | None) -> Antecedent | str:
    """For "they": who says the words round it, else the last group that spoke."""
    here = scene.tokens[token]
    if speaker is not None and not here.quoted and (_many(speaker) or speaker.kind == "organisation"):
        return Antecedent(speaker, f"within what “{speaker.name}” says")
    for at, cluster in reversed(scene.speakers):
        if here.paragraph - scene.tokens[at].paragraph > _NEAR:
            break
        if at < token and _many(cluster) and not (here.quoted and cluster is speaker):
            return Antecedent(cluster, f"the last group to speak, “{cluster.name}”")
    return "no group spoke just before, so whom it means is left open"


def _many(cluster: Cluster) -> bool:
    return cluster.kind == "group" and (cluster.description is None or cluster.description.plural)


def learn_gender(cluster: Cluster, word: str) -> None:
    """Keep what a pronoun tells of a person whose name tells nothing."""
    gender = "m" if word in HE else "f" if word in SHE else ""
    if cluster.kind == "person" and not cluster.gender and cluster.leaning * (1 if gender == "m" else -1) >= 0:
        cluster.gender = gender


def learn_genders(scene: Scene) -> None:
    """Count for each person of unknown gender the pronouns that stand where nobody else is named before them."""
    for index, token in enumerate(scene.tokens):
        if token.lower not in _HE_OR_SHE or token.quoted:
            continue
        near = {}
        for event in scene.before(index):
            there = scene.tokens[event.token]
            if there.paragraph != token.paragraph or there.sentence < token.sentence - 1:
                break
            if event.cluster.kind == "person":
                near[id(event.cluster)] = event.cluster
        if len(near) == 1:
            next(iter(near.values())).leaning += 1 if token.lower in HE else -1
    for cluster in scene.clusters:
        if cluster.kind == "person" and not cluster.gender and abs(cluster.leaning) >= _CLEAR:
            cluster.gender = "m" if cluster.leaning > 0 else "f"


def _ahead(scene: Scene, token: int, gender: str) -> Antecedent | None:
    """A name later in the same sentence or the next, where none stands before."""
    here = scene.tokens[token].sentence
    for event in scene.events:
        if event.token <= token or scene.tokens[event.token].sentence - here > 1:
            continue
        if event.cluster.kind == "person" and event.cluster.gender in ("", gender):
            return Antecedent(event.cluster, f"named right after, “{event.cluster.name}”")
    return None


def _why(scene: Scene, event: Event, token: int, speaker: Cluster | None) -> str:
    name = event.cluster.name
    last = next((who for at, who in reversed(scene.speakers) if at < token), None)
    if event.cluster is speaker:
        return f"within what “{name}” says"
    if event.cluster is last:
        return (
            f"the last person quoted, “{name}”"
            if event.cluster.kind == "person"
            else f"the last to be quoted, “{name}”"
        )
    if scene.tokens[event.token].paragraph == scene.tokens[token].paragraph:
        return f"named before in the same paragraph, “{name}”"
    return f"the last one named before that it fits, “{name}”"


def pronoun_span(scene: Scene, token: int) -> Span:
    """Where the pronoun at ``token`` stands."""
    return scene.tokens[token].start, scene.tokens[token].end
