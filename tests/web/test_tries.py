"""How often a password may be tried."""

from __future__ import annotations

from onrecord.web.tries import OF_ALL, OF_ONE, SECONDS, Tries
from tests.web.clock import Clock


def test_after_some_tries_an_address_waits_and_others_do_not() -> None:
    clock = Clock()
    tries = Tries(clock)
    assert [tries.take("a") for _ in range(OF_ONE)] == [0] * OF_ONE
    clock.now = 20
    assert tries.take("a") == SECONDS - 20
    assert tries.take("b") == 0
    clock.now = SECONDS
    assert tries.take("a") == 0


def test_all_addresses_together_wait_too() -> None:
    tries = Tries(Clock())
    assert not any(tries.take(str(number)) for number in range(OF_ALL))
    assert tries.take("new") == SECONDS


def test_a_right_one_lets_an_address_try_again() -> None:
    tries = Tries(Clock())
    for _ in range(OF_ONE):
        tries.take("a")
    tries.right("a")
    assert tries.take("a") == 0
