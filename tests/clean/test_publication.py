from __future__ import annotations

import pytest

from onrecord.clean import outlets
from onrecord.types import Origin
from tests.clean.pages import article, capture, fetched, json_ld, web_page
from tests.clean.test_text import text_of

SITE = '<meta property="og:site_name" content="{}">'


def publisher(name: str) -> str:
    return json_ld({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": name}})


@pytest.mark.parametrize(
    ("head", "outlet", "basis"),
    [
        (SITE.format("The Lantern"), "The Lantern", "og:site_name “The Lantern”"),
        (
            SITE.format("Karsa Post - Breaking news"),
            "Karsa Post",
            "og:site_name “Karsa Post - Break",
        ),
        (SITE.format("News | Karsa Post"), "Karsa Post", "og:site_name"),
        (SITE.format("Home") + publisher("The Lantern"), "The Lantern", "JSON-LD publisher “The Lantern”"),
        (SITE.format("karsa.example") + publisher("The Lantern"), "The Lantern", "JSON-LD publisher"),
        (SITE.format("Security") + publisher("Karsa Post"), "Karsa Post", "JSON-LD publisher"),
        ('<meta name="application-name" content="The Lantern">', "The Lantern", "meta application-name"),
        (SITE.format("https://karsa.example"), "karsa.example", "domain “www.karsa.example”"),
        ("", "karsa.example", "domain “www.karsa.example”"),
    ],
)
def test_outlet_of_a_page_and_the_element_that_names_it(head: str, outlet: str, basis: str) -> None:
    document = fetched(web_page(head))
    assert document.outlet == outlet
    assert document.outlet_basis is not None
    assert document.outlet_basis.startswith(basis)
    assert document.republisher is None


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.reuters.com/world/a", "Reuters"),
        ("https://edition.cnn.com/2024/05/03/a", "CNN"),
        ("https://web.archive.org/web/20240503101500/https://www.lemonde.fr/a", "Le Monde"),
    ],
)
def test_well_known_outlets_stand_in_a_table(address: str, outlet: str) -> None:
    document = fetched(web_page(), address)
    assert document.outlet == outlet
    assert document.outlet_basis is not None
    assert document.outlet_basis.endswith("in the table of outlets")


def test_the_table_holds_one_name_for_each_domain() -> None:
    rows = (outlets.known("bbc.co.uk"), outlets.known("news.bbc.co.uk"), outlets.known("karsa.example"))
    assert rows == ("BBC", "BBC", None)


@pytest.mark.parametrize("address", ["https://lantern.wordpress.example/a", "https://x.com/ada/status/1"])
def test_hosts_of_everybody_are_no_outlet(address: str) -> None:
    assert fetched(web_page(), address).outlet in (None, "lantern.wordpress.example")
    assert outlets.named_by("medium.com") is None


@pytest.mark.parametrize("address", ["file:///page.html", "http://10.0.0.1/a", "http://[::1", "mailto:a@karsa.example"])
def test_addresses_without_a_domain_name_none(address: str) -> None:
    assert outlets.host_of(address) is None


def test_an_article_whose_address_is_another_outlets_was_taken_over() -> None:
    head = SITE.format("Karsa Post") + '<link rel="canonical" href="https://www.lantern.example/pier">'
    document = fetched(web_page(head), "https://www.karsapost.example/pier")
    assert (document.outlet, document.republisher) == ("lantern.example", "Karsa Post")
    assert document.outlet_basis is not None
    assert "canonical address “https://www.lantern.example/pier”" in document.outlet_basis


@pytest.mark.parametrize(
    "canonical",
    ["https://karsapost.example/pier", "https://m.karsapost.example/pier", "https://www.karsapost.com/pier"],
)
def test_another_domain_of_the_same_site_is_no_other_outlet(canonical: str) -> None:
    head = SITE.format("Karsa Post") + f'<link rel="canonical" href="{canonical}">'
    document = fetched(web_page(head), "https://www.karsapost.example/pier")
    assert (document.outlet, document.republisher) == ("Karsa Post", None)


def test_first_published_elsewhere_wins_over_the_site() -> None:
    page = web_page(SITE.format("Karsa Post"), foot="<p>This article first appeared in The Lantern.</p>")
    document = fetched(page)
    assert (document.outlet, document.republisher) == ("The Lantern", "Karsa Post")


def test_what_led_to_a_page_names_its_outlet_where_the_page_does_not() -> None:
    origin = Origin(container="https://karsa.example/feed", outlet="The Lantern")
    document = fetched(web_page(), origin=origin)
    assert document.outlet == "The Lantern"
    assert document.outlet_basis == "feed title “The Lantern”"


def test_site_and_publisher_that_have_nothing_in_common_contradict_each_other() -> None:
    document = fetched(web_page(SITE.format("The Lantern") + publisher("Blogger")))
    assert document.contradictions == ("outlet: og:site_name “The Lantern” but JSON-LD publisher “Blogger”",)
    for name in ("Lantern Media", "Lantern Holding Ltd", "Tidewater Holding GmbH", "lantern.example", "Η Λυχνία"):
        assert fetched(web_page(SITE.format("The Lantern") + publisher(name))).contradictions == ()


def test_the_address_names_the_outlet_of_a_text_that_names_none() -> None:
    document = text_of(article(), Origin(address="https://www.karsa.example/pier"))
    assert (document.outlet, document.outlet_basis) == ("karsa.example", "domain “www.karsa.example”")
    assert text_of(article()).outlet is None
    assert capture(article()).origin.address is None
