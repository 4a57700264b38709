from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.read import tables
from onrecord.types import Capture
from tests.clean.pages import BODY, TITLE
from tests.read.found import captures, documents, failures, found

TEXT = "\n\n".join(BODY)
NAMES = ("headline", "body", "date", "newspaper", "link")
ROW = (TITLE, TEXT, "2024-05-03", "The Lantern", "https://a.example/1")


def table(*rows: tuple[str, ...], delimiter: str = ",", names: tuple[str, ...] = NAMES) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([names, *rows])
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_row_is_an_article_whatever_parts_its_cells(tmp_path: Path, delimiter: str) -> None:
    content = table(ROW, (*ROW[:4], "https://b.example/2"), delimiter=delimiter)
    first, second = documents(tmp_path / "news.csv", content)
    assert first.text == second.text == f"{TITLE}\n\n{TEXT}"
    assert (first.title, first.outlet, first.canonical) == (TITLE, "The Lantern", "https://a.example/1")
    assert first.published is not None
    assert (first.published.earliest, first.published.basis) == ("2024-05-03", "column “date” “2024-05-03”")
    assert first.uri == "file:///news.csv#https://a.example/1"
    assert first.id != second.id


def test_the_bytes_are_the_names_and_the_row_and_the_line_is_told(tmp_path: Path) -> None:
    content = table(ROW, (*ROW[:4], "https://b.example/2")).encode()
    _, second = captures(found(tmp_path / "news.csv", content))
    names = content[: content.index(b"\n") + 1]
    assert second.content.startswith(names)
    assert content.endswith(second.content.removeprefix(names))
    line = 1 + content[: content.rindex(second.content.removeprefix(names))].count(b"\n")
    assert (second.origin.place, second.origin.media_type) == (f"line {line}", "text/csv")


def test_a_byte_order_mark_and_excels_wide_tables(tmp_path: Path) -> None:
    content = table(ROW, ROW[::1], delimiter="\t")
    for encoded in (codecs.BOM_UTF8 + content.encode(), codecs.BOM_UTF16_LE + content.encode("utf-16-le")):
        assert [each.title for each in documents(tmp_path / "a.csv", encoded)] == [TITLE, TITLE]


def test_a_cell_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    [document] = documents(tmp_path / "a.csv", table((TITLE, TEXT + "\n\n" + "The pier is shut. " * 20_000, *ROW[2:])))
    assert len(document.text) > 300_000
    assert csv.field_size_limit() == limit


def test_broken_rows_cost_no_other(tmp_path: Path) -> None:
    content = (
        table(ROW, ROW).encode()
        + b"a,b,c,d,e,f,g\r\n"
        + b"caf\xe9,b,c,d,e\r\n"
        + table(ROW).encode().split(b"\n", 1)[1]
    )
    results = found(tmp_path / "a.csv", content)
    assert sorted(failures(results).values()) == ["broken row", "not UTF-8"]
    assert sum(isinstance(each.capture, Capture) for each in results) == 3


def test_rows_with_fewer_cells_and_empty_rows(tmp_path: Path) -> None:
    content = table(ROW, ROW[:2], ("", "", "", "", ""), ROW, ROW, ROW, ROW)
    results = found(tmp_path / "a.csv", content)
    assert len(captures(results)) == 6
    assert documents(tmp_path / "a.csv", content)[1].published is None


def test_a_quotation_mark_that_is_never_closed_ends_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SIZE_LIMIT", 20_000)
    plain = ("Pier", "The pier is shut for good and will not be opened again.", *ROW[2:])
    content = table(*[plain] * 30) + '"never closed,' + table(*[plain] * 300)
    results = found(tmp_path / "a.csv", content)
    assert sum(isinstance(each.capture, Capture) for each in results) == 30
    assert list(failures(results).values()) == ["too large"]


def test_names_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text,date", encoding="utf-8")
    from onrecord.read import files
    from onrecord.read.found import Reading

    with pytest.raises(InputError, match="line of names alone"):
        list(tables.read(files.content(path), Reading("2024-06-01T08:00:00+00:00")))


def test_columns_that_only_the_user_knows(tmp_path: Path) -> None:
    content = table(("Pier shut", TEXT), ("Pier open", TEXT), names=("kop", "tekst"))
    assert len(found(tmp_path / "a.csv", content)) == 1
    documents_read = documents(tmp_path / "a.csv", content, "text=tekst", "title=Kop")
    assert [document.title for document in documents_read] == ["Pier shut", "Pier open"]
    # Where the names are none of the first line's, the file is a text as any other.
    assert len(found(tmp_path / "a.csv", content, "text=story")) == 1
