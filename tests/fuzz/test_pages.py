"""A short run of the fuzz target; ``python -m bench.fuzz`` makes a long one from real pages."""

from __future__ import annotations

import pytest

from bench.fuzz import Outcome, taken
from onrecord.sample import folder
from tests.fuzz.mutations import MUTATIONS, mutated

EACH = 12


def samples() -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder().iterdir())]


@pytest.mark.parametrize("seed", range(EACH))
def test_no_mutation_of_a_sample_article_crashes_reading(seed: int) -> None:
    for number, page in enumerate(samples()):
        outcome = taken(seed, *mutated(page, 1_000 * number + seed))
        assert not outcome.crashed, outcome
        assert outcome.became


def test_every_mutation_changes_something_and_can_be_made_again() -> None:
    [page, *_] = samples()
    seen: set[str] = set()
    for seed in range(200):
        name, changed = mutated(page, seed)
        assert (name, changed) == mutated(page, seed)
        seen.update(name.split("+"))
    assert seen == {mutation.__name__ for mutation in MUTATIONS}


def test_a_crash_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("bench.fuzz.clean", broken)
    outcome: Outcome = taken(0, "none", b"<html><body><p>Some words of an article.</p></body></html>")
    assert outcome.crashed
    assert outcome.became == "RuntimeError: broken"
