"""The sample itself: that it is what it claims to be, and that the expectations stand in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.sample import folder
from tests.sample.expected import ARTICLES, COURIER_GAUGES, REVIEW_GAUGES
from tests.sample.expected_june import HERALD_DOUBLE, LAKESIDE_TALKS, TIDEWATER_TALKS
from tests.sample.pages import visible, words
from tests.sample.told import Article

EACH = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.file)


def test_the_folder_holds_the_fifteen_articles_and_nothing_else() -> None:
    assert sorted(path.name for path in folder().iterdir()) == [article.file for article in ARTICLES]
    assert Counter(Path(article.file).suffix for article in ARTICLES) == {".txt": 8, ".html": 7}
    assert len({article.outlet for article in ARTICLES}) == 6


@EACH
def test_every_expected_word_stands_in_the_article(article: Article) -> None:
    text = visible(folder() / article.file)
    spoken = " ".join(words(text))
    for told in article.told:
        for piece in told.words:
            # Where a content has a hole (a cue, a name), its two halves stand in the text one by one.
            halves = piece.split(" the reservoir was ") if " the reservoir was " in piece else [piece]
            assert all(" ".join(words(half)) in spoken for half in halves), piece
        if told.kind == "direct":
            assert all(re.search(r"[\"“«]\s*" + re.escape(piece[:20]), text) for piece in told.words), told.words


@EACH
def test_title_speakers_and_furniture_stand_in_the_article(article: Article) -> None:
    text = visible(folder() / article.file)
    assert article.title in text
    for told in article.told:
        assert (told.speaker or told.source or "missing") in text
    for line in article.furniture:
        assert line in text
        assert not any(line in " ".join(told.words) for told in article.told)


@EACH
def test_articles_are_as_long_as_articles_are(article: Article) -> None:
    assert 300 <= len(words(visible(folder() / article.file))) <= 600


def test_the_reprint_keeps_all_paragraphs_but_one_under_another_headline() -> None:
    original = _long_paragraphs(REVIEW_GAUGES)
    reprint = _long_paragraphs(COURIER_GAUGES)
    assert len(original) - len(reprint) == 1
    assert set(reprint) < set(original)
    assert REVIEW_GAUGES.title != COURIER_GAUGES.title


def test_the_second_reprint_cuts_a_quotation_and_a_third_outlet_changes_a_word_of_it() -> None:
    told = [visible(folder() / article.file) for article in (TIDEWATER_TALKS, LAKESIDE_TALKS, HERALD_DOUBLE)]
    assert "Releases should double in October, if the autumn rains are ordinary" in told[0]
    assert 'Releases should double in October,"' in told[1]
    assert "rains" not in told[1]
    assert "will double in October" in told[2]
    assert "should double" not in told[2]


def test_the_same_words_are_told_by_several_outlets() -> None:
    outlets: dict[str, set[str]] = {}
    for article in ARTICLES:
        for told in article.told:
            if told.kind == "direct":
                outlets.setdefault(" ".join(words(told.words[0])), set()).add(article.outlet)
    assert sum(len(each) >= 2 for each in outlets.values()) >= 9


def _long_paragraphs(article: Article) -> list[tuple[str, ...]]:
    lines = visible(folder() / article.file).splitlines()
    return [tuple(words(line)) for line in lines if len(words(line)) > 14 and line.rstrip()[-1] in '."”']
