"""An invented web: pages that change between one fetch and the next, and lists of addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from onrecord.errors import InputError
from onrecord.pipeline import Summary, add
from onrecord.read.found import Content, Found, Link
from tests.run.stages import LineStage

HERALD = "https://herald.example"


class Web:
    """Pages by their address; a fetch of any other fails. asked: what was fetched, in order."""

    def __init__(self, **pages: str) -> None:
        self.pages = {f"{HERALD}/{name}": page for name, page in pages.items()}
        self.asked: list[str] = []

    def __call__(self, link: Link) -> Iterator[Content | Found]:
        """Fetch as ``read.found.Fetch``."""
        self.asked.append(link.address)
        page = self.pages.get(link.address)
        if page is None:
            yield Found(link.address, InputError(f"{link.address}: there is no such page", reason="not found"))
            return
        yield Content(link.address, link.address, lambda: BytesIO(page.encode()), link.origin)


def page(*paragraphs: str, title: str = "Ferry stays in port", canonical: str | None = None) -> str:
    """An article's page; each paragraph is long enough to be taken for one."""
    stated = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    words = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{stated}</head><body><article>"
        f"<h1>{title}</h1>{words}</article></body></html>"
    )


def paragraph(what: str) -> str:
    """A paragraph of the invented article, with something of its own in it."""
    return (
        f"The ferry to the island of Holm {what}, and the office on the quay was shut for the whole afternoon, while "
        "passengers waited in the rain for somebody to come and tell them more."
    )


def day(number: int) -> datetime:
    """A day of an invented month."""
    return datetime(2031, 4, number, 12, tzinfo=UTC)


def fetch(record: Path, web: Web, *names: str, on: int = 1) -> Summary:
    """Add pages of the herald by their addresses."""
    return add(record, [f"{HERALD}/{name}" for name in names], web=web, now=day(on), stage=LineStage())
