"""What people judged outweighs what names and context say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.store.record import Entry, Record
from onrecord.types import Member, Verb, Verdict
from tests.resolve.world import Who, bases, entry, grow, together


@dataclass(frozen=True)
class Judging:
    """An engine that heeds verdicts, whatever the record's log says."""

    verdicts: tuple[Verdict, ...]

    def resolve(self, parts: Parts, out: dict[str, Path]) -> None:  # type: ignore[override]
        DuckDB().resolve(replace(parts, verdicts=self.verdicts), out)


def verdict(
    number: int, verb: Verb, left: tuple[Entry, int] | None = None, right: tuple[Entry, int] | None = None,
    value: str | None = None, attribution: str | None = None,
) -> Verdict:  # fmt: skip
    members = [side and Member(side[0].document.id, side[1]) for side in (left, right)]
    return Verdict(number, verb, attribution, members[0], members[1], value, f"judgement {number}")


def judged(folder: Path, given: Sequence[Entry], *verdicts: Verdict) -> Record:
    return grow(folder, given, engine=Judging(verdicts=verdicts))  # type: ignore[arg-type]


def test_same_joins_what_no_name_would(tmp_path: Path) -> None:
    given = [entry(1, "Qasim Darwani"), entry(2, "Una Marrow"), entry(3, "Qasim Darwani"), entry(4, "Una Marrow")]
    with judged(tmp_path, given, verdict(1, "same", (given[0], 0), (given[3], 0))) as record:
        assert together(record) == [["1:0", "2:0", "3:0", "4:0"]]
        assert bases(record)["4:0"] == "same because it was judged so: judgement 1"


def test_same_outweighs_what_keeps_two_apart(tmp_path: Path) -> None:
    mayor, singer = Who("Ben Orrin", office=("mayor", "Tarnfield")), Who("Ben Orrin", office=("singer", None))
    given = [entry(1, mayor, singer), entry(2, mayor), entry(3, singer)]
    with judged(tmp_path, given, verdict(1, "same", (given[1], 0), (given[2], 0))) as record:
        assert together(record) == [["1:0", "1:1", "2:0", "3:0"]]


def test_different_cuts_what_names_join(tmp_path: Path) -> None:
    given = [entry(number, "Ben Orrin") for number in range(1, 5)]
    with judged(tmp_path, given, verdict(1, "different", (given[0], 0), (given[2], 0))) as record:
        assert together(record) == [["1:0", "2:0", "4:0"]]


def test_of_contradictory_verdicts_the_later_counts(tmp_path: Path) -> None:
    given = [entry(number, "Ben Orrin") for number in range(1, 3)]
    pair = (given[0], 0), (given[1], 0)
    for verbs, wanted in ((("same", "different"), []), (("different", "same"), [["1:0", "2:0"]])):
        verdicts = [verdict(number, verb, *pair) for number, verb in enumerate(verbs)]  # type: ignore[arg-type]
        with judged(tmp_path / verbs[0], given, *verdicts) as record:
            assert together(record) == wanted


def test_unnamed_chains_and_surnames_can_be_judged(tmp_path: Path) -> None:
    given = [entry(1, "Qasim Darwani"), entry(2, Who("an official", named=False)), entry(3, "Darwani")]
    one = verdict(1, "same", (given[0], 0), (given[1], 0)), verdict(2, "same", (given[2], 0), (given[0], 0))
    with judged(tmp_path, given, *one) as record:
        assert together(record) == [["1:0", "2:0", "3:0"]]


def test_a_name_and_a_kind_are_the_entitys(tmp_path: Path) -> None:
    given = [entry(1, Who("Reed Movement", "group")), entry(2, Who("Reed Movement", "group"))]
    verdicts = (
        verdict(1, "name", (given[0], 0), value="The Reeds"),
        verdict(3, "name", (given[1], 0), value="The Reed Movement"),
        verdict(2, "kind", (given[1], 0), value="organisation"),
    )
    with judged(tmp_path, given, *verdicts) as record:
        [row] = record.snapshot().entities()
        assert (row["name"], row["kind"]) == ("The Reed Movement", "organisation")
        assert row["names"] == [{"text": "Reed Movement", "count": 2}]


def test_a_judged_speaker_is_sure(tmp_path: Path) -> None:
    given = [entry(1, "Qasim Darwani", "Ada Lindqvist", "Bo Raskin"), entry(2, "Nobody")]
    said = [each.id for each in given[0].findings.attributions]
    elsewhere = given[1].findings.attributions[0].id
    verdicts = (
        verdict(1, "speaker", right=(given[0], 1), attribution=said[0]),
        verdict(2, "speaker", attribution=said[1]),
        verdict(3, "speaker", attribution=said[2], value="Iva Stell"),
        verdict(4, "speaker", attribution=elsewhere, value="iva stell"),
    )
    with judged(tmp_path, given, *verdicts) as record:
        snapshot = record.snapshot()
        rows = {row["id"]: row for row in snapshot.attributions()}
        assert rows[said[0]]["speaker"]["name"] == "Ada Lindqvist"
        assert rows[said[0]]["speaker_basis"] == "judgement 1"
        assert rows[said[1]]["speaker"] is None
        assert rows[said[2]]["speaker"]["name"] == "Iva Stell"
        assert rows[elsewhere]["speaker"] == rows[said[2]]["speaker"]
        assert [row["confidence"] for row in snapshot.ask("SELECT confidence FROM speakers")] == [1.0] * 4
        [row] = [row for row in snapshot.entities() if row["name"] == "Iva Stell"]
        assert row["names"] == [{"text": "Iva Stell", "count": 0}]
