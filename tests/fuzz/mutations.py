"""Pages as the web delivers them at its worst: each mutation is a function of the bytes and a seeded random source."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

_DEEP = 10_000
_TAGS = (b"div", b"span", b"table", b"ul", b"li", b"blockquote", b"b", b"a", b"p", b"section", b"font")
_CHARSETS = (b"utf-16", b"utf-7", b"shift_jis", b"ebcdic-cp-us", b"x-user-defined", b"rot13", b"\xff\xfe", b"koi8-r")


def truncated(page: bytes, source: random.Random) -> bytes:
    """The transfer broke off."""
    return page[: source.randrange(len(page) + 1)]


def flipped(page: bytes, source: random.Random) -> bytes:
    """A few bytes in ten thousand are others."""
    changed = bytearray(page)
    for _ in range(max(1, len(page) // 5_000)):
        changed[source.randrange(len(changed))] = source.randrange(256)
    return bytes(changed)


def nested(page: bytes, source: random.Random) -> bytes:
    """Tags nested ten thousand deep, closed or not, with text in each or in none."""
    tag = source.choice(_TAGS)
    inner = source.choice((b"", b"word ", b"A sentence of some words. "))
    closing = (b"</" + tag + b">") * _DEEP if source.random() < 0.5 else b""
    at = source.randrange(len(page) + 1)
    return page[:at] + (b"<" + tag + b">" + inner) * _DEEP + closing + page[at:]


def lying(page: bytes, source: random.Random) -> bytes:
    """Another encoding is declared than the bytes are in."""
    declared = b'<meta charset="' + source.choice(_CHARSETS) + b'">'
    return page.replace(b"<head>", b"<head>" + declared, 1) if source.random() < 0.7 else declared + page


def recoded(page: bytes, source: random.Random) -> bytes:
    """The bytes are in another encoding than what is declared."""
    name = source.choice(("utf-16", "utf-16-le", "cp1252", "koi8-r", "utf-32", "cp037"))
    return page.decode("utf-8", "replace").encode(name, "replace")


def nulled(page: bytes, source: random.Random) -> bytes:
    """NULs and other control characters strewn in."""
    changed = bytearray(page)
    for _ in range(source.choice((1, 10, 1_000))):
        changed.insert(source.randrange(len(changed) + 1), source.choice((0, 0, 1, 8, 11, 26, 27, 127)))
    return bytes(changed)


def shuffled(page: bytes, source: random.Random) -> bytes:
    """Pieces of the page in another order, some twice, some gone."""
    cuts = sorted(source.randrange(len(page) + 1) for _ in range(6))
    pieces = [page[start:end] for start, end in zip([0, *cuts], [*cuts, len(page)], strict=True)]
    return b"".join(source.choice(pieces) for _ in pieces)


def unclosed(page: bytes, source: random.Random) -> bytes:
    """A comment, a script, a style or a quoted attribute that never ends."""
    opening = source.choice((b"<!--", b"<script>", b"<style>", b'<p class="', b"<![CDATA[", b"<textarea>", b"<title>"))
    at = source.randrange(len(page) + 1)
    return page[:at] + opening + page[at:]


def swollen(page: bytes, source: random.Random) -> bytes:
    """One attribute, word, run of marks or list of attributes of hundreds of kilobytes."""
    size = source.choice((10_000, 300_000))
    swelling = source.choice((
        b'<p class="' + b"a " * size + b'">', b"w" * size, b'"' * size, b"&amp;" * size, b"<br>" * size,
        b"<p " + b" ".join(b"a%d=1" % number for number in range(5_000)) + b">", b"(" * size, b". " * size,
        b"\xe2\x80\x9c" * size, b"1 " * size, b"May " * size,
    ))  # fmt: skip
    at = source.randrange(len(page) + 1)
    return page[:at] + swelling + page[at:]


def repeated(page: bytes, source: random.Random) -> bytes:
    """One piece a thousand times."""
    at = source.randrange(len(page) + 1)
    piece = page[at : at + source.choice((20, 200, 2_000))]
    return page[:at] + piece * 1_000 + page[at:]


MUTATIONS: tuple[Mutation, ...] = (
    truncated, flipped, nested, lying, recoded, nulled, shuffled, unclosed, swollen, repeated,
)  # fmt: skip


def mutated(page: bytes, seed: int) -> tuple[str, bytes]:
    """A page mutated one to three times; the same seed gives the same. The names of the mutations come first."""
    source = random.Random(seed)
    chosen = source.choices(MUTATIONS, k=source.choice((1, 1, 2, 3)))
    for mutation in chosen:
        page = mutation(page or b" ", source)
    return "+".join(mutation.__name__ for mutation in chosen), page
