"""Labels of statement pairs: how they are read, and that those of ``bench/labels`` are whole."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from bench.statement_pairs import LABELS, SECOND, agreement, main, read_all
from onrecord.errors import InputError
from onrecord.evaluate.events import EVENT_SETS, EventArticle, by_key
from onrecord.evaluate.statement_pairs import StatementPair, in_their_articles, read_statement_pairs

ARTICLES = by_key(
    EventArticle("9", outlet, None, "", "", text)
    for outlet, text in (("herald", "The weir is gone, Orla Venn said."), ("post", "Venn said it went."))
)
HERALD, POST = ARTICLES


def line(**changed: Any) -> dict[str, Any]:
    row = {
        "set": "news-clusters", "event": "9", "split": "dev",
        "a": {"article": HERALD, "content": [[0, 16]], "source": [[18, 27]], "cue": [[28, 32]]},
        "b": {"article": POST, "content": [[10, 17]], "source": None, "cue": None},
        "same": True, "relation": "paraphrase", "hard": False, "why": None,
    }  # fmt: skip
    return {**row, **changed}


def read(folder: Path, *rows: dict[str, Any]) -> list[StatementPair]:
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return read_statement_pairs(path)


def test_a_pair_is_read_and_placed_in_its_articles(tmp_path: Path) -> None:
    [(pair, herald, post)] = in_their_articles(read(tmp_path, line()), ARTICLES)
    assert (pair.same, pair.relation, pair.why, pair.hard) == (True, "paraphrase", None, False)
    assert (herald.outlet, post.outlet) == ("herald", "post")
    (start, end), *_ = pair.a.content
    assert herald.text[start:end] == "The weir is gone"
    assert (pair.b.source, pair.b.cue) == (None, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"same": False},
        {"same": False, "relation": None, "why": "elsewhere"},
        {"why": "other-day"},
        {"relation": None},
        {"split": "test"},
        {"b": {"article": HERALD, "content": [[0, 3]], "source": None, "cue": None}},
        {"b": {"article": POST, "content": [], "source": None, "cue": None}},
        {"b": {"article": POST, "content": [[5, 2]], "source": None, "cue": None}},
        {"b": {"article": POST, "content": [[4, 9], [0, 3]], "source": None, "cue": None}},
        {"b": {"article": POST}},
        {"b": None},
    ],
)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, changed: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="line 2"):
        read(tmp_path, line(), line(**changed))


def test_labels_of_another_edition_are_refused(tmp_path: Path) -> None:
    late = {"article": POST, "content": [[10, 99]], "source": None, "cue": None}
    with pytest.raises(InputError, match="ends at 99"):
        list(in_their_articles(read(tmp_path, line(b=late)), ARTICLES))
    with pytest.raises(InputError, match=f"no article {POST}"):
        list(in_their_articles(read(tmp_path, line()), {HERALD: ARTICLES[HERALD]}))
    with pytest.raises(InputError, match="cannot be read"):
        read_statement_pairs(tmp_path / "nowhere.jsonl")


def test_agreement_counts_whether_the_verdict_is_the_same(tmp_path: Path) -> None:
    other = {"article": POST, "content": [[0, 4]], "source": None, "cue": None}
    first = read(tmp_path, line(), line(b=other, same=False, relation=None, why="other-day"))
    assert agreement(first, first) == (2, 2, 1.0)
    second = read(tmp_path, line(relation="verbatim"), line(b=other))
    assert agreement(first, second) == (2, 1, 0.0)


def test_the_labels_are_whole() -> None:
    pairs = read_all(LABELS)
    assert len(pairs) >= 7000
    assert {pair.collection for pair in pairs} == set(EVENT_SETS)
    for split, least in (("train", 3000), ("dev", 1200)):
        some = [pair.same for pair in pairs if pair.split == split]
        assert len(some) >= least and 0.35 < sum(some) / len(some) < 0.6
    ways = Counter(frozenset(pair.key) for pair in pairs)
    assert max(ways.values()) == 1


def test_no_event_and_no_article_is_in_both_splits() -> None:
    pairs = read_all(LABELS)
    splits: dict[object, set[str]] = defaultdict(set)
    for pair in pairs:
        for thing in ((pair.collection, pair.event), pair.a.article, pair.b.article):
            splits[thing].add(pair.split)
    assert all(len(one) == 1 for one in splits.values())
    dev = {pair.event.split("-")[0] for pair in pairs if (pair.collection, pair.split) == ("ecbplus", "dev")}
    assert dev <= {"2", "5", "12", "18", "21", "23", "34", "35"}


def test_a_tenth_was_judged_twice_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = read_all(LABELS), read_all(SECOND)
    assert len(second) >= len(first) // 11
    assert main() == 0
    told = capsys.readouterr().out
    for path, readers in SECOND.items():
        some = read_statement_pairs(path)
        pairs, alike, kappa = agreement(first, some)
        assert pairs == len(some) and alike / pairs > 0.9 and kappa > 0.8
        assert f"{path.name}, by {readers}: {pairs} pairs, {alike} alike, kappa {kappa:.2f}" in told
