from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.clean import pdfpages
from onrecord.clean.document import clean
from onrecord.clean.typeset import joined
from onrecord.errors import InputError
from onrecord.types import Interval
from tests.clean.pages import of_kind
from tests.clean.pdfs import Line, assembled, capture_of, cleaned_pdf, column, pdf
from tests.read.found import captures, found

HEAD: list[Line] = [
    (50, 780, 24, "Karsa Council Closes Northern Pier"),
    (50, 752, 24, "After Weeks of Protest"),
    (50, 730, 10, "By Jane Roe"),
]
TITLE = "Karsa Council Closes Northern Pier After Weeks of Protest"
LEFT = [
    "The harbour council of Karsa voted on Monday to",
    "close the northern pier after three weeks of pro-",
    "test by dockers who said that the north-",
    "western gate was unsafe.",
    "",
    "",
    "“We will not go,” Mayor Ada Lund said at the",
    "gate. “The pier belongs to the town, and the",
    "town is us, and",
]
RIGHT = ["will be.”", "", "", "The ministry said it had no comment, but prom-", "ised an answer within days."]
BODY = [
    "The harbour council of Karsa voted on Monday to close the northern pier after three weeks of protest by dockers "
    "who said that the north-western gate was unsafe.",
    "“We will not go,” Mayor Ada Lund said at the gate. “The pier belongs to the town, "
    "and the town is us, and will be.”",
    "The ministry said it had no comment, but promised an answer within days.",
]


def two_columns() -> list[Line]:
    return [*HEAD, *column(50, 700, LEFT), *column(310, 700, RIGHT)]


def refused(content: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        cleaned_pdf(content)
    assert "file:///page.pdf" in str(caught.value)
    return caught.value


def test_a_page_in_two_columns_with_its_lines_and_hyphens_undone() -> None:
    document = cleaned_pdf(pdf([two_columns()]))
    assert document.title == TITLE
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "body") == BODY
    assert document.byline == "Jane Roe"
    assert document.text == "\n\n".join([TITLE, "By Jane Roe", *BODY])


def test_columns_that_the_file_gives_line_by_line() -> None:
    left, right = column(50, 700, LEFT), column(310, 700, [*RIGHT, "", "", "Nobody", "else", "spoke."])
    mixed = sorted([*left, *right], key=lambda line: (-line[1], line[0]))
    document = cleaned_pdf(pdf([[*HEAD, *mixed]]))
    assert of_kind(document, "body")[:3] == BODY


def test_heads_and_feet_of_pages_are_boilerplate_and_part_no_paragraph() -> None:
    pages = []
    for number, lines in enumerate((LEFT, RIGHT, ["Nobody else spoke on that day at the harbour of Karsa."]), 1):
        around: list[Line] = [(50, 820, 8, "The Lantern of Karsa"), (280, 20, 8, f"Page {number} of 3")]
        pages.append([around[0], *(HEAD if number == 1 else []), *column(50, 700, lines), around[1]])
    document = cleaned_pdf(pdf(pages))
    assert of_kind(document, "body")[:3] == BODY
    expected = ["The Lantern of Karsa"] * 3 + [f"Page {number} of 3" for number in (1, 2, 3)]
    assert sorted(of_kind(document, "boilerplate")) == sorted(expected)


def test_the_day_at_the_head_of_a_page_is_its_date_and_a_files_making_is_none() -> None:
    made = "/CreationDate (D:20240505101500+02'00')"
    head: Line = (50, 820, 8, "Friday, 3 May 2024")
    dated = cleaned_pdf(pdf([[head, *two_columns()], [head, *column(50, 700, LEFT)]], made))
    assert dated.published is not None
    assert (dated.published.earliest, dated.published.latest) == ("2024-05-03", "2024-05-03")
    undated = cleaned_pdf(pdf([two_columns()], made)).published
    at = "2024-05-05T10:15:00+02:00"
    assert undated == Interval(None, at, f"no later than the PDF was made, “{at}” by its own account")


def test_what_the_file_calls_itself_is_a_hint_only() -> None:
    lines = column(50, 700, LEFT)
    told = "/Title (A Page of the Lantern) /Author (Jane Roe)"
    assert cleaned_pdf(pdf([two_columns()], told)).title == TITLE
    hinted = cleaned_pdf(pdf([lines], told))
    assert (hinted.title, hinted.byline) == ("A Page of the Lantern", "Jane Roe")
    assert cleaned_pdf(pdf([lines], "/Title (LANTERN_0305_p01.indd) /Author (admin)")).title is None
    assert cleaned_pdf(pdf([lines], "/Title 7 /Author [1 2] /CreationDate (never)")).published is None


@pytest.mark.parametrize(
    ("lines", "everything", "expected"),
    [
        (["the coun-", "cil met"], "", "the council met"),
        (["the coun\u00ad", "cil met"], "", "the council met"),
        (["the Anglo-", "Saxon"], "", "the Anglo-Saxon"),
        (["COVID-", "19"], "", "COVID-19"),
        (["a cease-", "fire held"], "the cease-fire", "a cease-fire held"),
        (["a cease-", "fire held"], "the ceasefire", "a ceasefire held"),
        (["a north-", "west wind"], "", "a north-west wind"),
        (["he said -", "and left"], "", "he said - and left"),
        (["one", "two", "three"], "", "one two three"),
    ],
)
def test_broken_words(lines: list[str], everything: str, expected: str) -> None:
    assert joined(lines, frozenset(everything.split())) == expected


def test_an_indent_begins_a_paragraph() -> None:
    words = [
        "The council of Karsa met on Monday evening to talk",
        "about the pier and about the gate of the harbour and",
    ]
    first, second = column(50, 700, [*words, "about much more."]), column(50, 664, words)
    second[0] = (62, *second[0][1:])
    document = cleaned_pdf(pdf([[*first, *second]]))
    assert len(document.blocks) == 2


def test_a_scan_is_refused_with_the_remedy() -> None:
    for pages in ([[]], [[(280.0, 20.0, 8.0, "1")]], [[], []]):
        error = refused(pdf(pages))
        assert error.reason == "no text layer"
        assert "OCR" in str(error)


def test_an_encrypted_pdf_is_refused_unless_no_password_is_wanted() -> None:
    from pypdf import PdfReader, PdfWriter

    def locked(password: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([two_columns()]))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    assert refused(locked("secret")).reason == "encrypted"
    assert cleaned_pdf(locked("")).title == TITLE


def test_a_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfpages, "MOST_PAGES", 3)
    assert refused(pdf([two_columns()] * 4)).reason == "too long"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%text",
        pdf([two_columns()])[:400],
        b"%PDF-1.4\n" + b"\x00\xff" * 5_000,
        assembled([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
        assembled(
            [CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R >>"]
        ),
        assembled([b"1 0 R"]),
        assembled(
            [CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Contents 3 0 R /Parent 3 0 R >>"]
        ),
        assembled([CATALOG, b"<< /Type /Pages /Kids " + b"[" * 5_000 + b"] /Count 1 >>"]),
        assembled([CATALOG, b"<< /Type /Pages /Kids [] /Count 99999999999 >>"]),
        assembled([b"<< >>"], b"/Prev 0 /XRefStm 9"),
    ],
)
def test_broken_and_circular_files_are_refused(content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    error = refused(content)
    assert error.reason in ("broken PDF", "no text layer")
    assert len(str(error)) < 500


def test_damaged_bytes_anywhere_are_read_or_refused() -> None:
    whole = pdf([two_columns()], "/Title (Pier)")
    for place in range(0, len(whole), 97):
        damaged = whole[:place] + b"\x00(<<[" + whole[place + 5 :]
        try:
            assert cleaned_pdf(damaged).text
        except InputError as error:
            assert error.reason in ("broken PDF", "no text layer", "too long", "encrypted")


def test_nothing_is_said_beside_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    content = pdf([two_columns()])
    cleaned_pdf(content.replace(b"startxref\n", b"startxref\n9"))
    assert capsys.readouterr() == ("", "")


def test_a_pdf_is_a_source_like_any_other(tmp_path: Path) -> None:
    content = pdf([two_columns()])
    [taken] = captures(found(tmp_path / "page.txt", content))
    assert (taken.media_type, taken.content) == ("application/pdf", content)
    assert clean(taken) == clean(taken)
    assert clean(taken).text == clean(capture_of(content)).text
