from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.ask.watching import news, watched
from onrecord.errors import InputError, NotFoundError, RecordError
from onrecord.pipeline import verify
from onrecord.store.leases import leased
from onrecord.store.record import Record
from onrecord.watching import Run, run, unwatch, watch
from tests.run.stages import LineStage
from tests.store.web import HERALD, Web, day, page, paragraph

FEED = f"{HERALD}/feed"


def herald() -> Web:
    web = Web(
        ferry=page(paragraph("stays in port"), "Bo Raskin said: the ramp is broken."),
        pier=page(paragraph("passed the pier"), title="Pier shut"),
    )
    web.pages[FEED] = f"{HERALD}/ferry\n{HERALD}/pier\n"
    return web


def go(record: Path, web: Web, on: int, **options: float) -> Run:
    return run(record, now=day(on), web=web, stage=LineStage(), **options)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    assert watch(folder, [FEED], now=day(1), by="Ona") == 1
    return folder


def test_what_is_watched_is_fetched_and_added(record: Path) -> None:
    result = go(record, herald(), 1)
    assert (result.summary.added, result.summary.failed) == (2, ())
    [told] = result.watches
    assert told == watched(record)[0]
    assert (told.outcome, told.read, told.new, told.known, told.failed) == ("ok", 2, 2, 0, 0)
    assert (told.address, told.added, told.by, told.run) == (FEED, day(1).isoformat(), "Ona", day(1).isoformat())
    assert verify(record).sound


def test_each_address_is_fetched_once_a_run(record: Path) -> None:
    web = herald()
    web.pages[f"{HERALD}/other-feed"] = f"{HERALD}/pier?utm_source=other\n{HERALD}/ferry\n"
    watch(record, [f"{HERALD}/other-feed"], now=day(1))
    result = go(record, web, 1)
    assert web.asked == [FEED, f"{HERALD}/ferry", f"{HERALD}/pier", f"{HERALD}/other-feed"]
    assert [each.new for each in result.watches] == [2, 0]


def test_an_edit_is_noticed_while_the_article_is_recent_though_the_feed_names_it_no_more(record: Path) -> None:
    web = herald()
    go(record, web, 1)
    web.pages[FEED] = ""
    web.pages[f"{HERALD}/ferry"] = page(paragraph("sails again"), "Bo Raskin said: the ramp is broken.")
    result = go(record, web, 5)
    assert (result.summary.added, result.watches[0].new, result.watches[0].known) == (1, 1, 1)
    told = news(record)
    assert told.since == day(5).isoformat()
    assert [(row["title"], row["silent"]) for row in told.edited] == [("Ferry stays in port", True)]
    assert told.new == ()


def test_after_some_days_an_article_is_left_in_peace(record: Path) -> None:
    web = herald()
    go(record, web, 1)
    for on, options, again in ((8, {}, 2), (9, {}, 0), (3, {"recheck": 1}, 0), (2, {"recheck": 0}, 0)):
        web.asked.clear()
        go(record, web, on, **options)
        assert len(web.asked) == 1 + again, (on, options)
        assert web.asked[0] == FEED


def test_what_is_new_since_when(record: Path) -> None:
    web = herald()
    assert news(record).since is None
    go(record, web, 1)
    assert [row["title"] for row in news(record).new] == ["Ferry stays in port", "Pier shut"]
    web.pages[FEED] += f"{HERALD}/gull\n"
    web.pages[f"{HERALD}/gull"] = page(paragraph("hit a gull"), title="Gull hurt")
    go(record, web, 2)
    assert [(row["title"], row["watch"]) for row in news(record).new] == [("Gull hurt", FEED)]
    assert len(news(record, day(1)).new) == 3
    assert news(record, day(2) + timedelta(seconds=1)).new == ()
    web.pages[f"{HERALD}/gull"] = page(paragraph("hit two gulls"), title="Gulls hurt")
    go(record, web, 3)
    assert [row["title"] for row in news(record, day(2)).new] == ["Gulls hurt"]
    assert news(record).new == ()
    assert len(news(record).edited) == 1


def test_a_page_that_is_changed_back_is_told_of(record: Path) -> None:
    web = herald()
    first = web.pages[f"{HERALD}/ferry"]
    go(record, web, 1)
    web.pages[f"{HERALD}/ferry"] = page(paragraph("sails again"))
    go(record, web, 2)
    web.pages[f"{HERALD}/ferry"] = first
    result = go(record, web, 3)
    assert (result.summary.returned, result.watches[0].new) == (1, 0)
    assert [row["returned"] for row in news(record).edited] == [True]


def test_what_fails_is_told_with_its_reason_and_the_rest_goes_on(record: Path) -> None:
    web = herald()
    del web.pages[f"{HERALD}/ferry"]
    watch(record, [f"{HERALD}/nowhere", f"{HERALD}/poor"], now=day(1))
    web.pages[f"{HERALD}/poor"] = page(paragraph("POISON"))
    result = go(record, web, 1)
    feed, nowhere, poor = result.watches
    assert (feed.outcome, feed.new, feed.failed) == ("failed", 1, 1)
    assert (nowhere.outcome, nowhere.read, nowhere.failed) == ("failed", 0, 1)
    assert nowhere.error == f"{HERALD}/nowhere: there is no such page"
    assert (poor.outcome, poor.read, poor.new, poor.failed) == ("failed", 1, 0, 1)
    assert len(result.summary.failed) == 3
    web.pages.update(herald().pages)
    again = go(record, web, 20)
    assert (again.watches[0].outcome, again.watches[0].new, again.watches[0].error) == ("ok", 1, None)


def test_a_watched_page_is_fetched_every_run(record: Path) -> None:
    unwatch(record, [FEED])
    watch(record, [f"{HERALD}/ferry"], now=day(1))
    web = herald()
    for on in (1, 20):
        go(record, web, on, recheck=0)
    assert web.asked == [f"{HERALD}/ferry"] * 2


def test_a_file_with_a_list_may_be_watched(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unwatch(record, [FEED])
    other = f"{HERALD}/other-feed"
    (tmp_path / "list").write_text(f"{FEED}\n{other}\n")
    monkeypatch.chdir(tmp_path)
    watch(record, ["list"], now=day(1))
    monkeypatch.chdir("/")
    web = herald()
    web.pages[other] = web.pages[FEED]
    assert go(record, web, 1).summary.added == 2
    # A feed in the list is no article that one would leave in peace.
    web.asked.clear()
    go(record, web, 30)
    assert web.asked == [FEED, other]
    unwatch(record, [tmp_path / "list"])
    assert watched(record) == []


def test_watching_twice_changes_nothing_and_what_is_no_address_is_refused(record: Path) -> None:
    assert watch(record, [FEED], now=day(2)) == 0
    assert [each.added for each in watched(record)] == [day(1).isoformat()]
    with pytest.raises(InputError, match=r"herald\.example/feed is neither an address"):
        watch(record, [f"{HERALD}/new", "herald.example/feed"], now=day(2))
    assert len(watched(record)) == 1
    with pytest.raises(NotFoundError, match="is not watched"):
        unwatch(record, [f"{HERALD}/new"])
    unwatch(record, [FEED])
    with pytest.raises(InputError, match="nothing is watched"):
        go(record, herald(), 3)


def test_two_runs_at_once_do_no_harm(record: Path) -> None:
    with (
        Record.open(record) as opened,
        leased(opened.catalog, "watching", alone=True),
        pytest.raises(RecordError, match="another process is watching"),
    ):
        go(record, herald(), 1)
    assert go(record, herald(), 1).summary.added == 2


def test_without_a_way_to_fetch_each_address_fails(record: Path) -> None:
    result = run(record, now=day(1), stage=LineStage())
    assert [failure.reason for failure in result.summary.failed] == ["not fetched"]


def test_a_run_that_is_stopped_keeps_what_it_added(record: Path) -> None:
    web = herald()

    def stopping(link):  # type: ignore[no-untyped-def]
        if link.address.endswith("pier"):
            raise KeyboardInterrupt
        yield from web(link)

    with pytest.raises(KeyboardInterrupt):
        run(record, now=day(1), web=stopping, stage=LineStage())
    assert verify(record).sound
    assert watched(record)[0].run is None
    assert go(record, web, 1).summary.failed == ()
    assert verify(record).sound


def test_a_record_of_the_first_format_can_be_watched(tmp_path: Path) -> None:
    record = tmp_path / "record"
    Record.create(record).close()
    with closing(sqlite3.connect(record / "catalog.sqlite")) as catalog:
        from onrecord.store.migrations import _FIRST

        for (name,) in catalog.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            catalog.execute(f"DROP TABLE {name}")
        catalog.executescript(_FIRST + "PRAGMA user_version = 1;")
    assert watched(record) == []
    assert news(record).since is None
    assert watch(record, [FEED], now=datetime.now(UTC)) == 1
    assert go(record, herald(), 1).summary.added == 2
