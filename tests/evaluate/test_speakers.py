"""Speakers against labels: what is right, what is none, and what was not found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.clean.document import plain_document
from onrecord.errors import InputError
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.speakers import (
    Heard,
    Judged,
    Label,
    SpeakerScorer,
    agreement,
    found_sources,
    given_sources,
    judge,
    read_labels,
    verdict_of,
)
from onrecord.types import Chain, EntityKind, Form, Mention, Name, Span

TEXT = (
    "Mayor Orla Venn opened the weir. The mayor said it would hold. She added that Ben Ash paid. "
    "The Venn campaign said nothing more. Officials said it leaks."
)


def span(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def label(source: str, content: str, form: Form, speaker: str | None, **more: bool) -> Label:
    where = None if speaker is None else span(speaker)
    kind: EntityKind = "person" if speaker else "group"
    return Label("a", (span(source),), (span(content),), form, where, kind, **more)


MAYOR = label("The mayor", "it would hold", "nominal", "Orla Venn")


def chain(name: str, *spellings: str, named: bool = True, kind: EntityKind = "person") -> Chain:
    return Chain(0, name, kind, named, tuple(Name(one, 1) for one in spellings), ())


@pytest.mark.parametrize(
    ("given", "mentions", "verdict"),
    [
        (chain("Orla Venn", "Orla Venn"), [], "right"),
        (chain("Mayor Orla VENN", "VENN"), [], "right"),
        (chain("Venn", "Venn"), [], "wrong"),  # the whole name stands in the text, and this chain does not have it
        (chain("Venn", "Venn"), ["Orla Venn"], "right"),
        (chain("Venn campaign", "Venn campaign", kind="organisation"), ["Venn campaign"], "wrong"),
        (chain("Ben Ash", "Ben Ash"), ["Ben Ash"], "wrong"),
        (chain("mayor", named=False), [], "none"),
        (None, [], "none"),
    ],
)
def test_the_chain_must_have_the_very_name(given: Chain | None, mentions: list[str], verdict: str) -> None:
    found = [Mention(span(words), "name", "person", 0) for words in mentions]
    assert verdict_of(TEXT, MAYOR, given, found) == verdict


def test_where_nobody_is_named_nobody_may_be_given() -> None:
    officials = label("Officials", "it leaks", "nominal", None)
    assert verdict_of(TEXT, officials, None, []) == "right"
    assert verdict_of(TEXT, officials, chain("Officials", named=False, kind="group"), []) == "right"
    assert verdict_of(TEXT, officials, chain("Officials", kind="organisation"), []) == "right"
    assert verdict_of(TEXT, officials, chain("Ben Ash", "Ben Ash"), []) == "wrong"


def test_where_several_speak_no_single_one_may_be_given() -> None:
    both = label("Officials", "it leaks", "name", None, joint=True)
    assert verdict_of(TEXT, both, chain("Orla Venn and Ben Ash", kind="group"), []) == "right"
    assert verdict_of(TEXT, both, chain("Ben Ash", "Ben Ash"), []) == "wrong"


def test_speakers_of_annotated_attributions_are_the_products_own() -> None:
    document = plain_document("file:///a.txt", TEXT, "1970-01-01T00:00:00+00:00", None)
    gold = [
        GoldAttribution((span("The mayor"),), (span("said"),), (span("it would hold"),)),
        GoldAttribution((span("She"),), (span("added"),), (span("that Ben Ash paid"),)),
    ]
    heard = given_sources(document, gold)
    labels = [MAYOR, label("She", "that Ben Ash paid", "pronoun", "Orla Venn")]
    assert [one.verdict for one in judge(TEXT, labels, heard)] == ["right", "right"]


def test_an_attribution_that_is_not_found_is_no_verdict() -> None:
    assert [one.verdict for one in judge(TEXT, [MAYOR], found_sources(None))] == [None]
    document = plain_document("file:///a.txt", TEXT, "1970-01-01T00:00:00+00:00", None)
    elsewhere = GoldAttribution((span("She"),), (), (span("it would hold"),))
    assert judge(TEXT, [MAYOR], given_sources(document, [elsewhere]))[0].verdict is None
    assert judge(TEXT, [MAYOR], Heard((), (), (), ())) == [Judged(MAYOR, None, None, None)]


def test_rows_are_counted_by_form_and_by_what_the_label_says() -> None:
    scorer = SpeakerScorer()
    hard = label("Officials", "it leaks", "nominal", None, hard=True)
    named = label("Officials", "it leaks", "name", "Ben Ash")
    scorer.add(Judged(MAYOR, "right", None, 0.9))
    scorer.add(Judged(MAYOR, "none", None, None))
    scorer.add(Judged(hard, "wrong", None, 0.6))
    scorer.add(Judged(named, None, None, 0.5))
    rows = scorer.rows
    assert (rows["all"].labelled, rows["all"].found, rows["all"].right, rows["all"].none) == (4, 3, 1, 1)
    assert (rows["nominal"].accuracy, rows["nominal"].reached) == (1 / 3, 1 / 3)
    assert rows["name"].reached == rows["pronoun"].accuracy == 0
    assert rows["nominal or pronoun, named"].labelled == rows["the same, not hard"].labelled == 2
    assert (rows["hard"].labelled, rows["unnamed"].labelled, rows["joint"].labelled) == (1, 1, 0)
    assert scorer.judged == [(0.9, True), (0.6, False)]


def test_two_people_agree_where_they_point_at_the_same_name() -> None:
    other = label("Officials", "it leaks", "nominal", None)
    first = {"a": [MAYOR, other]}
    second = {
        "a": [label("The mayor", "it would hold", "nominal", "Venn"), label("Officials", "it leaks", "name", None)]
    }
    elsewhere = {"a": [label("The mayor", "it would hold", "nominal", "Ben Ash")]}
    assert agreement(first, second) == {"speaker": (2, 2), "kind": (2, 2), "form": (1, 2)}
    assert agreement(first, elsewhere)["speaker"] == (0, 1)


ROW: dict[str, Any] = {
    "article": "0123456789abcdef", "source": [[0, 5]], "content": [[6, 9], [12, 20]], "form": "name",
    "speaker": [0, 5], "kind": "person", "hard": True,
}  # fmt: skip


def test_labels_are_read_by_article(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n" + json.dumps({**ROW, "speaker": None, "joint": True}), encoding="utf-8")
    first, second = read_labels([path])["0123456789abcdef"]
    assert (first.content, first.speaker, first.hard, first.joint) == (((6, 9), (12, 20)), (0, 5), True, False)
    assert (second.speaker, second.joint) == (None, True)


@pytest.mark.parametrize(
    "damage", ["no JSON", "{}", json.dumps({**ROW, "form": "x"}), json.dumps({**ROW, "source": 3})]
)
def test_a_damaged_label_is_named_by_its_line(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + damage, encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_labels([path])
    with pytest.raises(InputError, match="cannot be read"):
        read_labels([tmp_path / "nowhere.jsonl"])
