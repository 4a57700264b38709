"""Labelled pairs of attributions are read as the product would read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle
from onrecord.evaluate.statement_pairs import read_statement_pairs
from onrecord.evaluate.telling import heard_of, prf, told_of

ONE = EventArticle("7", "post.example", "2031-02-25", "", "", "Mayor Orla Venn said the weir was gone.\nVenn resigned.")
TWO = EventArticle("7", "gazette.example", None, "", "", "“The weir is gone,” Orla Venn said.")


def side(article: EventArticle, content: str, source: str) -> dict[str, object]:
    spans = {name: [[article.text.index(words), article.text.index(words) + len(words)]] for name, words in
             (("content", content), ("source", source), ("cue", "said"))}  # fmt: skip
    return {"article": article.key, **spans}


def label(**changed: object) -> str:
    a, b = side(ONE, "the weir was gone", "Mayor Orla Venn"), side(TWO, "“The weir is gone,”", "Orla Venn")
    row = {"set": "made-up", "event": "7", "split": "dev", "a": a, "b": b, "same": True, "relation": "paraphrase",
           "hard": False, "why": None}  # fmt: skip
    return json.dumps({**row, **changed})


def test_each_side_has_its_words_its_speaker_and_its_article(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(f"{label()}\n\n{label(hard=True)}\n", encoding="utf-8")
    labels = read_statement_pairs(path)
    assert [(one.same, one.hard, one.split) for one in labels] == [(True, False, "dev"), (True, True, "dev")]
    told = told_of(labels, {("made-up", each.key): each for each in (ONE, TWO)})
    one, two = told[labels[0].a], told[labels[0].b]
    assert (one.content, one.kind, one.name) == ("the weir was gone", "indirect", "Orla Venn")
    assert (two.kind, two.name, two.outlet) == ("direct", "Orla Venn", "gazette.example")
    assert one.published == ("2031-02-25", "2031-02-25") and two.published == (None, None)


def test_an_article_is_heard_with_the_labelled_attributions_in_place_of_those_found(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(label(), encoding="utf-8")
    labels = read_statement_pairs(path)
    heard = heard_of(labels, {("made-up", each.key): each for each in (ONE, TWO)})
    one = heard["made-up", ONE.key]
    assert [each.content.text for each in one.findings.attributions] == ["the weir was gone"]
    assert one.said[labels[0].a] == one.findings.attributions[0]
    assert (one.document.outlet, one.document.published and one.document.published.earliest) == (
        "post.example", "2031-02-25"
    )  # fmt: skip
    said = one.findings.occasions[0].said
    assert said is not None and said.latest == "2031-02-25"
    assert heard["made-up", TWO.key].document.published is None


def test_an_article_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(label(), encoding="utf-8")
    with pytest.raises(InputError, match="not there"):
        told_of(read_statement_pairs(path), {("made-up", ONE.key): ONE})


def test_precision_and_recall() -> None:
    assert prf([True, True, False, False], [True, False, True, False]) == pytest.approx((0.5, 0.5, 0.5))
    assert prf([True], [False]) == (0.0, 0.0, 0.0)
