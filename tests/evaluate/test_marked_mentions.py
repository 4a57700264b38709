from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.marked_mentions import GoldMention, read_marked, read_marked_folder

CORPUS = Path(__file__).parents[2] / "corpus" / "mentions"
HEAD = "outlet: The Weir Post\nregion: Norden\ndate: 2031-04-02\nkind: news\n===\n"
TEXT = """\
WEIR GONE

[T|Mayor] [P:1|Orla Venn] of the [O:2|River Board] ([O:2|RB]) said [~p:1|she] had seen [p:3|[~p:1|her] [T|deputy]].

[p:3|The man] left [L:4|Weir], [g:5|two guards] said.
"""


def write(folder: Path, text: str, head: str = HEAD) -> Path:
    path = folder / "weir-1.txt"
    path.write_bytes((head + text).encode("utf-8"))
    return path


def test_marks_become_spans_of_the_text_without_marks(tmp_path: Path) -> None:
    article = read_marked(write(tmp_path, TEXT))
    head = (article.name, article.outlet, article.region, article.date, article.kind)
    assert head == ("weir-1", "The Weir Post", "Norden", "2031-04-02", "news")
    assert article.text == (
        "WEIR GONE\n\nMayor Orla Venn of the River Board (RB) said she had seen her deputy.\n\n"
        "The man left Weir, two guards said."
    )
    found = [(article.text[slice(*one.span)], one.form, one.kind, one.chain) for one in article.mentions]
    assert found == [
        ("Orla Venn", "name", "person", 1),
        ("River Board", "name", "organisation", 2),
        ("RB", "name", "organisation", 2),
        ("she", "pronoun", "person", 1),
        ("her deputy", "nominal", "person", 3),
        ("her", "pronoun", "person", 1),
        ("The man", "nominal", "person", 3),
        ("Weir", "name", "place", 4),
        ("two guards", "nominal", "group", 5),
    ]
    assert [article.text[slice(*span)] for span in article.titles] == ["Mayor", "deputy"]


def test_line_ends_of_windows_change_no_offset(tmp_path: Path) -> None:
    plain = read_marked(write(tmp_path, TEXT))
    windows = read_marked(write(tmp_path, TEXT.replace("\n", "\r\n"), HEAD.replace("\n", "\r\n")))
    assert windows == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Venn\n\n[P:1|Orla] and [O:1|Orla]",
            r"line 8: chain 1 is marked as organisation in '\[O:1\|' and as person on line 8",
        ),
        ("Venn\n\n[P:1|Orla", r"line 8: '\[P:1\|' is not closed"),
        ("Orla] Venn", r"line 6: '\]' belongs to no mark"),
        ("[Orla] Venn", r"line 6: '\[' belongs to no mark"),
        ("Orla | Venn", r"line 6: '\|' belongs to no mark"),
        ("[X:1|Orla] Venn", r"line 6: '\[' belongs to no mark"),
        ("[T:1|Mayor] Venn", r"line 6: '\[' belongs to no mark"),
        ("Venn\n[P:1|Orla ]", r"line 7: .* white space at an end"),
        ("[P:1|]", r"line 6: .* is empty"),
        ("[P:1|Orla\nVenn]", r"line 6: .* runs over a line's end"),
        ("[~p:1|Orla] Venn", r"line 6: .* is no pronoun"),
        ("[O:1|The Weir Board]", r"line 6: .* begins with an article"),
        ("[P:1|Orla's] boat", r"line 6: .* possessive"),
        ("[O:1|Board of [L:2|Weir]]", r"line 6: '\[L:2\|Weir' stands inside a name"),
        ("[T|Mayor of [L:2|Weir]]", r"line 6: .* stands inside a name, a pronoun or a title"),
        ("No\n\nmark\n\n[P:1|Orl]a Venn", r"line 10: 'Orl' begins or ends inside a word"),
        ("O[P:1|rla Venn]\n\nand more", r"line 6: 'rla Venn' begins or ends inside a word"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        read_marked(write(tmp_path, text))
    assert "weir-1.txt" in str(error.value)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace("===\n", ""), "no article after a line ==="),
        (HEAD.replace("outlet: The Weir Post\n", ""), "does not say its outlet"),
        (HEAD.replace("2031-04-02", "2 April"), "'2 April' is not YYYY-MM-DD"),
    ],
)
def test_a_head_that_lacks_something_is_refused(tmp_path: Path, head: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_marked(write(tmp_path, TEXT, head))


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no marked articles in"):
        list(read_marked_folder(tmp_path))
    path = write(tmp_path, TEXT)
    path.write_bytes(HEAD.encode() + b"caf\xe9")
    with pytest.raises(InputError, match="is not UTF-8 at byte"):
        read_marked(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_marked(tmp_path / "none.txt")


def test_names_may_end_in_an_apostrophe_that_is_a_letter(tmp_path: Path) -> None:
    article = read_marked(write(tmp_path, "[P:1|Rabi‘]'s boat and [P:2|J. R.] [~p:2|Himself]"))
    assert article.mentions[0] == GoldMention((0, 5), "name", "person", 1)


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write(tmp_path, TEXT).rename(tmp_path / f"{name}.txt")
    assert [one.name for one in read_marked_folder(tmp_path)] == ["a", "b"]


def test_the_articles_of_the_corpus_are_read_and_each_outlet_is_in_one_half() -> None:
    articles = {one.name: one for one in read_marked_folder(CORPUS)}
    split = json.loads((CORPUS / "split.json").read_text(encoding="utf-8"))
    assert sorted(split["train"] + split["dev"]) == sorted(articles)
    outlets = {half: {articles[name].outlet for name in split[half]} for half in ("train", "dev")}
    assert not outlets["train"] & outlets["dev"]
    for name, article in articles.items():
        assert len({one.chain for one in article.mentions}) >= 6, name
        spans = [one.span for one in article.mentions]
        assert len(set(spans)) == len(spans), name
