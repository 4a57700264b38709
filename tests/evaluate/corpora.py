"""A made-up corpus laid out as PolNeAR is."""

from __future__ import annotations

import tarfile
from pathlib import Path

TEXTS = {
    "herald_weir": "Orla Venn said: The weir has gone.\nBen Ash said: Nobody was hurt.\n",
    "herald_pier": "The pier held, Cleo Marsh said.\n",
}
STANDOFF = {
    "herald_weir": (
        "T1\tSource 0 9\tOrla Venn\nT2\tCue 10 14\tsaid\nT3\tContent 16 33\tThe weir has gone\n"
        "T4\tSource 35 42\tBen Ash\nT5\tCue 43 47\tsaid\nT6\tContent 49 64\tNobody was hurt\n"
        "E1\tSource:T1 Cue:T2 Content:T3\nE2\tSource:T4 Cue:T5 Content:T6\n"
    ),
    "herald_pier": (
        "T1\tSource 15 26\tCleo Marsh\nT2\tCue 27 31\tsaid\nT3\tContent 0 13\tThe pier held\n"
        "E1\tSource:T1 Cue:T2 Content:T3\n"
    ),
}


def make_corpus(folder: Path, split: str = "dev") -> Path:
    """Write the corpus to ``folder``, which it returns."""
    for part in ("text", "attributions"):
        (folder / split / part).mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / split / "text" / f"{name}.txt").write_bytes(text.encode())
        (folder / split / "attributions" / f"{name}_1a2b.ann").write_bytes(STANDOFF[name].encode())
    return folder


def pack(folder: Path, archive: Path) -> Path:
    """Put ``folder`` into a .tar.gz, which it returns."""
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, arcname=f"./{folder.name}")
    return archive
