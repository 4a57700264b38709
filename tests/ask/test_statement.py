"""A statement with its chain, its versions, and the statements that articles tie to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ask.search import StatementQuery, search_statements
from onrecord.ask.statement import StatementView, statement_view
from onrecord.errors import NotFoundError
from onrecord.ids import statement_id
from onrecord.store.snapshot import Snapshot
from tests.ask.tied import BASIS, INNER, QUESTION, WORDS, entries
from tests.judging import rule
from tests.resolve.world import grow


@pytest.fixture(scope="module", params=["at once", "bit by bit"])
def snapshot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    made = entries()
    additions = [made] if request.param == "at once" else [[each] for each in made]
    with grow(tmp_path_factory.mktemp("told") / "record", *additions) as record:
        snapshot = record.snapshot()
        yield snapshot
        snapshot.close()


def told_with(snapshot: Snapshot, words: str) -> StatementView:
    found = search_statements(snapshot.folder, StatementQuery(words=f'"{words}"'))
    return statement_view(snapshot, found.rows[0]["id"])


def test_it_has_all_tellings_in_their_order_beside_the_fullest(snapshot: Snapshot) -> None:
    view = told_with(snapshot, WORDS)
    assert [each.article.uri[-1] for each in view.tellings] == ["1", "2", "3", "4"]
    assert view.fullest.attribution["content"]["text"] == WORDS
    assert len(view.chain.versions) == 3
    assert view.outlets == ("Tarn Post", "Reed Times", "</bdi><script>alert(1)</script>")
    assert view.first("said")["basis"] == "“on Monday”"
    assert view.first("addressee") == "the <i>islanders</i>"
    assert view.as_json()["outlets"] == list(view.outlets)


def test_what_it_answers_and_holds_is_tied_to_it_and_back(snapshot: Snapshot) -> None:
    view = told_with(snapshot, WORDS)
    [answered] = view.ties("answers")
    assert answered.telling.attribution["content"]["text"] == QUESTION
    assert answered.basis == BASIS
    text = next(snapshot.ask("SELECT text FROM documents WHERE id = ?", answered.telling.article.id))["text"]
    assert [text[start:end] for start, end in answered.spans] == ["The ferries"]
    [held] = view.ties("holds")
    assert held.telling.attribution["content"]["text"] == INNER
    assert view.ties("within") == view.ties("answered") == ()

    [back] = told_with(snapshot, QUESTION).ties("answered")
    [outer] = told_with(snapshot, INNER).ties("within")
    assert back.telling.attribution["statement"] == outer.telling.attribution["statement"] == view.statement["id"]


def test_an_id_that_is_part_of_it_now_leads_to_it_and_another_to_nothing(snapshot: Snapshot) -> None:
    view = told_with(snapshot, WORDS)
    parts = {statement_id(each) for each in view.statement["tellings"]} - {view.statement["id"]}
    assert parts
    assert {statement_view(snapshot, each).statement["id"] for each in parts} == {view.statement["id"]}
    with pytest.raises(NotFoundError, match="s-nothing"):
        statement_view(snapshot, "s-nothing")


def test_lists_say_how_often_and_by_how_many_outlets_it_is_told(snapshot: Snapshot) -> None:
    rows = {row["words"]: row for row in search_statements(snapshot.folder, StatementQuery()).rows}
    assert (rows[WORDS]["tellings"], rows[WORDS]["outlets"]) == (4, 3)
    assert (rows[QUESTION]["tellings"], rows[QUESTION]["outlets"]) == (1, 1)


def test_who_spoke_is_whom_a_person_names_in_whatever_telling_and_others_are_told_of(
    tmp_path: Path,
) -> None:
    with grow(tmp_path / "record", entries()) as record:
        with closing(record.snapshot()) as snapshot:
            view = told_with(snapshot, WORDS)
            assert view.otherwise == ()
            [other] = search_statements(record.folder, StatementQuery(speaker="Cecilia Holm")).rows
        key = view.tellings[1].attribution["id"]
        rule(record.folder, "speaker", key, other=other["speaker_id"])
        with closing(record.snapshot()) as snapshot:
            view = statement_view(snapshot, view.statement["id"])
    assert view.speaking.attribution["id"] == key
    assert view.as_json()["speaker"]["name"] == "Cecilia Holm"
    [(telling, times)] = view.otherwise
    assert (telling.attribution["speaker"]["name"], times) == ("Ada Lindqvist", 3)
