"""Who held a post of an organisation, and when; and whose name is nearest to one that nobody bears."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ask.speaker import nearest_speakers, who_spoke_for
from onrecord.store.record import Record
from tests.resolve.world import Who, entry, grow


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder: Path = tmp_path_factory.mktemp("roles") / "record"
    given = [
        entry(1, Who("Ada Lindqvist", office=("spokeswoman", "the Tarnfield Council")), date="2031-03-01"),
        entry(2, Who("Ada Lindqvist", office=("Spokesperson", "Tarnfield Council")), date="2031-04-05"),
        entry(3, Who("Bo Raskin", office=("spokesman", "Tarnfield Council")), date="2033-01-01"),
        entry(4, Who("Qasim al-Darwani", office=("secretary-general", "Reed Movement"))),
        entry(5, Who("Qasim al-Darwani", office=("Secretary-General", "Reed Movement"))),
    ]
    return grow(folder, given[:2], given[2:])


def test_a_role_is_one_however_it_is_spelt(record: Record) -> None:
    roles = {row["name"]: row["roles"] for row in record.snapshot().entities()}
    [role] = roles["Qasim al-Darwani"]
    assert (role["organisation"], role["documents"], role["earliest"]) == ("Reed Movement", 2, None)
    [role] = roles["Ada Lindqvist"]
    assert (role["earliest"], role["latest"], role["documents"]) == ("2031-03-01", "2031-04-05", 2)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (None, ["Ada Lindqvist", "Bo Raskin"]),
        ("2031-03-20", ["Ada Lindqvist"]),
        ("2033", ["Bo Raskin"]),
        ("2040-01-01", []),
    ],
)
def test_who_spoke_for_a_body_then(record: Record, day: str | None, names: list[str]) -> None:
    assert [each.name for each in who_spoke_for(record.snapshot(), "the Tarnfield Council", day)] == names


def test_a_role_without_a_date_fits_any_day(record: Record) -> None:
    [found] = who_spoke_for(record.snapshot(), "Reed Movement", "2031-01-01")
    assert found.name == "Qasim al-Darwani" and found.role["title"] == "Secretary-General"


@pytest.mark.parametrize("given", ["Darwadi", "Quasim Darwani", "Ada Lindqvst"])
def test_a_misspelt_name_finds_the_nearest(record: Record, given: str) -> None:
    [view, *_] = nearest_speakers(record.snapshot(), given)
    assert view.entity["name"] == ("Ada Lindqvist" if given.startswith("Ada") else "Qasim al-Darwani")


def test_a_name_that_is_like_none_finds_nobody(record: Record) -> None:
    assert nearest_speakers(record.snapshot(), "Zebulon Quick") == ()
