"""Whether an attribution reaches the speaker whom a person named for it, by the form of its source.

Labels give the place of the fullest name that the text has for the speaker, or none where it names nobody. A speaker
is right where the chain has that very name: a name mention that stands there, or a spelling that is equal to it by its
parts. A part of it ("Venn" for "Orla Venn") is not enough where the whole stands elsewhere, since a reader of the
record would not learn who spoke.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.analyse.coreference import Coreference, corefer
from onrecord.analyse.cues import act_of
from onrecord.analyse.model import shipped_model
from onrecord.analyse.reading import read
from onrecord.analyse.spotted import spotted
from onrecord.errors import InputError
from onrecord.evaluate.analysed import outer, spans_of
from onrecord.evaluate.matching import match, side
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.quoting import quoted_kind
from onrecord.evaluate.rates import share
from onrecord.evaluate.twice import labelled_twice, same_place
from onrecord.evaluate.words import Text
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.resolve.names import fold, key
from onrecord.types import Attribution, Chain, Document, EntityKind, Findings, Form, Mention, SourceLink, Span

Verdict = Literal["right", "none", "wrong"]
ROWS = (
    "name", "nominal", "pronoun", "all", "nominal or pronoun, named", "the same, not hard",
    "named", "unnamed", "joint", "hard", "all, not hard",
)  # fmt: skip
"""By form of the source; of those no name, where the text names the speaker; and by what the label says."""


@dataclass(frozen=True, slots=True)
class Label:
    """Who spoke, as a person read it; see ``bench/labels/README.md``.

    article: first 16 hexadecimal digits of the SHA-256 of the text.
    speaker: where the fullest name stands; None where the text names nobody, or several speak together (``joint``).
    hard: open to doubt.
    """

    article: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    speaker: Span | None
    kind: EntityKind
    joint: bool = False
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Attributions of one text, and who speaks in them; see ``types.Findings``."""

    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    links: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Of some labelled attributions, how many were found at all, and given the right, no, or a wrong speaker."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    none: int = 0

    @property
    def accuracy(self) -> float:
        """Right ones among those found, 0..1."""
        return share(self.right, self.found)

    @property
    def reached(self) -> float:
        """Right ones among those labelled, 0..1."""
        return share(self.right, self.labelled)


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, and the speaker that its attribution is given.

    verdict: None where the attribution was not found.
    """

    label: Label
    verdict: Verdict | None
    chain: Chain | None
    confidence: float | None


@dataclass(slots=True)
class SpeakerScorer:
    """Counts verdicts."""

    rows: dict[str, Row] = field(default_factory=lambda: dict.fromkeys(ROWS, Row()))
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """Confidence of each speaker that has one, and whether it was right."""

    def add(self, one: Judged) -> None:
        """Count one label."""
        label, verdict, confidence = one.label, one.verdict, one.confidence
        for name in _rows_of(label):
            row = self.rows[name]
            self.rows[name] = Row(
                labelled=row.labelled + 1,
                found=row.found + (verdict is not None),
                right=row.right + (verdict == "right"),
                none=row.none + (verdict == "none"),
            )
        if verdict is not None and confidence is not None:
            self.judged.append((confidence, verdict == "right"))


def read_labels(paths: Iterable[Path]) -> dict[str, list[Label]]:
    """The labels in some files, by article.

    Raises:
        InputError: if a file is missing, or a line of it is no label.
    """
    found: dict[str, list[Label]] = {}
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: labels cannot be read ({error})", reason="no such labels") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                label = _label(line, f"{path}, line {number}")
                found.setdefault(label.article, []).append(label)
    return found


def verdict_of(text: str, label: Label, chain: Chain | None, mentions: Sequence[Mention]) -> Verdict:
    """How the speaker's ``chain`` stands to ``label``. mentions: all of the document.

    - Several speak: right where no single named one is given.
    - Nobody is named: right where nobody, or somebody without a name, is given.
    - Else: right under that name; none where nobody with a name is given.
    """
    given = chain if chain is not None and chain.named and not _describes(text, label, chain) else None
    if label.joint:
        return "right" if given is None or given.kind == "group" else "wrong"
    if label.speaker is None:
        return "right" if given is None else "wrong"
    if chain is not None and _is_named(text, label.speaker, chain, mentions):
        return "right"
    return "none" if given is None else "wrong"


def given_sources(document: Document, gold: Sequence[GoldAttribution]) -> Heard:
    """Who speaks in annotated attributions, in their order: speakers by themselves, whatever would be found.

    Names are those that the shipped model spots.
    """
    attributions, who = given_coreference(document, gold)
    return Heard(attributions, who.mentions, who.chains, who.links)


def given_coreference(
    document: Document, gold: Sequence[GoldAttribution]
) -> tuple[tuple[Attribution, ...], Coreference]:
    """Annotated attributions as if they had been found, and the coreference of their document."""
    attributions = tuple(as_found(document, one) for one in gold)
    return attributions, corefer(document, attributions, spotted(read(document, shipped_model().encoder)))


def found_sources(findings: Findings | None) -> Heard:
    """Who speaks in the attributions that were found, those left out that are nested in others."""
    if findings is None:
        return Heard((), (), (), ())
    return Heard(outer(findings.attributions), findings.mentions, findings.chains, findings.links)


def judge(text: str, labels: Sequence[Label], heard: Heard) -> list[Judged]:
    """The labels of one text, each against the attribution that shares most words of its content.

    That must be half of them, and a word of the source; else the label's attribution was not found.
    """
    result = []
    words = Text(text)
    wanted = [side(words, one.source, one.content) for one in labels]
    there = [side(words, spans_of(one.source), one.content.spans) for one in heard.attributions]
    pairs = {pair.gold: pair.predicted for pair in match(wanted, there) if pair.half and pair.source}
    links = {link.attribution: link for link in heard.links}
    for number, label in enumerate(labels):
        if number not in pairs:
            result.append(Judged(label, None, None, None))
            continue
        link = links.get(heard.attributions[pairs[number]].id)
        chain = heard.chains[link.chain] if link is not None and link.chain is not None else None
        verdict = verdict_of(text, label, chain, heard.mentions)
        result.append(Judged(label, verdict, chain, link.confidence if link else None))
    return result


def agreement(
    first: Mapping[str, Sequence[Label]], second: Mapping[str, Sequence[Label]]
) -> dict[str, tuple[int, int]]:
    """On how many attributions that both labelled two people agree: for the speaker, its kind, and the source's form.

    The speaker is the same where both name nobody or their spans share a character.
    """
    both = labelled_twice(first, second)
    same = {
        "speaker": sum(a.joint == b.joint and same_place(a.speaker, b.speaker) for a, b in both),
        "kind": sum(a.kind == b.kind for a, b in both),
        "form": sum(a.form == b.form for a, b in both),
    }
    return {name: (count, len(both)) for name, count in same.items()}


def as_found(document: Document, gold: GoldAttribution) -> Attribution:
    """An annotated attribution as one that was found, to be given to coreference."""
    text = document.text
    cue = phrase(text, gold.cue) if gold.cue else None
    return Attribution(
        id=attribution_id(document.id, (gold.source, gold.cue, gold.content)),
        document=document.id,
        block="body",
        kind=quoted_kind(text, gold.content),
        act=act_of(cue.text if cue else ""),
        source=phrase(text, gold.source) if gold.source else None,
        cue=cue,
        content=phrase(text, gold.content),
        confidence=1.0,
        model="annotated",
    )


def _is_named(text: str, span: Span, chain: Chain, mentions: Sequence[Mention]) -> bool:
    name = text[slice(*span)]
    spelt = {chain.name, *(one.text for one in chain.names)}
    if fold(name) in map(fold, spelt) or key(name, chain.kind) in {key(one, chain.kind) for one in spelt} - {None}:
        return True
    return any(
        one.chain == chain.number and one.form == "name" and _stands_at(text, one.span, span) for one in mentions
    )


def _stands_at(text: str, mention: Span, name: Span) -> bool:
    """Whether a mention is of the name at ``name``: it has its last word, so that "Venn" is not "the Venn campaign"."""
    last = name[0] + text[slice(*name)].rfind(" ") + 1
    return mention[0] <= last and mention[1] >= name[1] and mention[0] < name[1]


def _describes(text: str, label: Label, chain: Chain) -> bool:
    """Whether the chain has no name but the description that the source is."""
    if chain.names:
        return False
    words = fold(" ".join(text[slice(*span)] for span in label.source))
    name = fold(chain.name)
    return bool(name) and any(words[at : at + len(name)] == name for at in range(len(words)))


def _rows_of(label: Label) -> list[str]:
    rows = [label.form, "all"]
    rows += ["joint"] if label.joint else ["named"] if label.speaker else ["unnamed"]
    if label.speaker and label.form != "name":
        rows += ["nominal or pronoun, named"] if label.hard else ["nominal or pronoun, named", "the same, not hard"]
    return [*rows, "hard" if label.hard else "all, not hard"]


def _label(line: str, where: str) -> Label:
    try:
        row: dict[str, Any] = json.loads(line)
        label = Label(
            article=str(row["article"]),
            source=_spans(row["source"]),
            content=_spans(row["content"]),
            form=row["form"],
            speaker=None if row["speaker"] is None else _spans([row["speaker"]])[0],
            kind=row["kind"],
            joint=bool(row.get("joint", False)),
            hard=bool(row.get("hard", False)),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{where}: not a label of a speaker ({error!r})", reason="damaged") from error
    if label.form not in get_args(Form) or label.kind not in get_args(EntityKind):
        raise InputError(f"{where}: form {label.form!r} or kind {label.kind!r} is unknown", reason="damaged")
    return label


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)
