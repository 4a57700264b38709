"""``add``, ``analyse``, ``verify`` and ``demo``, with the pipeline itself replaced by one that obeys the test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord import judging, pipeline
from onrecord.cli.app import app
from onrecord.errors import InputError, OnrecordError
from onrecord.pipeline import Failure, Progress, Summary
from onrecord.read.web import WebSettings
from onrecord.store.report import Problem, Report
from tests.cli.conftest import Run


def _pipeline(monkeypatch: pytest.MonkeyPatch, name: str, answer: Any) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Put ``answer`` in the place of a function of the pipeline; gives the calls."""
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def called(*given: Any, **named: Any) -> Any:
        calls.append((given, named))
        return answer(*given, **named) if callable(answer) else answer

    monkeypatch.setattr(pipeline, name, called)
    # No record is made here of which one could ask whether what people judged still holds.
    monkeypatch.setattr(judging, "unanchored", lambda _: 0)
    return calls


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_add_hands_on_what_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _pipeline(monkeypatch, "add", Summary(2, 1, 1, ()))
    result = _run(
        "--record", "r", "add", "one", "two", "--outlet", "Tide", "--collected", "2031-04-02", "--jobs", "3"
    )  # fmt: skip
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 read · 1 added · 1 already there · 0 failed" in result.stderr
    given, named = calls[0]
    assert given == (Path("r"), ("one", "two"))
    told = {key: value for key, value in named.items() if key != "progress"}
    assert told == {
        "outlet": "Tide", "collected": "2031-04-02", "fields": (), "jobs": 3, "engine": "local", "web": WebSettings(),
        "restore": False,
    }  # fmt: skip


def test_add_hands_on_how_to_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _pipeline(monkeypatch, "add", Summary(1, 1, 0, ()))
    result = _run(
        "add", "https://tide.example/", "--allow-private", "--delay", "2.5", "--timeout", "9", "--user-agent", "bot/1"
    )  # fmt: skip
    assert result.exit_code == 0
    assert calls[0][1]["web"] == WebSettings("bot/1", delay=2.5, timeout=9.0, allow_private=True)


@pytest.mark.parametrize("option", [("--delay", "-1"), ("--timeout", "0"), ("--delay", "soon")])
def test_times_that_cannot_be(option: tuple[str, str]) -> None:
    assert _run("add", "https://tide.example/", *option).exit_code == 2


def test_add_hands_on_which_column_holds_what(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _pipeline(monkeypatch, "add", Summary(0, 0, 0, ()))
    assert _run("add", "x", "--map", "text=Story, part one, title = Head", "--map", "date=day").exit_code == 0
    assert calls[0][1]["fields"] == ("date=day", "text=Story, part one", "title=Head")


@pytest.mark.parametrize(
    ("said", "named"),
    [("story", "FIELD=COLUMN"), ("heading=x", "the fields are text, title"), ("text=a,text=b", "'a' already")],
)
def test_add_refuses_a_field_that_there_is_not(monkeypatch: pytest.MonkeyPatch, said: str, named: str) -> None:
    calls = _pipeline(monkeypatch, "add", Summary(0, 0, 0, ()))
    result = _run("add", "x", "--map", said)
    assert result.exit_code == 2
    assert named in " ".join(result.stderr.replace("│", " ").split())
    assert not calls


def test_add_names_each_failure_under_its_reason_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = (
        Failure("a.txt", "empty file", "a.txt is empty"),
        Failure("b.bin", "not text", "binary\x1b[2J data"),
        Failure("c.txt", "empty file", "c.txt is empty"),
    )
    _pipeline(monkeypatch, "add", Summary(0, 0, 0, failed))
    result = _run("add", "x")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[1:] == [
        "  empty file (2):",
        "    a.txt is empty",
        "    c.txt is empty",
        "  not text (1):",
        "    b.bin: binary[2J data",
    ]


def test_add_draws_no_bar_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def add(*_: Any, progress: Any, **__: Any) -> Summary:
        progress(Progress(1, 2, 1, 0, 0))
        progress(Progress(2, 2, 2, 0, 0))
        return Summary(2, 2, 0, ())

    _pipeline(monkeypatch, "add", add)
    assert _run("add", "x").stderr == "2 read · 2 added · 0 already there · 0 failed\n"


def test_analyse_goes_on_after_a_file_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(path: Path, *, plain: bool, published: str | None) -> Iterator[dict[str, Any] | OnrecordError]:
        if path.name == "bad":
            yield InputError("bad is empty")
            return
        if path.name == "poison":
            raise ZeroDivisionError("poisoned")
        yield {"path": str(path), "plain": plain, "published": published}

    _pipeline(monkeypatch, "analyse_articles", analyse)
    result = _run("analyse", "bad", "poison", "good", "--plain", "--published", "2031-04-02")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"path": "good", "plain": True, "published": "2031-04-02"}
    assert "onrecord: bad is empty" in result.stderr
    assert "ZeroDivisionError: poisoned" in result.stderr


def test_analyse_is_done_with_0_where_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    _pipeline(monkeypatch, "analyse_articles", [{"path": "é"}])
    result = _run("analyse", "one", "two")
    assert (result.exit_code, result.stdout, result.stderr) == (0, '{"path": "é"}\n' * 2, "")


def test_verify_says_what_it_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipeline(monkeypatch, "verify", Report({"parts": 2, "texts": 1200}, (), ("one note",)))
    result = run("verify")
    assert result.exit_code == 0
    assert result.stdout == "Checked: 2 parts, 1,200 texts.\nNote: one note\nNo problems found.\n"


def test_verify_names_each_problem_and_ends_with_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipeline(monkeypatch, "verify", Report({"parts": 1}, (Problem("parts/x", "the hash differs"),), ()))
    result = run("verify")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:] == ["1 problem:", "  parts/x: the hash differs"]


def test_demo_does_not_touch_the_record_of_the_environment(
    record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    calls = _pipeline(monkeypatch, "add", Summary(0, 0, 0, ()))
    CliRunner(env={"ONRECORD_RECORD": str(record)}).invoke(app, ["demo", "--no-serve"])
    assert calls[0][0][0] == Path("demo-record")


def test_demo_lists_the_statements_and_what_to_try_next(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pipeline(monkeypatch, "add", Summary(2, 2, 0, ()))
    result = run("demo", "--no-serve")
    assert result.exit_code == 0
    assert "4 statements in 2 articles." in result.stdout
    assert "2 read · 2 added" in result.stderr
    assert f"onrecord --record {record} show s-" in result.stderr
