"""What stands in the cells of a row: words, names, addresses and dates, in the many shapes that exports give them."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from onrecord.clean import moments
from onrecord.clean.dates import find_dates
from onrecord.clean.fragment import unmarked
from onrecord.types import Interval

_WORD_KEYS = ("rendered", "text", "value", "#text", "$t", "_text", "__cdata", "plain", "html", "content", "body")
_NAME_KEYS = (
    "name",
    "title",
    "fullname",
    "full_name",
    "displayname",
    "display_name",
    "label",
    "domain",
    "#text",
    "value",
)
_ADDRESS_KEYS = ("url", "href", "@id", "canonical", "link", "value")
_DATE_KEYS = ("$date", "$numberLong", "iso", "utc", "date", "value", "$numberDouble")
_NUMBER = re.compile(r"\d{8,19}(?:\.\d+)?")
_UNITS = ((10, 1, "seconds"), (13, 1_000, "milliseconds"), (16, 1_000_000, "microseconds"), (19, 10**9, "nanoseconds"))
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))*")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_LONGEST_LIST = 5_000
_DEEPEST = 4


def words(value: Any) -> str:
    """A cell's words with their lines; the paragraphs of a list parted by blank lines. Empty where there are none."""
    found = "\n\n".join(_words(value, 0)).replace("\x00", "")
    return found if found.strip() else ""


def line(value: Any) -> str | None:
    """A cell's words on one line, without markup."""
    found = next(iter(_words(value, 0)), "") if not isinstance(value, str) else value
    return " ".join(unmarked(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", " ", found)).replace("\x00", "").split()) or None


def shown(value: Any) -> str:
    """A cell as a reason quotes it."""
    found = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    found = " ".join(found.split())
    return found if len(found) <= 80 else f"{found[:79]}…"


def outlet(value: Any) -> str | None:
    """The name of a publication; of an address its domain."""
    name = next(_names(value, 0), None)
    if name is None or not re.search(r"[^\W\d]", name):
        return None
    host = urlsplit(name).hostname if is_address(name) else name if _HOST.fullmatch(name) else None
    return host.removeprefix("www.") if host else name


def people(value: Any) -> str | None:
    """Those credited, parted by commas."""
    if isinstance(value, str) and value.strip()[:1] == "[":
        value = _listed(value)
    names = (_BY.sub("", name, count=1) if _BY.match(name) else name for name in _names(value, 0))
    return ", ".join(dict.fromkeys(name for name in names if not is_address(name))) or None


def address(value: Any) -> str | None:
    """An address on the web."""
    if isinstance(value, dict):
        value = next((value[key] for key in _ADDRESS_KEYS if isinstance(value.get(key), str)), None)
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() if isinstance(value, str) and is_address(value) else None


def is_address(text: str) -> bool:
    """Whether a text is an address on the web and nothing more."""
    return re.fullmatch(r"\s*https?://\S+\s*", text, re.IGNORECASE) is not None


def language(value: Any) -> str | None:
    """A language by its tag; its name in words is none."""
    return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) else None


def moment(value: Any, what: str, collected: str | None) -> Interval | None:
    """When a cell says that something was: a date in any form, or seconds since 1970 and parts of them.

    what: the cell, as the reason names it: "column “date”".
    """
    for _ in range(_DEEPEST):
        if isinstance(value, dict):
            value = next((value[key] for key in _DATE_KEYS if key in value), None)
        elif isinstance(value, list):
            value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = " ".join(str(value).split())
    basis = f"{what} “{shown(text)}”"
    if isinstance(value, (int, float)) or _NUMBER.fullmatch(text):
        return _counted(text, basis)
    if part := re.fullmatch(r"(\d{4})(?:[-/](\d{1,2}))?", text):
        return _span(int(part[1]), int(part[2] or 0), basis)
    try:
        return moments.moment(text, basis, moments.Clock(collected)) or _relative(text, basis, collected)
    except (ValueError, OverflowError):
        return None


def _relative(text: str, basis: str, collected: str | None) -> Interval | None:
    found = next(find_dates(text, collected), None)
    return found.interval(basis) if found is not None else None


def _counted(text: str, basis: str) -> Interval | None:
    whole = text.partition(".")[0].lstrip("-")
    try:
        if len(whole) == 14 and whole[:2] in ("19", "20"):
            return _day(datetime.strptime(whole[:8], "%Y%m%d").date(), basis)
        if len(whole) == 8 and whole[:2] in ("18", "19", "20"):
            return _day(datetime.strptime(whole, "%Y%m%d").date(), basis)
        if len(whole) == 4:
            return _span(int(whole), 0, basis)
        for digits, parts, unit in _UNITS:
            if digits - 1 <= len(whole) <= digits:
                exact = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(whole) // parts)
                return Interval(exact.isoformat(), exact.isoformat(), f"{basis} ({unit} since 1970)")
    except (ValueError, OverflowError):
        return None
    return None


def _span(year: int, month: int, basis: str) -> Interval | None:
    try:
        first = date(year, month or 1, 1)
        following = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
    except ValueError:
        return None
    last = following - timedelta(days=1)
    note = "a month alone" if month else "a year alone"
    return Interval(first.isoformat(), last.isoformat(), f"{basis} ({note})")


def _day(day: date, basis: str) -> Interval:
    return Interval(day.isoformat(), day.isoformat(), basis)


def _words(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, list):
        for part in value:
            # A list within the list is a paragraph by its sentences.
            sentences = isinstance(part, list) and all(isinstance(each, str) for each in part)
            yield from (" ".join(part),) if sentences else _words(part, depth + 1)
    elif depth < _DEEPEST and isinstance(value, dict):
        lower = {str(key).casefold(): part for key, part in value.items()}
        held = next((lower[key] for key in _WORD_KEYS if lower.get(key)), None)
        yield from _words(held, depth + 1)


def _names(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        if name := line(value):
            yield name
    elif depth < _DEEPEST and isinstance(value, list):
        for part in value:
            yield from _names(part, depth + 1)
    elif depth < _DEEPEST and isinstance(value, dict):
        lower = {str(key).casefold(): part for key, part in value.items()}
        whole = " ".join(
            str(lower[key]) for key in ("first_name", "last_name", "firstname", "lastname") if lower.get(key)
        )
        held = next((lower[key] for key in _NAME_KEYS if lower.get(key)), whole or None)
        yield from _names(held, depth + 1)


def _listed(text: str) -> Any:
    """A list written out in one cell, as JSON or as Python writes it; else the text itself."""
    if len(text) > _LONGEST_LIST:
        return text
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        if isinstance(found, list):
            return found
    return text
