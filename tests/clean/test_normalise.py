from __future__ import annotations

import pytest

from onrecord.offsets import read_through
from tests.clean.pages import TITLE, article, cleaned


def mended(line: str) -> str:
    document = cleaned(article(TITLE, (line,)))
    text = read_through(document.text, document.repairs).text
    assert line in document.text
    return text.split("\n")[3]


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("â€œWe goâ€\x9d, she said. It isnâ€™t over.", "“We go”, she said. It isn’t over."),
        ("â€œWe goâ€, she said â€” at last â€“ to us.", "“We go”, she said — at last – to us."),
        ("The cafÃ© of RenÃ© Lund paid Â£5 for naÃ¯ve art.", "The café of René Lund paid £5 for naïve art."),
    ],
)
def test_mojibake_is_mended_span_by_span(damaged: str, sound: str) -> None:
    assert mended(damaged) == sound


@pytest.mark.parametrize(
    "line",
    [
        "Il est allé\u00a0» au port, où la fête dura jusqu’à l’été.",
        "São Paulo e João, NÃO E SÃO.",
        "Übergrößenträger in Ärmelhöhe.",
        "Pâté, «É» and crème brûlée cost 5 € at the café.",
        "Đà Nẵng và Huế là hai thành phố.",
        "北京和上海是两个城市。",
    ],
)
def test_sound_text_is_left_alone(line: str) -> None:
    assert cleaned(article(TITLE, (line,))).repairs == ()


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("“We will stay here, he said on Monday.", "“We will stay here,” he said on Monday."),
        ("We will stay here,” she said on Monday.", "“We will stay here,” she said on Monday."),
        ('"We will stay here, Ada Lund said on Monday.', '"We will stay here," Ada Lund said on Monday.'),
    ],
)
def test_a_mark_that_must_be_there_is_inserted(damaged: str, sound: str) -> None:
    assert mended(damaged) == sound


@pytest.mark.parametrize(
    "line",
    [
        "“We came in May.",
        '“However, the interests of all are important," the mayor added.',
        "They are “here to stay.",
        "He is 6' 2\" tall, she said on Monday.",
        "“My father came in, he said no, and we left, she said that night.",
    ],
)
def test_what_is_not_certain_is_left_alone(line: str) -> None:
    assert cleaned(article(TITLE, (line,))).repairs == ()


def test_an_opening_mark_in_the_next_paragraph_means_that_the_quotation_goes_on() -> None:
    lines = ("“We came in May, he said nothing, and we stayed.", "“We will go when we please,” she said.")
    assert cleaned(article(TITLE, lines)).repairs == ()
