from __future__ import annotations

from dataclasses import replace

from onrecord.clean.document import clean
from onrecord.clean.given import Given
from onrecord.clean.text import text_document
from onrecord.types import DIRECT, Document, Origin
from tests.clean.pages import TITLE, article, capture


def text_of(text: str, origin: Origin = DIRECT) -> Document:
    return clean(replace(capture(text), origin=origin))


def test_a_container_s_byline_is_parted_into_people_and_agencies() -> None:
    text = article(TITLE)
    document = text_document(capture(text), text, None, Given(byline="Ada Lund and Ivo Brandt, AP"))
    assert (document.byline, document.agencies) == ("Ada Lund, Ivo Brandt", ("AP",))


def test_what_the_container_says_wins_over_the_lines() -> None:
    text = article(f"{TITLE}\nBy Jane Roe")
    document = text_document(capture(text), text, None, Given(byline="Ada Lund", outlet=("Lantern", "column outlet")))
    assert (document.byline, document.outlet, document.outlet_basis) == ("Ada Lund", "Lantern", "column outlet")


def test_the_country_of_the_address_says_which_number_is_the_day() -> None:
    text = article(f"{TITLE}\n03/04/2024")
    published = text_of(text, Origin(address="https://karsa.co.uk/a")).published
    assert published is not None
    assert (published.earliest, published.latest) == ("2024-04-03", "2024-04-03")
    american = text_of(text, Origin(address="https://karsa.gov/a")).published
    assert american is not None
    assert american.earliest == "2024-03-04"
