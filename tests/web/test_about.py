"""About a record: where it came from, how good it is, and whether it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.accuracy import SHIPPED, written
from onrecord.ask.accuracy import accuracy
from onrecord.web.verifying import FILE
from tests.web.adding import ARTICLE, Reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from onrecord.store.record import Record

    Record.create(tmp_path / "record").close()
    return tmp_path / "record"


def test_the_accuracy_that_is_told_is_that_of_the_floors() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == written(), "run: python -m bench.accuracy"
    assert all(0 < figure.percent <= 100 for each in accuracy() for figure in each.figures)


def test_it_tells_how_the_record_was_made(folder: Path) -> None:
    reader = Reader(folder)
    assert "This record is empty" in reader.client.get("/about").text
    reader.add(("weir.txt", ARTICLE), outlet="The Olm <i>Courier</i>")
    found = reader.client.get("/api/about").json()
    assert [(each["version"], each["documents"]) for each in found["analyses"]] == [("lines-1", 1)]
    assert [each["documents"] for each in found["cleaners"]] == [1]
    assert (found["captures"], found["counts"]["documents"]) == (1, 1)
    assert [(each["added"], each["documents"], each["opens"]) for each in found["states"]] == [(1, 1, True)]
    assert found["states"][0]["number"] == found["snapshot"]
    shown = reader.client.get("/about").text
    for words in (
        found["digest"],
        "lines-1",
        found["analysis"],
        "The Olm &lt;i&gt;Courier",
        "Not verified",
        "onrecord",
    ):
        assert words in shown
    for each in accuracy():
        assert each.task in shown
        assert all(f"{figure.percent:.1f}" in shown for figure in each.figures)


def test_the_digest_is_of_what_is_in_it(folder: Path) -> None:
    reader = Reader(folder)
    digests = [reader.client.get("/api/about").json()["digest"]]
    for name in ("a.txt", "b.txt"):
        reader.add((name, ARTICLE))
        digests.append(reader.client.get("/api/about").json()["digest"])
    reader.add(("b.txt", ARTICLE))
    assert len(set(digests)) == 3
    assert reader.client.get("/api/about").json()["digest"] == digests[-1]


def test_verifying_says_what_is_wrong_and_keeps_it(folder: Path) -> None:
    reader = Reader(folder)
    reader.add(("weir.txt", ARTICLE))
    assert reader.client.post("/about/verify", data={}).status_code == 403
    token = {"token": reader.token()}
    assert reader.client.post("/about/verify", data=token).headers["location"] == "/about#verified"
    assert reader.verifying.wait(120)
    found = reader.client.get("/api/about/verification").json()
    assert (found["state"], found["problems"], found["checked"]["documents"]) == ("done", 0, 1)
    assert "No problems found" in reader.client.get("/about").text
    capture = next(path for path in (folder / "captures").rglob("*") if path.is_file())
    capture.write_bytes(b"<script>other bytes</script>")
    reader.client.post("/about/verify", data=token)
    assert reader.verifying.wait(120)
    # Another start of the server knows it too.
    after = Reader(folder).client
    assert after.get("/api/about/verification").json()["problems"] >= 1
    assert "its bytes have changed" in after.get("/about").text
    (folder / FILE).write_text(json.dumps(["damaged"]), encoding="utf-8")
    assert after.get("/api/about/verification").json()["state"] == "never"
