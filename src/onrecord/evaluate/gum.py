"""Reader of GUM's news: Wikinews with syntax, entities of every form, and chains within a document.

Zeldes (2017), *The GUM Corpus*. CoNLL-U; the field ``Entity=`` opens and closes mentions with brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.gold import GoldDocument, GoldMention, nationality
from onrecord.evaluate.sets import SetFile, set_files
from onrecord.types import EntityKind, Form, Span

_KINDS: dict[str, EntityKind] = {"person": "person", "organization": "organisation", "place": "place"}
_FORMS: dict[str, Form] = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}
_BRACKET = re.compile(r"\((?P<opened>[^()\-]+)-(?P<told>[^()]*)(?P<at_once>\)?)|(?P<closed>[^()\-]+)\)")
_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    tag: str
    entity: str


@dataclass(slots=True)
class _Laid:
    """A document as it is put together."""

    name: str
    sha256: str
    text: str = ""
    tokens: list[_Token] = field(default_factory=list)


def read_gum(path: Path) -> list[GoldDocument]:
    """The documents at ``path``: the folder of the set, its .tar.gz, or one of its .conllu files.

    A mention is a name where its head is a proper noun. Other kinds of thing than persons, organisations and
    places are left out.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    return [_document(laid) for file in set_files(path, ".conllu") for laid in _laid(file)]


def _laid(file: SetFile) -> Iterator[_Laid]:
    laid: _Laid | None = None
    glue = ""
    for number, line in enumerate(file.text().splitlines(), 1):
        if line.startswith("# newdoc id = "):
            if laid is not None:
                yield laid
            laid, glue = _Laid(line.removeprefix("# newdoc id = ").strip(), file.sha256), ""
        elif line.startswith("# newpar") and laid is not None and laid.text and not line.startswith("# newpar_"):
            glue = "\n"
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if laid is None or len(columns) != _COLUMNS:
                raise InputError(f"{file.place}, line {number}: no token of CoNLL-U with a document", reason="damaged")
            if columns[0].isdigit():
                glue = _append(laid, columns, glue)
    if laid is not None:
        yield laid


def _append(laid: _Laid, columns: list[str], glue: str) -> str:
    """Add a token to the text; what stands between it and the next."""
    laid.text += glue
    start = len(laid.text)
    laid.text += columns[1]
    fields = dict(part.partition("=")[::2] for part in columns[9].split("|"))
    laid.tokens.append(_Token((start, len(laid.text)), columns[3], fields.get("Entity", "")))
    return "" if fields.get("SpaceAfter") == "No" else " "


def _document(laid: _Laid) -> GoldDocument:
    opened: dict[str, list[tuple[int, str]]] = {}
    mentions = []
    for at, token in enumerate(laid.tokens):
        for bracket in _BRACKET.finditer(token.entity):
            if bracket["opened"] is not None and not bracket["at_once"]:
                opened.setdefault(bracket["opened"], []).append((at, bracket["told"]))
                continue
            name = bracket["opened"] or bracket["closed"]
            if bracket["opened"] is None and not opened.get(name):
                raise InputError(f"{laid.name}: the mention {name} ends where none began", reason="damaged")
            first, told = (at, bracket["told"]) if bracket["opened"] is not None else opened[name].pop()
            mention = _mention(laid, name, first, at, told)
            if mention is not None:
                mentions.append(mention)
    mentions.sort(key=lambda one: one.span)
    aside = tuple(one.span for one in mentions if nationality(laid.text, one.span))
    whole = ((0, len(laid.text)),)
    return GoldDocument(laid.name, laid.text, tuple(mentions), complete=whole, ignored=aside, sha256=laid.sha256)


def _mention(laid: _Laid, chain: str, first: int, last: int, told: str) -> GoldMention | None:
    fields = told.split("-", 5)
    kind = _KINDS.get(fields[0])
    if kind is None:
        return None
    smallest = re.match(r"\d+", fields[4]) if len(fields) > 4 else None
    at = first + int(smallest[0]) - 1 if smallest else last
    head = laid.tokens[min(max(at, first), last)]
    form = _FORMS.get(head.tag, "nominal")
    span = (laid.tokens[first].span[0], laid.tokens[last].span[1])
    return GoldMention(span, kind, form, f"{laid.name} {chain}", head=head.span)
