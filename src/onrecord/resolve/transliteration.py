"""Names of any script in lower-case Latin letters, word by word.

anyascii does most of it. Three scripts need more for names to be compared: Arabic and Hebrew leave out short vowels,
so that their words are marked with ``~`` and compared by consonants; Han characters and Hangul are one syllable each
and stand without spaces, so that they are parted into surname and given name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from onrecord.resolve.lexicon import each_with_others

ABJAD = "~"
"""What a word begins with whose script leaves out vowels."""

# What anyascii drops or blurs: long vowels are kept, for they tell "Hassan" from "Hussein".
_VOWELLESS = each_with_others("consonant_letters.txt") | {"־": " "}
_ABJAD_RUN = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u200c\ufb1d-\ufb4f]+")
_INDIC_RUN = re.compile(r"[\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]+")
_BREATHED = re.compile(r"(?<=[kgtdpbj])h")
_MARKS = re.compile(r"[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_DOUBLE_SURNAMES = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 南宫 独孤".split()
)
_DOUBLE_KOREAN = frozenset("남궁 황보 제갈 선우 독고 사공".split())
_LONGEST_NAME = 4
# Letters that anyascii spells otherwise than passports do.
_LETTERS = str.maketrans(
    {
        "Х": "Kh",
        "х": "kh",
        "ё": "yo",
        "Ё": "Yo",
        "є": "ye",
        "Є": "Ye",
        "ї": "yi",
        "Ї": "Yi",
        "ə": "a",
        "Ə": "A",
        "ı": "i",
        "İ": "I",
    }
)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower-case Latin letters and digits; those of Arabic or Hebrew script begin with ``~``.

    An apostrophe stands within a word ("Qur'an", "O'Neill"); all else parts words. Empty where nothing is a letter
    or digit.
    """
    found = re.findall(r"~[A-Za-z]+|[A-Za-z0-9]+", latin(text))
    return tuple(word if word[0] == ABJAD else word.casefold() for word in found)


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """``text`` in Latin letters, its spaces and punctuation kept but for apostrophes.

    A short run of Han characters or Hangul is taken for a name: surname, a space, then the given name with hyphens
    between its syllables.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _MARKS.sub("", text.replace("№", "No ").replace("ª", "").replace("º", "")))
        if not _KANA.search(text):
            text = _HAN.sub(lambda found: _syllables(found[0], _DOUBLE_SURNAMES), text)
        text = _HANGUL.sub(lambda found: _syllables(found[0], _DOUBLE_KOREAN), text)
        text = _ABJAD_RUN.sub(_consonants, text)
        text = _INDIC_RUN.sub(_without_short_a, text)
        text = anyascii(text.translate(_LETTERS))
    return re.sub(r"['`]", "", text)


def _syllables(run: str, doubles: frozenset[str]) -> str:
    """A run of syllables, parted as a name where it is as short as one."""
    split = 2 if run[:2] in doubles and len(run) > 2 else 1
    parts = (run[:split], run[split:]) if len(run) <= _LONGEST_NAME else (run,)
    spelt = [[anyascii(letter).strip() for letter in part] for part in parts if part]
    return " " + " ".join(("" if at == 0 and len(parts) > 1 else "-").join(part) for at, part in enumerate(spelt)) + " "


def _consonants(run: re.Match[str]) -> str:
    spelt = "".join(_VOWELLESS.get(letter, "") for letter in run[0])
    return " " + " ".join(ABJAD + word for word in spelt.split()) + " "


def _without_short_a(run: re.Match[str]) -> str:
    """A word of an Indian script or Thai, of which anyascii leaves out the vowel that is not written."""
    spelt = _BREATHED.sub("", re.sub(r"[^a-z]", "", anyascii(run[0]).casefold()))
    return f" {ABJAD}{spelt.replace('ch', 'C').replace('w', 'v')} " if spelt else " "
