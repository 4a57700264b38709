"""The documentation says what there is: nothing public without a word, no option left out, no dead link."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from onrecord.cli.app import app as command_line

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference.md"


def test_every_public_name_has_a_docstring() -> None:
    bare = [f"{path.relative_to(ROOT)}: {name}" for path in SOURCES for name in _undocumented(path)]
    assert not bare


def _undocumented(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if tree.body and ast.get_docstring(tree) is None:
        yield "the module"
    yield from _undocumented_in(tree.body, "")


def _undocumented_in(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for node in body:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield owner + node.name
        if isinstance(node, ast.ClassDef):
            yield from _undocumented_in(node.body, f"{owner}{node.name}.")


def test_every_command_and_option_stands_in_the_reference_and_explains_itself() -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    commands = list(_commands(click.Context(command_line, info_name="onrecord"), command_line))
    assert len(commands) > 5
    for path, command in commands:
        assert f"### `{path}`" in page
        assert command.help, path
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert option.help, (path, option.opts)
                assert all(f"`{name}`" in page for name in option.opts), (path, option.opts)


def _commands(context: click.Context, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield context.command_path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from _commands(click.Context(inner, parent=context, info_name=name), inner)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        found = (page.parent / name).resolve() if name else page
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_reference_is_up_to_date() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == _maker().reference(), "run `make docs`"


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
