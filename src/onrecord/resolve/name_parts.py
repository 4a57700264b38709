"""A person's name in its parts: titles dropped, articles and servants' words joined, order made plain.

What is done here depends on one name alone; two names are compared in ``persons``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve import lexicon
from onrecord.resolve.sounds import heard
from onrecord.resolve.transliteration import ABJAD, words

_ARTICLES = frozenset("al el ul ad as ash at an ar az ud us ur ed es er il ~al".split())
_ABD = frozenset("abd abdel abdul abdal abdol abdoul abdur abdus abdu ~bd ~abd".split())
_DROPPED = frozenset(
    (
        "bin ibn ben bint binti binte ibne ould wld da di de do du del dos das della la las los der den van von af zu "
        "zur y e ~bn ~bnt ter d viuda ar"
    ).split()
)
_KUNYA = frozenset("abu abou abo umm um om oum ~abv ~aby ~am".split())
_GENERATIONS = dict(
    pair.split("-") for pair in ("jr-2 junior-2 filho-2 hijo-2 sr-1 senior-1 ii-2 iii-3 iv-4 2nd-2 3rd-3").split()
)
_DIN = re.compile(r"(.{3,}?)(?:[aeiou]?l|[aeou]d{1,2}|d|e)?d[ie]{1,2}ne?")
_DIN_STEMS = frozenset(
    (
        "nur nor salah salh jalal jalel kamal jamal kamel shams badr siraj saif sEf fakhr fahr nasr nasir izz iz ez "
        "ala husam hosam shihab taj zain zEn baha nizam mohi muhi mohy rukn kutb imad emad shuja riaz ziya "
        "zia amin alim "
        "karim sadr sadar hair Xair wajih waji muhyi"
    ).split()
)
_PATRONYMIC = re.compile(
    r".{2,}(?:[oe]v[iy]ch|av[iy]ch|jevich|yevich|ivich|[oe]vitch|[oe]vic|ovna|evna|awna|ouna|avna|ivna|yivna|iivna|ichna|inichna|"
    r"uly|kyzy|qizi|ogly|oglu|ugli|ovych|evych|yovych|iovych|owicz|[oe]wna|owitsch|ewitsch)|ilich|ilyich|ilych|kuzmich|nikitich|ilinichna|lukich|fomich"
)
_SUFFIX = re.compile(
    r"(?:jewitsch|jewicz|jevich|jevic|iyovych|yiovych|iyevych|yevich|iyevich|ievich|evich|ovich|iovych|yovych|ovych|evych|evych|avich|ivich|[oe]vitch|ovic|evic|yevna|ievna|ovna|evna|awna|ouna|avna|"
    r"yivna|iivna|ivna|ichna|uly|kyzy|qizi|ogly|oglu|ugli|owicz|[oe]wna|[oe]witsch|ich)$"
)
_SHORT = dict(
    pair.split("-")
    for pair in (
        "fco-francisco mohd-mohammed md-mohammed muh-mohammed jos-jose wm-william chas-charles geo-george thos-thomas "
        "jno-john gmo-guillermo gpe-guadalupe alej-alejandro"
    ).split()
)
_CARONS = str.maketrans(
    dict(pair.split("-") for pair in "š-sh Š-Sh č-ch Č-Ch ž-zh Ž-Zh ć-ch Ć-Ch đ-dj Đ-Dj ş-sh Ş-Sh".split())
)


class Parts(NamedTuple):
    """A name's parts, given names first where that can be told."""

    parts: tuple[str, ...]
    """Each in Latin letters; ``~`` before what comes from a script without vowels."""
    ordered: bool
    """Whether the surname is known to stand last: a comma or capitals said which it was."""
    patronymic: int
    """Where the patronymic stands, or -1."""
    kunya: frozenset[int]
    """Where names like "Abu Hamza" stand."""
    generation: str
    """"2" for "Jr" or "II", "1" for "Sr", "" for none stated."""


@lru_cache(maxsize=65536)
def parts_of(name: str) -> Parts:
    """The parts of a person's name; no parts where nothing is a letter or digit."""
    name = _without_brackets(re.sub(r"\bM(?:a\.|ª|ª\.)(?=\s)", "Maria", name).translate(_CARONS))
    surname, given, known = _sides(name)
    last, first = _cleaned(surname), _cleaned(given)
    generation = next((_GENERATIONS[word] for word in (*words(given), *words(surname)) if word in _GENERATIONS), "")
    found, kunyas = _joined([*first, *last])
    if not found:
        found = list(words(name))
    return Parts(tuple(found), known and bool(first) and bool(last), _patronymic(found), frozenset(kunyas), generation)


@lru_cache(maxsize=4096)
def stem(patronymic: str) -> str:
    """The father's name that a patronymic is made of."""
    bare = _SUFFIX.sub("", patronymic) or patronymic
    names = lexicon.given_names()
    return next((bare + ending for ending in ("", "i", "iy", "y", "a", "o", "ei") if bare + ending in names), bare)


def _without_brackets(name: str) -> str:
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）", " ", name)
    return outside if words(outside) else name


def _sides(name: str) -> tuple[str, str, bool]:
    """Surname and given names where a comma or capitals part them; else all of it as given names."""
    before, comma, after = name.partition(",")
    if comma and words(before) and words(after):
        if set(words(after)) <= lexicon.titles() | _GENERATIONS.keys():
            return "", f"{before} {after}", False
        if len(words(before)) >= 3 and len(words(after)) == 1:
            return "", f"{after} {before}", False  # "Chan Tai Man, Peter"
        return before, after, True
    pieces = name.split()
    loud = [piece for piece in pieces if _loud(piece)]
    if loud and len(loud) < len(pieces) and any(not _loud(piece) and piece.istitle() for piece in pieces):
        return " ".join(loud), " ".join(piece for piece in pieces if not _loud(piece)), True
    return "", name, False


def _loud(piece: str) -> bool:
    letters = [letter for letter in piece if letter.isalpha()]
    return len(letters) > 2 and "." not in piece and piece.isupper() and piece.casefold() not in _GENERATIONS


def _cleaned(text: str) -> list[str]:
    found = [_SHORT.get(word, word) for word in words(text) if word not in _GENERATIONS]
    titles = lexicon.titles()
    while len(found) > 1 and found[0] in titles:
        found.pop(0)
    while len(found) > 1 and found[-1] in titles and len(found[-1]) > 1:
        found.pop()
    return found


def _joined(found: list[str]) -> tuple[list[str], list[int]]:
    """Particles dropped; servants' names, kunyas and "al-Din" made one part each."""
    parts: list[str] = []
    kunyas: list[int] = []
    at = 0
    while at < len(found):
        word, rest = found[at], found[at + 1 :]
        if word in _ABD and [one for one in rest if one not in _ARTICLES]:
            at += 1
            while found[at] in _ARTICLES and at + 1 < len(found):
                at += 1
            parts.append(("~bd" if found[at][0] == ABJAD else "abd") + _bare(found[at]).lstrip(ABJAD))
        elif word in _KUNYA and [one for one in rest if one not in _ARTICLES]:
            at += 1
            while found[at] in _ARTICLES and at + 1 < len(found):
                at += 1
            kunyas.append(len(parts))
            bearer = "um" if "m" in word else "abu"
            parts.append((ABJAD if found[at][0] == ABJAD else "") + bearer + _bare(found[at]).lstrip(ABJAD))
        elif (word in _ARTICLES and rest) or (word in _DROPPED and (rest or parts) and len(found) > 1):
            if rest and rest[0] in ("din", "deen", "dine", "~dyn") and parts:
                parts[-1] = _DIN_MARK + parts[-1]
                at += 1
        elif parts and word in ("din", "deen", "dine", "uddin", "eldin", "aldin", "~aldyn", "~dyn"):
            parts[-1] = _DIN_MARK + parts[-1] if word[0] != ABJAD else parts[-1] + "dyn"
        else:
            parts.append(_whole(word))
        at += 1
    return parts, kunyas


_DIN_MARK = "din"


def _whole(word: str) -> str:
    """A word with what is grown into it made as it is when it stands apart: "abdulrahman", "nureddin"."""
    if word[0] == ABJAD:
        return "~bd" + word[5:] if word.startswith("~bdal") and "llh" not in word else _bare(word)
    servant = re.fullmatch(r"abd[aeou]{1,2}[lrsntdz]?[lrsntdz]?([rsntdzlghkmqwjbfy].{2,})", word)
    if servant and "llah" not in word and "lla" not in word:
        return "abd" + re.sub(r"^([rsntdz])\1", r"\1", _after_article(word))
    faith = _DIN.fullmatch(word)
    if faith and (heard(faith[1]) in _DIN_STEMS or faith[1] in _DIN_STEMS):
        return _DIN_MARK + faith[1]
    return word


def _after_article(word: str) -> str:
    """What follows "abd" and its article, which takes the first consonant's sound ("abdurrahman", "abdussalam")."""
    found = re.fullmatch(r"abd[aeou]{1,2}(?:l(?=[a-z])|([rsntdz])(?=\1))?(.+)", word)
    return found[2] if found else word


def _bare(word: str) -> str:
    """A word of Arabic script without the article grown into it."""
    return ABJAD + word[3:] if word.startswith("~al") and len(word) > 5 else word


def _patronymic(parts: list[str]) -> int:
    if len(parts) < 3:
        return -1
    return next((at for at in range(1, len(parts)) if _PATRONYMIC.fullmatch(parts[at])), -1)
