"""``onrecord known``: from a file to the ids that entities carry, and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.store.index import update
from onrecord.store.record import Record

TABLE = "name,aliases,id,kind\nIlse Marrow,I. Marrow,Q1,person\nOtto Nobody,,Q9,person\n"


@pytest.fixture
def mine(record: Path, tmp_path: Path) -> Path:
    """A copy of the record, to be changed."""
    return Path(shutil.copytree(record, tmp_path / "mine"))


def run(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--record", str(record), *arguments], catch_exceptions=False)


def known_of(record: Path) -> dict[str, list[str]]:
    rows = [json.loads(line) for line in run(record, "export", "entities").stdout.splitlines()]
    return {row["name"]: row["known"] for row in rows if row["known"]}


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_entities_carry_the_ids_of_a_file(mine: Path, tmp_path: Path) -> None:
    assert known_of(mine) == {}
    table = written(tmp_path, "people.csv", TABLE)
    done = run(mine, "known", table)
    assert (done.exit_code, done.stderr) == (0, "2 new · 0 changed · 0 known already\n")
    assert known_of(mine) == {"Ilse Marrow": ["Q1"]}
    [view] = [json.loads(line) for line in run(mine, "speaker", "Marrow", "--json").stdout.splitlines()]
    assert view["known"] == ["Q1"]
    assert "known as" in run(mine, "speaker", "Marrow").stdout
    assert json.loads(run(mine, "show", view["id"], "--json").stdout)["known"] == ["Q1"]
    again = run(mine, "known", table)
    assert again.stderr == "0 new · 0 changed · 2 known already\n"
    assert run(mine, "known").stdout.startswith("people.csv: 2 entities, last added 20")
    assert run(mine, "verify").exit_code == 0


def test_the_page_of_an_entity_has_them_too(mine: Path, tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from onrecord.web.app import create_app

    run(mine, "known", written(tmp_path, "people.csv", "name,id,wikidata\nIlse Marrow,nk<1>,Q1\n"))
    [view] = [json.loads(line) for line in run(mine, "speaker", "Marrow", "--json").stdout.splitlines()]
    with TestClient(create_app(mine), base_url="http://127.0.0.1") as client:
        page = client.get(f"/speakers/{view['id']}").text
        assert '<a href="https://www.wikidata.org/wiki/Q1">Q1</a>' in page
        assert "<code>nk&lt;1&gt;</code>" in page
        assert client.get(f"/api/speakers/{view['id']}").json()["entity"]["known"] == ["nk<1>", "Q1"]


def test_what_is_known_can_be_removed(mine: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "people.csv", TABLE)
    run(mine, "known", table)
    assert run(mine, "known", table, "--remove").stderr == "2 removed\n"
    assert known_of(mine) == {}
    assert run(mine, "known", table, "--remove").stderr == "0 removed\n"
    run(mine, "known", table)
    Path(table).unlink()
    assert run(mine, "known", table, "--remove").stderr == "2 removed\n"
    gone = run(mine, "known", table, "--remove")
    assert gone.exit_code == 1
    assert "no file" in gone.stderr
    assert "Nobody is known yet" in run(mine, "known").stderr


def test_bad_rows_are_told_of_and_the_others_kept(mine: Path, tmp_path: Path) -> None:
    lines = [
        '{"id": "NK-1", "schema": "Person", "properties": {"name": ["Ilse Marrow"], "wikidataId": ["Q1"]}}',
        "{broken",
        '{"id": "NK-2", "schema": "Vessel", "properties": {"name": ["Heron"]}}',
    ]
    done = run(mine, "known", written(tmp_path, "some.json", "\n".join(lines)))
    assert done.exit_code == 1
    first, last = done.stderr.splitlines()
    assert ", line 2: it is no JSON object" in first
    assert last == "1 new · 0 changed · 0 known already · 1 of other kinds passed over · 1 could not be used"
    assert known_of(mine) == {"Ilse Marrow": ["NK-1", "Q1"]}


def test_a_file_that_is_neither_is_refused_and_nothing_is_changed(mine: Path, tmp_path: Path) -> None:
    done = run(mine, "known", written(tmp_path, "notes.txt", "Ilse Marrow is Q1\n"))
    assert done.exit_code == 1
    assert "has no column name" in done.stderr
    assert "Nobody is known yet" in run(mine, "known").stderr


def test_a_record_of_an_earlier_format_is_read_and_brought_up_to_date(mine: Path, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(mine / "catalog.sqlite") as catalog:
        later = "known known_mark judgements notes noted removed_addresses removals vacancies doomed given_ids owed_ids"
        catalog.executescript(
            "".join(f"DROP TABLE {table};" for table in later.split())
            + "ALTER TABLE snapshots DROP COLUMN judged; PRAGMA user_version = 2;"
        )
    catalog.close()
    assert known_of(mine) == {}
    assert "Nobody is known yet" in run(mine, "known").stderr
    assert run(mine, "known", written(tmp_path, "people.csv", TABLE)).exit_code == 0
    assert known_of(mine) == {"Ilse Marrow": ["Q1"]}


def test_who_is_known_before_anything_was_added(tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert run(new, "known", written(tmp_path, "people.csv", TABLE)).exit_code == 0
    with Record.open(new) as record:
        assert not update(record)
    assert run(tmp_path / "none", "known", str(tmp_path / "people.csv"), "--remove").exit_code == 1
    assert not (tmp_path / "none").exists()
