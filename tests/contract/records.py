"""Made-up facts in several parts, and what an engine concludes from them."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from onrecord.resolve.batches import fitted
from onrecord.resolve.engine import Engine, Parts
from onrecord.schema import CONCLUSIONS, FACTS, Row, schema_of, to_row
from onrecord.store.record import Entry
from onrecord.types import Member, Verdict
from tests.resolve.world import Who, entry

ORG = "organisation"


def write_parts(folder: Path, additions: Iterable[Sequence[Entry]], **about: Any) -> Parts:
    """Parts as a record has them, one of each table for an addition."""
    paths: dict[str, list[Path]] = {table: [] for table in FACTS}
    for at, entries in enumerate(additions):
        rows = {"documents": [each.document for each in entries], "findings": [each.findings for each in entries]}
        for table, values in rows.items():
            # Names of files say nothing of their order.
            path = folder / f"{table}-{9 - at}.parquet"
            made = pa.Table.from_pylist([to_row(value) for value in values], schema=schema_of(FACTS[table]))
            pq.write_table(made, path)
            paths[table].append(path)
    return Parts(tuple(paths["documents"]), tuple(paths["findings"]), **about)


def concluded(engine: Engine, parts: Parts) -> dict[str, list[Row]]:
    """The rows of all conclusions, in their order; the columns are checked."""
    with tempfile.TemporaryDirectory() as folder:
        out = {table: Path(folder) / f"{table}.parquet" for table in CONCLUSIONS}
        engine.resolve(parts, out)
        made = {table: pq.read_table(path) for table, path in out.items()}
    for table, rows in made.items():
        fitted(rows, schema_of(CONCLUSIONS[table]))
        assert rows.column_names == schema_of(CONCLUSIONS[table]).names
    return {table: rows.to_pylist() for table, rows in made.items()}


_PEOPLE = (
    "Qasim al-Darwani", "Qassem Al Darwani", "Qasim al-Darwabi", "Darwani", "Nasr Darwani", "Nasr Hadi Darwani",
    "N. Darwani", "Bo Raskin", "Raskin", "Žofie Østby", "李娜", "Иван Петров", "", "…",
)  # fmt: skip
_BODIES = ("Reed Movement", "Harakat al-Qasab", "Interior Ministry", "Iraqi Interior Ministry", "Iraq", "Olm")
_POSTS = (None, ("mayor", "Olm"), ("Mayor", None), ("minister", "Reed Movement"), ("singer", None), ("editor", "Olm"))


@st.composite
def _whos(draw: st.DrawFn) -> Who:
    kind = draw(st.sampled_from(("person", "person", "person", ORG, "group", "place")))
    names = _PEOPLE if kind == "person" else _BODIES
    also = draw(st.lists(st.sampled_from(names), max_size=1))
    office = draw(st.sampled_from(_POSTS)) if kind == "person" else None
    return Who(draw(st.sampled_from(names)), kind, tuple(also), office, draw(st.integers(0, 9)) > 0)


@st.composite
def worlds(draw: st.DrawFn, least: int = 1, most: int = 6) -> tuple[list[list[Entry]], dict[str, Any]]:
    """Some additions, and what a record says beside them: who is replaced, what people judged."""
    entries: list[Entry] = []
    for number in range(draw(st.integers(least, most))):
        date = draw(st.sampled_from((None, "2031-01-05", "2031-01-20", "2035-06-01")))
        outlet = draw(st.sampled_from((None, "Tarn Post", "Čas")))
        made = entry(number, *draw(st.lists(_whos(), max_size=4)), date=date, outlet=outlet)
        if entries and draw(st.integers(0, 4)) == 0:
            before = draw(st.sampled_from(entries)).document.id
            made = dataclasses.replace(made, document=dataclasses.replace(made.document, replaces=before))
        entries.append(made)
    cut = draw(st.integers(0, len(entries)))
    about: dict[str, Any] = {"verdicts": tuple(draw(_judged(entries)))}
    if draw(st.booleans()):
        about["replaced"] = tuple(draw(st.lists(st.sampled_from([each.document.id for each in entries]), max_size=2)))
    return [entries[:cut], entries[cut:]], about


@st.composite
def _judged(draw: st.DrawFn, entries: Sequence[Entry]) -> list[Verdict]:
    chains = [Member(each.document.id, chain.number) for each in entries for chain in each.findings.chains]
    said = [found.id for each in entries for found in each.findings.attributions]
    if not chains:
        return []
    found = []
    for number in range(draw(st.integers(0, 3))):
        verb = draw(st.sampled_from(("same", "different", "name", "kind", "speaker")))
        left, right, value = draw(st.sampled_from(chains)), draw(st.sampled_from(chains)), None
        if verb == "speaker":
            new = draw(st.booleans())
            verdict = Verdict(
                number, verb, draw(st.sampled_from(said)), None, None if new else right,
                draw(st.sampled_from((None, "Úrsula Véllu"))) if new else None, f"by Ada, {number}",
            )  # fmt: skip
        else:
            two = verb in ("same", "different")
            value = None if two else "Ada Marr" if verb == "name" else "group"
            verdict = Verdict(number, verb, None, left, right if two else None, value, f"by Ada, {number}")
        found.append(verdict)
    return found


_PRINTED = (
    "The harbour council voted on Tuesday to close the old ferry pier before the winter storms reach the river mouth. "
    "Two barges that lay there since spring must be towed to the coal dock, the council’s engineer said at noon. "
)
_QUOTED = (
    "“We will not leave this pier to the storm, and nobody will tell us to, neither here nor in the capital,” she said."
)


def everything() -> list[list[Entry]]:
    """A record in which much of what resolving heeds occurs."""
    mayor = Who("Žofie Lindqvist-Østby", office=("mayor", "Tarnfield"), also=("Z. Lindqvist-Østby",))
    reed = Who("Reed Movement", ORG, also=("Harakat al-Qasab",), times=3)
    official = Who("a senior official", named=False)
    first = [
        entry(
            1, mayor, "Qasim al-Darwani", reed, official, official, date="2031-02-20", outlet="Tarn Post", text=_PRINTED
        ),
        entry(2, Who("Qassem Al Darwani", office=("secretary-general", "the Reed Movement")), "Bo Raskin", "Ada Marr"),
        entry(3, Who("Interior Ministry", ORG), Who("Iraq", "place", times=3), official, date="2031-03-01"),
        entry(4, "Ben Orrin", "Ben Orrin", Who("Tarnfield", "place"), Who("Tarnfield", ORG)),
    ]
    second = [
        entry(
            5,
            Who("Darwani", office=("Secretary-General", "Reed Movement")),
            "Bo Raskin",
            outlet="Čas 🗞",
            text=f"Čas: {_PRINTED.replace('Tuesday', 'the second day of May')} {_QUOTED}",
        ),
        entry(6, Who("Ben Orrin", office=("footballer", None)), "Lindqvist-Østby", date="2032-01-01"),
        entry(
            7,
            Who("Ben Orrin", office=("minister", "Olm")),
            Who("Iraqi Interior Ministry", ORG),
            text=f"Nothing but a quotation. {_QUOTED}",
        ),
        entry(8, text=f"Another town, 港口 and all. {_QUOTED} {_PRINTED.partition('. ')[0]}, it is said."),
        entry(
            14,
            "Qasim al-Darwani",
            Who("Darwani", office=("secretary-general", "Reed Movement")),
            "Bo Raskin",
            "Bo Raskin",
        ),
        entry(15, mayor, Who("Darwani", office=("Secretary-General", None)), date="2033-05-05"),
        entry(16, Who("Z. Lindqvist-Østby", office=("mayor", "Tarnfield")), date="2030-05-05"),
    ]
    third = [
        entry(9, Who("Harakat al-Qasab", ORG), Who("Interior Ministry", ORG), Who("Iraq", "place", times=2)),
        entry(10, "Qasim al-Darwabi", "Bo Raskin", "Ada Marr", Who("李娜", times=2), Who("Žofie Lindqvist-Østby")),
        entry(11, "Darwadi", "Bo Raskin", "Ada Marr", Who("李娜", also=("Li Na",)), Who("Иван Петров")),
    ]
    again = entry(2, "Qassem Al Darwani", "Ada Marr", text=f"Corrected: {_PRINTED}", date="2031-06-01")
    failed = entry(12, "Bo Raskin")
    empty = dataclasses.replace(failed.findings, error="poisoned", attributions=(), chains=(), links=())
    unlinked = entry(13, "Bo Raskin", Who("Ada Marr", office=("editor", "Tarn Post")))
    fourth = [
        dataclasses.replace(again, document=dataclasses.replace(again.document, replaces=first[1].document.id)),
        dataclasses.replace(failed, findings=empty),
        dataclasses.replace(unlinked, findings=dataclasses.replace(unlinked.findings, links=())),
    ]
    return [first, second, [], third, fourth]


def verdicts(additions: Sequence[Sequence[Entry]]) -> tuple[Verdict, ...]:
    """What a person decided on ``everything``: two that nothing joins are one, two of one name are two, and back."""
    ids = {each.document.uri.rpartition("/")[2]: each.document.id for entries in additions for each in entries}

    def member(number: int, chain: int) -> Member:
        return Member(ids[str(number)], chain)

    spoken = [each.findings.attributions for entries in additions for each in entries if each.findings.attributions]
    (a, *_), (b, *_), (c, *_) = spoken[0], spoken[3], spoken[-2]
    return (
        Verdict(1, "same", None, member(6, 0), member(10, 1), None, "by Ada on 2031-07-01"),
        Verdict(2, "different", None, member(5, 1), member(10, 1), None, "by Ada on 2031-07-02"),
        Verdict(3, "same", None, member(1, 3), member(3, 2), None, "by Bo on 2031-07-03"),
        Verdict(4, "different", None, member(1, 1), member(2, 0), None, "by Bo on 2031-07-04"),
        Verdict(5, "name", None, member(10, 4), None, "Žofie L.", "by Bo on 2031-07-05"),
        Verdict(6, "name", None, member(1, 0), None, "Žofie L.-Ø.", "by Bo on 2031-07-05"),
        Verdict(10, "kind", None, member(4, 3), None, "group", "by Bo on 2031-07-05"),
        Verdict(7, "speaker", a.id, None, member(10, 4), None, "by Bo on 2031-07-06"),
        Verdict(8, "speaker", b.id, None, None, "Úrsula Véllu", "by Bo on 2031-07-06"),
        Verdict(9, "speaker", c.id, None, None, None, "by Bo on 2031-07-07"),
    )
