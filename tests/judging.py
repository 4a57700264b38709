"""Records for tests of judgements: a small stage that can be told to find other spans, and pages that change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from onrecord.ids import attribution_id, sha256_hex
from onrecord.intake import conclude
from onrecord.judging import Judged, Wanted, judge
from onrecord.offsets import phrase
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.schema import findings_row, from_row
from onrecord.store.record import Entry, Record
from onrecord.types import Attribution, Capture, Chain, Document, Findings, Mention, Name, SourceLink, Verdict
from tests.run.stages import article

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)

_SAID = re.compile(
    r"(?P<source>[A-Z][\w]+(?:\s[A-Z][\w]+)*|the [a-z]+|The [a-z]+|He|She|he|she)\s+(?P<cue>said|added|wrote)\s+"
    r"(?P<content>(?:[^.\n]|\n(?!\n))+)"
)
_PRONOUNS = ("he", "she")


@dataclass(frozen=True)
class PlainStage:
    """Finds ``X said that …``, up to the full stop. A pronoun is whoever is named or described last before it.

    version: of the findings. shorter: without a leading "that", as another model would find it.
    blind: words; what is said with one of them in it is not found. wrong: a pronoun is always whoever is named first.
    """

    version: str = "plain-1"
    shorter: bool = False
    blind: tuple[str, ...] = field(default=())
    wrong: bool = False
    name: ClassVar[str] = "analyse"

    def load(self) -> None:
        """Nothing to read."""

    def __call__(self, document: Document) -> Findings:
        chains: dict[str, Chain] = {}
        attributions, mentions, links = [], [], []
        last: str | None = None
        for match in _SAID.finditer(document.text):
            words = " ".join(match["source"].split()).removeprefix("The ").removeprefix("the ")
            is_pronoun = words.casefold() in _PRONOUNS
            named = match["source"][0].isupper() and not is_pronoun and not match["source"].startswith("The ")
            key = (next(iter(chains), None) if self.wrong else last) if is_pronoun else words
            if key is not None and key not in chains:
                spelt = (Name(words, 1),) if named else ()
                chains[key] = Chain(len(chains), words, "person", named, spelt, ())
            last = key if key is not None else last
            start, end = match.span("content")
            if any(word in match["content"] for word in self.blind):
                continue
            if self.shorter and (that := re.match(r"that\s+", match["content"])):
                start += len(that[0])
            spans = [[match.span("source")], [match.span("cue")], [(start, end)]]
            found = attribution_id(document.id, spans)
            source, cue, content = (phrase(document.text, each) for each in spans)
            confidence = 0.3 if "perhaps" in content.text else 0.9
            attributions.append(
                Attribution(found, document.id, "body", "indirect", "speech", source, cue, content, confidence, "m")
            )
            number = None if key is None else chains[key].number
            links.append(SourceLink(found, number, "as it stands"))
            if number is not None:
                form = "pronoun" if is_pronoun else "name" if named else "nominal"
                mentions.append(Mention(match.span("source"), form, "person", number))
        return Findings(document.id, tuple(attributions), tuple(mentions), tuple(chains.values()), tuple(links), ())


class Listening:
    """An engine that remembers what verdicts it was given."""

    def __init__(self) -> None:
        self.heard: list[tuple[Verdict, ...]] = []

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """As ``DuckDB``."""
        self.heard.append(parts.verdicts)
        DuckDB().resolve(parts, out)


def put(record: Path, *, stage: PlainStage | None = None, **pages: str) -> dict[str, str]:
    """Add pages of the web by the last part of their addresses; the ids of their documents."""
    stage = stage or PlainStage()
    entries = []
    for name, text in pages.items():
        document = article(text, uri=f"https://tide.example/{name}", outlet="The Northern Tide", date="2031-04-02")
        content = text.encode()
        capture = Capture(document.uri, NOON.isoformat(), sha256_hex(content), "text/plain", content)
        document = replace(document, sha256=capture.sha256)
        found = findings_row(stage(document), stage.name, stage.version)
        entries.append(Entry(capture, document, found, None, None))
    with Record.create(record) as opened:
        with opened.adding() as adding:
            adding.commit(entries, NOON.isoformat())
        conclude(opened, NOON.isoformat())
    return {name: entry.document.id for name, entry in zip(pages, entries, strict=True)}


def rule(record: Path, verb: str, subject: str, *, by: str = "Ann", minutes: int = 0, **more: Any) -> Judged:
    """Judge, ``minutes`` after noon."""
    why = more.pop("why", None)
    wanted = Wanted(verb, subject, **more)  # type: ignore[arg-type]
    return judge(record, wanted, by=by, why=why, now=NOON + timedelta(minutes=minutes))


def told(record: Path, snapshot: int | None = None) -> dict[str, dict[str, Any]]:
    """The attributions of current documents by their words, without a leading "that"."""
    with Record.open(record) as opened:
        found = opened.snapshot(snapshot)
        try:
            rows = list(found.attributions())
            return {" ".join(row["content"]["text"].split()).removeprefix("that "): row for row in rows}
        finally:
            found.close()


def documents(record: Path) -> dict[str, dict[str, Any]]:
    """The current documents by the last part of their addresses."""
    with Record.open(record) as opened:
        found = opened.snapshot()
        try:
            return {row["uri"].rpartition("/")[2]: row for row in found.documents()}
        finally:
            found.close()


def verdicts(record: Path) -> list[Verdict]:
    """What the judgements mean at the newest snapshot."""
    with Record.open(record) as opened:
        found = opened.snapshot()
        try:
            rows = found.ask("SELECT verdict FROM judged WHERE verdict IS NOT NULL ORDER BY place, line")
            return [from_row(Verdict, row["verdict"]) for row in rows]
        finally:
            found.close()
