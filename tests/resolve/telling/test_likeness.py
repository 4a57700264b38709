"""How sure it is that two attributions tell one utterance."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from onrecord.resolve.stems import stem
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence, gap_of
from onrecord.resolve.telling.likeness import apart, fitted_of, likeness, of_words, same
from onrecord.resolve.telling.pairs import comparable, weigh
from onrecord.resolve.telling.words import longest_run, wording

DAY = ("2031-02-25", "2031-02-25")
FERRY = Told(
    "The ferries of Tarnfield will stop on 3 March because the harbour is silting up", "direct", "speech",
    speaker="e-1", name="Ada Lindqvist", speaker_kind="person", source="Mayor Ada Lindqvist", cue="said",
    document="d-1", outlet="Tarn Post", published=DAY,
)  # fmt: skip
OTHER = replace(FERRY, document="d-2", outlet="Reed Times")


def column(a: Told, b: Told, name: str) -> float:
    return evidence(a, b)[COLUMNS.index(name)]


def test_the_same_words_of_one_speaker_are_one_statement() -> None:
    assert likeness(FERRY, OTHER) >= same()
    part = replace(OTHER, content="The ferries of Tarnfield will stop on 3 March")
    assert likeness(FERRY, part) >= same()
    told = "that the ferries of Tarnfield would stop on 3 March because the harbour was silting up"
    assert likeness(FERRY, replace(OTHER, content=told, kind="indirect")) >= same()


def test_other_words_or_another_speaker_are_another_statement() -> None:
    quarry = replace(OTHER, content="Forty masons work in the granite quarry at Osmark")
    assert likeness(FERRY, quarry) < 0.5
    someone = {"speaker": "e-2", "name": "Bo Raskin", "source": "Bo Raskin"}
    assert likeness(FERRY, replace(OTHER, **someone)) < likeness(FERRY, OTHER)  # type: ignore[arg-type]
    told = "that ferries from Tarnfield harbour would soon stop"
    assert likeness(FERRY, replace(OTHER, content=told, kind="indirect", **someone)) < same()  # type: ignore[arg-type]


def test_the_order_of_the_two_does_not_matter() -> None:
    others = [
        replace(OTHER, content="Ferries stop on 5 March, the mayor said", name=None, kind="mixed"),
        replace(OTHER, content="The harbour is not silting up", published=(None, None)),
        replace(OTHER, content="", source=""),
    ]
    for other in others:
        assert evidence(FERRY, other) == evidence(other, FERRY)
        assert likeness(FERRY, other) == likeness(other, FERRY)


def test_numbers_and_negations_that_part_are_seen() -> None:
    fifth = replace(OTHER, content=FERRY.content.replace("3 March", "5 March"))
    assert column(FERRY, fifth, "numbers_differ") == 1 and column(FERRY, OTHER, "numbers_equal") == 1
    assert column(FERRY, replace(OTHER, content=FERRY.content.replace("will", "will not")), "negation") == 1


def test_another_number_is_another_statement_unless_both_are_of_one_day() -> None:
    fifth = replace(OTHER, content=FERRY.content.replace("3 March", "5 March"))
    assert likeness(FERRY, fifth) < same()
    day = ("2031-02-24", "2031-02-24")
    assert likeness(replace(FERRY, said=day), replace(fifth, said=day)) >= same()


def test_times_of_saying_that_exclude_each_other_are_seen() -> None:
    monday, tuesday = (replace(OTHER, said=(day, day)) for day in ("2031-02-24", "2031-02-25"))
    assert column(monday, tuesday, "said_apart") == 1 and column(monday, monday, "said_same") == 1
    assert gap_of(("2031-02-24", "2031-02-26T10:00:00+00:00"), ("2031-03-01", "2031-03-02")) == 3
    assert gap_of((None, "2031-02-24"), DAY) is None


def test_an_opinion_of_another_month_is_another_statement_unless_its_day_is_said() -> None:
    later = replace(OTHER, published=("2031-06-25", "2031-06-25"))
    assert weigh(FERRY, later) is None
    day = ("2031-02-24", "2031-02-24")
    assert comparable(replace(FERRY, said=day), replace(later, said=day))
    assert weigh(FERRY, replace(OTHER, published=(None, None))) is not None


def test_one_word_is_no_statement_of_its_own() -> None:
    assert not comparable(replace(FERRY, content="No."), replace(OTHER, content="No."))


def test_words_are_compared_by_their_stems() -> None:
    assert stem("apologies") == stem("apologise") == stem("apology")
    assert stem("bridges") == stem("bridge")
    found = wording("“We will rebuild it,” in two years, not three")
    assert found.numbers == {"2", "3"} and found.negated
    assert stem("rebuild") in found.quoted and stem("years") not in found.quoted
    assert found.weights[stem("rebuild")] > found.weights[stem("it")]


def test_the_longest_run_is_found_wherever_it_stands() -> None:
    assert longest_run("a b c d".split(), "x b c d y b".split()) == (1, 3)
    assert longest_run("a".split(), "b".split()) == (0, 0)
    assert longest_run((), ()) == (0, 0)


def test_what_the_words_leave_open_is_read() -> None:
    """One thing in other words is nearer to one utterance for who reads it, another in these words further."""
    turned = "ferries will no longer leave Tarnfield from March, since sand fills the port"
    other = "The ferries of Tarnfield will stop at the lighthouse because the harbour is a fine sight"
    told, said = (replace(OTHER, content=each, kind="indirect") for each in (turned, other))
    assert likeness(FERRY, told) > of_words(FERRY, told)
    assert likeness(FERRY, said) < of_words(FERRY, said)


def test_what_was_fitted_on_other_columns_is_refused() -> None:
    kept = json.loads((files("onrecord.resolve.telling") / "likeness.json").read_text(encoding="utf-8"))
    assert 0.3 < fitted_of(kept).same <= fitted_of(kept).apart < 1
    assert (same(), apart()) == (fitted_of(kept).same, fitted_of(kept).apart)
    with pytest.raises(ValueError, match="training"):
        fitted_of({**kept, "columns": kept["columns"][1:]})
