from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.addresses import address_of, article_address, same_site

SITE = "https://tide.example"


@pytest.mark.parametrize(
    "spelt",
    [
        "https://tide.example/a/ferry-stays",
        "http://tide.example/a/ferry-stays",
        "HTTPS://Tide.Example:443/a/ferry-stays/",
        "http://tide.example:80/a/ferry-stays#comments",
        "https://tide.example/a/ferry-stays?utm_source=post&utm_medium=x&fbclid=1&gclid=2&mc_cid=3",
        "https://tide.example/a/ferry-stays?ref=homepage&amp=1",
        " https://tide.example/a/ferry%2Dstays ",
    ],
)
def test_one_article_however_it_was_spelt_or_shared(spelt: str) -> None:
    assert article_address(spelt) == "https://tide.example/a/ferry-stays"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/1", "/a/2"),
        ("/a?id=1", "/a?id=2"),
        ("/a", "/A"),
        ("/a?ref=1207", "/a?ref=1208"),
        ("/a%2Fb", "/a/b"),
        ("/a", "/a/amp"),
        ("/#!/a", "/#!/b"),
        (":8080/a", "/a"),
        ("/?p=7", "/"),
    ],
)
def test_what_may_be_another_article_stays_another(one: str, other: str) -> None:
    assert article_address(SITE + one) != article_address(SITE + other)


def test_the_order_of_parameters_does_not_count_and_repeated_ones_keep_theirs() -> None:
    assert article_address(f"{SITE}/a?b=2&a=1") == article_address(f"{SITE}/a?a=1&b=2")
    assert article_address(f"{SITE}/a?x=2&x=1") != article_address(f"{SITE}/a?x=1&x=2")


@pytest.mark.parametrize(
    "odd", ["", "file:///a.html", "mailto:x@y.example", "https://", "http://[broken", "http://x:y/"]
)
def test_what_is_no_address_on_the_web_comes_back_as_it_is(odd: str) -> None:
    assert article_address(odd) == odd
    assert address_of(None, odd) is None


@given(st.text(max_size=60))
def test_no_address_breaks_it_and_twice_is_once(text: str) -> None:
    for url in (text, f"https://tide.example/{text}", f"https://tide.example/?{text}"):
        once = article_address(url)
        assert article_address(once) == once
        address_of(url, f"https://tide.example/{text}")


def test_the_stated_address_counts_where_it_can_be_the_pages_own() -> None:
    own = f"{SITE}/a/ferry"
    assert address_of(f"{SITE}/a/ferry?utm_source=x", own) == own
    assert address_of("https://m.tide.example/a/ferry", own) == own
    assert address_of("https://amp.tide.example/ferry-7", "https://www.tide.example/a/ferry") == (
        "https://www.tide.example/a/ferry"
    )
    assert address_of(f"{own}/amp/", own) == address_of(f"{own}/page/2", own) == own
    assert address_of(f"{own}?print=1", own) == own
    assert address_of(None, own) == address_of(own, None) == address_of(own, "javascript:1") == own
    assert address_of(None, None) is None


@pytest.mark.parametrize("generic", ["/", "", "/news", "/news/", "/news/2031", "?utm_source=x"])
def test_a_front_page_or_section_is_no_articles_address(generic: str) -> None:
    fetched = f"{SITE}/news/2031/ferry-stays"
    assert address_of(fetched, SITE + generic) == fetched


def test_a_script_without_its_parameters_is_no_articles_address() -> None:
    fetched = f"{SITE}/story.php?id=7"
    assert address_of(fetched, f"{SITE}/story.php") == fetched
    assert address_of(fetched, f"{SITE}/story.php?id=7") == fetched
    assert address_of(f"{SITE}/?p=7", f"{SITE}/") == f"{SITE}/?p=7"


def test_a_copy_on_another_site_has_an_address_of_its_own() -> None:
    assert address_of("https://lake.example/ferry", f"{SITE}/a/ferry") == "https://lake.example/ferry"
    assert address_of("https://east.tide.example/ferry", "https://west.tide.example/ferry") == (
        "https://east.tide.example/ferry"
    )


def test_the_front_page_of_a_saved_page_is_no_address() -> None:
    assert address_of(None, f"{SITE}/") is None


def test_one_site_on_a_telephone_too() -> None:
    assert same_site("https://www.tide.example/a", "http://m.tide.example/b")
    assert not same_site("https://tide.example/a", "https://lake.example/a")
    assert not same_site("https://tide.example/a", "file:///a")
