"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_FEWEST_LETTERS = 40
_ENOUGH_LETTERS = 80
_SAMPLE = 4_000
_ENGLISH = frozenset(("en", "pcm", "zxx"))
"""English, the Pidgin that headlines full of names are taken for, and no language at all."""

_SURE = 0.95
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*\Z", re.IGNORECASE)


def language_of(text: str, stated: str | None = None) -> str:
    """The BCP 47 tag of the language of ``text``, by its first few thousand characters.

    A text is said to be in another language than English only where that is sure: what is English and taken for
    something else would be lost. ``und`` where it cannot be told.
    stated: what the page says, as ``<html lang>``. Templates say it too, so it counts only where there is too
        little text to tell by, and where it agrees with what the text looks like.
    Source: py3langid's model of 97 languages.
    """
    stated = stated.strip() if stated and _TAG.match(stated.strip()) else None
    letters = sum(character.isalpha() for character in text[:_SAMPLE])
    if letters < _FEWEST_LETTERS:
        return stated or "und"
    ranked = [(str(tag), float(share)) for tag, share in _identifier().rank(text[:_SAMPLE])]
    tag, _ = ranked[0]
    if tag == "en":
        return tag
    other = sum(share for each, share in ranked if each not in _ENGLISH)
    is_sure = letters >= _ENOUGH_LETTERS and other >= _SURE
    if tag not in _ENGLISH and (is_sure or (stated or "").lower().partition("-")[0] == tag):
        return tag
    return "und"


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model of its own, so that nobody's choice of languages elsewhere changes it.

    Loading takes most of a second.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
