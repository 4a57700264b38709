"""Views of some documents and findings beside those of all, in one database.

A page is about one article, or a few. To read all parts for it would take too long, and so would a database of its
own; so the few parts get views of the same names in a schema of their own, which a cursor then looks into first.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ids import sha256_hex
from onrecord.schema import FACTS
from onrecord.store.catalog import Part
from onrecord.store.tables import Tables, views_of_facts

if TYPE_CHECKING:
    import duckdb

MOST = 200
"""Schemas that are kept for the next page; one that is in use is kept in any case."""


@dataclass
class Schemas:
    """The schemas of one database: which there are, the one used last at the end, and by how many. For many threads."""

    used: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, tables: Tables, record: Path, parts: Sequence[Part], base: int) -> str:
        """The name of a schema in which only those of ``parts`` that hold facts are seen; made if there is none."""
        facts = [part for part in parts if part.table in FACTS]
        name = "facts_" + sha256_hex("\n".join(part.name for part in facts).encode())[:24]
        with self.lock:
            if name not in self.used:
                recipes = views_of_facts(record, facts, base)
                with closing(tables.cursor(*recipes.values(), besides=recipes)) as cursor:
                    self._make_room(cursor)
                    cursor.execute(f"CREATE SCHEMA {name}")
                    look_into(cursor, name)
                    for recipe in recipes.values():
                        cursor.execute(recipe)
            self.used[name] = self.used.pop(name, 0) + 1
        return name

    def leave(self, name: str) -> None:
        """Say that a schema is not in use any more."""
        with self.lock:
            self.used[name] -= 1

    def _make_room(self, cursor: duckdb.DuckDBPyConnection) -> None:
        idle = [name for name, users in self.used.items() if not users]
        for name in idle[: max(0, len(self.used) + 1 - MOST)]:
            cursor.execute(f"DROP SCHEMA {name} CASCADE")
            del self.used[name]


def look_into(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Let a cursor see the tables of a schema first, and those of all behind them."""
    cursor.execute(f"SET search_path = '{name},main'")
