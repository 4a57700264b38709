from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import NotFoundError
from onrecord.store.record import Counts, Filter, Record, Snapshot
from onrecord.store.tables import Tables
from tests.resolve.test_duckdb import entry, grow, told
from tests.run.stages import article

FIRST = """# A headline
Minister Ada Lindqvist said: the Café on the bridge stays closed, says Bo Raskin.
Bo Raskin said: the ferry is full.
"""
SECOND = "Bo Raskin said: boats are slow, and so is Ada Lindqvist."
THIRD = "Tarek al-Masoudi said: nothing."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("asked")
    given = [
        told(1, FIRST, outlet="The Olm Courier", date="2031-03-05"),
        told(2, SECOND, outlet="Ferry News", date="2031-04-20"),
        told(3, THIRD),
    ]
    with grow(folder, given[:2], given[2:]) as record:
        yield record.snapshot()


def said(snapshot: Snapshot, wanted: Filter | None = None) -> list[str]:
    return [row["content"]["text"].split()[0] for row in snapshot.attributions(wanted)]


def test_attributions_have_the_fields_of_the_contract_in_order(snapshot: Snapshot) -> None:
    row = next(snapshot.attributions())
    assert list(row) == [
        "id", "document", "block", "kind", "act", "source", "cue", "content", "speaker", "speaker_basis", "addressee",
        "addressee_spans", "venue", "venue_spans", "about", "said", "statement", "parent", "replies_to", "confidence",
        "model", "judged", "speaker_confidence",
    ]  # fmt: skip
    start = FIRST.index("Ada")
    assert row["source"] == {"text": "Ada Lindqvist", "spans": [[start, start + 13]]}
    assert row["speaker"]["name"] == "Ada Lindqvist"
    assert (row["addressee"], row["addressee_spans"], row["replies_to"], row["said"]) == (None, [], [], None)


def test_documents_have_the_fields_of_the_contract_in_order(snapshot: Snapshot) -> None:
    row = next(snapshot.documents())
    assert list(row) == [
        "id", "uri", "canonical", "sha256", "received", "replaces", "current", "title", "outlet", "republisher",
        "byline", "language", "published", "text", "blocks", "outlet_basis", "cleaner",
        "modified", "agencies", "contradictions", "origin", "skipped",
    ]  # fmt: skip
    assert (row["modified"], row["agencies"], row["skipped"], row["origin"]["redirects"]) == (None, [], None, [])
    assert row["published"] == {"earliest": "2031-03-05", "latest": "2031-03-05", "basis": "given"}
    assert row["blocks"][0] == {"kind": "title", "span": [0, 12]}
    assert row["current"] is True


def test_statements_and_entities_have_the_fields_of_the_contract_in_order(snapshot: Snapshot) -> None:
    statement, entity = next(snapshot.statements()), next(snapshot.entities())
    assert list(statement) == [
        "id", "text", "kind", "speaker", "said", "venue", "tellings", "relations", "first", "independent",
        "judged",
    ]  # fmt: skip
    assert list(statement["speaker"]) == ["id", "name", "kind"]
    assert list(entity) == ["id", "name", "kind", "names", "roles", "known"]
    assert list(entity["names"][0]) == ["text", "count"]
    assert list(entity["roles"][0]) == ["title", "organisation", "earliest", "latest", "documents"]


def test_about_names_the_entities_within_the_content(snapshot: Snapshot) -> None:
    first, *_ = snapshot.attributions()
    [about] = first["about"]
    start = FIRST.index("Bo Raskin")
    assert (about["name"], about["spans"]) == ("Bo Raskin", [[start, start + 9]])
    assert about["id"] == next(row["id"] for row in snapshot.entities() if row["name"] == "Bo Raskin")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["the", "the", "boats", "nothing."]),
        (Filter(words="cafe brid*"), ["the"]),
        (Filter(words="cafe brid"), []),
        (Filter(words="CAFÉ"), ["the"]),
        (Filter(words="ridge"), []),
        (Filter(words="the*"), ["the", "the"]),
        (Filter(words="the"), ["the", "the"]),
        (Filter(words='"ferry is"'), ["the"]),
        (Filter(words='"is ferry"'), []),
        (Filter(speaker="raskin"), ["the", "boats"]),
        (Filter(speaker="Masoudi"), ["nothing."]),
        (Filter(speaker="nobody"), []),
        (Filter(outlet="ferry news"), ["boats"]),
        (Filter(since="2031-04"), ["boats"]),
        (Filter(until="2031-03"), ["the", "the"]),
        (Filter(since="2031-03-05", until="2031-03-05"), ["the", "the"]),
        (Filter(since="2031"), ["the", "the", "boats"]),
        (Filter(kinds=("direct",)), ["the", "the", "boats", "nothing."]),
        (Filter(kinds=("mixed", "indirect")), []),
        (Filter(acts=("belief",)), []),
        (Filter(words="full", speaker="raskin", outlet="The Olm Courier"), ["the"]),
    ],
)
def test_filters(snapshot: Snapshot, wanted: Filter, expected: list[str]) -> None:
    assert said(snapshot, wanted) == expected
    assert [row["text"].split()[0] for row in snapshot.statements(wanted)] == expected


def test_documents_can_be_asked_for_by_what_they_tell(snapshot: Snapshot) -> None:
    assert [row["outlet"] for row in snapshot.documents(Filter(words="slow"))] == ["Ferry News"]
    assert len(list(snapshot.documents(Filter(speaker="raskin")))) == 2
    assert len(list(snapshot.documents(Filter(since="2031")))) == 2


def test_entities_can_be_asked_for(snapshot: Snapshot) -> None:
    def names(wanted: Filter) -> list[str]:
        return [row["name"] for row in snapshot.entities(wanted)]

    assert names(Filter()) == ["Ada Lindqvist", "Bo Raskin", "Tarek al-Masoudi"]
    assert names(Filter(speaker="raskin")) == ["Bo Raskin"]
    assert names(Filter(outlet="Ferry News")) == ["Bo Raskin"]


@pytest.mark.parametrize("table", ["documents", "attributions", "statements", "entities"])
def test_each_row_can_be_found_and_asked_for_by_its_id(snapshot: Snapshot, table: str) -> None:
    for row in getattr(snapshot, table)():
        assert snapshot.find(row["id"]) == (table, row["id"])
        assert snapshot.find(row["id"][:16]) == (table, row["id"])
        assert list(getattr(snapshot, table)(Filter(ids=(row["id"],)))) == [row]


@pytest.mark.parametrize("given", ["a-", "", "x-123", "d-%"])
def test_what_is_not_one_id_is_not_found(snapshot: Snapshot, given: str) -> None:
    with pytest.raises(NotFoundError):
        snapshot.find(given)


def test_counts(snapshot: Snapshot) -> None:
    assert snapshot.counts() == Counts(
        documents=3, outlets=2, attributions=4, statements=4, entities=3, first="2031-03-05", last="2031-04-20"
    )


def test_answers_can_be_read_side_by_side(snapshot: Snapshot) -> None:
    pairs = [(row["id"], len(list(snapshot.attributions()))) for row in snapshot.documents()]
    assert [count for _, count in pairs] == [4, 4, 4]


def test_an_older_snapshot_shows_what_there_was(tmp_path: Path) -> None:
    with grow(tmp_path, [told(1, SECOND)], [told(2, THIRD)]) as record:
        newest = record.snapshot().number
        before: list[dict[str, Any]] = list(record.snapshot(2).attributions())
        assert [row["content"]["text"] for row in before] == ["boats are slow, and so is Ada Lindqvist."]
        assert before[0]["speaker"]["name"] == "Bo Raskin"
        assert list(record.snapshot(0).documents()) == []
        assert record.snapshot(0).counts().documents == 0
        assert len(list(record.snapshot(newest).attributions())) == 2
        with pytest.raises(NotFoundError, match=f"no snapshot {newest + 1}"):
            record.snapshot(newest + 1)


def test_findings_that_are_not_resolved_yet_are_listed_as_such(tmp_path: Path) -> None:
    with Record.create(tmp_path) as record:
        with record.adding() as adding:
            adding.commit([told(1, SECOND)], "2031-05-01T12:00:00+00:00")
        snapshot = record.snapshot()
        [row] = snapshot.attributions()
        assert (row["speaker"], row["speaker_basis"], row["about"]) == (None, "not resolved yet", [])
        assert snapshot.pending() == [row["document"]]


def test_many_documents_come_in_order_however_they_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import snapshot as module

    given = [told(at, f"Bo Raskin said: boat {at}.\nAda Lindqvist said: week {at}.") for at in range(9)]
    with grow(tmp_path, given[:4], given[4:]) as record:
        whole = list(record.snapshot().attributions())
        monkeypatch.setattr(module, "_CHUNK", 2)
        assert list(record.snapshot().attributions()) == whole
    assert [row["content"]["text"] for row in whole] == [
        f"{word} {at}." for at in range(9) for word in ("boat", "week")
    ]


def test_a_replaced_document_is_shown_only_when_named(tmp_path: Path) -> None:
    with grow(tmp_path, [told(1, SECOND)], [told(1, THIRD)]) as record:
        snapshot = record.snapshot()
        [new] = snapshot.documents()
        [old] = snapshot.documents(Filter(ids=(new["replaces"],)))
        assert (new["current"], old["current"]) == (True, False)
        assert [row["content"]["text"] for row in snapshot.attributions(Filter(documents=(old["id"],)))]
        assert said(snapshot) == ["nothing."]


def test_a_file_name_never_makes_one_article_a_version_of_another(tmp_path: Path) -> None:
    text = " ".join(f"word{at}" for at in range(80))
    first, reprint = (article(words) for words in (text, text.replace("word40", "changed")))
    assert first.uri == reprint.uri
    with grow(tmp_path, [entry(first)], [entry(reprint)]) as record:
        kept = {row["id"]: row["replaces"] for row in record.snapshot().documents()}
        assert kept == {first.id: None, reprint.id: None}


def test_the_address_that_a_page_states_makes_it_a_newer_version(tmp_path: Path) -> None:
    address = "https://news.example/dam"
    old, new = (replace(article(words), canonical=address) for words in ("It is closed.", "It is open again."))
    with grow(tmp_path, [entry(old)], [entry(new)]) as record:
        assert [(row["id"], row["replaces"]) for row in record.snapshot().documents()] == [(new.id, old.id)]


def test_reading_needs_neither_the_analysis_nor_the_cleaner() -> None:
    script = (
        "import sys, onrecord.store.record, onrecord.pipeline\n"
        "heavy = {'onnxruntime', 'pyarrow', 'duckdb', 'lxml', 'trafilatura', 'dateparser'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "assert not [name for name in sys.modules if name.startswith(('onrecord.analyse', 'onrecord.clean'))]\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_threads_that_ask_at_once_read_one_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def slowly(*given: Any) -> Any:
        time.sleep(0.05)
        opened.append(Tables(*given))
        return opened[-1]

    monkeypatch.setattr("onrecord.store.snapshot.Tables", slowly)
    with Record.create(tmp_path / "record") as record:
        snapshot = record.snapshot()
        with ThreadPoolExecutor(4) as threads:
            asked = [threads.submit(lambda: list(snapshot.ask("SELECT 1 AS one"))) for _ in range(4)]
        assert [each.result() for each in asked] == [[{"one": 1}]] * 4
        snapshot.close()
    assert len(opened) == 1
