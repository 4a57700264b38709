"""Whether speech within speech is found, and given the right parent, on articles annotated inline (``annotated``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluate.analysed import spans_of
from onrecord.evaluate.annotated import AnnotatedArticle, AnnotatedAttribution
from onrecord.evaluate.rates import share
from onrecord.evaluate.words import Text
from onrecord.types import Attribution, Occasion, Span

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Nested:
    """Counts of nested attributions.

    annotated: by a person. found: given a parent. right: of those, the ones that a person marked so.
    parents: of the right ones, those whose parent is the marked one.
    """

    annotated: int = 0
    found: int = 0
    right: int = 0
    parents: int = 0

    @property
    def precision(self) -> float:
        """Right ones among those found, 0..1."""
        return share(self.right, self.found)

    @property
    def recall(self) -> float:
        """Right ones among those annotated, 0..1."""
        return share(self.right, self.annotated)

    @property
    def parent_accuracy(self) -> float:
        """Of the right ones, those with the right parent, 0..1."""
        return share(self.parents, self.right)


def count_nested(
    article: AnnotatedArticle, attributions: Sequence[Attribution], occasions: Iterable[Occasion], so_far: Nested
) -> Nested:
    """``so_far`` with the nested attributions of one article.

    A found one is right where cues share a word and contents at least half their words with an annotated one.
    """
    text = Text(article.text)
    by_id = {one.id: one for one in attributions}
    gold = {one.number: one for one in article.attributions}
    wanted = [one for one in article.attributions if one.parent is not None]
    parents = {one.attribution: one.parent for one in occasions if one.parent is not None}
    counted = replace(so_far, annotated=so_far.annotated + len(wanted), found=so_far.found + len(parents))
    for key, parent in parents.items():
        match = next((one for one in wanted if _same(text, one, by_id[key])), None)
        if match is None:
            continue
        wanted.remove(match)
        same = _alike(text, by_id[parent].content.spans, _parent(gold, match).content)
        counted = replace(counted, right=counted.right + 1, parents=counted.parents + same)
    return counted


def _parent(gold: Mapping[int, AnnotatedAttribution], one: AnnotatedAttribution) -> AnnotatedAttribution:
    return gold[one.parent] if one.parent is not None else one


def _same(text: Text, gold: AnnotatedAttribution, found: Attribution) -> bool:
    cues = bool(text.words(gold.cue) & text.words(spans_of(found.cue))) or not gold.cue
    return cues and _alike(text, found.content.spans, gold.content)


def _alike(text: Text, left: Sequence[Span], right: Sequence[Span]) -> bool:
    one, other = text.words(left), text.words(right)
    return share(len(one & other), len(one | other)) >= _HALF
