"""The whole pipeline over the sample: what must be found, by whom it was said, and what must not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import main
from onrecord.sample import folder
from onrecord.store.record import Filter, Record
from tests.ask.both import assert_same_pages, assert_same_rows
from tests.sample.expected import ARTICLES
from tests.sample.pages import words
from tests.sample.told import Article, Told

Row = dict[str, Any]

RECALL_FLOOR = 0.8
"""Least share of the statements that are not direct to be found, with the right source."""
ACT_FLOOR = 0.9
"""Least share of the statements found of which speech or belief is told rightly."""
OVERLAP = 0.5
"""Words that a found and an expected content must share, over the words of either, to be the same."""

EACH = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.file)


@dataclass(frozen=True)
class Found:
    """What the record holds of one article."""

    document: Row
    attributions: list[Row]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample added to a new record."""
    path = tmp_path_factory.mktemp("sample") / "record"
    main(["--record", str(path), "add", str(folder())])
    return path


@pytest.fixture(scope="session")
def found(record: Path) -> dict[str, Found]:
    """The same by file name."""
    return _by_file(record)


def _by_file(path: Path) -> dict[str, Found]:
    snapshot = Record.open(path).snapshot()
    attributions: dict[str, list[Row]] = defaultdict(list)
    # Somebody is one entity in all spellings of all articles: what counts is that an article's own is among them.
    spelt = {row["id"]: {row["name"], *(name["text"] for name in row["names"])} for row in snapshot.entities()}
    for row in snapshot.attributions(Filter()):
        names = spelt[row["speaker"]["id"]] if row["speaker"] else set()
        attributions[row["document"]].append({**row, "speaker_names": names})
    documents = snapshot.documents(Filter())
    return {row["uri"].rsplit("/", 1)[-1]: Found(row, attributions[row["id"]]) for row in documents}


def test_every_article_is_in_the_record(found: dict[str, Found]) -> None:
    assert sorted(found) == [article.file for article in ARTICLES]


@EACH
def test_title_outlet_and_republisher(article: Article, found: dict[str, Found]) -> None:
    document = found[article.file].document
    stated = (document["title"], document["outlet"], document["republisher"])
    assert stated == (article.title, article.outlet, article.republisher)


@EACH
def test_date_of_publication(article: Article, found: dict[str, Found]) -> None:
    published = found[article.file].document["published"]
    if article.published is None:
        # "3 days ago" may bound the date from above, by the day of reading; nothing bounds it from below.
        assert published is None or published["earliest"] is None
    else:
        assert published is not None
        assert (published["earliest"][:10], published["latest"][:10]) == (article.published, article.published)


@EACH
def test_direct_statements_are_found_word_for_word(article: Article, found: dict[str, Found]) -> None:
    rows = found[article.file].attributions
    direct = [told for told in article.told if told.kind == "direct"]
    missing = [told.words for told in direct if not any(_is_direct(told, row) for row in rows)]
    found_instead = [(row["kind"], row["speaker"], row["content"]["text"]) for row in rows]
    assert not missing, (missing, found_instead)


def test_indirect_and_mixed_statements_are_found_for_the_most_part(found: dict[str, Found]) -> None:
    wanted = [(article, told) for article in ARTICLES for told in article.told if told.kind != "direct"]
    missed = [
        (article.file, told.speaker or told.source, " ".join(told.words))
        for article, told in wanted
        if not any(_tells(told, row) for row in found[article.file].attributions)
    ]
    recall = 1 - len(missed) / len(wanted)
    assert recall >= RECALL_FLOOR, (recall, missed)


def test_speech_and_belief_are_told_apart(found: dict[str, Found]) -> None:
    acts = [
        (told.act, row["act"], row["content"]["text"])
        for article in ARTICLES
        for told in article.told
        for row in found[article.file].attributions
        if _tells(told, row)
    ]
    assert any(expected == "belief" for expected, _, _ in acts)
    wrong = [each for each in acts if each[0] != each[1]]
    assert len(wrong) <= len(acts) * (1 - ACT_FLOOR), wrong


@EACH
def test_no_caption_and_no_furniture_inside_a_source_or_content(article: Article, found: dict[str, Found]) -> None:
    text, rows = found[article.file].document["text"], found[article.file].attributions
    assert rows
    furniture = [span for line in article.furniture for span in _places(line, text)]
    assert furniture
    for row in rows:
        for start, end in _spans(row):
            touched = [text[left:right] for left, right in furniture if start < right and left < end]
            assert not touched, (text[start:end], touched)


@EACH
def test_no_headline_inside_a_statement_of_the_body(article: Article, found: dict[str, Found]) -> None:
    text = found[article.file].document["text"]
    titles = list(_places(article.title, text))
    for row in found[article.file].attributions:
        inside = [any(left <= start and end <= right for left, right in titles) for start, end in _spans(row)]
        assert all(inside) or not any(inside), row["content"]["text"]


CORRECTED = [article for article in ARTICLES if article.correction]
EACH_CORRECTED = pytest.mark.parametrize("article", CORRECTED, ids=lambda article: article.file)


@EACH_CORRECTED
def test_a_correction_notice_is_labelled(article: Article, found: dict[str, Found]) -> None:
    document = found[article.file].document
    [(start, end)] = _places(article.correction or "", document["text"])
    labelled = [block["span"] for block in document["blocks"] if block["kind"] == "correction"]
    assert any(left <= start and end <= right for left, right in labelled), document["blocks"]


@EACH_CORRECTED
def test_a_correction_notice_reports_nothing(article: Article, found: dict[str, Found]) -> None:
    [(start, end)] = _places(article.correction or "", found[article.file].document["text"])
    spans = [span for row in found[article.file].attributions for span in _spans(row)]
    assert not [span for span in spans if span[0] < end and start < span[1]]


@EACH
def test_spans_slice_back(article: Article, found: dict[str, Found]) -> None:
    text = found[article.file].document["text"]
    for row in found[article.file].attributions:
        for role in ("source", "cue", "content"):
            phrase = row[role]
            if phrase is not None:
                assert phrase["text"] == " ".join(text[start:end] for start, end in phrase["spans"])


def _is_direct(told: Told, row: Row) -> bool:
    spoken = words(row["content"]["text"])
    return row["kind"] == "direct" and spoken == words(" ".join(told.words)) and _is_by(told, row)


def _tells(told: Told, row: Row) -> bool:
    expected, spoken = set(words(" ".join(told.words))), set(words(row["content"]["text"]))
    shared = len(expected & spoken) / max(1, len(expected | spoken))
    return row["block"] != "title" and shared >= OVERLAP and _is_by(told, row)


def _is_by(told: Told, row: Row) -> bool:
    """The right speaker; for an organisation its name may carry a word more ("Kelmara irrigation ministry")."""
    if told.speaker is None:
        return row["source"] is not None and (told.source or "").lower() in row["source"]["text"].lower()
    speaker = row["speaker"]
    if speaker is None:
        return False
    if speaker["kind"] == "person":
        return told.speaker in row["speaker_names"]
    return any(set(words(told.speaker.lower())) <= set(words(name.lower())) for name in row["speaker_names"])


def _spans(row: Row) -> Iterator[tuple[int, int]]:
    for role in ("source", "content"):
        if row[role] is not None:
            yield from ((start, end) for start, end in row[role]["spans"])


def _places(line: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a line stands; a page may break it elsewhere than a browser does."""
    pattern = r"\s*".join(re.escape(word) for word in line.split())
    return (match.span() for match in re.finditer(pattern, text))


def test_pages_are_the_same_from_the_index_and_from_the_parts(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_rows(record)
    assert_same_pages(record, monkeypatch)
