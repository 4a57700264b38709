"""The per-document stage: a document in, its findings out. No I/O but loading the model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import ClassVar

from onrecord.analyse.attribution import attributions
from onrecord.analyse.coreference import corefer
from onrecord.analyse.languages import unread
from onrecord.analyse.model import Model, shipped_model
from onrecord.analyse.occasions.inner import with_inner
from onrecord.analyse.occasions.occasions import occasions
from onrecord.analyse.reading import read
from onrecord.analyse.speakers.assurance import Weights
from onrecord.analyse.spotted import spotted
from onrecord.analyse.timex import timexes
from onrecord.types import Document, Findings

RULES = "11"
"""Version of what is written by hand around the model; raise it when findings change."""


@dataclass(frozen=True)
class Analysis:
    """Finds who said what in one document. Picklable; the model is loaded once per process.

    threads: for the encoder; more than one helps only where processors lie idle.
    """

    threads: int = 1
    name: ClassVar[str] = "analyse"

    @property
    def version(self) -> str:
        """Names the model and the rules around it; findings of another version are made anew."""
        return f"{_model_version()}+rules-{RULES}"

    def load(self) -> None:
        """Load the model now, rather than with the first document."""
        shipped_model(self.threads)

    def __call__(self, document: Document) -> Findings:
        """Analyse ``document``: the same document gives the same findings, whatever came before.

        A text that is not English is not read, and the findings say so.
        """
        reason = unread(document.language)
        if reason is not None:
            return Findings(document.id, (), (), (), (), (), skipped=reason)
        model = shipped_model(self.threads)
        seen = read(document, model.encoder)
        found = with_inner(document, attributions(document, seen, model))
        who = corefer(document, found, spotted(seen), speaker_weights(model))
        times = timexes(document)
        return Findings(
            document=document.id,
            attributions=found,
            mentions=who.mentions,
            chains=who.chains,
            links=who.links,
            timexes=times,
            occasions=occasions(document, found, times, who),
        )


def speaker_weights(model: Model) -> Weights | None:
    """What makes the confidence in a speaker; None for a model that was not calibrated for it."""
    fitted = model.settings.get("speaker")
    return None if fitted is None else Weights(fitted["bias"], tuple(fitted["weights"]))


@cache
def _model_version() -> str:
    card = files("onrecord.analyse") / "model" / "model.json"
    return str(json.loads(card.read_text(encoding="utf-8"))["version"])
