"""What a step of bringing the index up to date may have changed, so that only that is counted anew."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field


@dataclass
class Touched:
    """Ids of what may have other numbers now.

    outlets: keys as in the table ``outlets``, where an article of no outlet has ``""``.
    documents: those whose family of reprints may be another.
    everything: any number in the index may be another.
    """

    speakers: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    everything: bool = False

    def any(self) -> bool:
        """Whether there is anything to count."""
        return self.everything or bool(self.statements or self.speakers or self.entities or self.outlets)

    def attribution(self, connection: sqlite3.Connection, key: str) -> None:
        """Note all that an attribution counts for as it stands in the index now."""
        if self.everything:
            return
        found = connection.execute("SELECT n, statement, speaker FROM attributions WHERE id = ?", (key,)).fetchone()
        if found is None:
            return
        number, statement, speaker = found
        self.statements.add(statement)
        if speaker:
            self.speakers.add(speaker)
        named = "SELECT entity FROM about WHERE n = ? AND entity IS NOT NULL"
        self.entities |= {entity for (entity,) in connection.execute(named, (number,))}

    def document(self, connection: sqlite3.Connection, key: str) -> None:
        """Note all that a document counts for."""
        if self.everything:
            return
        found = connection.execute("SELECT coalesce(outlet_key, '') FROM documents WHERE id = ?", (key,)).fetchone()
        if found is None:
            return
        self.outlets.add(found[0])
        self.documents.add(key)
        for (attribution,) in connection.execute("SELECT id FROM attributions WHERE document = ?", (key,)).fetchall():
            self.attribution(connection, attribution)
