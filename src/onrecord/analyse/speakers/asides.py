"""Offices spoken of outside any source: "the president corrected him" calls the president to mind."""

from __future__ import annotations

from onrecord.analyse.speakers.descriptions import describe
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, VERBS
from onrecord.analyse.speakers.lexicon.places import DEMONYMS
from onrecord.analyse.speakers.lexicon.roles import RUNNING
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, OFFICES
from onrecord.analyse.speakers.nominals import holder, only_holder
from onrecord.analyse.speakers.pronouns import read_pronouns
from onrecord.analyse.speakers.scene import Event, Scene
from onrecord.analyse.speakers.tokens import Token
from onrecord.analyse.speakers.unnamed import unnamed

_INDEFINITE = frozenset(("a", "an", "one", "another", "my", "our", "his", "her"))
_SPEAKS = frozenset(
    """said says told tells asked asks explained explains recalled recalls wrote writes rang called showed remembered
    complained joked admitted answered replied added insisted confided warned whispered shouted is was has had would
    who , appeared came""".split()
)
_LONGEST = 10
_WORDS_BEFORE = 4


def note_offices(scene: Scene) -> None:
    """Put an event where "the" and an office, as the subject of a verb, can be but one person's named here."""
    tokens = scene.tokens
    for index, token in enumerate(tokens):
        if token.lower != "the":
            continue
        end = index + 1
        while end < len(tokens) and _colours(tokens, end, index) and tokens[end + 1 : end + 2]:
            end += 1
        if end >= len(tokens) or tokens[end].lower not in OFFICES or not _acts(scene, end + 1, owns=True):
            continue
        found = describe(tokens, (), index, end + 1)
        if found is not None and found.head in RUNNING and tokens[end - 1].capital:
            continue
        cluster = only_holder(scene, found) if found is not None else None
        owns = tokens[end + 1].possessive
        if found is not None and (cluster is None or owns) and found.head not in RUNNING:
            scene.offices.append((index, found))
        elif cluster is not None:
            scene.note(Event(index + 1, cluster, (tokens[index + 1].start, tokens[end].end), "nominal", True))
            if not token.quoted:
                scene.acted.append((index + 1, cluster))


def _colours(tokens: list[Token], at: int, begin: int) -> bool:
    """Whether a word before an office tells which: "the former foreign minister", "the Ain governor"."""
    return tokens[at].lower in MODIFIERS | DEMONYMS or (tokens[at].capital and at - begin < _WORDS_BEFORE)


def read_offices(scene: Scene, end: int) -> None:
    """Find who is meant by each office before token ``end`` that several could hold: by what was read so far."""
    while scene.offices and scene.offices[0][0] < end:
        index, found = scene.offices.pop(0)
        if scene.opens_source(index) or scene.opens_source(found.first):
            continue
        read_pronouns(scene, index)
        held = holder(scene, found, index)
        if held is None or held.cluster.kind != "person":
            continue
        last = found.last
        acts = not scene.tokens[last].possessive
        span = (scene.tokens[found.first].start, scene.tokens[last - 1].end)
        scene.note(Event(found.first, held.cluster, span, "nominal", acts))
        if acts and not scene.tokens[index].quoted:
            scene.acted.append((found.first, held.cluster))
            scene.acted.sort(key=lambda row: row[0])


def note_people(scene: Scene) -> None:
    """Put an event where a sentence opens with somebody unnamed who acts: "A trader from Ain showed us …".

    Without it, "he" in the next sentence would be read as the last person who has a name.
    """
    sources = {scene.token_range(a.source.spans[0])[0] for a in scene.attributions if a.source}
    for index, token in enumerate(scene.tokens):
        if token.lower not in _INDEFINITE or not token.first or token.quoted or index in sources:
            continue
        end = _phrase_end(scene, index)
        found = describe(scene.tokens, scene.names_in(index, end), index, end)
        if found is None or found.sort != "person" or found.plural or not _speaks(scene, end):
            continue
        if not scene.names_in(index, end) or scene.names_in(index, end)[-1].last < end or found.organisation:
            cluster = unnamed(scene, found, index)
            span = (scene.tokens[found.first].start, scene.tokens[found.last - 1].end)
            scene.note(Event(index, cluster, span, "nominal", True))


def _speaks(scene: Scene, index: int) -> bool:
    return index < len(scene.tokens) and scene.tokens[index].lower in _SPEAKS


def _phrase_end(scene: Scene, index: int) -> int:
    """Where the words before the first verb end."""
    end = index + 1
    while end < min(index + _LONGEST, len(scene.tokens)) and scene.tokens[end].sentence == scene.tokens[index].sentence:
        if end > index + 1 and (_acts(scene, end) or not scene.tokens[end].text[0].isalnum()):
            break
        end += 1
    return end


def _acts(scene: Scene, index: int, owns: bool = False) -> bool:
    """Whether a verb stands at ``index``; or, if ``owns``, what tells that something is owned."""
    if owns and index < len(scene.tokens) and scene.tokens[index].possessive:
        return True
    if index >= len(scene.tokens) or scene.tokens[index].capital:
        return False
    word = scene.tokens[index].lower
    return word in VERBS or word in ADVERBS or word.endswith(("ed", "ly"))
