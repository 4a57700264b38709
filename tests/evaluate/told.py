"""Invented articles, and attributions in them given by their words."""

from __future__ import annotations

from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.types import Span


def at(text: str, *words: str) -> tuple[Span, ...]:
    """Where each of ``words`` stands first."""
    return tuple((text.index(each), text.index(each) + len(each)) for each in words)


def gold(text: str, source: str, cue: str, *content: str) -> GoldAttribution:
    """An annotated attribution; an empty source or cue stands for none."""
    return GoldAttribution(at(text, *filter(None, [source])), at(text, *filter(None, [cue])), at(text, *content))


def found(text: str, source: str, cue: str, *content: str, confidence: float | None = None) -> Prediction:
    """A predicted one."""
    one = gold(text, source, cue, *content)
    return Prediction(one.source, one.cue, one.content, confidence)
