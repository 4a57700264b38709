"""What answers what: links from one attribution to another of the same document, each with the words that it rests on.

Three things show an answer. A word of answering beside the cue, with the one answered named, or their words taken up,
or standing right before; a sentence that says so ("The remarks came after …"); and a content that turns another's
words round: "let us fish here" and "we will not let you fish here". What rests on less is not linked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.analyse.occasions.echoes import echo, shared_words, turned_phrases
from onrecord.analyse.occasions.lexicon import ANSWERING, CAME, OPPOSING, REMARKS, SENTIMENTS
from onrecord.analyse.occasions.setting import WIDEST, Frame, Setting
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.types import Attribution, Reply, Span

_NEAR = 3
"""Paragraphs over which an answer reaches back."""

_REACH = 24
"""Attributions over which words are taken up."""

_LONGEST_SUBJECT = 5

_FEW = 2
"""Words of weight shared with what an opposing cue is about."""


def replies(setting: Setting) -> dict[str, tuple[Reply, ...]]:
    """The answers of a document, by the id of the one that answers."""
    ordered = [one for one in setting.attributions if one.id not in setting.parents and one.block != "title"]
    ordered.sort(key=lambda one: (_place(setting, one), one.id))
    found: dict[str, dict[str, Reply]] = {}
    for number, one in enumerate(ordered):
        for reply in _of(setting, ordered, number):
            if one.id not in (other.to for other in found.get(reply.to, {}).values()):
                found.setdefault(one.id, {}).setdefault(reply.to, reply)
    for answer, reply in (*_told_so(setting, ordered), *_taken_up(setting, ordered)):
        if answer.id not in (other.to for other in found.get(reply.to, {}).values()):
            found.setdefault(answer.id, {}).setdefault(reply.to, reply)
    return {key: tuple(some.values()) for key, some in found.items()}


def _place(setting: Setting, one: Attribution) -> int:
    frame = setting.frames.get(one.id)
    return frame.anchor if frame else setting.token_range(one.content.spans[0])[0]


def _others(setting: Setting, one: Attribution, other: Attribution) -> bool:
    """Whether both have known speakers, who are not the same."""
    mine, theirs = setting.speakers.get(one.id), setting.speakers.get(other.id)
    return mine is not None and theirs is not None and mine != theirs


def _of(setting: Setting, ordered: Sequence[Attribution], number: int) -> Iterator[Reply]:
    """What the attribution at ``number`` answers by the words beside its cue."""
    one = ordered[number]
    frame = setting.frames.get(one.id)
    if frame is None:
        return
    sign = _sign(setting, frame)
    if sign is None:
        return
    span, opposing = sign
    shown = setting.span_of(*span)
    words = setting.document.text[slice(*shown)]
    for back, other in enumerate(reversed(ordered[max(0, number - 8) : number])):
        if setting.paragraph(one) - setting.paragraph(other) > _NEAR:
            return
        if not _others(setting, one, other) or other.act != "speech":
            continue
        named = _named(setting, one, frame, other)
        if named is not None:
            yield Reply(other.id, f"“{words}”, and {_speaker(setting, other)} is named", (shown, named))
            return
        shared = shared_words(setting, one, other)
        if len(shared) >= _FEW:
            taken = ", ".join(dict.fromkeys(setting.document.text[slice(*span)] for span in shared[:3]))
            yield Reply(other.id, f"“{words}”, and words of {_speaker(setting, other)}: {taken}", (shown, *shared[:3]))
            return
        near = setting.paragraph(one) - setting.paragraph(other) <= 1
        if back == 0 and near and not opposing and not _to_something(setting, span):
            yield Reply(other.id, f"“{words}”, right after {_speaker(setting, other)}", (shown,))
            return
        if back == 0 and opposing and (noun := _anaphor(setting, one)) is not None:
            yield Reply(other.id, f"“{words}” and what {_speaker(setting, other)} said just before", (shown, noun))
            return


def _speaker(setting: Setting, one: Attribution) -> str:
    number = setting.speakers.get(one.id)
    return setting.coreference.chains[number].name if number is not None else "another"


def _sign(setting: Setting, frame: Frame) -> tuple[Span, bool] | None:
    """The words of answering beside a cue, and whether they only oppose something."""
    cue = set(range(*frame.cue)) if frame.cue else set()
    words = sorted({*frame.words, *cue})
    tokens = setting.tokens
    if any(tokens[at].lower in ("not", "never", "yet", "declined") or tokens[at].lower.endswith("n't") for at in cue):
        return None
    for at in words:
        two = f"{tokens[at].lower} {tokens[at + 1].lower}" if at + 1 in {*frame.words, *cue} else ""
        if two in ANSWERING:
            return (at, at + 2), False
        if tokens[at].lower in ANSWERING and (at in cue or tokens[at].lower == "responding"):
            return (at, at + 1), False
    for at in sorted(cue):
        if tokens[at].lower in OPPOSING:
            return (at, at + 1), True
    return None


def _to_something(setting: Setting, span: Span) -> bool:
    """Whether the words of answering say what is answered: "in response to the ruling"."""
    return any(token.lower == "to" for token in setting.tokens[span[1] : span[1] + 2])


def _named(setting: Setting, one: Attribution, frame: Frame, other: Attribution) -> Span | None:
    """Where the speaker of ``other`` is named beside the cue of ``one``, or at the beginning of its content."""
    speaker = setting.speakers.get(other.id)
    begin, end = one.content.spans[0]
    stretches = [(begin, min(end, begin + 120))] if one.kind != "direct" else []
    if frame.words:
        stretches.append(setting.span_of(frame.words[0], frame.words[-1] + 1))
    source = one.source.spans if one.source else ()
    for mention in setting.mentions.get(speaker, ()) if speaker is not None else ():
        inside = any(low <= mention.span[0] and mention.span[1] <= high for low, high in stretches)
        if inside and not any(low <= mention.span[0] < high for low, high in source):
            return mention.span
    return None


def _anaphor(setting: Setting, one: Attribution) -> Span | None:
    """The noun in a short content that stands for words spoken: "rejected | the request"."""
    first, last = setting.token_range(one.content.spans[0])
    if last - first > 8 or len(one.content.spans) > 1:
        return None
    if setting.tokens[first].lower not in ("the", "this", "those", "these", "such"):
        return None
    nouns = (at for at in range(first, last) if singular(setting.tokens[at].lower) in SENTIMENTS)
    return next((setting.span_of(at, at + 1) for at in nouns), None)


def _told_so(setting: Setting, ordered: Sequence[Attribution]) -> Iterator[tuple[Attribution, Reply]]:
    """Sentences that say that what was told before them answers what they tell: "The remarks came after …"."""
    places = [_place(setting, one) for one in ordered]
    for at, token in enumerate(setting.tokens):
        if token.lower not in CAME or token.quoted or at in setting.reported:
            continue
        begin, end = _opening(setting, at)
        if begin is None:
            continue
        before = bisect_left(places, begin) - 1
        told = ordered[bisect_right(places, at) : bisect_left(places, end)]
        if before < 0 or not told or setting.tokens[begin].paragraph - setting.paragraph(ordered[before]) > 1:
            continue
        answer = ordered[before]
        target = next((one for one in told if _others(setting, answer, one) and one.act == "speech"), None)
        if target is not None:
            span = setting.span_of(begin, _after(setting, at, end))
            yield (
                answer,
                Reply(target.id, f"“{setting.document.text[slice(*span)]}” {_speaker(setting, target)} spoke", (span,)),
            )


def _opening(setting: Setting, at: int) -> tuple[int | None, int]:
    """Where a sentence begins whose subject is what was said before and whose verb is at ``at``; and where it ends."""
    tokens = setting.tokens
    begin, end = at, at + 1
    while begin > max(0, at - _LONGEST_SUBJECT - 1) and tokens[begin - 1].sentence == tokens[at].sentence:
        begin -= 1
    while end < min(len(tokens), at + WIDEST) and tokens[end].sentence == tokens[at].sentence:
        end += 1
    subject = [token.lower for token in tokens[begin:at]]
    speech = len(subject) <= _LONGEST_SUBJECT and any(singular(word) in REMARKS for word in subject)
    after = any(
        tokens[word].lower in ("after", "response", "reply", "reaction") for word in range(at, min(at + 6, end))
    )
    return (begin if speech and after else None), end


def _after(setting: Setting, at: int, end: int) -> int:
    for word in range(at, min(at + 6, end)):
        if setting.tokens[word].lower in ("after", "response", "reply", "reaction"):
            return word + 1
    return at + 1


def _taken_up(setting: Setting, ordered: Sequence[Attribution]) -> Iterator[tuple[Attribution, Reply]]:
    """Contents that turn the words of another round, the other's "us" being their "you"."""
    turns = [turned_phrases(setting, one) for one in ordered]
    for number, one in enumerate(ordered):
        for back in range(max(0, number - _REACH), number):
            other = ordered[back]
            if not (turns[back] and turns[number] and _others(setting, one, other)):
                continue
            turned = echo(other, turns[back], one, turns[number])
            if turned is None:
                continue
            answer, asked, spans = turned
            words = [setting.document.text[slice(*span)] for span in spans]
            basis = f"“{words[0]}” takes up “{words[1]}” of {_speaker(setting, asked)}"
            yield answer, Reply(asked.id, basis, spans)
