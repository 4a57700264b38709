"""Lines in capitals within a text are links and headings, and report nothing of their own."""

from __future__ import annotations

import pytest

from onrecord.analyse.capitals import lines_in_capitals, stands_in
from onrecord.analyse.continuations import Linked
from onrecord.analyse.sequences import sequences
from onrecord.clean.document import plain_document

TOLD = "Mayor Ada Moor said on Friday that the ferry would not run before spring, and nobody asked why."
LINK = "MAYOR SAYS FERRY WILL NOT RUN THIS YEAR"


def shouted(text: str, line: str, spoken: str) -> bool:
    document = plain_document("file:///a.txt", text, "2031-05-01T12:00:00+00:00", None)
    start = text.index(line) + line.index(spoken)
    sequence = next(one for one in sequences(document) if any(b.span[0] <= start < b.span[1] for b in one.blocks))
    run = sequence.words.indices((start, start + len(spoken)))
    return stands_in(lines_in_capitals(sequence), Linked(None, None, (run,), 1.0, 1.0))


@pytest.mark.parametrize(
    ("text", "line", "spoken", "expected"),
    [
        (f"Ferry stops\n\n{TOLD}\n\n{LINK}\n\n{TOLD}", LINK, "FERRY WILL NOT RUN", True),
        (f"Ferry stops\n\n{TOLD}\n\n{LINK}\n\n{TOLD}", TOLD, "the ferry would not run", False),
        (
            f"Ferry stops\n\n{TOLD}\n\nLEAVE THE QUAY NOW. TAKE NOTHING.\n\n{TOLD}",
            "LEAVE THE QUAY",
            "THE QUAY",
            False,
        ),
        (f"Ferry stops\n\n{TOLD}\n\nMAYOR SAYS NO\n\n{TOLD}", "MAYOR SAYS NO", "NO", False),
        (f"Ferry stops\n\n{LINK}\n\n{LINK} EITHER\n\n{LINK} NOR NEXT", f"{LINK} EITHER", "FERRY WILL NOT RUN", False),
    ],
)
def test_only_a_line_in_capitals_of_a_text_that_is_not(text: str, line: str, spoken: str, expected: bool) -> None:
    assert shouted(text, line, spoken) is expected
