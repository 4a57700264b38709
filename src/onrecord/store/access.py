"""Who may open the reading room from another computer: a password and tokens, of which only hashes are kept.

They lie in ``access.json`` in the record's folder, apart from the catalog, so that they can be left out of a copy.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from onrecord.errors import InputError, NotFoundError, RecordError
from onrecord.store.files import write_whole

NAME = "access.json"
SHORTEST, LONGEST = 10, 1000
"""Characters of a password."""

_LONGEST_NAME = 100
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """A key for a program. name: whose it is. made: ISO 8601 date-time. hash: Argon2id, of RFC 9106."""

    name: str
    made: str
    hash: str


@dataclass(frozen=True, slots=True)
class Access:
    """What opens the record: hashes of its password (None: there is none) and of its tokens."""

    password: str | None = None
    tokens: tuple[Token, ...] = ()

    @property
    def exists(self) -> bool:
        """Whether anything opens it."""
        return self.password is not None or bool(self.tokens)

    def opens(self, password: str) -> bool:
        """Whether this is the password. Takes some fifty milliseconds, whatever is given."""
        return _fits(self.password or _nothing(), password) and self.password is not None

    def holder(self, token: str) -> Token | None:
        """Which of the tokens this is; None for none. Its first half finds the entry, so that one hash is computed."""
        name, _, _ = token.rpartition(".")
        entry = next((each for each in self.tokens if each.name == name), None)
        return entry if _fits(entry.hash if entry else _nothing(), token) else None


def read_access(folder: Path) -> Access:
    """What opens the record at ``folder``; nothing if nobody set anything.

    Raises:
        RecordError: if the file is damaged.
    """
    path = folder / NAME
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        tokens = tuple(Token(str(each["name"]), str(each["made"]), str(each["hash"])) for each in given["tokens"])
        return Access(None if given["password"] is None else str(given["password"]), tokens)
    except FileNotFoundError:
        return Access()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RecordError(
            f"{path} cannot be read ({error}): delete it and set the password anew with `onrecord access password`",
            reason="access file damaged",
        ) from error


def set_password(folder: Path, password: str | None) -> None:
    """Let ``password`` open the record at ``folder`` from now on; None for no password.

    Raises:
        InputError: if it is too short or too long.
        RecordError: if it cannot be written.
    """
    if password is not None and not SHORTEST <= len(password) <= LONGEST:
        raise InputError(
            f"this password has {len(password)} characters: give {SHORTEST} to {LONGEST:,}, as some words in a row",
            reason="password too short or too long",
        )
    hashed = None if password is None else _hash(password)
    _write(folder, replace(read_access(folder), password=hashed))


def add_token(folder: Path, name: str, made: str) -> str:
    """Make a token for ``name``; it is told this once, and kept as a hash only. made: ISO 8601 date-time.

    Raises:
        InputError: for a name that is there already, or that cannot be.
        RecordError: if it cannot be written.
    """
    known = read_access(folder)
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or not name.isascii():
        raise InputError(
            f"{name!r} cannot name a token: give up to {_LONGEST_NAME} plain letters and digits", reason="no name"
        )
    if any(each.name == name for each in known.tokens):
        raise InputError(
            f"there is a token named {name} already: choose another name, or `onrecord access revoke {name!r}` first",
            reason="name taken",
        )
    token = f"{name}.{secrets.token_urlsafe(_BYTES)}"
    _write(folder, replace(known, tokens=(*known.tokens, Token(name, made, _hash(token)))))
    return token


def revoke_token(folder: Path, name: str) -> None:
    """Let the token of ``name`` not open the record any more.

    Raises:
        NotFoundError: if there is none. RecordError: if it cannot be written.
    """
    known = read_access(folder)
    left = tuple(each for each in known.tokens if each.name != name)
    if len(left) == len(known.tokens):
        names = ", ".join(each.name for each in known.tokens) or "there are none"
        raise NotFoundError(f"there is no token named {name}; those there are: {names}")
    _write(folder, replace(known, tokens=left))


def _write(folder: Path, access: Access) -> None:
    path = folder / NAME
    try:
        write_whole(path, json.dumps(asdict(access), ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise RecordError(f"{path} cannot be written ({error.strerror})", reason="cannot be written") from error


def _hash(secret: str) -> str:
    from argon2 import PasswordHasher

    return str(PasswordHasher().hash(secret.encode("utf-8", "surrogatepass")))


def _fits(hashed: str, secret: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return bool(PasswordHasher().verify(hashed, secret.encode("utf-8", "surrogatepass")))
    except (Argon2Error, InvalidHashError):
        return False


def _nothing() -> str:
    """A hash that nothing fits, so that a wrong name takes as long as a wrong password."""
    return "$argon2id$v=19$m=65536,t=3,p=4$QUFBQUFBQUFBQUFBQUFBQQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
