"""The occasion of each attribution: the whole of this package on one page."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.coreference import Coreference
from onrecord.analyse.occasions.heard import heard
from onrecord.analyse.occasions.phrases import as_phrase
from onrecord.analyse.occasions.setting import set_up
from onrecord.types import Attribution, Document, Occasion, Timex


def occasions(
    document: Document, attributions: Sequence[Attribution], timexes: Sequence[Timex], coreference: Coreference
) -> tuple[Occasion, ...]:
    setting = set_up(document, attributions, timexes, coreference)
    found = {}
    for one in setting.attributions:
        h = heard(setting, one)
        found[one.id] = Occasion(
            one.id,
            venue=as_phrase(setting, h.venue) if h.venue else None,
            addressee=as_phrase(setting, h.addressee) if h.addressee else None,
            parent=setting.parents.get(one.id),
        )
    return tuple(found[one.id] for one in attributions)
