"""The tree of a statement's telling, and what ties the tellings to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from onrecord.ask.lineage import MOST, lineage, told_of
from onrecord.ask.statement import StatementView, statement_view
from onrecord.ask.ties import stories_of, ties
from onrecord.resolve.telling.likeness import same
from onrecord.store.record import Entry
from onrecord.web import diagram
from tests.ask.records import entry as piece
from tests.ask.test_reprints import CUT, FIRST, LONGER
from tests.ask.tied import WORDS, entries
from tests.resolve.telling.world import Said, entry
from tests.resolve.world import grow

WHO = "Ada Lindqvist"


@contextmanager
def told(folder: Path, *made: Entry) -> Iterator[StatementView]:
    """The statement that most of the articles tell."""
    with grow(folder, list(made)) as record:
        snapshot = record.snapshot()
        row = max(snapshot.statements(), key=lambda row: len(row["tellings"]))
        yield statement_view(snapshot, row["id"])
        snapshot.close()


def test_outlets_hang_on_what_they_name_and_a_missing_venue_is_said_to_be(tmp_path: Path) -> None:
    with told(tmp_path / "record", *entries()) as view:
        top = lineage(view)
        assert (top.kind, top.label) == ("statement", WHO)
        venue, *direct = top.below
        assert (venue.kind, venue.missing, venue.detail) == ("venue", True, "venue, not in this record")
        assert [(each.label, each.first, each.articles) for each in venue.below] == [("Tarn Post", True, 1)]
        assert [(each.label, each.articles) for each in direct] == [
            ("Reed Times", 2),
            ("</bdi><script>alert(1)</script>", 1),
        ]
        account = told_of(top)
        assert account.startswith(f"From {WHO}: an interview with the Osmark Courier (venue, not in this record), ")
        assert "Reed Times (told, 2031-02-26, 2 articles)" in account
        assert "From an interview with the Osmark Courier: Tarn Post (told first, 2031-02-25)." in account


def test_a_venue_with_an_article_of_its_own_holds_it(tmp_path: Path) -> None:
    made = [
        entry(1, Said(WHO, WORDS), outlet="Osmark Courier"),
        entry(2, Said(WHO, WORDS, venue="the Osmark Courier"), outlet="Reed Times", date="2031-02-26"),
    ]
    with told(tmp_path / "record", *made) as view:
        [venue] = lineage(view).below
        assert not venue.missing
        assert [each.label for each in venue.below] == ["Osmark Courier", "Reed Times"]


def test_a_copy_hangs_on_whom_it_was_copied_from(tmp_path: Path) -> None:
    made = [entry(1, Said(WHO, WORDS)), entry(2, Said(WHO, WORDS), date="2031-02-26")]
    copied = dataclasses.replace(made[1].document, republisher="Marsh & Moor")
    with told(tmp_path / "record", made[0], dataclasses.replace(made[1], document=copied)) as view:
        first, second = lineage(view).below
        assert not first.below
        assert [(each.kind, each.label) for each in second.below] == [("republisher", "Marsh & Moor")]


def test_of_many_outlets_some_are_drawn_and_the_others_counted(tmp_path: Path) -> None:
    made = [entry(number, Said(WHO, WORDS)) for number in range(1, 31)]
    with told(tmp_path / "record", *made) as view:
        below = lineage(view).below
        assert len(below) == MOST
        assert (below[-1].kind, below[-1].label) == ("more", f"{30 - MOST + 1} more")
        for drawn in (diagram.wide(lineage(view)), diagram.narrow(lineage(view))):
            assert len(drawn.boxes) == MOST + 1
            assert len(drawn.lines) + len(drawn.broken) == MOST
            assert all(box.x >= 0 and box.y + 46 <= drawn.height + 6 for box in drawn.boxes)
            places = [(box.x, box.y) for box in drawn.boxes]
            assert len(places) == len(set(places))


def test_boxes_do_not_touch_and_long_names_are_cut(tmp_path: Path) -> None:
    made = [entry(1, Said(WHO, WORDS, venue="a speech in Tarnfield"), outlet="The Very Long Name " * 5)]
    with told(tmp_path / "record", *made) as view:
        drawn = diagram.wide(lineage(view))
        by_row = sorted((box.y, box.x, box.width) for box in drawn.boxes)
        for (y, x, width), (next_y, next_x, _) in pairwise(by_row):
            assert y != next_y or x + width < next_x
        [outlet] = [box for box in drawn.boxes if box.knot.kind == "outlet"]
        assert outlet.label.endswith("…")
        assert len(outlet.label) < 40


def test_what_ties_the_tellings_is_said_in_words(tmp_path: Path) -> None:
    made = [*entries(), *(piece(each) for each in (CUT, FIRST, LONGER))]
    with told(tmp_path / "record", *made) as view:
        found = {each.telling.article.outlet: each for each in ties(view.fullest, view.tellings, {})}
        assert len(found) == len({each.article.outlet for each in view.tellings}) - 1
        assert all(each.enough and each.likeness >= same() for each in found.values())
        equal = found["</bdi><script>alert(1)</script>"]
        assert equal.reasons[:2] == ("the same words", "the same speaker")
        assert "published 2 days apart" in equal.reasons
        other = next(each for each in ties(view.fullest, view.tellings, {}) if "in a row" in each.reasons[0])
        assert "of the shorter one’s" in other.reasons[0]
        assert other.as_json()["to"] == view.fullest.attribution["id"]


def test_where_days_do_not_tell_the_reasons_say_what_the_articles_are_about(tmp_path: Path) -> None:
    made = [entry(n, Said(WHO, WORDS), outlet=f"Post {n}", date=f"2031-02-{20 + n}") for n in (1, 2, 6)]
    with grow(tmp_path / "record", made) as record:
        snapshot = record.snapshot()
        view = statement_view(snapshot, max(snapshot.statements(), key=lambda row: len(row["tellings"]))["id"])
        assert stories_of(snapshot, view.tellings[:2]) == {}
        stories = stories_of(snapshot, view.tellings)
        assert len(stories) == 3 and all(stories.values())
        near, far = ties(view.fullest, view.tellings, stories)
        assert "their articles begin with the same matter" in far.reasons
        assert "their articles begin with the same matter" not in near.reasons
        snapshot.close()
