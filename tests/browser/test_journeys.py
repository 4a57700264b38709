"""What people come for, done by visible labels alone: the journeys that ``bench.journeys`` makes on any record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.web.adding.queue import Additions
from onrecord.web.app import create_app
from onrecord.web.background import here
from tests.browser import journeys
from tests.browser.conftest import served
from tests.browser.reader import LostError, Reader
from tests.run.stages import LineStage

PATIENCE = 120_000
"""Milliseconds: a judgement draws conclusions anew, and whoever runs the tests may be busy otherwise."""


@pytest.fixture(scope="module")
def address(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reading room of the sample's record, in which what is judged is undone again."""
    record = tmp_path_factory.mktemp("journeys") / "record"
    shutil.copytree(sample_record, record)
    app = create_app(record)
    app.state.additions = Additions(record, run=here, stage=LineStage())
    with served(record, app) as found:
        yield found


def reading(browser: Any, address: str, *, width: int = 1280, scripts: bool = True) -> Reader:
    """Somebody who has just come, and whose name is not known yet."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return Reader(page, address)


@pytest.fixture(params=[390, 1280])
def reader(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Somebody without scripts, at either width."""
    found = reading(browser, address, width=request.param, scripts=False)
    yield found
    found.page.context.close()


def test_what_a_speaker_said_about_a_subject_and_its_receipt(reader: Reader) -> None:
    found = journeys.about_a_subject(reader, "Yelizaveta Khrustova")
    assert "Khrustova" in found.where
    assert len(reader.steps) <= 4
    assert reader.typed == ["Yelizaveta Khrustova"]


def test_what_somebody_said_in_the_words_of_both_outlets(reader: Reader) -> None:
    found = journeys.said_in_both(reader, "Ruta Valdane")
    assert len({each.article for each in found}) > 1
    assert len({each.where.partition(",")[0] for each in found}) > 1
    assert len(reader.steps) <= 4
    assert reader.typed == ["Ruta Valdane"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_wrong_speaker_is_mended_seen_everywhere_and_undone(browser: Any, address: str, scripts: bool) -> None:
    reader = reading(browser, address, scripts=scripts)
    words = journeys.mended(reader, "Livia Sorrenz", "Yelizaveta Khrustova", "Ann", scripts=scripts)
    assert len(reader.steps) <= (4 if scripts else 5)
    assert reader.typed == ["Livia Sorrenz", "Yelizaveta Khrustova", "Ann"]
    journeys.seen_everywhere(reader, "Yelizaveta Khrustova", words)
    journeys.undone(reader, "Livia Sorrenz")
    reader.page.context.close()


def test_two_outlets_beside_each_other(reader: Reader) -> None:
    assert len(set(journeys.compared(reader))) == 2
    assert len(reader.steps) <= 3


def test_an_article_is_added_by_dropping_a_file(browser: Any, address: str) -> None:
    reader = reading(browser, address)
    assert journeys.added(reader) == "Weir at Olmgard is to be raised"
    assert len(reader.steps) <= 3
    reader.page.context.close()


def test_what_nobody_said_is_said_so_and_leads_on(reader: Reader) -> None:
    reader.begin()
    reader.search("Khrustovva")
    reader.press(reader.main.get_by_role("link", name="Khrustova"), "Khrustova")
    assert "Khrustova" in reader.page.get_by_role("heading", level=1).inner_text()


def test_a_reader_who_finds_nothing_is_lost(reader: Reader) -> None:
    with pytest.raises(LostError, match="there is no Nobody Atall on “Search: Nobody Atall"):
        journeys.about_a_subject(reader, "Nobody Atall")
