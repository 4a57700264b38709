"""Interviews: who stands behind "A", behind initials, and behind answers that only typography tells."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.analyse.entities import Named
from onrecord.analyse.quotemarks import OPENING, quotation_marks
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS
from onrecord.analyse.speakers.scene import Interview, Scene
from onrecord.analyse.turns import ANSWERING, ASKING
from onrecord.types import Attribution

_TALKS = frozenset(
    """interview interviews interviewed conversation minutes minute questions talk talks talked talking chat lunch
    dinner breakfast coffee tea sat spoke speaks spoken speaking hour hours exchange dialogue meeting""".split()
)
_MEETS = frozenset("met meets received receives visited visits joined interviewed interviews".split())
_WHERE = frozenset("in on at near from off of".split())
_REACH = 5
"""Tokens before a name in which words tell that it is the one spoken with."""
_SHOWN = 4
"""How much must speak for one of several."""
_AHEAD = 2
"""By how much somebody must be likelier than all others to be the one who answers."""
_MOST_INITIALS = 4
_FEWEST = 2
"""Answers told by typography alone, below which a paragraph without a source is none."""


def find_labels(scene: Scene) -> dict[str, str]:
    """The labels of turns by the id of their attribution."""
    found = {attribution.id: _label_of(scene, attribution) for attribution in scene.attributions}
    return {number: label for number, label in found.items() if label}


def _label_of(scene: Scene, attribution: Attribution) -> str:
    """The label in small letters that opens the paragraph of a turn, as "a" of "A: No."; "" where there is none."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or not source.spans or cue.text.strip("*_ ") != ":":
        return ""
    first, last = scene.token_range(source.spans[0])
    while first < last and not scene.tokens[first].text[0].isalnum():
        first += 1
    if first >= last or not _opens(scene, first):
        return ""
    return " ".join(token.lower for token in scene.tokens[first:last] if token.text not in ("*", "_"))


def find_interview(scene: Scene) -> Interview | None:
    """The interview in the document whose ``labels`` are known, if somebody answers in it."""
    answers = [a for a in scene.attributions if scene.labels.get(a.id) in ANSWERING]
    bare = [a for a in scene.attributions if _bare_answer(scene, a)]
    answers += bare if len(bare) >= _FEWEST else []
    if not answers:
        return _between_names(scene)
    asked = [a for a in scene.attributions if scene.labels.get(a.id) in ASKING]
    starts = [(scene.token_range(_begin(a))[0], a in bare) for a in (*answers, *asked)]
    first = min(_question_before(scene, start) if untold else start for start, untold in starts)
    last = max(scene.token_range(span)[1] for a in answers for span in a.content.spans)
    guest, why = _guest(scene, first, last)
    said = frozenset(at for a in answers for span in a.content.spans for at in range(*scene.token_range(span)))
    return Interview(guest, why, frozenset(a.id for a in answers), first, last, said)


def _between_names(scene: Scene) -> Interview | None:
    """An interview whose turns are labelled with names: the guest is the one person who does more than ask."""
    counts = Counter(scene.labels.values())
    turns = [a for a in scene.attributions if a.id in scene.labels]
    first_of = {scene.labels[a.id]: a for a in reversed(turns)}
    answering: list[Cluster] = []
    for label, held in first_of.items():
        name = next(iter(scene.names_in(*scene.token_range(_begin(held)))), None)
        cluster = scene.cluster_of[name.first] if name is not None else None
        if counts[label] < _FEWEST or cluster is None or cluster.kind != "person" or asks_only(scene, label):
            continue
        if cluster not in answering:
            answering.append(cluster)
    if len(turns) < 2 * _FEWEST or len(answering) != 1:
        return None
    first = min(scene.token_range(_begin(a))[0] for a in turns)
    why = f"the only one who answers, “{answering[0].name}”"
    return Interview(answering[0], why, frozenset(), first, first, frozenset())


def _begin(attribution: Attribution) -> tuple[int, int]:
    return attribution.source.spans[0] if attribution.source else attribution.content.spans[0]


def _opens(scene: Scene, token: int) -> bool:
    """Whether nothing but marks stands before ``token`` in its paragraph."""
    before = token - 1
    while before >= 0 and scene.tokens[before].paragraph == scene.tokens[token].paragraph:
        if scene.tokens[before].text[0].isalnum():
            return False
        before -= 1
    return True


def _bare_answer(scene: Scene, attribution: Attribution) -> bool:
    """A paragraph without source and cue that does not open with a quotation mark."""
    if attribution.source is not None or attribution.cue is not None or not attribution.content.spans:
        return False
    first, last = scene.token_range(attribution.content.spans[0])
    if first >= last or scene.tokens[first].block == "title" or not _opens(scene, first):
        return False
    stop = last
    while stop < len(scene.tokens) and scene.tokens[stop].text in ".*":
        stop += 1
    whole = stop >= len(scene.tokens) or scene.tokens[stop].paragraph != scene.tokens[first].paragraph
    spans = [(token.start, token.end) for token in scene.tokens[first:last]]
    return whole and quotation_marks(scene.document.text, spans)[0] != OPENING


def _question_before(scene: Scene, token: int) -> int:
    """Where the paragraph before that of ``token`` begins."""
    here = scene.tokens[token].paragraph
    while token > 0 and scene.tokens[token - 1].paragraph >= here - 1:
        token -= 1
    return token


def _guest(scene: Scene, first: int, last: int) -> tuple[Cluster | None, str]:
    """The one person whom the text before the first question presents."""
    scores: dict[int, float] = {}
    people = {id(c): c for c in scene.clusters if c.kind == "person" and c.names}
    for name in scene.names_in(0, first):
        cluster = scene.cluster_of[name.first]
        if id(cluster) in people and not _credited(scene, cluster.name):
            found = _presented(scene, name)
            scores[id(cluster)] = scores.get(id(cluster), 0) + found
    for name in scene.names_in(first, last):
        cluster = scene.cluster_of[name.first]
        if id(cluster) in scores and not _spoken_to(scene, name.title, name.last):
            scores[id(cluster)] -= 1
    ranked = sorted(((score, people[key]) for key, score in scores.items() if score > 0), key=lambda row: -row[0])
    if not ranked:
        return None, "nobody is presented before the first question"
    best, guest = ranked[0]
    if len(ranked) == 1:
        return guest, f"the one person presented before the first question, “{guest.name}”"
    if best < _SHOWN or best - ranked[1][0] < _AHEAD:
        return None, f"both “{guest.name}” and “{ranked[1][1].name}” are named before the first question"
    return guest, f"the person presented before the first question, “{guest.name}”"


def _credited(scene: Scene, name: str) -> bool:
    return bool(scene.document.byline) and name.lower() in str(scene.document.byline).lower()


def _presented(scene: Scene, name: Named) -> float:
    """How much a name before the turns looks like that of the one who answers."""
    tokens, title, first, last = scene.tokens, name.title, name.first, name.last
    before = [t.lower for t in tokens[max(title - _REACH, 0) : title] if t.paragraph == tokens[first].paragraph]
    if before[-1:] == ["by"] or "by" in before[-2:]:
        return -4
    score = -1.0 if before and before[-1] in _WHERE else 0.5
    talks = bool(_TALKS & set(before[:-1])) or before[-4:-1] == ["q", "&", "a"]
    if talks and ("with" in before[-2:] or before[-1] in ("to", ":")):
        score += 5
    if _MEETS & set(before[-3:]):
        score += 5 if {"we", "i"} & set(before) else -4
    if tokens[first].block == "title" or tokens[first].paragraph == 0:
        score += 1.5
    governed = bool(set(before[-2:]) & PREPOSITIONS) or (last < len(tokens) and tokens[last].possessive)
    opens = title == 0 or tokens[title - 1].sentence != tokens[title].sentence
    if opens and not governed:
        score += 2
    after = [t.lower for t in tokens[last : last + 4] if t.paragraph == tokens[first].paragraph]
    if _MEETS & set(after) or ({"talks", "spoke", "speaks", "told"} & set(after)):
        score += 2
    return score


def _spoken_to(scene: Scene, title: int, last: int) -> bool:
    """Whether a name is the one addressed: "Judge Moor, why …?", "…, Ms Moor?"."""
    tokens = scene.tokens
    opens = (
        title == 0 or tokens[title - 1].sentence != tokens[title].sentence or not tokens[title - 1].text[0].isalnum()
    )
    return opens and last < len(tokens) and tokens[last].text in ",?!."


def by_initials(scene: Scene, label: str) -> Cluster | None:
    """The one person of the document whose name has the letters of ``label`` as initials, the middle ones or not."""
    letters = label.replace(".", "").replace(" ", "")
    single = "." not in label or all(len(part) == 1 for part in re.split(r"[. ]+", label) if part)
    if not (2 <= len(letters) <= _MOST_INITIALS and letters.isalpha() and letters.isupper() and single):
        return None
    fits = [c for c in scene.clusters if c.kind == "person" and c.names and _initials(c.name, letters)]
    return fits[0] if len(fits) == 1 else None


def _initials(name: str, letters: str) -> bool:
    """Whether ``letters`` are those of all parts of ``name``, with hyphens or without, or of its first and last."""
    whole = "".join(word[0] for word in name.split() if word[0].isalpha())
    parted = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isalpha())
    return len(whole) > 1 and letters in (whole.upper(), parted.upper(), (whole[0] + whole[-1]).upper())


def asks_only(scene: Scene, label: str) -> bool:
    """Whether all that stands under a label that comes again are questions, or most of it."""
    turns = [a for a in scene.attributions if scene.labels.get(a.id) == label]
    asked = [a for a in turns if "?" in scene.document.text[slice(*a.content.spans[-1])][-2:]]
    return len(turns) > 1 and len(asked) * 2 >= len(turns)
