from __future__ import annotations

import pytest

from tests.clean.pages import TITLE, article, cleaned

COLLECTED = "2024-05-20"


@pytest.mark.parametrize(
    ("line", "earliest", "latest"),
    [
        ("3 May 2024 23:58", "2024-05-03", "2024-05-03"),
        ("May 3, 2024", "2024-05-03", "2024-05-03"),
        ("Published: 2024-05-03", "2024-05-03", "2024-05-03"),
        ("Posted on Fri 03/05/2024", "2024-05-03", "2024-05-03"),
        ("Friday, 3 May 2024, 10:15 GMT+3", "2024-05-03T10:15:00+03:00", "2024-05-03T10:15:00+03:00"),
        ("2024-05-03T10:15:00Z", "2024-05-03T10:15:00+00:00", "2024-05-03T10:15:00+00:00"),
        ("10:15 a.m. ET, May 3, 2024", "2024-05-03T10:15:00-04:00", "2024-05-03T10:15:00-04:00"),
        ("Nov. 9, 2023 at 10:15 PM EST", "2023-11-09T22:15:00-05:00", "2023-11-09T22:15:00-05:00"),
        ("3.5.2024", "2024-05-03", "2024-05-03"),
        ("21/03/2024", "2024-03-21", "2024-03-21"),
        ("03/04/2024", "2024-03-04", "2024-04-03"),
        ("May 2024", "2024-05-01", "2024-05-31"),
        ("Karsa, 3 May 2024", "2024-05-03", "2024-05-03"),
        ("3. Mai 2024", "2024-05-03", "2024-05-03"),
        ("By Jane Roe | May 3, 2024 10:15 AM", "2024-05-03", "2024-05-03"),
        ("Published 3 May 2024, updated 5 May 2024", "2024-05-03", "2024-05-03"),
        ("Updated 5 May 2024", None, "2024-05-05"),
        ("3rd of May 2024", "2024-05-03", "2024-05-03"),
    ],
)
def test_date_lines(line: str, earliest: str | None, latest: str) -> None:
    published = cleaned(article(f"{TITLE}\n{line}")).published
    assert published is not None
    assert (published.earliest, published.latest) == (earliest, latest)
    assert f"“{line}”" in published.basis


@pytest.mark.parametrize(
    ("line", "earliest", "latest"),
    [
        ("access_time 30 days ago", "2024-04-20", "2024-04-20"),
        ("yesterday", "2024-05-19", "2024-05-19"),
        ("2 hours ago", "2024-05-19", "2024-05-20"),
        ("3 weeks ago", "2024-04-23", "2024-04-29"),
        ("a month ago", "2024-03-21", "2024-04-20"),
        ("May 3", "2024-05-03", "2024-05-03"),
        ("3 December", "2023-12-03", "2023-12-03"),
    ],
)
def test_relative_dates_are_counted_from_the_day_of_collection_alone(line: str, earliest: str, latest: str) -> None:
    text = article(f"{TITLE}\n{line}")
    published = cleaned(text, collected=COLLECTED).published
    assert published is not None
    assert (published.earliest, published.latest) == (earliest, latest)
    assert COLLECTED in published.basis
    assert cleaned(text).published is None


def test_ambiguous_date_says_both_readings() -> None:
    published = cleaned(article(f"{TITLE}\n03/04/2024")).published
    assert published is not None
    assert "2024-04-03" in published.basis
    assert "2024-03-04" in published.basis


@pytest.mark.parametrize("line", ["31/02/2024", "Monday", "at 10:15", "13 Nonember 2024"])
def test_what_is_no_date_gives_none(line: str) -> None:
    assert cleaned(article(f"{TITLE}\n{line}"), collected=COLLECTED).published is None


def test_dates_in_sentences_and_ages_of_comments_are_not_dates_of_publication() -> None:
    text = article(
        TITLE, ("On March 3, 2021 the council met, and on 4 April 2022 it met again.",), "Comments\n2 days ago"
    )
    assert cleaned(text, collected=COLLECTED).published is None


def test_date_at_the_foot_counts_but_the_one_at_the_head_wins() -> None:
    foot = cleaned(article(TITLE, foot="Published 2 May 2024")).published
    assert foot is not None
    assert foot.earliest == "2024-05-02"
    both = cleaned(article(f"{TITLE}\n3 May 2024", foot="4 May 2024")).published
    assert both is not None
    assert both.earliest == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "outlet", "words"),
    [
        (article(f"{TITLE}\nBy Tidewater Post English"), "Tidewater Post English", "By Tidewater Post English"),
        (article(f"{TITLE}\nBy Al Rasif Arabic\n3 May 2024"), "Al Rasif Arabic", "By Al Rasif Arabic"),
        (article(f"{TITLE}\nBy Harbour Times Staff"), "Harbour Times", "By Harbour Times Staff"),
        (article(f"{TITLE}\nJane Roe, Harbour Times\n3 May 2024"), "Harbour Times", "Jane Roe, Harbour Times"),
        (article(f"The Harbour Courier\n{TITLE}"), "The Harbour Courier", "The Harbour Courier"),
        (article(f"{TITLE} | Harbour Times"), "Harbour Times", "| Harbour Times"),
        (article(f"{TITLE} - Lantern\n{TITLE}"), "Lantern", "- Lantern"),
        (article(f"Al-Rasif Telegram\n{TITLE}"), "Al-Rasif", "Al-Rasif Telegram"),
        (article(TITLE, foot="Follow Karsa Now on Telegram"), "Karsa Now", "Follow Karsa Now on Telegram"),
        (article(TITLE, foot="Join Karsa Now’s WhatsApp channel"), "Karsa Now", "Join Karsa Now’s WhatsApp channel"),
        (article(TITLE, foot="© 2024 Karsa Mirror. All rights reserved."), "Karsa Mirror", "© 2024 Karsa Mirror"),
        (
            article(TITLE, foot="This article was originally published by Lantern on May 2, 2024."),
            "Lantern",
            "originally",
        ),
    ],
)
def test_outlet_and_the_words_that_name_it(text: str, outlet: str, words: str) -> None:
    document = cleaned(text)
    assert document.outlet == outlet
    assert document.outlet_basis is not None
    assert words in document.outlet_basis
    assert document.republisher is None


@pytest.mark.parametrize(
    "line",
    [
        "By Staff, Agencies",
        "AP",
        "By Reuters",
        "By The Associated Press",
        "By Jane Roe",
        "Follow us on Telegram",
        "AFP/Reuters",
    ],
)
def test_agencies_people_and_nameless_lines_are_no_outlet(line: str) -> None:
    assert cleaned(article(f"{TITLE}\n{line}")).outlet is None


def test_from_above_an_outlet_names_the_republisher() -> None:
    document = cleaned(article(f"May 3, 2024\nFrom Isle Mirror 7\n\nThe Lantern\n\n{TITLE}"))
    assert (document.outlet, document.republisher) == ("The Lantern", "Isle Mirror 7")
    document = cleaned(article(f"From Isle Mirror\n{TITLE}", foot="Originally published in The Lantern"))
    assert (document.outlet, document.republisher) == ("The Lantern", "Isle Mirror")


def test_the_user_names_the_outlet_and_wins() -> None:
    document = cleaned(article(f"{TITLE}\nBy Harbour Times Staff"), outlet="The Lantern")
    assert document.outlet == "The Lantern"
    assert document.outlet_basis is not None
    assert "user" in document.outlet_basis


@pytest.mark.parametrize(
    ("head", "byline", "agencies"),
    [
        ("By Jane Roe", "Jane Roe", ()),
        ("By Staff, Agencies", None, ("Staff", "Agencies")),
        ("BY JANE ROE AND IVO BRANDT", "JANE ROE, IVO BRANDT", ()),
        ("Jane Roe\nPolitical correspondent", "Jane Roe", ()),
        ("By Jane Roe | May 3, 2024", "Jane Roe", ()),
        ("AP", None, ("AP",)),
        ("By Jane Roe\nAFP/Reuters", "Jane Roe", ("AFP", "Reuters")),
        ("By Tidewater Post English", None, ("Tidewater Post English",)),
    ],
)
def test_people_stand_in_the_byline_without_by_and_agencies_beside_it(
    head: str, byline: str | None, agencies: tuple[str, ...]
) -> None:
    document = cleaned(article(f"{TITLE}\n{head}"))
    assert (document.byline, document.agencies) == (byline, agencies)


def test_an_update_is_the_change_and_not_the_publication() -> None:
    document = cleaned(article(f"{TITLE}\nPublished 3 May 2024, updated 5 May 2024"))
    assert document.published is not None
    assert document.published.earliest == "2024-05-03"
    assert document.modified is not None
    assert document.modified.earliest == "2024-05-05"
    assert cleaned(article(f"{TITLE}\n3 May 2024")).modified is None


def test_language_and_too_little_of_it() -> None:
    assert cleaned(article(TITLE)).language == "en"
    german = (
        "Der Rat der Stadt hat am Montag beschlossen, den nördlichen Pier nach drei Wochen des Protests zu schließen."
    )
    assert cleaned(german).language == "de"
    assert cleaned("Karsa").language == "und"


def test_icons_before_time_and_author() -> None:
    document = cleaned(article(f"{TITLE}\naccess_timeFriday, 3 May 2024 personBy Jane Roe"))
    assert document.byline == "Jane Roe"
    assert document.published is not None
    assert document.published.earliest == "2024-05-03"


def test_a_masthead_in_capitals_is_spelt_as_the_page_spells_it_elsewhere() -> None:
    document = cleaned(article(f"HARBOUR TIMES\n{TITLE}", foot="© 2024 Harbour Times Publishing Company"))
    assert document.outlet == "Harbour Times"
    assert cleaned(article(f"HARBOUR TIMES\n{TITLE}")).outlet == "HARBOUR TIMES"


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for Daily Opinion Newsletter",
        "Follow Jonas on Twitter",
        "Follow Mara Vell and Ivo Brandt on Twitter: @mv and @ib",
        "Play Facebook",
        "Vell posted on Twitter:",
        "COPYRIGHT 2031 BY QUILL PRODUCTIONS INC.",
    ],
)
def test_furniture_that_names_no_outlet(line: str) -> None:
    assert cleaned(article(TITLE) + f"\n\n{line}\n").outlet is None
