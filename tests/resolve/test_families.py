"""Families of reprints, the likely original, and what each member changed."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.resolve.families import CONNECTED, copy_of, families, original

Row = dict[str, Any]

ONE = "The harbour council voted on Tuesday to close the old ferry pier."
TWO = "Two barges that lay there since spring must be towed to the coal dock."
THREE = "Nobody spoke against it, and the mayor left before the vote."


def row(
    key: str, *paragraphs: str, title: str | None = None, outlet: str | None = None, date: str | None = None,
    agencies: tuple[str, ...] = (), republisher: str | None = None,
) -> Row:  # fmt: skip
    pieces = [*([title] if title else []), *(paragraphs or (ONE,))]
    blocks, start = [], 0
    for nth, each in enumerate(pieces):
        blocks.append({"kind": "title" if title and not nth else "body", "span": [start, start + len(each)]})
        start += len(each) + 2
    published = {"earliest": date, "latest": date, "basis": "stated"} if date else None
    return {
        "id": key, "text": "\n\n".join(pieces), "blocks": blocks, "outlet": outlet, "published": published,
        "agencies": list(agencies), "republisher": republisher,
    }  # fmt: skip


def test_families_are_connected_by_pairs_that_share_much() -> None:
    pairs = [("a", "b", 0.9), ("c", "b", CONNECTED), ("c", "d", CONNECTED - 0.01), ("e", "f", 1.0)]
    assert families(pairs) == [("a", "b", "c"), ("e", "f")]
    assert families(pairs, 0.1) == [("a", "b", "c", "d"), ("e", "f")]
    assert families([]) == []


def test_whom_the_others_credit_is_the_original_though_another_is_dated_earlier() -> None:
    members = [
        row("a", ONE, TWO, outlet="Tarn Post", date="2031-05-01", agencies=("Olm News Agency",)),
        row("b", outlet="www.olmnewsagency.org", date="2031-05-02"),
        row("c", outlet="Čas", date="2031-05-02", agencies=("olm news agency",)),
    ]
    found = original(members)
    assert (found.document, found.reasons, found.elsewhere) == ("b", ("credited by 2 of the 2 others",), None)


def test_an_agency_that_is_not_in_the_record_is_named_and_the_earliest_stands_in() -> None:
    members = [
        row("a", outlet="Tarn Post", date="2031-05-02", agencies=("AP",)),
        row("b", ONE, TWO, outlet="Čas", date="2031-05-01T08:00:00+00:00", agencies=("The Associated Press",)),
        row("c", outlet="Olm Times"),
    ]
    found = original(members)
    assert found.document == "b"
    assert found.reasons == (
        "the earliest, 2031-05-01T08:00:00+00:00",
        f"the fullest, {len((ONE + ' ' + TWO).split())} words",
    )
    assert found.elsewhere == "AP"


def test_a_copy_that_names_its_outlet_credits_that_outlet() -> None:
    members = [row("a", ONE, TWO, outlet="Čas", republisher="Mirror"), row("b", outlet="Čas")]
    assert original(members).document == "b"


def test_nothing_but_the_order_decides_where_nothing_is_known() -> None:
    assert original([row("z"), row("a")]).document == "z"
    assert original([row("z"), row("a")]).reasons == ("added to this record first",)


def test_a_day_is_not_earlier_than_a_time_on_it() -> None:
    found = original([row("a", date="2031-05-01"), row("b", date="2031-05-01T09:00:00+00:00")])
    assert not any("earliest" in each for each in found.reasons)


@pytest.mark.parametrize("ends", [(0, 1), (1, 0)])
def test_what_was_dropped_and_added_is_told_by_paragraph(ends: tuple[int, int]) -> None:
    texts = (row("a", ONE, TWO, THREE, title="Pier to close"), row("b", ONE, THREE, title="Old pier must go"))
    first, member = texts[ends[0]], texts[ends[1]]
    found = copy_of(first, member)
    assert found.headline
    assert [first["text"][slice(*span)] for span in found.dropped] == ([TWO] if ends == (0, 1) else [])
    assert [member["text"][slice(*span)] for span in found.added] == ([TWO] if ends == (1, 0) else [])
    assert found.edits == ()


def test_words_that_were_changed_are_edits() -> None:
    found = copy_of(row("a", ONE, TWO), row("b", ONE.replace("Tuesday", "Monday"), TWO))
    assert (found.headline, found.dropped, found.added) == (False, (), ())
    assert [(each.from_text, each.to_text) for each in found.edits] == [("Tuesday", "Monday")]


def test_a_copy_word_by_word_changed_nothing() -> None:
    found = copy_of(row("a", ONE, TWO), row("b", ONE, TWO))
    assert (found.headline, found.dropped, found.added, found.edits) == (False, (), (), ())
