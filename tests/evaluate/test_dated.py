"""Labels of when attributions were said: how they are read, and how two passes compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.dated import Label, agreement, read_labels, read_published

ROW: dict[str, Any] = {
    "article": "a",
    "source": [],
    "content": [[3, 9], [12, 20]],
    "earliest": None,
    "latest": "2031-05-02",
    "basis": "publication",
    "timex": None,
}


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    return path


def test_labels_are_read_by_article(tmp_path: Path) -> None:
    dated = {**ROW, "source": [[0, 2]], "earliest": "2031-05-01", "basis": "cue", "timex": [30, 36], "hard": True}
    first = write(tmp_path / "1.jsonl", ROW, {**ROW, "article": "b"})
    assert read_labels([first, write(tmp_path / "2.jsonl", dated)]) == {
        "a": [
            Label("a", (), ((3, 9), (12, 20)), None, "2031-05-02", "publication", None),
            Label("a", ((0, 2),), ((3, 9), (12, 20)), "2031-05-01", "2031-05-02", "cue", (30, 36), True),
        ],
        "b": [Label("b", (), ((3, 9), (12, 20)), None, "2031-05-02", "publication", None)],
    }


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"earliest": "2031-02-30"}, "not a label"),
        ({"latest": "May"}, "not a label"),
        ({"latest": 2031}, "not a label"),
        ({"timex": [1]}, "not a label"),
        ({"content": 7}, "not a label"),
        ({"basis": "guess"}, "basis 'guess' is unknown"),
        ({"earliest": "2031-05-03"}, "after it ends"),
    ],
)
def test_a_damaged_label_is_named_by_its_line(tmp_path: Path, change: dict[str, object], says: str) -> None:
    path = write(tmp_path / "labels.jsonl", ROW, {**ROW, **change})
    with pytest.raises(InputError, match=f"line 2: .*{says}"):
        read_labels([path])


def test_what_is_no_label_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_labels([tmp_path / "none.jsonl"])
    with pytest.raises(InputError, match="line 1: not a label"):
        read_labels([write(tmp_path / "list.jsonl", [1, 2])])
    (tmp_path / "half.jsonl").write_text('{"article": "a"', encoding="utf-8")
    with pytest.raises(InputError, match="line 1: not JSON"):
        read_labels([tmp_path / "half.jsonl"])


def test_days_of_publication(tmp_path: Path) -> None:
    known = {"article": "a", "published": "2031-05-02", "why": "file name"}
    path = write(tmp_path / "dates.jsonl", known, {"article": "b", "published": None, "why": "not told"})
    assert read_published(path) == {"a": "2031-05-02", "b": None}
    with pytest.raises(InputError, match="line 1: not a day of publication"):
        read_published(write(path, {"article": "a", "published": "soon"}))


def test_two_passes_agree_on_interval_basis_and_expression() -> None:
    def label(content: int, earliest: str | None, basis: Any, timex: tuple[int, int] | None) -> Label:
        return Label("a", (), ((content, content + 5),), earliest, "2031-05-02", basis, timex)

    first = [label(0, "2031-05-02", "cue", (10, 16)), label(20, None, "publication", None)]
    second = [
        label(0, "2031-05-02", "article", (13, 22)),
        label(20, "2031-05-02", "article", (40, 46)),
        label(60, None, "publication", None),  # nothing to compare it with
    ]
    assert agreement({"a": first}, {"a": second}) == {"interval": (1, 2), "basis": (0, 2), "timex": (1, 2)}
    assert agreement({"a": first}, {"a": first}) == {"interval": (2, 2), "basis": (2, 2), "timex": (2, 2)}
    assert agreement({"b": first}, {"a": []}) == {"interval": (0, 0), "basis": (0, 0), "timex": (0, 0)}


def test_labels_kept_with_the_project_hold_together() -> None:
    folder = Path(__file__).parents[2] / "bench" / "labels"
    published = read_published(folder / "polnear-dates.jsonl")
    dev = read_labels([folder / "polnear-dev-said.jsonl"])
    train = read_labels([folder / "polnear-train-said.jsonl"])
    assert not dev.keys() & train.keys()
    labels = [one for some in (*dev.values(), *train.values()) for one in some]
    assert len({(one.article, one.source, one.content) for one in labels}) == len(labels)
    for one in labels:
        assert (one.timex is None) == (one.basis in ("publication", "none")), one
        assert one.basis != "publication" or (one.earliest, one.latest) == (None, published[one.article]), one
    second = read_labels([folder / "polnear-dev-said-second.jsonl"])
    assert agreement(dev, second)["interval"][1] == sum(map(len, second.values())) >= sum(map(len, dev.values())) // 10
