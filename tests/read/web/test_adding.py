"""Pages into a record and again: what is the same is not sent, what has changed replaces what it was."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.pipeline import Summary, add, verify
from onrecord.read.web import WebSettings
from onrecord.store.record import Filter, Record
from tests.read.web.server import NOW, Hostile, Line, Route, head, moved, said
from tests.run.stages import LineStage
from tests.store.sources import every_byte

WEB = WebSettings(allow_private=True, delay=0.0)


def article(number: int, more: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>Bridge over the Olm, part {number}</title></head><body><article>"
        f"<h1>Bridge over the Olm, part {number}</h1>"
        f"<p>The council of Tarnfield met again on the matter of the bridge, for the {number}. time this year.</p>"
        f"<p>Minister Ada Lindqvist said: “The bridge will stay closed for {number} more weeks.”</p>"
        f"<p>Bo Raskin said: “We were told {number} times that it would open.” {more}</p>"
        "</article></body></html>"
    ).encode()


def tagged(body: bytes, etag: str) -> Route:
    """A page whose server knows by its ETag whether it was sent before."""

    def answer(line: Line) -> None:
        if line.asked.headers.get("if-none-match") == etag:
            line.send(head(304, f"ETag: {etag}"))
        else:
            line.send(head(200, f"ETag: {etag}", f"Content-Length: {len(body)}") + body)

    return answer


@pytest.fixture
def server() -> Iterator[Hostile]:
    with Hostile({f"/{number}": tagged(article(number), f'"{number}-1"') for number in (1, 2, 3)}) as hostile:
        yield hostile


@pytest.fixture
def urls(server: Hostile) -> list[str]:
    return [server.url(f"/{number}", "127.0.0.1") for number in (1, 2, 3)]


def put(record: Path, *sources: str | Path, **options: object) -> Summary:
    options.setdefault("web", WEB)
    return add(record, sources, stage=LineStage(), **options)  # type: ignore[arg-type]


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.read, summary.added, summary.already_there, len(summary.failed)


def sent(server: Hostile) -> list[str]:
    """The pages that were asked for since the last look, with ``?`` where they might be the same."""
    said = [asked.path + "?" * ("if-none-match" in asked.headers) for asked in server.asked]
    server.asked.clear()
    return [path for path in said if path != "/robots.txt"]


def test_three_pages_and_again_and_one_that_changed(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    record = tmp_path / "record"
    assert counts(put(record, *urls)) == (3, 3, 0, 0)
    assert sent(server) == ["/1", "/2", "/3"]
    before = every_byte(record)

    assert counts(put(record, *urls)) == (3, 0, 3, 0)
    assert sent(server) == ["/1?", "/2?", "/3?"]
    assert every_byte(record) == before

    server.routes["/2"] = tagged(article(2, "The ferry sails instead."), '"2-2"')
    assert counts(put(record, *urls)) == (3, 1, 2, 0)
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        current = list(snapshot.documents())
        [new] = [row for row in current if row["uri"] == urls[1]]
        [old] = snapshot.documents(Filter(ids=(new["replaces"],)))
    assert sorted(row["uri"] for row in current) == urls
    assert (old["uri"], old["current"]) == (urls[1], False)
    assert ("The ferry sails" in new["text"], "The ferry sails" in old["text"]) == (True, False)
    report = verify(record)
    assert (report.problems, report.checked["texts"]) == ((), 4)

    sent(server)
    assert counts(put(record, *urls)) == (3, 0, 3, 0)
    assert sent(server) == ["/1?", "/2?", "/3?"]


def test_a_page_reached_by_another_address(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    put(tmp_path / "record", urls[0])
    server.routes["/short"] = moved("/1")
    sent(server)
    assert counts(put(tmp_path / "record", server.url("/short", "127.0.0.1"))) == (1, 0, 1, 0)
    assert sent(server) == ["/short", "/1?"]


def test_a_page_that_went_back_to_what_it_was_is_fetched_in_full(
    tmp_path: Path, server: Hostile, urls: list[str]
) -> None:
    record, first = tmp_path / "record", server.routes["/1"]
    put(record, urls[0])
    server.routes["/1"] = tagged(article(1, "More."), '"1-2"')
    put(record, urls[0])
    server.routes["/1"] = first
    put(record, urls[0])
    sent(server)
    put(record, urls[0])
    assert sent(server) == ["/1"]
    server.routes["/1"] = tagged(article(1, "More."), '"1-2"')
    assert counts(put(record, urls[0])) == (1, 0, 1, 0)


def test_other_options_want_the_page_in_full(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    put(tmp_path / "record", urls[0])
    sent(server)
    summary = put(tmp_path / "record", urls[0], outlet="The Northern Tide")
    assert [failure.reason for failure in summary.failed] == ["already there, with other options"]
    assert sent(server) == ["/1"]


def test_another_cleaner_wants_the_page_in_full(
    tmp_path: Path, server: Hostile, urls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "record", urls[0])
    sent(server)
    monkeypatch.setattr("onrecord.clean.document.CLEANER", "onrecord.clean/next")
    assert counts(put(tmp_path / "record", urls[0])) == (1, 0, 1, 0)
    assert sent(server) == ["/1"]


def test_a_page_whose_analysis_failed_is_fetched_in_full(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    server.routes["/1"] = tagged(article(1, "POISON"), '"1-1"')
    assert counts(put(tmp_path / "record", urls[0])) == (1, 0, 0, 1)
    sent(server)
    put(tmp_path / "record", urls[0])
    assert sent(server) == ["/1"]


def test_a_counter_in_the_page_is_no_change(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    put(tmp_path / "record", urls[0])
    before = every_byte(tmp_path / "record")
    server.routes["/1"] = tagged(article(1) + b"<!-- read 7 times -->", '"1-7"')
    assert counts(put(tmp_path / "record", urls[0])) == (1, 0, 1, 0)
    assert every_byte(tmp_path / "record") == before


def test_files_and_pages_together_and_failures_of_each(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    (tmp_path / "a.html").write_bytes(article(7))
    (tmp_path / "empty.txt").write_bytes(b"")
    missing = server.url("/missing", "127.0.0.1")
    summary = put(tmp_path / "record", tmp_path / "a.html", urls[0], missing, tmp_path / "empty.txt", urls[1])
    assert counts(summary) == (3, 3, 0, 2)
    assert [(failure.source, failure.reason) for failure in summary.failed] == [
        (missing, "not found (404)"),
        (str(tmp_path / "empty.txt"), "empty file"),
    ]


def test_pages_that_are_no_articles_fail_with_their_address(tmp_path: Path, server: Hostile) -> None:
    bodies = {"/empty": b"", "/image": b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "/blank": b"\n\n"}
    server.routes |= {path: said(200, "Content-Type: text/html", body=body) for path, body in bodies.items()}
    summary = put(tmp_path / "record", *(server.url(path, "127.0.0.1") for path in bodies))
    assert [failure.reason for failure in summary.failed] == ["empty file", "not text", "empty file"]
    assert all(failure.source in failure.message for failure in summary.failed)


def test_how_the_page_came_is_kept_and_a_date_told_by_it(tmp_path: Path, server: Hostile) -> None:
    page = article(4).replace(b"</h1>", b"</h1><p>Published 2 days ago</p>")
    server.routes |= {"/old": moved("/new#x"), "/new": said(200, "Content-Type: text/html; charset=utf-8", body=page)}
    put(tmp_path / "record", server.url("/old", "127.0.0.1"), now=NOW)
    with Record.open(tmp_path / "record") as opened:
        [row] = opened.snapshot().ask("SELECT uri, received, origin, published FROM documents")
    assert row["uri"] == server.url("/new", "127.0.0.1")
    assert row["origin"]["redirects"] == [server.url("/old", "127.0.0.1")]
    assert (row["origin"]["charset"], row["origin"]["collected"], row["received"]) == ("utf-8", *[NOW.isoformat()] * 2)
    assert row["published"]["earliest"] == "2031-03-31"
    assert verify(tmp_path / "record").sound


def test_without_settings_nothing_is_fetched(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    summary = put(tmp_path / "record", urls[0], web=None)
    assert [failure.reason for failure in summary.failed] == ["not fetched"]
    assert server.asked == []


def test_private_addresses_are_refused_unless_allowed(tmp_path: Path, server: Hostile, urls: list[str]) -> None:
    summary = put(tmp_path / "record", urls[0], web=dataclasses.replace(WEB, allow_private=False))
    assert [failure.reason for failure in summary.failed] == ["private address"]
    assert server.asked == []


def test_stopped_while_a_page_is_awaited(
    tmp_path: Path,
    server: Hostile,
    urls: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.read.web.network._Stream.read", interrupt)
    assert main(["--record", str(tmp_path / "record"), "add", "--allow-private", urls[0]]) == 130
    assert "The record is sound" in capsys.readouterr().err
    assert verify(tmp_path / "record").sound


def test_the_command(
    tmp_path: Path,
    server: Hostile,
    urls: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ONRECORD_USER_AGENT", "harbourbot/2 (crew@tide.example)")
    command = ["--record", str(tmp_path / "record"), "add", "--allow-private", "--delay", "0", "--timeout", "20"]
    assert main([*command, *urls[:2]]) == 0
    assert "2 read · 2 added · 0 already there · 0 failed" in capsys.readouterr().err
    assert {asked.headers["user-agent"] for asked in server.asked} == {"harbourbot/2 (crew@tide.example)"}
    assert main([*command, "--user-agent", "tidebot", *urls[:2]]) == 0
    assert "2 read · 0 added · 2 already there · 0 failed" in capsys.readouterr().err
    assert server.asked[-1].headers["user-agent"] == "tidebot"
    assert main([*command, "--user-agent", "1/2", urls[0]]) == 1
    assert "user agent" in capsys.readouterr().err
    assert main([*command, urls[0].replace("//", "//me:secret@")]) == 1
    shown = capsys.readouterr().err
    assert "password in the address" in shown
    assert "secret" not in shown
