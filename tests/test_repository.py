"""What is handed on: nothing of the machine it was made on, pinned requirements, a small whole wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
WHEEL_LIMIT = 32 * 2**20
"""Bytes; the model takes about 23 MB of them."""

MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|Users|work|opt|mnt|srv)/\w|[A-Z]:\\Users\\")
REGISTRY = re.compile(r"pythonhosted|pypi\.\w+|artifactory|://[^/\s]*/simple\b")


def _handed_on() -> list[Path]:
    """Files that git tracks or would track; without git, everything outside hidden and built folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
        paths = [ROOT / name for name in listed.split("\0") if name]
    else:
        tops = [path for path in ROOT.iterdir() if path.name in {"src", "tests", "docs", "bench", "training", ".ci"}]
        paths = [*ROOT.iterdir(), *(path for top in tops for path in top.rglob("*"))]
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts]


def test_no_path_of_a_machine_and_no_registry_in_any_file() -> None:
    found = []
    for path in _handed_on():
        if path == Path(__file__).resolve():
            continue
        content = path.read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", "replace")
        for pattern in (MACHINE_PATH, REGISTRY):
            found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    assert not found


@pytest.mark.parametrize("line", ["see /home/somebody/x", "file:///root/x", "C:\\Users\\x", "a=/opt/wheels"])
def test_the_pattern_for_paths_knows_one(line: str) -> None:
    assert MACHINE_PATH.search(line)


def _pins(name: str) -> dict[str, set[str]]:
    pins: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        package, version = re.fullmatch(r"([a-z0-9-]+)==([^ ;]+)(?: ; .+)?", line).groups()  # type: ignore[union-attr]
        pins.setdefault(package, set()).add(version)
    return pins


def _wanted() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = {LOCKS[0]: project["project"]["dependencies"], LOCKS[1]: project["dependency-groups"]["dev"]}
    names = {lock: [re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in listed[lock]] for lock in LOCKS}
    return {LOCKS[0]: names[LOCKS[0]], LOCKS[1]: names[LOCKS[0]] + names[LOCKS[1]]}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_torch_is_none_of_them(lock: str) -> None:
    pins = _pins(lock)
    assert set(_wanted()[lock]) <= pins.keys()
    assert not {"torch", "transformers", "scikit-learn", "onnx"} & pins.keys()


def test_both_locks_agree() -> None:
    run, develop = _pins(LOCKS[0]), _pins(LOCKS[1])
    assert {package: develop.get(package) for package in run} == run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built without the network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_is_whole(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "onrecord"
    expected = [
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert set(expected) <= names
    assert {"onrecord/py.typed", "onrecord/sample/articles/01-courier-rally.txt"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_the_wheel_is_small_and_holds_the_package_only(wheel: Path) -> None:
    assert wheel.stat().st_size < WHEEL_LIMIT
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"onrecord"}
