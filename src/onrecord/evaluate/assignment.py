"""The heaviest pairing of rows and columns of which few touch: an exact assignment, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence


def heaviest(weights: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of ``weights`` (above 0, by row and column) with no row and no column used twice.

    Rows and columns without a weight between them do not touch, so each connected part is solved by itself, with the
    Hungarian method (Kuhn 1955) in its form with shortest paths: thousands of clusters, most of which touch one or
    two others, take a moment.
    """
    return sum(_solve(part) for part in _parts(weights))


def _parts(weights: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    of_row: dict[int, list[int]] = defaultdict(list)
    of_column: dict[int, list[int]] = defaultdict(list)
    for row, column in weights:
        of_row[row].append(column)
        of_column[column].append(row)
    seen: set[int] = set()
    for start in of_row:
        if start in seen:
            continue
        seen.add(start)
        rows, todo = [start], [start]
        while todo:
            touched = {row for column in of_row[todo.pop()] for row in of_column[column]} - seen
            seen |= touched
            rows += touched
            todo += touched
        yield {(row, column): weights[row, column] for row in rows for column in of_row[row]}


def _solve(part: Mapping[tuple[int, int], float]) -> float:
    rows, columns = sorted({row for row, _ in part}), sorted({column for _, column in part})
    if len(rows) == 1 or len(columns) == 1:
        return max(part.values())
    if len(rows) > len(columns):
        rows, columns, part = columns, rows, {(column, row): weight for (row, column), weight in part.items()}
    costs = [[-part.get((row, column), 0.0) for column in columns] for row in rows]
    return -sum(costs[row][column] for row, column in _cheapest(costs))


def _cheapest(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The cheapest assignment of every row to a column of its own; there are no fewer columns than rows.

    Rows and columns are counted from 1 within, 0 standing for none.
    """
    width = len(costs[0])
    row_price, column_price = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        row_at[0] = row
        column, before = _reach(costs, row_at, row_price, column_price)
        while column:
            row_at[column] = row_at[before[column]]
            column = before[column]
    return [(row - 1, column - 1) for column, row in enumerate(row_at) if column and row]


def _reach(
    costs: Sequence[Sequence[float]], row_at: Sequence[int], row_price: list[float], column_price: list[float]
) -> tuple[int, list[int]]:
    """Find the cheapest way from the row at column 0 to a free column, changing prices on the way.

    Given is that column, and for each column the one before it on its way.
    """
    width = len(costs[0])
    least = [float("inf")] * (width + 1)
    before = [0] * (width + 1)
    used = [False] * (width + 1)
    column = 0
    while row_at[column]:
        used[column] = True
        row = row_at[column]
        for other in range(1, width + 1):
            if not used[other]:
                cost = costs[row - 1][other - 1] - row_price[row] - column_price[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
        nearest = min((other for other in range(1, width + 1) if not used[other]), key=least.__getitem__)
        step = least[nearest]
        for other in range(width + 1):
            if used[other]:
                row_price[row_at[other]] += step
                column_price[other] -= step
            else:
                least[other] -= step
        column = nearest
    return column, before
