"""Dates on the command line."""

from __future__ import annotations

import re
from datetime import date

import click

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class Day(click.ParamType[str]):
    """``2024-03-21``; where ``partial`` is allowed also ``2024-03`` or ``2024``."""

    name = "date"

    def __init__(self, *, partial: bool = False) -> None:
        self.partial = partial

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it was written, once it is sure that the calendar has it."""
        if not self._in_calendar(value):
            shape = "YYYY-MM-DD, YYYY-MM or YYYY" if self.partial else "YYYY-MM-DD"
            self.fail(f"{value!r} is no date; write {shape}, as in 2024-03-21.", param, ctx)
        return value

    def _in_calendar(self, value: str) -> bool:
        parts = _PARTS.match(value)
        if not parts or not (self.partial or parts[3]):
            return False
        try:
            date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
        except ValueError:
            return False
        return True
