"""Whom a pronoun means: by gender, nearness, who speaks, who is the subject."""

from __future__ import annotations

import math
from dataclasses import dataclass

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.scene import Event, Scene
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
_REACH = 5
"""Paragraphs back in which an antecedent is looked for first."""
_SURE = 8.0
_LONGEST_TITLE = 6
WEIGHTS = {
    "paragraphs": -2.5, "sentences": -0.4, "tokens": -1.0, "subject": 3.0, "subject_here": 2.0, "gender": 1.5,
    "quoted": -4.0, "set_apart": -2.0, "focus": 3.0, "guest": 3.0, "answer": -4.0, "speaker": 4.0, "told": -5.0,
    "unnamed": -1.5, "topic": 1.0, "topic_here": 1.0, "pronoun_here": 3.0, "often": 0.5, "bare": -0.5, "leaning": 1.0,
}  # fmt: skip
"""What speaks for an antecedent and against it, in the order of ``_columns``."""
_CLAUSAL = frozenset(("that", "who", "which"))
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
    scores = [sum(w * f for w, f in zip(WEIGHTS.values(), columns, strict=True)) for columns, _ in rows]
    best = rows[scores.index(max(scores))][1]
    others = [score for score, (_, event) in zip(scores, rows, strict=True) if event.cluster is not best.cluster]
    margin = min(max(scores) - max(others), _SURE) if others else _SURE
    return Antecedent(best.cluster, _why(scene, best, token, speaker), margin)


def candidates(
    scene: Scene, gender: str, token: int, speaker: Cluster | None, said: tuple[Span, ...]
) -> list[tuple[tuple[float, ...], Event]]:
    """Whoever is called to mind before ``token`` and may be meant, the nearest first, with what speaks for each."""
    own = scene.own_words(token)
    rows: list[tuple[tuple[float, ...], Event]] = []
    for event in scene.before(token):
        away = scene.tokens[token].paragraph - scene.tokens[event.token].paragraph
        if away > _REACH and rows:
            break
        cluster = event.cluster
        if cluster.kind != "person" or cluster.gender not in ("", gender) or (own and cluster is speaker):
            continue
        if own and cluster.gender != gender and not any(start <= event.span[0] < end for start, end in own):
            continue
        rows.append((_columns(scene, event, token, gender, speaker, said), event))
    return rows


def _body(scene: Scene, token: int, speaker: Cluster | None, said: tuple[Span, ...]) -> Antecedent | str:
    """For "it": who says the words round it, else the body that spoke or opened a sentence last."""
    here = scene.tokens[token]
    if speaker is not None and not here.quoted and _thing(speaker):
        return Antecedent(speaker, f"within what “{speaker.name}” says")
    for event in scene.before(token):
        there = scene.tokens[event.token]
        if here.sentence - there.sentence > 1 or here.paragraph - there.paragraph > 1:
            break
        told = any(start <= event.span[0] < end for start, end in said)
        if told or (there.quoted and not here.quoted) or not _thing(event.cluster) or not scene.heads_clause(event):
            continue
        if not (here.quoted and event.cluster is speaker):
            return Antecedent(event.cluster, f"the body that spoke or opened a sentence last, “{event.cluster.name}”")
    return "no body spoke or opened the sentence here or before, so whom it means is left open"


def _thing(cluster: Cluster) -> bool:
    """Whether "it" may stand for it: a body, a place that acts, one document."""
    if cluster.kind in ("organisation", "place"):
        return True
    found = cluster.description
    return cluster.kind == "group" and found is not None and not found.plural


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
    if cluster.kind == "person" and not cluster.gender:
        cluster.gender = "m" if word in HE else "f" if word in SHE else ""


def _columns(
    scene: Scene, event: Event, token: int, gender: str, speaker: Cluster | None, said: tuple[Span, ...]
) -> tuple[float, ...]:
    """What speaks for and against an antecedent, in the order of ``WEIGHTS``."""
    tokens = scene.tokens
    here, there = tokens[token], tokens[event.token]
    cluster = event.cluster
    same = here.sentence == there.sentence
    last = scene.in_focus(token)
    focus = last is not None and last[1] is cluster and here.paragraph - tokens[last[0]].paragraph <= 2
    superseded = focus and last is not None and _superseded(scene, last[0], token, gender, said)
    interview = scene.interview
    after = interview is not None and token >= interview.last and event.token < interview.last
    told = any(start <= event.span[0] < end for start, end in said)
    topic = not event.subject and event.form == "name" and _opens(scene, event)
    return (
        here.paragraph - there.paragraph,
        min(here.sentence - there.sentence, 6),
        min(token - event.token, 300) / 60,
        event.subject,
        event.subject and same,
        cluster.gender == gender,
        there.quoted and not here.quoted,
        there.block in ("caption", "title") and here.block != there.block,
        focus and not superseded,
        after and interview is not None and cluster is interview.guest,
        after and interview is not None and event.token in interview.said,
        speaker is cluster,
        told,
        not cluster.named,
        topic,
        topic and same,
        event.form == "pronoun" and same,
        math.log(1 + len(cluster.names)),
        event.form == "name" and " " not in cluster.name and not cluster.gender,
        0.0 if cluster.gender else max(min(cluster.leaning, 2), -2) * (1 if gender == "m" else -1),
    )


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


def _opens(scene: Scene, event: Event) -> bool:
    """Whether nothing but a title stands before a name in its sentence."""
    tokens = scene.tokens
    at = event.token
    while at > 0 and tokens[at - 1].sentence == tokens[event.token].sentence and event.token - at < _LONGEST_TITLE:
        at -= 1
        if tokens[at].lower in VERBS | PREPOSITIONS | _CLAUSAL or tokens[at].text == ",":
            return False
    return at == 0 or tokens[at - 1].sentence != tokens[event.token].sentence


def _superseded(scene: Scene, focus: int, token: int, gender: str, said: tuple[Span, ...]) -> bool:
    """Whether a later sentence, in the paragraph of ``token``, is about somebody who is named there as its subject."""
    tokens = scene.tokens
    for event in scene.before(token):
        there = tokens[event.token]
        if event.token <= focus or there.paragraph != tokens[token].paragraph:
            return False
        person = event.cluster.kind == "person" and event.cluster.gender in ("", gender)
        if any(start <= event.span[0] < end for start, end in said):
            continue
        leads = there.first if event.form == "nominal" else event.form == "name" and _leads(scene, event)
        if person and event.subject and not there.quoted and leads:
            return tokens[focus].paragraph != there.paragraph
    return False


def _leads(scene: Scene, event: Event) -> bool:
    """Whether a name acts, and nothing but a title or a description of the person stands before it in its sentence."""
    tokens = scene.tokens
    after, _ = scene.token_range((event.span[1], event.span[1] + 1))
    word = tokens[after].lower if after < len(tokens) else ""
    if not (word in VERBS | ADVERBS or word.endswith("ed") or word in (",", "who")):
        return False
    index, comma = event.token, False
    while index > 0 and tokens[index - 1].sentence == tokens[event.token].sentence:
        index -= 1
        comma = comma or tokens[index].text == ","
        if tokens[index].lower in VERBS | _CLAUSAL or (tokens[index].lower in PREPOSITIONS and not comma):
            return False
    return True


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
