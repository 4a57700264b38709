"""Adding from a page."""

from __future__ import annotations

import errno
import io
import json
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.store.record import Record
from onrecord.web.adding import jobs, orders, queue
from onrecord.web.adding.jobs import Shelf
from onrecord.web.adding.orders import Limits, safe_name
from onrecord.web.background import Stopped, in_process
from tests.web.adding import ARTICLE, OTHER, Reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Record.create(tmp_path / "record").close()
    return tmp_path / "record"


@pytest.fixture
def reader(folder: Path) -> Reader:
    return Reader(folder)


def counts(job: dict[str, Any]) -> tuple[int, int, int]:
    return job["added"], job["already_there"], job["failed"]


def uris(reader: Reader) -> set[str]:
    return {row["uri"] for row in reader.client.get("/api/articles").json()["rows"]}


def test_an_empty_record_invites_to_add(reader: Reader) -> None:
    for path in ("/", "/articles", "/statements", "/speakers", "/outlets", "/about"):
        assert '<a href="/add">Add articles</a>' in reader.client.get(path).text, path
    assert "invites" not in reader.client.get("/articles?words=weir").text
    assert "No article fits" in reader.client.get("/articles?words=weir").text


def test_files_are_added_and_each_failure_has_its_reason(reader: Reader, folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("deep/mill.txt", OTHER)
    job = reader.add(
        ("weir.txt", ARTICLE), ("weir.txt", ARTICLE), ("poisoned.txt", b"POISON in the well, and more."),
        ("empty.txt", b""), ("both.zip", packed.getvalue()), outlet="The Olm <b>Courier</b>",
    )  # fmt: skip
    assert (job["state"], *counts(job)) == ("done", 2, 1, 2)
    assert {each["source"]: each["reason"] for each in job["failures"]} == {
        "poisoned.txt": "cannot be analysed",
        "empty.txt": "empty file",
    }
    assert (job["statements"], job["new"], len(job["documents"])) == (2, 2, 2)
    shown = reader.client.get(f"/add/{job['number']}").text
    for words in ("weir.txt", "The Olm &lt;b&gt;Courier&lt;/b&gt;", "poisoned text", "2 statements told", "empty file"):
        assert words in shown
    assert all(f'href="/articles/{key}"' in shown for key in job["documents"])
    assert str(folder) not in shown
    # Nothing of what was sent is left but in the record itself.
    assert [path.name for path in (folder / jobs.FOLDER).iterdir() if path.is_dir()] == []
    again = reader.add(("weir.txt", ARTICLE), outlet="The Olm <b>Courier</b>")
    assert (counts(again), again["new"]) == ((0, 1, 0), 0)
    assert reader.client.get("/add").text.count("/add/") >= 2


def test_a_pasted_text_keeps_what_is_said_of_it(reader: Reader) -> None:
    fields = {"title": "The ford", "date": "2031-04-05", "outlet": "Olm Post"}
    job = reader.add(text="Ada Lum said: The ford is shut.\r\nNobody knows for how long.", **fields)
    assert counts(job) == (1, 0, 0)
    article = reader.client.get(f"/api/articles/{job['documents'][0]}").json()
    assert (article["title"], article["outlet"], article["published"]["earliest"]) == (
        "The ford",
        "Olm Post",
        "2031-04-05",
    )
    assert "\r" not in article["text"]
    assert article["attributions"]
    same = reader.add(text="Ada Lum said: The ford is shut.\nNobody knows for how long.", **fields)
    assert counts(same) == (0, 1, 0)


def test_links_are_never_paths_and_private_addresses_are_refused(reader: Reader, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(ARTICLE)
    job = reader.add(links=f"{secret}\nfile://{secret}\n\nhttp://127.0.0.1:9/weir\nhttp://127.0.0.1:9/weir")
    assert counts(job) == (0, 0, 3)
    reasons = [each["reason"] for each in job["failures"]]
    assert sorted(reasons) == ["no address", "no address", "private address"]
    assert uris(reader) == set()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/weir.txt", "weir.txt"),
        ("..\\..\\weir.txt", "weir.txt"),
        ("C:\\fakepath\\weir.html", "weir.html"),
        ("/weir.txt", "weir.txt"),
        ("..", "file"),
        ("\x00\x1f", "file"),
        ("a" * 500 + ".html", "a" * 195 + ".html"),
        ("نهر.txt", "نهر.txt"),
        ("ø" * 300, "ø" * 100),
    ],
)
def test_names_of_files_lead_nowhere(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_file_keeps_its_name_and_nothing_is_written_elsewhere(reader: Reader, folder: Path) -> None:
    before = {path for path in folder.parent.rglob("*") if folder not in path.parents}
    reader.add(("../../../the weir.txt", ARTICLE))
    assert uris(reader) == {"file:///the%20weir.txt"}
    assert {path for path in folder.parent.rglob("*") if folder not in path.parents} == before


def test_too_much_is_refused_with_the_limit(folder: Path) -> None:
    reader = Reader(folder, limits=Limits(total=50_000, files=3, text=1000, links=2))
    large = reader.send(("large.txt", b"x" * 60_000))
    assert large.status_code == 413
    assert "the limit is 50,000 bytes" in large.text
    many = reader.send(*((f"{n}.txt", ARTICLE) for n in range(4)))
    assert (many.status_code, "more than 3 files" in many.text) == (413, True)
    long = reader.send(text="x" * 2000)
    assert (long.status_code, "the limit is 1,000 bytes" in long.text) == (413, True)
    links = reader.send(links="https://a.example/\nhttps://b.example/\nhttps://c.example/")
    assert (links.status_code, "more than 2 links" in links.text) == (400, True)
    assert reader.client.get("/api/add").json() == []
    assert counts(reader.add(("weir.txt", ARTICLE))) == (1, 0, 0)


def test_too_much_is_refused_before_it_was_all_read(folder: Path) -> None:
    reader = Reader(folder, limits=Limits(total=50_000))
    sent = 0

    def endless() -> Any:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        while sent < 10_000_000:
            sent += 10_000
            yield b"x" * 10_000

    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = reader.client.post("/add", content=endless(), headers=kind)
    assert answer.status_code == 413
    other = reader.client.post("/about/verify", content=b"x" * 5_000_000, headers=kind)
    assert other.status_code == 413
    broken = reader.client.post("/add", content=b"nothing like a form", headers=kind)
    assert broken.status_code in (400, 403)
    assert reader.client.post("/add", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 403


def test_only_a_page_of_ours_can_add(reader: Reader) -> None:
    for token in ({}, {"token": "0" * 64}):
        assert reader.client.post("/add", data=token, files=[("files", ("a.txt", ARTICLE))]).status_code == 403
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert reader.client.post("/add", data={"token": reader.token()}, headers=elsewhere).status_code == 403
    assert reader.client.get("/api/add").json() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nothing was sent"),
        ({"text": "Words.", "date": "2031-02-30"}, "is no date"),
        ({"text": "Words.", "date": "soon"}, "is no date"),
    ],
)
def test_what_cannot_be_added_is_said_at_once(reader: Reader, fields: dict[str, str], said: str) -> None:
    answer = reader.send(**fields)
    assert (answer.status_code, said in answer.text) == (400, True)


def test_additions_wait_for_each_other_and_are_shown_meanwhile(folder: Path) -> None:
    go, begun = threading.Event(), threading.Event()

    def held(task: Callable[..., Any], given: Any, tell: Any, beat: Any, stop: threading.Event) -> Any:
        tell({"read": 1, "total": 2, "added": 1, "already_there": 0, "failed": 0, "step": "reading"})
        begun.set()
        while not go.wait(0.01):
            if stop.is_set():
                raise Stopped
        return task(tell, *given)

    reader = Reader(folder, run=held)
    first = reader.send(("weir.txt", ARTICLE)).headers["location"]
    second = reader.send(("mill.txt", OTHER)).headers["location"]
    third = reader.send(("mill.txt", OTHER)).headers["location"]
    assert begun.wait(60)
    shown = reader.client.get(first)
    assert '<noscript><meta http-equiv="refresh"' in shown.text
    assert 'data-follow="/api/add/1"' in shown.text
    assert shown.headers["cache-control"] == "no-store"
    assert 'max="2" value="1"' in shown.text
    assert [job["state"] for job in reader.client.get("/api/add").json()] == ["waiting", "waiting", "running"]
    assert "Another addition comes first" in reader.client.get(second).text
    # Readers read on.
    assert reader.client.get("/").status_code == 200
    token = reader.token()
    assert reader.client.post(f"{third}/stop", data={}).status_code == 403
    assert reader.client.post(f"{third}/stop", data={"token": token}).status_code == 303
    assert reader.client.get(f"/api{third}").json()["state"] == "stopped"
    assert reader.client.post(f"{first}/stop", data={"token": token}).status_code == 303
    go.set() if reader.client.get(f"/api{first}").json()["state"] == "stopped" else None
    while reader.client.get(f"/api{first}").json()["state"] == "running":
        pass
    go.set()
    assert reader.additions.wait(120)
    assert [job["state"] for job in reader.client.get("/api/add").json()] == ["stopped", "done", "stopped"]
    assert uris(reader) == {"file:///mill.txt"}


def test_after_a_stop_of_the_server_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Shelf(folder)
    job = gone.claim("2031-05-01T12:00:00+00:00")
    (gone.spool(job) / "1").mkdir(parents=True)
    (gone.spool(job) / "1" / "weir.txt").write_bytes(ARTICLE)
    gone.keep(jobs.Job(job.number, gone.owner, job.made, state="running", files=3, added=2))
    reader = Reader(folder)
    # Another server may well be at work.
    assert reader.client.get("/api/add/1").json()["state"] == "running"
    monkeypatch.setattr(jobs, "_ALIVE_SECONDS", -1.0)
    shown = reader.client.get("/add/1").text
    assert "The addition was interrupted" in shown
    assert "Send the same again" in shown
    assert not gone.spool(job).exists()
    assert reader.client.get("/api/add/1").json()["added"] == 2
    assert counts(reader.add(("weir.txt", ARTICLE))) == (1, 0, 0)


def test_no_room_is_said_and_nothing_is_left(reader: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(orders.shutil, "copyfileobj", full)
        answer = reader.send(("weir.txt", ARTICLE))
    assert (answer.status_code, "no room left" in answer.text) == (507, True)
    assert reader.client.get("/api/add").json() == []
    monkeypatch.setattr(queue.Shelf, "claim", lambda *_: full())
    assert reader.send(("weir.txt", ARTICLE)).status_code == 507


def test_a_record_that_cannot_be_written_is_a_failure_with_the_remedy(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord import pipeline
    from onrecord.errors import RecordError

    def locked(*_: object, **__: object) -> None:
        raise RecordError("the record cannot be written: another program holds it")

    monkeypatch.setattr(pipeline, "add", locked)
    job = reader.add(("weir.txt", ARTICLE))
    assert (job["state"], "another program holds it" in job["message"]) == ("failed", True)
    assert "another program holds it" in reader.client.get("/add/1").text


def test_it_is_done_by_a_process_of_its_own(folder: Path) -> None:
    reader = Reader(folder, run=in_process)
    job = reader.add(("weir.txt", ARTICLE), ("deadly.txt", b"DEADLY words in a text of some length."))
    # The process was killed by the second file; what was committed counts, and it is said.
    assert (job["state"], "process ended" in job["message"]) == ("failed", True)
    assert counts(reader.add(("weir.txt", ARTICLE)))[2] == 0
    assert uris(reader) == {"file:///weir.txt"}


def test_what_is_kept_of_additions_can_be_damaged(reader: Reader, folder: Path) -> None:
    reader.add(("weir.txt", ARTICLE))
    (folder / jobs.FOLDER / "1.json").write_text(json.dumps([1, 2]), encoding="utf-8")
    assert reader.client.get("/add/1").status_code == 404
    assert reader.client.get("/add/77").status_code == 404
    assert reader.client.get("/add/x").status_code == 400
