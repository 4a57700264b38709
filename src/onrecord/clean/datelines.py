"""When an article was published and changed, by its visible lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean import credits
from onrecord.clean.dates import find_dates
from onrecord.clean.moments import Clock
from onrecord.clean.plaintext import Line
from onrecord.types import Interval

_UNKNOWN = Clock()
# How many lines from the headline a date may stand, in a line of how many words, and how many of them beside it.
_ABOVE, _BELOW, _SHORT, _BESIDE = 3, 15, 24, 5


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates in the lines: of publication, the surest first, and of changes."""

    published: tuple[Interval, ...]
    updated: tuple[Interval, ...]


def published(lines: Sequence[Line], clock: Clock = _UNKNOWN) -> Interval | None:
    """When the article was published, by its date lines; an update alone gives the latest day only."""
    found = dates(lines, clock)
    if found.published:
        return found.published[0]
    if found.updated:
        update = found.updated[0]
        basis = update.basis.replace("date line", "published no later than updated, by the line", 1)
        return Interval(None, update.latest, basis)
    return None


def dates(lines: Sequence[Line], clock: Clock = _UNKNOWN) -> Dates:
    """What the date lines state: those between title and text before others, labelled ones before bare ones."""
    title = next((index for index, line in enumerate(lines) if line.label == "title"), -1)
    first = next((index for index, line in enumerate(lines) if line.label == "body"), len(lines))
    ranked: list[tuple[tuple[int, int], Interval]] = []
    updated: list[Interval] = []
    for index, label, interval in _stated(lines, clock):
        if label == "updated":
            updated.append(interval)
            continue
        place = 0 if title < index <= first else 1 if index <= first else 2
        ranked.append(((0 if label == "published" else 1, place), interval))
    ranked.sort(key=lambda item: item[0])
    return Dates(tuple(interval for _, interval in ranked), tuple(updated))


def _stated(lines: Sequence[Line], clock: Clock) -> Iterator[tuple[int, str, Interval]]:
    end = max((index for index, line in enumerate(lines) if line.label == "body"), default=len(lines))
    for index, line in enumerate(lines):
        if line.label not in ("date", "byline", "origin"):
            continue
        dated = credits.date_line(line.words, clock.collected, clock.day_first)
        found = dated.dates if dated is not None else tuple(find_dates(line.words, clock.collected, clock.day_first))
        labels = dated.labels if dated is not None else ("published" if line.label == "origin" else "",) * len(found)
        for stated, label in zip(found, labels, strict=True):
            if index > end and label != "published" and (stated.is_relative or (dated is not None and dated.rest)):
                # Below the text, such a line tells the age of a comment, or the date of something else.
                continue
            interval = stated.interval(f"date line “{line.words}”")
            if interval is not None:
                yield index, label, interval


def near(lines: Sequence[Line], clock: Clock, apart: frozenset[str]) -> Iterator[tuple[Interval, bool]]:
    """Dates in short lines around the headline that were not taken for date lines; whether they stand below it.

    Above the headline only a line that is nothing but a date counts, for there may stand the date of today.
    apart: words of lines that belong to comments and other articles.
    """
    title = next((index for index, line in enumerate(lines) if line.label == "title"), None)
    if title is None:
        return
    for index in range(max(0, title - _ABOVE), min(len(lines), title + _BELOW)):
        line = lines[index]
        if line.label in ("date", "title", "standfirst") or line.words in apart or len(line.words.split()) > _SHORT:
            continue
        found = tuple(find_dates(line.words, clock.collected, clock.day_first))
        if line.label == "caption" and (not found or found[0].span[0] > 0):
            # The day on which a picture was taken stands behind what it shows.
            continue
        rest = len(credits.beside(line.words, found).split())
        if rest > (_BESIDE if index > title else 0):
            continue
        for stated, label in zip(found, credits.labels(line.words, found), strict=True):
            where = "below" if index > title else "above"
            interval = stated.interval(f"line {where} the headline “{line.words}”")
            if interval is not None and label != "updated" and (index > title or not stated.is_relative):
                yield interval, index > title
