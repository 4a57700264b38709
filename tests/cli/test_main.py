"""Exit statuses, and what a process does that is stopped, cut off or on a foreign console."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli import main, statements
from onrecord.cli.app import app

HEAVY = ("pyarrow", "duckdb", "numpy", "rich", "onnxruntime", "tokenizers", "trafilatura", "lxml", "dateparser")


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from onrecord.cli import main; status = main(['--help']); "
        f"print(status, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert "Usage: onrecord" in done.stdout


def test_every_command_is_in_the_help_with_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for name in app.list_commands(click.Context(app)):
        assert f"\n  {name} " in shown
    assert "..." not in shown.split("Commands:")[1]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("onrecord ")


@pytest.mark.parametrize("arguments", [["nonsense"], ["show"], ["statements", "--kind", "loud"], ["add"]])
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "Usage:" in capsys.readouterr().err


def test_an_expected_error_is_one_line_and_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--record", str(tmp_path / "none"), "statements"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("onrecord: ")
    assert shown.err.count("\n") == 1


def _raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def callback(**_: object) -> None:
        raise error

    monkeypatch.setattr(statements.command, "callback", callback)


def test_an_interrupted_command_says_that_the_record_is_sound(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _raising(monkeypatch, KeyboardInterrupt())
    assert main(["statements"]) == 130
    assert "The record is sound" in capsys.readouterr().err


def test_an_error_that_nobody_expected_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    _raising(monkeypatch, ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        main(["statements"])


def test_a_reader_that_is_gone_is_no_error_to_shout_about(record: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "--record", str(record), "export", "documents"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1
    process.stderr.close()


@pytest.mark.parametrize("command", [["statements"], ["export", "statements"], ["statements", "--json"]])
def test_output_to_a_file_is_utf8_whatever_the_system_speaks(record: Path, command: list[str]) -> None:
    done = _process("--record", str(record), *command, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "“warned twice”" in done.stdout.decode("utf-8")
