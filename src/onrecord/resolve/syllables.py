"""Names made of syllables: Chinese, Korean, Vietnamese.

A letter more or less is another name there ("Wang Wei", "Wang Wen"), so syllables are equal or they are not. What may
differ is the system of spelling (Pinyin and Wade-Giles; the spellings of North and South Korea), the order, hyphens,
and a Western given name beside the others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve.lexicon import each_with_others, every_word, given_names
from onrecord.resolve.transliteration import latin

_STRICT = every_word("pinyin.txt")
_SURNAMES = every_word("syllable_surnames.txt")
_VIETNAMESE = frozenset(
    "nguyen tran le pham huynh hoang phan vu vo dang bui ngo duong ly dinh truong trinh doan".split()
)
# Wade-Giles without its apostrophes: each initial and final with what it may be in Pinyin.
_WADE_INITIALS = (
    ("hs", "x"), ("tsz", "z"), ("ts", "z c"), ("tz", "z"), ("ch", "zh j ch q"), ("p", "b p"), ("t", "d t"),
    ("k", "g k"), ("j", "r"), ("ss", "s"), ("sz", "s"),
)  # fmt: skip
_WADE_FINALS = (
    ("ung", "ong"), ("ueh", "ue"), ("ieh", "ie"), ("ien", "ian"), ("uan", "uan"), ("ih", "i"), ("eh", "ie e"),
    ("erh", "er"), ("uei", "ui"), ("o", "e uo o"), ("u", "u i"), ("iung", "iong"), ("ing", "ing"), ("iu", "iu"),
    ("en", "en an"),
)  # fmt: skip
_WADE_SIGNS = re.compile(r"\b(?:hs\w*|ts\w*|tz\w*|\w*ih|\w*ieh|\w*ien|kuo|j[eua]n|chiang|\w*[^gjqxyw]ung|\w*ueh)\b")
_KOREAN_SIGNS = every_word("korean_surnames.txt")
_KOREAN_FORMS = (
    ("yoo", "yu"), ("joo", "ju"), ("soo", "su"), ("woo", "u"), ("oo", "u"), ("ee", "i"), ("young", "yeong"),
    ("youn", "yeon"), ("ou", "u"), ("sh(?=i)", "s"), ("wh", "hw"), ("ph", "p"), ("th", "t"), ("kh", "k"),
    ("ch", "j"), ("^k", "g"), ("^t", "d"), ("^p", "b"), ("k$", "g"), ("p$", "b"), ("t$", "d"), ("^r", "l"),
    ("^(ge|g)yo(?=ng)", "gyeo"), ("(?<=[gmpbh])yun", "yeon"), ("(?<=[gmpbh])yung", "yeong"),
)  # fmt: skip
_KOREAN_WORDS = each_with_others("korean.txt")


class Syllables(NamedTuple):
    """A name of syllables."""

    family: tuple[str, ...]
    given: tuple[str, ...]
    western: tuple[str, ...]
    """Given names that are not of syllables ("Peter Chan Tai-man")."""
    hyphenated: bool


@lru_cache(maxsize=65536)
def syllables_of(name: str) -> tuple[Syllables, ...]:
    """Surname and given name in syllables, each way in which the name may be parted; none where it is no such name."""
    spelt = re.sub(r"\([^()]*\)", " ", latin(name)).casefold()
    before, comma, _ = spelt.partition(",")
    chunks = [chunk for chunk in _chunks(spelt) if chunk not in _TITLES]
    if not 2 <= len(chunks) <= 5 or any(not chunk.replace("-", "").isalpha() for chunk in chunks):
        return ()
    families = _chunks(before) if comma and len(_chunks(before)) == 1 else _families(chunks)
    found = (_parted(family, chunks, len(_chunks(spelt))) for family in families if family in _SURNAMES)
    return tuple(one for one in found if one)


def _parted(family: str, chunks: list[str], count: int) -> Syllables | None:
    rest = list(chunks)
    rest.remove(family)
    several = [chunk for chunk in rest if len(_splits(chunk)) > 1 and not _western(chunk, count)]
    given = several if several else [chunk for chunk in rest if _splits(chunk) and not _western(chunk, count)]
    given = given or [chunk for chunk in rest if _splits(chunk)]
    western = tuple(sorted(chunk for chunk in rest if chunk not in given))
    syllables = tuple(syllable for chunk in given for syllable in _splits(chunk))
    if not syllables or len(syllables) > 3 or len(western) > 1 or (western and western[0] not in given_names()):
        return None
    return Syllables((family,), syllables, western, any("-" in chunk for chunk in given))


_LONGEST = 18
_TWO = 2
_TITLES = frozenset("mr mrs ms miss dr prof gen col the".split())


def _chunks(spelt: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:-[^\W_]+)*", spelt)


def _western(chunk: str, count: int) -> bool:
    """Whether a part is a given name from elsewhere beside at least two parts that are of syllables."""
    return "-" not in chunk and chunk in given_names() and count > 2 and chunk not in _STRICT


def _families(chunks: list[str]) -> list[str]:
    """Which of the parts may be the surname: at one end, the given name's syllables at the other."""
    singles = [chunk for chunk in chunks if chunk in _SURNAMES]
    several = [chunk for chunk in chunks if chunk not in _SURNAMES and len(_splits(chunk)) > 1]
    if len(singles) == 1 or (several and singles and "-" in "".join(several)):
        return singles[:1]
    ends = dict.fromkeys((chunks[0], chunks[-1]))
    return [chunk for chunk in ends if chunk in _SURNAMES] or [chunk for chunk in chunks[1:2] if chunk in _SURNAMES]


@lru_cache(maxsize=65536)
def _splits(part: str) -> tuple[str, ...]:
    """The syllables that a part is written of, two or three at most; none where it is not."""
    if "-" in part:
        pieces = part.split("-")
        return tuple(pieces) if len(pieces) <= 3 and all(len(_splits(piece)) == 1 for piece in pieces) else ()
    if not part.isascii() or not part.isalpha() or len(part) > _LONGEST:
        return ()
    if part in _SURNAMES or part in _STRICT or _romanised(part):
        return (part,)
    for cut in range(len(part) - 1, 0, -1):
        head, tail = part[:cut], part[cut:]
        if head in _STRICT and tail in _STRICT:
            return (head, tail)
    for cut in range(len(part) - 2, 0, -1):
        rest = _splits(part[cut:]) if part[:cut] in _STRICT else ()
        if len(rest) == _TWO and all(one in _STRICT for one in rest):
            return (part[:cut], *rest)
    for cut in range(len(part) - 1, 0, -1):
        head, tail = part[:cut], part[cut:]
        if _romanised(head) and _romanised(tail):
            return (head, tail)
    return ()


def _romanised(part: str) -> bool:
    """Whether this is one syllable of Wade-Giles, Cantonese, Korean or Vietnamese spelling."""
    return bool(
        part in _KOREAN_WORDS
        or (
            re.fullmatch(
                r"(?:ng|hs|tsz|ts|tz|ch|sh|gw|kw|ph|th|kh|tr|nh|gi|qu|[bpmfdtnlgkhjqxzcsrywv])?"
                r"(?:[aeiou]|ae|ai|au|ay|ao|ei|eo|eu|ey|ia|ie|iu|oa|oe|oi|oo|ou|ua|ue|ui|uo|uy|uu|uai|uei|yeo|you|ya|yu|yo|ye|wa|we|wi|wo|wae|iao|ieu|uye|uoi|eui)"
                r"(?:ng|n|m|p|t|k|h|l|b|d|g|c|nh|ch|rh)?",
                part,
            )
            and len(part) <= 6
        )
    )


def same_syllables(ours: Syllables, theirs: Syllables) -> bool:
    """Whether two names of syllables are one, whatever system each is spelt in."""
    if ours.western and theirs.western and ours.western != theirs.western:
        return False
    if len(ours.given) != len(theirs.given):
        return bool(
            ours.western
            and ours.western == theirs.western
            and ours.family == theirs.family
            and not (ours.given and theirs.given)
        )
    mine, other = _readings(ours), _readings(theirs)
    if all(one & two for one, two in zip(mine, other, strict=True)):
        return True
    # Surname and given name of one syllable each may stand in either order.
    return len(mine) == 2 and bool(mine[0] & other[1]) and bool(mine[1] & other[0]) and _either(ours, theirs)


def _either(ours: Syllables, theirs: Syllables) -> bool:
    return (ours.given[0] in _SURNAMES) != (ours.family[0] in _SURNAMES) or ours.given[0] in _SURNAMES


@lru_cache(maxsize=65536)
def _readings(name: Syllables) -> tuple[frozenset[str], ...]:
    """For each syllable, surname first, what it may be in Pinyin or in the standard spelling of Korean."""
    every = (*name.family, *name.given)
    korean = name.family[0] in _KOREAN_SIGNS
    wade = name.hyphenated or bool(_WADE_SIGNS.search(" ".join(every)))
    found = []
    for at, syllable in enumerate(every):
        some = {"lee": {"li"}, "lyu": {"lu", "lv"}, "lv": {"lu", "lyu"}, "nyu": {"nu", "nv"}}.get(syllable, set()) | {
            syllable
        }
        if wade and name.family[0] not in _VIETNAMESE:
            some |= _wade(syllable)
        if korean:
            some |= {f"kr-{one}" for one in _korean(syllable, at == 0)}
        found.append(frozenset(some))
    return tuple(found)


@lru_cache(maxsize=4096)
def _wade(syllable: str) -> set[str]:
    """What a syllable of Wade-Giles without its apostrophes may be in Pinyin."""
    initial = next((one for one, _ in _WADE_INITIALS if syllable.startswith(one)), "")
    initials = dict(_WADE_INITIALS)[initial].split() if initial else [""]
    final = syllable[len(initial) :]
    finals = {final}
    for ending, others in _WADE_FINALS:
        if final.endswith(ending):
            finals |= {final[: len(final) - len(ending)] + other for other in others.split()}
    if initial == "ch" and final.startswith("i") and final not in ("ih",):
        initials = ["j", "q"]
    elif initial == "ch" and not final.startswith(("u", "i")):
        initials = ["zh", "ch"]
    return {f"{one}{two}" for one in initials for two in finals} & _STRICT


@lru_cache(maxsize=4096)
def _korean(syllable: str, family: bool) -> frozenset[str]:
    if syllable in _KOREAN_WORDS and (family or syllable not in ("ri", "li", "lee")):
        return frozenset(_brought(one) for one in _KOREAN_WORDS[syllable].split())
    if syllable in ("lee", "ri", "li"):
        return frozenset(("i", "li"))
    return frozenset((_brought(syllable),))


def _brought(syllable: str) -> str:
    for pattern, form in _KOREAN_FORMS:
        syllable = re.sub(pattern, form, syllable)
    return syllable


def keys_of_syllables(name: str) -> set[str]:
    """Keys under which a name of syllables is found in every system of spelling; none where it is no such name."""
    keys: set[str] = set()
    for found in syllables_of(name):
        readings = [sorted(one) for one in _readings(found)]
        keys |= {f"^{family}.{given}" for family in readings[0] for given in readings[1]}
        if len(readings) == 2:
            keys |= {f"^{given}.{family}" for family in readings[0] for given in readings[1]}
    return keys
