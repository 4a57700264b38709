"""Numbers as they are written: in digits, in words, and vaguely."""

from __future__ import annotations

import re

from onrecord.analyse.times.vocabulary import NUMBER_WORDS, ORDINALS

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_LARGE = {"million": 10**6, "billion": 10**9}


def number(text: str) -> float | None:
    """The value of "22", "2 1/2", "1,500", "twenty-four", "two and a half"; None for what is no number."""
    low = text.lower()
    extra = 0.0
    if found := re.search(r"[\s-]and[\s-](?:a|one)[\s-](half|quarter)$", low):
        low, extra = low[: found.start()], 0.5 if found[1] == "half" else 0.25
    large = 1
    for name, factor in _LARGE.items():
        if low.endswith(name):
            low, large = low.removesuffix(name).rstrip(), factor
    plain = _digits(low) if low[:1].isdigit() else _words(re.split(r"[\s-]+", low))
    return None if plain is None else plain * large + extra


def _digits(text: str) -> float | None:
    found = re.fullmatch(r"(?P<whole>[\d,]+(?:\.\d+)?)(?:[\s-]?(?P<top>\d)/(?P<below>\d)|(?P<sign>[½¼¾]))?", text)
    if found is None or not found["whole"].isascii():
        return None
    if found["top"] and found["whole"].isdigit() and len(text) == len(found["whole"]) + 2:
        return None
    value = float(found["whole"].replace(",", ""))
    if found["top"]:
        value += int(found["top"]) / int(found["below"])
    return value + _FRACTIONS.get(found["sign"] or "", 0.0)


def _words(words: list[str]) -> float | None:
    total, current = 0, 0
    for word in words:
        if word in ("and", "a", "an"):
            continue
        value = NUMBER_WORDS.get(word)
        if value is None:
            return None
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        elif (current % 100 >= 20 and value < 10 and current % 10 == 0) or current % 100 == 0:
            current += value
        else:
            return None
    return float(total + current)


def spoken_year(text: str) -> int | None:
    """1979 for "nineteen seventy-nine", 2000 for "two thousand", 1905 for "nineteen oh five"."""
    words = re.split(r"[\s-]+", text.lower())
    if words[0] == "two":
        value = _words([word for word in words if word != "and"])
        return int(value) if value is not None and value >= 2000 else None
    century = NUMBER_WORDS.get(words[0], 0)
    rest = _words([word for word in words[1:] if word not in ("oh", "o")])
    return century * 100 + int(rest) if rest is not None and rest < 100 else None


def ordinal(text: str) -> int:
    """1 for "first", 21 for "twenty-first" and "21st"; 0 for what is none."""
    low = text.lower()
    digits = re.match(r"\d+", low)
    if digits:
        return int(digits[0])
    parts = re.split(r"[\s-]+", low)
    if parts == ["thirtieth"]:
        return 30
    tens = NUMBER_WORDS.get(parts[0], 0) if len(parts) > 1 else 0
    return tens + ORDINALS.index(parts[-1]) + 1 if parts[-1] in ORDINALS else 0


def counted(text: str | None) -> float | None:
    """How many: 1 for "a", 2 for "a couple of", None for "several"."""
    low = " ".join((text or "").lower().split())
    low = re.sub(r"^another ?", "", low) if low.startswith("another") else low
    if low in ("", "a", "an") or re.fullmatch(r"an? (?:additional|extra|further|full|whole|entire|single|good)", low):
        return 1
    if "couple" in low:
        return 2
    if low in ("a dozen", "dozen"):
        return 12
    if low in ("half a", "half an", "a half"):
        return 0.5
    return number(low)
