"""Are two parts of persons' names one? By lists of given names, then by sound."""

from __future__ import annotations

from functools import lru_cache

from onrecord.resolve.lexicon import names_behind
from onrecord.resolve.sounds import SAME, alike
from onrecord.resolve.transliteration import ABJAD


@lru_cache(maxsize=131072)
def part_score(left: str, right: str) -> float:
    """How sure it is, 0..1, that two parts of persons' names are one; 0.72 and above: they are."""
    if left == right:
        return 1.0
    if left > right:
        left, right = right, left
    if len(left) == 1 or len(right) == 1:
        return 0.85 if left[0] == right[0] else 0.0
    for mark in ("din", "abd"):
        one, two = marked(left, mark), marked(right, mark)
        if one and two:
            return part_score(*sorted((one, two)))
        if one or two:
            return min(0.6, alike(left, right))
    ours, theirs = names_behind(left), names_behind(right)
    if ours and theirs:
        return 0.93 if ours & theirs else min(0.55, alike(left, right))
    score = alike(left, right)
    if score >= SAME:
        return score
    score = max(score, _bare_of_prefix(left, right), _feminine(left, right))
    return score


def marked(part: str, mark: str) -> str:
    """What stands beside "abd" or "din" where a part was made with one; "" where it was not."""
    if mark == "abd" and part.startswith("~bd") and len(part) > 4 and "llh" not in part:
        return ABJAD + part[3:]
    if part.startswith(mark) and len(part) > 5 and "llah" not in part:
        return part[3:]
    return ""


def _bare_of_prefix(left: str, right: str) -> float:
    """ "Alharbi" beside "Harbi", "Belkacem" beside "Qasim": what stands before is grown in on one side alone."""
    best = 0.0
    for one, two in ((left, right), (right, left)):
        for prefix in ("al", "el", "ben", "bel", "bil", "dela", "delos", "del", "de", "da", "di", "van", "von"):
            if one.startswith(prefix) and len(one) >= len(prefix) + 4 and not two.startswith(prefix):
                score = alike(one[len(prefix) :], two)
                best = max(best, max(SAME, score - 0.05) if score >= 0.75 else 0.0)
    return best


def _feminine(left: str, right: str) -> float:
    """A Slavic surname and its form for women ("Orlov", "Orlova"; "Gorchakovsky", "Gorchakovskaya")."""
    forms = {_masculine(left), _masculine(right)}
    if len(forms) == 1 and (left, right) != (_masculine(left), _masculine(right)):
        return 0.85
    one, two = sorted(forms) if len(forms) == 2 else (left, right)
    return min(0.8, alike(one, two)) if (one, two) != (left, right) and alike(one, two) >= 0.9 else 0.0


def _masculine(part: str) -> str:
    for woman, man in (
        ("skaya", "sky"),
        ("skaia", "sky"),
        ("skaja", "sky"),
        ("ska", "ski"),
        ("tskaya", "tsky"),
        ("ova", "ov"),
        ("eva", "ev"),
        ("ina", "in"),
        ("yna", "yn"),
    ):
        if part.endswith(woman) and len(part) > len(woman) + 2:
            return part.removesuffix(woman) + man
    return part
