"""Quotations without a source of their own: whose they are, where the text round them shows it."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.pronouns import FIRST, HE, SHE, antecedent
from onrecord.analyse.speakers.scene import Event, Scene
from onrecord.types import Attribution, Span

_SHORTEST = 5
"""Words that a quotation must share with another to be the same one told twice."""


def carried_on(scene: Scene, attribution: Attribution) -> Cluster | None:
    """The one person whom the sentence before a quotation is about, if the quotation says "I" or "we".

    The quotation must begin its paragraph. One that nobody says "I" in goes on from the paragraph
    before, if that is such a quotation too, and neither asks.
    """
    first, last = scene.token_range(attribution.content.spans[0])
    if first >= last or not _opens(scene, first) or not any(token.quoted for token in scene.tokens[first:last]):
        return None
    before = first - 1
    while before >= 0 and not scene.tokens[before].text[0].isalnum():
        before -= 1
    if before < 0 or scene.tokens[first].paragraph - scene.tokens[before].paragraph > 1:
        return None
    told = _told(scene, before)
    if told is not None:
        asks = any("?" in scene.document.text[slice(*one.content.spans[-1])] for one in (told[0], attribution))
        return told[1] if told[0].source is None and told[0].cue is None and not asks else None
    personal = any(token.quoted and token.lower in FIRST for token in scene.tokens[first:last])
    return _subject(scene, before) if personal and scene.tokens[before].block != "title" else None


def said_again(scene: Scene, attribution: Attribution) -> Cluster | None:
    """Who says the same words elsewhere in the document, as a headline's quotation stands in the text again."""
    wanted = _words(scene, attribution.content.spans)
    if attribution.kind != "direct" or len(wanted.split()) < _SHORTEST:
        return None
    others: dict[str, tuple[Attribution, Cluster]] = {}
    for _, other, cluster in scene.spoken:
        if other is not attribution and cluster is not None and cluster.named:
            others[other.id] = (other, cluster)
    found = [
        cluster for other, cluster in others.values() if f" {wanted} " in f" {_words(scene, other.content.spans)} "
    ]
    return found[0] if found and all(cluster is found[0] for cluster in found) else None


def headline_of_interview(scene: Scene, attribution: Attribution) -> Cluster | None:
    """Who is interviewed, for a quotation that stands before the first question and says "I" or "we"."""
    interview = scene.interview
    if interview is None or attribution.kind != "direct":
        return None
    first, last = scene.token_range(attribution.content.spans[0])
    ahead = last <= interview.first and _opens(scene, first) and _closes(scene, last)
    return interview.guest if ahead and any(t.lower in FIRST for t in scene.tokens[first:last]) else None


def _closes(scene: Scene, token: int) -> bool:
    """Whether nothing but marks follows from ``token`` on in its paragraph."""
    paragraph = scene.tokens[token - 1].paragraph
    while token < len(scene.tokens) and scene.tokens[token].paragraph == paragraph:
        if scene.tokens[token].text[0].isalnum():
            return False
        token += 1
    return True


def _words(scene: Scene, spans: tuple[Span, ...]) -> str:
    ranges = [scene.token_range(span) for span in spans]
    return " ".join(fold(token.lower) for a, b in ranges for token in scene.tokens[a:b] if token.text[0].isalnum())


def _opens(scene: Scene, token: int) -> bool:
    here = scene.tokens[token].paragraph
    index = token - 1
    while index >= 0 and scene.tokens[index].paragraph == here:
        if scene.tokens[index].text[0].isalnum():
            return False
        index -= 1
    return True


def _told(scene: Scene, token: int) -> tuple[Attribution, Cluster | None] | None:
    """The attribution whose content holds ``token`` in quotation marks, and who speaks."""
    if not scene.tokens[token].quoted:
        return None
    at = scene.tokens[token].start
    holding = [(s[1] - s[0], n) for n, (s, _, _) in enumerate(scene.spoken) if s[0] <= at < s[1]]
    if not holding:
        return None
    _, attribution, cluster = scene.spoken[max(holding)[1]]
    return attribution, cluster


def _subject(scene: Scene, token: int) -> Cluster | None:
    """The person who is the subject of the sentence that ``token`` ends, if it names no other."""
    tokens = scene.tokens
    begin = token
    while begin > 0 and tokens[begin - 1].sentence == tokens[token].sentence:
        begin -= 1
    while begin < token and (not tokens[begin].text[0].isalnum() or tokens[begin].lower in CONJUNCTIONS):
        begin += 1
    inside = [event for event in scene.events if begin <= event.token <= token and event.cluster.kind == "person"]
    subject: Cluster | None = None
    if tokens[begin].lower in HE | SHE:
        found = antecedent(scene, tokens[begin].lower, begin, None)
        subject = None if isinstance(found, str) else found.cluster
    else:
        heading = [event for event in inside if _heads(scene, event, begin)]
        subject = heading[0].cluster if heading else None
    if subject is None or any(event.cluster is not subject for event in inside):
        return None
    return subject


def _heads(scene: Scene, event: Event, begin: int) -> bool:
    """Whether what names somebody opens the sentence, with a title or a description before it at most."""
    between = scene.tokens[begin : event.token]
    return scene.heads_clause(event) or (event.subject and not any(token.text == "," for token in between[:-1]))
