from __future__ import annotations

import codecs
import io
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read import rows
from onrecord.read.found import Content, Reading
from onrecord.types import Capture
from tests.clean.pages import BODY, TITLE
from tests.read.found import RECEIVED, captures, documents, failures, found

TEXT = "\n\n".join(BODY)


def row(**columns: Any) -> dict[str, Any]:
    return {"title": TITLE, "text": TEXT, **columns}


def test_each_line_is_an_article_with_its_exact_bytes(tmp_path: Path) -> None:
    lines = [json.dumps(row(url="https://a.example/1")), "  " + json.dumps(row(id=7), ensure_ascii=False) + " "]
    results = found(tmp_path / "news.jsonl", "\n".join([lines[0], "", lines[1]]) + "\r\n")
    first, second = captures(results)
    assert (first.content, second.content) == (lines[0].encode(), lines[1].strip().encode())
    assert second.sha256 == sha256_hex(second.content)
    assert [capture.uri for capture in (first, second)] == [
        "file:///news.jsonl#https://a.example/1",
        "file:///news.jsonl#7",
    ]
    assert (first.origin.container, first.origin.place, second.origin.place) == ("news.jsonl", "line 1", "line 3")
    assert {capture.media_type for capture in (first, second)} == {"application/json"}
    assert second.origin.media_type == "application/json"
    assert results[1].name == f"{tmp_path / 'news.jsonl'}, line 3"


def test_the_same_text_at_two_addresses_is_two_documents(tmp_path: Path) -> None:
    lines = [json.dumps(row(url=f"https://{outlet}.example/pier", source=outlet)) for outlet in ("lantern", "mirror")]
    first, second = documents(tmp_path / "news.jsonl", "\n".join(lines))
    assert first.text == second.text
    assert first.id != second.id
    assert (first.canonical, second.canonical) == ("https://lantern.example/pier", "https://mirror.example/pier")


def test_a_row_without_address_and_id_has_the_files_address(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row(number=number)) for number in range(2))
    assert [capture.uri for capture in captures(found(tmp_path / "a.jsonl", lines))] == ["file:///a.jsonl"] * 2


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"title": "cut of', "broken JSON"),
        ("[1, 2]", "broken JSON"),
        ('"words alone"', "broken JSON"),
        ('{"a":' * 100_000, "broken JSON"),
        ("[" * 100_000, "broken JSON"),
        ('{"n": ' + "9" * 5_000 + "}", "broken JSON"),
    ],
)
def test_a_broken_line_costs_no_other(tmp_path: Path, broken: str, reason: str) -> None:
    lines = [json.dumps(row(id=1)), json.dumps(row(id=2)), broken, json.dumps(row(id=3))]
    results = found(tmp_path / "a.jsonl", "\n".join(lines))
    assert failures(results) == {"a.jsonl, line 3": reason}
    assert [each.name[-1] for each in results if isinstance(each.capture, Capture)] == ["1", "2", "4"]


def test_a_first_line_that_is_broken_does_not_hide_what_follows(tmp_path: Path) -> None:
    lines = ['{"title": "cut of', json.dumps(row(id=2)), json.dumps(row(id=3))]
    results = found(tmp_path / "a.jsonl", "\n".join(lines))
    assert failures(results) == {"a.jsonl, line 1": "broken JSON"}
    assert len(results) == 3


@pytest.mark.parametrize("long", [json.dumps(row(text="x " * 50_000)), '{"text": "' + "x" * 80_000])
def test_a_first_line_too_long_to_be_told_by_the_beginning(tmp_path: Path, long: str) -> None:
    results = found(tmp_path / "a.jsonl", "\n".join([long, json.dumps(row(id=2)), json.dumps(row(id=3))]))
    assert len(results) == 3
    assert failures(results) == ({} if long.endswith("}") else {"a.jsonl, line 1": "broken JSON"})


def test_a_first_line_larger_than_any_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "SIZE_LIMIT", 90_000)
    lines = [json.dumps(row(text="x" * 100_000)), json.dumps(row(id=2))]
    assert failures(found(tmp_path / "a.jsonl", "\n".join(lines))) == {"a.jsonl, line 1": "too large"}


def test_a_line_that_is_not_utf_8_is_a_failure_of_its_own(tmp_path: Path) -> None:
    content = b"\n".join([json.dumps(row()).encode(), b'{"text": "caf\xe9"}', json.dumps(row(id=2)).encode()])
    assert failures(found(tmp_path / "a.jsonl", content)) == {"a.jsonl, line 2": "not UTF-8"}


def test_a_huge_line_is_passed_over_and_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "SIZE_LIMIT", 10_000)
    largest = 0

    class Watched(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal largest
            data = super().read(size)
            largest = max(largest, len(data))
            return data

    content = b"\n".join([json.dumps(row()).encode(), b'{"text": "' + b"x" * 3_000_000, json.dumps(row(id=2)).encode()])
    given = Content("a.jsonl", "file:///a.jsonl", lambda: Watched(content))
    results = list(rows.read_lines(given, Reading(RECEIVED)))
    assert failures(results) == {"a.jsonl, line 2": "too large"}
    assert len(results) == 3
    assert 0 < largest <= 1_000_000


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda listed: listed,
        lambda listed: {"articles": listed},
        lambda listed: {"status": "ok", "meta": [{"page": 1}], "results": listed},
        lambda listed: {"took": 3, "rows_of_news": listed},
        lambda listed: {"hits": {"total": 2, "hits": listed}},
        lambda listed: {"response": {"status": "ok", "results": listed}},
    ],
)
def test_a_list_of_articles_wherever_it_stands(tmp_path: Path, wrapped: Any) -> None:
    listed = [row(url="https://a.example/1"), row(url="https://a.example/2", text="“No,” said Ada Lund.")]
    content = json.dumps(wrapped(listed), indent=2)
    first, second = captures(found(tmp_path / "a.json", content))
    assert json.loads(first.content) == listed[0]
    assert second.content in content.encode()
    assert (first.uri, first.origin.place) == ("file:///a.json#https://a.example/1", "item 1")
    assert second.origin.container == "a.json"


def test_a_hit_of_a_search_engine(tmp_path: Path) -> None:
    hits = {"hits": {"hits": [{"_index": "news", "_id": "x1", "_source": row(source={"name": "The Lantern"})}]}}
    [document] = documents(tmp_path / "a.json", json.dumps(hits))
    assert (document.uri, document.title, document.outlet) == ("file:///a.json#x1", TITLE, "The Lantern")


def test_one_object_is_one_article_under_the_files_own_address(tmp_path: Path) -> None:
    content = json.dumps(row(url="https://a.example/1", authors=[{"name": "Jane Roe"}], images=[{"src": "a.png"}]))
    [capture] = captures(found(tmp_path / "a.json", f"\n{content}\n"))
    assert (capture.uri, capture.content) == ("file:///a.json", content.encode())
    assert (capture.origin.container, capture.origin.place) == (None, None)


def test_broken_elements_of_a_list_cost_no_other(tmp_path: Path) -> None:
    deep = '{"text": ' + "[" * 20_000 + "]" * 20_000 + "}"
    content = f"[{json.dumps(row())}, {{'text': 'x'}}, 7, {deep}, {json.dumps(row(id=2))}]"
    results = found(tmp_path / "a.json", content)
    assert failures(results) == dict.fromkeys([f"a.json, item {number}" for number in (2, 3, 4)], "broken JSON")
    assert len(results) == 5


@pytest.mark.parametrize(
    "cut", ['[{"text": "a"}, {"text": "b', '[{"text": "a"} {"text": "b"}]', '[{"text": "a"}, {"b": 1']
)
def test_a_list_that_breaks_off_gives_what_came_before(tmp_path: Path, cut: str) -> None:
    results = found(tmp_path / "a.json", cut)
    assert isinstance(results[0].capture, Capture)
    assert failures(results) == {"a.json, item 2": "broken JSON"}


def test_a_list_too_large_for_an_article_in_one_element(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "SIZE_LIMIT", 5_000)
    results = found(tmp_path / "a.json", json.dumps([row(), row(text="x" * 6_000), row(id=3)]))
    assert failures(results) == {"a.json, item 2": "too large"}


def test_a_file_of_json_has_a_limit_and_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "WHOLE_LIMIT", 500)
    [result] = found(tmp_path / "a.json", json.dumps([row(), row()]))
    assert isinstance(result.capture, InputError)
    assert result.capture.reason == "too large"


def test_an_empty_list_is_said_to_be_empty(tmp_path: Path) -> None:
    assert failures(found(tmp_path / "a.json", "[]")) == {"a.json": "empty file"}


def test_an_object_without_text_and_list_names_its_columns(tmp_path: Path) -> None:
    [capture] = captures(found(tmp_path / "a.json", '{"version": 3, "name": "x"}'))
    with pytest.raises(InputError, match=r"its columns are version, name; say which with --map text=COLUMN") as caught:
        from onrecord.clean.document import clean

        clean(capture)
    assert caught.value.reason == "no text"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_letters(tmp_path: Path, encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE}
    listed = [row(url="https://a.example/ä"), row(text="“Nö,” said Ada Lund to the council.")]
    for content in (json.dumps(listed, ensure_ascii=False), "\n".join(json.dumps(each) for each in listed)):
        read = documents(tmp_path / "a.json", mark[encoding] + content.encode(encoding))
        assert [document.text.partition("\n\n")[2] for document in read] == [TEXT, listed[1]["text"]]
        assert read[0].uri == "file:///a.json#https://a.example/%C3%A4"


def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row(id=number)) for number in (1, 2))
    first, _ = captures(found(tmp_path / "a.jsonl", codecs.BOM_UTF8 + lines.encode()))
    assert first.content == lines.split("\n")[0].encode()


def test_a_long_name_is_a_digest_and_odd_letters_are_encoded(tmp_path: Path) -> None:
    lines = [json.dumps(row(id="x" * 400)), '{"text": "a b c", "id": "\\ud800 #%"}']
    first, second = captures(found(tmp_path / "a.jsonl", "\n".join(lines)))
    assert first.uri == f"file:///a.jsonl#{sha256_hex(b'x' * 400)}"
    assert second.uri == "file:///a.jsonl#%ED%A0%80%20%23%25"


def test_what_the_user_says_of_the_columns_goes_with_each_row(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"story": TEXT, "head": TITLE, "nr": number}) for number in (1, 2))
    first, second = captures(found(tmp_path / "a.jsonl", lines, "text=story", "title=head", "url=nr"))
    assert first.origin.fields == second.origin.fields == ("text=story", "title=head", "url=nr")
    assert first.uri == "file:///a.jsonl#1"
