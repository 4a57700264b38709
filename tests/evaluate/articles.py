"""A made-up folder of annotated articles, one outlet for each split."""

from __future__ import annotations

import json
from pathlib import Path

WEIR = """\
outlet: The Weir Post
region: Norden
date: 2031-04-02
kind: news

===
{s1:Orla Venn} {q1:said}: {c1:The weir has gone.}

{s2:Orla Venn} {q2:said}: {c2:Nobody was hurt, or so Ben thinks.}

{s3:A guard} {q3:said}: {c3:It {scare:"fell"} at noon.}

{c4:It was loud}, {s4:Ben Ash} {q4:believes}.

The band played Venn said: {work:"The Weir"}
===
1 | speech | plain | Orla Venn
2 | speech | late-cue, signed | Ben Ash
3 | speech | plain | -
4 | belief | plain | Ben Ash
"""

PIER = """\
outlet: Pier Gazette
region: Norden
date: 2031-04-03
kind: wire

===
{s1:Cleo Marsh} {q1:said}: {c1:The pier held. {s2:Ben} {q2:knew} {c2:it would}.}
===
1 | speech | plain | Cleo Marsh
2 | belief | plain | Ben | in 1
"""


def make_articles(folder: Path, *, split: bool = True) -> Path:
    """Write the articles to ``folder``, which it returns."""
    for outlet, text in (("weir-post", WEIR), ("pier-gazette", PIER)):
        (folder / "articles" / outlet).mkdir(parents=True)
        (folder / "articles" / outlet / "01.txt").write_bytes(text.encode())
    if split:
        listed = {"train": ["pier-gazette"], "dev": ["weir-post"]}
        (folder / "split.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder
