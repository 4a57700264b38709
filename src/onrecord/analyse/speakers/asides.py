"""Offices spoken of outside any source: "the president corrected him" calls the president to mind."""

from __future__ import annotations

from onrecord.analyse.speakers.descriptions import describe
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, VERBS
from onrecord.analyse.speakers.lexicon.places import DEMONYMS
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, OFFICES
from onrecord.analyse.speakers.nominals import only_holder
from onrecord.analyse.speakers.scene import Event, Scene


def note_offices(scene: Scene) -> None:
    """Put an event where "the" and an office, as the subject of a verb, can be but one person's named here."""
    tokens = scene.tokens
    for index, token in enumerate(tokens):
        if token.lower != "the":
            continue
        end = index + 1
        while end < len(tokens) and tokens[end].lower in MODIFIERS | DEMONYMS and tokens[end + 1 : end + 2]:
            end += 1
        if end >= len(tokens) or tokens[end].lower not in OFFICES or not _acts(scene, end + 1):
            continue
        found = describe(tokens, (), index, end + 1)
        cluster = only_holder(scene, found) if found is not None else None
        if cluster is not None:
            scene.note(Event(index + 1, cluster, (tokens[index + 1].start, tokens[end].end), "nominal", True))
            if not token.quoted:
                scene.acted.append((index + 1, cluster))


def _acts(scene: Scene, index: int) -> bool:
    """Whether a verb stands at ``index``."""
    if index >= len(scene.tokens) or scene.tokens[index].capital:
        return False
    word = scene.tokens[index].lower
    return word in VERBS or word in ADVERBS or word.endswith(("ed", "ly"))
