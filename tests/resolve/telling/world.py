"""Small worlds of articles that tell what a few invented people said, word by word or in other words."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ids import attribution_id, sha256_hex
from onrecord.offsets import phrase
from onrecord.schema import findings_row
from onrecord.store.record import Entry
from onrecord.types import (
    Attribution,
    Capture,
    Chain,
    Document,
    Findings,
    Interval,
    Kind,
    Name,
    Occasion,
    Phrase,
    SourceLink,
    Span,
)
from tests.run.stages import article

MADE = "2031-05-01T12:00:00+00:00"

SPEAKERS = ("Ada Lindqvist", "Bo Raskin", "Tarnfield Council")

UTTERANCES: Sequence[Sequence[tuple[str, Kind]]] = (
    (
        ("The ferries of Tarnfield will stop on 3 March because the harbour is silting up", "direct"),
        ("that the ferries of Tarnfield would stop on 3 March because the harbour was silting up", "indirect"),
        ("The ferries of Tarnfield will stop on 3 March", "direct"),
    ),
    (
        ("We shall rebuild the old lighthouse with granite from Osmark quarry", "direct"),
        ("that they would rebuild the old lighthouse with granite from Osmark quarry", "indirect"),
    ),
    (
        ("Nobody consulted the fishermen about the dredging contract", "direct"),
        ("that nobody consulted the fishermen about the dredging contract", "indirect"),
    ),
    (("The granite quarry at Osmark employs forty masons", "indirect"),),
)


@dataclass(frozen=True)
class Said:
    """An attribution to be. speaker: None for one that nobody in particular made."""

    speaker: str | None
    words: str
    kind: Kind = "direct"
    title: bool = False
    said: Interval | None = None
    venue: str | None = None


def entry(
    number: int,
    *told: Said,
    date: str | None = "2031-02-25",
    outlet: str | None = None,
    agencies: tuple[str, ...] = (),
    version: str = "",
) -> Entry:
    """An article that tells what ``told`` says. number: of its address. version: words that make its text another."""
    lines = [f"{'# ' if each.title else ''}{each.speaker or 'Someone'} said {each.words}" for each in told]
    text = "\n".join([*lines, f"Article {number}{version}."])
    document = article(text, uri=f"https://example.org/{number}", date=date, outlet=outlet or f"Outlet {number}")
    content = document.text.encode()
    capture = Capture(document.uri, MADE, sha256_hex(content), "text/plain", content)
    document = dataclasses.replace(document, sha256=capture.sha256, agencies=agencies)
    return Entry(capture, document, findings_row(_findings(document, told, lines), "analyse", "1"), None, None)


def _findings(document: Document, told: Sequence[Said], lines: Sequence[str]) -> Findings:
    names = list(dict.fromkeys(each.speaker for each in told if each.speaker))
    chains = tuple(
        Chain(at, name, "organisation" if "Council" in name else "person", True, (Name(name, 1),), ())
        for at, name in enumerate(names)
    )
    found, links, occasions, start = [], [], [], 0
    for each, line in zip(told, lines, strict=True):
        at = start + line.index(" said ") + 6
        source = (start + (2 if each.title else 0), at - 6)
        content = (at, at + len(each.words))
        found.append(_attribution(document, each, source, content))
        if each.speaker:
            links.append(SourceLink(found[-1].id, names.index(each.speaker), "named in the sentence", 0.9))
        venue = Phrase(each.venue, (content,)) if each.venue else None
        occasions.append(Occasion(found[-1].id, said=each.said, venue=venue))
        start += len(line) + 1
    return Findings(document.id, tuple(found), (), chains, tuple(links), (), occasions=tuple(occasions))


def _attribution(document: Document, each: Said, source: Span, content: Span) -> Attribution:
    key = attribution_id(document.id, [[source], [content]])
    said = phrase(document.text, [content])
    by = phrase(document.text, [source]) if each.speaker else None
    block = "title" if each.title else "body"
    return Attribution(key, document.id, block, each.kind, "speech", by, None, said, 0.9, "m")  # type: ignore[arg-type]


def world(seed: int, count: int) -> list[Entry]:
    """Articles drawn by chance; some are newer versions of others, some have no date or no name of the speaker."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        told = []
        for _ in range(chance.randint(1, 4)):
            words, kind = chance.choice(chance.choice(UTTERANCES))
            speaker = chance.choice((*SPEAKERS, "Ada Lindqvist", "Lindqvist", None))
            told.append(Said(speaker, words, kind, title=not told and chance.random() < 0.3, said=_said(chance)))
        date = chance.choice(("2031-02-25", "2031-02-26", "2031-03-04", "2031-07-01", None))
        again = chance.random() < 0.2 and number > 0
        outlet = f"Outlet {chance.randint(1, 4)}"
        made.append(
            entry(
                chance.randrange(number) if again else number,
                *told,
                date=date,
                outlet=outlet,
                agencies=("Nordic Wire",) if chance.random() < 0.2 else (),
                version=f" {number}" if again else "",
            )
        )
    return made


def _said(chance: random.Random) -> Interval | None:
    day = chance.choice((None, None, "2031-02-24", "2031-02-25"))
    return Interval(day, day, f"“on {day}”") if day else None


def cut(given: Sequence[Entry], chance: random.Random) -> list[list[Entry]]:
    """Articles as they come in several additions."""
    found, rest = [], list(given)
    while rest:
        size = chance.randint(1, 5)
        found.append(rest[:size])
        rest = rest[size:]
    return found
