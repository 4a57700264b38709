"""The same questions of a record's index and of its parts, for tests that hold the two answers side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.ask import article, reprints, statement
from onrecord.ask.held import Held, InIndex, InParts
from onrecord.store.index import Index
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from onrecord.web.app import create_app

Answers = dict[str, Any]


def assert_same_rows(folder: Path) -> None:
    """Index and parts answer alike to every question about every document and statement of the newest snapshot."""
    with Record.open(folder) as record, closing(record.snapshot()) as snapshot, Index.open(folder) as index:
        assert index.snapshot == snapshot.number
        indexed, parts = _asked(InIndex(index), snapshot), _asked(InParts(snapshot), snapshot)
    assert indexed.keys() == parts.keys()
    for asked, answer in parts.items():
        assert indexed[asked] == answer, asked


def assert_same_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that shows an article, a statement or a speaker is the same whichever of the two it is read from."""
    indexed = dict(_pages(folder))
    for module in (article, statement, reprints):
        monkeypatch.setattr(module, "from_index", lambda *_: None)
    for address, answer in _pages(folder):
        assert indexed[address] == answer, address


def _asked(of: Held, snapshot: Snapshot) -> Answers:
    documents = [row["id"] for row in snapshot.documents() if row["current"]]
    statements = _statements(snapshot)
    everything = sorted({key for row in statements for key in row["tellings"]})
    found: Answers = {"documents": of.documents(sorted(documents)), "articles": of.articles(documents)}
    found["sharing"] = sorted(of.sharing(documents))
    found["datings"] = of.datings(everything)
    found["none"] = (of.document("d-0"), of.statement("s-0"), of.attributions(["a-0"], documents))
    for key in documents:
        found[key] = (of.document(key), of.reported(key), of.nameless(of.reported(key)))
    for row in statements:
        told = of.telling(row["id"])
        found[row["id"]] = (
            of.statement(row["id"]), told, of.attributions(row["tellings"], told), of.ties(row["tellings"], told),
        )  # fmt: skip
    return found


def _statements(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Those told more than once, or tied to others, and a few of the rest: the parts take their time for each."""
    rows = [row for row in snapshot.statements() if row["judged"] != "rejected"]
    tied = {row["id"] for row in snapshot.ask(_TIED)}
    often = [row for row in rows if len(row["tellings"]) > 1 or tied.intersection(row["tellings"])]
    return often[: 2 * _FEW] + [row for row in rows if row not in often][:_FEW]


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """HTML and JSON: address and answer, without the token of the visit."""
    client = TestClient(create_app(folder), base_url="http://localhost:8321")
    with Record.open(folder) as record, closing(record.snapshot()) as snapshot:
        things = [f"/articles/{row['id']}" for row in snapshot.documents() if row["current"]]
        told = [row["id"] for row in _statements(snapshot)]
        things += [f"/statements/{key}{end}" for key in told for end in ("", "/cite")]
        things += [f"/speakers/{row['id']}" for row in islice(snapshot.entities(), _FEW)]
    for address in (*things, "/about"):
        for asked in (address, f"/api{address}"):
            answer = client.get(asked)
            assert answer.status_code == 200, asked
            yield asked, re.sub(r'name="token" value="[^"]*"', "", answer.text)


_FEW = 4
_TIED = """
SELECT unnest([o.attribution, coalesce(o.parent, '')]) AS id FROM (SELECT unnest(occasions) AS o FROM findings)
WHERE o.parent IS NOT NULL OR len(o.replies) > 0
"""
