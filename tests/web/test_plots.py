"""Shapes of a plot: everything lies inside it, and says what its numbers say."""

from __future__ import annotations

import pytest

from onrecord.ask.timeline import Timeline, timeline, window_of
from onrecord.web.plots import WIDTH, levels, plot, short


def line(*rows: tuple[str, str | None, int], since: str = "2031-02", until: str = "2031-02") -> Timeline:
    window = window_of(since, until, None, None)
    assert window is not None
    return timeline(rows, window)


def test_a_column_is_as_high_as_its_number_and_its_bars_stand_on_each_other() -> None:
    drawn = plot(line(("2031-02-01", "Tide", 30), ("2031-02-01", "Post", 10), ("2031-02-20", "Tide", 20)))
    first, second = drawn.columns
    assert (first.start, first.total, first.counts) == ("2031-02-01", 40, (30, 10))
    lower, upper = first.bars
    assert lower.y + lower.height == pytest.approx(drawn.base)
    assert upper.y + upper.height == pytest.approx(lower.y, abs=0.11)
    assert lower.height == pytest.approx(3 * upper.height, abs=0.2)
    assert second.bars[0].height == pytest.approx(2 * upper.height, abs=0.2)
    assert [bar.series for bar in first.bars] == [0, 1]
    assert drawn.highest == 40


def test_all_shapes_lie_inside() -> None:
    rows = [(f"2031-02-{day:02}", f"Outlet {day % 9}", day**3) for day in range(1, 29)]
    drawn = plot(
        line(*rows), [(None, "2031-02-03"), ("2031-02-27", None), ("2031-02-05", "2031-02-05"), ("2001", "2040")]
    )
    for column in drawn.columns:
        assert drawn.left <= column.x
        assert column.x + column.width <= WIDTH
        assert all(bar.y >= 0 and bar.y + bar.height <= drawn.base + 0.2 for bar in column.bars)
    assert all(0 <= tick.x <= WIDTH for tick in drawn.ticks)
    assert all(0 <= level.y < drawn.base for level in drawn.levels)
    assert len(drawn.strips) == 4
    for strip in drawn.strips:
        assert drawn.left <= strip.x
        assert strip.x + strip.width <= drawn.right + 0.2
        assert drawn.base < strip.y < drawn.height


def test_an_empty_bin_has_no_column_and_nothing_has_no_levels() -> None:
    assert [each.start for each in plot(line(("2031-02-03", "T", 1))).columns] == ["2031-02-03"]
    empty = plot(line())
    assert (empty.columns, empty.levels, empty.highest) == ((), (), 0)


def test_little_beside_much_is_still_to_be_seen() -> None:
    drawn = plot(line(("2031-02-01", "Tide", 100_000), ("2031-02-02", "Tide", 1)))
    assert drawn.columns[1].bars[0].height >= 1


def test_the_bin_that_is_asked_for_is_marked() -> None:
    rows = (("2031-02-03", "T", 1), ("2031-02-04", "T", 1))
    drawn = plot(line(*rows), chosen=("2031-02-03", "2031-02-03"))
    assert [each.chosen for each in drawn.columns] == [True, False]


@pytest.mark.parametrize("highest", [1, 2, 3, 4, 5, 7, 9, 10, 11, 99, 100, 101, 12_345])
def test_levels_are_few_even_and_reach_the_top(highest: int) -> None:
    found = levels(highest)
    assert 1 <= len(found) <= 4
    assert found[-1] >= highest > (found[-2] if len(found) > 1 else 0)
    assert all(each == found[0] * place for place, each in enumerate(found, 1))
    assert str(found[0]).strip("0") in ("1", "2", "5")


def test_labels_are_short_and_not_crowded() -> None:
    assert [short("2031"), short("2031-03"), short("2031-03", first=True)] == [
        "2031", "Mar", "Mar 2031",
    ]  # fmt: skip
    assert [short("2031-03-21"), short("2031-03-21", first=True)] == ["21", "21 Mar"]
    assert len(plot(line(("2031-02-03", "T", 1))).ticks) <= 12
    years = [each.label for each in plot(line(("2031-02-03", "T", 1), since="2030-11", until="2032-02")).ticks]
    assert [label for label in years if label[-1].isdigit()] == ["Nov 2030", "Jan 2031", "Jan 2032"]
    assert len(plot(line(("1990-02-03", "T", 1), since="1980", until="2031")).ticks) <= 12


def test_a_stretch_says_where_it_goes_on_and_what_is_outside_is_left_out() -> None:
    spans = [("2030-01-01", "2031-02-10"), ("2031-02-10", "2033"), ("2029", "2030"), (None, None), ("2031-02-05", None)]
    first, second, third = plot(line(("2031-02-03", "T", 1)), spans).strips
    assert (first.number, first.before, first.after) == (0, True, False)
    assert (second.number, second.before, second.after) == (1, False, True)
    assert (third.number, third.before, third.after) == (4, False, True)
    assert first.y < second.y < third.y
