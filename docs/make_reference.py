"""Write docs/reference.md out of the command line's own help and the package's docstrings.

``python docs/make_reference.py`` writes it; with ``--check`` nothing is written, and the
exit status is 1 if the file is not what would be written.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli.app import app as command_line

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "onrecord"
REFERENCE = ROOT / "docs" / "reference.md"

MODULES = (
    "types",
    "errors",
    "ids",
    "offsets",
    "pipeline",
    "read/web/settings",
    "watching",
    "store/record",
    "ask/*",
    "export/*",
    "evaluate/*",
    "resolve/names",
    "sample/__init__",
)
"""What a program that builds on the package uses, in reading order."""

_HEAD = """# Reference

Made by `docs/make_reference.py` out of the commands' help and the docstrings; edit those, not this page.
Words such as *attribution*, *telling* and *outlet* are explained in [the data model](data-model.md).
"""


def reference() -> str:
    """The whole page."""
    parts = [_HEAD, "## Command line\n", *_commands(), "## Python\n", *_modules()]
    return "\n".join(parts).rstrip() + "\n"


def _commands() -> Iterator[str]:
    context = click.Context(command_line, info_name="onrecord")
    yield from _command(context, command_line)


def _command(context: click.Context, command: click.Command) -> Iterator[str]:
    arguments = " ".join(part for part in command.collect_usage_pieces(context) if part)
    yield f"### `{context.command_path}`\n"
    yield f"    {context.command_path} {arguments}\n"
    yield "\n\n".join(map(_paragraph, inspect.cleandoc(command.help or "").split("\n\n"))) + "\n"
    rows = [row for row in map(_option, command.params) if row]
    if rows:
        yield "| option | meaning | default |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from _command(click.Context(inner, parent=context, info_name=name), inner)


def _paragraph(text: str) -> str:
    """A paragraph of help; one that click is told not to wrap is shown as it stands."""
    if not text.startswith("\b\n"):
        return text
    return "\n".join(f"    {line}" for line in text.removeprefix("\b\n").splitlines())


def _option(parameter: click.Parameter) -> str:
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return ""
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    kind = "" if parameter.is_flag else f" {parameter.make_metavar(click.Context(command_line))}"
    meaning = " ".join((parameter.help or "").split())
    if parameter.envvar and str(parameter.envvar) not in meaning:
        meaning += f" (environment: `{parameter.envvar}`)"
    return f"| {names}{_cell(kind)} | {_cell(meaning)} | {_default(parameter)} |"


def _default(option: click.Option) -> str:
    value = option.default
    plain = isinstance(value, (str, int, float, Path)) and not isinstance(value, bool)
    return f"`{value}`" if plain and value != "" else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _modules() -> Iterator[str]:
    for pattern in MODULES:
        for path in sorted(PACKAGE.glob(f"{pattern}.py")):
            if path.stem != "__init__" or pattern.endswith("__init__"):
                yield from _module(path)


def _module(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = ".".join(("onrecord", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    yield f"### `{name}`\n"
    yield (ast.get_docstring(tree) or "") + "\n"
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield from _definition(node, "")


def _definition(node: ast.FunctionDef | ast.ClassDef, owner: str) -> Iterator[str]:
    name = f"{owner}{node.name}"
    if isinstance(node, ast.FunctionDef):
        yield f"#### `{name}({_arguments(node)}){_returns(node)}`\n"
    else:
        yield f"#### `{name}`\n"
    yield _literal(ast.get_docstring(node) or "") + "\n"
    if isinstance(node, ast.ClassDef):
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        if fields:
            yield "\n".join(f"- `{ast.unparse(field)}`" for field in fields) + "\n"
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                yield from _definition(inner, f"{node.name}.")


def _arguments(node: ast.FunctionDef) -> str:
    return ast.unparse(node.args).removeprefix("self, ").removeprefix("self").removeprefix("cls, ").removeprefix("cls")


def _returns(node: ast.FunctionDef) -> str:
    return f" -> {ast.unparse(node.returns)}" if node.returns else ""


def _literal(docstring: str) -> str:
    """A docstring as Markdown: double back-quotes become single ones, indented explanations a list."""
    lines = [line.replace("``", "`") for line in docstring.splitlines()]
    return "\n".join(f"- {line.strip()}" if _explains(line) else line.strip() for line in lines)


def _explains(line: str) -> bool:
    name, colon, _ = line.partition(": ")
    return bool(colon) and all(part.strip().isidentifier() for part in name.split(","))


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is up to date. Returns the exit status."""
    made = reference()
    if "--check" not in arguments:
        REFERENCE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if REFERENCE.exists() and REFERENCE.read_text(encoding="utf-8") == made:
        return 0
    sys.stderr.write("docs/reference.md is not up to date: run `make docs`.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
