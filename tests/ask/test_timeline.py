"""Bins along a stretch of time, and the periods beside and around one."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ask.timeline import Period, Timeline, Window, steps, timeline, window_of


def window(since: str | None, until: str | None, first: str = "2029-05-02", last: str = "2031-08-09") -> Window:
    found = window_of(since, until, first, last)
    assert found is not None
    return found


def test_the_unit_follows_from_the_length() -> None:
    assert window(None, None).unit == "month"
    assert window("2031", "2031").unit == "month"
    assert window("2031-02", "2031-02") == Window(date(2031, 2, 1), date(2031, 2, 28), "day")
    assert window(None, None, "1999-01-01", "2031-08-09").unit == "year"


def test_an_open_end_is_that_of_the_data() -> None:
    assert window("2030", None) == Window(date(2030, 1, 1), date(2031, 8, 9), "month")
    assert window(None, "2029-06").start == date(2029, 5, 2)


def test_one_day_is_shown_with_its_month() -> None:
    assert window("2031-02-14", "2031-02-14") == window("2031-02", "2031-02")


def test_a_date_that_is_centuries_off_leaves_room_for_the_others() -> None:
    found = window(None, None, "0001-01-01", "2031-08-09")
    assert found == Window(date(1972, 1, 1), date(2031, 8, 9), "year")
    assert len(list(found.bins())) == 60
    assert list(window("9999", "9999").bins())[-1] == "9999-12"


@pytest.mark.parametrize("ends", [(None, None, None, None), ("2031", "2030", None, None), ("x", None, None, None),
                                  (None, None, "2031-13-01", "2031-14"), (None, None, "", "")])  # fmt: skip
def test_nothing_dated_has_no_window(ends: tuple[str | None, ...]) -> None:
    assert window_of(*ends) is None


def test_every_bin_is_there_and_holds_what_was_told_in_it() -> None:
    rows = [("2031-02-01", "Tide", 2), ("2031-02-03", "Tide", 1), ("2031-02-03", None, 4), ("2031-02-03", "Post", 3)]
    line = timeline(rows, window("2031-02", "2031-02"))
    assert line.series == ("Post", "Tide", None) or line.series == (None, "Post", "Tide")
    assert [each.start for each in line.bins] == [f"2031-02-{day:02}" for day in range(1, 29)]
    assert [each.total for each in line.bins[:3]] == [2, 0, 8]
    assert (line.total, line.elsewhere, line.others, line.lanes) == (10, 0, 0, 3)
    assert sum(line.totals) == 10


def test_what_no_bin_can_hold_is_counted() -> None:
    rows = [
        ("2031", "Tide", 2),
        ("", "Tide", 1),
        ("2031-02", "Tide", 4),
        ("2030-12-31", "Tide", 8),
        ("2031-02-02", "T", 1),
    ]
    line = timeline(rows, window("2031-02", "2031-02"))
    assert (line.total, line.elsewhere) == (1, 15)
    # In a plot of months, a date of a month is close enough.
    assert timeline(rows, window("2031", "2031")).total == 5


def test_beyond_the_outlets_with_most_there_are_the_others() -> None:
    rows = [("2031-02-02", f"Outlet {number}", 10 - number) for number in range(8)]
    line = timeline(rows, window("2031-02", "2031-02"))
    assert line.series == tuple(f"Outlet {number}" for number in range(5))
    assert (line.others, line.lanes) == (3, 6)
    assert line.bins[1].counts == (10, 9, 8, 7, 6, 5 + 4 + 3)
    # One that would be left alone has a series of its own.
    assert timeline(rows[:6], window("2031-02", "2031-02")).others == 0
    told = line.as_json()
    assert (told["unit"], told["since"], told["until"], told["others"]) == ("day", "2031-02-01", "2031-02-28", 3)


def test_periods_beside_and_around() -> None:
    assert steps("2031-02", "2031-02").before == Period("2031-01", "2031-01")
    assert steps("2031-12", "2031-12").after == Period("2032-01", "2032-01")
    assert steps("2031-02", "2031-02").around == (Period("2031", "2031"),)
    assert steps("2031", "2031").around == ()
    assert steps("2030", "2031").before == Period("2028", "2029")
    assert steps("2031-01", "2031-03").after == Period("2031-04", "2031-06")
    day = steps("2031-03-01", "2031-03-01")
    assert (day.before, day.after) == (Period("2031-02-28", "2031-02-28"), Period("2031-03-02", "2031-03-02"))
    assert day.around == (Period("2031", "2031"), Period("2031-03", "2031-03"))
    assert steps("2031-03-01", "2031-03").before == Period("2031-01-29", "2031-02-28")


@pytest.mark.parametrize("ends", [(None, "2031"), ("2031", None), ("2032", "2031"), ("x", "y")])
def test_an_open_or_impossible_period_has_nothing_beside_it(ends: tuple[str | None, str | None]) -> None:
    found = steps(*ends)
    assert (found.before, found.after, found.around) == (None, None, ())


def test_where_the_calendar_ends_there_is_no_further_period() -> None:
    assert steps("9999", "9999").after is None
    assert steps("0001", "0001").before is None
    assert steps("9999-12-31", "9999-12-31").after is None


def test_a_timeline_without_rows_is_empty() -> None:
    line: Timeline = timeline([], window("2031-02", "2031-02"))
    assert (line.series, line.total, line.totals) == ((), 0, ())
