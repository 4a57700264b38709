from __future__ import annotations

import numpy as np

from onrecord.analyse.pairs import Pair
from onrecord.analyse.setoff import set_off
from onrecord.analyse.words import Words
from tests.analyse.runs import paragraphs, run_of, shown


def found(words: Words, source: str | None, cue: str) -> list[tuple[str | None, str | None, list[str | None]]]:
    roles = {"source": [run_of(words, source)] if source else [], "cue": [run_of(words, cue)], "content": []}
    pairs = (Pair("source", 0, 0),) if source else ()
    return shown(words, set_off(words, roles, pairs, np.full(len(pairs), 0.8, dtype=np.float32), []))


def test_points_of_a_list() -> None:
    words = paragraphs(
        "It rained. The board demanded three things:",
        "- a lamp on the pier;",
        '- "one signature, anybody\'s";',
        "(c) that the minister come in person.",
        "The minister was away.",
    )
    assert found(words, "The board", "demanded") == [
        (
            "The board",
            "demanded",
            ["a lamp on the pier", '"one signature, anybody\'s"', "that the minister come in person"],
        )
    ]


def test_a_statement_under_the_line_that_leads_to_it() -> None:
    words = paragraphs("The port authority wrote:", "We regret the noise. It will not happen again.", "It did.")
    assert found(words, "The port authority", "wrote:") == [
        ("The port authority", "wrote:", ["We regret the noise. It will not happen again"])
    ]


def test_who_signs_a_statement_speaks_where_nobody_else_does() -> None:
    words = paragraphs("A note on the door read:", "Gone to look for the lamp. Back by dusk.", "Ada Moor, Keeper")
    assert found(words, None, "read:") == [("Ada Moor, Keeper", "read:", ["Gone to look for the lamp. Back by dusk"])]


def test_a_quotation_that_is_left_open_goes_on() -> None:
    words = paragraphs("She said:", '"We waited all night.', '"Nobody came."', "The road was closed.")
    assert found(words, "She", "said:") == [("She", "said:", ['"We waited all night.', '"Nobody came."'])]


def test_a_heading_leads_to_nothing() -> None:
    words = paragraphs("He spoke at noon. In other news:", "The lamp is lit.")
    assert not found(words, "He", "spoke")
