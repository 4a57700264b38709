"""The occasion of each attribution: the whole of this package on one page."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.coreference import Coreference
from onrecord.analyse.occasions.phrases import as_phrase
from onrecord.analyse.occasions.replies import replies
from onrecord.analyse.occasions.runs import read_runs
from onrecord.analyse.occasions.said import said
from onrecord.analyse.occasions.setting import set_up
from onrecord.types import Attribution, Document, Occasion, Timex


def occasions(
    document: Document, attributions: Sequence[Attribution], timexes: Sequence[Timex], coreference: Coreference
) -> tuple[Occasion, ...]:
    """When, where and to whom each of ``attributions`` was said, what it is nested in and what it answers.

    timexes: of the document; ``Occasion.timex`` counts in them. One occasion for each attribution, in their order.
    A pure function: nothing outside its arguments changes the result.
    """
    setting = set_up(document, attributions, timexes, coreference)
    known = read_runs(setting)
    answers = replies(setting)
    found = []
    for one in attributions:
        mine = known[one.id]
        found.append(
            Occasion(
                attribution=one.id,
                said=said(setting, one, mine),
                timex=mine.timex,
                venue=as_phrase(setting, mine.venue) if mine.venue else None,
                addressee=as_phrase(setting, mine.addressee) if mine.addressee else None,
                parent=setting.parents.get(one.id),
                replies=answers.get(one.id, ()),
            )
        )
    return tuple(found)
