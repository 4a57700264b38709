from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.index_words import (
    LONGEST,
    Term,
    folded,
    marked,
    match_expression,
    office_word,
    parse,
    snippet,
    told_in,
)

LETTERS = st.text(alphabet="渡船がｶกำ한aábcßΣςйиИ١قٌ ²½ǆﬁİ\u0301\u00ad\u200b_-'\"“”*«».:(){}^+|\x00\n", max_size=40)


def fts_finds(text: str, search: str) -> bool:
    """What SQLite makes of it."""
    terms = parse(search)
    if not terms:
        return terms is None
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize = 'ascii')")
        database.execute("INSERT INTO t VALUES (?)", (folded(text),))
        return database.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match_expression(terms),)).fetchone()[0] == 1


@pytest.mark.parametrize(
    ("search", "terms"),
    [
        (None, None),
        ("  ", None),
        ("Water level", (Term(("water",), False), Term(("level",), False))),
        ('"Water level"', (Term(("water", "level"), False),)),
        ("“water level” flood*", (Term(("water", "level"), False), Term(("flood",), True))),
        ('"water lev*"', (Term(("water", "lev"), True),)),
        ('"never closed', (Term(("never", "closed"), False),)),
        ("O'Neil", (Term(("o", "neil"), False),)),
        ("water water", (Term(("water",), False),)),
        ("!!! *", ()),
        ("ÉCOLE Straße", (Term(("ecole",), False), Term(("strasse",), False))),
        ("а́ё", (Term(("ае",), False),)),
    ],
)
def test_what_a_search_asks_for(search: str | None, terms: tuple[Term, ...] | None) -> None:
    assert parse(search) == terms


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("Паром до острова Гольм отменён.", "отменен", True),
        ("Паром до острова Гольм отменён.", "ОСТРОВА парОМ", True),
        ("Паром до острова Гольм отменён.", "остров", False),
        ("توقفت العبّارة إلى الجزيرة.", "العبارة", True),
        ("Το πλοίο έμεινε στο λιμάνι.", "λιμανι", True),
        ("渡船昨日停止開往霍爾姆島。", "停止開往", True),
        ("渡船昨日停止開往霍爾姆島。", "島", True),
        ("渡船昨日停止開往霍爾姆島。", "開停", False),
        ("ホルム島行きのフェリーは欠航した。", "フェリー", True),
        ("เรือข้ามฟากหยุดให้บริการ", "หยุด", True),
        ("홀름섬으로 가는 배는 멈췄다.", "홀름섬*", True),
    ],
)
def test_words_of_other_scripts_are_found(text: str, search: str, found: bool) -> None:
    assert told_in(text, search) == fts_finds(text, search) == found
    hit = "".join(piece for piece, fits in marked(text, parse(search) or ()) if fits)
    assert bool(hit) == (found or search == "ОСТРОВА парОМ")


def test_characters_that_are_words_of_their_own_make_one_mark() -> None:
    assert marked("渡船停止。", parse("船停") or ()) == [("渡", False), ("船停", True), ("止。", False)]


def test_a_search_without_end_is_cut() -> None:
    assert len(parse(" ".join(f"w{n}" for n in range(500))) or ()) == LONGEST


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("The water level rose.", "level water", True),
        ("The water level rose.", '"level water"', False),
        ("The water\n\nlevel rose.", '"water level"', True),
        ("The waterfall", "water", False),
        ("The waterfall", "water*", True),
        ("The waterfall", '"the water*"', True),
        ("The waterfall", "fall*", False),
        ("in the café’s kitchen", "CAFE", True),
        ("co\u00adoperate", "cooperate", True),
        ("one\u200btwo", "two", True),
        ("anything", "", True),
        ("anything", "?!", False),
        ("", "word", False),
    ],
)
def test_what_is_found(text: str, search: str, found: bool) -> None:
    assert told_in(text, search) is found
    assert fts_finds(text, search) is found


@given(LETTERS, LETTERS)
def test_a_scan_and_the_index_find_the_same(text: str, search: str) -> None:
    assert told_in(text, search) == fts_finds(text, search)


@given(st.text(), st.text(max_size=8))
def test_whatever_is_typed_is_harmless_and_found_again(text: str, search: str) -> None:
    assert told_in(text, search) == fts_finds(text, search)
    assert told_in(f"{text} {search}", search) or parse(search) == ()


@given(LETTERS, LETTERS)
def test_marks_leave_the_text_whole_and_show_what_was_found(text: str, search: str) -> None:
    terms = parse(search) or ()
    pieces = marked(text, terms)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    assert any(fits for _, fits in pieces) or not (terms and told_in(text, search))
    hits = " ".join(folded(piece) for piece, fits in pieces if fits)
    assert not hits or any(term.words[0] in hits for term in terms)


@given(st.integers(0, 3000), st.booleans())
def test_a_snippet_is_short_and_shows_the_first_fit(before: int, is_phrase: bool) -> None:
    text = "word " * before + "the quarry gates, and on" + " word" * 400
    pieces = snippet(text, parse('"quarry gates"' if is_phrase else "gates") or ())
    assert ("quarry gates" if is_phrase else "gates") in [piece for piece, fits in pieces if fits]
    assert len("".join(piece for piece, _ in pieces)) < 400
    assert (pieces[0][0] == "… ") == (before + (1 if is_phrase else 2) > 12)
    assert pieces[-1] == (" …", False)


def test_a_snippet_without_a_search_is_the_beginning() -> None:
    assert snippet("Short.", ()) == [("Short.", False)]
    [(beginning, _), (rest, _)] = snippet("word " * 2000, ())
    assert (beginning.split(), rest) == (["word"] * 24, " …")


@pytest.mark.parametrize(
    ("word", "office"),
    [
        ("spokesman", "spokesperson"),
        ("spokeswomen", "spokesperson"),
        ("chairman", "chairperson"),
        ("woman", "woman"),
        ("human", "human"),
    ],
)
def test_an_office_is_the_same_whoever_holds_it(word: str, office: str) -> None:
    assert office_word(word) == office
