"""Two attributions read together by the small cross-encoder."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.together import (
    FILE,
    IN_BOTH,
    IN_ONE,
    MOST,
    OF_CONTENT,
    OF_CUE,
    OF_SPEAKER,
    called,
    sequence,
    shipped_reader,
    side,
    together,
)

HARBOUR = Told(
    "The harbour of Tarnfield will be closed by the end of June", "direct", "speech",
    name="Ada Lindqvist", source="she", cue="said",
)  # fmt: skip


def test_both_sides_stand_in_one_sequence_with_what_each_piece_is_part_of() -> None:
    one, two = ((7, 8), (OF_SPEAKER, OF_CONTENT)), ((8, 9), (OF_CUE, OF_CONTENT))
    ids, marks = sequence(one, two, 1, 2)
    assert ids == [1, 7, 8, 2, 8, 9, 2]
    assert marks[1:3] == [(0, OF_SPEAKER, IN_ONE), (0, OF_CONTENT, IN_BOTH)]
    assert marks[4:6] == [(1, OF_CUE, IN_BOTH), (1, OF_CONTENT, IN_ONE)]
    assert [marks[at] for at in (0, 3, 6)] == [(0, 0, 0), (0, 0, 0), (1, 0, 0)]


def test_a_long_content_is_read_to_where_a_side_is_full() -> None:
    pieces, parts = side(shipped_reader().tokenizer, "the mayor " * 40, "said " * 40, "harbour " * 400)
    assert len(pieces) == len(parts) == MOST
    assert [parts.count(part) for part in (OF_SPEAKER, OF_CUE)] == [24, 12]


def test_a_pronoun_is_read_with_the_name_that_it_means() -> None:
    assert called(HARBOUR) == "Ada Lindqvist, she"
    assert called(replace(HARBOUR, source="Mayor Lindqvist")) == "Mayor Lindqvist"
    assert called(replace(HARBOUR, source="")) == "Ada Lindqvist"
    assert called(replace(HARBOUR, name=None)) == "she"


def test_a_paraphrase_is_nearer_than_another_thing_said_and_the_order_does_not_matter() -> None:
    told = replace(
        HARBOUR, content="that Tarnfield's port shuts before July", kind="indirect", source="Mayor Lindqvist"
    )
    other = replace(HARBOUR, content="The fishermen of Osmark deserve a better price for their herring")
    assert together(HARBOUR, told) > together(HARBOUR, other)
    assert together(HARBOUR, told) == together(told, HARBOUR)


def test_its_word_table_is_that_of_the_encoder_beside_it() -> None:
    """Who makes the encoder anew must make this anew: the table lies at another place then."""
    encoder, reader = ((files("onrecord.analyse") / "model" / name).read_bytes() for name in ("encoder.onnx", FILE))
    start, length = (int(found[1]) for found in (re.search(key + rb"\x12.(\d+)", reader) for key in KEYS) if found)
    assert length == 30522 * 384
    assert encoder[:start].endswith(b"\x4a" + varint(length)), "run python -m training.telling"


def test_the_model_stays_small() -> None:
    kept = {one.name: len(one.read_bytes()) for one in (files("onrecord.analyse") / "model").iterdir()}
    assert sum(kept.values()) < 30_000_000
    assert kept[FILE] < kept["encoder.onnx"] / 4  # a word table of its own would be half of that


KEYS = (rb"\x06offset", rb"\x06length")


def varint(number: int) -> bytes:
    """A number as the format of ONNX files has it, the low bits first."""
    return bytes([number & 0x7F | 0x80]) + varint(number >> 7) if number > 0x7F else bytes([number])
