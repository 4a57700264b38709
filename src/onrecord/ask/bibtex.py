"""An entry of BibTeX, its text escaped so that it is read back as it was.

BibTeX counts braces even where a backslash stands before them, so braces of a text are written as commands. Letters
stay as they are, in UTF-8, as biber and every TeX of the last years reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from onrecord.ask.printable import one_line

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_VERBATIM = frozenset(("url",))
_BARE = frozenset(("month",))
_WHOLE = frozenset(("author", "title"))
"""Fields in a second pair of braces: a name is not taken apart, and a title keeps its capitals."""


def bibtex(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    """An entry; fields that are None or empty are left out. key: letters, digits and ``-`` only.

    url: an address, written as it is but for what would end the field; month: a macro, as ``jan``.
    """
    lines = [f"  {name} = {_value(name, text)}," for name, text in fields.items() if text]
    return "\n".join((f"@{kind}{{{key},", *lines, "}", ""))


def escaped(text: str) -> str:
    """``text`` on one line, as LaTeX prints it."""
    return "".join(_ESCAPED.get(letter, letter) for letter in one_line(text))


def _value(name: str, text: str) -> str:
    if name in _BARE:
        return text
    if name in _VERBATIM:
        return "{" + quote(one_line(text), safe=":/?#[]@!$&'()*+,;=%~") + "}"
    return f"{{{{{escaped(text)}}}}}" if name in _WHOLE else f"{{{escaped(text)}}}"
