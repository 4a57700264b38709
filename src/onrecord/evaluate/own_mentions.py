"""Our own articles with marked mentions (``marked_mentions``), in the form in which public sets are scored."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.gold import GoldDocument, GoldMention
from onrecord.evaluate.marked_mentions import MarkedArticle, read_marked_folder
from onrecord.ids import sha256_hex


def read_own_mentions(path: Path, split: str) -> list[GoldDocument]:
    """The articles in the folder ``path``; where it holds ``split.json``, those that it names for ``split``.

    Raises:
        InputError: if there are none, or one is not written as the guide says.
    """
    if not path.is_dir():
        raise InputError(f"{path}: there is no such folder; name the one that holds <article>.txt")
    documents = [_document(article, path) for article in read_marked_folder(path)]
    listed = path / "split.json"
    if not listed.exists():
        return documents
    try:
        splits = json.loads(listed.read_text(encoding="utf-8"))
        named = {str(name): frozenset(map(str, held)) for name, held in splits.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f'{listed}: not an object such as {{"train": [articles], "dev": [articles]}} ({error})', reason="damaged"
        ) from error
    if split not in named:
        raise InputError(f"{listed}: no split {split}; it has {', '.join(sorted(named))}", reason="no such benchmark")
    return [one for one in documents if one.name in named[split]]


def _document(article: MarkedArticle, folder: Path) -> GoldDocument:
    mentions = sorted(
        (GoldMention(one.span, one.kind, one.form, f"{article.name} {one.chain}") for one in article.mentions),
        key=lambda one: one.span,
    )
    whole = ((0, len(article.text)),)
    digest = sha256_hex((folder / f"{article.name}.txt").read_bytes())
    return GoldDocument(article.name, article.text, tuple(mentions), complete=whole, bare=True, sha256=digest)
