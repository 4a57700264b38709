"""Who may be meant by "he" or "she", and what speaks for each: nearness, who speaks, who is the subject."""

from __future__ import annotations

import math
from dataclasses import dataclass

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.scene import Event, Scene, follows_verb
from onrecord.types import Span

WEIGHTS = {
    "paragraphs": -2.5, "sentences": -0.4, "tokens": -1.0, "subject": 3.0, "subject_here": 2.0, "gender": 1.5,
    "quoted": -4.0, "set_apart": -2.0, "focus": 3.0, "guest": 3.0, "answer": -4.0, "speaker": 4.0, "told": -5.0,
    "unnamed": -1.5, "topic": 1.0, "topic_here": 2.5, "pronoun_here": 3.0, "often": 0.5, "bare": -0.5, "leaning": 1.0,
    "goes_on": 4.0, "leads": 0.5, "ahead": 5.0,
    "nearest": 1.0, "after_quote": 0.0,
}  # fmt: skip
"""What speaks for an antecedent and against it, in the order of ``_columns``."""
_REACH = 5
"""Paragraphs back in which an antecedent is looked for first."""
_FOCUS = 2
"""Paragraphs back in which whoever spoke last is still in focus."""
_ASKING = frozenset("asked asks pressed questioned".split())
_WITHIN = 8
_LONGEST_TITLE = 6
_LONGEST_CLAUSE = 12
_ADDING = frozenset("added adds continued continues concluded concludes went goes".split())
_SUBORDINATING = frozenset(
    "when while as after before since if although though because once until whether in at with despite".split()
)
_CLAUSAL = frozenset(("that", "who", "which"))


@dataclass(frozen=True)
class Sought:
    """What is known of a pronoun whose antecedent is sought, apart from who that may be.

    token: where it stands. gender: ``m`` or ``f``. speaker: who says the words that it stands in.
    said: the content that it is the source of. own: the content that it stands in as somebody said it.
    focus: who spoke or acted last, unless somebody else has been spoken of since.
    goes_on: who spoke last, where a verb says that the same person speaks on: "he added".
    nearest: where the last subject before it in its sentence stands, or -1.
    """

    token: int
    gender: str
    speaker: Cluster | None
    said: tuple[Span, ...]
    own: tuple[Span, ...]
    focus: Cluster | None
    goes_on: Cluster | None
    nearest: int


def candidates(
    scene: Scene, gender: str, token: int, speaker: Cluster | None, said: tuple[Span, ...]
) -> list[tuple[tuple[float, ...], Event]]:
    """Whoever is called to mind before ``token`` and may be meant, the nearest first, with what speaks for each."""
    focus = _focus(scene, token, gender, said)
    own, nearest = scene.own_words(token), _nearest(scene, token, gender)
    sought = Sought(token, gender, speaker, said, own, focus, _goes_on(scene, token), nearest)
    rows: list[tuple[tuple[float, ...], Event]] = []
    ahead = _ahead(scene, token)
    if ahead is not None and ahead.cluster is not scene.writer and _may_mean(sought, ahead):
        rows.append((_columns(scene, ahead, sought), ahead))
    for event in scene.before(token):
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _REACH and rows:
            break
        if event.cluster is not scene.writer and _may_mean(sought, event):
            rows.append((_columns(scene, event, sought), event))
    return rows


def _nearest(scene: Scene, token: int, gender: str) -> int:
    """Where the last subject of a clause before ``token``, in its sentence and outside quotation marks, stands."""
    for event in scene.before(token):
        there = scene.tokens[event.token]
        if there.sentence != scene.tokens[token].sentence:
            return -1
        agrees = event.cluster.kind == "person" and event.cluster.gender in ("", gender)
        subject = event.subject or (event.form == "name" and event.token in scene.acting)
        if agrees and subject and not there.quoted and not _owns(scene, event):
            return event.token
    return -1


def _owns(scene: Scene, event: Event) -> bool:
    after, _ = scene.token_range((event.span[1], event.span[1] + 1))
    return after < len(scene.tokens) and scene.tokens[after].possessive


def ends_quotation(scene: Scene, token: int) -> bool:
    """Whether the word before ``token`` is the last of a quotation, as in "…,” he said"."""
    before = token - 1
    while before >= 0 and not scene.tokens[before].text[0].isalnum():
        before -= 1
    return before >= 0 and scene.tokens[before].quoted and not scene.tokens[token].quoted


def _ahead(scene: Scene, token: int) -> Event | None:
    """Who is the subject of the main clause, where the pronoun stands in a clause before it: "When he left, N said"."""
    tokens = scene.tokens
    here = tokens[token].sentence
    begin = token
    while begin > 0 and tokens[begin - 1].sentence == here and token - begin < _LONGEST_CLAUSE:
        begin -= 1
    while begin < token and (not tokens[begin].text[0].isalnum() or tokens[begin].lower in ("but", "and", "so", "yet")):
        begin += 1
    if tokens[begin].lower not in _SUBORDINATING or any(not t.text[0].isalnum() for t in tokens[begin + 1 : token]):
        return None
    comma = token + 1
    while comma < len(tokens) and tokens[comma].sentence == here and tokens[comma].text != ",":
        if tokens[comma].quoted != tokens[token].quoted:
            return None
        comma += 1
    for name in scene.names_in(comma, comma + _LONGEST_TITLE):
        main = name.title == comma + 1 and tokens[name.first].sentence == here and name.last < len(tokens)
        if main and scene.cluster_of[name.first].kind == "person" and not tokens[name.last].possessive:
            return Event(name.first, scene.cluster_of[name.first], name.span, "name", True)
        return None
    return None


def _goes_on(scene: Scene, token: int) -> Cluster | None:
    """Who spoke last, where the verb after the pronoun says that he speaks on."""
    if not any(word.lower in _ADDING for word in scene.tokens[token + 1 : token + 3]):
        return None
    return next((who for at, who in reversed(scene.speakers) if at < token), None)


def _may_mean(sought: Sought, event: Event) -> bool:
    """Whether gender agrees, and nobody is "he" in his own words; in those, only whose gender is known or told."""
    cluster = event.cluster
    if cluster.kind != "person" or cluster.gender not in ("", sought.gender):
        return False
    if not sought.own:
        return True
    known = cluster.gender == sought.gender or _within(event, sought.own)
    return known and cluster is not sought.speaker


def _within(event: Event, spans: tuple[Span, ...]) -> bool:
    return any(start <= event.span[0] < end for start, end in spans)


def _focus(scene: Scene, token: int, gender: str, said: tuple[Span, ...]) -> Cluster | None:
    """Who spoke or acted last, at most two paragraphs before, if nobody has been spoken of in his place since."""
    last = scene.in_focus(token)
    if last is None or scene.tokens[token].paragraph - scene.tokens[last[0]].paragraph > _FOCUS:
        return None
    if _superseded(scene, last[0], token, gender, said):
        return None
    return _asked(scene, last[0], token) or last[1]


def _asked(scene: Scene, speaker: int, token: int) -> Cluster | None:
    """Whom the last speaker asked something, in a sentence before ``token``: "N asked M why" lets M answer."""
    tokens = scene.tokens
    if tokens[speaker].sentence == tokens[token].sentence:
        return None
    for at in range(speaker, min(speaker + _WITHIN, token)):
        if tokens[at].sentence != tokens[speaker].sentence:
            return None
        if tokens[at].lower in _ASKING:
            after = [name for name in scene.names_in(at + 1, at + _WITHIN) if name.title == at + 1]
            person = bool(after) and scene.cluster_of[after[0].first].kind == "person"
            return scene.cluster_of[after[0].first] if person else None
    return None


def _columns(scene: Scene, event: Event, sought: Sought) -> tuple[float, ...]:
    """What speaks for and against an antecedent, in the order of ``WEIGHTS``."""
    here, there = scene.tokens[sought.token], scene.tokens[event.token]
    cluster = event.cluster
    ahead = event.token > sought.token
    same = here.sentence == there.sentence and not ahead
    interview = scene.interview
    after = interview is not None and sought.token >= interview.last and event.token < interview.last
    subject = event.subject or (event.form == "name" and event.token in scene.acting)
    topic = not subject and event.form == "name" and _opens(scene, event)
    leaning = max(min(cluster.leaning, 2), -2) * (1 if sought.gender == "m" else -1)
    return (
        here.paragraph - there.paragraph,
        min(here.sentence - there.sentence, 6),
        min(abs(sought.token - event.token), 300) / 60,
        subject,
        subject and same,
        cluster.gender == sought.gender,
        there.quoted and not here.quoted,
        there.block in ("caption", "title") and here.block != there.block,
        cluster is sought.focus,
        after and interview is not None and cluster is interview.guest,
        after and interview is not None and event.token in interview.said,
        cluster is sought.speaker,
        _within(event, sought.said),
        not cluster.named,
        topic,
        topic and same,
        event.form == "pronoun" and same,
        math.log(1 + len(cluster.names)),
        event.form == "name" and not cluster.gender and all(name.words == 1 for name in cluster.names),
        0 if cluster.gender else leaning,
        cluster is sought.goes_on,
        subject and here.paragraph == there.paragraph and not there.quoted and scene.opens_paragraph(event.token),
        ahead,
        same and event.token == sought.nearest,
        subject and there.paragraph == here.paragraph and not there.quoted and ends_quotation(scene, sought.token),
    )


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
        acts = event.form == "name" and event.token in scene.acting
        leads = there.first if event.form == "nominal" else event.form == "name" and _leads(scene, event)
        if person and not there.quoted and (acts or (event.subject and leads)):
            return tokens[focus].paragraph != there.paragraph
    return False


def _leads(scene: Scene, event: Event) -> bool:
    """Whether a name acts, and nothing but a title or a description of the person stands before it in its sentence."""
    tokens = scene.tokens
    after, _ = scene.token_range((event.span[1], event.span[1] + 1))
    word = tokens[after].lower if after < len(tokens) else ""
    if not (follows_verb(tokens, after) or word in ADVERBS or word.endswith("ed") or word in (",", "who")):
        return False
    index, comma = event.token, False
    while index > 0 and tokens[index - 1].sentence == tokens[event.token].sentence:
        index -= 1
        comma = comma or tokens[index].text == ","
        if tokens[index].lower in VERBS | _CLAUSAL or (tokens[index].lower in PREPOSITIONS and not comma):
            return False
    return True
