from __future__ import annotations

import pytest

from onrecord.clean.moments import Clock, day_first, moment
from onrecord.clean.published import in_address
from onrecord.types import Document, Interval, Origin
from tests.clean.pages import fetched, json_ld, web_page

AT = Origin(collected="2024-06-01")
MAY = "2024-05-03T10:15:00+03:00"


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def news(**data: object) -> str:
    return json_ld({"@type": "NewsArticle", **data})


def days(found: Interval | None) -> tuple[str | None, str | None]:
    assert found is not None
    return found.earliest, found.latest


def read(head: str = "", below: str = "", uri: str = "https://www.karsa.example/pier", lang: str = "en") -> Document:
    return fetched(web_page(head, below=below, lang=lang), uri, AT)


@pytest.mark.parametrize(
    ("head", "below", "earliest", "words"),
    [
        (news(datePublished=MAY), "", MAY, "JSON-LD datePublished"),
        (meta("article:published_time", MAY), "", MAY, "meta article:published_time"),
        (meta("parsely-pub-date", "2024-05-03T10:15:00Z"), "", "2024-05-03T10:15:00+00:00", "parsely"),
        (meta("sailthru.date", "2024-05-03 10:15:00"), "", "2024-05-03", "sailthru"),
        (meta("DC.date.issued", "2024-05-03"), "", "2024-05-03", "dc.date.issued"),
        (meta("pubdate", "20240503"), "", "2024-05-03", "pubdate"),
        (meta("publishdate", "1714720500"), "", "2024-05-03T07:15:00+00:00", "publishdate"),
        (meta("date", "Fri, 03 May 2024 10:15:00 GMT"), "", "2024-05-03T10:15:00+00:00", "meta date"),
        ("", f'<time datetime="{MAY}">3 May</time>', MAY, "<time>"),
        ("", f'<span itemprop="datePublished" content="{MAY}"></span>', MAY, "itemprop datePublished"),
        ("", '<abbr class="published" title="2024-05-03">Friday</abbr>', "2024-05-03", "“2024-05-03”"),
        ("", '<div class="post-meta">Karsa, 3 May 2024</div>', "2024-05-03", "3 May 2024"),
        ("", "<div>3 May 2024</div>", "2024-05-03", "“3 May 2024”"),
        ("", "<div>Veröffentlicht: 3. 5. 2024</div>", "2024-05-03", "3. 5. 2024"),
    ],
)  # fmt: skip
def test_places_that_state_the_date(head: str, below: str, earliest: str, words: str) -> None:
    published = read(head, below).published
    assert published is not None
    assert days(published) == (earliest, earliest)
    assert words in published.basis


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/05/03/pier", "2024-05-03"),
        ("/2024/5/3/pier", "2024-05-03"),
        ("/2024/may/03/pier", "2024-05-03"),
        ("/news/2024-05-03-pier", "2024-05-03"),
        ("/20240503/pier", "2024-05-03"),
        ("/2024/0503/pier", "2024-05-03"),
        ("/pier-20240503", "2024-05-03"),
        ("/2024/05/pier", None),
        ("/article20240503123", None),
        ("/2024/13/03/pier", None),
        ("/2024/02/31/pier", None),
        ("/1815/06/18/pier", None),
        ("/2024/07/03/pier", None),
    ],
)
def test_the_day_in_an_address(path: str, day: str | None) -> None:
    found = in_address(f"https://karsa.example{path}", Clock("2024-06-01"))
    assert (found and found.interval.earliest) == day


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (news(datePublished="2025-01-01"), ""),
        (news(datePublished="0001-01-01T00:00:00Z"), ""),
        (news(datePublished="1970-01-01T00:00:00Z"), ""),
        (news(datePublished="2024-13-45"), ""),
        (meta("pubdate", "soon"), ""),
        ("", "<p>© 2024 The Lantern. All rights reserved.</p>"),
        ("", '<div class="related"><time datetime="2024-05-01">1 May</time></div>'),
        ("", '<div class="comment"><time itemprop="datePublished" datetime="2024-05-01">1 May</time></div>'),
        ("", "<figure><img src=a.jpg><figcaption>The pier of Karsa on 3 March 2021</figcaption></figure>"),
    ],
)
def test_what_is_no_date_of_publication(head: str, below: str) -> None:
    assert read(head, below).published is None


def test_the_item_that_is_the_page_s_article_counts_among_several() -> None:
    items = [
        {"@type": "NewsArticle", "headline": "Another", "datePublished": "2024-01-01"},
        {"@type": "NewsArticle", "url": "https://karsa.example/pier", "datePublished": "2024-05-03"},
    ]
    assert days(read(json_ld(items)).published)[0] == "2024-05-03"


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "datePublished": "2024-05-03",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-05-03"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-05-03"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "The "pier" closes", "datePublished": "2024-05-03"}',
        '{"@type": "NewsArticle", "datePublished": "2024-05-03"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2024-05-03&quot;}",
    ],
)
def test_broken_json_is_mended(broken: str) -> None:
    assert days(read(json_ld(broken)).published)[0] == "2024-05-03"


def test_a_change_alone_says_no_later_than() -> None:
    document = read(meta("article:modified_time", MAY))
    assert days(document.published) == (None, MAY)
    assert days(document.modified) == (MAY, MAY)
    assert document.published is not None
    assert "no later than" in document.published.basis


def test_a_change_at_the_moment_of_publication_or_before_it_is_none() -> None:
    assert read(news(datePublished=MAY, dateModified=MAY)).modified is None
    assert read(news(datePublished=MAY, dateModified="2024-05-01")).modified is None
    later = read(news(datePublished=MAY, dateModified="2024-05-04T08:00:00+03:00")).modified
    assert days(later)[0] == "2024-05-04T08:00:00+03:00"


def test_places_that_disagree_are_told() -> None:
    document = read(news(datePublished="2024-05-03"), uri="https://karsa.example/2024/02/24/pier")
    assert days(document.published)[0] == "2024-05-03"
    assert document.contradictions == (
        "published: JSON-LD datePublished “2024-05-03” but address “2024/02/24”",
    )  # fmt: skip
    assert read(news(datePublished="2024-05-03"), uri="https://karsa.example/2024/05/02/pier").contradictions == ()


def test_the_data_lose_where_what_is_seen_and_the_address_agree_against_them() -> None:
    document = read(
        news(datePublished="2024-05-30"), "<p>Published 24 February 2024</p>", "https://karsa.example/2024/02/24/pier"
    )
    assert days(document.published) == ("2024-02-24", "2024-02-24")
    assert any("2024-05-30" in told for told in document.contradictions)


def test_a_publication_overwritten_at_each_change_is_the_address_s() -> None:
    stamp = "2024-05-30T08:00:00Z"
    document = read(news(datePublished=stamp, dateModified=stamp), uri="https://karsa.example/2024/02/24/pier")
    assert days(document.published)[0] == "2024-02-24"


def test_a_date_that_means_two_days_is_made_one_by_another_place() -> None:
    document = read(meta("pubdate", "03/04/2024"), uri="https://karsa.example/2024/04/03/pier")
    assert days(document.published) == ("2024-04-03", "2024-04-03")
    assert days(read(meta("pubdate", "03/04/2024")).published) == ("2024-03-04", "2024-04-03")
    assert days(read(meta("pubdate", "03/04/2024"), lang="de").published)[0] == "2024-04-03"
    assert days(read(meta("pubdate", "03/04/2024"), lang="en-US").published)[0] == "2024-03-04"


def test_a_feed_s_date_counts_where_the_page_has_none() -> None:
    origin = Origin(collected="2024-06-01", container="https://karsa.example/feed", published=MAY)
    published = fetched(web_page(), origin=origin).published
    assert days(published) == (MAY, MAY)
    assert published is not None
    assert published.basis.startswith("feed entry published")


@pytest.mark.parametrize(
    ("language", "host", "first"),
    [
        ("en", "karsa.co.uk", True),
        ("en-US", "karsa.com", False),
        ("en-US", "karsa.in", True),
        ("en-GB", None, True),
        ("en", "karsa.com", None),
        ("fr", None, True),
        ("ja", "karsa.com", None),
        (None, None, None),
    ],
)
def test_where_the_day_stands_first(language: str | None, host: str | None, first: bool | None) -> None:
    assert day_first(language, host) is first


@pytest.mark.parametrize(
    ("value", "earliest"),
    [
        ("2024-05-03T10:15:00.123456789Z", "2024-05-03T10:15:00+00:00"),
        ("2024-05-03T10:15:00-0500", "2024-05-03T10:15:00-05:00"),
        ("2024-05-03 10:15:00 UTC", "2024-05-03T10:15:00+00:00"),
        ("20240503T101500Z", "2024-05-03T10:15:00+00:00"),
        ("1714731300000", "2024-05-03T10:15:00+00:00"),
        ("2024-05-03T10:15:00", "2024-05-03"),
        ("3 days ago", None),
        ("x" * 5_000, None),
    ],
)
def test_moments_keep_their_offset(value: str, earliest: str | None) -> None:
    found = moment(value, "test", Clock())
    assert (found and found.earliest) == earliest
