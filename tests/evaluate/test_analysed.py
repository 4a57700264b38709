from __future__ import annotations

from onrecord.evaluate.analysed import outer
from onrecord.types import Attribution, Phrase, Span

TEXT = "“Ben says it fell and Orla denies it,” Cleo said."


def attribution(source: str | None, cue: str | None, *content: str) -> Attribution:
    def phrase(*words: str) -> Phrase:
        spans: tuple[Span, ...] = tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in words)
        return Phrase(" ".join(words), spans)

    return Attribution(
        id=f"{source} {content}", document="d", block="body", kind="direct", act="speech",
        source=phrase(source) if source else None, cue=phrase(cue) if cue else None,
        content=phrase(*content), confidence=0.5, model="m",
    )  # fmt: skip


WHOLE = attribution("Cleo", "said", "“Ben says it fell and Orla denies it,”")


def test_what_stands_wholly_in_the_content_of_another_is_left_out() -> None:
    inner = attribution("Ben", "says", "it fell")
    assert outer([inner, WHOLE]) == (WHOLE,)
    assert outer([inner]) == (inner,)


def test_a_source_or_cue_outside_makes_it_no_nested_one() -> None:
    shared = attribution("Cleo", "said", "it fell")
    assert outer([shared, WHOLE]) == (shared, WHOLE)


def test_two_of_the_same_content_are_both_kept() -> None:
    twice = [attribution(None, None, "it fell"), attribution(None, None, "it fell")]
    assert outer(twice) == tuple(twice)
