from __future__ import annotations

import base64
import mailbox
import quopri
from email.message import EmailMessage
from pathlib import Path

import pytest

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.types import Document
from tests.clean.pages import BODY, TITLE, capture, of_kind
from tests.read.found import captures, documents, found

PLAIN = "\n\n".join(BODY)
SENDER = "The Lantern <letter@lantern.example>"
HTML = (
    "<html><head><style>p { color: red }</style><title>x</title></head><body><table>"
    '<tr><td><a href="https://lantern.example/mail/7?a=1&amp;b=2">View this email in your browser</a></td></tr>'
    '<tr><td><img src="https://track.example/pixel.gif" width="1" height="1">'
    + "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    + "</td></tr><tr><td>You are receiving this email because you signed up. "
    '<a href="https://x.example/u">Unsubscribe</a></td></tr></table></body></html>'
)


def mail(html: str | None = None, text: str | None = PLAIN, **fields: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": SENDER,
        "To": "you@x.example",
        "Subject": TITLE,
        "Date": "Fri, 03 May 2024 10:15:00 +0300",
        "Message-ID": "<7@lantern.example>",
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    for name, value in told.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def cleaned_mail(message: EmailMessage | bytes) -> Document:
    content = message if isinstance(message, bytes) else message.as_bytes()
    return clean(capture(content, "message/rfc822"))


def raw(body: bytes, *fields: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    lines = [
        f"From: {SENDER}",
        "Subject: Pier",
        "Date: Fri, 3 May 2024 10:15:00 +0300",
        f"Content-Type: {kind}",
        *fields,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def test_a_newsletter_in_html_with_its_head_and_its_small_print() -> None:
    document = cleaned_mail(mail(HTML))
    assert document.title == TITLE
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "body") == list(BODY)
    assert of_kind(document, "boilerplate") == [
        "View this email in your browser",
        "You are receiving this email because you signed up. Unsubscribe",
    ]
    assert (document.outlet, document.outlet_basis) == ("The Lantern", f"From “{SENDER}”")
    assert document.published is not None
    assert document.published.earliest == document.published.latest == "2024-05-03T10:15:00+03:00"
    assert document.published.basis == "Date of the mail “Fri, 03 May 2024 10:15:00 +0300”"
    assert document.canonical == "https://lantern.example/mail/7?a=1&b=2"
    assert "color" not in document.text


def test_a_newsletter_in_plain_text() -> None:
    text = f"Read online: https://lantern.example/mail/7\n\n{PLAIN}\n\nUnsubscribe: https://x.example/u\n"
    document = cleaned_mail(mail(text=text))
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "body") == list(BODY)
    assert len(of_kind(document, "boilerplate")) == 2
    assert document.canonical == "https://lantern.example/mail/7"


def test_an_archive_of_all_mails_is_no_address_of_one() -> None:
    assert cleaned_mail(mail(List_Archive="<https://lantern.example/archive>")).canonical is None
    stated = cleaned_mail(mail(Archived_At="<https://lantern.example/p/pier>", List_Archive="<https://x.example/all>"))
    assert stated.canonical == "https://lantern.example/p/pier"
    assert cleaned_mail(mail(List_Post="<mailto:list@x.example>")).canonical is None


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("=?utf-8?q?Caf=C3=A9_Karsa?= <a@x.example>", "Café Karsa"),
        ("letter@lantern.example", "lantern.example"),
        ('"Jane Roe, The Lantern" <a@x.example>', "Jane Roe, The Lantern"),
        ("<>", None),
    ],
)
def test_who_sends_is_the_outlet(sender: str, outlet: str | None) -> None:
    content = raw(PLAIN.encode()).replace(SENDER.encode(), sender.encode())
    assert cleaned_mail(content).outlet == outlet


@pytest.mark.parametrize(
    ("body", "fields", "kind"),
    [
        (
            quopri.encodestring(PLAIN.encode()),
            "Content-Transfer-Encoding: quoted-printable",
            "text/plain; charset=utf-8",
        ),
        (base64.encodebytes(PLAIN.encode()), "Content-Transfer-Encoding: base64", "text/plain; charset=utf-8"),
        (PLAIN.encode("cp1252"), "Content-Transfer-Encoding: 8bit", "text/plain; charset=iso-8859-1"),
        (PLAIN.encode("cp1252"), "X-A: lies", "text/plain; charset=utf-8"),
        (PLAIN.encode(), "X-A: lies", "text/plain; charset=us-ascii"),
        (PLAIN.encode(), "X-A: lies", "text/plain; charset=koi8-r"),
        (PLAIN.encode(), "X-A: there is none", "text/plain; charset=x-no-such"),
        (PLAIN.encode("utf-16"), "X-A: b", "text/plain; charset=utf-16"),
        (PLAIN.encode("cp1252"), "X-A: none is said", "text/plain"),
    ],
)
def test_letters_however_they_are_written_and_whatever_is_said_of_them(body: bytes, fields: str, kind: str) -> None:
    document = cleaned_mail(raw(body, fields, kind=kind))
    assert document.text.replace("\r\n", "\n").strip() == f"Pier\n\n{PLAIN}"


def test_a_mail_that_is_forwarded_is_the_article() -> None:
    outer = mail(text="See below.", Subject="Fwd: look", From="Me <me@x.example>")
    outer.add_attachment(mail(HTML))
    document = cleaned_mail(outer)
    assert (document.title, document.outlet) == (TITLE, "The Lantern")
    assert "See below" not in document.text


def test_of_several_mails_attached_each_is_an_article_of_its_own(tmp_path: Path) -> None:
    outer = mail(text="See below.", Subject="Digest")
    for number in (1, 2):
        outer.add_attachment(mail(Subject=f"{TITLE} {number}", Message_ID=f"<{number}@x.example>"))
    content = outer.as_bytes()
    first, second = captures(found(tmp_path / "digest.eml", content))
    assert first.content == second.content == content
    assert (first.origin.part, second.origin.part) == ("1", "2")
    assert (first.uri, second.uri) == ("file:///digest.eml#%3C1@x.example%3E", "file:///digest.eml#%3C2@x.example%3E")
    assert [clean(each).title for each in (first, second)] == [f"{TITLE} 1", f"{TITLE} 2"]


def test_each_mail_of_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "made")
    for number in (1, 2, 3):
        text = f"{PLAIN}\n\nFrom the harbour came no word, {number}.\n"
        box.add(mail(text=text, Subject=f"{TITLE} {number}", Message_ID=f"<{number}@x.example>"))
    box.close()
    content = (tmp_path / "made").read_bytes()
    read = captures(found(tmp_path / "news.mbox", content))
    assert [clean(each).title for each in read] == [f"{TITLE} {number}" for number in (1, 2, 3)]
    assert [each.origin.place for each in read] == [f"message {number}" for number in (1, 2, 3)]
    assert {each.origin.media_type for each in read} == {"message/rfc822"}
    assert all(each.content in content for each in read)
    assert read[2].uri == "file:///news.mbox#%3C3@x.example%3E"


def test_a_mail_too_large_costs_no_other_of_its_mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.read import mails

    monkeypatch.setattr(mails, "LIMIT", 5_000)
    parting = b"From a@x.example Fri May  3 10:15:00 2024\n"
    content = b"\n".join(parting + raw(body) for body in (b"Shut.\n", b"word\n" * 2_000, b"Open.\n"))
    results = found(tmp_path / "a.mbox", content)
    assert [isinstance(each.capture, InputError) for each in results] == [False, True, False]


@pytest.mark.parametrize("subject", ["Fwd: Pier shut", "FW: Fwd: Pier shut", "Pier\r\n shut"])
def test_the_subject_without_what_programs_put_before_it(subject: str) -> None:
    content = raw(PLAIN.encode()).replace(b"Subject: Pier", f"Subject: {subject}".encode())
    assert cleaned_mail(content).title == "Pier shut"


@pytest.mark.parametrize("date", ["soon", "Fri, 99 May 2024 10:00:00 +0000", "3 May 2024 10:00 +9999", ""])
def test_a_date_that_is_none(date: str) -> None:
    content = raw(PLAIN.encode()).replace(b"Fri, 3 May 2024 10:15:00 +0300", date.encode())
    assert cleaned_mail(content).published is None


def test_a_zone_that_is_not_known_gives_the_day() -> None:
    published = cleaned_mail(raw(PLAIN.encode()).replace(b"+0300", b"-0000")).published
    assert published is not None
    assert published.earliest == "2024-05-03"


def test_a_mail_cut_off_in_its_midst_is_read_so_far() -> None:
    content = mail(HTML.replace("“", "'").replace("”", "'")).as_bytes()
    document = cleaned_mail(content[: content.rindex(b"The ministry")])
    assert BODY[0] in document.text


@pytest.mark.parametrize(
    "content",
    [
        raw(b""),
        raw(b"\x89PNG", "Content-Transfer-Encoding: base64", kind="image/png"),
        raw(b"--x\r\n--x--\r\n", kind="multipart/mixed; boundary=x"),
        raw(b"nothing here", kind="multipart/alternative"),
    ],
)
def test_a_mail_without_any_text_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as error:
        cleaned_mail(content)
    assert error.value.reason == "no text"


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3_000)),
        b"Content-Type: message/rfc822\r\n\r\n" * 3_000 + b"end",
        raw(b"x", 'Content-Disposition: attachment; filename*0*="' + "%" * 500),
        raw(b"a word here", "Content-Transfer-Encoding: x-\x00"),
        raw(b"<html>" + b'<a href="https://a.example/' * 30_000, kind="text/html"),
        raw(b"<html><p>a word here" + b'<a href="https://a.example/">' * 3_000, kind="text/html"),
        raw(b"a word here").replace(b"Subject: Pier", b"Subject: =?utf-8?b?" + b"\xff" * 50 + b"?= <<>>;;[["),
        raw(b"a word here").replace(b"From: ", b'From: ((((((("' + b"<" * 2_000),
    ],
)
def test_hostile_mails_are_read_or_refused(content: bytes) -> None:
    try:
        assert cleaned_mail(content).text
    except InputError as error:
        assert error.reason in ("no text", "broken mail")


def saved(*parts: bytes, head: str = "") -> bytes:
    lines = (
        f"From: <Saved by Blink>\r\n{head}Subject: Pier\r\nDate: Sat, 4 May 2024 08:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
    )
    return lines.encode() + b"".join(b"----b--\r\n" + part + b"\r\n" for part in parts) + b"----b----\r\n"


def page(words: str, head: str = "", location: str = "", charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    html = f"<!DOCTYPE html><html><head>{head}</head><body><article>"
    html += f"<h1>{TITLE}</h1>{words}{paragraphs}</article></body></html>"
    at = f"Content-Location: {location}\r\n" if location else ""
    told = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n{at}\r\n"
    return told.encode() + quopri.encodestring(html.encode(charset))


PICTURE = (
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\nContent-Location: a.png\r\n\r\n\x89PNG\x00\x00"
)
SNAPSHOT = "Snapshot-Content-Location: https://lantern.example/pier\r\n"


def test_a_page_saved_by_a_browser(tmp_path: Path) -> None:
    frame = page("<p>An advertisement.</p>", location="https://ads.example/x")
    content = saved(frame, page("<p>2 days ago</p>", location="https://lantern.example/pier"), PICTURE, head=SNAPSHOT)
    [taken] = captures(found(tmp_path / "a.mhtml", content))
    assert (taken.content, taken.media_type) == (content, "multipart/related")
    assert (taken.origin.address, taken.origin.collected) == ("https://lantern.example/pier", "2024-05-04T08:00:00")
    document = clean(taken)
    assert document.title == TITLE
    assert of_kind(document, "body") == list(BODY)
    assert document.canonical == "https://lantern.example/pier"
    assert document.published is not None
    assert document.published.earliest == "2024-05-02"
    assert "advertisement" not in document.text


def test_the_address_that_a_page_states_wins(tmp_path: Path) -> None:
    stated = '<link rel="canonical" href="https://lantern.example/pier?id=1">'
    [document] = documents(tmp_path / "a.mhtml", saved(page("", stated), head=SNAPSHOT))
    assert document.canonical == "https://lantern.example/pier?id=1"


def test_a_page_saved_by_older_programs_in_letters_of_its_own(tmp_path: Path) -> None:
    content = saved(page("<p>Das Café schließt.</p>", location="https://lantern.example/a", charset="cp1252"))
    [document] = documents(tmp_path / "a.mht", content.replace(b"<Saved by Blink>", b"<Saved by an older program>"))
    assert "Das Café schließt." in document.text
    assert document.canonical == "https://lantern.example/a"


def test_a_saved_page_without_a_page_is_refused() -> None:
    with pytest.raises(InputError, match="without a part of HTML") as error:
        clean(capture(saved(PICTURE), "multipart/related"))
    assert error.value.reason == "no text"


def test_an_address_that_a_browser_wrote_into_a_page() -> None:
    html = "<!DOCTYPE html>\n<!-- saved from url=(0028)https://lantern.example/pier -->\n"
    html += f"<html><body><h1>{TITLE}</h1><p>{BODY[0]}</p>"
    assert clean(capture(html, "text/html")).canonical == "https://lantern.example/pier"
    assert clean(capture(html.replace("https:", "about:"), "text/html")).canonical is None
