"""What is listed, in which order, and what is left out but counted."""

from __future__ import annotations

import pytest

from onrecord.ask.article import DocumentView
from onrecord.ask.show import AttributionView, EntityView, show
from onrecord.ask.speaker import speakers
from onrecord.ask.statements import gather, statements
from onrecord.ask.views import Reported
from onrecord.errors import NotFoundError
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot
from tests.ask.records import FERRY, RAMP, snapshot


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot(tmp_path_factory.mktemp("ask") / "record", RAMP, FERRY)


def _words(reported: Reported) -> str:
    words: str = reported.telling.attribution["content"]["text"]
    return words


def test_beliefs_and_low_confidence_are_left_out_and_counted(quarrel: Snapshot) -> None:
    listing = statements(quarrel, Filter())
    assert (len(listing.reported), listing.beliefs, listing.unsure, listing.pending) == (4, 1, 1, 0)


def test_everything_leaves_out_nothing(quarrel: Snapshot) -> None:
    listing = statements(quarrel, Filter(), everything=True)
    assert (len(listing.reported), listing.beliefs, listing.unsure) == (6, 0, 0)


def test_dated_articles_come_first_and_statements_stand_in_the_order_of_the_text(quarrel: Snapshot) -> None:
    listing = statements(quarrel, Filter())
    assert [_words(each).split()[-1] for each in listing.reported] == ["safe.”", "broken", "it", "Monday"]
    assert listing.reported[0].telling.article.outlet == "The Northern Tide"
    assert listing.reported[-1].telling.article.published is None


def test_a_filter_narrows_what_is_listed_and_what_is_counted(quarrel: Snapshot) -> None:
    listing = statements(quarrel, Filter(words="monday"))
    assert [_words(each) for each in listing.reported] == ["that sailings would start on Monday"]
    assert (listing.beliefs, listing.unsure) == (0, 0)
    assert statements(quarrel, Filter(words="balloon")).reported == ()


def test_each_document_of_a_listing_says_where_it_stands(quarrel: Snapshot) -> None:
    for each in statements(quarrel, Filter(), everything=True).reported:
        assert each.telling.article.id == each.telling.attribution["document"]
        assert each.telling.attribution["id"] in each.statement["tellings"]


def test_a_speaker_is_found_by_part_of_a_name_and_by_id(quarrel: Snapshot) -> None:
    (by_name,) = speakers(quarrel, "marrow")
    (by_id,) = speakers(quarrel, by_name.entity["id"])
    assert by_name == by_id
    assert by_name.entity["name"] == "Ilse Marrow"
    assert len(by_name.listing.reported) == 2


def test_a_name_that_nobody_bears_is_an_error(quarrel: Snapshot) -> None:
    with pytest.raises(NotFoundError, match="Nobody Atall"):
        speakers(quarrel, "Nobody Atall")


def test_every_kind_of_id_can_be_shown(quarrel: Snapshot) -> None:
    reported = statements(quarrel, Filter(words="safe")).reported[0]
    telling = reported.telling
    assert telling.attribution["speaker"]
    shown = [show(quarrel, key) for key in (telling.article.id, telling.attribution["id"], reported.statement["id"])]
    assert isinstance(shown[0], DocumentView)
    assert isinstance(shown[1], AttributionView)
    assert shown[2] == reported
    assert isinstance(show(quarrel, telling.attribution["speaker"]["id"]), EntityView)


def test_the_passage_of_an_attribution_is_cut_from_the_text(quarrel: Snapshot) -> None:
    row = statements(quarrel, Filter(words="safe")).reported[0].telling.attribution
    view = show(quarrel, row["id"])
    assert isinstance(view, AttributionView)
    assert view.passage.startswith("“We will not sail,”")
    assert view.passage.endswith("until the ramp is safe.”")
    text = next(iter(quarrel.documents(Filter(ids=(row["document"],)))))["text"]
    assert text[slice(*view.span)] == view.passage


def test_a_document_shows_its_attributions_in_the_order_of_its_text(quarrel: Snapshot) -> None:
    article = statements(quarrel, Filter()).reported[0].telling.article
    view = show(quarrel, article.id)
    assert isinstance(view, DocumentView)
    starts = [row["content"]["spans"][0][0] for row in view.attributions]
    assert len(starts) == 4
    assert starts == sorted(starts)


def test_nothing_gathered_is_nothing_listed(quarrel: Snapshot) -> None:
    assert gather(quarrel, []) == ()
