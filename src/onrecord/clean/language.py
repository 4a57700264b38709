"""Which language a text is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_FEWEST_LETTERS = 40
_SAMPLE = 4_000


def language_of(text: str) -> str:
    """The BCP 47 tag of the language of ``text``, by its first few thousand characters.

    ``und`` where there is too little to tell by. Source: py3langid's model of 97 languages.
    """
    if sum(character.isalpha() for character in text[:_SAMPLE]) < _FEWEST_LETTERS:
        return "und"
    tag, _ = _identifier().classify(text[:_SAMPLE])
    return str(tag)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model of its own, so that nobody's choice of languages elsewhere changes it.

    Loading takes most of a second.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
