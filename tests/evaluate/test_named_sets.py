"""The readers of public sets, on made-up ones of the same form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.columns import read_re3d, read_wikigold
from onrecord.evaluate.ecbplus import SPLITS, read_ecbplus
from onrecord.evaluate.gold import GoldDocument, form_of, named_span, nationality
from onrecord.evaluate.gum import read_gum
from onrecord.evaluate.meantime import read_meantime
from onrecord.evaluate.mentions import gold_names
from onrecord.evaluate.own_mentions import read_own_mentions
from tests.evaluate.corpora import pack
from tests.evaluate.named_sets import make_ecbplus, make_gum, make_meantime, make_re3d, make_wikigold


def told(document: GoldDocument) -> list[tuple[str, str | None, str]]:
    return [(document.text[slice(*one.span)], one.kind, one.form) for one in document.mentions]


def names(document: GoldDocument) -> list[tuple[str, str]]:
    return [(document.text[slice(*span)], kind) for span, kind in gold_names(document)]


def test_meantime_has_chains_across_documents(tmp_path: Path) -> None:
    cuts, quits = read_meantime(make_meantime(tmp_path / "set"))
    assert cuts.text.splitlines()[1] == "Dutch carmaker Dunmore Motors said it will go."
    assert told(cuts) == [
        ("Dunmore Motors", "organisation", "name"),
        ("Dutch", "place", "nominal"),
        ("Dutch carmaker Dunmore Motors", "organisation", "name"),
        ("it", "organisation", "pronoun"),
        ("Orla Venn", "person", "name"),
    ]
    assert {one.entity for one in cuts.mentions} == {"ORG1", "PER1", None}
    assert [one.entity for one in quits.mentions] == ["PER1", "ORG1"]
    # Only there is every name annotated; of the mention, the name alone counts.
    assert names(cuts) == [("Dunmore Motors", "organisation")] * 2
    assert cuts.text[slice(*cuts.ignored[0])] == "Dutch"


def test_ecbplus_has_topics_and_leaves_addresses_out(tmp_path: Path) -> None:
    second, first = read_ecbplus(make_ecbplus(tmp_path / "set"))
    assert (first.name, second.name, first.topic) == ("2_1ecbplus", "2_1ecb", "2")
    assert first.text.startswith("Mayor Orla Venn, who resigned")
    assert told(first)[0] == ("Mayor Orla Venn", "person", "name")
    assert [one.form for one in first.mentions] == ["name", "pronoun", "pronoun"]
    assert [one.entity for one in first.mentions] == ["HUM1", None, "HUM1"]
    assert [one.chain for one in second.mentions] == ["HUM1", "2_1ecb 31"]
    assert [one.name for one in read_ecbplus(tmp_path / "set", SPLITS["train"])] == ["1_1ecb"]


def test_gum_has_heads_and_paragraphs(tmp_path: Path) -> None:
    (document,) = read_gum(make_gum(tmp_path / "set"))
    assert document.text == "Mayor Orla Venn's council left Harwick.\nShe wept."
    assert told(document) == [
        ("Mayor Orla Venn", "person", "name"),
        ("council", "organisation", "nominal"),
        ("Harwick", "place", "name"),
        ("She", "person", "pronoun"),
    ]
    assert document.mentions[0].chain == document.mentions[3].chain
    assert names(document) == [("Orla Venn", "person"), ("Harwick", "place")]


def test_re3d_ignores_names_within_descriptions(tmp_path: Path) -> None:
    (document,) = read_re3d(make_re3d(tmp_path / "set"))
    assert told(document) == [
        ("Harwick council", "organisation", "nominal"),
        ("spokesman Ben Ash", "person", "name"),
        ("the rebels of Harwick", "organisation", "nominal"),
    ]
    assert names(document) == [("Ben Ash", "person")]
    ignored = {document.text[slice(*span)] for span in document.ignored}
    assert {"Harwick council", "Dutch", "spokesman "} <= ignored


def test_wikigold_has_names_only(tmp_path: Path) -> None:
    first, second = read_wikigold(make_wikigold(tmp_path / "set"))
    assert told(first) == [("Orla Venn", "person", "name"), ("Harwick", "place", "name")]
    assert names(second) == [("Weirs", "organisation")]


@pytest.mark.parametrize(
    ("make", "read"),
    [
        (make_meantime, read_meantime),
        (make_ecbplus, read_ecbplus),
        (make_gum, read_gum),
        (make_re3d, read_re3d),
        (make_wikigold, read_wikigold),
    ],
)
def test_an_archive_gives_what_its_folder_gives(
    tmp_path: Path, make: Callable[[Path], Path], read: Callable[[Path], list[GoldDocument]]
) -> None:
    folder = make(tmp_path / "set")
    assert read(pack(folder, tmp_path / "set.tar.gz")) == read(folder)
    with pytest.raises(InputError, match="nothing there"):
        read(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no "):
        read(tmp_path / "empty")
    (tmp_path / "set.tar.gz").write_bytes(b"\x1f\x8b damaged")
    with pytest.raises(InputError, match=r"whole \.tar\.gz"):
        read(tmp_path / "set.tar.gz")


@pytest.mark.parametrize(
    ("make", "read", "damage"),
    [
        (make_meantime, read_meantime, "<Document><token"),
        (make_ecbplus, read_ecbplus, "<Document><token t_id='1' sentence='x'>a</token></Document>"),
        (make_ecbplus, read_ecbplus, "<Document/>"),
        (make_gum, read_gum, "# newdoc id = a\n1\tShe\n"),
        (make_gum, read_gum, "# newdoc id = a\n1\tShe" + "\t_" * 7 + "\tEntity=7)\n"),
        (make_re3d, read_re3d, "Harwick\n"),
        (make_wikigold, read_wikigold, "Harwick place\n"),
    ],
)
def test_a_damaged_file_is_named(
    tmp_path: Path, make: Callable[[Path], Path], read: Callable[[Path], list[GoldDocument]], damage: str
) -> None:
    folder = make(tmp_path / "set")
    file = sorted(one for one in folder.rglob("*") if one.is_file() and "intra-doc" not in str(one))[-1]
    file.write_text(damage, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(folder)
    assert caught.value.reason == "damaged"
    file.write_bytes(b"\xff\xfe not text")
    with pytest.raises(InputError):
        read(folder)


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    folder = make_ecbplus(tmp_path / "set")
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    bomb = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    bomb += '<Document><token t_id="1" sentence="0">&x;</token></Document>'
    (folder / "2" / "2_1ecb.xml").write_text(bomb, encoding="utf-8")
    assert all("secret" not in one.text for one in read_ecbplus(folder))


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("the company", "nominal"),
        ("US", "name"),
        ("us", "pronoun"),
        ("he'd", "pronoun"),
        ("The Prime Minister", "nominal"),
        ("the head of Dunmore Motors", "nominal"),
        ("Bank of Harwick", "name"),
        ("Dunmore Motors, which left", "name"),
        ("iWeir", "name"),
        ("Officers", "nominal"),
    ],
)
def test_the_form_of_a_mention_is_told_by_its_head(words: str, form: str) -> None:
    assert form_of(words, (0, len(words)), frozenset(("officers",))) == form


def test_a_person_called_by_an_office_is_not_named() -> None:
    assert form_of("Dunmore Motors CEO", (0, 18), kind="person") == "nominal"
    assert form_of("CEO Orla Venn", (0, 13), kind="person") == "name"


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Dutch carmaker Dunmore Motors", "organisation", "Dunmore Motors"),
        ("Prime Minister Orla Venn of Harwick", "person", "Orla Venn"),
        ("the Bank of Harwick's", "organisation", "Bank of Harwick"),
        ("Ludwig van Marsh", "person", "Ludwig van Marsh"),
        ("General Motors", "organisation", "General Motors"),
        ("Sheikh Ammar al-Marsh", "person", "Ammar al-Marsh"),
        ("the pro-Marsh Weir Party", "organisation", "Weir Party"),
        ("Dunmore Motors, which left Harwick", "organisation", "Dunmore Motors"),
        ("in Harwick", "place", "Harwick"),
    ],
)
def test_the_name_in_a_mention(words: str, kind: str, name: str) -> None:
    start, end = named_span(words, (0, len(words)), kind=kind)  # type: ignore[arg-type]
    assert words[start:end] == name


def test_nationalities_are_adjectives_and_no_abbreviated_states() -> None:
    assert nationality("Dutch", (0, 5))
    assert not nationality("U.S.", (0, 4))


def test_our_own_articles_are_read_by_split(tmp_path: Path) -> None:
    head = "outlet: Weir Post\nregion: Coast\ndate: 2031-05-02\nkind: wire\n===\n"
    text = "[T|Sheikh] [P:1|Ammar al-Marsh] left [L:2|Harwick]. [~p:1|He] leads [o:3|the movement].\n"
    for name in ("weir-post-1", "weir-post-2"):
        (tmp_path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    assert len(read_own_mentions(tmp_path, "dev")) == 2
    (tmp_path / "split.json").write_text('{"train": ["weir-post-1"], "dev": ["weir-post-2"]}', encoding="utf-8")
    (document,) = read_own_mentions(tmp_path, "dev")
    assert document.name == "weir-post-2"
    assert names(document) == [("Ammar al-Marsh", "person"), ("Harwick", "place")]
    assert told(document)[2:] == [("He", "person", "pronoun"), ("the movement", "organisation", "nominal")]
    assert document.mentions[0].chain == document.mentions[2].chain
    with pytest.raises(InputError, match="no split test; it has dev, train"):
        read_own_mentions(tmp_path, "test")
    (tmp_path / "split.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(InputError, match="not an object"):
        read_own_mentions(tmp_path, "dev")
    with pytest.raises(InputError, match="no such folder"):
        read_own_mentions(tmp_path / "nowhere", "dev")
