from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.analyse.languages import language_name, unread
from onrecord.analyse.stage import Analysis
from onrecord.clean.document import plain_document
from onrecord.pipeline import add, analyse_file
from onrecord.store.record import Record

GERMAN = (
    "Die Fähre zur Insel Holm bleibt im Hafen, sagte Hafenmeisterin Ilse Marrow am Montag.\n\n"
    "„Wir fahren nicht, solange die Rampe nicht sicher ist“, sagte sie vor Journalisten im Hafenamt.\n"
)
ENGLISH = (
    "The ferry to the island of Holm stays in port, harbour master Ilse Marrow said on Monday.\n\n"
    "“We will not sail until the ramp is safe,” she told reporters at the harbour office.\n"
)
FRENCH = (
    "« Nous ne partirons pas tant que la rampe n'est pas sûre », a dit Ilse Marrow lundi devant les journalistes.\n"
)


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us", "und", "", "mul"])
def test_english_and_what_may_be_english_is_read(tag: str) -> None:
    assert unread(tag) is None


def test_another_language_is_not_read_and_named() -> None:
    assert unread("de") == "not analysed: the text is in German (de), and the model reads English"
    assert unread("pt-BR") == "not analysed: the text is in Portuguese (pt-BR), and the model reads English"
    assert unread("tlh") == "not analysed: the text is in the language tlh, and the model reads English"
    assert (language_name("zh"), language_name("tlh")) == ("Chinese", "tlh")


def test_a_text_in_another_language_has_no_findings_and_says_why() -> None:
    found = Analysis()(plain_document("file:///a.txt", GERMAN, "2031-01-01T00:00:00+00:00", None))
    assert found.skipped == unread("de")
    assert not (found.attributions or found.mentions or found.chains or found.links or found.timexes)
    read = Analysis()(plain_document("file:///b.txt", ENGLISH, "2031-01-01T00:00:00+00:00", None))
    assert read.skipped is None
    assert len(read.attributions) >= 2


@pytest.mark.parametrize("plain", [False, True])
def test_analysing_a_file_says_so_too(tmp_path: Path, plain: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GERMAN.encode())
    told = json.loads(json.dumps(analyse_file(path, plain=plain)))
    assert (told["attributions"], told["mentions"], told["skipped"]) == ([], [], unread("de"))
    path.write_bytes(ENGLISH.encode())
    assert analyse_file(path, plain=plain)["skipped"] is None


def test_it_is_kept_counted_exported_and_found(tmp_path: Path) -> None:
    from onrecord.ask.search import search_articles

    for name, text in (("a", GERMAN), ("b", GERMAN.replace("Montag", "Dienstag")), ("c", FRENCH), ("d", ENGLISH)):
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    record = tmp_path / "record"
    summary = add(record, [tmp_path / f"{name}.txt" for name in "abcd"])
    assert (summary.added, summary.not_analysed) == (4, {"de": 2, "fr": 1})
    with Record.open(record) as opened:
        rows = list(opened.snapshot().documents())
    assert [row["skipped"] for row in rows] == [unread("de"), unread("de"), unread("fr"), None]
    assert search_articles(record, "Fähre Rampe").total == 2
    assert search_articles(record, "rampe sure").total == 1
