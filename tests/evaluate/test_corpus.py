from __future__ import annotations

import io
import shutil
import tarfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.corpus import fingerprint, opened
from onrecord.evaluate.polnear import read_split
from tests.evaluate.corpora import make_corpus, pack


def test_a_folder_and_its_archive_hold_the_same(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path / "corpus")
    with opened(pack(folder, tmp_path / "corpus.tar.gz"), "dev") as unpacked:
        assert list(read_split(unpacked, "dev")) == list(read_split(folder, "dev"))
        assert fingerprint(unpacked, "dev") == fingerprint(folder, "dev")
    assert not unpacked.exists()
    with opened(folder, "dev") as same:
        assert same == folder
    assert folder.exists()


def test_the_fingerprint_tells_every_change_and_no_other_file(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path)
    before = fingerprint(folder, "dev")
    (folder / "dev" / "text" / "notes.md").write_text("not an article", encoding="utf-8")
    assert fingerprint(folder, "dev") == before
    annotation = folder / "dev" / "attributions" / "herald_pier_1a2b.ann"
    annotation.write_bytes(annotation.read_bytes().replace(b"E1\t", b"E2\t"))
    assert fingerprint(folder, "dev") != before


def test_what_is_wrong_is_named_with_what_is_there(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path / "corpus", "train")
    shutil.copytree(folder / "train", folder / "dev")
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.txt").write_text("no archive", encoding="utf-8")
    for path, split, said in (
        (folder, "test", "it has the splits dev, train"),
        (pack(folder, tmp_path / "corpus.tar.gz"), "test", "it has the splits dev, train"),
        (tmp_path / "empty", "dev", "name the folder that holds <split>/text"),
        (tmp_path / "nowhere", "dev", "there is nothing there"),
        (tmp_path / "page.txt", "dev", "not a whole .tar.gz"),
    ):
        with pytest.raises(InputError, match=said) as error, opened(path, split):
            pass
        assert str(path) in str(error.value)


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    archive = pack(make_corpus(tmp_path / "corpus"), tmp_path / "corpus.tar.gz")
    archive.write_bytes(archive.read_bytes()[:-40])
    with pytest.raises(InputError, match="not a whole"), opened(archive, "dev"):
        pass


def test_texts_without_annotations_are_refused(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path)
    shutil.rmtree(folder / "dev" / "attributions")
    with pytest.raises(InputError, match="dev/attributions"), opened(folder, "dev"):
        pass


def test_an_archive_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    archive = tmp_path / "hostile.tar.gz"
    names = ("../../dev/text/out.txt", "/dev/text/out.txt", "x/dev/text/..", "x/dev/text/a\\..\\b.txt")
    with tarfile.open(archive, "w:gz") as tar:
        for name in names:
            tar.addfile(tarfile.TarInfo(name), io.BytesIO())
        tar.addfile(tarfile.TarInfo("x/dev/attributions/out_1.ann"), io.BytesIO())
    before = set(tmp_path.rglob("*"))
    with opened(archive, "dev") as folder:
        inside = {path.relative_to(folder).parts[:2] for path in folder.rglob("*") if path.is_file()}
    assert inside == {("dev", "text"), ("dev", "attributions")}
    assert set(tmp_path.rglob("*")) == before
