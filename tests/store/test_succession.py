from __future__ import annotations

from onrecord.store.succession import Step, Succession


def test_what_stood_before_a_removed_one() -> None:
    steps = [Step("a", None, 1), Step("b", "a", 2), Step("c", "b", 3)]
    assert Succession(steps, {"b"}).before("b") == "a"
    assert Succession(steps, {"b", "c"}).before("c") == "a"
    assert Succession(steps, {"a", "b"}).before("b") is None
    assert Succession(steps, {"b"}).before("a") == "a"


def test_what_stood_before_depends_on_the_moment() -> None:
    # a, b, then a again, then c, and a once more: each time a took the place of another.
    steps = [Step("a", None, 1), Step("b", "a", 2), Step("a", "b", 3.5), Step("c", "a", 4), Step("a", "c", 5.5)]
    found = Succession(steps, {"a"})
    assert [found.before("a", at) for at in (1, 2, 4, 9)] == [None, None, "b", "c"]
    assert (found.added("a"), found.last("a")) == (1, 5.5)


def test_documents_that_came_in_each_others_place_are_no_endless_chain() -> None:
    steps = [Step("a", None, 1), Step("b", "a", 2), Step("a", "b", 3.5), Step("b", "a", 4.5)]
    assert Succession(steps, {"a", "b"}).before("b") is None
