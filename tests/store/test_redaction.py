"""What people wrote down about a removed document loses its words."""

from __future__ import annotations

from pathlib import Path

from onrecord.ask.notes import marked
from onrecord.judging import Wanted, judge, log
from onrecord.pipeline import verify
from onrecord.removing import remove
from onrecord.store.record import Filter, Record
from onrecord.tagging import note, tag
from tests.store.test_removal import SECRET, ids, leaks, record_of
from tests.store.web import day

BY = "Ana Reader"


def test_judgements_and_notes_keep_who_and_when_and_lose_the_words(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    with Record.open(record) as opened:
        told = list(opened.snapshot().attributions(Filter(documents=(document,))))
    [secret] = [row for row in told if row["speaker"]["name"] == SECRET]
    [other] = [row for row in told if row["speaker"]["name"] != SECRET]
    why = f"I asked {SECRET} about the dredger"
    judge(record, Wanted("accept", secret["id"]), by=BY, why=why, now=day(1))
    judge(record, Wanted("name", secret["speaker"]["id"], value=f"Dr {SECRET}"), by=BY, now=day(2))
    judge(record, Wanted("name", other["speaker"]["id"], value="Dr Lindqvist"), by=BY, now=day(3))
    judge(record, Wanted("published", document, value="2031-03-01"), by=BY, why=why, now=day(4))
    note(record, secret["statement"], f"{SECRET} repeats it", by=BY, now=day(5))
    note(record, other["speaker"]["id"], "She answers all letters", by=BY, now=day(5))
    tag(record, document, [f"about {SECRET}"], by=BY, now=day(6))
    assert leaks(record, SECRET, "Vantor") != []

    remove(record, document, why="protection of a source", now=day(9))
    assert leaks(record, SECRET, "Vantor", "dredger") == []
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
    entries = log(record)
    assert [(each.judgement.by, each.judgement.verb, each.judgement.made[:10]) for each in entries] == [
        (BY, "accept", "2031-04-01"), (BY, "name", "2031-04-02"), (BY, "name", "2031-04-03"),
        (BY, "published", "2031-04-04"),
    ]  # fmt: skip
    assert [each.problem is None for each in entries] == [False, False, True, False]
    # What was written on somebody of whom other articles tell stays, and so does the name that she was given.
    assert [(each.thing, each.id, [one.note for one in each.notes]) for each in marked(record)] == [
        ("entity", other["speaker"]["id"], ["She answers all letters"])
    ]
    with Record.open(record) as opened:
        names = {row["id"]: row["name"] for row in opened.snapshot().entities()}
    assert names[other["speaker"]["id"]] == "Dr Lindqvist"
    assert document not in ids(record)["documents"]
