"""Attributions to statements, one document at a time.

For now each attribution is a statement of its own, save that a headline which only
announces what the body tells is no telling: it belongs to the body's statement
without being counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.ids import statement_id
from onrecord.resolve.names import fold
from onrecord.schema import TellingRow
from onrecord.types import Attribution, Statement

_SAME_WORDS = 0.6
_SHORTEST_WORD = 3
_STEM = 5


def tellings(attributions: Sequence[Attribution], speakers: Mapping[str, str | None]) -> list[TellingRow]:
    """Which statement each attribution of one document belongs to. speakers: entity by attribution id."""
    body = [each for each in attributions if each.block != "title"]
    rows = []
    for each in attributions:
        announced = _announced(each, body, speakers) if each.block == "title" else None
        statement = statement_id((announced or each).id)
        rows.append(TellingRow(each.document, each.id, statement, announced is None))
    return rows


def statements(
    attributions: Iterable[Attribution], told: Iterable[TellingRow], speakers: Mapping[str, str | None]
) -> list[Statement]:
    """The statements of one document, in the order of their attributions."""
    counted = {row.attribution for row in told if row.counted}
    return [
        Statement(
            id=statement_id(each.id),
            text=each.content.text,
            kind=each.kind,
            speaker=speakers.get(each.id),
            said=None,
            venue=None,
            tellings=(each.id,),
            relations=("verbatim",),
            first=each.id,
            independent=1,
        )
        for each in attributions
        if each.id in counted
    ]


def _announced(
    headline: Attribution, body: Sequence[Attribution], speakers: Mapping[str, str | None]
) -> Attribution | None:
    """The attribution of the body that tells what ``headline`` does: same speaker, most of its words."""
    speaker, words = speakers.get(headline.id), _words(headline)
    if speaker is None or not words:
        return None
    best, share = None, _SAME_WORDS
    for each in body:
        if speakers.get(each.id) == speaker:
            met = len(words & _words(each)) / len(words)
            if met > share or (best is None and met == share):
                best, share = each, met
    return best


def _words(attribution: Attribution) -> set[str]:
    """The longer words of what was said, cut to a crude stem: a headline changes endings and tenses."""
    return {word[:_STEM] for word in fold(attribution.content.text) if len(word) > _SHORTEST_WORD}
