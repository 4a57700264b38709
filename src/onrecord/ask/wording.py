"""The words in which the record speaks to a reader: neutral, and never more than the articles say.

Words of an article keep the quotation marks that the article gives them, and get
none that it does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from onrecord.analyse.languages import language_name as language_name
from onrecord.ask.printable import one_line
from onrecord.ask.views import ACCEPTED, UNSURE, Article
from onrecord.offsets import with_gaps
from onrecord.resolve.families import Copy
from onrecord.resolve.judged import BY_A_PERSON

Row = dict[str, Any]

_CHANGES = {
    "negation": "negation changed", "number": "number changed", "modality": "what may be and what is changed",
    "tense": "tense changed", "cut": "left out", "added": "put in", "reported": "as reported speech",
}  # fmt: skip
_MANY = {"style sheet or hint": "style sheets and hints", "sound or film": "sounds and films"}
_QUOTATION_MARKS = frozenset('"“”„‟«»‘‹›「」『』')


def said_words(attribution: Row) -> str:
    """The words of a content as the article has them; left-out words of the article show as ``[…]``."""
    content = attribution["content"]
    words = join_pieces(content["text"], content["spans"])
    if attribution["kind"] == "direct" and not _QUOTATION_MARKS & set(words):
        return f"“{words}”"
    return words


def join_pieces(text: str, spans: Sequence[Sequence[int]]) -> str:
    """A phrase on one line, with ``[…]`` where it leaves out words between its spans."""
    return one_line(with_gaps(text, spans))


def speaker(attribution: Row, *, named: bool = True) -> str:
    """The speaker's name; or what the article calls it, in quotation marks; or that there is no source.

    named: False for a speaker known by a description only, as "a senior official".
    """
    if attribution["speaker"]:
        name = one_line(attribution["speaker"]["name"])
        return name if named else f"“{name}”"
    source = attribution["source"]
    if source:
        return f"“{join_pieces(source['text'], source['spans'])}” (not identified)"
    return "(no source named)"


def manner(attribution: Row) -> str:
    """What follows the name: the article's cue; and direct, mixed or indirect, belief where it is one."""
    cue = attribution["cue"]
    told = f" · “{join_pieces(cue['text'], cue['spans'])}”" if cue else ""
    belief = ", belief" if attribution["act"] == "belief" else ""
    return f"{told} · {attribution['kind']}{belief}"


def interval(value: Row | None) -> str | None:
    """``2024-03-21``, ``2024-03-01 to 2024-03-10``, ``by 2024-03-10``, ``from 2024-03-01``, or None."""
    if not value or not (value["earliest"] or value["latest"]):
        return None
    earliest, latest = value["earliest"], value["latest"]
    if earliest == latest:
        return str(earliest)
    if not earliest:
        return f"by {latest}"
    if not latest:
        return f"from {earliest}"
    return f"{earliest} to {latest}"


def said_on(attribution: Row) -> str | None:
    """``said 2024-03-21``, with ``(inferred)`` where the date rests on another document; or None. So of a person's.

    None also where nothing but the day of publication bounds it, which stands beside it anyway.
    """
    date = interval(attribution["said"])
    if date is None or attribution["said"]["basis"].startswith("not after publication"):
        return None
    basis = attribution["said"]["basis"]
    whose = next((f" ({each})" for each in ("inferred", BY_A_PERSON) if basis.startswith(each)), "")
    return f"said {date}{whose}"


def is_dated(attribution: Row) -> bool:
    """Whether more is known of when it was said than that it was not after publication."""
    return said_on(attribution) is not None


def told(tellings: int, articles: int, outlets: int, independent: int) -> str:
    """``told 17 times in 14 articles by 12 outlets, 2 tellings independent``; or that it was told once."""
    if tellings == 1:
        return "told once"
    if articles == 1:
        return f"told {tellings:,} times in one article"
    inside = f" in {articles:,} articles" if articles != tellings else ""
    by = f" by {outlets:,} outlets" if outlets > 1 else ""
    return f"told {tellings:,} times{inside}{by}, {count(independent, 'telling', 'tellings')} independent"


def change(kind: str) -> str:
    """The kind of a difference between two wordings for a reader: ``number changed``."""
    return _CHANGES.get(kind, kind)


def changed(copy: Copy) -> list[str]:
    """What a reprint changed: ``another headline``, ``2 paragraphs dropped``; or ``word for word``."""
    found = ["another headline"] if copy.headline else []
    found += [f"{count(len(copy.dropped), 'paragraph', 'paragraphs')} dropped"] if copy.dropped else []
    found += [f"{count(len(copy.added), 'paragraph', 'paragraphs')} added"] if copy.added else []
    found += [count(len(copy.edits), "other edit", "other edits")] if copy.edits else []
    return found or ["word for word"]


def percent(share: float) -> str:
    """``92 %`` of a share from 0 to 1; never ``100 %`` for less than all, never ``0 %`` for more than nothing."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole}\u00a0%"


def shortened(text: str, most: int = 300) -> str:
    """``text`` on one line, cut at a word where it is long."""
    line = one_line(text)
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


def outlet(article: Article) -> str:
    """The outlet's name, or that the article names none."""
    return one_line(article.outlet) if article.outlet else "outlet not named"


def published(article: Article) -> str:
    """``published 2024-03-21``, or that the article states no date."""
    date = interval(article.published)
    return f"published {date}" if date else "no date stated"


def title(article: Article) -> str:
    """The headline, or that there is none, with the name of the file or the address."""
    return one_line(article.title or f"(no headline: {unquote(article.uri.removeprefix('file:///'))})")


def doubt(attribution: Row) -> str | None:
    """The confidence where it is low and no person accepted it, else None."""
    confidence: float = attribution["confidence"]
    if attribution["judged"] == ACCEPTED:
        return None
    return f"low confidence, {confidence:.2f}" if confidence < UNSURE else None


def edited(row: Row) -> str:
    """How much an edit changed: ``3 words in, 1 out, headline, 2 in quotation marks, 1 paragraph gone``."""
    parts = [f"{count(row['inserted'], 'word', 'words')} in, {row['deleted']:,} out"]
    parts += ["headline"] if row["headline"] else []
    parts += [f"{count(row['quotations'], 'change', 'changes')} in quotation marks"] if row["quotations"] else []
    parts += [f"{count(row['paragraphs'], 'paragraph', 'paragraphs')} gone"] if row["paragraphs"] else []
    return ", ".join(parts)


def declared(row: Row) -> str:
    """Whether the article says that it was edited: ``silent``, or in which words, or why that cannot be told."""
    if row["silent"]:
        return "silent: nothing in the article says so"
    if row["notice"]:
        return f"noted in the article: “{one_line(row['notice'])}”"
    return one_line(row["doubt"] or "no change of words")


def provenance(origin: Row) -> list[str]:
    """Where the bytes were taken from, where that says more than the address: a container, a place in it, redirects."""
    found = []
    if origin["container"]:
        found.append(
            ", ".join(one_line(part) for part in (origin["container"], origin["place"], origin["part"]) if part)
        )
    found += [f"led on from {one_line(address)}" for address in origin["redirects"] or ()]
    return found


def left_out(taken: Mapping[str, int]) -> str:
    """What was taken out of a page before it is shown: ``2 forms, 12 scripts``."""
    return ", ".join(count(number, what, _MANY.get(what, f"{what}s")) for what, number in sorted(taken.items()))


def language(tag: str) -> str:
    """A language with its tag: ``German (de)``; ``not known`` for ``und``."""
    if tag == "und":
        return "not known"
    name = language_name(tag)
    return f"{name} ({tag})" if name != tag else tag


def count(number: int, one: str, many: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number:,} {one if number == 1 else many}"
