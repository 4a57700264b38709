"""Files of known entities: what is read, what is told of, and that nothing breaks the reading."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.read.known import BadRow, PassedOver, read_known
from onrecord.types import KnownEntity


def read(tmp_path: Path, content: str | bytes) -> list[KnownEntity | BadRow | PassedOver]:
    path = tmp_path / "known.file"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_known(path))


def ftm(key: str, schema: str = "Person", **properties: object) -> str:
    return json.dumps({"id": key, "schema": schema, "properties": properties}, ensure_ascii=False)


def test_a_table(tmp_path: Path) -> None:
    text = (
        "Name,Aliases,ID,Kind,Country,Position,Birth date,Colour\n"
        '"Marrow, Ilse",Ilse Marrow; I. Marrow,Q1,person,pe|no,Minister of Waterways,1990-05-01,blue\n'
        "\n"
        "Tarnfield Water Agency,TWA,https://www.wikidata.org/wiki/Q2,Organization,,,,\n"
        "Reed Movement,,x-3\n"
    )
    assert read(tmp_path, text) == [
        KnownEntity(
            "Q1",
            "person",
            ("Marrow, Ilse", "Ilse Marrow", "I. Marrow"),
            countries=("pe", "no"),
            positions=("Minister of Waterways",),
            born="1990-05-01",
        ),
        KnownEntity("Q2", "organisation", ("Tarnfield Water Agency", "TWA")),
        KnownEntity("x-3", None, ("Reed Movement",)),
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_as_spreadsheets_write_it(tmp_path: Path, mark: str) -> None:
    lines = "\ufeffwikidata,name,aliases\r\nQ1,Ilse Marrow,I. Marrow|Ilsa\r\n".replace(",", mark)
    assert read(tmp_path, lines) == [KnownEntity("Q1", None, ("Ilse Marrow", "I. Marrow", "Ilsa"))]


def test_bad_rows_of_a_table_are_told_of_by_line(tmp_path: Path) -> None:
    text = (
        b"name,id,kind\n"
        b"Ilse Marrow,Q1,person\n"
        b",Q2,person\n"
        b"Ada Sallow,,person\n"
        b"Otto Orrin,Q3,ship\n"
        b"Orrin, Otto,Q3,person\n"
        b"Z\xe9 Reed,Q4,person\n"
        b'a "quoted" name,Q5,person\n'
        b'"a "quoted" name",Q6,person\n'
        b"Ilse M.,Q1,person\n" + b"x" * 400 + b",Q8,person\n"
        b"Ben Sallow,Q9,person\n"
    )
    found = read(tmp_path, text)
    assert [each.id for each in found if isinstance(each, KnownEntity)] == ["Q1", "Q5", "Q9"]
    bad = {each.line: each.what for each in found if isinstance(each, BadRow)}
    assert sorted(bad) == [3, 4, 5, 6, 7, 9, 10, 11]
    for line, word in (
        (3, "no name"),
        (4, "no id"),
        (5, "ship"),
        (6, "cells"),
        (7, "UTF-8"),
        (9, "quotation"),
        (10, "line 2"),
        (11, "longer"),
    ):
        assert word in bad[line], line


@pytest.mark.parametrize(
    "text", ["", "Ilse Marrow,Q1\n", "name,aliases\nIlse,\n", "id\nQ1\n", "\0\0\0", "name,name,id\n"]
)
def test_a_file_that_is_neither_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"first line"):
        read(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_known(tmp_path / "none.csv"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_known(tmp_path))


def test_follow_the_money(tmp_path: Path) -> None:
    lines = [
        ftm(
            "NK-1",
            name=["Ilse Marrow"],
            alias=["I. Marrow", "Ilse Marrow"],
            weakAlias=["Heron"],
            previousName=["Ilse Orrin"],
            wikidataId=["Q1"],
            country=["pe"],
            nationality=["no"],
            position=["Minister of Waterways"],
            birthDate=["1990"],
        ),
        ftm("NK-2", "PublicBody", name=["Tarnfield Water Agency"]),
        ftm("NK-3", "Vessel", name=["Heron"]),
        "",
        ftm("NK-4", "LegalEntity", name="Reed Movement"),
    ]
    assert read(tmp_path, "\n".join(lines)) == [
        KnownEntity(
            "NK-1",
            "person",
            ("Ilse Marrow", "I. Marrow", "Ilse Orrin"),
            weak=("Heron",),
            countries=("pe", "no"),
            positions=("Minister of Waterways",),
            born="1990",
            also=("Q1",),
        ),
        KnownEntity("NK-2", "organisation", ("Tarnfield Water Agency",)),
        PassedOver(3, "Vessel"),
        KnownEntity("NK-4", "organisation", ("Reed Movement",)),
    ]


def test_bad_lines_are_told_of_and_the_others_read(tmp_path: Path) -> None:
    good = ftm("NK-1", name=["Ilse Marrow"])
    lines = [
        good.encode(),
        b"{broken",
        b"[1, 2]",
        b'{"id": "x"}',
        b'{"id": 7, "schema": "Person", "properties": {"name": ["A B"]}}',
        b'{"id": "x", "schema": "Person", "properties": []}',
        b'{"id": "x", "schema": "Person", "properties": {"name": [7, null]}}',
        b'{"id": "x", "schema": "Person", "properties": {"name": ["\\ud800 B"]}}',
        b'{"id": "x", "schema": "Person", "properties": {"name": ["\xff"]}}',
        b'{"a":' * 100_000,
        good.encode(),
        ftm("NK-2", name=["Ada\u0000\u202e Sallow"]).encode(),
    ]
    found = read(tmp_path, b"\n".join(lines))
    assert [each.line for each in found if isinstance(each, BadRow)] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert [each.names for each in found if isinstance(each, KnownEntity)] == [("Ilse Marrow",), ("Ada Sallow",)]


@pytest.mark.parametrize("seed", range(30))
def test_whatever_happens_to_a_file_it_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    table = "name,id,aliases,kind\n" + "".join(f'"Ilse {n}",Q{n},"A; B",person\n' for n in range(20))
    lines = "\n".join(ftm(f"NK-{n}", name=[f"Ilse {n}"], alias=["A"]) for n in range(20))
    content = bytearray(chance.choice((table, lines)).encode())
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 3)] = bytes(
            chance.choices(b'",\n\r\0{}[]\xff\xc3a', k=chance.randint(0, 3))
        )
    try:
        found = read(tmp_path, bytes(content))
    except InputError:
        return
    assert all(each.names and each.id for each in found if isinstance(each, KnownEntity))
