"""Time expressions: where they stand, what they mean, and what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analyse.timex import timexes
from onrecord.types import Document, Interval, Timex
from tests.analyse.documents import document

FRIDAY = "2024-03-22"


def dated(text: str, published: str | None = FRIDAY, latest: str | None = None) -> Document:
    stated = None if published is None else Interval(published, latest or published, "stated")
    return replace(document(text), published=stated)


def read(text: str, published: str | None = FRIDAY) -> list[tuple[str, str]]:
    """Each expression of ``text`` as its words and its value."""
    one = dated(text, published)
    return [(one.text[slice(*found.span)], found.value) for found in timexes(one)]


def only(text: str, published: str | None = FRIDAY) -> Timex:
    (found,) = timexes(dated(text, published))
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The dam broke on 3 May 1998.", "3 May 1998", "1998-05-03"),
        ("The dam broke on the 3rd of May, 1998.", "the 3rd of May, 1998", "1998-05-03"),
        ("The dam broke on May 3, 1998, at dusk.", "May 3, 1998", "1998-05-03"),
        ("The dam broke on Sunday, May 3, 1998.", "Sunday, May 3, 1998", "1998-05-03"),
        ("The dam broke on 1998-05-03.", "1998-05-03", "1998-05-03"),
        ("The dam broke on 5/3/1998.", "5/3/1998", "1998-05-03"),
        ("The dam broke on 23.5.1998.", "23.5.1998", "1998-05-23"),
        ("The dam broke in Sept. 1998.", "Sept. 1998", "1998-09"),
        ("The dam broke in 1998.", "1998", "1998"),
        ("The dam broke in nineteen ninety-eight.", "nineteen ninety-eight", "1998"),
        ("The dam broke in the mid-1990s.", "the mid-1990s", "199"),
        ("The dam broke in the '80s.", "the '80s", "198"),
        ("The dam broke in the late eighties.", "the late eighties", "198"),
        ("The dam broke in the 19th century.", "the 19th century", "18"),
        ("The dam broke in the summer of 1998.", "the summer of 1998", "1998-SU"),
        ("The dam broke in the third quarter of 1998.", "the third quarter of 1998", "1998-Q3"),
        ("Sales rose in Q3 2012.", "Q3 2012", "2012-Q3"),
        ("Sales rose in the first half of 2012.", "the first half of 2012", "2012-H1"),
        ("Sales rose in fiscal 2012.", "fiscal 2012", "2012"),
        ("The dam broke on March first, 1998.", "March first, 1998", "1998-03-01"),
        ("The dam broke on 1998/05/03.", "1998/05/03", "1998-05-03"),
        ("The dam broke in the spring of '98.", "the spring of '98", "1998-SP"),
        ("The dam broke in August '98.", "August '98", "1998-08"),
        ("The dam broke in the last week of March 1998.", "the last week of March 1998", "1998-W13"),
        ("The dam broke on the first Monday in May 1998.", "the first Monday in May 1998", "1998-05-04"),
        ("Sales rose in the June quarter of 2012.", "the June quarter of 2012", "2012-Q2"),
        ("Guards are doubled since the September 11 attacks.", "September 11", "2001-09-11"),
        ("In this Friday, May 8, 1998, file photo, the dam stands.", "this Friday, May 8, 1998", "1998-05-08"),
    ],
)
def test_absolute_dates_need_no_day_of_publication(text: str, words: str, value: str) -> None:
    assert read(text) == read(text, None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left today.", "today", "2024-03-22"),
        ("He left yesterday.", "yesterday", "2024-03-21"),
        ("He will leave tomorrow.", "tomorrow", "2024-03-23"),
        ("He left the day before yesterday.", "the day before yesterday", "2024-03-20"),
        ("He left last night.", "last night", "2024-03-21TNI"),
        ("He left this morning.", "this morning", "2024-03-22TMO"),
        ("He left this week.", "this week", "2024-W12"),
        ("He left last week.", "last week", "2024-W11"),
        ("He left the week before last.", "the week before last", "2024-W10"),
        ("He left over the weekend.", "the weekend", "2024-W11-WE"),
        ("He left last month.", "last month", "2024-02"),
        ("He left earlier this month.", "earlier this month", "2024-03"),
        ("He will leave early next year.", "early next year", "2025"),
        ("He left last October.", "last October", "2023-10"),
        ("He left in November.", "November", "2023-11"),
        ("He will leave in November.", "November", "2024-11"),
        ("He left in January last year.", "January last year", "2023-01"),
        ("He left on Dec. 30.", "Dec. 30", "2023-12-30"),
        ("He will leave on 4 April.", "4 April", "2024-04-04"),
        ("He left last summer.", "last summer", "2023-SU"),
        ("He left two days ago.", "two days ago", "2024-03-20"),
        ("He left six weeks ago.", "six weeks ago", "2024-W06"),
        ("He left three months ago.", "three months ago", "2023-12"),
        ("He left more than 20 years ago.", "more than 20 years ago", "2004"),
        ("He left on Thanksgiving.", "Thanksgiving", "2023-11-23"),
        ("He left on Easter Sunday last seen in spring.", "Easter Sunday", "2023-04-09"),
        ("He left in this century.", "this century", "20"),
        ("He leaves at the end of the year.", "the end of the year", "2024"),
        ("He left half a century ago.", "half a century ago", "1974"),
        ("He left a year ago today.", "a year ago today", "2023-03-22"),
        ("He left two years ago this week.", "two years ago this week", "2022-W12"),
        ("He left in the early hours of Thursday.", "the early hours of Thursday", "2024-03-21TMO"),
        ("He left the weekend before last.", "the weekend before last", "2024-W10-WE"),
        ("Sales fell in the prior year.", "the prior year", "2023"),
        ("He left in the week of March 6.", "the week of March 6", "2024-W10"),
        ("In today's world he is rich.", "today", "PRESENT_REF"),
    ],
)
def test_what_is_told_from_the_day_of_publication(text: str, words: str, value: str) -> None:
    assert read(text)[0] == (words, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor spoke on Friday.", "2024-03-22"),
        ("The mayor will speak on Friday.", "2024-03-22"),
        ("The mayor said Sunday that it was over.", "2024-03-17"),
        ("The mayor will meet the council Sunday.", "2024-03-24"),
        ("The council is scheduled to meet on Tuesday.", "2024-03-26"),
        ("The talks will not go on until Tuesday.", "2024-03-26"),
        ("The mayor could not be reached Thursday.", "2024-03-21"),
        ("In a statement Monday, the mayor said that she would go.", "2024-03-18"),
        ("The mayor spoke last Friday.", "2024-03-15"),
        ("The mayor will speak next Friday.", "2024-03-29"),
        ("The mayor spoke last Tuesday.", "2024-03-19"),
        ("The mayor spoke on Tuesday of last week.", "2024-03-12"),
        ("The day before last Tuesday the mayor spoke.", "2024-03-18"),
        ("The mayor will be the one who has a vote on Tuesday.", "2024-03-26"),
        ("The council is going to be beaten on Tuesday.", "2024-03-26"),
    ],
)
def test_weekdays_go_by_tense_and_by_the_day_of_publication(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell on 3 May 1998. The previous day it had rained.", "The previous day", "1998-05-02"),
        ("It fell on 3 May 1998. A week later it was dry.", "A week later", "1998-05-10"),
        ("It fell on 3 May 1998. Two days earlier it had rained.", "Two days earlier", "1998-05-01"),
        ("It fell in May 1998. The following year it was rebuilt.", "The following year", "1999"),
        ("It fell on 3 May 1998. That evening all was dark.", "That evening", "1998-05-03TEV"),
        ("It fell on 3 May 1998. The following Monday came help.", "The following Monday", "1998-05-04"),
        ("It rained on 3 May 1998 and fell at 10:35 a.m. with a crash.", "10:35 a.m.", "1998-05-03T10:35"),
        ("It fell on 3 May 1998. The next day it was dry.", "The next day", "1998-05-04"),
        ("It fell in May 1998, not in the year before.", "the year before", "1997"),
    ],
)
def test_what_is_told_from_another_expression(text: str, words: str, value: str) -> None:
    assert read(text, None)[-1] == read(text)[-1] == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He served for two years.", "two years", "P2Y"),
        ("He signed a two-year deal.", "two-year", "P2Y"),
        ("He spoke for half an hour.", "half an hour", "PT30M"),
        ("He spoke for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("He rested for several weeks.", "several weeks", "PXW"),
        ("He waited for years.", "years", "PXY"),
        ("He paid in the past three months.", "the past three months", "P3M"),
        ("He waited at least 30 days.", "at least 30 days", "P30D"),
        ("He waited for two decades.", "two decades", "P20Y"),
        ("The weeklong strike ended.", "weeklong", "P1W"),
        ("He spoke for nine hours and 30 minutes.", "nine hours and 30 minutes", "PT9H30M"),
        ("He served two years and three months.", "two years and three months", "P2Y3M"),
        ("He gave a two-and-a-half-hour talk.", "two-and-a-half-hour", "PT2H30M"),
        ("He waited for over an hour.", "over an hour", "PT1H"),
        ("He spread it over three years.", "three years", "P3Y"),
        ("He left two days before the vote.", "two days", "P2D"),
        ("He grew rich over the years.", "the years", "PXY"),
        ("It was the largest single-day loss.", "single-day", "P1D"),
        ("He waited for a hundred days.", "a hundred days", "P100D"),
        ("After several quarters of losses he left.", "several quarters", "PXQ"),
    ],
)
def test_durations_are_no_dates(text: str, words: str, value: str) -> None:
    one = only(text)
    assert (one.type, one.value) == ("DURATION", value)
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every Monday.", "XXXX-WXX-1"),
        ("They meet on Tuesdays.", "XXXX-WXX-2"),
        ("They meet every other week.", "P2W"),
        ("They meet daily.", "P1D"),
        ("They meet annually.", "P1Y"),
        ("They meet twice a week.", "P1W"),
        ("They meet each month.", "P1M"),
        ("They meet bi-weekly.", "P2W"),
        ("They hold an annual fair.", "P1Y"),
    ],
)
def test_what_recurs_is_a_set_without_an_interval(text: str, value: str) -> None:
    one = only(text)
    assert (one.type, one.value, one.earliest, one.latest) == ("SET", value, None, None)


@pytest.mark.parametrize(
    ("text", "value", "moment"),
    [
        ("It began at 10 a.m. on Friday.", "2024-03-22T10:00", "2024-03-22"),
        ("It began at 5 p.m. EST Thursday.", "2024-03-21T17:00", "2024-03-21T17:00:00-05:00"),
        ("It began at 18:00 UTC yesterday.", "2024-03-21T18:00Z", "2024-03-21T18:00:00+00:00"),
        ("It began at noon Thursday.", "2024-03-21T12:00", "2024-03-21"),
        ("It began at midnight.", "2024-03-22T24:00", "2024-03-22"),
        ("It began Thursday evening.", "2024-03-21TEV", "2024-03-21"),
        ("It began at six o'clock this morning.", "2024-03-22T06:00", "2024-03-22"),
        ("It began at 11:30 p.m. Saturday night.", "2024-03-16T23:30", "2024-03-16"),
    ],
)
def test_times_of_day(text: str, value: str, moment: str) -> None:
    one = only(text)
    assert (one.type, one.value, one.earliest, one.latest) == ("TIME", value, moment, moment)


def test_the_present_the_past_and_the_future() -> None:
    found = dict(read("Now he pays. He recently paid. He will pay soon, in the future."))
    assert found == {"Now": "PRESENT_REF", "recently": "PAST_REF", "soon": "FUTURE_REF", "the future": "FUTURE_REF"}
    assert (only("He recently paid.").earliest, only("He recently paid.").latest) == (None, FRIDAY)
    assert (only("He will pay soon.").earliest, only("He will pay soon.").latest) == (FRIDAY, None)


def test_a_day_in_what_somebody_is_quoted_with_is_not_the_day_told_around_it() -> None:
    found = read("She spoke on Wednesday. “He said no on Monday,” she said. Earlier in the day, she had met him.")
    assert found[-1] == ("the day", "2024-03-20")


def test_the_morning_of_a_programme_is_no_time() -> None:
    assert read("He called into the morning shows.") == []


def test_both_ends_of_a_range_are_expressions() -> None:
    assert read("It ran from 3 to 5 May 1998.") == [("3", "1998-05-03"), ("5 May 1998", "1998-05-05")]
    assert read("It ran May 3-5, 1998.") == [("May 3", "1998-05-03"), ("5, 1998", "1998-05-05")]
    assert read("It ran 1990-95.") == [("1990", "1990"), ("95", "1995")]


def test_the_trading_day_is_not_the_day_of_an_old_record() -> None:
    found = read("The index is at its lowest since 1 October 1982. For the day, it fell by a tenth.")
    assert found[-1] == ("the day", FRIDAY)


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and they march on; the second man saw the sun.",
        "April Brook and June Hale spoke for Mr. August Lind.",
        "It cost $1990, and 2000 people came in flight 1999.",
        "A 65-year-old man, 52 years old then, fell.",
        "The spring was dry and leaves fall.",
        "It was on the Super Tuesday ballot.",
        "One quarter of the town and more than a quarter of the land burnt.",
        "She was Player of the Year and coach of the year.",
        "He reads USA Today and hosts the Today show.",
        "In his early 20s he sailed.",
        "Annual sales rose 5% annually.",
        "The soon-to-open hall is her most recent hall.",
    ],
)
def test_what_only_looks_like_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor spoke on Sunday.", "XXXX-WXX-7"),
        ("The mayor spoke yesterday.", "XXXX-XX-XX"),
        ("The mayor spoke on 3 May.", "XXXX-05-03"),
        ("The mayor spoke in May.", "XXXX-05"),
        ("The mayor spoke last week.", "XXXX-WXX"),
        ("The mayor spoke last year.", "XXXX"),
        ("The mayor spoke two months ago.", "XXXX-XX"),
        ("The mayor spoke last summer.", "XXXX-SU"),
        ("The mayor spoke Sunday evening.", "XXXX-WXX-7TEV"),
    ],
)
def test_an_undated_article_gives_no_day(text: str, value: str) -> None:
    one = only(text, None)
    assert (one.value, one.earliest, one.latest) == (value, None, None)


def test_intervals_are_closed_and_hold_what_the_words_say() -> None:
    cases = {
        "It fell in May 1998.": ("1998-05-01", "1998-05-31"),
        "It fell in 1998.": ("1998-01-01", "1998-12-31"),
        "It fell in the 1990s.": ("1990-01-01", "1999-12-31"),
        "It fell last week.": ("2024-03-11", "2024-03-17"),
        "It fell earlier this month.": ("2024-03-01", FRIDAY),
        "It will fall later this year.": (FRIDAY, "2024-12-31"),
        "It fell in the past three months.": ("2023-12-22", FRIDAY),
        "It took three months.": (None, None),
    }
    assert {text: (only(text).earliest, only(text).latest) for text in cases} == cases


def test_publication_between_two_days_widens_the_interval() -> None:
    (one,) = timexes(dated("He left yesterday.", "2024-03-21", "2024-03-22"))
    assert (one.value, one.earliest, one.latest) == ("XXXX-XX-XX", "2024-03-20", "2024-03-21")
    (one,) = timexes(dated("He left last year.", "2024-03-01", "2024-03-31"))
    assert (one.value, one.earliest, one.latest) == ("2023", "2023-01-01", "2023-12-31")


def test_publication_may_be_a_moment_with_an_offset() -> None:
    (one,) = timexes(dated("He left yesterday.", "2024-03-22T09:30:00+01:00"))
    assert one.value == "2024-03-21"


def test_publication_that_is_open_at_an_end_is_none() -> None:
    undated = replace(document("He left yesterday."), published=Interval(None, FRIDAY, "stated"))
    assert [one.value for one in timexes(undated)] == ["XXXX-XX-XX"]


def test_title_and_caption_are_read_and_boilerplate_is_not() -> None:
    one = replace(
        document(("title", "Rain on Friday"), ("boilerplate", "Updated on Monday"), ("caption", "A dam in 1998")),
        published=Interval(FRIDAY, FRIDAY, "stated"),
    )
    assert [(one.text[slice(*found.span)], found.value) for found in timexes(one)] == [
        ("Friday", FRIDAY),
        ("1998", "1998"),
    ]


_WORDS = st.lists(
    st.sampled_from(
        "the last next this a two three 1998 3 May on Friday Sunday, in of week weeks year years ago earlier . said "
        "will "
        "'80s 10 a.m. quarter summer 31 Feb. 29 9999 0 12/12/99 every - century until now half and".split()
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair ran on March 2 and 3.", [("March 2", "2024-03-02"), ("3", "2024-03-03")]),
        (
            "The fair ran on Jan. 3, 4 and 5.",
            [("Jan. 3", "2024-01-03"), ("4", "2024-01-04"), ("5", "2024-01-05")],
        ),
        ("The fair of March 2 and 30 fires cost money.", [("March 2", "2024-03-02")]),
        ("The fair opened in January nineteen ninety-seven.", [("January nineteen ninety-seven", "1997-01")]),
        ("Ostrel, nineteen ninety-six: the dam broke.", [("nineteen ninety-six", "1996")]),
        ("The March accession pleased them.", [("March", "2024-03")]),
        ("The March on the capital was peaceful.", []),
        ("They had failed in the past.", [("the past", "PAST_REF")]),
        ("They had failed in the past season.", []),
        ("It will one day be a city.", [("one day", "FUTURE_REF")]),
        ("They will stay for a while.", [("a while", "PXX")]),
        ("The dam broke a quarter-century ago.", [("a quarter-century ago", "1999")]),
        ("It fell for eight trading days.", [("eight trading days", "P8D")]),
        ("It fell for two consecutive quarters.", [("two consecutive quarters", "P2Q")]),
        ("About a quarter, of all the boats, sank.", []),
        ("A week ago Tuesday the dam broke.", [("A week ago Tuesday", "2024-03-12")]),
        ("A week from Tuesday the dam opens.", [("A week from Tuesday", "2024-04-02")]),
        ("They posted a year-earlier loss.", [("year-earlier", "2023")]),
        ('He spoke on TVN\'s "This Week" programme.', []),
        ("It closed late in the year.", [("the year", "2024")]),
        ("It follows months of talks.", [("months", "PXM")]),
        ("He told Spotlight Today Live that it was over.", []),
        ("The dam broke in 2011. Earlier in the day he had left.", [("2011", "2011"), ("the day", "2024-03-22")]),
    ],
)
def test_further_wordings(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In January, a week after Tarn vs. Ostrel, the court ruled.", "2024-01"),
        ("He leaves if the case is heard in May.", "2024-05"),
        ("The dividend would be paid on a still unspecified day in November.", "2024-11"),
    ],
)
def test_months_go_by_tense_over_short_forms_and_clauses_that_wait(text: str, value: str) -> None:
    assert value in [found for _, found in read(text)]


@settings(max_examples=150, deadline=None)
@given(words=_WORDS, published=st.sampled_from([None, FRIDAY, "0001-01-01", "9999-12-31", "2024-02-29"]))
def test_spans_slice_back_in_order_and_intervals_are_ordered(words: list[str], published: str | None) -> None:
    one = dated(" ".join(words) or ".", published)
    found = timexes(one)
    assert found == timexes(one)
    ends = 0
    for each in found:
        assert ends <= each.span[0] < each.span[1] <= len(one.text)
        assert one.text[slice(*each.span)].strip() == one.text[slice(*each.span)]
        ends = each.span[1]
        if each.earliest is not None and each.latest is not None:
            assert each.earliest[:10] <= each.latest[:10]
        if published is None and each.value.startswith("XXXX"):
            assert (each.earliest, each.latest) == (None, None)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for found in timexes(dated(text)):
        assert found.span[0] < found.span[1]
