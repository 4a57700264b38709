"""The family of an article: who reprints it, from whom, and what each changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.ask.reprints import family, largest
from onrecord.cli.app import app
from onrecord.store.snapshot import Snapshot
from tests.ask.records import FERRY, Piece, snapshot

LEAD = "The harbour council voted on Tuesday to close the old ferry pier before the winter storms reach the river."
BARGE = "Two barges that lay there since spring must be towed upstream to the coal dock by the end of the month."
VOTE = "Nobody spoke against it, and the council’s engineer, who had asked for the vote, left before it was counted."
FIRST = Piece("first.html", "Tarn Post", "2031-03-02",
              (("title", "Old pier to close"), ("body", LEAD), ("body", BARGE), ("body", VOTE)))  # fmt: skip
CUT = Piece("cut.html", "Čas", "2031-03-03", (("title", "Ferry pier must go"), ("body", LEAD), ("body", VOTE)))
LONGER = Piece("longer.html", None, None, (
    ("title", "Old pier to close"), ("body", LEAD.replace("Tuesday", "Monday")), ("body", BARGE), ("body", VOTE),
    ("body", "Readers of this paper have asked for years what would become of it."),
))  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot(tmp_path_factory.mktemp("reprints") / "record", FERRY, CUT, FIRST, LONGER)


def ids(record: Snapshot) -> dict[str, str]:
    return {row["uri"].rpartition("/")[2]: row["id"] for row in record.documents()}


def test_a_family_has_its_original_and_what_each_member_changed(record: Snapshot) -> None:
    known = ids(record)
    found = family(record, known["cut.html"])
    assert found is not None
    assert (found.original.document, found.first.id, found.size) == (known["first.html"], known["first.html"], 3)
    assert found.original.reasons == ("the earliest, 2031-03-02",)
    printings = {each.article.id: each for each in found.printings}
    cut, longer = printings[known["cut.html"]], printings[known["longer.html"]]
    assert (cut.share, cut.copy.headline, len(cut.copy.dropped), len(cut.copy.added)) == (1.0, True, 1, 0)
    assert (longer.share, longer.copy.headline, len(longer.copy.added)) == (1.0, False, 1)
    assert [(each.from_text, each.to_text) for each in longer.copy.edits] == [("Tuesday", "Monday")]


def test_it_is_the_same_whichever_member_is_asked_for(record: Snapshot) -> None:
    known = ids(record)
    found = [family(record, known[name]) for name in ("first.html", "cut.html", "longer.html")]
    assert found[0] == found[1] == found[2]


def test_an_article_that_nobody_reprints_has_no_family(record: Snapshot) -> None:
    known = ids(record)
    assert family(record, known[FERRY.file]) is None
    assert family(record, "d-0") is None


def test_as_many_members_as_asked_for_are_shown_and_the_one_that_is_asked_for_is_among_them(record: Snapshot) -> None:
    known = ids(record)
    for name in ("cut.html", "longer.html"):
        found = family(record, known[name], most=1)
        assert found is not None
        assert [each.article.id for each in found.printings] == [known[name]]
        assert found.size == 3


def test_families_are_listed(record: Snapshot) -> None:
    known = ids(record)
    assert largest(record) == [tuple(sorted(known[name] for name in ("first.html", "cut.html", "longer.html")))]


def test_passages_slice_the_same_words_out_of_both_texts(record: Snapshot) -> None:
    texts = {row["id"]: row["text"] for row in record.documents()}
    rows = list(record.reprints())
    assert len(rows) == 3
    for row in rows:
        for each in row["passages"]:
            here, there = texts[row["a"]][slice(*each["a"])], texts[row["b"]][slice(*each["b"])]
            assert here.replace("Tuesday", "Monday") == there.replace("Tuesday", "Monday")


def test_showing_an_article_prints_its_family(record: Snapshot) -> None:
    known = ids(record)
    run = CliRunner()
    result = run.invoke(app, ["--record", str(record.folder), "show", known["cut.html"]])
    assert result.exit_code == 0, result.output
    lines = " ".join(result.output.split())
    assert "Reprints: 3 articles share much of this text" in lines
    assert "likely the original: Tarn Post · published 2031-03-02 · Old pier to close" in lines
    assert "shares 100%, another headline, 1 paragraph dropped" in lines
    result = run.invoke(app, ["--record", str(record.folder), "show", "--json", known["cut.html"]])
    shown = json.loads(result.stdout)["family"]
    assert shown["original"]["document"] == known["first.html"]
    changed = {each["article"]["id"]: each["headline_changed"] for each in shown["printings"]}
    assert changed == {known["cut.html"]: True, known["longer.html"]: False}
    assert "Reprints" not in run.invoke(app, ["--record", str(record.folder), "show", known[FERRY.file]]).output


def test_reprints_are_exported(record: Snapshot, tmp_path: Path) -> None:
    out = tmp_path / "reprints.jsonl"
    result = CliRunner().invoke(app, ["--record", str(record.folder), "export", "reprints", "--output", str(out)])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows == list(record.reprints())
    assert set(rows[0]) == {"a", "b", "share", "passages"}
