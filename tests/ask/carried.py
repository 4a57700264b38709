"""What three outlets carried of one statement on two days, one of them under a name that looks like another's."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import FindingsRow
from onrecord.store.index import update
from onrecord.store.record import Entry, Record
from onrecord.types import Chain, Mention, Name, Office, Reply
from tests.resolve.telling.world import MADE, Said, entry

TIDE, POST, FALSE_POST, QUAY, DAWN = "Northern Tide", "Harbour Post", "H\u0430rbour Post", "Quay/Times?", "Dawn"
"""Outlets; the third has a Cyrillic letter, the fourth a name that an address must spell out."""

WORDS = "The ferries of Tarnfield should stop on 3 March because the harbour is silting up"
QUESTION = "Whoever shuts the crossing must pay the islanders for every day of it"
ALONE = "Nobody dredged the northern basin for eleven years"
LATER = "The granite of Osmark quarry is dredged by nobody but the council"
WHO, ASKS = "Ada Lindqvist", "Bo Raskin"


def carried() -> list[Entry]:
    """Six articles."""
    master = " and the harbour master"
    first = entry(1, Said(WHO, WORDS), Said(ASKS, QUESTION), outlet=TIDE, date="2031-02-24", version=master)
    return [
        _answering(_spoken_of(_described(first, master), "Tarnfield")),
        entry(2, Said(WHO, WORDS.replace("should", "will")), outlet=POST, date="2031-02-26", agencies=("Coast Wire",)),
        entry(3, Said(WHO, WORDS), outlet=FALSE_POST, date="2031-02-26"),
        entry(4, Said(WHO, ALONE, "indirect"), Said(None, "A quite other thing"), outlet=TIDE, date="2031-03-02"),
        _spoken_of(entry(5, Said(WHO, LATER), outlet=QUAY, date="2032-01-10"), "Osmark"),
        entry(6, Said(WHO, WORDS), outlet=DAWN, date=None),
    ]


def make_carried(folder: Path, *more: Entry) -> None:
    """A record of them at ``folder``, resolved and indexed."""
    with Record.create(folder) as record:
        with record.adding() as adding:
            adding.commit([_named(each) for each in (*carried(), *more)], MADE)
        record.resolve(DuckDB(), MADE)
        update(record)


def _named(made: Entry) -> Entry:
    """The same with a mention of each source in the article's own voice."""
    findings = _findings(made)
    links = {link.attribution: link.chain for link in findings.links}
    mentions = tuple(
        Mention(each.source.spans[0], "name", "person", links[each.id] or 0)
        for each in findings.attributions
        if each.source is not None
    )
    return _with(made, mentions=(*findings.mentions, *mentions))


def _described(made: Entry, words: str) -> Entry:
    """The same with an office, and words that describe the first of its speakers."""
    findings, text = _findings(made), made.document.text
    end = text.index(words) + len(words)
    described = Mention((end - len("the harbour master"), end), "nominal", "person", 0)
    first = dataclasses.replace(findings.chains[0], offices=(Office("harbour master", "Port of Tarnfield"),))
    return _with(made, mentions=(*findings.mentions, described), chains=(first, *findings.chains[1:]))


def _spoken_of(made: Entry, name: str) -> Entry:
    """The same with a place that the first words name."""
    findings = _findings(made)
    number = len(findings.chains)
    at = made.document.text.index(name, findings.attributions[0].content.spans[0][0])
    place = Chain(number, name, "place", True, (Name(name, 1),), ())
    mention = Mention((at, at + len(name)), "name", "place", number)
    return _with(made, chains=(*findings.chains, place), mentions=(*findings.mentions, mention))


def _answering(made: Entry) -> Entry:
    """The same, its first words an answer to its second."""
    findings = _findings(made)
    answer, question = findings.occasions
    replies = (Reply(question.attribution, "“should stop” is taken up", question_span(made)),)
    return _with(made, occasions=(dataclasses.replace(answer, replies=replies), question))


def question_span(made: Entry) -> tuple[tuple[int, int], ...]:
    """Where the first words stand."""
    return _findings(made).attributions[0].content.spans


def _findings(made: Entry) -> FindingsRow:
    assert isinstance(made.findings, FindingsRow)
    return made.findings


def _with(made: Entry, **changes: object) -> Entry:
    return dataclasses.replace(made, findings=dataclasses.replace(_findings(made), **changes))  # type: ignore[arg-type]
