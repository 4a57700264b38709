from __future__ import annotations

import numpy as np
import pytest

from onrecord.analyse.model import Model, shipped_model
from onrecord.analyse.vectors import WIDTH, statement_vector
from onrecord.analyse.words import read_words


@pytest.fixture(scope="module")
def model() -> Model:
    return shipped_model()


def vector(model: Model, text: str, part: str | None = None) -> np.ndarray:
    words = read_words(text)
    start = text.index(part or text)
    run = words.indices((start, start + len(part or text)))
    return statement_vector(model.encoder.encode(words), [run])


def test_near_meanings_have_near_vectors(model: Model) -> None:
    bridge = vector(model, "The bridge over the river will stay shut until May.")
    same = vector(model, "Until May nobody may cross the river: the bridge remains closed.")
    other = vector(model, "The football club has sold its best striker to a rival.")
    assert bridge @ same > bridge @ other + 0.2


def test_a_vector_has_length_one_and_depends_on_the_words_asked_for(model: Model) -> None:
    text = "The mayor said the bridge would stay shut, and a singer announced a tour of forty towns."
    first, second = vector(model, text, "the bridge would stay shut"), vector(model, text, "a tour of forty towns")
    assert first.shape == (WIDTH,)
    assert np.isclose(np.linalg.norm(first), 1, atol=1e-5)
    assert first @ second < 0.9


def test_no_words_give_no_vector(model: Model) -> None:
    assert not statement_vector(model.encoder.encode(read_words("A lamp.")), []).any()
