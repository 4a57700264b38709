"""What stands at the head of a Markdown file between two lines of dashes: what the file says of itself."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.formats.columns import field_of
from onrecord.types import Span

_FRONT = re.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)(.*?)(?:\r\n?|\n)(?:\1|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL
)
_ENTRY = re.compile(r"(?P<name>[\w@.\"'-][\w@.\"' -]{0,60}?)\s*:(?:[ \t]+(?P<value>[^\r\n]*?))?[ \t]*$", re.MULTILINE)
_INNER = re.compile(r"[ \t]*-[ \t]+(?P<item>\S.*)|[ \t]+(?P<line>\S.*)")
_COMMENT = re.compile(r"\s+#.*$")
_LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class Front:
    """What it says, as a row, where it ends, and where the title's words stand in it."""

    row: dict[str, Any]
    end: int
    title: Span | None


def find(text: str) -> Front | None:
    """The front matter of a Markdown file, written in YAML or TOML; None without any."""
    match = _FRONT.match(text[:_LONGEST])
    if match is None:
        return None
    row = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    return Front(row, match.end(), _title(text, match.span(2), row)) if row else None


def _title(text: str, span: Span, row: dict[str, Any]) -> Span | None:
    title = next((value for name, value in row.items() if field_of(name) == "title"), None)
    if not isinstance(title, str) or not title.strip():
        return None
    start = text.find(title.strip(), *span)
    return (start, start + len(title.strip())) if start >= 0 else None


def _toml(lines: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(lines.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {name: value.isoformat() if isinstance(value, (datetime, date)) else value for name, value in found.items()}


def _yaml(lines: str) -> dict[str, Any]:
    """The entries with one word, one line, a list or a folded text, which is all that front matter is made of."""
    row: dict[str, Any] = {}
    name, items, folded = "", list[str](), list[str]()
    for line in lines.splitlines():
        entry = _ENTRY.match(line)
        if entry is not None:
            name = entry["name"].strip("\"'")
            value = entry["value"] or ""
            row[name], items, folded = _scalar(value), [], []
            continue
        inner = _INNER.match(line)
        if inner is None or not name:
            continue
        if inner["item"]:
            items.append(str(_scalar(re.sub(r"^name:\s+", "", inner["item"]))))
            row[name] = list(items)
        elif not items:
            folded.append(re.sub(r"^name:\s+", "", inner["line"].strip()))
            row[name] = " ".join(part.strip("\"'") for part in folded)
    return row


def _scalar(value: str) -> Any:
    value = value.strip()
    if value[:1] in "\"'" and len(value) > 1 and (end := value.rfind(value[0])) > 0:
        inner = value[1:end]
        return inner.replace('\\"', '"') if value[0] == '"' else inner.replace("''", "'")
    value = _COMMENT.sub("", value)
    if value[:1] == "[" and value[-1:] == "]":
        return [part.strip().strip("\"'") for part in value[1:-1].split(",") if part.strip()]
    return "" if value in (">", "|", ">-", "|-", "null", "~") else value
