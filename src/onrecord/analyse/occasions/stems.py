"""Words without their endings, crudely: to see that two speakers use the same one."""

from __future__ import annotations


def stem(word: str) -> str:
    """A crude stem: its first six letters, without an ending."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:6]
