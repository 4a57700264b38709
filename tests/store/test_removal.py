"""What is removed is gone to the last byte, and the rest of the record stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError, NotFoundError, RecordError, RemovedError
from onrecord.intake import conclude
from onrecord.pipeline import add, verify
from onrecord.removing import remove
from onrecord.schema import FindingsRow, from_row
from onrecord.store import addition
from onrecord.store.captures import capture_path
from onrecord.store.index_check import behind, check
from onrecord.store.index_file import connect
from onrecord.store.parts import Staged
from onrecord.store.record import Filter, Record
from onrecord.store.tombstones import tombstones
from tests.moulds import copied
from tests.property.test_growing import conclusions, resolved_again
from tests.run.stages import LineStage
from tests.store.sources import add_lines, write_articles
from tests.store.test_index import assert_sound
from tests.store.web import HERALD, Web, day, fetch, page, paragraph

SECRET = "Quillon Vantor"
TOLD = f"""Minutes of the harbour board

{SECRET} said: the dredger was never paid for.

Ada Lindqvist said: no comment.
"""


def leaks(record: Path, *words: str) -> list[str]:
    """The files of a record in which any of the words stands, also in what Parquet and the index have packed."""
    import pyarrow.parquet as pq

    found = []
    for path in sorted(each for each in record.rglob("*") if each.is_file()):
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content += repr(pq.read_table(path).to_pylist()).encode()
        if path.name == "index.sqlite":
            with closing(connect(path, reading=True)) as connection:
                packed = connection.execute("SELECT unpacked(page) FROM pages").fetchall()
            content += repr(packed).encode()
        if any(word.encode() in content or word.lower().encode() in content for word in words):
            found.append(path.name)
    return found


def record_of(tmp_path: Path) -> tuple[Path, str]:
    """A record in which one article names a source, and that article's id."""
    record = copied(tmp_path, _with_a_source) / "record"
    return record, document_in(record, SECRET)


def _with_a_source(folder: Path) -> None:
    record = folder / "record"
    add_lines(record, write_articles(folder / "articles", range(3)))
    (folder / "board.txt").write_bytes(TOLD.encode())
    add_lines(record, folder / "board.txt")
    add_lines(record, write_articles(folder / "later", range(3, 5)))


def document_in(record: Path, words: str) -> str:
    with Record.open(record) as opened:
        return next(
            str(row["id"]) for row in opened.snapshot().ask("SELECT id, text FROM documents") if words in row["text"]
        )


def ids(record: Path) -> dict[str, set[str]]:
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        tables = ("documents", "attributions", "statements", "entities")
        return {table: {row["id"] for row in getattr(snapshot, table)()} for table in tables}


def test_nothing_of_it_is_left_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    assert {"catalog.sqlite", "index.sqlite"} - set(leaks(record, SECRET, "dredger")) == {"catalog.sqlite"}
    before = ids(record)
    with Record.open(record) as opened:
        lost = {row["id"] for row in opened.snapshot().attributions(Filter(documents=(document,)))}
    done = remove(record, document, why="protection of a source", by="Legal desk", now=day(9))
    assert (done.documents, done.others, done.sharing) == ((document,), (), ())
    assert leaks(record, SECRET, "dredger", "Vantor") == []
    assert assert_sound(record).notes == ()
    after = ids(record)
    assert after["documents"] == before["documents"] - {document}
    assert after["attributions"] == before["attributions"] - lost
    assert after["statements"] < before["statements"]
    # Ada Lindqvist stands in other articles too, and keeps the id that she had; the source is nobody any more.
    assert len(before["entities"] - after["entities"]) == 1
    assert after["entities"] < before["entities"]


def test_conclusions_grow_on_after_a_removal_with_the_ids_that_were_given(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    # The first member of an entity goes, which others keep.
    first = document_in(record, "part 0")
    before = ids(record)["entities"]
    for key in (document, first):
        remove(record, key, why="protection of a source", now=day(9))
    kept = ids(record)["entities"]
    assert kept < before
    for number in (5, 6):
        add_lines(record, write_articles(tmp_path / f"more{number}", range(number, number + 1)))
    with Record.open(record) as opened:
        assert sum(part.table == "members" for part in opened.snapshot().parts) == 3
        assert conclusions(opened) == resolved_again(opened, tmp_path / "again")
    assert kept <= ids(record)["entities"]
    assert leaks(record, SECRET, "dredger", "Vantor") == []
    assert_sound(record)


def test_older_snapshots_give_nothing_of_it_back(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    remove(record, document, why="protection of a source")
    with Record.open(record) as opened:
        for number in range(opened.catalog.newest() + 1):
            snapshot = opened.snapshot(number)
            told = repr([list(getattr(snapshot, table)()) for table in ("documents", "attributions", "entities")])
            assert SECRET not in told
            assert document not in told
            snapshot.close()
        assert len(list(opened.snapshot(1).documents())) == 3


def test_what_is_left_says_when_by_whom_and_why(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    remove(record, document[:8], why=" order of the court ", by="Legal desk", now=day(9))
    with Record.open(record) as opened:
        [found] = tombstones(opened.catalog)
    assert str(found) == f"{document} was removed from this record on 2031-04-09 by Legal desk: order of the court"
    assert (found.uri, found.restored, found.erased) == ("file:///board.txt", None, True)
    with pytest.raises(RemovedError, match="by Legal desk: order of the court"):
        remove(record, document, why="again")
    with pytest.raises(NotFoundError):
        remove(record, "d-nothing", why="again")
    with pytest.raises(InputError, match="needs a reason"):
        remove(record, document, why="  ")


def test_only_documents_can_be_removed(tmp_path: Path) -> None:
    record, _ = record_of(tmp_path)
    with pytest.raises(InputError, match="is no document"):
        remove(record, min(ids(record)["statements"]), why="court")


def test_adding_it_again_is_refused_and_the_rest_of_the_batch_goes_on(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    remove(record, document, why="court order", now=day(9))
    # The same bytes under another name are the same article; the same text in other bytes at its name, too.
    (tmp_path / "copy.txt").write_bytes(TOLD.encode())
    more = write_articles(tmp_path / "more", range(7, 8))
    summary = add_lines(record, tmp_path / "copy.txt", tmp_path / "board.txt", more)
    assert (summary.added, [failure.reason for failure in summary.failed]) == (1, ["removed from this record"] * 2)
    assert all("--restore" in failure.message and "court order" in failure.message for failure in summary.failed)
    assert leaks(record, SECRET) == []


def test_it_is_taken_in_again_on_purpose(tmp_path: Path) -> None:
    record, document = record_of(tmp_path)
    before = ids(record)
    remove(record, document, why="court order", now=day(9))
    summary = add(record, [tmp_path / "board.txt"], restore=True, now=day(10), stage=LineStage())
    assert (summary.added, summary.failed) == (1, ())
    assert ids(record)["documents"] == before["documents"]
    assert ids(record)["entities"] >= before["entities"] - {""}
    assert assert_sound(record).notes == ()
    with Record.open(record) as opened:
        [found] = tombstones(opened.catalog)
    assert (found.restored or "")[:10] == "2031-04-10"
    assert add_lines(record, tmp_path / "board.txt").already_there == 1
    remove(record, document, why="court order again", now=day(11))
    assert leaks(record, SECRET) == []


def test_an_entity_keeps_its_id_when_the_article_that_gave_it_goes(tmp_path: Path) -> None:
    record = tmp_path / "record"
    articles = write_articles(tmp_path / "articles", range(4))
    for path in sorted(articles.iterdir()):
        add_lines(record, path)

    def named(name: str) -> set[str]:
        with Record.open(record) as opened:
            return {row["id"] for row in opened.snapshot().entities() if row["name"] == name}

    ada, bo = named("Ada Lindqvist"), named("Bo Raskin")
    for number in range(3):
        remove(record, document_in(record, f"part {number}"), why="court order")
        assert (named("Ada Lindqvist"), named("Bo Raskin")) == (ada, bo)
        assert verify(record).problems == ()
    add(record, [articles / "article-0000.txt"], restore=True, stage=LineStage())
    assert (named("Ada Lindqvist"), named("Bo Raskin")) == (ada, bo)
    assert verify(record).problems == ()
    remove(record, document_in(record, "part 3"), why="court order")
    assert (named("Ada Lindqvist"), named("Bo Raskin")) == (ada, bo)


def test_the_last_article_can_go_too(tmp_path: Path) -> None:
    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "articles", range(1)))
    remove(record, min(ids(record)["documents"]), why="court order")
    assert all(not found for found in ids(record).values())
    assert verify(record).problems == ()
    assert add_lines(record, write_articles(tmp_path / "more", range(1, 2))).added == 1
    assert verify(record).problems == ()


def test_bytes_that_hold_another_article_are_kept_and_named(tmp_path: Path) -> None:
    record = tmp_path / "record"
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").write_bytes(TOLD.encode())
        add_lines(record, tmp_path / folder)
    first, second = sorted(ids(record)["documents"])
    with Record.open(record) as opened:
        [sha256] = {known.sha256 for known in opened.catalog.all_captures()}
    done = remove(record, first, why="court order")
    assert done.sharing == (second,)
    assert capture_path(record, sha256).is_file()
    assert verify(record).problems == ()
    remove(record, second, why="court order")
    assert not capture_path(record, sha256).exists()
    assert leaks(record, SECRET) == []


A, B, C = (page(paragraph(what), paragraph("was late")) for what in ("stays in port", "sails again", "has sunk"))


def versions(record: Path, *texts: str) -> list[str]:
    """Ids of the versions that come of fetching the texts one after the other."""
    found: list[str] = []
    for number, text in enumerate(texts, 1):
        fetch(record, Web(ferry=text), "ferry", on=number)
        [standing] = ids(record)["documents"]
        found.append(standing)
    return found


def test_an_older_version_does_not_count_instead_of_the_newest(tmp_path: Path) -> None:
    record = tmp_path / "record"
    one, two, three = versions(record, A, B, C)
    done = remove(record, three, why="court order")
    assert done.others == (one, two)
    assert ids(record)["documents"] == set()
    assert verify(record).problems == ()
    with Record.open(record) as opened:
        assert [row["current"] for row in opened.snapshot().documents(Filter(ids=(one, two)))] == [False, False]
    # Nothing else is taken in from its address, however little was changed in it.
    summary = fetch(record, Web(ferry=page(paragraph("has sunk again"))), "ferry", on=5)
    assert (summary.added, [failure.reason for failure in summary.failed]) == (0, ["removed from this record"])
    remove(record, two, why="court order")
    assert ids(record)["documents"] == set()
    assert verify(record).problems == ()


def test_a_version_in_the_middle_goes_and_its_neighbours_follow_each_other(tmp_path: Path) -> None:
    record = tmp_path / "record"
    one, two, three = versions(record, A, B, C)
    remove(record, two, why="court order")
    with Record.open(record) as opened:
        rows = {row["id"]: row["replaces"] for row in opened.snapshot().documents(Filter(ids=(one, three)))}
    assert rows == {one: None, three: one}
    assert ids(record)["documents"] == {three}
    assert verify(record).problems == ()
    assert (check(record), behind(record)) == ([], None)
    # The newest one stands: its address is followed as before.
    assert fetch(record, Web(ferry=page(paragraph("has been raised"))), "ferry", on=6).added == 1


def test_all_versions_can_go_at_once(tmp_path: Path) -> None:
    record = tmp_path / "record"
    found = versions(record, A, B, C)
    done = remove(record, found[0], why="court order", all_versions=True, forget_address=True)
    assert (done.documents, done.others) == (tuple(found), ())
    assert leaks(record, "herald.example", "Holm") == []
    assert verify(record).problems == ()
    assert fetch(record, Web(ferry=page(paragraph("is back"))), "ferry", on=5).added == 0
    summary = add(
        record, [f"{HERALD}/ferry"], web=Web(ferry=page(paragraph("is back"))), restore=True, stage=LineStage()
    )
    assert summary.added == 1
    assert fetch(record, Web(ferry=page(paragraph("is back at last"))), "ferry", on=6).added == 1


@pytest.mark.parametrize(
    ("texts", "which"),
    [((A, B, A), A), ((A, B, A), B), ((A, B, C, A), C), ((A, B, A, C), A), ((A, B, C, B, A), B)],
    ids=["a text that came back", "between two", "before one that came back", "twice in the way", "twice between"],
)
def test_versions_that_came_back_stay_right(tmp_path: Path, texts: tuple[str, ...], which: str) -> None:
    record = tmp_path / "record"
    found = dict(zip(texts, versions(record, *texts), strict=True))
    remove(record, found[which], why="court order")
    assert ids(record)["documents"] == ({found[texts[-1]]} if texts[-1] != which else set())
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
    assert (check(record), behind(record)) == ([], None)


def test_what_another_process_reads_is_deleted_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, document = record_of(tmp_path)
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".parquet":
            raise PermissionError(13, "in use")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(RecordError, match=r"out of the record, but .*parquet.* cannot be deleted"):
        remove(record, document, why="court order")
    monkeypatch.undo()
    assert ids(record)["documents"].isdisjoint({document})
    assert [problem.what for problem in verify(record).problems] == [
        f"its removal was cut short: run `onrecord remove {document} --why ...` again"
    ]
    remove(record, document, why="court order")
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
    assert leaks(record, SECRET) == []


def test_a_watch_does_not_fetch_it_again(tmp_path: Path) -> None:
    from onrecord import watching

    record = tmp_path / "record"
    web = Web(ferry=A)
    feed = f"{HERALD}/feed.xml"
    web.pages[feed] = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>'
        f"<item><title>Ferry</title><link>{HERALD}/ferry</link></item></channel></rss>"
    )
    watching.watch(record, [feed], now=day(1))
    assert watching.run(record, now=day(1), web=web, stage=LineStage()).summary.added == 1
    remove(record, min(ids(record)["documents"]), why="court order")
    web.asked.clear()
    run = watching.run(record, now=day(2), web=web, stage=LineStage())
    assert (run.summary.added, run.summary.failed, web.asked) == (0, (), [feed])
    # Nor if its own address is watched.
    watching.watch(record, [f"{HERALD}/ferry"], now=day(3))
    run = watching.run(record, now=day(3), web=web, stage=LineStage())
    assert (run.summary.added, run.summary.failed, web.asked) == (0, (), [feed, feed])
    assert verify(record).problems == ()


def test_a_watched_file_brings_it_no_more_and_nothing_fails(tmp_path: Path) -> None:
    from onrecord import watching

    record, file = tmp_path / "record", tmp_path / "board.txt"
    file.write_bytes(TOLD.encode())
    watching.watch(record, [file], now=day(1))
    assert watching.run(record, now=day(1), stage=LineStage()).summary.added == 1
    remove(record, min(ids(record)["documents"]), why="court order")
    run = watching.run(record, now=day(2), stage=LineStage())
    assert (run.summary.added, run.summary.failed, run.summary.removed) == (0, (), 1)
    assert leaks(record, SECRET) == []


def test_an_article_that_is_watched_itself_is_watched_no_longer(tmp_path: Path) -> None:
    from onrecord import watching

    record = tmp_path / "record"
    watching.watch(record, [f"{HERALD}/ferry"], now=day(1))
    assert watching.run(record, now=day(1), web=Web(ferry=A), stage=LineStage()).summary.added == 1
    done = remove(record, min(ids(record)["documents"]), why="court order", forget_address=True)
    assert done.unwatched == (f"{HERALD}/ferry",)
    assert leaks(record, "herald.example") == []


def during(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen once while an addition writes its parts."""
    real = addition.write_part
    waiting = [happens]

    def write_part(*given: Any) -> Staged:
        if waiting:
            waiting.pop()()
        return real(*given)

    monkeypatch.setattr(addition, "write_part", write_part)


def test_a_newer_version_under_way_stays_out_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record"
    [document] = versions(record, A)
    during(monkeypatch, lambda: remove(record, document, why="court order"))
    assert fetch(record, Web(ferry=page(paragraph(SECRET))), "ferry", on=2).added == 0
    assert ids(record)["documents"] == set()
    assert leaks(record, SECRET, "Holm") == []
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())


def test_a_newer_version_under_way_follows_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "record"
    one, two, _ = versions(record, A, B, A)
    during(monkeypatch, lambda: remove(record, two, why="court order"))
    assert fetch(record, Web(ferry=C), "ferry", on=4).added == 1
    with Record.open(record) as opened:
        assert [row["replaces"] for row in opened.snapshot().documents()] == [one]
    assert verify(record).problems == ()


def test_newer_findings_under_way_do_not_bring_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, document = record_of(tmp_path)
    with Record.open(record) as opened:
        rows = [
            from_row(FindingsRow, row)
            for row in opened.snapshot().ask("SELECT * FROM findings ORDER BY place, line")
            if row["document"] != document
        ][:1]
        rows += [from_row(FindingsRow, row) for row in opened.snapshot().ask(
            "SELECT * FROM findings WHERE document = ?", document)]  # fmt: skip
        during(monkeypatch, lambda: remove(record, document, why="court order"))
        with opened.adding() as adding:
            adding.renew(rows, "2031-04-10T12:00:00+00:00")
        conclude(opened, "2031-04-10T12:00:00+00:00")
    assert leaks(record, SECRET) == []
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
