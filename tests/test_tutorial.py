"""The tutorial does what it says: each block is run in order, in one folder, and its output compared.

``console`` blocks hold commands after ``$``, each with its output; ``output`` is what the ``python``
block above printed. ``…`` stands for anything, on a line of its own for any number of lines.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import main

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = {"tutorial.md": 10, "judgements.md": 8}
"""Pages that are run, and how many commands at least each has."""

NOT_RUN = {"serve": "it ends only when interrupted", "evaluate": "the corpus does not come with the package"}


def blocks(text: str) -> list[tuple[str, str]]:
    """Language and content of each fenced block."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(block: str) -> Iterator[tuple[list[str], str]]:
    """The words of each command of a ``console`` block, and the output shown below it."""
    for each in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, shown = each.partition("\n")
        program, *words = shlex.split(line)
        assert program == "onrecord", line
        yield words, shown


def fits(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown."""
    pattern = re.escape(shown.strip()).replace("…", ".*?")
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


@pytest.mark.parametrize(("page", "least"), PAGES.items())
def test_every_block_does_what_it_says(
    page: str, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    names: dict[str, Any] = {}
    printed, ran = "", 0
    for language, block in blocks((DOCS / page).read_text(encoding="utf-8")):
        if language == "python":
            exec(compile(block, page, "exec"), names)
            printed = capsys.readouterr().out
        elif language == "output":
            assert fits(block, printed), (block, printed)
        else:
            ran += run_console(block, capsys)
    assert ran >= least


def run_console(block: str, capsys: pytest.CaptureFixture[str]) -> int:
    """Run the commands of one block, and compare; how many there were."""
    ran = 0
    for words, shown in commands(block):
        if NOT_RUN.keys() & set(words):
            continue
        main(words)
        said = capsys.readouterr()
        assert fits(shown, said.out + said.err), (words, shown, said.out + said.err)
        ran += 1
    return ran


@pytest.mark.parametrize("page", PAGES)
def test_only_known_languages_are_fenced(page: str) -> None:
    found = {language for language, _ in blocks((DOCS / page).read_text(encoding="utf-8"))}
    assert {"python", "console"} <= found <= {"python", "console", "output"}


@pytest.mark.parametrize(
    ("shown", "printed", "fitting"),
    [
        ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("d-… (x)", "d-12 (x)", True),
        ("d-… (x)", "d-12 (y)", False),
        ("one\n", "one\ntwo\n", False),
    ],
)
def test_what_is_left_out_may_be_anything_and_the_rest_may_not(shown: str, printed: str, fitting: bool) -> None:
    assert fits(shown, printed) is fitting
