"""The columns that a speaker's confidence is made of."""

from __future__ import annotations

import pytest

from onrecord.analyse import coreference
from onrecord.analyse.coreference import corefer
from onrecord.analyse.speakers.assurance import COLUMNS, HOWS, features
from onrecord.analyse.speakers.resolved import Resolved
from onrecord.analyse.speakers.scene import Scene
from onrecord.types import Attribution, Document, Span
from tests.analyse.marked import attribution, document


def columns(
    text: str, spans: list[tuple[Span | None, Span]], monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, float]]:
    """The columns of each attribution, in order of the text."""
    rows: list[dict[str, float]] = []
    result = coreference._result

    def kept(doc: Document, scene: Scene, resolved: list[tuple[Attribution, Resolved]]) -> coreference.Coreference:
        for made, one in resolved:
            values = features(scene, made, one)
            assert values == features(scene, made, one)
            rows.append(dict(zip(COLUMNS, values, strict=True)))
        return result(doc, scene, resolved)

    monkeypatch.setattr(coreference, "_result", kept)
    corefer(document(text), [attribution(text, number, *span) for number, span in enumerate(spans)])
    return rows


def test_a_pronoun_far_from_whom_it_means_with_a_rival_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Olan Vesk met Aldo Brink. It rained.\nHe said no.\nNobody said more."
    he, nobody = text.index("He"), text.index("Nobody")
    spans: list[tuple[Span | None, Span]] = [
        ((0, 9), (10, 24)), ((he, he + 2), (he + 8, he + 10)), (None, (nobody, len(text)))
    ]  # fmt: skip
    named, pronoun, none = columns(text, spans, monkeypatch)
    assert (named["by_name"], pronoun["by_he"], none["by_open"]) == (1, 1, 1)
    assert sum(pronoun[f"by_{how}"] for how in HOWS) == 1
    assert (named["never_before"], pronoun["never_before"]) == (1, 0)
    assert (pronoun["sentences"], pronoun["paragraphs"]) == (2, 1)
    assert (named["rivals"], pronoun["rivals"], pronoun["rivals_here"]) == (0, 1, 0)
    assert pronoun["margin"] > 0 and named["margin"] == 0
    assert named["words"] == 2 and none["words"] == 0
    assert named["confidence"] == none["confidence"] > 0


def test_a_description_is_unnamed_and_a_source_in_anothers_words_nested(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The driver said that Olan Vesk denied it."
    inner = text.index("Olan")
    spans: list[tuple[Span | None, Span]] = [((0, 10), (16, len(text) - 1)), ((inner, inner + 9), (38, len(text) - 1))]
    outer, nested = columns(text, spans, monkeypatch)
    assert (outer["unnamed"], outer["by_described"], outer["nested"]) == (1, 1, 0)
    assert (nested["unnamed"], nested["by_name"], nested["nested"]) == (0, 1, 1)
