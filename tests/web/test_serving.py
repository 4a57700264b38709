"""``onrecord serve`` as a process."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.app import app


def test_it_says_where_it_is_and_answers(folder: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "--record", str(folder), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert address, said
            with urllib.request.urlopen(address[0], timeout=60) as answer:
                assert b"Who said what" in answer.read()
                assert "server" not in answer.headers
        finally:
            process.terminate()


def test_a_taken_port_is_named_with_the_remedy(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["--record", str(folder), "serve", "--port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} is taken" in result.output
    assert "--port" in result.output


def test_no_record_is_said_before_anything_is_served(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--record", str(tmp_path / "none"), "serve"])
    assert result.exit_code == 1
    assert "none" in result.output


def test_the_help_loads_no_server() -> None:
    code = (
        "import sys; from onrecord.cli import main; status = main(['serve', '--help']); "
        "print(sorted({'fastapi', 'uvicorn', 'jinja2', 'duckdb', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip().endswith("[]")
