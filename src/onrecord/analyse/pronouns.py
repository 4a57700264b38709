"""Whom a pronoun means: by gender, nearness, who speaks, who is the subject."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analyse.cluster import Cluster
from onrecord.analyse.scene import Event, Scene
from onrecord.types import Span

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
RELATIVE = frozenset("who which that whom whose".split())
ALL = HE | SHE | THEY | IT | FIRST | RELATIVE
_REACH = 5
"""Paragraphs back in which an antecedent is looked for first."""


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun means, and why."""

    cluster: Cluster
    why: str


def antecedent(
    scene: Scene, word: str, token: int, speaker: Cluster | None, said: tuple[Span, ...] = ()
) -> Antecedent | None:
    """Whom ``word`` at ``token`` means.

    speaker: who says the words that the pronoun stands in, if anybody; reported speech
    without quotation marks makes that the likeliest, quotation marks exclude it.
    said: the content that the pronoun is the source of: whoever is named there is seldom the one.
    """
    gender = "m" if word in HE else "f" if word in SHE else ""
    kinds = ("person",) if gender else ("organisation", "place") if word in IT else ("group", "organisation", "person")
    quoted = scene.tokens[token].quoted
    scored: list[tuple[float, int, Event]] = []
    for number, event in enumerate(scene.before(token)):
        away = scene.tokens[token].paragraph - scene.tokens[event.token].paragraph
        if away > _REACH and scored:
            break
        cluster = event.cluster
        if cluster.kind not in kinds or (gender and cluster.gender not in ("", gender)):
            continue
        if quoted and cluster is speaker:
            continue
        told = any(start <= event.span[0] < end for start, end in said)
        scored.append((_score(scene, event, token, gender, speaker, word) - 5 * told, -number, event))
    if not scored:
        return _ahead(scene, token, gender, kinds)
    best = max(scored, key=lambda row: row[:2])[2]
    return Antecedent(best.cluster, _why(scene, best, token, speaker))


def learn_gender(cluster: Cluster, word: str) -> None:
    """Keep what a pronoun tells of a person whose name tells nothing."""
    if cluster.kind == "person" and not cluster.gender:
        cluster.gender = "m" if word in HE else "f" if word in SHE else ""


def _score(scene: Scene, event: Event, token: int, gender: str, speaker: Cluster | None, word: str) -> float:
    tokens = scene.tokens
    here, there = tokens[token], tokens[event.token]
    score = -2.5 * (here.paragraph - there.paragraph) - 0.4 * min(here.sentence - there.sentence, 6)
    score -= (token - event.token) / 60
    score += 3 * event.subject
    score += 2 * (event.subject and here.sentence == there.sentence)
    score += 1.5 * (bool(gender) and event.cluster.gender == gender)
    score -= 4 * (there.quoted and not here.quoted)
    score -= 2 * (there.block in ("caption", "title") and here.block != there.block)
    if scene.speakers:
        last = next(((at, who) for at, who in reversed(scene.speakers) if at < token), None)
        score += 3 * (last is not None and last[1] is event.cluster and here.paragraph - tokens[last[0]].paragraph <= 2)
    score += 4 * (speaker is event.cluster and not here.quoted)
    if word in THEY:
        score += 2 * (event.cluster.kind == "group") - 3 * (event.cluster.kind == "person")
    if event.cluster.kind == "place":
        score -= 4
    return score


def _ahead(scene: Scene, token: int, gender: str, kinds: tuple[str, ...]) -> Antecedent | None:
    """A name later in the same sentence or the next, where none stands before."""
    here = scene.tokens[token].sentence
    for event in scene.events:
        if event.token <= token or scene.tokens[event.token].sentence - here > 1:
            continue
        if event.cluster.kind in kinds and event.cluster.gender in ("", gender or event.cluster.gender):
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
