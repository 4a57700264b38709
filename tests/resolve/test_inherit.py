"""Chains of a document that is analysed again keep the ids that they gave."""

from __future__ import annotations

from typing import Any

from onrecord.resolve.chains import mint
from onrecord.resolve.inherit import InheritedRow, inherited

Row = dict[str, Any]


def age(place: int, *chains: tuple[str, tuple[int, ...]], document: str = "d-1") -> Row:
    """Findings with chains of a name and the places of their mentions."""
    return {
        "place": place,
        "line": 0,
        "document": document,
        "chains": [{"number": number, "kind": "person", "name": name} for number, (name, _) in enumerate(chains)],
        "mentions": [
            {"chain": number, "span": [start, start + 5]}
            for number, (_, starts) in enumerate(chains)
            for start in starts
        ],
    }


def result(*ages: Row) -> dict[tuple[str, int], InheritedRow]:
    return {(row.document, row.chain): row for row in inherited({"document": "d-1", "ages": list(ages)})}


def own(name: str, nth: int = 0) -> str:
    return mint("d-1", "person", name, nth)


def test_the_same_name_keeps_its_id_though_its_number_is_another() -> None:
    old = age(1, ("Ada Lind", (0, 50)), ("Bo", (100,)), document="d-1~1")
    found = result(age(7, ("Bo", (100,)), ("Cy", (200,)), ("Ada Lind", (0,))), old)
    assert {key: (row.own, row.place, row.old_chain) for key, row in found.items()} == {
        ("d-1", 0): (own("Bo"), 1, 1), ("d-1", 2): (own("Ada Lind"), 1, 0)}  # fmt: skip


def test_another_name_in_the_same_places_keeps_the_id_of_the_first() -> None:
    found = result(age(1, ("Lind", (0, 50)), document="d-1~1"), age(2, ("Ada Lind", (52, 90))))
    assert found["d-1", 0].own == own("Lind")


def test_of_several_in_the_same_places_one_has_the_id() -> None:
    found = result(age(1, ("Lind", (0, 50, 80)), document="d-1~1"), age(2, ("Ada", (0,)), ("Ada Lind", (50, 80))))
    assert sorted(row.own for row in found.values()) == [own("Lind")]


def test_who_is_mentioned_elsewhere_is_somebody_else() -> None:
    assert result(age(1, ("Lind", (0,)), document="d-1~1"), age(2, ("Ada Lind", (300,)))) == {}
    assert result(age(1, ("an official", ()), document="d-1~1"), age(2, ("the minister", ()))) == {}


def test_ids_go_on_over_several_findings_and_come_back_after_a_gap() -> None:
    found = result(
        age(1, ("Lind", (0, 50)), ("Bo", (100,)), document="d-1~1"),
        age(2, ("Ada Lind", (0, 50)), document="d-1~2"),
        age(3, ("A. Lind", (50,)), ("Bo", (400,))),
    )
    assert (found["d-1~2", 0].own, found["d-1", 0].own) == (own("Lind"), own("Lind"))
    assert (found["d-1", 0].old_document, found["d-1", 0].place) == ("d-1~2", 1)
    assert (found["d-1", 1].own, found["d-1", 1].old_document) == (own("Bo"), "d-1~1")


def test_no_id_is_given_twice() -> None:
    """A new chain that bears the old name of another one."""
    found = result(
        age(1, ("Lind", (0, 50)), document="d-1~1"),
        age(2, ("Ada Lind", (0, 50)), document="d-1~2"),
        age(3, ("Ada Lind", (0, 50)), ("Lind", (200,))),
    )
    assert found["d-1", 0].own == own("Lind")
    assert found["d-1", 1].own not in {own("Lind"), own("Ada Lind")}
    assert (found["d-1", 1].old_document, found["d-1", 1].place) == (None, 3)
