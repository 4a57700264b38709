"""Who writes "I" in an opinion piece: the person whom its last paragraph presents, "N is a professor of law"."""

from __future__ import annotations

from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.scene import Scene

_PRESENTING = frozenset("is was has served writes wrote teaches taught works chairs leads heads directs , ( -".split())
_MYSELF = frozenset(("i", "me", "my", "myself"))
_LAST = 2
"""Paragraphs at the end among which the one that presents the writer is looked for."""


def writer(scene: Scene) -> Cluster | None:
    """The one person whose name opens one of the last paragraphs, with what he or she is, and who is quoted nowhere."""
    if not scene.tokens:
        return None
    last = scene.tokens[-1].paragraph
    found: list[Cluster] = []
    for name in reversed(scene.names):
        token = scene.tokens[name.first]
        if last - token.paragraph >= _LAST or token.paragraph == 0:
            break
        before = name.title - 1
        opens = before < 0 or scene.tokens[before].paragraph != token.paragraph
        after = scene.tokens[name.last].lower if name.last < len(scene.tokens) else ""
        cluster = scene.cluster_of[name.first]
        if opens and after in _PRESENTING and cluster.kind == "person" and not token.quoted:
            found.append(cluster)
    speaking = {id(cluster) for at, cluster in scene.speakers if scene.tokens[at].lower not in _MYSELF}
    return found[0] if len(found) == 1 and id(found[0]) not in speaking else None
