"""Whom "the Florida senator", "the business mogul" or "the candidate" means, where no stated office shows it.

Such a description calls somebody who is at hand by what he is, not by a part in what is told. Everybody at hand is
weighed: who spoke last, who is near, of whom the text says what the description says. Only somebody well ahead of all
others is meant; else it stays a description, for a wrong name is worse than none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.lexicon.roles import (
    ANYBODY,
    CALLINGS,
    HOLDING,
    KIN,
    RUNNING,
    SERVING,
    WIDER,
    aged,
    agent,
)
from onrecord.analyse.speakers.lexicon.states import NAMES, state
from onrecord.analyse.speakers.lexicon.titles import MEN, WOMEN
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.offices import alike, leads
from onrecord.analyse.speakers.scene import Event, Scene
from onrecord.analyse.speakers.signs import Signs, introduced, party_of, signs_of
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Span

_REACH = 6
"""Paragraphs back in which somebody is at hand."""
_FOCUS = (3.0, 2.0, 1.0)
"""What it counts to have spoken last: in this paragraph, in the one before, in the one before that."""
_SUBJECT, _SENTENCES, _PARAGRAPHS, _OFTEN = 1.0, -0.3, -0.5, 0.5
_GENDER = 2.0
"""What it counts for somebody, and against anybody else, that a pronoun after the description is of that gender."""
_OFFICE, _WORD, _PARTY, _RUNS, _CONTRARY, _WORK, _TOLD, _AGAIN = 3.0, 1.5, 1.5, 1.0, -3.0, -1.5, -4.0, 2.0
_MAIN = 0.8
"""What it counts to be named often, for who is called by what he is: mostly whom the text is about."""
_MOST_WORDS = 2
_CLOSE = 12
"""Tokens after a description in which a pronoun tells its gender."""
_HIS = frozenset("he his himself".split())
_HERS = frozenset("she her herself".split())
_ENOUGH = ((2.0, 1.0), (0.0, 1.3))
"""What the best must reach, and by how much it must then be ahead of the next; the second where it only colours."""
_NOT_YET = frozenset("next future new other same".split())
_SITTING = frozenset("senator sen representative rep congressman congresswoman".split())
"""Who sits in a parliament now is not called by what he was: "the former governor"; who was president may be."""
_LONG_AGO = 3
"""Paragraphs after which somebody without a name may be forgotten whom the same noun brought in."""


@dataclass(frozen=True)
class _Sought:
    """A description, and what is known of it: see ``meant``.

    colours: it only colours somebody at hand. gender: what the pronoun after it in its sentence tells of it, or "".
    """

    found: Description
    token: int
    said: tuple[Span, ...]
    words: frozenset[str]
    party: str
    states: frozenset[str]
    colours: bool
    gender: str


def meant(
    scene: Scene, found: Description, token: int, said: tuple[Span, ...] = (), among: Sequence[Cluster] = ()
) -> Cluster | None:
    """The person whom a definite description means, if one is well ahead of all others.

    said: the content that it is the source of; who is named there seldom says it. among: the only ones it may mean.
    """
    if not _asks(scene, found, token):
        return None
    sought = _sought(scene, found, token, said)
    scores = [row for row in _scores(scene, sought) if not among or any(row[1] is one for one in among)]
    if not scores:
        return None
    best = max(scores, key=lambda row: row[0])
    ahead = best[0] - max((score for score, cluster in scores if cluster is not best[1]), default=-math.inf)
    enough = _ENOUGH if sought.colours else _ENOUGH[:1]
    return best[1] if any(best[0] >= least and ahead >= by for least, by in enough) else None


def _sought(scene: Scene, found: Description, token: int, said: tuple[Span, ...]) -> _Sought:
    told = {found.head, *found.modifiers}
    names = {word for name in scene.names_in(found.first, found.last) for word in (fold(name.text.lower()),)}
    states = frozenset(({state(word) for word in told} | told | names) & set(NAMES))
    from_there = scene.tokens[found.last - 1].capital and agent(found.head, True)
    colours = found.head in CALLINGS or aged(found.head) or _former(found) or from_there
    gender = _gender_after(scene, found)
    return _Sought(found, token, said, _words(found) | states, party_of(told), states, colours, gender)


def _gender_after(scene: Scene, found: Description) -> str:
    """The gender of the first pronoun in "the candidate attacked her opponent", if nobody is named before it."""
    tokens = scene.tokens
    for at in range(found.last, min(found.last + _CLOSE, len(tokens))):
        token = tokens[at]
        if token.sentence != tokens[found.last - 1].sentence or token.quoted or at in scene.cluster_of:
            return ""
        if token.lower in _HIS:
            return "m"
        if token.lower in _HERS and not (token.lower == "her" and _object(tokens, at + 1)):
            return "f"
    return ""


def _object(tokens: Sequence[Token], after: int) -> bool:
    """Whether no noun follows "her": "who called her as", "asked her."""
    word = tokens[after] if after < len(tokens) else None
    return word is None or not word.text[0].isalpha() or word.lower in VERBS | PREPOSITIONS | CONJUNCTIONS


def _asks(scene: Scene, found: Description, token: int) -> bool:
    """Whether it is "the" or "this" with one person's noun that nobody unnamed was introduced with before."""
    if not found.definite or found.plural or found.head in ANYBODY or found.first == 0:
        return False
    if scene.tokens[found.first - 1].lower not in ("the", "this") or _unmet(scene, found):
        return False
    capital = scene.tokens[found.last - 1].capital
    if capital and found.head not in CALLINGS and not (_former(found) or agent(found.head, capital)):
        return False
    person = found.sort == "person" or (found.sort == "unknown" and agent(found.head, capital))
    person = person or (found.head == "lady" and "first" in found.modifiers)
    own = any(scene.cluster_of[name.first].kind == "person" for name in scene.names_in(found.first, found.last))
    if not person or own:
        return False
    at = introduced(scene, found, token)
    ago = math.inf if at is None else scene.tokens[token].paragraph - scene.tokens[at].paragraph
    return ago > (_LONG_AGO if found.head in CALLINGS else len(scene.tokens))


def _unmet(scene: Scene, found: Description) -> bool:
    """Whether it tells of somebody who is not there yet, or of another one: "the next president"."""
    return any(token.text in _NOT_YET for token in scene.tokens[found.first : found.last])


def _scores(scene: Scene, sought: _Sought) -> list[tuple[float, Cluster]]:
    """Everybody at hand who may be meant, and what speaks for each."""
    here = scene.tokens[sought.token]
    last: dict[int, Event] = {}
    for event in scene.before(sought.token):
        there = scene.tokens[event.token]
        if here.paragraph - there.paragraph > _REACH:
            break
        if event.cluster.kind == "person" and event.cluster.names and (here.quoted or not there.quoted):
            last.setdefault(id(event.cluster), event)
    speaker = _last_person(scene, sought.token)
    found = []
    for event in last.values():
        signs = signs_of(scene, event.cluster, range(sought.token, sought.found.last))
        if _may(event.cluster, sought, signs):
            found.append((_score(scene, sought, event, signs, speaker), event.cluster))
    return found


def _last_person(scene: Scene, token: int) -> tuple[int, Cluster] | None:
    """The last person to speak or act before ``token``, and where."""
    spoke = [(at, who) for at, who in (*scene.speakers, *scene.acted) if at < token and who.kind == "person"]
    return max(spoke, key=lambda row: row[0], default=None)


def _score(scene: Scene, sought: _Sought, event: Event, signs: Signs, speaker: tuple[int, Cluster] | None) -> float:
    here, there, cluster = scene.tokens[sought.token], scene.tokens[event.token], event.cluster
    paragraphs = here.paragraph - there.paragraph
    often = math.log(1 + len(cluster.names))
    score = _SUBJECT * event.subject + (_MAIN if sought.colours else _OFTEN) * often
    score += _SENTENCES * min(here.sentence - there.sentence, 6) + _PARAGRAPHS * paragraphs
    if speaker is not None and speaker[1] is cluster:
        ago = here.paragraph - scene.tokens[speaker[0]].paragraph
        score += _FOCUS[ago] if ago < len(_FOCUS) else 0.0
    score += _WORD * min(len(sought.words & signs.words), _MOST_WORDS)
    if sought.gender and cluster.gender:
        score += _GENDER if sought.gender == cluster.gender else -_GENDER
    score += _PARTY * bool(sought.party and sought.party == signs.party)
    if sought.found.head in RUNNING:
        score += _RUNS * math.log(1 + signs.runs)
    if scene.speaker_at((here.start, here.end)) is cluster:
        score += _TOLD
    score += _office(sought, cluster, signs)
    score += _AGAIN * _called_before(scene, sought, cluster)
    if any(start <= name.span[0] < end for start, end in sought.said for name in cluster.names):
        score += _TOLD
    return score


def _called_before(scene: Scene, sought: _Sought, cluster: Cluster) -> bool:
    """Whether the same noun was read as this person before."""
    text = scene.document.text
    return any(
        event.cluster is cluster
        and event.form == "nominal"
        and text[slice(*event.span)].lower().endswith(sought.found.head)
        for event in scene.before(sought.token)
    )


def _office(sought: _Sought, cluster: Cluster, signs: Signs) -> float:
    """What the offices stated of somebody say: the same, another one, or nothing."""
    found = sought.found
    titles = [stated.title for stated in cluster.stated if stated.title]
    heads = {stated.head.rstrip(".") for stated in cluster.stated}
    if _same_office(found, cluster):
        return _OFFICE
    if found.head in RUNNING:
        return _WORK * bool(heads & SERVING) + _WORK * (not signs.runs and not signs.party)
    if sought.colours:
        return 0.0
    telling = bool(sought.words & signs.words) or bool(found.title and leads(found.title) and signs.party)
    return (0.0 if telling and not titles else _CONTRARY) + _WORK * (found.head in SERVING)


def _same_office(found: Description, cluster: Cluster) -> bool:
    for stated in cluster.stated:
        head = stated.head.rstrip(".")
        if found.title and stated.title:
            if alike(found.title, stated.title) or head in WIDER.get(found.head, ()):
                return True
        elif head == found.head or head in WIDER.get(found.head, ()):
            return True
    return False


def _may(cluster: Cluster, sought: _Sought, signs: Signs) -> bool:
    """Whether nothing that is said of the person goes against the description: gender, party, state."""
    head = sought.found.head
    gender = "f" if head in WOMEN else "m" if head in MEN else ""
    if gender and cluster.gender and gender != cluster.gender:
        return False
    stated = {one.head.rstrip(".") for one in cluster.stated if "former" not in one.title.lower().split()}
    if head in RUNNING and stated & KIN:
        return False
    held = stated & (_SITTING if _former(sought.found) else HOLDING) if head in HOLDING else frozenset()
    if held and not _same_office(sought.found, cluster):
        return False
    if sought.party and signs.party and sought.party != signs.party:
        return False
    return not (sought.states and signs.states) or bool(sought.states & signs.states)


def _former(found: Description) -> bool:
    return bool(found.title) and bool({"former", "ex", "onetime"} & {*found.modifiers, *found.title.lower().split()})


def _words(found: Description) -> frozenset[str]:
    """What the description tells of somebody apart from a party: "vulture", "fund", "texan" as "texas"."""
    words: Sequence[str] = [found.head, *found.modifiers]
    return frozenset(word for word in words if not party_of({word}) and word not in RUNNING and len(word) > 2)
