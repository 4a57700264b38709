"""Made-up sets of articles that tell of the same events, each in the form of a public one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

WEIR = "The weir is gone, Orla Venn said.\nNobody was hurt."


def make_news_clusters(folder: Path, **changed: Any) -> Path:
    """Two events, the later number first in order of the files. changed: fields of the first file."""
    files = {
        "aa": {"EventId": 10, "title": "Pier holds", "text": "It held.", "source_domain": "www.post.example"},
        "bb": {"EventId": 9, "title": "Weir gone", "text": WEIR, "source_domain": "www.herald.example"},
        "cc": {"EventId": 9, "title": "Weir lost", "text": " Venn:\r\ngone. ", "source_domain": "gazette.example"},
    }
    (folder / "clusters").mkdir(parents=True)
    for name, told in files.items():
        article: dict[str, Any] = {
            "newsCluster": {"Event": "made_up", "EventId": told.pop("EventId")},
            "url": f"http://www.example/{name}",
            "date_publish": "2018-01-02T03:04:05" if name != "cc" else None,
            **told,
            **(changed if name == "aa" else {}),
        }
        (folder / "clusters" / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    return folder


def make_basil(folder: Path, **changed: Any) -> Path:
    """One event told by two outlets, and a file of annotations. changed: fields of the first article."""
    year = folder / "articles" / "2011"
    year.mkdir(parents=True)
    for number, outlet in enumerate(("NYT", "fox")):
        article = {
            "triplet-uuid": "ab-1",
            "source": outlet,
            "date": "2011-03-04",
            "url": f"http://{outlet}.example/1",
            "title": "Weir gone",
            "body-paragraphs": [["The weir is gone. ", " Orla Venn said so."], [" "], [], ["Nobody was hurt."]],
            **(changed if number == 0 else {}),
        }
        (year / f"ab-1_{number + 1}.json").write_text(json.dumps(article), encoding="utf-8")
    (folder / "annotations").mkdir()
    (folder / "annotations" / "ab-1_1_ann.json").write_text("{}", encoding="utf-8")
    return folder


def make_allsides(path: Path, **changed: Any) -> Path:
    """Two articles, a line each; the body of the second begins with its title. changed: fields of the first."""
    herald = {"source": "Herald", "date": "2018-01-02", "url": "u1", "title": "Weir  gone ", "content_original": WEIR}
    post = {"source": "Post", "date": "", "url": "u2", "title": "Pier holds"}
    articles = [{**herald, **changed}, {**post, "content_original": "Pier holds\n\nIt held."}]
    path.write_bytes(gzip.compress("\n".join(json.dumps(each) for each in articles).encode()))
    return path
