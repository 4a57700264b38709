"""Scores of reading, on pages made here: each figure moves with what it measures, and with nothing else."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.figures import figures as floors
from onrecord.evaluate.pages import NOTHING, Page, Read, evaluate_pages, figures, pages, score
from onrecord.evaluate.report import as_json
from tests.clean.pages import BODY, TITLE

HTML = (
    f'<html lang="en"><head><title>{TITLE}</title><meta name="author" content="Jane Roe">'
    '<meta property="article:published_time" content="2031-05-03T10:15:00+03:00"></head><body><article>'
    f"<h1>{TITLE}</h1>{''.join(f'<p>{part}</p>' for part in BODY)}</article></body></html>"
)
WANTED = {
    "authors": ["Jane Roe"],
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": list(BODY)}]},
    "publishing_date": "2031-05-03 10:15:00+03:00",
    "title": TITLE,
}
PAGE = Page("x/Lantern_2031_05_03", "https://lantern.example/pier", "2031-05-03", HTML.encode(), "\n".join(BODY), TITLE,
            "2031-05-03 10:15:00+03:00", ("Jane Roe",))  # fmt: skip
RIGHT = Read("\n".join(BODY), TITLE, "2031-05-03", "2031-05-03", ("Jane Roe",))


def archive(path: Path, page: str = HTML) -> Path:
    files = {
        "pages/x/Lantern.json": json.dumps({"V1": WANTED}).encode(),
        "pages/x/Lantern_2031_05_03.html.gz": gzip.compress(page.encode()),
        "pages/x/meta.info": json.dumps(
            {"Lantern_2031_05_03.html.gz": {"url": "https://lantern.example/pier", "crawl_date": "2031-05-03 12:00:00"}}
        ).encode(),
    }
    with tarfile.open(path, "w:gz") as out:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            out.addfile(member, io.BytesIO(content))
    return path


def test_pages_are_read_from_their_archive(tmp_path: Path) -> None:
    [page] = pages(archive(tmp_path / "pages.tar.gz"))
    assert page == PAGE


def test_a_page_read_well_has_full_marks(tmp_path: Path) -> None:
    result = evaluate_pages(archive(tmp_path / "pages.tar.gz"))
    assert result.pages == 1
    assert result.failed == ()
    assert set(result.figures.values()) == {1.0}
    assert floors(as_json("pages", result)) == dict.fromkeys(result.figures, 100.0)


def test_a_refused_page_counts_as_nothing_read(tmp_path: Path) -> None:
    result = evaluate_pages(archive(tmp_path / "pages.tar.gz", "<html><body><script>1</script></body></html>"))
    assert [name for name, _ in result.failed] == ["x/Lantern_2031_05_03"]
    assert result.figures["body words, mean"] == 0.0
    assert result.figures["date not wrong"] == 1.0


@pytest.mark.parametrize(
    ("read", "lower"),
    [
        (replace(RIGHT, body="\n".join(BODY[:3])), {"body words, median", "body words, mean", "body 4-grams"}),
        (replace(RIGHT, body=" ".join(sorted(RIGHT.body.split()))), {"body 4-grams"}),
        (replace(RIGHT, title="Another headline"), {"title exact"}),
        (replace(RIGHT, earliest="2031-05-04", latest="2031-05-04"), {"date right", "date not wrong"}),
        (replace(RIGHT, earliest=None), {"date right"}),
        (replace(RIGHT, authors=("Jane Roe", "The Lantern")), {"authors"}),
    ],
)
def test_each_figure_moves_with_what_it_measures(read: Read, lower: set[str]) -> None:
    found = figures([score(PAGE, read)])
    assert {name for name, share in found.items() if share < 1.0} == lower


def test_the_same_moment_in_another_zone_is_the_same_day() -> None:
    read = replace(RIGHT, earliest="2031-05-02T23:15:00-08:00", latest="2031-05-02T23:15:00-08:00")
    assert score(PAGE, read).date == "right"


def test_nothing_read_is_nothing_right() -> None:
    found = score(PAGE, NOTHING)
    assert (found.body, found.title, found.date) == (0.0, False, "unknown")
    assert found.missing


@pytest.mark.parametrize("content", [b"", b"no archive at all"])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pages.tar.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"tar\.gz"):
        evaluate_pages(path)
