"""The columns that a speaker's confidence is made of."""

from __future__ import annotations

import pytest

from onrecord.analyse.coreference import columns_of, corefer
from onrecord.analyse.speakers.assurance import COLUMNS, HOWS, Weights
from onrecord.types import Span
from tests.analyse.marked import attribution, document


def columns(text: str, spans: list[tuple[Span | None, Span]]) -> list[dict[str, float]]:
    """The columns of each attribution, in order of the text."""
    found = columns_of(document(text), [attribution(text, number, *span) for number, span in enumerate(spans)], ())
    return [dict(zip(COLUMNS, values, strict=True)) for values in found.values()]


def test_a_speaker_is_as_sure_as_its_columns_weigh() -> None:
    text = "Olan Vesk said no. Nobody said more."
    nobody = text.index("Nobody")
    made = [attribution(text, 0, (0, 9), (10, 17)), attribution(text, 1, None, (nobody, len(text)))]
    weights = Weights(1.5, tuple(0.5 if name == "by_name" else 0.0 for name in COLUMNS))
    links = corefer(document(text), made, (), weights).links
    assert [link.confidence for link in links] == [pytest.approx(0.8808, abs=1e-4), None]
    assert [link.confidence for link in corefer(document(text), made).links] == [None, None]


def test_a_pronoun_far_from_whom_it_means_with_a_rival_shows() -> None:
    text = "Olan Vesk met Aldo Brink. It rained.\nHe said no.\nNobody said more."
    he, nobody = text.index("He"), text.index("Nobody")
    spans: list[tuple[Span | None, Span]] = [
        ((0, 9), (10, 24)), ((he, he + 2), (he + 8, he + 10)), (None, (nobody, len(text)))
    ]  # fmt: skip
    named, pronoun, none = columns(text, spans)
    assert (named["by_name"], pronoun["by_he"], none["by_open"]) == (1, 1, 1)
    assert sum(pronoun[f"by_{how}"] for how in HOWS) == 1
    assert (named["never_before"], pronoun["never_before"]) == (1, 0)
    assert (pronoun["sentences"], pronoun["paragraphs"]) == (2, 1)
    assert (named["rivals"], pronoun["rivals"], pronoun["rivals_here"]) == (0, 1, 0)
    assert pronoun["margin"] > 0 and named["margin"] == 0
    assert named["words"] == 2 and none["words"] == 0
    assert named["confidence"] == none["confidence"] > 0


def test_a_description_is_unnamed_and_a_source_in_anothers_words_nested() -> None:
    text = "The driver said that Olan Vesk denied it."
    inner = text.index("Olan")
    spans: list[tuple[Span | None, Span]] = [((0, 10), (16, len(text) - 1)), ((inner, inner + 9), (38, len(text) - 1))]
    outer, nested = columns(text, spans)
    assert (outer["unnamed"], outer["by_described"], outer["nested"]) == (1, 1, 0)
    assert (nested["unnamed"], nested["by_name"], nested["nested"]) == (0, 1, 1)
