"""What two articles are about, and whether that makes them tell of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence
from onrecord.resolve.telling.likeness import apart, of_one_event, same
from onrecord.resolve.telling.pairs import border
from onrecord.resolve.telling.story import digests, in_common, story_of
from onrecord.resolve.telling.uttered import uttered, worded_row

FERRY = (
    "Tarnfield ferries to stop in March\nThe ferries of Tarnfield will stop running because its harbour is silting up, "
    "mayor Ada Lindqvist told fishermen at the chandlery. Dredging would cost eleven million crowns."
)
AGAIN = (
    "Harbour silts up, ferries halt\nFishermen in Tarnfield heard on the quay that dredging the silted harbour is "
    "beyond the town. Mayor Lindqvist blamed the crowns spent on the chandlery; ferries stop in March."
)
QUARRY = "Osmark masons strike\nForty masons walked out of the granite quarry at Osmark over unpaid overtime wages."
TOLD = Told("The harbour is silting up", "direct", "speech", document="d-1", name="Ada Lindqvist", speaker="e-1")


def blocks(text: str, kind: str = "body") -> list[dict[str, object]]:
    cut = text.index("\n")
    return [{"kind": "title", "span": [0, cut]}, {"kind": kind, "span": [cut + 1, len(text)]}]


def story(text: str, kind: str = "body") -> str:
    return story_of(text, blocks(text, kind))


def pair(one: str, two: str, *days: str | None) -> tuple[Told, Told]:
    a, b = ((None, None) if day is None else (day, day) for day in days)
    other = replace(TOLD, story=story(two), published=b, document="d-2", name="Bo Raskin", speaker="e-2")
    return replace(TOLD, story=story(one), published=a), other


def test_two_articles_on_one_thing_have_more_in_common_than_others() -> None:
    ferry, again, quarry = (digests(story(text)) for text in (FERRY, AGAIN, QUARRY))
    assert in_common(ferry, ferry) == 1
    assert in_common(ferry, again) > 0.2 > in_common(ferry, quarry)
    assert in_common(ferry, again) == in_common(again, ferry)
    assert in_common(frozenset(), ferry) == in_common(frozenset(), frozenset()) == 0


def test_headline_and_body_are_read_and_nothing_else() -> None:
    assert story(FERRY, "boilerplate") == story_of(FERRY, blocks(FERRY)[:1]) != story(FERRY)
    assert story("\n") == ""
    long = f"{FERRY} {AGAIN} {QUARRY}"
    assert len(digests(story(long))) == 32
    assert story(long + " It was so." * 200) == story(long + " It was so." * 200 + " Granite overtime wages.")


@pytest.mark.parametrize(
    ("two", "days", "one_event"),
    [
        (QUARRY, ("2031-02-25", "2031-02-27"), True),
        (AGAIN, ("2031-02-25", "2031-03-03"), True),
        (QUARRY, ("2031-02-25", "2031-03-03"), False),
        (AGAIN, ("2031-02-25", "2031-03-05"), False),
        (AGAIN, ("2031-02-25", None), True),
        (QUARRY, ("2031-02-25", None), False),
        (AGAIN, (None, None), True),
    ],
)
def test_days_tell_one_event_and_where_they_do_not_what_it_is_about(
    two: str, days: tuple[str | None, str | None], one_event: bool
) -> None:
    a, b = pair(FERRY, two, *days)
    columns = evidence(a, b)
    assert of_one_event(columns) is one_event
    by_days = same() if two == QUARRY else 0.7
    assert border(columns, a, b) == (by_days if one_event else apart())


def test_an_article_is_of_no_other_event_than_itself_but_not_compared_as_two() -> None:
    a, _ = pair(FERRY, FERRY, None, None)
    columns = evidence(a, replace(a, content="It is silting up"))
    assert columns[COLUMNS.index("story")] == 1 and not of_one_event(columns)


def test_what_is_heard_carries_what_the_article_is_about() -> None:
    attribution = {
        "id": "a-1", "document": "d-1", "block": "body", "kind": "direct", "act": "speech", "source": None, "cue": None,
        "content": {"text": "The harbour is silting up", "spans": [[0, 25]]}, "confidence": 0.9, "model": "m-1",
    }  # fmt: skip
    row = {
        "place": 0, "line": 0, "document": "d-1", "outlet": None, "earliest": None, "latest": None, "is_current": True,
        "agencies": (), "text": FERRY, "blocks": blocks(FERRY), "attributions": [worded_row(attribution)],
        "speakers": None, "chains": (), "links": (), "occasions": None,
    }  # fmt: skip
    [heard] = uttered(row)
    assert f'"story": "{story(FERRY)}"' in heard["said"]
