"""Who writes "I" in an opinion piece, where the article says so.

The last paragraph may present the writer, "N is a professor of law"; a line or a notice may say "By N"; the headline
may begin with his name, "N: why I stay"; he may sign alone on the last line, or be the one in the byline whom the
text names. On a page of letters each is by whoever signs it, alone on a line below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.scene import Scene

_PRESENTING = frozenset("is was has served writes wrote teaches taught works chairs leads heads directs , ( -".split())
_MYSELF = frozenset("I me my myself My".split())
_TAKEN_FROM = frozenset("copyright © excerpt excerpts excerpted adapted reprinted extract essay memoir".split())
_LAST = 2
"""Paragraphs at the end among which the one that presents the writer is looked for."""
_FIRST = 3
_NAMED_ONCE = 2
"""Names in a byline and at the end; somebody with more is spoken of."""
_LETTERS = 2
"""Signatures that make a page of letters."""
_LONGEST_LINE = 12
"""Words of a line that says "By N" and no more."""


def writer(scene: Scene, token: int) -> Cluster | None:
    """The one person whom the article shows to have written what stands at ``token``, and who is quoted nowhere."""
    signed = _signed(scene, token)
    if signed is not None:
        return None if _quoted(scene, signed) else signed
    return only_writer(scene)


def writes_of_himself(scene: Scene) -> Cluster | None:
    """The one writer of an article that says "I" outside quotation marks: nobody whom it calls "he" or "she"."""
    if any(token.text in _MYSELF and not token.quoted for token in scene.tokens):
        found = only_writer(scene)
        return found if found is not None and len(found.names) <= _NAMED_ONCE else None
    return None


def only_writer(scene: Scene) -> Cluster | None:
    """The one person whom the article shows to be its writer, and who is quoted nowhere."""
    if not scene.tokens:
        return None
    ways: tuple[Callable[[Scene], list[Cluster]], ...] = (_presented, _by_line, _heading, _signing, _in_byline)
    for way in ways:
        found = way(scene)
        if len({id(cluster) for cluster in found}) == 1:
            return None if _quoted(scene, found[0]) else found[0]
    return None


def _presented(scene: Scene) -> list[Cluster]:
    """Whose name opens one of the last paragraphs, with what he or she is."""
    last = scene.tokens[-1].paragraph
    found: list[Cluster] = []
    for name in reversed(scene.names):
        token = scene.tokens[name.first]
        if last - token.paragraph >= _LAST or token.paragraph == 0:
            break
        after = scene.tokens[name.last].lower if name.last < len(scene.tokens) else ""
        if _opens(scene, name) and after in _PRESENTING and not token.quoted:
            found += _person(scene, name)
    return found


def _by_line(scene: Scene) -> list[Cluster]:
    """Who stands after "by" in a line of its own near the top, or in a notice of what the text is taken from."""
    last = scene.tokens[-1].paragraph
    found: list[Cluster] = []
    for name in scene.names:
        here = scene.tokens[name.first].paragraph
        if not (here < _FIRST or last - here < _LAST) or name.title == 0:
            continue
        words = [token.lower for token in scene.tokens if token.paragraph == here]
        before = scene.tokens[name.title - 1].lower
        alone = words[0] == "by" and len(words) <= _LONGEST_LINE and here < _FIRST
        taken = bool(_TAKEN_FROM & set(words)) and before in ("by", "author", "columnist")
        if taken or (alone and before == "by"):
            found += _person(scene, name)
    return found


def _heading(scene: Scene) -> list[Cluster]:
    """With whose name and a colon the headline begins, if the text does not speak of him."""
    for name in scene.names:
        after = scene.tokens[name.last].text if name.last < len(scene.tokens) else ""
        if name.first == 0 and name.words > 1 and after == ":" and scene.in_headline(0):
            spoken_of = [n for n in scene.cluster_of[name.first].names if scene.tokens[n.first].paragraph > 0]
            return [] if spoken_of else [*_person(scene, name)]
    return []


def _signing(scene: Scene) -> list[Cluster]:
    """Whose full name stands alone on the last line, and on no other: a page of letters has many writers."""
    alone = [name for name in scene.names if name.words > 1 and _opens(scene, name) and _ends(scene, name)]
    last = scene.tokens[-1].paragraph
    if len(alone) != 1 or scene.tokens[alone[0].first].paragraph != last or last == 0:
        return []
    return [*_person(scene, alone[0])]


def _signed(scene: Scene, token: int) -> Cluster | None:
    """Who signs the letter in which ``token`` stands: the next full name alone on a line, where several letters are."""
    lines = [name for name in scene.names if name.words > 1 and _opens(scene, name) and _ends(scene, name)]
    first = {one.first for one in lines}
    signatures = [
        one
        for one in lines
        if (cluster := scene.cluster_of[one.first]).kind == "person"
        and scene.tokens[one.first].paragraph
        # Whom the text speaks of besides has a passage with his name above it, and signs nothing.
        and all(name.first in first for name in cluster.names)
    ]
    if len({id(scene.cluster_of[one.first]) for one in signatures}) < _LETTERS:
        return None
    below = [
        one for one in signatures if one.first > token and scene.tokens[one.first].block == scene.tokens[token].block
    ]
    return scene.cluster_of[below[0].first] if below else None


def _in_byline(scene: Scene) -> list[Cluster]:
    """The one person of the byline, where the text itself names him."""
    credited = parts(scene.document.byline or "")
    fits = [c for c in scene.clusters if c.kind == "person" and c.names and parts(c.name) == credited]
    return fits if len(credited) > 1 else []


def _person(scene: Scene, name: Named) -> Iterator[Cluster]:
    cluster = scene.cluster_of[name.first]
    if cluster.kind == "person":
        yield cluster


def _opens(scene: Scene, name: Named) -> bool:
    before = name.title - 1
    while before >= 0 and scene.tokens[before].paragraph == scene.tokens[name.first].paragraph:
        if scene.tokens[before].text not in ("-", "–", "—", "*", "_"):
            return False
        before -= 1
    return True


def _ends(scene: Scene, name: Named) -> bool:
    rest = scene.tokens[name.last : name.last + 2]
    return all(one.text in ".*_" or one.paragraph != scene.tokens[name.first].paragraph for one in rest)


def _quoted(scene: Scene, cluster: Cluster) -> bool:
    """Whether some source names him."""
    spans = [span for one in scene.attributions if one.source is not None for span in one.source.spans]
    return any(start <= name.span[0] < end for name in cluster.names for start, end in spans)
