"""What opens a record to others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError, NotFoundError, RecordError
from onrecord.store.access import NAME, Access, add_token, read_access, revoke_token, set_password

MADE = "2031-04-03T12:00:00+00:00"
PASSWORD = "ferry ramp harbour"


def test_nothing_opens_a_record_at_first(tmp_path: Path) -> None:
    assert read_access(tmp_path) == Access()
    assert not Access().exists
    assert not Access().opens("")


def test_a_password_opens_it_until_another_is_set(tmp_path: Path) -> None:
    set_password(tmp_path, PASSWORD)
    kept = read_access(tmp_path)
    assert kept.exists
    assert kept.opens(PASSWORD)
    assert not kept.opens(PASSWORD + " ")
    assert not kept.opens("")
    assert PASSWORD not in (tmp_path / NAME).read_text(encoding="utf-8")
    assert json.loads((tmp_path / NAME).read_bytes())["password"].startswith("$argon2id$")
    set_password(tmp_path, "another one altogether")
    assert not read_access(tmp_path).opens(PASSWORD)
    set_password(tmp_path, None)
    assert not read_access(tmp_path).exists


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_a_password_that_is_too_short_or_long_changes_nothing(tmp_path: Path, password: str) -> None:
    set_password(tmp_path, PASSWORD)
    with pytest.raises(InputError, match="characters"):
        set_password(tmp_path, password)
    assert read_access(tmp_path).opens(PASSWORD)


def test_a_token_is_known_by_its_hash_only_until_it_is_revoked(tmp_path: Path) -> None:
    token = add_token(tmp_path, "nightly", MADE)
    other = add_token(tmp_path, "weekly", MADE)
    kept = read_access(tmp_path)
    assert [each.name for each in (kept.holder(token), kept.holder(other)) if each] == ["nightly", "weekly"]
    assert token not in (tmp_path / NAME).read_text(encoding="utf-8")
    # Neither with another's name nor with another's secret.
    assert kept.holder("weekly." + token.partition(".")[2]) is None
    assert kept.holder("nobody.x") is None
    revoke_token(tmp_path, "nightly")
    left = read_access(tmp_path)
    assert left.holder(token) is None
    assert left.holder(other) is not None
    with pytest.raises(NotFoundError, match="weekly"):
        revoke_token(tmp_path, "nightly")


@pytest.mark.parametrize("name", ["", " ", "a\x07b", "øøø", "x" * 101])
def test_a_name_that_could_not_be_told_from_another_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot name a token"):
        add_token(tmp_path, name, MADE)


def test_a_name_is_given_once(tmp_path: Path) -> None:
    add_token(tmp_path, "nightly", MADE)
    with pytest.raises(InputError, match="already"):
        add_token(tmp_path, " nightly ", MADE)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"password": 1}', '{"password": null, "tokens": [1]}', "\xff"])
def test_a_damaged_file_opens_nothing_and_says_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, encoding="latin-1")
    with pytest.raises(RecordError, match="onrecord access password"):
        read_access(tmp_path)
