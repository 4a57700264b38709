"""Labels of when attributions were said, made by hand from the text alone; see ``bench/labels/DATES.md``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.errors import InputError
from onrecord.evaluate.twice import labelled_twice, same_place
from onrecord.types import Span

Basis = Literal["cue", "article", "publication", "none"]


@dataclass(frozen=True, slots=True)
class Label:
    """When an attribution was said, as a person read it.

    article: first 16 hexadecimal digits of the SHA-256 of the text.
    earliest, latest: ISO 8601 days, or None for an open end.
    timex: the time expression that the interval rests on.
    hard: open to doubt.
    """

    article: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    earliest: str | None
    latest: str | None
    basis: Basis
    timex: Span | None
    hard: bool = False


def read_labels(paths: Iterable[Path]) -> dict[str, list[Label]]:
    """The labels in some files, by article.

    Raises:
        InputError: if a file is missing, or a line of it is no label.
    """
    found: dict[str, list[Label]] = {}
    for row, where in _lines(paths):
        label = _label(row, where)
        found.setdefault(label.article, []).append(label)
    return found


def read_published(path: Path) -> dict[str, str | None]:
    """The day on which each article came out, None where nobody knows; by article.

    Raises:
        InputError: if the file is missing, or a line of it tells no day of an article.
    """
    found: dict[str, str | None] = {}
    for row, where in _lines([path]):
        try:
            found[str(row["article"])] = _day(row["published"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{where}: not a day of publication ({error!r})", reason="damaged") from error
    return found


def agreement(
    first: Mapping[str, Sequence[Label]], second: Mapping[str, Sequence[Label]]
) -> dict[str, tuple[int, int]]:
    """On how many attributions that both labelled two passes agree: for the interval, its basis, and the expression.

    The expression is the same where both have none or their spans share a character.
    """
    both = labelled_twice(first, second)
    same = {
        "interval": sum((a.earliest, a.latest) == (b.earliest, b.latest) for a, b in both),
        "basis": sum(a.basis == b.basis for a, b in both),
        "timex": sum(same_place(a.timex, b.timex) for a, b in both),
    }
    return {name: (count, len(both)) for name, count in same.items()}


def _lines(paths: Iterable[Path]) -> Iterator[tuple[Any, str]]:
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: labels cannot be read ({error})", reason="no such labels") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                where = f"{path}, line {number}"
                yield _row(line, where), where


def _row(line: str, where: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error})", reason="damaged") from error


def _label(row: Any, where: str) -> Label:
    try:
        label = Label(
            article=str(row["article"]),
            source=_spans(row["source"]),
            content=_spans(row["content"]),
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            basis=row["basis"],
            timex=None if row["timex"] is None else _spans([row["timex"]])[0],
            hard=bool(row.get("hard", False)),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{where}: not a label of a date ({error!r})", reason="damaged") from error
    if label.basis not in get_args(Basis):
        raise InputError(f"{where}: basis {label.basis!r} is unknown", reason="damaged")
    if label.earliest is not None and label.latest is not None and label.earliest > label.latest:
        raise InputError(f"{where}: begins on {label.earliest}, after it ends", reason="damaged")
    return label


def _day(value: str | None) -> str | None:
    return None if value is None else date.fromisoformat(value).isoformat()


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)
