"""Cutting a text at the borders of what is marked in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marking import Fold, Mark, Passage, folded, numbered, passages

Row = dict[str, Any]
TEXT = "Orla said Pim told her “it leaks” and, she added, “badly”."


def _told(
    content: list[list[int]],
    source: list[list[int]] | None = None,
    cue: list[list[int]] | None = None,
    venue: list[list[int]] | None = None,
) -> Row:
    parts = {"source": source, "cue": cue, "content": content}
    phrases = {role: {"text": "", "spans": spans} if spans else None for role, spans in parts.items()}
    return {**phrases, "venue_spans": venue}


def _at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def _cut(*told: Row) -> Passage:
    [passage] = passages(TEXT, [{"kind": "body", "span": [0, len(TEXT)]}], numbered(told))
    return passage


def test_a_nested_attribution_marks_its_words_for_both() -> None:
    outer = _told([_at("Pim told her “it leaks”")], [_at("Orla")], [_at("said")])
    inner = _told([_at("“it leaks”")], [_at("Pim")], [_at("told")])
    segments = {segment.text: segment for segment in _cut(outer, inner).segments}
    assert segments["“it leaks”"].marks == (Mark(1, "content"), Mark(2, "content"))
    assert segments["“it leaks”"].classes == "content nested m1 m2"
    assert segments["Pim"].marks == (Mark(1, "content"), Mark(2, "source"))
    assert segments["Pim"].classes == "source content m1 m2"
    assert segments["Orla"].marks == (Mark(1, "source"),)


def test_a_broken_content_ends_once_at_its_last_part() -> None:
    told = _told([_at("“it leaks”"), _at("“badly”")], [_at("she")], [_at("added")])
    segments = _cut(told).segments
    assert [segment.text for segment in segments if segment.ends == (1,)] == ["“badly”"]
    assert [segment.text for segment in segments if Mark(1, "content") in segment.marks] == ["“it leaks”", "“badly”"]


def test_a_venue_begins_once_and_is_marked_wherever_it_stands() -> None:
    told = _told([_at("“it leaks”")], [_at("Pim")], [_at("told")], [_at("told her"), _at("she added")])
    segments = _cut(told).segments
    assert [(segment.text, segment.classes) for segment in segments if Mark(1, "venue") in segment.marks] == [
        ("told", "cue venue m1"), (" her", "venue m1"), ("she added", "venue m1"),
    ]  # fmt: skip
    assert [segment.text for segment in segments if segment.venues] == ["told"]


def test_contents_that_overlap_share_the_middle() -> None:
    told = [_told([[0, 20]]), _told([[10, 30]])]
    segments = _cut(*told).segments
    assert [(len(segment.text), len(segment.marks)) for segment in segments][:3] == [(10, 1), (10, 2), (10, 1)]


def test_a_content_over_two_blocks_has_its_note_where_it_begins_and_its_number_where_it_ends() -> None:
    blocks = [{"kind": "body", "span": [0, 20]}, {"kind": "body", "span": [22, 40]}]
    first, second = passages(TEXT, blocks, numbered([_told([[5, 20], [22, 30]])]))
    assert (first.notes, second.notes) == ((1,), ())
    assert [segment.ends for segment in first.segments] == [(), ()]
    assert second.segments[0].ends == (1,)


def test_boilerplate_in_a_row_is_one_fold() -> None:
    kinds = ["boilerplate", "boilerplate", "title", "body", "boilerplate"]
    result = folded([Passage(kind, (), ()) for kind in kinds])
    assert [len(part.passages) if isinstance(part, Fold) else part.kind for part in result] == [2, "title", "body", 1]


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: [pair[0], pair[0] + pair[1]])
attributions = st.lists(
    st.builds(
        _told,
        st.lists(spans, min_size=1, max_size=3),
        st.lists(spans, max_size=2),
        st.lists(spans, max_size=2),
        st.lists(spans, max_size=2),
    )
)


@given(st.text(min_size=80, max_size=90), attributions, st.integers(1, 79))
def test_no_character_is_lost_or_shown_twice(text: str, told: list[Row], border: int) -> None:
    blocks = [{"kind": "body", "span": [0, border]}, {"kind": "body", "span": [border, len(text)]}]
    found = passages(text, blocks, numbered(told))
    assert "".join(segment.text for passage in found for segment in passage.segments) == text
    for number, row in numbered(told).items():
        assert sum(number in passage.notes for passage in found) == 1
        marked = {at for start, end in row["content"]["spans"] for at in range(start, end)}
        shown, at = set(), 0
        for segment in (segment for passage in found for segment in passage.segments):
            if Mark(number, "content") in segment.marks:
                shown |= set(range(at, at + len(segment.text)))
            at += len(segment.text)
        assert shown == marked
