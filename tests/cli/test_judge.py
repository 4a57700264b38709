"""``judge``, ``log``, ``undo`` and ``reanalyse`` on the command line."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.ask.records import FERRY, RAMP, make_record
from tests.judging import documents, told
from tests.moulds import copied

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ONRECORD_BY", raising=False)
    monkeypatch.setattr(getpass, "getuser", lambda: "ilse")
    return copied(tmp_path / "record", _made)


def _made(folder: Path) -> None:
    make_record(folder, FERRY, RAMP).close()


@pytest.fixture
def run(folder: Path) -> Run:
    def invoke(*arguments: str, **more: str) -> Result:
        return CliRunner().invoke(app, ["--record", str(folder), *arguments], env=more)

    return invoke


def entity(run: Run, name: str) -> str:
    rows = [json.loads(line) for line in run("export", "entities").stdout.splitlines()]
    [key] = [row["id"] for row in rows if row["name"] == name]
    return str(key)


def test_who_judges_is_the_option_or_the_variable_or_the_user(run: Run, folder: Path) -> None:
    key = told(folder)["The ramp was tested"]["id"]
    assert run("judge", "accept", key).exit_code == 0
    assert run("judge", "accept", key, ONRECORD_BY="Ann").exit_code == 0
    assert run("judge", "reject", key, "--by", "Zoe", "--why", "a guess", ONRECORD_BY="Ann").exit_code == 0
    lines = [json.loads(line) for line in run("log", "--json").stdout.splitlines()]
    assert [(line["by"], line["why"]) for line in lines] == [("ilse", None), ("Ann", None), ("Zoe", "a guess")]
    assert [line["state"] for line in lines] == ["outweighed", "outweighed", "in force"]


def test_no_name_is_asked_for(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", unknown)
    result = run("judge", "accept", told(folder)["The ramp was tested"]["id"])
    assert result.exit_code == 1
    assert "say who judges with --by NAME" in result.stderr


def test_the_log_says_it_in_sentences(run: Run, folder: Path) -> None:
    ferry, marrow = documents(folder)["ferry.txt"]["id"], entity(run, "Ilse Marrow")
    run("judge", "speaker", told(folder)["the ramp was broken"]["id"], marrow[:7], "--why", "she speaks for the firm")
    run("judge", "speaker", told(folder)["The ramp was tested"]["id"], "--new", "Cy Orr", "--kind", "person")
    run("judge", "outlet", ferry[:8], "The [bold]Lamp")
    run("judge", "different", marrow, entity(run, "ferry company"))
    run("judge", "said", told(folder)["the ramp was broken"]["id"], "2031-04-01..")
    run("undo", "3", "--why", "no")
    said = run("log").stdout
    lines = [" ".join(line.split()) for line in " ".join(said.split()).replace(" ilse ·", "\nilse ·").splitlines()]
    assert f"was said by Ilse Marrow ({marrow})" in lines[0]
    assert "she speaks for the firm in force 2 a-" in lines[1]
    assert "was said by Cy Orr, person" in lines[1]
    assert "is an article of The [bold]Lamp" in lines[2]
    assert "undone by 6" in lines[3]
    assert f"Ilse Marrow ({marrow}) and ferry company" in lines[3]
    assert "was said 2031-04-01.." in lines[4]
    assert "6 undoes judgement 3" in lines[5]
    assert len(run("log", marrow, "--json").stdout.splitlines()) == 2
    assert "onrecord judge --help" not in said


def test_an_empty_log_says_how_to_begin(run: Run) -> None:
    assert "`onrecord judge --help` says how" in run("log").stdout.replace("\n", " ")
    assert run("log", "--json").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("judge", "reject", "a-"), "is the beginning of more than one id"),
        (("judge", "reject", "nothing"), "no id in this record begins with 'nothing'"),
        (("judge", "published", "d-2", "in May"), "write 2024-03-21, or 2024-03-01..2024-03-21"),
        (("judge", "said", "a-9c", "in May"), "write 2024-03-21, or 2024-03-01..2024-03-21"),
        (("judge", "kind", "e-9", "dog"), "'dog' is not one of"),
        (("judge", "speaker", "a-9c"), "Say who spoke in one way"),
        (("judge", "speaker", "a-9c", "e-9", "--nobody"), "Say who spoke in one way"),
        (("judge", "speaker", "a-9c", "--new", "Cy"), "--new and --kind go together"),
        (("undo", "7"), "there is no judgement 7 in this record"),
        (("log", "zzz"), "no id in this record begins with 'zzz'"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert said in " ".join(result.stderr.split())
    assert run("log", "--json").stdout == ""


def test_nothing_is_made_where_there_is_no_record(tmp_path: Path) -> None:
    for arguments in (("judge", "reject", "a-1"), ("log",), ("undo", "1"), ("reanalyse",)):
        result = CliRunner().invoke(app, ["--record", str(tmp_path / "none"), *arguments])
        assert result.exit_code == 1
        assert "is not a record" in result.stderr
    assert not (tmp_path / "none").exists()


def test_two_researchers_exchange_what_they_judged(run: Run, folder: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    make_record(theirs, FERRY, RAMP).close()

    def they(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--record", str(theirs), *arguments])

    ramp, tested = documents(folder)["ramp.txt"]["id"], told(folder)["The ramp was tested"]["id"]
    run("judge", "outlet", ramp, "The Lamp")
    run("judge", "accept", tested)
    they("judge", "outlet", ramp, "The Candle", "--by", "Zoe")
    they("judge", "outlet", ramp, "The Torch", "--by", "Zoe", "--why", "its masthead")
    they("judge", "published", ramp, "2031-04-03", "--by", "Zoe")
    file = tmp_path / "judgements.jsonl"
    assert they("export", "judgements", "--output", str(file)).exit_code == 0
    result = run("judge", "import", str(file))
    assert result.exit_code == 0
    assert "3 added · 0 already there · 0 failed · 1 contradicted" in result.stderr
    assert "contradicted by 1, which stays in force" in " ".join(result.stderr.split())
    states = [json.loads(line) for line in run("log", "--json").stdout.splitlines()]
    assert [(each["state"], each["other"], each["against"]) for each in states] == [
        ("in force", None, [4]),
        ("in force", None, []),
        ("outweighed", 4, []),
        ("contradicted", 1, []),
        ("in force", None, []),
    ]
    assert all(each["imported"] for each in states[2:])
    assert documents(folder)["ramp.txt"]["outlet"] == "The Lamp"
    assert documents(folder)["ramp.txt"]["published"]["basis"].startswith("judged by Zoe on ")
    again = run("judge", "import", str(file))
    assert "0 added · 3 already there · 0 failed" in again.stderr
    run("judge", "outlet", ramp, "The Torch")
    states = [json.loads(line) for line in run("log", "--json").stdout.splitlines()]
    assert [each["state"] for each in states] == [
        "outweighed", "in force", "outweighed", "agreed", "in force", "in force"]  # fmt: skip


def test_judgements_of_another_record_that_name_other_ids_find_their_article(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    """Their file of the same bytes has another name, so all ids are others."""
    theirs = tmp_path / "theirs"
    make_record(theirs, RAMP.__class__("other.txt", RAMP.outlet, RAMP.published, RAMP.blocks, RAMP.told)).close()
    key = told(theirs)["The ramp was tested"]["id"]
    assert key != told(folder)["The ramp was tested"]["id"]
    file = tmp_path / "judgements.jsonl"
    for arguments in (("judge", "accept", key), ("export", "judgements", "--output", str(file))):
        assert CliRunner().invoke(app, ["--record", str(theirs), *arguments]).exit_code == 0
    assert run("judge", "import", str(file)).exit_code == 0
    assert told(folder)["The ramp was tested"]["judged"] == "accepted"
    result = run("judge", "import", "-")
    assert result.exit_code == 0


def test_what_cannot_be_taken_over_is_named_and_the_rest_is(run: Run, folder: Path, tmp_path: Path) -> None:
    run("judge", "accept", told(folder)["The ramp was tested"]["id"])
    [good] = run("export", "judgements").stdout.splitlines()
    row = json.loads(good)
    bad = [
        "{cut",
        "[1]",
        json.dumps({**row, "by": "Somebody else"}),
        json.dumps({**row, "verb": "burn"}),
        json.dumps({**row, "attribution": None}),
        json.dumps({**row, "attribution": {**row["attribution"], "id": 7}}),
        json.dumps({**row, "made": "yesterday"}),
        json.dumps({**row, "left": {"id": "e-1", "name": "x", "kind": "person", "members": []}}),
        '{"digest": "\\ud800"}',
        "x" * 2_000_000,
    ]
    file = tmp_path / "judgements.jsonl"
    file.write_text("\n".join([*bad, "", good]), encoding="utf-8")
    result = run("judge", "import", str(file))
    assert result.exit_code == 1
    assert f"0 added · 1 already there · {len(bad)} failed" in result.stderr
    for number in range(1, len(bad) + 1):
        assert f"line {number}: " in result.stderr
    assert "line 3: its digest is not that of what it says" in result.stderr
    assert len(run("log", "--json").stdout.splitlines()) == 1


def test_adding_says_how_many_judgements_are_not_anchored(run: Run, folder: Path, tmp_path: Path) -> None:
    from onrecord.store.record import Record

    run("judge", "accept", told(folder)["The ramp was tested"]["id"])
    [line] = run("export", "judgements").stdout.splitlines()
    other = tmp_path / "other"
    make_record(other, FERRY).close()
    file = tmp_path / "judgements.jsonl"
    file.write_text(line)
    result = CliRunner().invoke(app, ["--record", str(other), "judge", "import", str(file)])
    assert "1 not anchored" in result.stderr
    assert "not anchored: the article is not in this record" in " ".join(result.stderr.split())
    article = tmp_path / "new.txt"
    article.write_text("The harbour was quiet all day. Nobody spoke of the ferry.")
    result = CliRunner().invoke(app, ["--record", str(other), "add", str(article)])
    assert "1 judgement is not anchored in the articles as they are now" in " ".join(result.stderr.split())
    with Record.open(other) as record:
        assert record.snapshot().counts().documents == 2


def test_everything_is_analysed_anew_once(run: Run) -> None:
    result = run("reanalyse")
    assert result.exit_code == 0
    assert "2 analysed · 0 up to date · 0 failed" in result.stderr
    assert "0 analysed · 2 up to date · 0 failed" in run("reanalyse").stderr


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_judgements_are_exported_as_every_table(run: Run, folder: Path, tmp_path: Path, form: str) -> None:
    run("judge", "accept", told(folder)["The ramp was tested"]["id"])
    run("undo", "1")
    result = run("export", "judgements", "--format", form, "--output", str(tmp_path / "out"))
    assert "2 rows" in result.stderr
