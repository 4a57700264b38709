"""Are two parts of names spellings of one? By what they sound like, letter against letter.

Transliterations from Arabic, Persian, Russian and the like differ in some vowels, doubled letters and a few
consonants ("Qassem Sulaimani", "Kasim Soleimani"); other names differ in little more ("Hassan" and "Hussein",
"Jamal" and "Jamil"). So each part is first brought to sounds, then what must be changed to make one of the other is
weighed: little for what transliterations differ in, much for what tells names apart. Longer parts bear more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import OSA, Levenshtein

from onrecord.resolve.transliteration import ABJAD

# Spellings and the sounds they stand for, in this order; a capital is one sound of several letters.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("x", "ks"), ("ph", "f"), ("shch|schtsch|stsch", "S"), ("dzh|dsch|dj", "J"), ("tsch|tch|tsh", "C"),
        ("sch|sh|sz", "S"), ("ch|cz", "C"),
        ("zh", "J"), ("kh", "X"), ("gh", "Q"), ("qu(?=[ei])", "k"),
        ("gu(?=[ei])", "g"), ("dh", "d"), ("th", "t"), ("ts|tz", "T"),
        ("w", "v"), ("ck", "k"), ("ic$", "iC"), ("c(?=[eiy])", "s"), ("c", "k"), ("q", "Q"),
        ("(?<=[aeiou])h(?![aeiou])", ""), ("(?<=[aeiou])j$", "i"), ("ij$", "i"),
        ("y(?=[aou])", ""), ("(?<=[^aeiou])i(?=[au])(?!a$)", ""), ("^i(?=[auo])", ""), ("^ye|^je", "e"),
        ("[ae][iy]|ae", "E"), ("a[uv](?![aeiou])|ao|oa", "O"), ("ou|oo|uu", "u"),
        ("ee|ie|ii|iy|yi|y", "i"), ("oe", "o"), ("ue", "u"),
        ("aa", "a"), (r"([^aeiouEO])\1+", r"\1"), ("(?<=.[^aeiouEO])e$", ""),
    )
)  # fmt: skip
_VOWELS = frozenset("aeiouEO")
_SEMI = frozenset("vyj")


def _table(entries: str) -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for entry in entries.split():
        pair, cost = entry.split(":")
        costs[pair[0], pair[1]] = costs[pair[1], pair[0]] = float(cost)
    return costs


_CHANGE = _table(
    "Jj:.1 CJ:.4 SJ:.35 zJ:.4 gJ:.35 yJ:.6 iJ:.6 Xh:.15 Xk:.35 XC:.45 XQ:.35 XH:.3 Xg:.6 Qk:.15 Qg:.2 Qh:.6 ae:.3 "
    "ei:.15 ou:.1 Ea:.35 Ee:.1 Ei:.15 Oo:.1 Ou:.2 Oa:.3 ao:.4 eo:.6 iu:.7 ai:.9 au:.7 eu:.7 oi:.9 Eo:.8 Eu:.8 Oe:.8 "
    "Oi:.9 EO:.8 kg:.35 gh:.35 kh:.4 kC:.45 hC:.5 CS:.3 Cj:.4 CT:.5 Ss:.5 Sj:.5 zs:.35 Ts:.4 Tz:.4 kT:.5 zd:.5 "
    "zj:.4 vb:.45 vf:.4 jg:.45 ji:.3 jy:.2 yi:.05 yE:.1 ye:.35 ya:.6 vu:.1 vo:.1 vO:.1 hH:.1 aH:.1 eH:.1 tH:.3 td:.6 "
    "bp:.55 pf:.6 ts:.7 sd:.9 jh:.4 jX:.4"
)
"""What it costs to change one sound into the other; 1 where nothing is said."""
_FIRST = 1.6
_END = 1.0
_SWAP = 0.6
_ALLOWED = (0.0, 0.0, 0.1, 0.2, 0.35, 0.45, 0.6, 0.7, 0.9, 1.0, 1.25, 1.3)
"""What may be changed in all, by the number of sounds of the longer part."""

_LONGEST = 40
"""Sounds of the longest part that is weighed: no name is as long, and the work grows with the square."""

_HOPELESS = 0.4
"""Beyond what may be changed by so much, the rest of two parts is not looked at."""

_LEAST = 0.25
"""What one consonant more, less or of another class costs at least, but for "v" and "u"."""

SAME = 0.72
"""What ``alike`` gives at least to two spellings of one part."""


@lru_cache(maxsize=131072)
def alike(left: str, right: str) -> float:
    """0..1 for two parts of names as ``transliteration.words`` gives them; 0.72 and above: spellings of one."""
    if left == right:
        return 1.0
    if left > right:  # either order gives the same, to the last bit
        left, right = right, left
    ours, theirs = heard(left), heard(right)
    if not ours or not theirs:
        return 0.0
    if ours == theirs:
        return 0.97
    if not left[0].isalpha() and not right[0].isalpha() and left[0] != ABJAD and right[0] != ABJAD:
        return 0.0  # numbers are the same or they are not
    longest = max(len(ours), len(theirs))
    if longest > _LONGEST or abs(len(ours) - len(theirs)) > 1 + longest // 2:
        return 0.0
    allowed = _ALLOWED[min(longest, len(_ALLOWED) - 1)]
    apart = Levenshtein.distance(skeleton(left), skeleton(right))
    if apart * _LEAST > allowed:
        return 0.3 / apart  # by consonants alone too far apart; nearly all pairs of a long list end here
    abjad = ABJAD in (left[0], right[0])
    cost = _at_least(left, right, ours, theirs, abjad)
    if cost <= allowed:
        cost = _cost(ours, theirs, abjad, allowed + _HOPELESS)
    if cost <= allowed:
        return 0.95 - (0.95 - SAME) * cost / allowed
    return max(0.0, min(0.69, SAME - 0.25 * (cost - allowed)))


@lru_cache(maxsize=131072)
def heard(part: str) -> str:
    """A part of a name with differences of spelling alone taken out."""
    if part[0] == ABJAD:
        return re.sub("llh$", "lH", part[1:])
    for pattern, sound in _SPELLINGS:
        part = pattern.sub(sound, part)
    return part


@lru_cache(maxsize=131072)
def skeleton(part: str) -> str:
    """The consonants of a part in classes so wide that spellings of one part share them; never empty for letters.

    For finding candidates, not for telling names apart.
    """
    sounds = heard(part)
    first = "A" if sounds[:1] in _VOWELS or sounds[:1] in ("y", "H") else ""
    rest = sounds.translate(_CLASSES)
    return (first + re.sub(r"(.)\1+", r"\1", rest)) or part


_CLASSES = str.maketrans(
    {**dict.fromkeys("aeiouEOhHXyjJ", ""), **dict.fromkeys("kgQ", "k"), **dict.fromkeys("szSCT", "s"),
     **dict.fromkeys("td", "t"), **dict.fromkeys("bpfvw", "p"), **dict.fromkeys("mn", "n")}
)  # fmt: skip


def _cost(ours: str, theirs: str, abjad: bool, limit: float) -> float:
    """The least that changes one into the other: additions, losses, changes, and two letters swapped.

    What costs more than ``limit`` is not worked out to the end.
    """
    lost, added = _losses(ours, abjad), _losses(theirs, abjad)
    ends = len(ours) - 1, len(theirs) - 1
    before: list[float] = []
    above = [0.0, *accumulate(added)]
    for i, one in enumerate(ours):
        loss = lost[i]
        left = above[0] + loss
        row = [left]
        for j, other in enumerate(theirs):
            if one == other:
                best = above[j]
            elif abjad or not (i or j) or (i, j) == ends:
                best = above[j] + _changed(ours, i, theirs, j, abjad)
            else:
                best = above[j] + _CHANGE.get((one, other), 1.0)
            left = min(best, above[j + 1] + loss, left + added[j])
            if i and j and one == theirs[j - 1] and other == ours[i - 1] and one != other:
                left = min(left, before[j - 1] + _SWAP)
            row.append(left)
        if min(row) > limit and min(above) > limit:
            return limit
        before, above = above, row
    return left


@lru_cache(maxsize=131072)
def _losses(word: str, abjad: bool) -> tuple[float, ...]:
    return tuple(_lost(word, at, abjad) for at in range(len(word)))


def _at_least(left: str, right: str, ours: str, theirs: str, abjad: bool) -> float:
    """What it costs at least to make one of the other, told without weighing each sound against each."""
    beginning = _beginning(ours, theirs, abjad)
    if abjad:
        return beginning
    firm = OSA.distance(_only(left, _FIRM), _only(right, _FIRM)) * _LEAST_FIRM
    return max(beginning, firm, OSA.distance(_only(left, _LIQUID), _only(right, _LIQUID)) * _SWAP)


@lru_cache(maxsize=131072)
def _only(part: str, sounds: str) -> str:
    return "".join(sound for sound in heard(part) if sound in sounds)


_LIQUID = "lrmn"
"""Sounds that no other is nearly; to swap two is the least that can be done to them."""
_FIRM = "lrmntdbp"
"""Sounds that cost at least ``_LEAST_FIRM`` to change, add or leave out: "b" for "v"."""
_LEAST_FIRM = 0.45


def _beginning(ours: str, theirs: str, abjad: bool) -> float:
    """The least that it costs to make the first sound of one that of the other: no more than the whole does."""
    if ours[0] == theirs[0] or ours[1:2] == theirs[0] or theirs[1:2] == ours[0]:
        return 0.0
    return min(_changed(ours, 0, theirs, 0, abjad), _lost(ours, 0, abjad), _lost(theirs, 0, abjad))


def _changed(ours: str, i: int, theirs: str, j: int, abjad: bool) -> float:
    one, other = ours[i], theirs[j]
    cost = _CHANGE.get((one, other), 1.0)
    if abjad:
        return 0.0 if cost <= 0.15 else 0.7 * cost if i or j else cost
    if i == len(ours) - 1 and j == len(theirs) - 1 and {one, other} == {"a", "o"}:
        return _END  # "Maria" and "Mario"
    if i == 0 and j == 0 and cost > 0.5:
        return _FIRST  # who mistypes a name rarely mistypes its first letter
    return cost


def _lost(word: str, at: int, abjad: bool) -> float:
    """What it costs that a sound stands in one of the two alone."""
    sound = word[at]
    last = at == len(word) - 1
    if abjad:
        if sound == "H":
            return 0.0
        if sound in "hX" and at:
            return 0.2
        if sound in "aeiou":
            return 0.05
        if sound in "EOvy":
            return 0.5
    if sound in _VOWELS:
        if last:
            return _END if sound in "ao" else 0.75 if sound == "i" else 0.45
        if at == 0:
            return 0.8
        return 0.2 if word[at - 1] in _VOWELS or (not last and word[at + 1] in _VOWELS) else 0.35
    if sound in ("h", "X"):
        return 0.4
    if sound in _SEMI and at > 0 and not last:
        return 0.5
    if at == 0:
        return 0.5 if sound == "j" else _FIRST  # German "Jurij", Russian "Yuri"
    return 1.0
