from __future__ import annotations

from onrecord.resolve.statements import statements, tellings
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


def test_a_headline_that_the_body_tells_is_no_telling_of_its_own() -> None:
    attributions = found(TEXT)
    assert [each.block for each in attributions] == ["title", "body", "body"]
    told = tellings(attributions, speakers(attributions))
    assert [row.counted for row in told] == [False, True, True]
    assert told[0].statement == told[1].statement != told[2].statement


def test_statements_have_the_tellings_that_count() -> None:
    attributions = found(TEXT)
    told = tellings(attributions, speakers(attributions))
    made = statements(attributions, told, speakers(attributions))
    assert [row.id for row in made] == [told[1].statement, told[2].statement]
    assert [row.tellings for row in made] == [(attributions[1].id,), (attributions[2].id,)]
    assert [row.speaker for row in made] == ["Ada Lindqvist", "Bo Raskin"]
    assert all(row.first == row.tellings[0] and len(row.relations) == 1 for row in made)


def test_a_headline_of_another_speaker_or_of_other_words_stands_for_itself() -> None:
    for line in ("Cy Vance said: all the bridges will be closed.", "Ada Lindqvist said: the boats are full."):
        attributions = found(f"# Ada Lindqvist said: the bridges will close\n{line}\n")
        told = tellings(attributions, speakers(attributions))
        assert [row.counted for row in told] == [True, True]
        assert told[0].statement != told[1].statement


def test_a_headline_whose_speaker_nobody_knows_stands_for_itself() -> None:
    attributions = found(TEXT)
    told = tellings(attributions, dict.fromkeys(each.id for each in attributions))
    assert all(row.counted for row in told)
