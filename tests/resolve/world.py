"""Small worlds for tests: articles of chains, without texts or models."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.ids import attribution_id, sha256_hex
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Engine
from onrecord.schema import findings_row
from onrecord.store.record import Entry, Record
from onrecord.types import Attribution, Capture, Chain, Document, Findings, Name, Office, Phrase, SourceLink
from tests.run.stages import article

MADE = "2031-05-01T12:00:00+00:00"


@dataclasses.dataclass(frozen=True)
class Who:
    """A chain to be. also: other names in the same article. office: title and organisation."""

    name: str
    kind: str = "person"
    also: tuple[str, ...] = ()
    office: tuple[str, str | None] | None = None
    named: bool = True
    times: int = 1


def entry(number: int, *whos: Who | str, date: str | None = None, outlet: str | None = None, text: str = "") -> Entry:
    """An article in which each of ``whos`` says something. number: of its address."""
    words = f"{text or f'Article {number}.'} {'.' * len(whos)}"
    document = article(words, uri=f"https://example.org/{number}", date=date, outlet=outlet)
    content = document.text.encode()
    capture = Capture(document.uri, MADE, sha256_hex(content), "text/plain", content)
    document = dataclasses.replace(document, sha256=capture.sha256)
    return Entry(capture, document, findings_row(_findings(document, whos), "analyse", "1"), None, None)


def _findings(document: Document, whos: Sequence[Who | str]) -> Findings:
    chains, said, links = [], [], []
    for at, given in enumerate(whos):
        who = given if isinstance(given, Who) else Who(given)
        names = tuple(Name(name, who.times) for name in (who.name, *who.also)) if who.named else ()
        offices = (Office(*who.office),) if who.office else ()
        chains.append(Chain(at, who.name, who.kind, who.named, names, offices))  # type: ignore[arg-type]
        span = (at, at + 1)
        words = Phrase(document.text[at : at + 1], (span,))
        key = attribution_id(document.id, [[span]])
        said.append(Attribution(key, document.id, "body", "indirect", "speech", None, None, words, 0.9, "m"))
        links.append(SourceLink(key, at, "named in the sentence", 0.9))
    return Findings(document.id, tuple(said), (), tuple(chains), tuple(links), ())


def grow(folder: Path, *additions: Iterable[Entry], engine: Engine | None = None) -> Record:
    """A record to which each of ``additions`` was added and resolved by itself."""
    record = Record.create(folder)
    for addition in additions:
        with record.adding() as adding:
            adding.commit(list(addition), MADE)
        record.resolve(engine or DuckDB(), MADE)
    return record


def clusters(record: Record) -> set[frozenset[tuple[str, int]]]:
    """Which chains are one, whatever the ids: addresses of documents and numbers of chains."""
    snapshot = record.snapshot()
    query = "SELECT m.entity, d.uri, m.chain FROM members m JOIN documents d ON d.id = m.document"
    found: dict[str, set[tuple[str, int]]] = {}
    for row in snapshot.ask(query):
        found.setdefault(row["entity"], set()).add((row["uri"].rpartition("/")[2], row["chain"]))
    snapshot.close()
    return {frozenset(chains) for chains in found.values()}


def together(record: Record) -> list[list[str]]:
    """The clusters of more than one chain, as sorted lists of ``article:chain``."""
    return sorted(sorted(f"{a}:{c}" for a, c in group) for group in clusters(record) if len(group) > 1)


def bases(record: Record) -> dict[str, str | None]:
    """The basis of each member, by ``article:chain``."""
    query = "SELECT d.uri, m.chain, m.basis FROM members m JOIN documents d ON d.id = m.document"
    snapshot = record.snapshot()
    found: dict[str, Any] = {
        f"{row['uri'].rpartition('/')[2]}:{row['chain']}": row["basis"] for row in snapshot.ask(query)
    }
    snapshot.close()
    return found
