"""Links to other articles that stand inlined behind a name are left out in reading, and stay in the text."""

from __future__ import annotations

import pytest

from onrecord.analyse.sequences import sequences
from onrecord.analyse.speakers.tokens import read_tokens
from onrecord.offsets import read_through
from tests.clean.pages import TITLE, article, cleaned

LINKS = " Orlando (Orl) Peter VeskFerry plan fails in senate Port strike: what we know MORE"


@pytest.mark.parametrize(
    ("before", "links", "after"),
    [
        ("On Monday Sen. Orl Vesk", LINKS, " (R-Tarn.) said the ferry would run again."),
        ("The port chief Mira Dune-Lund", " Mira Anne Dune-Lund2031 budget in doubt MORE", ", a sailor, said so."),
        ("The port chief Mira Dune", " Mira DuneMORE", "’s answer came too late for the harbour."),
        ("“It was late,” said Orl McDow", " Orlando Ray McDowMcDow: Ferries are old MORE", " of the council."),
    ],
)
def test_they_are_read_over(before: str, links: str, after: str) -> None:
    document = cleaned(article(TITLE, (before + links + after,)))
    assert before + links + after in document.text
    assert before + after in read_through(document.text, document.repairs).text


@pytest.mark.parametrize(
    "line",
    [
        "Orl Vesk said MORE was needed, and the QuistPort company agreed with him.",
        "McDow said that McDow Ferries needs MORE boats than it has now.",
        "Mira Dune works for DuneWatch, which wants MORE of everything that is on offer.",
    ],
)
def test_other_capitals_are_read(line: str) -> None:
    assert cleaned(article(TITLE, (line,))).repairs == ()


def test_a_phrase_ends_where_words_are_left_out_and_goes_on_behind() -> None:
    line = "On Monday Sen. Orl Vesk" + LINKS + " (R-Tarn.) said the ferry would run again."
    document = cleaned(article(TITLE, (line,)))
    body = next(iter(sequences(document)))
    words = [body.words.word(index) for index in range(len(body.words))]
    first = words.index("Sen")
    spans = body.source_spans(list(range(first, words.index("said", first))))
    assert [document.text[slice(*span)] for span in spans] == ["Sen. Orl Vesk", "(R-Tarn.)"]
    assert "Ferry" not in " ".join(token.text for token in read_tokens(document))
