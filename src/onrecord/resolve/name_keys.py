"""Keys under which a name is kept, so that candidates are found in a long list without comparing all with all.

Made of the consonants of each part in wide classes (``sounds.skeleton``), of the given name behind its spellings, and
of initials; an organisation's of its words and its initials.
"""

from __future__ import annotations

from itertools import combinations

from onrecord.resolve.lexicon import names_behind
from onrecord.resolve.name_parts import parts_of, stem
from onrecord.resolve.organisation_words import organisation_of
from onrecord.resolve.sounds import skeleton
from onrecord.resolve.syllables import keys_of_syllables
from onrecord.resolve.transliteration import ABJAD, words

SURNAME = "~"
"""What a key begins with that stands for a surname alone."""
_MOST_PARTS = 6


def person_keys(name: str) -> frozenset[str]:
    """Keys of a person's name: two parts together, an initial with a part, and the surname alone."""
    found = parts_of(name)
    parts = [part for at, part in enumerate(found.parts) if at != found.patronymic][:_MOST_PARTS]
    if not parts:
        return frozenset()
    keys = {f"{SURNAME}{one}" for part in (parts[-1], *parts[:1]) for one in _heard(part)}
    if len(parts) > 1:
        for left, right in combinations(parts, 2):
            keys |= {"|".join(sorted((one, two))) for one in _heard(left) for two in _heard(right)}
            keys |= {f".{_initial(left)}|{two}" for two in _heard(right)} | {
                f".{_initial(right)}|{one}" for one in _heard(left)
            }
        grown = [
            (*parts[:at], parts[at] + parts[at + 1].lstrip(ABJAD), *parts[at + 2 :]) for at in range(len(parts) - 1)
        ]
        for some in grown:
            for left, right in combinations(some, 2):
                keys |= {"|".join(sorted((one, two))) for one in _heard(left) for two in _heard(right)}
            if len(some) == 1:
                keys |= {f"{SURNAME}{one}" for one in _heard(some[0])}
    return frozenset(keys | keys_of_syllables(name))


def _heard(part: str) -> set[str]:
    """The ways to file one part: by its consonants, and by the given names that it may be a spelling of."""
    part = stem(part) if len(part) > 12 else part
    return {skeleton(part), *(f"#{number}" for number in names_behind(part))}


def _initial(part: str) -> str:
    """The first sound, or that of the first spelling of the given name that this is."""
    return skeleton(part)[:1]


def other_keys(name: str) -> frozenset[str]:
    """Keys of an organisation, group or place: its words two by two, or the only one; its initials."""
    found = organisation_of(name)
    if not found.told and not found.numbers:
        return frozenset()
    told = [
        skeleton(word) if not word.isdigit() else word for word in dict.fromkeys((*found.told, *sorted(found.numbers)))
    ]
    keys = {"|".join(sorted(pair)) for pair in combinations(told[:8], 2)}
    joined = skeleton("".join(found.told)) if found.told else told[0]
    keys.add(f"={joined}")
    plain = words(name)
    letters = "".join(plain) if all(len(word) == 1 for word in plain) else plain[0] if len(plain) == 1 else ""
    initials = {one for one in (*found.initials, *found.short) if len(one) > 1}
    keys |= {f"@{one}" for one in (initials if len(found.told) > 1 else ())}
    if 1 < len(letters) <= 8:
        keys.add(f"@{letters}")
    return frozenset(keys)
