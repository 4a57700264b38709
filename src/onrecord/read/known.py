"""A file of known entities: FollowTheMoney entities as JSON lines, or a CSV table.

One row that cannot be used is told of by its line, and the others are read.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from onrecord.errors import InputError
from onrecord.types import KnownEntity

Kind: TypeAlias = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used. line: where it begins, from 1. what: is wrong with it, and what to do."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row that is sound and is no person or organisation. schema: what it is, as the file says."""

    line: int
    schema: str


Read: TypeAlias = KnownEntity | BadRow | PassedOver

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "id": "id", "identifier": "id", "wikidata": "also", "wikidataid": "also", "qid": "also", "name": "name",
        "aliases": "aliases", "alias": "aliases", "othernames": "aliases", "kind": "kind", "type": "kind",
        "schema": "kind", "country": "countries", "countries": "countries", "nationality": "countries",
        "position": "positions", "positions": "positions", "role": "positions", "roles": "positions",
        "born": "born", "birth": "born", "birthdate": "born", "dateofbirth": "born", "dates": "born",
    }
)  # fmt: skip
"""What a column of a CSV file holds, by its name in small letters without spaces and marks; others are passed over."""

_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "person": "person", "people": "person", "human": "person",
        "organisation": "organisation", "organization": "organisation", "company": "organisation",
        "publicbody": "organisation", "legalentity": "organisation", "org": "organisation",
    }
)  # fmt: skip
_SCHEMATA = ("Person", "Organization", "Company", "PublicBody", "LegalEntity")
_LONGEST_NAME = 300
_LONGEST_ID = 200
_LONGEST_LINE = 16 * 1024 * 1024
_LONGEST_CELL = 1024 * 1024
_WIKIDATA = re.compile(r"(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)", re.IGNORECASE)


def read_known(path: Path) -> Iterator[Read]:
    """The known entities of a file, one by one, and its rows that are of no use.

    An id that stands on a second row of the file is a bad row.

    Raises:
        InputError: if the file cannot be read, or is none of the two kinds.
    """
    seen: dict[str, int] = {}
    for line, each in _rows(path):
        if isinstance(each, KnownEntity):
            first = seen.setdefault(each.id, line)
            if first != line:
                what = f"the id {each.id} stands on line {first} too: put its names together in one row"
                yield BadRow(line, what)
                continue
        yield each


def _rows(path: Path) -> Iterator[tuple[int, Read]]:
    try:
        with path.open("rb") as file:
            start = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
        rows = _json_lines(path) if start.startswith(b"{") else _table(path)
        for line, make in rows:
            try:
                yield line, make()
            except _UnusableError as error:
                yield line, BadRow(line, str(error))
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}): give a file of known entities that you may read"
        ) from error


class _UnusableError(Exception):
    """Why a row cannot be used."""


Row: TypeAlias = tuple[int, Callable[[], KnownEntity | PassedOver]]


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            whole = line.endswith(b"\n") or len(line) < _LONGEST_LINE
            while not whole and (rest := file.readline(_LONGEST_LINE)):
                whole = rest.endswith(b"\n")
                line = b"x"
            if line.removeprefix(b"\xef\xbb\xbf").strip():
                yield number, _of_line(number, line)


def _of_line(number: int, line: bytes) -> Callable[[], KnownEntity | PassedOver]:
    return lambda: _of_json(number, line)


def _of_json(number: int, line: bytes) -> KnownEntity | PassedOver:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        said = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else "it is no JSON object"
        raise _UnusableError(f"{said}: each line should be one FollowTheMoney entity") from error
    if not isinstance(found, dict) or not isinstance(found.get("schema"), str):
        raise _UnusableError("it has no schema: each line should be one FollowTheMoney entity")
    if found["schema"] not in _SCHEMATA:
        return PassedOver(number, found["schema"])
    held = found.get("properties")
    if not isinstance(held, dict):
        raise _UnusableError("it has no properties: each line should be one FollowTheMoney entity")
    names = [*_values(held, "name"), *_values(held, "alias"), *_values(held, "previousName")]
    return _entity(
        found.get("id"),
        _KINDS[found["schema"].lower()],
        names or _strings([found.get("caption")]),
        weak=_values(held, "weakAlias"),
        countries=[*_values(held, "country"), *_values(held, "nationality")],
        positions=_values(held, "position"),
        born=next(iter(_values(held, "birthDate")), None),
        also=_values(held, "wikidataId"),
    )


def _values(held: dict[str, Any], name: str) -> list[str]:
    values = held.get(name, [])
    return _strings(values if isinstance(values, list) else [values])


def _strings(values: Sequence[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _table(path: Path) -> Iterator[Row]:
    # Bytes that are no UTF-8 are found again in the row in which they stand.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        header = file.readline(_LONGEST_CELL)
        mark = max(",;\t", key=header.count)
        columns = _columns(path, next(csv.reader([header], delimiter=mark), []) if "\0" not in header else [])
        reader = csv.reader(file, delimiter=mark, strict=True)
        while True:
            line = reader.line_num + 2
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, _refusal(f"it cannot be parted into cells ({error}): see to its quotation marks")
                continue
            if any(cell.strip() for cell in cells):
                yield line, _of_cells(cells, columns)


def _columns(path: Path, header: Sequence[str]) -> list[str | None]:
    columns = [COLUMNS.get(re.sub(r"[\W_]", "", cell).lower()) for cell in header]
    missing = [what for what, names in (("name", {"name"}), ("id", {"id", "also"})) if not names & set(columns)]
    if missing:
        there = ", ".join(cell.strip()[:40] for cell in header[:12]).encode("utf-8", "replace").decode()
        raise InputError(
            f"{path} has no column {' or '.join(missing)} in its first line ({there or 'which is empty'}): give "
            "JSON lines of FollowTheMoney, or a CSV file whose first line names the columns: name, aliases, id"
        )
    twice = next((each for each in columns if each in ("name", "id", "kind") and columns.count(each) > 1), None)
    if twice:
        raise InputError(f"{path} has two columns for {twice} in its first line: leave one of them out")
    return columns


def _refusal(what: str) -> Callable[[], KnownEntity | PassedOver]:
    def refuse() -> KnownEntity | PassedOver:
        raise _UnusableError(what)

    return refuse


def _of_cells(cells: list[str], columns: list[str | None]) -> Callable[[], KnownEntity | PassedOver]:
    def make() -> KnownEntity | PassedOver:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            what = f"it has {len(cells)} cells, and the first line {len(columns)}"
            raise _UnusableError(f"{what}: put quotation marks around a cell that holds a comma")
        held: dict[str, list[str]] = {}
        for column, cell in zip(columns, cells, strict=False):
            if column is not None:
                held.setdefault(column, []).extend(_parted(cell) if column in _LISTS else [cell])
        also = held.get("also", [])
        return _entity(
            next((cell for cell in (*held.get("id", ()), *also) if cell.strip()), None),
            _kind(held.get("kind", [""])[0]),
            [*held["name"], *held.get("aliases", ())],
            countries=held.get("countries", ()),
            positions=held.get("positions", ()),
            born=next((cell for cell in held.get("born", ()) if cell.strip()), None),
            also=also,
        )

    return make


_LISTS = ("aliases", "countries", "positions", "also")


def _parted(cell: str) -> list[str]:
    return re.split(r"[;|]", cell)


def _kind(given: str) -> Kind | None:
    bare = re.sub(r"[\W_]", "", given).lower()
    if bare and bare not in _KINDS:
        raise _UnusableError(f"its kind is “{_shown(given)}”: write person or organisation, or leave it empty")
    return _KINDS.get(bare)


def _entity(
    key: object,
    kind: Kind | None,
    names: Sequence[str],
    *,
    weak: Sequence[str] = (),
    countries: Sequence[str] = (),
    positions: Sequence[str] = (),
    born: str | None = None,
    also: Sequence[str] = (),
) -> KnownEntity:
    found = _id(key) if isinstance(key, str) else ""
    if not found:
        raise _UnusableError("it has no id: give each row one, as that of Wikidata")
    if len(found) > _LONGEST_ID:
        raise _UnusableError(f"its id is longer than {_LONGEST_ID} characters: give it a shorter one")
    kept = _clean(names)
    if not kept or not any(letter.isalnum() for letter in kept[0]):
        raise _UnusableError("it has no name: give it one, or leave the row out")
    if len(kept[0]) > _LONGEST_NAME:
        raise _UnusableError(f"its name is longer than {_LONGEST_NAME} characters: give the name alone")
    others = tuple(dict.fromkeys(_id(each) for each in also if _id(each) and _id(each) != found))
    return KnownEntity(
        found,
        kind,
        tuple(name for name in kept if len(name) <= _LONGEST_NAME),
        tuple(name for name in _clean(weak) if len(name) <= _LONGEST_NAME and name not in kept),
        tuple(_clean(countries)),
        tuple(_clean(positions)),
        _date(born),
        others,
    )


def _date(given: str | None) -> str | None:
    found = re.match(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)", given or "")
    return found[1] if found else None


def _id(given: str) -> str:
    found = _WIKIDATA.fullmatch(given.strip())
    return found[1].upper() if found else _sound(given)


def _clean(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(found for value in values if (found := _sound(value))))


def _sound(text: str) -> str:
    """``text`` with single spaces and without control characters."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise _UnusableError(f"“{_shown(text)}” is not UTF-8: save the file as UTF-8")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _shown(text: str) -> str:
    return text[:60].encode("utf-8", "replace").decode()
