"""A record to be asked about, and a way to run the command on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.ask.records import FERRY, RAMP, make_record

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "record"
    make_record(folder, FERRY, RAMP).close()
    return folder


@pytest.fixture
def run(record: Path) -> Run:
    """Run a command on the record; ``--record`` is given already."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--record", str(record), *arguments])

    return invoke
