from __future__ import annotations

from onrecord.resolve.statements import announced
from onrecord.resolve.telling.uttered import worded_row
from onrecord.schema import to_row
from onrecord.types import Attribution
from tests.run.stages import LineStage, article

TEXT = """# Ada Lindqvist said: the bridges will close
Ada Lindqvist said: all the bridges of Tarnfield will be closed.
Bo Raskin said: the bridges will close.
"""


def found(text: str) -> tuple[Attribution, ...]:
    return LineStage()(article(text)).attributions


def speakers(attributions: tuple[Attribution, ...]) -> dict[str, str | None]:
    return {each.id: each.source.text if each.source else None for each in attributions}


def of_body(attributions: tuple[Attribution, ...], named: bool = True) -> list[str | None]:
    """For each headline the words of the body's attribution that it announces."""
    who = speakers(attributions) if named else dict.fromkeys(each.id for each in attributions)
    body = [each for each in attributions if each.block != "title"]
    rows = [worded_row(to_row(each)) for each in body]
    titles = [announced(worded_row(to_row(each)), rows, who) for each in attributions if each.block == "title"]
    return [each["content"] if each else None for each in titles]


def test_a_headline_announces_what_the_body_tells() -> None:
    attributions = found(TEXT)
    assert [each.block for each in attributions] == ["title", "body", "body"]
    assert of_body(attributions) == [attributions[1].content.text]


def test_a_headline_of_another_speaker_or_of_other_words_stands_for_itself() -> None:
    for line in ("Cy Vance said: all the bridges will be closed.", "Ada Lindqvist said: the boats are full."):
        assert of_body(found(f"# Ada Lindqvist said: the bridges will close\n{line}\n")) == [None]


def test_a_headline_whose_speaker_nobody_knows_stands_for_itself() -> None:
    assert of_body(found(TEXT), named=False) == [None]
