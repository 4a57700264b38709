"""What the pages of outlets and of comparisons tell, asked of the record once for a page and for its JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query

from onrecord.ask.compare import Comparison, compare, compare_all
from onrecord.ask.outlets import OutletFigures, OutletPage, all_outlets, names_of_outlets, outlet_page
from onrecord.ask.speakers import name_of
from onrecord.store.index_query import StatementQuery
from onrecord.web.asked import PAGE_SIZE, Asked
from onrecord.web.room import Room


def chosen(
    outlet: Annotated[list[str], Query(max_length=100, description="an outlet's name; give two or more")] = [],  # noqa: B006
) -> list[str]:
    """The outlets in the address, each once."""
    given = (name.strip()[:300] for name in outlet)
    return list({name.lower(): name for name in given if name}.values())


Outlets = Annotated[list[str], Depends(chosen)]


def compared(room: Room, asked: Asked, outlets: list[str]) -> Comparison:
    """A page of statements across outlets. Raises NotFoundError for an outlet that is not there."""
    query = _query(asked)
    return room.once(
        ("compared", query, tuple(outlets), asked.offset),
        lambda: compare(room.folder, query, outlets, PAGE_SIZE, asked.offset),
    )


def whole(room: Room, asked: Asked, outlets: list[str]) -> Comparison:
    """All pages of it. Raises InputError where that is too much."""
    return compare_all(room.folder, _query(asked), outlets)


def outlets_of(room: Room) -> tuple[OutletFigures, ...]:
    """Every outlet with its figures."""
    return room.once(("outlets",), lambda: all_outlets(room.folder))


def one_outlet(room: Room, name: str, asked: Asked) -> OutletPage:
    """Everything of one outlet. Raises NotFoundError."""
    since, until = asked.since or None, asked.until or None
    return room.once(("outlet", name, since, until), lambda: outlet_page(room.folder, name, since, until))


def outlet_names(room: Room) -> list[str]:
    """The names of all outlets."""
    return names_of_outlets(room.folder)


def speaker_name(room: Room, given: str) -> str:
    """How a speaker is called whose id was given; anything else as it was given."""
    return (name_of(room.folder, given) or given) if given else ""


def _query(asked: Asked) -> StatementQuery:
    return replace(asked.query(), outlet=None, sort="published")
