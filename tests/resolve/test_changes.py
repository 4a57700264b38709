from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.changes import Change, changes, words
from onrecord.types import Block, BlockKind

Version = tuple[tuple[BlockKind, str], ...]
Made = tuple[str, list[Block]]

FERRY: Version = (
    ("title", "Ferry stays in port"),
    ("credit", "By Ona Relk"),
    ("body", "The ferry to Holm stays in port, the harbour master said on Monday."),
    ("body", "“We will not sail until the ramp is safe,” Ilse Marrow said."),
    ("body", "Tickets remain valid for a month."),
    ("boilerplate", "Most read: Storm over Tarn"),
)


def made(version: Version) -> Made:
    text, blocks = "", []
    for kind, said in version:
        blocks.append(Block(kind, (len(text), len(text) + len(said))))
        text += said + "\n\n"
    return text, blocks


def between(before: Version, after: Version) -> list[Change]:
    return changes(*made(before), *made(after))


def but(number: int, *said: tuple[BlockKind, str]) -> Version:
    return (*FERRY[:number], *said, *FERRY[number + 1 :])


def told(found: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.from_text, change.to_text, change.block) for change in found]


def test_the_same_words_are_no_change() -> None:
    assert between(FERRY, FERRY) == []
    assert between(FERRY, but(5, ("boilerplate", "Most read: Calm over Tarn"))) == []
    assert between(FERRY, but(1, ("credit", "By Ona Relk and Per Holt"))) == []
    assert between(FERRY, but(3, ("body", '"We will  not sail until the ramp is safe," Ilse\xa0Marrow said.'))) == []
    assert between((), FERRY[1:2]) == between((), ()) == []


def test_words_put_in_taken_out_and_replaced() -> None:
    later = but(2, ("body", "The white ferry to Holm stays in port, a clerk said on Monday."))
    assert told(between(FERRY, later)) == [
        ("insert", "", "white", "body"),
        ("replace", "the harbour master", "a clerk", "body"),
    ]
    back = told(between(later, FERRY))
    assert back == [
        ("delete", "white", "", "body"),
        ("replace", "a clerk", "the harbour master", "body"),
    ]


def test_a_headline_a_quotation_and_a_paragraph() -> None:
    [headline] = between(FERRY, but(0, ("title", "Ferry may leave port")))
    assert (headline.block, headline.from_text, headline.to_text) == ("title", "stays in", "may leave")
    [quoted] = between(FERRY, but(3, ("body", "“We will not sail before the ramp is safe,” Ilse Marrow said.")))
    assert (quoted.from_text, quoted.to_text, quoted.quotation, quoted.whole) == ("until", "before", True, False)
    [outside] = between(FERRY, but(3, ("body", "“We will not sail until the ramp is safe,” Ilse Marrow wrote.")))
    assert not outside.quotation
    [gone] = between(FERRY, but(4))
    assert (gone.kind, gone.from_text, gone.whole) == ("delete", FERRY[4][1], True)
    [come] = between(but(4), FERRY)
    assert (come.kind, come.to_text, come.whole) == ("insert", FERRY[4][1], True)


def test_a_paragraph_that_was_only_parted_or_labelled_otherwise_is_no_change() -> None:
    parted = but(2, ("body", "The ferry to Holm stays in port,"), ("body", "the harbour master said on Monday."))
    assert between(FERRY, parted) == between(parted, FERRY) == []
    assert between(FERRY, but(4, ("caption", FERRY[4][1]))) == []
    assert between(but(4, ("boilerplate", FERRY[4][1])), FERRY) == []


def test_a_paragraph_written_anew_is_one_change() -> None:
    anew = "Nobody knew in the evening when the boat for the island would leave, and the office was shut."
    [change] = between(FERRY, but(4, ("body", anew)))
    assert (change.kind, change.from_text, change.to_text) == ("replace", FERRY[4][1][:-1], anew[:-1])


def test_each_change_lies_within_one_block() -> None:
    later = (*FERRY[:2], ("body", "One."), ("body", "Two."), ("body", "Three."), FERRY[4])
    for change in between(FERRY, later):
        assert "\n" not in change.from_text + change.to_text


def test_words_are_counted_without_marks() -> None:
    assert words("“No,” she said – well-known 1.5 per cent.") == 7


_PARAGRAPH = st.lists(st.sampled_from(["a", "b", "c,", "“d", "e”", "f."]), min_size=1, max_size=8).map(" ".join)
_VERSION = st.lists(st.tuples(st.sampled_from(["title", "body", "boilerplate", "quotation"]), _PARAGRAPH), max_size=6)


@given(_VERSION, _VERSION)
def test_with_its_changes_made_the_older_words_are_the_newer(before: Version, after: Version) -> None:
    (old, old_blocks), (new, new_blocks) = made(before), made(after)
    found = changes(old, old_blocks, new, new_blocks)
    for change in found:
        assert old[slice(*change.from_span)] == change.from_text
        assert new[slice(*change.to_span)] == change.to_text
        assert change.from_text or change.to_text
        assert (change.kind == "insert") == (change.from_text == "")
        assert (change.kind == "delete") == (change.to_text == "")
        assert "\n" not in change.from_text + change.to_text
    assert _without(old, old_blocks, new_blocks, new, [change.from_span for change in found]) == _without(
        new, new_blocks, old_blocks, old, [change.to_span for change in found]
    )


def _without(text: str, blocks: list[Block], others: list[Block], other: str, spans: list[tuple[int, int]]) -> str:
    """The words of the article that stayed, but for paragraphs that the other version has as no part of it."""
    kept = [True] * len(text)
    for start, end in spans:
        kept[start:end] = [False] * (end - start)
    body, aside = (
        {other[slice(*block.span)] for block in others if (block.kind == "boilerplate") == furniture}
        for furniture in (False, True)
    )
    article = (block.span for block in blocks if block.kind != "boilerplate")
    shown = (span for span in article if text[slice(*span)] not in aside - body)
    return "".join(text[at] for span in shown for at in range(*span) if kept[at] and not text[at].isspace())
