"""Read the source of one attribution: a name, a pronoun, or a description of somebody."""

from __future__ import annotations

import re

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.asides import read_offices
from onrecord.analyse.speakers.bounds import source_tokens
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description, describe
from onrecord.analyse.speakers.documents import author, note_document, tells_of_nobody
from onrecord.analyse.speakers.governments import government, speaking_place
from onrecord.analyse.speakers.heads import apposed_to, head_name, name_beside
from onrecord.analyse.speakers.joint import joint_text
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, COLLECTIVES, PERSON_NOUNS, singular
from onrecord.analyse.speakers.nominals import holder
from onrecord.analyse.speakers.pronouns import (
    ALL,
    FIRST,
    HE,
    IT,
    RELATIVE,
    SECOND,
    SHE,
    antecedent,
    learn_gender,
    read_pronouns,
)
from onrecord.analyse.speakers.relatives import relative
from onrecord.analyse.speakers.resolved import How, Resolved
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.unnamed import plain, unnamed
from onrecord.analyse.speakers.unsourced import answer, initials, label_of, without_source
from onrecord.analyse.speakers.writers import writer
from onrecord.types import Attribution

_ECHOES = frozenset("himself herself themselves itself both all also".split())
_MYSELF = frozenset(("i", "me", "my"))
_OWNERS = frozenset("his her its their".split())
_ITSELF = frozenset("itself himself herself themselves".split())
_POINTING = frozenset(("this", "these"))
_LONGEST_OWNED = 6
"""Words after a possessive in which whom it owns is looked for."""
_CONTRACTED = re.compile(r"['’](?:s|m|re|ve|d|ll)$")


def resolve(scene: Scene, attribution: Attribution) -> Resolved:
    """Resolve one source; the scene remembers the outcome for those that follow."""
    source = attribution.source
    if source is None or not source.spans:
        result = without_source(scene, attribution)
        if result.cluster is not None:
            scene.speaks(scene.token_range(attribution.content.spans[0])[0], result.cluster)
    else:
        first, last = source_tokens(scene, source.spans)
        read_offices(scene, first)
        read_pronouns(scene, first)
        result = _read(scene, attribution, first, last) if first < last else _outside(source.text)
        if result.cluster is not None:
            scene.speaks(first, result.cluster)
    scene.spoken += [(span, attribution, result.cluster) for span in attribution.content.spans]
    return result


def body_pronouns(scene: Scene) -> None:
    """Find whom the other pronouns of the running text mean: he and she outside speech, I within it."""
    read_pronouns(scene, len(scene.tokens))
    taken = {event.token for event in scene.events}
    for index, token in enumerate(scene.tokens):
        if token.quoted and token.lower in _MYSELF and index not in taken:
            speaker = scene.speaker_at((token.start, token.end))
            if speaker is not None:
                scene.note_span(index, index + 1, speaker, "pronoun")


def _outside(text: str) -> Resolved:
    return Resolved(None, f"the source “{text}” stands where no speaker is named: in a credit or outside the article")


def _read(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved:
    words = [_CONTRACTED.sub("", token.lower) for token in scene.tokens[first:last] if token.text[0].isalnum()]
    set_apart = label_of(scene, attribution) or initials(scene, attribution, first, last)
    if set_apart is not None:
        return set_apart
    if words[:1] == ["let"] and first + 1 < len(scene.tokens) and words[1:] in ([], ["us"], ["s"]):
        return Resolved(None, f"“{_text(scene, first, last)}”: whoever reads or is spoken to")
    if words and words[0] in ALL and (len(words) == 1 or words[1] in _ECHOES or scene.tokens[first + 1].text == ","):
        return _pronoun(scene, attribution, words[0], first)
    several = joint_text(scene, first, last)
    if several is not None:
        cluster = plain(scene, several, first)
        scene.note_span(first, last, cluster, "nominal")
        return Resolved(cluster, f"“{_text(scene, first, last)}” is more than one speaker", "joint")
    head = head_name(scene, first, last)
    if head is not None:
        result = _named(scene, head)
        note_document(scene, first, head, result.cluster)
        return result
    beside = name_beside(scene, first, last)
    if beside is not None:
        cluster = scene.cluster_of[beside.first]
        scene.note_span(first, last, cluster, "nominal")
        full = "" if beside.text == cluster.name else f" of “{cluster.name}”"
        why = f"“{_text(scene, first, last)}” stands beside the name “{beside.text}”{full}"
        return Resolved(cluster, why, "beside")
    return _nominal(scene, attribution, first, last)


def _named(scene: Scene, head: Named) -> Resolved:
    cluster = scene.cluster_of[head.first]
    how: How = "name"
    if cluster.kind == "place":
        how = "place"
        cluster = speaking_place(scene, head, cluster)
    scene.mark_subject(head.first)
    why = cluster.aliases.get(head.text)
    if why == "misspelt":
        return Resolved(cluster, f"“{head.text}” is one letter away from “{cluster.name}”, named before", "misspelt")
    if head.text == cluster.name:
        return Resolved(cluster, f"named in the source: “{head.text}”", how)
    if len(head.text.split()) == 1 and cluster.kind == "person":
        part = "given name" if cluster.name.lower().startswith(head.text.lower() + " ") else "surname"
        others = ", the last to speak or be named of those here who bear it" if head.first in cluster.shared else ""
        how = "shared" if others else "part"
        return Resolved(cluster, f"{part} “{head.text}” of “{cluster.name}”{others}", how)
    return Resolved(cluster, f"“{head.text}” is another form of “{cluster.name}”", "part")


def _pronoun(scene: Scene, attribution: Attribution, word: str, token: int) -> Resolved:
    written = scene.tokens[token].text
    speaker = scene.enclosing(attribution, (scene.tokens[token].start, scene.tokens[token].end))
    if word in FIRST:
        if speaker is None:
            signed = writer(scene, token) if word in _MYSELF and not scene.tokens[token].quoted else None
            if signed is None:
                return Resolved(None, f"“{written}” outside any quotation: the writer of the article")
            scene.note_span(token, token + 1, signed, "pronoun")
            return Resolved(signed, f"“{written}” outside any quotation: the writer, “{signed.name}”", "myself")
        scene.note_span(token, token + 1, speaker, "pronoun")
        return Resolved(speaker, f"“{written}” within what “{speaker.name}” says", "myself")
    interview = scene.interview
    if word in SECOND and interview is not None and interview.asks_at(token) and speaker in (None, interview.guest):
        return answer(interview, f"“{written}” in a question")
    if word in SECOND:
        return Resolved(None, f"“{written}”: whoever reads or is spoken to")
    if word in _OWNERS and _owns_another(scene, attribution, token):
        return Resolved(None, f"“{written}”: somebody of theirs speaks, who is not named there")
    if word in RELATIVE:
        cluster, why = relative(scene, word, token)
        if cluster is not None:
            scene.note_span(token, token + 1, cluster, "pronoun")
        return Resolved(cluster, why, "open" if cluster is None else "relative")
    found = antecedent(scene, word, token, speaker, attribution.content.spans)
    if isinstance(found, str):
        return Resolved(None, f"“{written}”: {found}")
    learn_gender(found.cluster, word)
    cluster = government(scene, found.cluster) if found.cluster.kind == "place" else found.cluster
    scene.note_span(token, token + 1, cluster, "pronoun")
    how: How = "he" if word in HE | SHE else "it" if word in IT else "they"
    return Resolved(cluster, f"“{written}”: {found.why}", how, found.margin)


def _owns_another(scene: Scene, attribution: Attribution, token: int) -> bool:
    """Whether a possessive is cut off from whom it owns, as "her" from "her predecessor said"; "her letter" is hers."""
    following = scene.tokens[token + 1 : token + 1 + _LONGEST_OWNED]
    cue = attribution.cue.spans if attribution.cue else ()
    told = (*cue, *attribution.content.spans)
    if not following or any(start <= following[0].start < end for start, end in told):
        return False
    found = describe(scene.tokens, (), token, token + 1 + len(following))
    if found is None or found.sort not in ("person", "group", "organisation"):
        return False
    return found.sort != "group" or found.head in COLLECTIVES or singular(found.head) in PERSON_NOUNS | BODY_NOUNS


def _nominal(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved:
    text = _text(scene, first, last)
    if last == first + 1 and text.lower() in _POINTING:
        return Resolved(None, f"“{text}” points at something said, and at no speaker")
    if last - first > 1 and scene.tokens[last - 1].lower in _ITSELF:
        last -= 1
    found = describe(scene.tokens, scene.names_in(first, last), first, last)
    if found is None or not found.text:
        cluster = plain(scene, text.strip(), first)
        scene.note_span(first, last, cluster, "nominal")
        return Resolved(cluster, f"“{text}” names nobody", "described")
    apposed = apposed_to(scene, found, first, last)
    if apposed is not None:
        scene.note_span(found.first, found.last, apposed, "nominal")
        return Resolved(apposed, f"“{found.text}” stands beside the name “{apposed.name}”", "beside")
    held = holder(scene, found, first, attribution.content.spans)
    if held is not None:
        scene.note_span(found.first, found.last, held.cluster, "nominal")
        return Resolved(held.cluster, f"“{found.text}”: {held.why}", held.how)
    made = _author(scene, attribution, found, first)
    if made is not None:
        scene.note_span(found.first, found.last, made, "nominal")
        return Resolved(made, f"“{found.text}”: a document of “{made.name}”", "document")
    if tells_of_nobody(scene, found):
        return Resolved(None, f"“{text}” is a document, and whose words it gives is not told")
    cluster = unnamed(scene, found, first)
    scene.note_span(found.first, found.last, cluster, "nominal")
    return Resolved(cluster, f"“{found.text}”: no name for it can be shown in the document", "described")


def _author(scene: Scene, attribution: Attribution, found: Description, first: int) -> Cluster | None:
    if attribution.source is None:
        return None
    return author(scene, found, first, scene.token_range(attribution.source.spans[-1])[1])


def _text(scene: Scene, first: int, last: int) -> str:
    return scene.document.text[scene.tokens[first].start : scene.tokens[last - 1].end]
