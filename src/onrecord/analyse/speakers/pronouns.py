"""Whom a pronoun means: by gender, nearness, who speaks, who is the subject."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

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
_REACH = 5
"""Paragraphs back in which an antecedent is looked for first."""
_CLAUSAL = frozenset(("that", "who", "which"))
_MANY = 50
_NEAR = 2
"""Paragraphs back in which a group must have spoken to be meant by "they"."""


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun means, and why."""

    cluster: Cluster
    why: str


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
    same = _same_sentence(scene, word, token)
    if same is not None:
        return _person(scene, word, same, speaker, said)
    quoted = scene.tokens[token].quoted
    scored: list[tuple[float, int, Event]] = []
    for number, event in enumerate(scene.before(token)):
        away = scene.tokens[token].paragraph - scene.tokens[event.token].paragraph
        if away > _REACH and scored:
            break
        cluster = event.cluster
        if cluster.kind != "person" or cluster.gender not in ("", gender) or (quoted and cluster is speaker):
            continue
        told = any(start <= event.span[0] < end for start, end in said)
        scored.append((_score(scene, event, token, gender, speaker, said) - 5 * told, -number, event))
    if not scored:
        return _ahead(scene, token, gender) or "nobody named before whom it could mean"
    best = max(scored, key=lambda row: row[:2])[2]
    return Antecedent(best.cluster, _why(scene, best, token, speaker))


def _same_sentence(scene: Scene, word: str, token: int) -> int | None:
    """The same pronoun that opens the sentence of ``token``, if nobody has read it yet."""
    tokens = scene.tokens
    begin = token
    while begin > 0 and tokens[begin - 1].sentence == tokens[token].sentence:
        begin -= 1
    opens = begin < token and tokens[begin].lower == word in ("he", "she") and not tokens[token].quoted
    read = any(event.token == begin for event in islice(scene.before(token), _MANY))
    return begin if opens and not read else None


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


def _score(
    scene: Scene, event: Event, token: int, gender: str, speaker: Cluster | None, said: tuple[Span, ...]
) -> float:
    tokens = scene.tokens
    here, there = tokens[token], tokens[event.token]
    score = -2.5 * (here.paragraph - there.paragraph) - 0.4 * min(here.sentence - there.sentence, 6)
    score -= (token - event.token) / 60
    score += 3 * event.subject
    score += 2 * (event.subject and here.sentence == there.sentence)
    score += 1.5 * (bool(gender) and event.cluster.gender == gender)
    score -= 4 * (there.quoted and not here.quoted)
    score -= 2 * (there.block in ("caption", "title") and here.block != there.block)
    if scene.speakers or scene.acted:
        last = scene.in_focus(token)
        near = last is not None and last[1] is event.cluster and here.paragraph - tokens[last[0]].paragraph <= 2
        score += 3 * (last is not None and near and not _superseded(scene, last[0], token, gender, said))
    interview = scene.interview
    if interview is not None and token >= interview.last and event.token < interview.last:
        score += 3 * (event.cluster is interview.guest) - 4 * (event.token in interview.said)
    score += 4 * (speaker is event.cluster and not here.quoted)
    return score


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
