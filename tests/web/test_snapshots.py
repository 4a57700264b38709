"""Older states of a record, opened again."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.pipeline import add
from onrecord.removing import remove
from onrecord.store import older
from onrecord.tagging import note
from onrecord.web.older import OF_NOW
from tests.run.stages import LineStage
from tests.web.adding import ARTICLE, OTHER, Reader


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record to which two articles were added one after the other."""
    folder = tmp_path_factory.mktemp("snapshots") / "record"
    for name, content in (("weir.txt", ARTICLE), ("mill.txt", OTHER)):
        path = folder.parent / name
        path.write_bytes(content)
        add(folder, [path], outlet="The Olm Courier", jobs=1, stage=LineStage())
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "record"))


@pytest.fixture
def reader(folder: Path) -> Reader:
    return Reader(folder)


def numbers(reader: Reader) -> list[int]:
    return [each["number"] for each in reader.client.get("/api/about").json()["states"]]


def test_an_older_state_shows_what_it_showed_then(reader: Reader) -> None:
    client = reader.client
    newest, first = numbers(reader)
    assert client.get(f"/at/{first}/api/articles").json()["total"] == 1
    assert client.get(f"/at/{newest}/api/articles").json()["total"] == 2
    assert client.get(f"/at/{first}/api/statements?words=mill").json()["total"] == 0
    assert client.get(f"/at/{newest}/api/statements?words=mill").json()["total"] == 1
    [key] = [row["id"] for row in client.get(f"/at/{first}/api/articles").json()["rows"]]
    shown = client.get(f"/at/{first}/articles/{key}")
    assert "As it stood on" in shown.text
    assert "The water at the weir is high" in shown.text
    assert client.get(f"/at/{first}/articles/{key}/capture").content == ARTICLE
    [other] = {row["id"] for row in client.get("/api/articles").json()["rows"]} - {key}
    assert client.get(f"/at/{first}/articles/{other}").status_code == 404
    assert client.get(f"/at/{newest}/articles/{other}").status_code == 200
    assert "As it stood on" not in client.get(f"/articles/{key}").text


def test_links_and_redirections_stay_in_it(reader: Reader) -> None:
    client = reader.client
    _, first = numbers(reader)
    seen, waiting = set(), [f"/at/{first}/"]
    while waiting and len(seen) < 40:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        if answer.status_code in (303, 307):
            there = answer.headers["location"]
            if path.removeprefix(f"/at/{first}").removeprefix("/api").startswith(OF_NOW):
                assert there == path.removeprefix(f"/at/{first}")
                continue
            assert there.startswith(f"/at/{first}/"), (path, there)
            waiting.append(there.partition("#")[0])
            continue
        assert answer.status_code == 200, path
        if "/api" in path or path.endswith("/capture"):
            continue
        # Nothing can be sent from it.
        read = re.sub(r'<form [^>]*method="post"[^>]*>', "", answer.text)
        for quote, link in re.findall(r'(?:href|action)=(["\'])([^"\'#]*)', read):
            if quote == '"' and link and not link.startswith(("/static/", "http")):
                assert link.startswith(f"/at/{first}"), (path, link)
                waiting.append(link.replace("&amp;", "&"))
    assert len(seen) > 10


def test_nothing_is_written_in_it_and_what_is_of_now_is_not_of_then(reader: Reader) -> None:
    newest, first = numbers(reader)
    answer = reader.client.post(f"/at/{first}/add", data={"token": reader.token()})
    assert (answer.status_code, "nothing can be changed" in answer.text) == (405, True)
    for path in ("/add", "/about", "/log"):
        assert reader.client.get(f"/at/{first}{path}?a=1").headers["location"] == f"{path}?a=1"
    for number in (newest + 1, 999_999):
        missing = reader.client.get(f"/at/{number}/")
        assert (missing.status_code, f"no snapshot {number}" in missing.text) == (404, True)
        assert reader.client.get(f"/at/{number}/api/articles").json()["detail"]


def test_notes_that_came_later_are_not_in_it(reader: Reader) -> None:
    _, first = numbers(reader)
    [row] = reader.client.get(f"/at/{first}/api/articles").json()["rows"]
    later = datetime(2099, 1, 1, tzinfo=UTC)
    note(reader.additions.folder, row["id"], "Called the mill", by="Ana", now=later)
    assert "Called the mill" in reader.client.get(f"/articles/{row['id']}").text
    older.drop_all(reader.additions.folder)
    assert "Called the mill" not in reader.client.get(f"/at/{first}/articles/{row['id']}").text


def test_few_stay_open_and_a_damaged_one_is_made_anew(
    reader: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest, first = numbers(reader)
    monkeypatch.setattr(older, "_KEPT", 1)
    places = [older.open_older(folder, number) for number in (first, newest)]
    assert [place.is_dir() for place in places] == [False, True]
    # Whoever was killed while opening one leaves this behind.
    (folder / older.FOLDER / f"{older._UNFINISHED}x").mkdir()
    assert older.open_older(folder, first) == places[0]
    assert [path.name for path in (folder / older.FOLDER).iterdir()] == [places[0].name]
    (places[0] / "index.sqlite").unlink()
    assert reader.client.get(f"/at/{first}/api/articles").json()["total"] == 1


def test_what_is_removed_is_gone_from_older_states(reader: Reader, folder: Path) -> None:
    client = reader.client
    newest, first = numbers(reader)
    [key] = [row["id"] for row in client.get(f"/at/{first}/api/articles").json()["rows"]]
    remove(folder, key, why="Order of the court", now=datetime(2031, 4, 9, 12, tzinfo=UTC))
    assert not (folder / older.FOLDER).exists()
    gone = client.get(f"/at/{first}/articles/{key}")
    assert (gone.status_code, "something was removed from this record" in gone.text) == (404, True)
    assert "Something was removed from this record on 9 April 2031" in client.get("/about").text
    assert all(number > newest for number in numbers(reader))
    current = client.get("/api/about").json()["snapshot"]
    assert client.get(f"/at/{current}/api/articles").json()["total"] == 1
