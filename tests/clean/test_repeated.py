"""Boilerplate that is learned: a line in many articles of an outlet, and never in reprints of one article."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.clean.document import clean
from onrecord.clean.repeated import FEWEST, FEWEST_LONG, Repetition
from onrecord.ids import sha256_hex
from onrecord.types import Capture, Document

PROMISE = "Every tide, every boat, every letter to the editor"
LONG = (
    "The harbour paper is made by eleven people in a former net loft and is paid for by those who read it, "
    "by two grants of the islands, and by a raffle at midsummer."
)
SPEECH = "“The harbour is not for sale,” the harbour master said once more."


def words(number: int, count: int = 60) -> str:
    return " ".join(f"word{number}x{place}" for place in range(count)).capitalize() + "."


def article(number: int, *lines: str, outlet: str | None = "The Lantern", own: int = 60) -> Document:
    text = "\n".join((f"Headline of article number {number}", words(number, own), words(number + 1000, 5), *lines))
    content = text.encode()
    return clean(
        Capture(f"file:///{number}.txt", "2024-05-01T00:00:00+00:00", sha256_hex(content), "text/plain", content),
        outlet=outlet,
    )


def learned(documents: Sequence[Document], earlier: Sequence[tuple[str | None, list[str]]] = ()) -> list[Document]:
    repetition = Repetition(lambda _: earlier)
    repetition.learn(documents)
    return [repetition.relabel(document) for document in documents]


def repeated(document: Document) -> list[str]:
    for span in document.repeated:
        assert next(block.kind for block in document.blocks if block.span == span) == "boilerplate"
    return [document.text[slice(*span)] for span in document.repeated]


def test_a_line_in_many_articles_of_an_outlet_is_boilerplate() -> None:
    documents = [article(number, PROMISE) for number in range(FEWEST)]
    assert [repeated(document) for document in learned(documents)] == [[PROMISE]] * FEWEST
    assert [document.id for document in learned(documents)] == [document.id for document in documents]


def test_in_fewer_articles_it_is_not() -> None:
    assert not any(map(repeated, learned([article(number, PROMISE) for number in range(FEWEST - 1)])))


def test_outlets_are_learned_apart() -> None:
    documents = [article(number, PROMISE, outlet=f"Paper {number}") for number in range(FEWEST)]
    assert not any(map(repeated, learned(documents)))


def test_articles_of_no_outlet_are_compared_too() -> None:
    documents = [article(number, PROMISE, outlet=None) for number in range(FEWEST)]
    assert repeated(learned(documents)[0]) == [PROMISE]


def test_reprints_and_versions_of_one_article_teach_nothing() -> None:
    same = [article(1, PROMISE, *(words(50 + number, 12) for number in range(extra))) for extra in range(6)]
    assert not any(map(repeated, learned(same)))


def test_a_paragraph_must_stand_in_more_articles_than_a_line_or_in_most() -> None:
    others = [article(100 + number) for number in range(FEWEST_LONG)]
    assert not any(map(repeated, learned([*others, *(article(number, LONG) for number in range(FEWEST))])))
    documents = learned([*others, *(article(number, LONG) for number in range(FEWEST_LONG))])
    assert [repeated(document) for document in documents[FEWEST_LONG:]] == [[LONG]] * FEWEST_LONG
    assert repeated(learned([article(number, LONG) for number in range(FEWEST)])[0]) == [LONG]


@pytest.mark.parametrize("line", [SPEECH, "Ada Lund:  We shall see what the tide brings.", "Ada Lund"])
def test_speech_and_names_of_speakers_never_go(line: str) -> None:
    assert not any(map(repeated, learned([article(number, line) for number in range(8)])))


def test_what_is_in_the_record_already_teaches_too() -> None:
    earlier = [(f"Headline {number}", [words(number), PROMISE]) for number in range(900, 900 + FEWEST - 1)]
    assert repeated(learned([article(1, PROMISE)], earlier)[0]) == [PROMISE]


def test_an_article_is_never_left_without_text() -> None:
    others = [article(number, PROMISE) for number in range(FEWEST)]
    document = article(77, own=4)
    bare = clean(
        Capture("file:///b.txt", document.received, sha256_hex(PROMISE.encode()), "text/plain", PROMISE.encode()),
        outlet="The Lantern",
    )
    repetition = Repetition(lambda _: ())
    repetition.learn([*others, bare])
    assert repetition.relabel(bare) == bare


def test_order_and_grouping_change_nothing_once_all_is_known() -> None:
    documents = [article(number, PROMISE) for number in range(6)]
    one, two = Repetition(lambda _: ()), Repetition(lambda _: ())
    one.learn(documents)
    for document in reversed(documents):
        two.learn([document])
    assert [one.relabel(document) for document in documents] == [two.relabel(document) for document in documents]
