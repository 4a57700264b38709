"""Who carried what, who was first, and of what there is no telling by whom; and what one outlet is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ask.compare import (
    LARGEST,
    LINE,
    MOST,
    Column,
    Comparison,
    StatementQuery,
    compare,
    compare_all,
    leaders,
    lines,
)
from onrecord.ask.outlets import Pace, all_outlets, outlet_page, pace
from onrecord.ask.portrait import frequent, portrait, subjects
from onrecord.ask.speakers import name_of, speaker_page
from onrecord.errors import InputError, NotFoundError
from tests.ask.carried import ALONE, ASKS, DAWN, FALSE_POST, LATER, POST, QUAY, TIDE, WHO, WORDS, make_carried

THEIRS = StatementQuery(speaker=WHO)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("carried") / "record"
    make_carried(made)
    return made


@pytest.fixture(scope="module")
def theirs(folder: Path) -> Comparison:
    return compare(folder, THEIRS, [TIDE, POST, DAWN, QUAY])


def column(found: Comparison, name: str) -> Column:
    return next(each for each in found.columns if each.name == name)


def test_what_most_tell_comes_first_and_a_cell_leads_to_its_receipt(theirs: Comparison) -> None:
    assert [each.row["words"] for each in theirs.rows] == [WORDS, ALONE, LATER]
    assert (theirs.total, theirs.several) == (3, 1)
    tide, post, dawn, quay = theirs.rows[0].cells
    assert quay is None
    assert tide is not None and (tide.place, tide.day, tide.tellings) == ("first", "2031-02-24", 1)
    assert post is not None and (post.place, post.day, post.uri) == ("", "2031-02-26", "https://example.org/2")
    # An article without a date is nobody's first.
    assert dawn is not None and (dawn.place, dawn.day) == ("", "")
    # Of the record, not of the columns: one outlet that tells it too has none.
    assert (theirs.rows[0].tellings, theirs.rows[0].outlets, theirs.others) == (4, 4, 1)


def test_what_only_one_tells_has_no_first(theirs: Comparison) -> None:
    alone = theirs.rows[1]
    assert [cell.place if cell else None for cell in alone.cells] == ["", None, None, None]


def test_figures_of_an_outlet(theirs: Comparison) -> None:
    tide = column(theirs, TIDE)
    assert (tide.statements, tide.alone, tide.shared, tide.first, tide.together) == (2, 1, 1, 1, 0)
    assert (tide.direct, tide.mixed, tide.indirect, tide.documents) == (1, 0, 1, 2)
    assert (tide.start, tide.end) == ("2031-02-24", "2031-03-02")
    quay = column(theirs, QUAY)
    assert (quay.statements, quay.alone, quay.shared, quay.start, quay.end) == (1, 1, 0, "2032-01-10", "2032-01-10")


def test_on_the_first_day_with_others(folder: Path) -> None:
    found = compare(folder, StatementQuery(words="silting", since="2031-02-26"), [POST, FALSE_POST])
    # They share a day, and the record knows of an earlier one.
    assert [column(found, name).together for name in (POST, FALSE_POST)] == [0, 0]
    assert [cell.place if cell else None for cell in found.rows[0].cells] == ["", ""]


def test_an_outlet_that_is_not_named_may_be_among_the_first() -> None:
    told = [{"key": key, "day": day} for key, day in ((None, "2031-02-24"), ("tide", "2031-02-24"), ("post", ""))]
    assert leaders(told) == ({None, "tide"}, True)


def test_quoted_words_are_those_of_direct_contents(folder: Path, theirs: Comparison) -> None:
    quay = column(theirs, QUAY)
    body = f"{WHO} said {LATER}\nArticle 5."
    assert (quay.body, quay.words, quay.quoted) == (1, len(body.split()), len(LATER.split()))
    assert quay.share == pytest.approx(len(LATER.split()) / len(body.split()))
    # With neither words nor speaker, all articles of the time are looked at; indirect words are not quoted.
    whole = compare(folder, StatementQuery(since="2031-03-02", until="2031-03-02"), [TIDE])
    tide = column(whole, TIDE)
    assert whole.whole and not theirs.whole
    assert (tide.body, tide.quoted) == (1, len("A quite other thing".split()))


def test_names_in_the_own_voice_leave_out_what_others_said(theirs: Comparison) -> None:
    tide, post = column(theirs, TIDE), column(theirs, POST)
    assert [(each.term, each.count, each.documents) for each in tide.names] == [(WHO, 2, 2)]
    assert [(each.term, each.count) for each in tide.descriptions] == [("the harbour master", 1)]
    assert [each.term for each in post.names] == [WHO]
    assert post.descriptions == ()


def test_without_outlets_those_that_tell_most_are_compared(folder: Path) -> None:
    found = compare(folder, THEIRS)
    assert {each.name for each in found.columns} == {TIDE, POST, FALSE_POST, QUAY, DAWN}
    assert found.columns[0].name == TIDE
    assert found.others == 0
    everything = compare(folder, StatementQuery())
    assert {each.name for each in everything.columns} == {each.name for each in found.columns}
    assert everything.total == 5


def test_pages_hold_every_statement_once(folder: Path) -> None:
    whole = [each.row["id"] for each in compare(folder, StatementQuery()).rows]
    pages = [compare(folder, StatementQuery(), limit=2, offset=at).rows for at in (0, 2, 4, 6)]
    assert [each.row["id"] for page in pages for each in page] == whole
    assert len(set(whole)) == len(whole) == 5


def test_a_name_in_another_case_is_the_same_outlet_and_an_unknown_one_is_an_error(folder: Path) -> None:
    assert [each.name for each in compare(folder, THEIRS, [TIDE.upper(), TIDE]).columns] == [TIDE]
    with pytest.raises(NotFoundError, match="Nobody's Paper"):
        compare(folder, THEIRS, [TIDE, "Nobody's Paper"])
    with pytest.raises(InputError, match="too many"):
        compare(folder, THEIRS, [f"Outlet {number}" for number in range(MOST + 1)])


def test_lines_say_what_is_told_and_what_is_not(folder: Path) -> None:
    rows = list(lines(compare_all(folder, THEIRS, [TIDE, QUAY])))
    assert [(row["outlet"], row["told"], row["place"]) for row in rows[:2]] == [
        (TIDE, True, "first"),
        (QUAY, False, None),
    ]
    assert all(set(row) == set(LINE) for row in rows)
    assert len(rows) == 2 * 3
    assert LARGEST >= 1000


def test_an_outlet_by_itself(folder: Path) -> None:
    page = outlet_page(folder, TIDE.lower())
    assert (page.figures.name, page.figures.documents, page.figures.statements) == (TIDE, 2, 4)
    assert page.figures.pace == Pace(shared=1, first=1, together=0, later=0, median=0.0, undated=0)
    quoted = {row["name"]: (row["here"], row["elsewhere"]) for row in page.quoted}
    assert quoted == {WHO: (2, 2), ASKS: (1, 0)}
    assert (page.own, page.others) == (4, 2)
    assert page.line is not None and page.line.total == 2
    assert [row["name"] for row in outlet_page(folder, POST).credits] == ["Coast Wire"]
    with pytest.raises(NotFoundError):
        outlet_page(folder, "Nobody's Paper")
    with pytest.raises(NotFoundError):
        outlet_page(folder, "")


def test_outlets_whose_names_look_alike_are_told_apart(folder: Path) -> None:
    found = {each.name: each for each in all_outlets(folder)}
    assert found[FALSE_POST].scripts == ("Cyrillic", "Latin")
    assert found[FALSE_POST].alike == (POST,)
    assert (found[POST].scripts, found[POST].alike) == ((), (FALSE_POST,))
    assert found[POST].pace.median == 2
    # An outlet in the list has the same figures as on its own page.
    for name, each in found.items():
        assert outlet_page(folder, name or "").figures == each


def test_the_pace_of_an_outlet() -> None:
    starts = [(0, 0, 3), (0, 1, 1), (2, 0, 2), (5, 0, 2), (None, 0, 4)]
    rows = [{"days": days, "together": together, "count": count} for days, together, count in starts]
    assert pace(rows) == Pace(shared=12, first=3, together=1, later=4, median=1.0, undated=4)
    assert pace([]).median is None
    assert pace(rows[:3]).median == 0


def test_what_belongs_to_a_speaker(folder: Path) -> None:
    [key] = {each.row["speaker_id"] for each in compare(folder, THEIRS).rows}
    assert name_of(folder, key) == WHO
    assert name_of(folder, "e-nobody") is None
    page = speaker_page(folder, None, key)
    found = portrait(folder, page.entity, StatementQuery())
    assert [(row["name"], row["count"]) for row in found.about] == [("Osmark", 1), ("Tarnfield", 1)]
    assert [(row["name"], row["count"]) for row in found.answered] == [(ASKS, 1)]
    assert found.answering == ()
    assert found.line is not None
    assert (found.line.total, found.line.window.unit) == (5, "month")
    assert {row["name"]: row["count"] for row in found.kinds} == {"direct": 2, "indirect": 1}
    assert sum(row["count"] for row in found.merges) == 5
    other = speaker_page(folder, None, found.answered[0]["id"])
    theirs = portrait(folder, other.entity, StatementQuery())
    assert [(row["id"], row["count"]) for row in theirs.answering] == [(key, 1)]
    named = found.about[1]["id"]
    assert portrait(folder, {**other.entity, "id": named, "first": None}, StatementQuery()).about_by[0]["id"] == key


def test_a_speaker_narrowed_to_an_outlet_and_a_month(folder: Path) -> None:
    key = compare(folder, THEIRS).rows[0].row["speaker_id"]
    page = speaker_page(folder, None, key, query=StatementQuery(outlet=TIDE, since="2031-02", until="2031-02"))
    assert [row["words"] for row in page.found.rows] == [WORDS]
    found = portrait(folder, page.entity, StatementQuery(outlet=TIDE, since="2031-02", until="2031-02"))
    assert found.line is not None
    assert (found.line.window.unit, found.line.total) == ("day", 1)
    # What the outlet is narrowed to does not narrow the list of outlets.
    assert {row["name"] for row in found.outlets} == {TIDE, POST, FALSE_POST}


def test_statements_by_subject(folder: Path) -> None:
    key = compare(folder, THEIRS).rows[0].row["speaker_id"]
    entity = speaker_page(folder, None, key).entity
    found = subjects(folder, entity, StatementQuery())
    by = {each.entity["name"] if each.entity else each.word: each for each in found}
    assert [row["words"] for row in by["Osmark"].rows] == [LATER]
    assert by["Tarnfield"].total == 1
    assert {row["words"] for row in by["dredged"].rows} == {ALONE, LATER}


def test_frequent_words_are_telling_ones_without_names() -> None:
    said = [
        "the dredging of osmark harbour",
        "dredging again in osmark harbour",
        "they will say that again",
        "silting 2031",
    ]
    assert frequent(said, ["Osmark"], 9) == [{"word": "dredging", "count": 2}, {"word": "harbour", "count": 2}]
    assert frequent(said, ["Osmark"], 1) == [{"word": "dredging", "count": 2}]
    assert frequent([], [], 9) == []
