"""When attributions were said, against labels: what is right, what is wide, and what claims a wrong day."""

from __future__ import annotations

import pytest

from onrecord.clean.document import plain_document
from onrecord.evaluate.dated import Basis, Label
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.said import Judged, SaidScorer, claims_wrongly, judge, verdict_of
from onrecord.evaluate.speakers import as_found
from onrecord.types import Attribution, Interval
from tests.evaluate.told import at

PUBLISHED = "2031-05-02"  # a Friday
TEXT = (
    "Mayor Orla Venn said on Thursday that the weir would hold. Ben Ash said it leaks. "
    "According to the mayor, the sluice is new. Engineers said last week that nobody looked."
)


def label(
    earliest: str | None, latest: str | None, basis: Basis = "cue", source: str = "", content: str = "it leaks"
) -> Label:
    return Label("a", at(TEXT, *filter(None, [source])), at(TEXT, content), earliest, latest, basis, None)


def days(earliest: str | None, latest: str | None) -> Interval:
    return Interval(earliest, latest, "why")


THURSDAY = label("2031-05-01", "2031-05-01", "cue", "Mayor Orla Venn", "the weir would hold")
UNTOLD = label(None, PUBLISHED, "publication", "Ben Ash", "it leaks")
LAST_WEEK = label("2031-04-21", "2031-04-27", "cue", "Engineers", "that nobody looked")
THIS_WEEK = label("2031-04-28", PUBLISHED)
NEVER = label(None, None, "none")


@pytest.mark.parametrize(
    ("wanted", "earliest", "latest", "verdict", "claimed"),
    [
        (THURSDAY, "2031-05-01", "2031-05-01", "right", False),
        (THURSDAY, "2031-05-01T09:00:00+02:00", "2031-05-01T10:00:00+02:00", "right", False),
        (THURSDAY, "2031-04-28", PUBLISHED, "wide", False),
        (THURSDAY, None, PUBLISHED, "wide", False),
        (THURSDAY, None, None, "wide", False),
        (THURSDAY, PUBLISHED, PUBLISHED, "wrong", True),
        (THURSDAY, PUBLISHED, None, "wrong", False),
        (UNTOLD, None, PUBLISHED, "right", False),
        (UNTOLD, None, "2031-05-09", "right", False),
        (UNTOLD, None, None, "wide", False),
        (UNTOLD, "2031-04-28", PUBLISHED, "wrong", False),  # a bound that the text does not carry
        (UNTOLD, PUBLISHED, PUBLISHED, "wrong", True),
        (LAST_WEEK, "2031-04-21", "2031-04-27", "right", False),
        (LAST_WEEK, "2031-04-22", "2031-04-22", "wrong", True),  # one of its days, but none is told
        (THIS_WEEK, "2031-04-28", "2031-05-04", "right", False),
        (THIS_WEEK, "2031-04-28", None, "wide", False),
        (NEVER, None, None, "right", False),
        (NEVER, None, PUBLISHED, "wrong", False),
    ],
)
def test_right_is_the_same_interval(
    wanted: Label, earliest: str | None, latest: str | None, verdict: str, claimed: bool
) -> None:
    given = days(earliest, latest)
    assert (verdict_of(wanted, given, PUBLISHED), claims_wrongly(wanted, given, PUBLISHED)) == (verdict, claimed)


def test_no_interval_is_one_open_at_both_ends() -> None:
    assert verdict_of(NEVER, None, PUBLISHED) == "right"
    assert verdict_of(THURSDAY, None, PUBLISHED) == "wide"
    assert not claims_wrongly(THURSDAY, None, PUBLISHED)


def test_what_is_announced_lies_after_publication() -> None:
    monday = label("2031-05-05", "2031-05-05")
    assert verdict_of(monday, days("2031-05-05", "2031-05-05"), PUBLISHED) == "right"
    assert verdict_of(monday, days("2031-05-05", "2031-05-11"), PUBLISHED) == "wide"
    assert verdict_of(monday, days("2031-05-06", "2031-05-06"), PUBLISHED) == "wrong"
    # A week still running when the text came out, labelled to its end, is cut like the one that was given.
    week = label("2031-05-02", "2031-05-08")
    assert verdict_of(week, days(PUBLISHED, PUBLISHED), PUBLISHED) == "right"
    assert not claims_wrongly(week, days(PUBLISHED, PUBLISHED), PUBLISHED)


def test_without_a_day_of_publication_nothing_is_cut() -> None:
    assert verdict_of(THIS_WEEK, days("2031-04-28", "2031-05-04"), None) == "wide"
    assert verdict_of(NEVER, days(None, None), None) == "right"


def attributions() -> list[Attribution]:
    document = plain_document("file:///a.txt", TEXT, "1970-01-01T00:00:00+00:00", None)
    gold = [
        GoldAttribution(at(TEXT, "Mayor Orla Venn"), at(TEXT, "said"), at(TEXT, "that the weir would hold")),
        GoldAttribution(at(TEXT, "Mayor Orla Venn"), (), at(TEXT, "it leaks")),
        GoldAttribution((), at(TEXT, "According to"), at(TEXT, "the sluice is new")),
        GoldAttribution(at(TEXT, "Engineers"), (), at(TEXT, "nobody")),
    ]
    return [as_found(document, one) for one in gold]


def test_labels_are_judged_against_the_attribution_of_their_words() -> None:
    found = attributions()
    sluice = label(None, PUBLISHED, "publication", "", "the sluice is new")
    given = {found[0].id: days("2031-05-01", "2031-05-01"), found[2].id: None}
    judged = judge(TEXT, [UNTOLD, THURSDAY, sluice, LAST_WEEK], PUBLISHED, found, given)
    assert judged == [
        Judged(UNTOLD, None, False, None),  # its words are there under another source
        Judged(THURSDAY, "right", False, given[found[0].id]),
        Judged(sluice, "wide", False, None),
        Judged(LAST_WEEK, None, False, None),  # too few of its words
    ]
    assert [one.verdict for one in judge(TEXT, [THURSDAY], PUBLISHED, found, {})] == ["wide"]
    assert [one.verdict for one in judge(TEXT, [THURSDAY], PUBLISHED, [], {})] == [None]


def test_rows_are_counted_by_what_the_label_rests_on() -> None:
    scorer = SaidScorer()
    hard = Label("a", (), at(TEXT, "it leaks"), None, PUBLISHED, "publication", None, hard=True)
    scorer.add(Judged(THURSDAY, "right", False, days("2031-05-01", "2031-05-01")))
    scorer.add(Judged(LAST_WEEK, "wide", False, None))
    scorer.add(Judged(label("2031-05-01", "2031-05-01", "article"), None, False, None))
    scorer.add(Judged(hard, "wrong", True, days(PUBLISHED, PUBLISHED)))
    rows = scorer.rows
    counts = {name: (row.labelled, row.found, row.right, row.wide, row.claimed) for name, row in rows.items()}
    assert counts == {
        "cue": (2, 2, 1, 1, 0),
        "article": (1, 0, 0, 0, 0),
        "publication": (1, 1, 0, 0, 1),
        "none": (0, 0, 0, 0, 0),
        "dated": (3, 2, 1, 1, 0),
        "all": (4, 3, 1, 1, 1),
        "hard": (1, 1, 0, 0, 1),
        "all, not hard": (3, 2, 1, 1, 0),
    }
    assert rows["all"].accuracy == pytest.approx(1 / 3)
    assert rows["all"].wrong_certainty == pytest.approx(1 / 3)
    assert rows["none"].accuracy == rows["none"].wrong_certainty == 0
