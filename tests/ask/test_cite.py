"""Citations of a statement, in every form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ask.article import one_document
from onrecord.ask.bibtex import bibtex, escaped
from onrecord.ask.cite import Citation, citation, cited, place_of
from onrecord.ask.statement import statement_view
from onrecord.errors import NotFoundError
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot
from tests.ask.records import FERRY, Piece, Told, make_record

ODD = Piece(
    "odd.txt",
    "Tide & Moor {evening} 100%",
    "2031-04-05",
    (
        ("title", r"50% of \$5_million ~ #1 {open ^ Ünder"),
        ("body", r"“Ærø’s ferry {costs 5 $ & 50%,” said Ilse Marrow, “and C:\ramp_1 is ‘shut’.”"),
    ),
    (
        Told(("“Ærø’s ferry {costs 5 $ & 50%,”", r"“and C:\ramp_1 is ‘shut’.”"), "Ilse Marrow", "said", "direct",
             speaker="Ilse Marrow"),
    ),
)  # fmt: skip
_TYPES = {
    "id": str, "type": str, "title": str, "author": list, "genre": str, "container-title": str, "publisher": str,
    "issued": dict, "original-date": dict, "accessed": dict, "URL": str, "language": str, "archive": str,
    "archive_location": str, "note": str, "custom": dict,
}  # fmt: skip
"""Of the fields of CSL JSON 1.0.2 that are used, what its schema says that they hold."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    record = make_record(tmp_path_factory.mktemp("cite") / "record", FERRY, ODD)
    yield record.snapshot()
    record.close()


def _cited(snapshot: Snapshot, words: str) -> Citation:
    row = next(row for row in snapshot.statements(Filter(words=words)))
    view = statement_view(snapshot, row["id"])
    document = one_document(snapshot, cited(view).article.id)
    return citation(view, document, place_of(snapshot, "a {record}", "http://localhost:8321/"))


def test_every_form_names_words_speaker_article_and_where_to_look_it_up(snapshot: Snapshot) -> None:
    found = _cited(snapshot, "sail")
    for text in (found.plain, found.bibtex, str(found.csl), str(found.annotation)):
        assert "Ilse Marrow" in text
        assert "until the ramp is safe" in text
    for text in (found.plain, found.bibtex, str(found.csl)):
        assert "Ferry stays in port" in text
        assert "The Northern Tide" in text
        assert f"snapshot {snapshot.number}" in text
        assert found.place.digest[:12] in text
        assert f"http://localhost:8321/statements/{found.key}" in text
    assert found.plain.startswith(
        "Ilse Marrow, “We will not sail,” […] “until the ramp is safe.” (direct), as told in "
    )
    assert "published 2031-04-02" in found.plain


def test_the_digest_is_that_of_what_the_snapshot_holds(snapshot: Snapshot, tmp_path: Path) -> None:
    again = make_record(tmp_path / "again", FERRY, ODD).snapshot()
    other = make_record(tmp_path / "other", FERRY).snapshot()
    digest = place_of(snapshot, "", "").digest
    assert place_of(again, "", "").digest == digest
    assert place_of(other, "", "").digest != digest


def test_csl_json_holds_what_its_schema_allows(snapshot: Snapshot) -> None:
    [item] = _cited(snapshot, "costs").csl
    assert not item.keys() - _TYPES.keys()
    assert all(isinstance(value, _TYPES[name]) for name, value in item.items())
    assert item["type"] == "document"
    assert item["author"] == [{"literal": "Ilse Marrow"}]
    assert item["issued"] == {"date-parts": [[2031, 4, 5]]}
    assert item["accessed"] == {"date-parts": [[2031, 5, 1]]}
    assert item["custom"]["onrecord"]["spans"]
    assert "“Ærø’s ferry {costs 5 $ & 50%,” […] " in item["title"]
    [nameless] = _cited(snapshot, "close").csl
    assert nameless["author"] == [{"literal": "“Passengers” (not identified)"}]


def test_an_annotation_points_at_each_stretch_of_the_words(snapshot: Snapshot) -> None:
    found = _cited(snapshot, "costs")
    made = found.annotation
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "Annotation"
    assert len(made["target"]) == 2
    text = found.document["text"]
    for target in made["target"]:
        quoted, placed = target["selector"]
        assert (quoted["type"], placed["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        whole = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert whole in text
        assert target["source"] == "file:///odd.txt"
        assert target["state"]["cached"].endswith(f"/articles/{found.document['id']}/capture")


def test_bibtex_is_read_back_as_it_was(snapshot: Snapshot) -> None:
    entry = _cited(snapshot, "costs").bibtex
    assert entry.startswith("@misc{s-")
    depth = 0
    for letter in entry:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    fields = dict(re.findall(r"^  (\w+) = (.*),$", entry, re.MULTILINE))
    assert fields["author"] == "{{Ilse Marrow}}"
    assert fields["month"] == "apr"
    assert fields["year"] == "{2031}"
    assert r"\textbraceleft{}costs 5 \$ \& 50\%" in fields["title"]
    assert r"C:\textbackslash{}ramp\_1" in fields["title"]
    assert "Ærø’s" in fields["title"]
    assert r"Tide \& Moor \textbraceleft{}evening\textbraceright{} 100\%" in fields["howpublished"]
    assert r"\$5\_million \textasciitilde{} \#1" in fields["howpublished"]


def test_an_address_is_no_text_of_latex() -> None:
    entry = bibtex("misc", "k", {"url": "https://tide.example/a_b?c=50%25&d={e}\\", "month": "jan", "note": None})
    assert "url = {https://tide.example/a_b?c=50%25&d=%7Be%7D%5C}," in entry
    assert "month = jan," in entry
    assert "note" not in entry
    assert escaped("a\nb\u202e\x00 {") == r"a b \textbraceleft{}"


def test_a_telling_that_is_not_of_the_statement_is_refused(snapshot: Snapshot) -> None:
    view = statement_view(snapshot, _cited(snapshot, "sail").key)
    assert cited(view, view.tellings[0].attribution["id"]) == view.tellings[0]
    with pytest.raises(NotFoundError, match="no telling"):
        cited(view, "a-0")
