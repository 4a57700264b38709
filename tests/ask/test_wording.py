"""The words in which things are told: exact, neutral, and safe to print."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ask.wording import interval, join_pieces, manner, said_on, said_words, speaker
from onrecord.cli.terminal import one_line, printable
from onrecord.offsets import phrase


def _attribution(text: str, *spans: tuple[int, int], **more: Any) -> dict[str, Any]:
    content = phrase(text, spans or [(0, len(text))])
    row = {
        "kind": "indirect",
        "act": "speech",
        "speaker": None,
        "source": None,
        "cue": None,
        "content": {"text": content.text, "spans": [list(span) for span in content.spans]},
    }
    return {**row, **more}


def test_left_out_words_show_as_a_gap_and_a_paragraph_end_does_not() -> None:
    text = "“One,” she said. “Two.\n\n“Three.”"
    spans = [(0, 6), (17, 22), (24, 32)]
    assert said_words(_attribution(text, *spans, kind="direct")) == "“One,” […] “Two. “Three.”"


def test_white_space_of_the_page_becomes_single_spaces() -> None:
    assert said_words(_attribution("it\n   rains\tagain")) == "it rains again"


def test_quoted_words_whose_marks_lie_outside_the_spans_get_them_back() -> None:
    assert said_words(_attribution("We don’t sail", kind="direct")) == "“We don’t sail”"


@pytest.mark.parametrize("kind", ["indirect", "mixed"])
def test_words_that_are_not_quoted_never_get_marks(kind: str) -> None:
    assert said_words(_attribution("it rains", kind=kind)) == "it rains"


@given(st.text(), st.sampled_from(["indirect", "mixed"]))
def test_no_quotation_mark_is_ever_added_to_words_of_an_article(text: str, kind: str) -> None:
    assert said_words(_attribution("x" + text, kind=kind)).count("“") == text.count("“")


@given(st.text(st.characters(categories=("L", "P"))), st.data())
def test_pieces_joined_hold_every_word_of_the_phrase(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)))))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    whole = phrase(text, spans)
    shown = join_pieces(whole.text, whole.spans)
    assert shown.replace(" […] ", "").replace(" ", "") == whole.text.replace(" ", "")


def test_a_speaker_without_a_name_stands_in_quotation_marks() -> None:
    row = _attribution("it rains", speaker={"id": "e-1", "name": "angry crowds", "kind": "group"})
    assert speaker(row, named=False) == "“angry crowds”"
    assert speaker(row) == "angry crowds"


def test_a_source_that_is_nobody_known_is_quoted_and_marked() -> None:
    source = {"text": "the loud minority", "spans": [[0, 17]]}
    assert speaker(_attribution("it rains", source=source)) == "“the loud minority” (not identified)"
    assert speaker(_attribution("it rains")) == "(no source named)"


def test_the_cue_stands_in_quotation_marks_and_belief_is_marked() -> None:
    cue = {"text": "fumed", "spans": [[0, 5]]}
    assert manner(_attribution("it rains", cue=cue)) == " · “fumed” · indirect"
    assert manner(_attribution("it rains", act="belief")) == " · indirect, belief"


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2031-04-02", "2031-04-02", "2031-04-02"),
        ("2031-04-02", "2031-04-05", "2031-04-02 to 2031-04-05"),
        (None, "2031-04-05", "by 2031-04-05"),
        ("2031-04-02", None, "from 2031-04-02"),
        (None, None, None),
    ],
)
def test_an_interval_is_told_with_both_its_ends(earliest: str | None, latest: str | None, shown: str | None) -> None:
    assert interval({"earliest": earliest, "latest": latest}) == shown


def test_an_inferred_date_says_so() -> None:
    said = {"earliest": "2031-04-02", "latest": "2031-04-02", "basis": "inferred from another article"}
    assert said_on({"said": said}) == "said 2031-04-02 (inferred)"
    assert said_on({"said": None}) is None


@given(st.text(st.characters()))
def test_nothing_printable_commands_a_terminal(text: str) -> None:
    shown = printable(text)
    controls = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"}
    assert not set(shown) & controls
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    assert "\n" not in one_line(text)


def test_letters_of_every_script_stay() -> None:
    text = "Ямб عربي 漢字 é e\u0301 👩🏽\u200d🔬"
    assert printable(text) == text
