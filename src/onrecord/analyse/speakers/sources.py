"""Read the source of one attribution: a name, a pronoun, or a description of somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.bounds import source_tokens
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import describe
from onrecord.analyse.speakers.governments import government, speaking_place
from onrecord.analyse.speakers.heads import head_name, name_beside
from onrecord.analyse.speakers.joint import joint_text
from onrecord.analyse.speakers.nominals import holder
from onrecord.analyse.speakers.pronouns import ALL, FIRST, HE, RELATIVE, SECOND, SHE, antecedent, learn_gender
from onrecord.analyse.speakers.relatives import relative
from onrecord.analyse.speakers.scene import Event, Scene
from onrecord.analyse.speakers.unnamed import plain, unnamed
from onrecord.types import Attribution, Form

_ECHOES = frozenset("himself herself themselves itself both all also".split())
_CONTRACTED = re.compile(r"['’](?:s|m|re|ve|d|ll)$")


@dataclass(frozen=True)
class Resolved:
    """The cluster of a source, or None, and why."""

    cluster: Cluster | None
    basis: str


def resolve(scene: Scene, attribution: Attribution) -> Resolved:
    """Resolve one source; the scene remembers the outcome for those that follow."""
    source = attribution.source
    if source is None or not source.spans:
        result = Resolved(None, "no source is stated in the sentence")
    else:
        first, last = source_tokens(scene, source.spans)
        result = _read(scene, attribution, first, last) if first < last else _outside(source.text)
        if result.cluster is not None:
            scene.speakers.append((first, result.cluster))
            scene.speakers.sort(key=lambda row: row[0])
    scene.spoken += [(span, attribution, result.cluster) for span in attribution.content.spans]
    return result


def body_pronouns(scene: Scene) -> None:
    """Find whom the other pronouns of the running text mean: he and she outside speech, I within it."""
    taken = {event.token for event in scene.events}
    for index, token in enumerate(scene.tokens):
        if index in taken or token.lower not in HE | SHE | {"i", "me", "my"}:
            continue
        speaker = scene.speaker_at((token.start, token.end))
        if token.lower in FIRST:
            if token.quoted and speaker is not None:
                _note(scene, index, index + 1, speaker, "pronoun")
        elif not token.quoted:
            found = antecedent(scene, token.lower, index, speaker)
            if not isinstance(found, str):
                _note(scene, index, index + 1, found.cluster, "pronoun")


def _outside(text: str) -> Resolved:
    return Resolved(None, f"the source “{text}” stands where no speaker is named: in a credit or outside the article")


def _read(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved:
    words = [_CONTRACTED.sub("", token.lower) for token in scene.tokens[first:last] if token.text[0].isalnum()]
    if words and words[0] in ALL and (len(words) == 1 or (len(words) == 2 and words[1] in _ECHOES)):
        return _pronoun(scene, attribution, words[0], first)
    several = joint_text(scene, first, last)
    if several is not None:
        cluster = plain(scene, several, first)
        _note(scene, first, last, cluster, "nominal")
        return Resolved(cluster, f"“{_text(scene, first, last)}” is more than one speaker")
    head = head_name(scene, first, last)
    if head is not None:
        return _named(scene, head)
    beside = name_beside(scene, first, last)
    if beside is not None:
        cluster = scene.cluster_of[beside.first]
        _note(scene, first, last, cluster, "nominal")
        full = "" if beside.text == cluster.name else f" of “{cluster.name}”"
        return Resolved(cluster, f"“{_text(scene, first, last)}” stands beside the name “{beside.text}”{full}")
    return _nominal(scene, attribution, first, last)


def _named(scene: Scene, head: Named) -> Resolved:
    cluster = scene.cluster_of[head.first]
    if cluster.kind == "place":
        cluster = speaking_place(scene, head, cluster)
    scene.mark_subject(head.first)
    why = cluster.aliases.get(head.text)
    if why == "misspelt":
        return Resolved(cluster, f"“{head.text}” is one letter away from “{cluster.name}”, named before")
    if head.text == cluster.name:
        return Resolved(cluster, f"named in the source: “{head.text}”")
    if len(head.text.split()) == 1 and cluster.kind == "person":
        part = "given name" if cluster.name.lower().startswith(head.text.lower() + " ") else "surname"
        others = ", the last to speak or be named of those here who bear it" if head.first in cluster.shared else ""
        return Resolved(cluster, f"{part} “{head.text}” of “{cluster.name}”{others}")
    return Resolved(cluster, f"“{head.text}” is another form of “{cluster.name}”")


def _pronoun(scene: Scene, attribution: Attribution, word: str, token: int) -> Resolved:
    written = scene.tokens[token].text
    speaker = scene.enclosing(attribution, (scene.tokens[token].start, scene.tokens[token].end))
    if word in FIRST:
        if speaker is None:
            return Resolved(None, f"“{written}” outside any quotation: the writer of the article")
        _note(scene, token, token + 1, speaker, "pronoun")
        return Resolved(speaker, f"“{written}” within what “{speaker.name}” says")
    if word in SECOND:
        return Resolved(None, f"“{written}”: whoever reads or is spoken to")
    if word in RELATIVE:
        cluster, why = relative(scene, word, token)
        if cluster is not None:
            _note(scene, token, token + 1, cluster, "pronoun")
        return Resolved(cluster, why)
    found = antecedent(scene, word, token, speaker, attribution.content.spans)
    if isinstance(found, str):
        return Resolved(None, f"“{written}”: {found}")
    learn_gender(found.cluster, word)
    cluster = government(scene, found.cluster) if found.cluster.kind == "place" else found.cluster
    _note(scene, token, token + 1, cluster, "pronoun")
    return Resolved(cluster, f"“{written}”: {found.why}")


def _nominal(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved:
    text = _text(scene, first, last)
    found = describe(scene.tokens, scene.names_in(first, last), first, last)
    if found is None or not found.text:
        cluster = plain(scene, text.strip(), first)
        _note(scene, first, last, cluster, "nominal")
        return Resolved(cluster, f"“{text}” names nobody")
    held = holder(scene, attribution, found, first)
    if held is not None:
        _note(scene, found.first, found.last, held.cluster, "nominal")
        return Resolved(held.cluster, f"“{found.text}”: {held.why}")
    cluster = unnamed(scene, found, first)
    _note(scene, found.first, found.last, cluster, "nominal")
    return Resolved(cluster, f"“{found.text}”: no name for it can be shown in the document")


def _text(scene: Scene, first: int, last: int) -> str:
    return scene.document.text[scene.tokens[first].start : scene.tokens[last - 1].end]


def _note(scene: Scene, first: int, last: int, cluster: Cluster, form: Form) -> None:
    span = (scene.tokens[first].start, scene.tokens[last - 1].end)
    scene.note(Event(first, cluster, span, form, True))
