"""Who speaks where no source says so in words: turns under a label, initials, answers, quotations told twice."""

from __future__ import annotations

from onrecord.analyse.speakers.carried import carried_on, headline_of_interview, said_again
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import describe
from onrecord.analyse.speakers.heads import head_name
from onrecord.analyse.speakers.interviews import asks_only, by_initials
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.nominals import only_holder
from onrecord.analyse.speakers.resolved import Resolved
from onrecord.analyse.speakers.scene import Interview, Scene
from onrecord.analyse.turns import ASKING
from onrecord.types import Attribution

_MARKS = frozenset((":", "-", "–", "—", "―", "--"))
"""Cues that set a source apart, as a label or a signature."""


def told_twice(scene: Scene, attribution: Attribution, result: Resolved) -> Resolved:
    """``result``, or who says the same words elsewhere, where a quotation has no source of its own."""
    if result.cluster is not None or attribution.source is not None:
        return result
    cluster = said_again(scene, attribution)
    if cluster is not None:
        return Resolved(
            cluster, f"no source is stated; “{cluster.name}” says the same words elsewhere in the text", "again"
        )
    cluster = headline_of_interview(scene, attribution)
    if cluster is not None:
        return Resolved(cluster, f"no source is stated; it stands above an interview with “{cluster.name}”", "again")
    return result


def without_source(scene: Scene, attribution: Attribution) -> Resolved:
    """Who says what has no source of its own: the guest of an interview, or whom the text right before is about."""
    if scene.interview is not None and attribution.id in scene.interview.answers:
        return answer(scene.interview, "an answer")
    cluster = carried_on(scene, attribution) if attribution.cue is None and attribution.content.spans else None
    if cluster is not None:
        return Resolved(
            cluster, f"no source is stated; the text right before is about “{cluster.name}” only", "carried"
        )
    return Resolved(None, "no source is stated in the sentence")


def answer(interview: Interview, what: str) -> Resolved:
    """The guest of the interview, for what is one of the answers."""
    return Resolved(interview.guest, f"{what} of the interview: {interview.why}", "answer")


def label_of(scene: Scene, attribution: Attribution) -> Resolved | None:
    """Who stands behind the label of a turn: "A", initials, an office; None where it is read as any source."""
    label = scene.labels.get(attribution.id)
    if not label or attribution.source is None:
        return None
    text = attribution.source.text
    if label in ASKING:
        return Resolved(None, f"“{text}”: whoever asks the questions")
    if scene.interview is not None and attribution.id in scene.interview.answers:
        return answer(scene.interview, f"“{text}”, an answer")
    first, last = scene.token_range(attribution.source.spans[0])
    head = head_name(scene, first, last)
    if head is None and (held := _office_holder(scene, first, last)) is not None:
        scene.note_span(first, last, held, "nominal")
        return Resolved(held, f"“{text}”: the only one in the document who is called so, “{held.name}”", "label")
    full = head is not None and len(parts(scene.cluster_of[head.first].name)) > 1
    if not full and not text.isupper() and asks_only(scene, label):
        return Resolved(None, f"“{text}”: the label of those who ask the questions")
    return None


def initials(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved | None:
    """Whose initials sign or open the words: "– A.B.M.", "AM: No."; None where the source is more, or nobody's."""
    if attribution.cue is None or attribution.cue.text.strip("*_ ") not in _MARKS:
        return None
    text = scene.document.text[scene.tokens[first].start : scene.tokens[last - 1].end]
    known = by_initials(scene, text + "." * (text.count(".") > 0 and not text.endswith(".")))
    if known is None:
        return None
    for name in scene.names_in(first, last):
        scene.move(name, known)
        known.aliases[name.text] = "initials"
    scene.note_span(first, last, known, "nominal")
    return Resolved(known, f"“{text}”: the initials of “{known.name}”", "label")


def _office_holder(scene: Scene, first: int, last: int) -> Cluster | None:
    found = describe(scene.tokens, (), first, last)
    return only_holder(scene, found) if found is not None else None
