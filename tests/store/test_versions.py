from __future__ import annotations

import dataclasses
from pathlib import Path

from onrecord.ask.edits import edits, versions
from onrecord.pipeline import verify
from onrecord.store.record import Filter, Record
from onrecord.store.versions import Version, replaced_by, same_article, version_of
from onrecord.types import Origin
from tests.run.stages import article
from tests.store.test_index import assert_in_step
from tests.store.web import HERALD, Web, fetch, page, paragraph

A, B, C = (page(paragraph(what), paragraph("was late")) for what in ("stays in port", "sails again", "has sunk"))


def current(record: Path) -> list[str]:
    """The texts that count, each by the words in which they differ."""
    with Record.open(record) as opened:
        texts = [row["text"] for row in opened.snapshot().documents()]
    return [next(each for each in ("stays in port,", "sails again", "has sunk") if each in text) for text in texts]


def test_a_changed_page_is_a_version_of_the_one_before(tmp_path: Path) -> None:
    record = tmp_path / "record"
    for number, text in enumerate((A, B, C), 1):
        assert fetch(record, Web(ferry=text), "ferry", on=number).added == 1
    assert current(record) == ["has sunk"]
    assert verify(record).problems == ()


def test_a_page_that_is_changed_back_counts_as_it_was_again(tmp_path: Path) -> None:
    record = tmp_path / "record"
    told = []
    for number, text in enumerate((A, B, A, A, B, C, A), 1):
        summary = fetch(record, Web(ferry=text), "ferry", on=number)
        told.append((summary.added, summary.already_there, summary.returned))
        [stands] = current(record)
        assert stands in text
        assert verify(record).problems == ()
        assert verify(record).notes == ()
    assert told == [(1, 0, 0), (1, 0, 0), (0, 1, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (0, 1, 1)]
    with Record.open(record) as opened:
        texts = {row["text"] for row in opened.snapshot(2).documents()}
        assert len(texts) == 1
        # The record as it was after the second addition still says what it said.
        assert all("sails again" in text for text in (row["text"] for row in opened.snapshot(4).documents()))


def test_the_index_goes_along_when_a_page_is_changed_back(tmp_path: Path) -> None:
    record = tmp_path / "record"
    said = [page(paragraph(what), f"Bo Raskin said: it {what}.") for what in ("stays in port", "sails again")]
    for number, text in enumerate((said[0], said[1], said[0]), 1):
        fetch(record, Web(ferry=text), "ferry", on=number)
    assert_in_step(record)
    with Record.open(record) as opened:
        [told] = opened.snapshot().attributions()
        assert told["content"]["text"] == "it stays in port."
        assert told["speaker"]["name"] == "Bo Raskin"
        [entity] = opened.snapshot().entities()
        assert entity["names"] == [{"text": "Bo Raskin", "count": 1}]
    found = edits(record)
    assert [(row["returned"], row["captured"][:10]) for row in found.rows] == [
        (True, "2031-04-03"),
        (False, "2031-04-02"),
    ]


def test_a_version_after_a_return_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    record = tmp_path / "record"
    for number, text in enumerate((A, B, A, C), 1):
        fetch(record, Web(ferry=text), "ferry", on=number)
    assert current(record) == ["has sunk"]
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        [newest] = snapshot.documents()
        [before] = snapshot.documents(Filter(ids=(newest["replaces"],)))
        assert "stays in port," in before["text"]
        assert [(edit.returned, edit.new["id"] == newest["id"]) for edit in versions(snapshot, newest["id"])] == [
            (False, True)
        ]
        assert len(versions(snapshot, before["id"])) == 3


def test_a_file_says_nothing_of_now(tmp_path: Path) -> None:
    record, canonical = tmp_path / "record", f"{HERALD}/ferry"
    from onrecord.pipeline import add
    from tests.run.stages import LineStage

    for name, what in (("one.html", "stays in port"), ("two.html", "sails again"), ("one.html", "stays in port")):
        (tmp_path / name).write_text(page(paragraph(what), paragraph("was late"), canonical=canonical))
        add(record, [tmp_path / name], stage=LineStage())
    assert current(record) == ["sails again"]


def test_an_address_shared_or_spelt_otherwise_is_the_same_article(tmp_path: Path) -> None:
    record = tmp_path / "record"
    web = Web(ferry=A)
    web.pages[f"{HERALD}/ferry/?utm_source=post#top"] = B
    fetch(record, web, "ferry", "ferry/?utm_source=post#top")
    assert current(record) == ["sails again"]


def test_a_careless_canonical_does_not_make_one_article_of_all(tmp_path: Path) -> None:
    record = tmp_path / "record"
    web = Web(**{
        "news/ferry": page(paragraph("stays in port"), canonical=f"{HERALD}/"),
        "news/boat": page(paragraph("sails again"), canonical=f"{HERALD}/"),
        "news/ship": page(paragraph("has sunk"), canonical=f"{HERALD}/news"),
    })  # fmt: skip
    fetch(record, web, *(name.removeprefix(f"{HERALD}/") for name in web.pages))
    assert len(current(record)) == 3


def test_a_reprint_that_states_the_originals_address_stays_an_article_of_its_own(tmp_path: Path) -> None:
    record = tmp_path / "record"
    web = Web(ferry=page(paragraph("stays in port"), canonical=f"{HERALD}/ferry"))
    web.pages["https://lake.example/ferry"] = page(paragraph("sails again"), canonical=f"{HERALD}/ferry")
    from onrecord.pipeline import add
    from tests.run.stages import LineStage

    add(record, list(web.pages), web=web, stage=LineStage())
    assert len(current(record)) == 2


def _version(uri: str, canonical: str | None, *, outlet: str | None = None, origin: Origin | None = None) -> Version:
    document = dataclasses.replace(
        article(f"{uri} {canonical} {outlet} {origin}", uri=uri, outlet=outlet), canonical=canonical
    )
    return version_of(dataclasses.replace(document, sha256=document.id, origin=origin or Origin()))


def test_saved_pages_of_two_outlets_are_not_one_article() -> None:
    original = _version("file:///a.html", f"{HERALD}/ferry", outlet="The Herald")
    reprint = _version("file:///b.html", f"{HERALD}/ferry", outlet="Lake News")
    again = _version("file:///c.html", f"{HERALD}/ferry", outlet="THE HERALD")
    assert not same_article(original, reprint)
    assert same_article(original, again)
    assert replaced_by(again, [reprint, original]) == original.document


def test_entries_of_a_feed_are_told_apart_by_their_ids() -> None:
    feed = f"{HERALD}/feed"
    one, two = (_version(feed, None, origin=Origin(container=feed, part=part)) for part in ("1", "2"))
    later = dataclasses.replace(one, document="d-later", sha256="other")
    assert not same_article(one, two)
    assert same_article(one, later)
    assert not same_article(one, dataclasses.replace(two, sha256=one.sha256))


def test_rows_of_a_fetched_table_are_not_one_article() -> None:
    table = f"{HERALD}/news.jsonl"
    rows = [_version(table, None, origin=Origin(container=table, place=f"line {at}")) for at in (1, 2)]
    assert rows[0].address is None
    assert not same_article(*rows)


def test_the_address_kept_by_an_older_version_of_the_program_is_read_as_it_is_meant() -> None:
    old = Version("d-old", f"{HERALD}/ferry?utm_source=x", "1", "http://HERALD.example/ferry/?utm_source=x")
    assert replaced_by(_version(f"{HERALD}/ferry", None), [old]) == "d-old"


def test_the_bytes_of_a_text_that_came_back_are_kept_and_verified(tmp_path: Path) -> None:
    from onrecord.store.captures import capture_path

    record = tmp_path / "record"
    again = A.replace("<body>", "<body class='again'>")
    for number, text in enumerate((A, B, again), 1):
        fetch(record, Web(ferry=text), "ferry", on=number)
    with Record.open(record) as opened:
        [came_back] = opened.catalog.returns(opened.catalog.newest())
    path = capture_path(record, came_back.sha256)
    assert path.read_bytes() == again.encode()
    path.unlink()
    assert [(problem.where, problem.what) for problem in verify(record).problems] == [(str(path), "is missing")]
