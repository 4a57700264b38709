"""All rules, tried from left to right: at each word that may begin an expression, the longest reading counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from onrecord.analyse.times import (
    absolute,
    clock,
    lengths,
    offsets,
    periods,
    quarters,
    recurring,
    seasons,
    starts,
    vague,
    weekdays,
    within,
    years,
)
from onrecord.analyse.times.scene import Reading, Rule, Scene

_PARTS = (
    absolute, years, clock, within, weekdays, periods, quarters, seasons, offsets, lengths, recurring, vague,
)  # fmt: skip
_GROUPS = tuple(part.RULES for part in _PARTS)
_WORD = re.compile(r"(?<![\w])(?:['’‘](?=\d0s|\d\d)|\d|[A-Za-z]+)")
_LONGEST = 300
"""Characters; no expression is longer."""
_NEAR = 60
"""Characters between the first word of an expression and the one that makes it an expression, at most."""
_KERNELS = starts.KERNELS
_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|''[^']{0,2000}''|``[^'`]{0,2000}''")


@cache
def _by_start() -> MappingProxyType[str, tuple[Rule, ...]]:
    """The rules by the word with which an expression may begin."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for group in _GROUPS:
        for rule in group:
            for word in rule.starts:
                found[word].append(rule)
    return MappingProxyType({word: tuple(rules) for word, rules in found.items()})


def scan(scene: Scene) -> Iterator[Reading]:
    """The expressions in the stretch of ``scene``, in order; none overlaps another."""
    rules = _by_start()
    at = scene.start
    quoted = [found.span() for found in _QUOTED.finditer(scene.text, scene.start, scene.end)]
    for start, some in _candidates(scene, rules):
        if start >= at:
            for reading in _longest(some, start, scene):
                if not any(first < reading.span[0] < last for first, last in quoted):
                    scene.heed(reading)  # of what somebody is quoted with, the words around tell no more
                yield reading
                at = max(at, reading.span[1])


def _candidates(scene: Scene, rules: Mapping[str, tuple[Rule, ...]]) -> list[tuple[int, tuple[Rule, ...]]]:
    """Where an expression may begin, with the rules to try there: a word that makes one must stand near."""
    words = []
    for found in _WORD.finditer(scene.text, scene.start, scene.end):
        text = found[0]
        first = text.lower() if text[0] > "9" else "0" if text[0] >= "0" else text
        if first in rules or first in _KERNELS:
            words.append((found.start(), first))
    result = []
    kernel = scene.end + _NEAR + 1
    for start, first in reversed(words):
        if first in _KERNELS:
            kernel = start
        some = rules.get(first)
        if some and kernel - start <= _NEAR:
            result.append((start, some))
    result.reverse()
    return result


def _read(rule: Rule, found: re.Match[str], scene: Scene) -> Reading | list[Reading] | None:
    """What ``rule`` reads; nothing where that lies beyond the years 1 to 9999."""
    try:
        return rule.read(found, scene)
    except (OverflowError, ValueError):
        return None


def _longest(rules: tuple[Rule, ...], at: int, scene: Scene) -> list[Reading]:
    """The readings of the longest wording at ``at`` that has a meaning; the first rule counts among equals."""
    end = min(scene.end, at + _LONGEST)
    matches = [(rule, found) for rule in rules if (found := rule.pattern.match(scene.text, at, end))]
    matches.sort(key=lambda one: -one[1].end())
    best: list[Reading] = []
    for rule, found in matches:
        if best and found.end() <= best[-1].span[1]:
            break
        read = _read(rule, found, scene)
        readings = read if isinstance(read, list) else [] if read is None else [read]
        if readings and (not best or readings[-1].span[1] > best[-1].span[1]):
            best = readings
    return best
