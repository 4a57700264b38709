"""Texts with sources marked ``[…]`` and contents marked ``<…>``, resolved."""

from __future__ import annotations

from onrecord.analyse.coreference import Coreference, corefer
from onrecord.offsets import phrase
from onrecord.types import Attribution, Block, Chain, Document, Span


def document(text: str, kinds: dict[str, str] | None = None) -> Document:
    """One block a line, body unless ``kinds`` names another for a line that begins so."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = next((kind for begin, kind in (kinds or {}).items() if line.startswith(begin)), "body")
            blocks.append(Block(kind, (start, start + len(line))))  # type: ignore[arg-type]
        start += len(line) + 1
    return Document(
        "d-1", "file:///a.txt", None, "0", "2024-01-01T00:00:00+00:00", None, None, None, None, None, None, "en", None,
        text, tuple(blocks), (), "test 1",
    )  # fmt: skip


def attribution(text: str, number: int, source: Span | None, content: Span) -> Attribution:
    words = phrase(text, [source]) if source else None
    return Attribution(f"a-{number}", "d-1", "body", "direct", "speech", words, None, phrase(text, [content]), 0.9, "m")


def read(marked: str, kinds: dict[str, str] | None = None) -> tuple[Coreference, list[Chain | None], list[str]]:
    """Resolve sources marked ``[…]`` and contents marked ``<…>``, paired in order."""
    text, sources, contents, opened = "", [], [], {}
    for letter in marked:
        if letter in "[<":
            opened[letter] = len(text)
        elif letter == "]":
            sources.append((opened["["], len(text)))
        elif letter == ">":
            contents.append((opened["<"], len(text)))
        else:
            text += letter
    pairs = zip(sources, contents, strict=True)
    found = corefer(document(text, kinds), [attribution(text, n, s, c) for n, (s, c) in enumerate(pairs)])
    links = {link.attribution: link for link in found.links}
    ordered = [links[f"a-{number}"] for number in range(len(sources))]
    return (
        found,
        [None if link.chain is None else found.chains[link.chain] for link in ordered],
        [link.basis for link in ordered],
    )


def names(marked: str, kinds: dict[str, str] | None = None) -> list[str | None]:
    return [chain and chain.name for chain in read(marked, kinds)[1]]
