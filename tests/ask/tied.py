"""A statement that five articles tell, one word after another changed, with what it answers and what lies within it."""

from __future__ import annotations

import dataclasses

from onrecord.schema import FindingsRow
from onrecord.store.record import Entry
from onrecord.types import Interval, Phrase, Reply
from tests.resolve.telling.world import Said, entry

WORDS = "The ferries of Tarnfield should stop on 3 March because the harbour is silting up"
QUESTION = "Whoever shuts the crossing must pay the islanders for every day of it"
INNER = "Nobody dredged the northern basin for eleven years"
BASIS = "“shuts the <crossing>” is taken up"
DAY = Interval("2031-02-24", "2031-02-24", "“on Monday”")


def entries() -> list[Entry]:
    """Five articles; in the first one the statement answers another and holds a third."""
    who = "Ada Lindqvist"
    first = entry(
        1, Said(who, WORDS, venue="an interview with the Osmark Courier", said=DAY), Said("Bo Raskin", QUESTION),
        Said("Tarnfield Council", INNER, "indirect"), outlet="Tarn Post",
    )  # fmt: skip
    return [
        _tied(first),
        entry(2, Said(who, WORDS.replace("should", "will")), outlet="Reed Times", date="2031-02-26"),
        entry(3, Said(who, WORDS), outlet="</bdi><script>alert(1)</script>", date="2031-02-27"),
        entry(4, Said(who, WORDS.partition(" because")[0]), outlet="Reed Times", date="2031-02-27"),
        entry(5, Said("Cecilia Holm", "A quite other thing was told that day of the granite in Osmark quarry")),
    ]


def _tied(made: Entry) -> Entry:
    findings = made.findings
    assert isinstance(findings, FindingsRow)
    answer, question, inner = findings.occasions
    start = findings.attributions[0].content.spans[0][0]
    replies = (Reply(question.attribution, BASIS, ((start, start + 11),)),)
    words = Phrase("the <i>islanders</i>", ((start, start + 1),))
    told = (
        dataclasses.replace(answer, replies=replies, addressee=words),
        question,
        dataclasses.replace(inner, parent=answer.attribution),
    )
    return dataclasses.replace(made, findings=dataclasses.replace(findings, occasions=told))
