"""Archives, feeds and lists that were damaged at random: each gives articles and failures, and nothing else."""

from __future__ import annotations

import io
import random
import warnings

import pytest

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.read.found import Content, Found, Reading
from onrecord.read.sources import read_content
from onrecord.types import Capture
from tests.read.making import RECEIVED
from tests.test_containers import SOURCES


def damaged(content: bytes, seed: int) -> bytes:
    """Bits turned, bytes taken out, doubled or overwritten, or the end cut off."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not data:
            break
        at = chance.randrange(len(data))
        end = min(len(data), at + chance.choice((1, 2, 8, 100, 1000)))
        match chance.randrange(5):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[max(0, at - 100) : end]
            case 3:
                data[at:end] = chance.randbytes(end - at)
            case _:
                del data[at + 1 :]
    return bytes(data)


@pytest.mark.parametrize("kind", SOURCES)
def test_no_damage_breaks_reading(kind: str) -> None:
    whole = SOURCES[kind]()
    for seed in range(60):
        data = damaged(whole, seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = list(read_content(Content("a", "file:///a", lambda: io.BytesIO(data)), Reading(RECEIVED)))  # noqa: B023
        for item in found:
            if isinstance(item, Found) and isinstance(item.capture, Capture):
                try:
                    assert clean(item.capture).text
                except InputError as error:
                    assert error.reason
