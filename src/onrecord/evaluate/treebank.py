"""Tokens of the Penn Treebank put together again into a text as newspapers print it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Span

_WRITTEN = {
    "``": "“", "''": "”", "'''": "'”", "`": "'",
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
_LEFT = frozenset(", . ; : ? ! % ) ] } ''' ... n't 's 're 've 'll 'm 'd ' -rrb- -rsb- -rcb-".split())
"""Tokens before which no space stands, in small letters."""

_RIGHT = frozenset("( [ { $ # £ € `` ` -LRB- -LSB- -LCB-".split())
"""Tokens after which no space stands."""

_DOUBLE = ("``", "''")
_ENDS = frozenset(". , ? ! ; : ...".split())


def text_of(tokens: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The text of ``tokens``, and where each of them stands in it.

    Double quotation marks come out curled, as the tokens tell opening ones from closing ones; one that
    is misread, as many that open a text are, is turned. A full stop after an abbreviation that ends
    in one is the same character, and gets an empty span.
    """
    text = ""
    spans: list[Span] = []
    glued = True  # nothing stands before the first
    for token, sticks_left, sticks_right in zip(tokens, *_sticking(tokens), strict=True):
        written = "“" if token in _DOUBLE and sticks_right else _WRITTEN.get(token, token)
        if token == "." and text.endswith(".") and not text.endswith(".."):
            spans.append((len(text), len(text)))
            continue
        if not (glued or sticks_left):
            text += " "
        spans.append((len(text), len(text) + len(written)))
        text += written
        glued = sticks_right
    return text, tuple(spans)


def tokens_at(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """Which tokens, as a half-open range, share a character with ``start:end``; None where none does."""
    shared = [number for number, (a, b) in enumerate(spans) if a < end and start < b and (a < b or start < a)]
    return (shared[0], shared[-1] + 1) if shared else None


def _sticking(tokens: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Of each token whether it sticks to the one before, and whether the next sticks to it."""
    left = [token.lower() in _LEFT for token in tokens]
    right = [token in _RIGHT for token in tokens]
    inside = False
    for number, token in enumerate(tokens):
        if token not in _DOUBLE:
            continue
        inside = token == "``" or not (inside or _closes(tokens, number))
        left[number], right[number] = not inside, inside
    return left, right


def _closes(tokens: Sequence[str], number: int) -> bool:
    """Whether a closing mark with no opening one before it does close, and is not an opening one misread."""
    if number == 0:
        return False
    after = tokens[number + 1 :]
    if not after or not (after[0][0].isalnum() or after[0][0] == "'"):
        return True
    if tokens[number - 1] not in _ENDS:
        return False
    # What follows pairs up by itself, or needs this one.
    later = after.index("``") if "``" in after else len(after)
    return after[:later].count("''") % 2 == 0
