from __future__ import annotations

from pathlib import Path

import pytest

from bench.mention_agreement import main
from onrecord.errors import InputError

HEAD = "outlet: The Weir Post\nregion: Norden\ndate: 2031-04-02\nkind: news\n===\n"
FIRST = (
    "[T|Mayor] [P:1|Orla Venn] left [L:2|Weir]. [~p:1|She] and [p:3|a guard] fled. "
    "[p:3|The guard] said [~p:3|she] fell."
)


def write(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "weir-1.txt").write_text(HEAD + text, encoding="utf-8")
    return folder


def test_what_two_annotators_marked_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = write(tmp_path / "first", FIRST)
    second = write(
        tmp_path / "second",
        "Mayor [P:1|Orla Venn] left [O:2|Weir]. [~p:1|She] and [p:3|a guard] fled. The guard said [~p:1|she] fell.",
    )
    assert main([str(second), str(first)]) == 0
    said = capsys.readouterr().out
    assert "| name and kind | 2 | 2 | 1 | 50.0 |" in said
    assert "| nominal | 2 | 1 | 1 | 66.7 |" in said
    assert "| pronoun | 2 | 2 | 2 | 100.0 |" in said
    assert "| title | 1 | 0 | 0 | 0.0 |" in said
    # Common are Venn, Weir, She, a guard, she. Precision: 2/3, 1, 2/3, 1, 1/3; recall: 1, 1, 1, 1/2, 1/2.
    assert "B-cubed F1 76.5" in said


def test_the_same_marks_agree_wholly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = write(tmp_path / "first", FIRST), write(tmp_path / "second", FIRST)
    main([str(second), str(first)])
    said = capsys.readouterr().out
    assert said.count("100.0") == 5


def test_another_text_is_refused(tmp_path: Path) -> None:
    first, second = write(tmp_path / "first", FIRST), write(tmp_path / "second", FIRST.replace("fled", "ran"))
    with pytest.raises(InputError, match="weir-1: its text is not that of the first"):
        main([str(second), str(first)])
