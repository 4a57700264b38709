"""Whether an attribution is given the speaker whom a person named for it."""

from __future__ import annotations

from typing import Literal

from onrecord.evaluate.annotated import AnnotatedAttribution
from onrecord.resolve.names import compare
from onrecord.types import Chain

Verdict = Literal["right", "none", "wrong"]

SAME = 0.7
"""What ``names.compare`` gives at least to two names of one bearer."""


def speaker_verdict(gold: AnnotatedAttribution, speaker: Chain | None) -> Verdict:
    """How the ``speaker`` given to an attribution stands to the annotated one.

    - A speaker with a name: right under a name that means the same; none where no name is given.
    - One whom the article describes only: wrong where a named person is given, else right.
    - One whom the text does not support: right where nobody is given.
    """
    if not gold.supported:
        return "right" if speaker is None else "wrong"
    if gold.speaker is None:
        return "wrong" if speaker is not None and speaker.named and speaker.kind == "person" else "right"
    if speaker is None:
        return "none"
    if compare(gold.speaker, speaker.name, speaker.kind) >= SAME:
        return "right"
    return "wrong" if speaker.named else "none"
