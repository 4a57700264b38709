from __future__ import annotations

import pytest

from onrecord.clean.byline import credited
from tests.clean.pages import fetched, json_ld, web_page


@pytest.mark.parametrize(
    ("words", "people", "agencies"),
    [
        ("By Ada Lund and Ivo Brandt", "Ada Lund, Ivo Brandt", ""),
        ("Von Ada Lund, Paris", "Ada Lund", ""),
        ("Ada Lund für Karsa Post", "Ada Lund", "Karsa Post"),
        ("Ada Lund, Washington correspondent", "Ada Lund", ""),
        ("Text: Ada Lund, Fotos: Ivo Brandt", "Ada Lund", ""),
        ("Photos by Ivo Brandt", "", ""),
        ("Ada Lund ada.lund@karsa.example", "Ada Lund", ""),
        ("Ada Lund (AP)", "Ada Lund", ""),
        ("By Ada Lund; with reporting by Ivo Brandt", "Ada Lund, Ivo Brandt", ""),
        ("ADA LUND", "ADA LUND", ""),
        ("Ada Lund, Ada Lund", "Ada Lund", ""),
        ("dpa/Ada Lund", "Ada Lund", "dpa"),
        ("par Ada Lund avec AFP", "Ada Lund", "AFP"),
        ("Por Ana Ruiz y Luis Vega", "Ana Ruiz, Luis Vega", ""),
        ("José Ruiz y Vega", "José Ruiz y Vega", ""),
        ("Ludwig van der Berg", "Ludwig van der Berg", ""),
        ("de la Cruz Ana", "de la Cruz Ana", ""),
        ("Ada Lund 3 May 2024 10:15", "Ada Lund", ""),
        ("By Ada LundMay 3, 2024", "Ada Lund", ""),
        ("Ada LundTwitter", "Ada Lund", ""),
        ("Staff", "", "Staff"),
        ("By Staff, Agencies", "", "Staff, Agencies"),
        ("Online-Redaktion", "", "Online-Redaktion"),
        ("Quelle: dpa", "", "dpa"),
        ("karsa.example", "", "karsa.example"),
        ("https://karsa.example/authors/ada", "", ""),
        ("@ada_lund", "", ""),
        ("Text: 岡田花子、山本太郎", "岡田花子, 山本太郎", ""),
        ("김하나 기자", "김하나", ""),
    ],
)
def test_people_apart_from_agencies(words: str, people: str, agencies: str) -> None:
    found = credited([words])
    assert (", ".join(found.people), ", ".join(found.agencies)) == (people, agencies)


def test_the_outlet_itself_is_nameless_staff() -> None:
    found = credited(["Lantern Reporters", "The Lantern", "Ada Lund"], frozenset(("the lantern", "lantern")))
    assert (found.people, found.agencies) == (("Ada Lund",), ("Lantern Reporters", "The Lantern"))


def by(author: object) -> str:
    return json_ld({"@type": "NewsArticle", "author": author, "publisher": {"name": "The Lantern"}})


@pytest.mark.parametrize(
    ("author", "byline", "agencies"),
    [
        ({"@type": "Person", "name": "Ada Lund"}, "Ada Lund", ()),
        (
            [{"@type": "Person", "name": "Ada Lund"}, {"name": "Ivo Brandt"}],
            "Ada Lund, Ivo Brandt",
            (),
        ),
        ("Ada Lund and Ivo Brandt", "Ada Lund, Ivo Brandt", ()),
        (["Ada Lund", "AFP"], "Ada Lund", ("AFP",)),
        ({"@type": "Person", "name": ["Ada Lund", "Ada Lund"]}, "Ada Lund", ()),
        ({"@type": "Organization", "name": "The Lantern"}, None, ("The Lantern",)),
        ({"@type": "Person", "name": "The Lantern"}, None, ("The Lantern",)),
        ({"@type": "Person", "name": "Voltaire"}, "Voltaire", ()),
        ("https://karsa.example/ada", None, ()),
        ({"@type": "Person", "name": 5}, None, ()),
    ],
)
def test_authors_in_the_data(author: object, byline: str | None, agencies: tuple[str, ...]) -> None:
    document = fetched(web_page(by(author)))
    assert (document.byline, document.agencies) == (byline, agencies)


def test_an_author_who_is_described_elsewhere_in_the_data() -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Lund"},
    ]
    assert fetched(web_page(json_ld({"@graph": graph}))).byline == "Ada Lund"


@pytest.mark.parametrize(
    ("head", "below", "byline"),
    [
        ('<meta name="author" content="Ada Lund, Ivo Brandt">', "", "Ada Lund, Ivo Brandt"),
        ('<meta property="article:author" content="https://karsa.example/ada">', "", None),
        ("", '<a rel="author" href="/ada">Ada Lund</a>', "Ada Lund"),
        ("", '<span itemprop="author" itemscope><b itemprop="name">Ada Lund</b> Reporter</span>', "Ada Lund"),
        ("", '<p class="byline">By Ada Lund</p>', "Ada Lund"),
        ("", '<div class="comment"><a rel="author">Ivo Brandt</a></div>', None),
        ("", '<p class="byline">By Ada Lund and Ivo Brandt</p>', "Ada Lund, Ivo Brandt"),
    ],
)
def test_authors_in_elements(head: str, below: str, byline: str | None) -> None:
    assert fetched(web_page(head, below=below)).byline == byline


def test_a_visible_byline_that_names_more_than_the_data_is_the_fuller_one() -> None:
    page = web_page(by({"name": "Ada Lund"}), below='<p class="byline">By Ada Lund and Ivo Brandt</p>')
    assert fetched(page).byline == "Ada Lund, Ivo Brandt"
