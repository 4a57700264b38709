"""Small PDFs: lines of text at places on pages, written as programs that set pages write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.clean.document import clean
from onrecord.ids import sha256_hex
from onrecord.types import Capture, Document
from tests.clean.pages import RECEIVED

Line = tuple[float, float, float, str]
"""Distance from the left and from the foot of the page, size of the letters, words."""


def pdf(pages: Sequence[Sequence[Line]], info: str = "", more: Iterable[bytes] = ()) -> bytes:
    """A PDF with these lines in Helvetica, one page each."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        content = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%b) Tj ET\n" % (size, x, y, _escaped(words)) for x, y, size, words in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< %b >>" % info.encode("latin-1"))
    objects.extend(more)
    return assembled(objects, b"/Info %d 0 R" % (len(objects) - len(list(more))))


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects as a file, with the table of where each begins."""
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


def column(x: float, top: float, lines: Iterable[str], size: float = 10, pitch: float = 12) -> list[Line]:
    """Lines one below the other; an empty one leaves half a line of room."""
    found: list[Line] = []
    y = top
    for line in lines:
        if line:
            found.append((x, y, size, line))
            y -= pitch
        else:
            y -= pitch / 2
    return found


def capture_of(content: bytes) -> Capture:
    return Capture("file:///page.pdf", RECEIVED, sha256_hex(content), "application/pdf", content)


def cleaned_pdf(content: bytes) -> Document:
    return clean(capture_of(content))


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
