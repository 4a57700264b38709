"""Pasted articles about an invented town, and the short ways to clean them."""

from __future__ import annotations

import json

from onrecord.clean.document import clean
from onrecord.ids import sha256_hex
from onrecord.types import DIRECT, Capture, Document, Origin

RECEIVED = "2024-06-01T08:00:00+00:00"
TITLE = "Karsa Council Closes Northern Pier After Weeks of Protest"
BODY = (
    "The harbour council of Karsa voted on Monday to close the northern pier after three weeks of protest by dockers.",
    "“We will not go,” Mayor Ada Lund said at the gate. “The pier belongs to the town, and the town is us.”",
    "The ministry said it had no comment, but promised an answer within days.",
    "Lund had earlier told reporters that talks were going nowhere.",
)


def capture(text: str | bytes, media_type: str = "text/plain") -> Capture:
    content = text.encode() if isinstance(text, str) else text
    return Capture("file:///page.txt", RECEIVED, sha256_hex(content), media_type, content)


def cleaned(text: str | bytes, *, collected: str | None = None, outlet: str | None = None) -> Document:
    return clean(capture(text), collected=collected, outlet=outlet)


def cleaned_html(page: str | bytes, *, collected: str | None = None) -> Document:
    return clean(capture(page, "text/html"), collected=collected)


def article(head: str = "", middle: tuple[str, ...] = (), foot: str = "", gap: str = "\n") -> str:
    """A pasted article: lines above, the body with lines in its middle, lines below."""
    lines = [head, *BODY[:2], *middle, *BODY[2:], foot]
    return gap.join(line for line in lines if line)


def of_kind(document: Document, kind: str) -> list[str]:
    return [document.text[slice(*block.span)] for block in document.blocks if block.kind == kind]


def kinds(document: Document) -> dict[str, str]:
    """The kind of each block, by its words."""
    return {" ".join(document.text[slice(*block.span)].split()): block.kind for block in document.blocks}


def web_page(
    head: str = "", above: str = "", below: str = "", foot: str = "", *, h1: str = f"<h1>{TITLE}</h1>", lang: str = "en"
) -> str:
    """A page of HTML: elements of its head, what stands above and below the headline, what stands below the text."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"<article>{above}{h1}{below}{text}</article>{foot}</body></html>"
    )


def fetched(page: str, uri: str = "https://www.karsa.example/pier", origin: Origin = DIRECT) -> Document:
    """The document of a page that was fetched from an address."""
    content = page.encode()
    return clean(Capture(uri, RECEIVED, sha256_hex(content), "text/html", content, origin))


def json_ld(data: object) -> str:
    """A script that holds ``data``, which may be words that are no JSON."""
    words = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{words}</script>'
