"""The log of judgements, and what is in force."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.errors import InputError, NotFoundError
from onrecord.judging import Judged, log, undo
from onrecord.pipeline import verify
from onrecord.schema import FindingsRow, from_row
from onrecord.store.judgements import digest_of, pending_judgements, read_log, undone_by
from onrecord.store.migrations import _THIRD
from onrecord.store.record import Record
from onrecord.types import Judgement
from tests.judging import NOON, Listening, documents, put, rule, told, verdicts
from tests.moulds import copied
from tests.store.sources import every_byte

ROOT = Path(__file__).parents[2]
FERRY = (
    "Ada Lindqvist said that the ferry stays in port. She added that the ramp is broken.\n"
    "Bo Raskin said that perhaps it is not."
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(tmp_path / "record", put, ferry=FERRY)


def take_back(record: Path, number: int, by: str = "Ann") -> Judged:
    return undo(record, number, by=by, now=NOON + timedelta(hours=number))


def states(record: Path) -> list[str]:
    return [each.state for each in log(record)]


def entity(record: Path, name: str) -> str:
    with Record.open(record) as opened:
        [key] = [row["id"] for row in opened.snapshot().entities() if row["name"] == name]
        return str(key)


def test_an_entry_says_who_when_and_why(record: Path) -> None:
    judged = rule(record, "reject", told(record)["the ramp is broken"]["id"], why=" a \n guess ")
    [only] = log(record)
    assert only == judged
    assert (only.judgement.number, only.judgement.by, only.judgement.why) == (1, "Ann", "a guess")
    assert (only.judgement.made, only.state, only.problem) == ("2031-05-01T12:00:00+00:00", "in force", None)
    assert digest_of(only.judgement) == only.judgement.digest
    assert json.loads(json.dumps(only.as_json()))["verb"] == "reject"


def test_what_is_rejected_leaves_lists_and_comes_back_when_that_is_undone(record: Path) -> None:
    from onrecord.ask.statements import statements
    from onrecord.store.filters import Filter

    def listed() -> list[str]:
        with Record.open(record) as opened:
            return [each.statement["text"] for each in statements(opened.snapshot(), Filter()).reported]

    before = listed()
    rule(record, "reject", told(record)["the ramp is broken"]["id"])
    assert listed() == [each for each in before if "ramp" not in each]
    assert told(record)["the ramp is broken"]["judged"] == "rejected"
    with Record.open(record) as opened:
        assert (opened.snapshot().counts().statements, opened.snapshot().counts().attributions) == (2, 2)
        assert [row["judged"] for row in opened.snapshot().statements()] == [None, "rejected", None]
        assert opened.snapshot(2).counts().statements == 3
    take_back(record, 1)
    assert listed() == before
    assert states(record) == ["undone", "in force"]


def test_what_is_accepted_is_listed_though_the_model_is_unsure(record: Path) -> None:
    from onrecord.ask.statements import statements
    from onrecord.store.filters import Filter

    unsure = told(record)["perhaps it is not"]
    with Record.open(record) as opened:
        assert statements(opened.snapshot(), Filter()).unsure == 1
    rule(record, "accept", unsure["id"])
    with Record.open(record) as opened:
        listing = statements(opened.snapshot(), Filter())
    assert (listing.unsure, len(listing.reported)) == (0, 3)
    assert told(record)["perhaps it is not"] == {**unsure, "judged": "accepted"}


def test_what_is_judged_of_an_article_stands_wherever_that_is_read(record: Path) -> None:
    from onrecord.ask.overview import overview
    from onrecord.store.filters import Filter

    before = documents(record)["ferry"]
    rule(record, "outlet", before["id"], value="The Lamp", why="its masthead")
    rule(record, "published", before["id"], value="2031-03-01..2031-03-02", minutes=1)
    after = documents(record)["ferry"]
    assert (after["outlet"], after["outlet_basis"]) == ("The Lamp", "judged by Ann on 2031-05-01: its masthead")
    assert after["published"] == {
        "earliest": "2031-03-01",
        "latest": "2031-03-02",
        "basis": "judged by Ann on 2031-05-01",
    }
    assert {**before, **{name: after[name] for name in ("outlet", "outlet_basis", "published")}} == after
    with Record.open(record) as opened:
        assert len(list(opened.snapshot().attributions(Filter(outlet="the lamp", until="2031-03")))) == 3
        assert opened.snapshot().counts().first == "2031-03-01"
        assert next(opened.snapshot(2).documents())["outlet"] == "The Northern Tide"
    view = overview(record)
    assert (view.outlets[0]["name"], view.first, view.last) == ("The Lamp", "2031-03-01", "2031-03-02")
    assert verify(record).problems == ()


def test_roles_are_dated_as_people_judged(tmp_path: Path) -> None:
    from onrecord.ids import document_id
    from tests.store.sources import add_lines, write_articles

    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "articles", range(1)))
    [found] = documents(record).values()
    assert found["id"] == document_id(found["uri"], found["text"])
    rule(record, "published", found["id"], value="2031-01-05")
    with Record.open(record) as opened:
        [roles] = [row["roles"] for row in opened.snapshot().entities() if row["roles"]]
    assert [(role["earliest"], role["latest"]) for role in roles] == [("2031-01-05", "2031-01-05")]


def test_the_index_is_in_step_with_what_is_judged(record: Path) -> None:
    from onrecord.ask.search import StatementQuery, search_statements
    from onrecord.ask.speakers import all_speakers
    from tests.store.test_index import assert_in_step

    ids = {words: row["id"] for words, row in told(record).items()}
    assert search_statements(record, StatementQuery()).total == 2
    rule(record, "accept", ids["perhaps it is not"])
    found = search_statements(record, StatementQuery())
    assert [(row["confidence"], row["judged"]) for row in found.rows] == [(0.9, None), (0.9, None), (0.3, "accepted")]
    rule(record, "reject", ids["the ramp is broken"], minutes=1)
    rule(record, "outlet", documents(record)["ferry"]["id"], value="The Lamp", minutes=2)
    found = search_statements(record, StatementQuery(outlet="the lamp").without_limits())
    assert (found.total, found.hidden) == (2, 0)
    assert [row["attributions"] for row in all_speakers(record).rows] == [1, 1]
    assert_in_step(record)
    for number in (1, 2, 3):
        take_back(record, number)
    assert search_statements(record, StatementQuery()).total == 2
    assert search_statements(record, StatementQuery(outlet="the lamp")).total == 0
    assert_in_step(record)


def test_what_resolving_is_told(record: Path) -> None:
    found = told(record)
    ada, bo = entity(record, "Ada Lindqvist"), entity(record, "Bo Raskin")
    rule(record, "different", ada, other=bo, why="two people")
    rule(record, "name", bo, value="Bo R.", minutes=1)
    rule(record, "kind", bo, value="group", minutes=2)
    rule(record, "speaker", found["the ferry stays in port"]["id"], other=bo, minutes=3)
    rule(record, "speaker", found["perhaps it is not"]["id"], value="Cy Orr", kind="person", minutes=4)
    heard = verdicts(record)
    document = found["perhaps it is not"]["document"]
    assert [each.verb for each in heard] == ["different", "name", "kind", "speaker", "speaker"]
    assert all(each.basis.startswith("judged by Ann on 2031-05-01") for each in heard)
    one, two = heard[0].left, heard[0].right
    assert one is not None
    assert two is not None
    assert (one.document, two.document, one.chain, two.chain) == (document, document, 0, 1)
    assert (heard[1].left, heard[1].value) == (two, "Bo R.")
    assert (heard[2].left, heard[2].value) == (two, "group")
    assert (heard[3].attribution, heard[3].right, heard[3].value) == (found["the ferry stays in port"]["id"], two, None)
    assert (heard[4].right, heard[4].value, heard[4].kind) == (None, "Cy Orr", "person")
    engine = Listening()
    with Record.open(record) as opened, opened.adding() as adding:
        rows = list(opened.snapshot().ask("SELECT * EXCLUDE (place, line, added) FROM findings"))
        adding.renew([from_row(FindingsRow, row) for row in rows], NOON.isoformat())
        opened.resolve(engine, NOON.isoformat())
    assert list(engine.heard[0]) == heard


def test_who_judges_again_outweighs_and_the_log_keeps_both(record: Path) -> None:
    found = told(record)["the ramp is broken"]["id"]
    rule(record, "reject", found)
    rule(record, "accept", found, minutes=1, by="Zoe")
    assert states(record) == ["outweighed", "in force"]
    assert log(record)[0].other == 2
    assert told(record)["the ramp is broken"]["judged"] == "accepted"
    take_back(record, 2)
    assert states(record) == ["in force", "undone", "in force"]
    assert told(record)["the ramp is broken"]["judged"] == "rejected"


def test_an_undo_can_be_undone(record: Path) -> None:
    rule(record, "reject", told(record)["the ramp is broken"]["id"])
    take_back(record, 1)
    take_back(record, 2)
    assert states(record) == ["in force", "undone", "in force"]
    assert told(record)["the ramp is broken"]["judged"] == "rejected"
    with pytest.raises(InputError, match="undone already, by judgement 3: to bring it back, `onrecord undo 3`"):
        take_back(record, 2)
    with pytest.raises(NotFoundError, match="no judgement 9"):
        take_back(record, 9)


def test_undoing_is_a_matter_of_what_came_last() -> None:
    entries = [
        Judgement(1, "a", "", "", None, "reject"),
        Judgement(2, "b", "", "", None, "undo", undoes="a"),
        Judgement(3, "c", "", "", None, "undo", undoes="b"),
        Judgement(4, "d", "", "", None, "undo", undoes="nothing that is here"),
        Judgement(5, "e", "", "", None, "undo", undoes="a"),
    ]
    assert undone_by(entries[:2]) == {1: 2}
    assert undone_by(entries[:4]) == {2: 3}
    assert undone_by(entries) == {2: 3, 1: 5}


def test_the_same_again_in_the_same_second_is_no_other_entry(record: Path) -> None:
    found = told(record)["the ramp is broken"]["id"]
    first = rule(record, "reject", found)
    before = every_byte(record)
    assert rule(record, "reject", found) == first
    assert every_byte(record) == before


def test_no_entry_is_ever_changed(record: Path) -> None:
    found = told(record)["the ramp is broken"]["id"]
    rule(record, "reject", found)
    with Record.open(record) as opened:
        [first] = read_log(opened.catalog)
    rule(record, "accept", found, minutes=1)
    take_back(record, 1)
    with Record.open(record) as opened:
        assert read_log(opened.catalog)[0] == first
        assert [each.verb for each in read_log(opened.catalog)] == ["reject", "accept", "undo"]
        assert [each.verb for each in read_log(opened.catalog, 2)] == ["reject", "accept"]


def test_an_entry_that_was_tampered_with_is_found(record: Path) -> None:
    rule(record, "reject", told(record)["the ramp is broken"]["id"], by="Ann")
    assert verify(record).checked["judgements"] == 1
    with Record.open(record) as opened, opened.catalog.writing() as writing:
        writing.execute("UPDATE judgements SET content = replace(content, 'Ann', 'Bob')")
    assert any("judgement 1 is not what it was" in str(problem) for problem in verify(record).problems)


@pytest.mark.parametrize(
    ("verb", "more", "said"),
    [
        ("published", {"value": "yesterday"}, "neither a day nor an interval"),
        ("published", {"value": "2031-02-30"}, "neither a day nor an interval"),
        ("published", {"value": "2031-03-02..2031-03-01"}, "neither a day nor an interval"),
        ("published", {"value": ".."}, "neither a day nor an interval"),
        ("published", {"value": "20310401"}, "write 2024-03-21"),
        ("outlet", {"value": " \n "}, "nothing is said for outlet"),
        ("outlet", {"value": "x" * 301}, "301 characters"),
        ("outlet", {"value": "half \ud800"}, "surrogate"),
        ("reject", {}, "is a document, and an attribution is asked for here: give an id of the form a-…"),
        ("same", {"other": "d-"}, "is a document, and an entity is asked for"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_logged(
    record: Path, verb: str, more: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        rule(record, verb, documents(record)["ferry"]["id"], **more)
    assert log(record) == ()


def test_ids_that_are_not_there_and_kinds_that_cannot_be(record: Path) -> None:
    ada = entity(record, "Ada Lindqvist")
    with pytest.raises(NotFoundError, match="no id in this record begins with 'a-zz'"):
        rule(record, "reject", "a-zz")
    with pytest.raises(InputError, match="there is no kind 'dog'"):
        rule(record, "kind", ada, value="dog")
    with pytest.raises(InputError, match="are one entity"):
        rule(record, "same", ada, other=ada[:6])
    with pytest.raises(InputError, match="nothing is said for who judges"):
        rule(record, "name", ada, value="Ada", by=" ")
    assert log(record) == ()


def test_the_log_of_one_thing(record: Path) -> None:
    found, ferry = told(record), documents(record)["ferry"]["id"]
    rule(record, "reject", found["the ramp is broken"]["id"])
    rule(record, "outlet", ferry, value="The Lamp", minutes=1)
    bo = entity(record, "Bo Raskin")
    rule(record, "name", bo, value="Bo R.", minutes=2)
    keys = (found["the ramp is broken"]["id"][:9], ferry, bo, entity(record, "Ada Lindqvist"))
    assert [[each.judgement.number for each in log(record, key)] for key in keys] == [[1], [1, 2], [3], []]
    with pytest.raises(NotFoundError):
        log(record, "x-1")


def test_a_judgement_is_heeded_even_if_its_process_died_before_it_was(record: Path) -> None:
    from onrecord.intake import conclude
    from onrecord.store.judgements import append

    judged = rule(record, "reject", told(record)["the ramp is broken"]["id"])
    with Record.open(record) as opened:
        assert not pending_judgements(opened.catalog)
        append(opened.catalog, [dataclasses.replace(judged.judgement, verb="accept", by="Zoe")])
        assert pending_judgements(opened.catalog)
    assert states(record) == ["in force", "pending"]
    with Record.open(record) as opened:
        conclude(opened, NOON.isoformat())
    assert states(record) == ["outweighed", "in force"]


SCRIPT = """
import sys
from pathlib import Path
from tests.judging import rule
for minute in range(3):
    rule(Path(sys.argv[1]), "published", sys.argv[2], by=sys.argv[3], value=f"2031-01-0{minute + 1}", minutes=minute)
"""


def test_two_who_judge_at_once_both_are_in_the_log(record: Path) -> None:
    key = documents(record)["ferry"]["id"]
    running = [
        subprocess.Popen([sys.executable, "-c", SCRIPT, str(record), key, by], cwd=ROOT) for by in ("Ann", "Zoe")
    ]
    assert [process.wait() for process in running] == [0, 0]
    entries = log(record)
    assert sorted((each.judgement.by, each.judgement.value) for each in entries) == [
        (by, f"2031-01-0{day}") for by in ("Ann", "Zoe") for day in (1, 2, 3)
    ]
    assert [each.state for each in entries] == ["outweighed"] * 5 + ["in force"]
    assert documents(record)["ferry"]["published"]["earliest"] == entries[-1].judgement.value
    report = verify(record)
    assert (report.problems, report.checked["judgements"]) == ((), 6)


def test_a_record_of_an_older_format_has_no_log_until_somebody_judges(record: Path) -> None:
    import sqlite3

    with closing(sqlite3.connect(record / "catalog.sqlite")) as catalog:
        for table in re.findall(r"CREATE TABLE (\w+)", _THIRD):
            catalog.execute(f"DROP TABLE {table}")
        catalog.execute("ALTER TABLE snapshots DROP COLUMN judged")
        catalog.execute("PRAGMA user_version = 2")
        catalog.commit()
    assert log(record) == ()
    assert told(record)["the ramp is broken"]["judged"] is None
    rule(record, "reject", told(record)["the ramp is broken"]["id"])
    assert states(record) == ["in force"]
