"""Speech or belief, by the words of the cue.

A cue is belief where its words name a state of mind and none names a public act:
"thinks", "is afraid", but not "said he thinks".
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.types import Act

_BELIEF = """
think thought believe belief know knew known knowledge fear feared afraid scared hope hopeful wish
want plan intend intention expect expectation foresee foresaw foreseen see saw seen view consider
regard deem feel felt feeling doubt doubtful sceptical skeptical suspect suspicion assume assumption presume
suppose worry worried concern concerned anxious wonder understand understood realise realize
convinced conviction sure certain confident confidence certainty optimistic pessimistic aware unaware
awareness mindful like love hate dislike prefer preference favour favor support oppose opposed
opposition desire dream imagine envision envisage anticipate trust mistrust distrust reckon
judge perceive perception learn learned learnt remember forget forgot forgotten
interpret aspire mean meant decide decision determined aim hate resent regret respect admire care eager
ready willing reluctant unwilling keen surprised shocked stunned disappointed angry furious upset
happy pleased proud glad delighted grateful frustrated opinion mind idea sense
hear heard notice noticed recognise recognize
"""
_SPEECH = """
say said says tell told speak spoke spoken speech talk write wrote written announce announcement
declare declaration state statement claim accuse accusation add ask question reply respond response answer
according report call argue argument warn warning insist deny denial reject explain note
stress emphasise emphasize urge promise pledge vow threaten threat demand request testify tweet post
publish quote describe mention suggest suggestion propose proposal recommend confirm affirm assert assertion
reiterate repeat acknowledge admit concede criticise criticize condemn denounce praise blame charge
allege allegation agree complain joke boast brag remark comment observe point express voice
exclaim shout whisper mutter read show tout dismiss find found recall conclude conclusion
"""
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")


@cache
def _lexicon(words: str) -> frozenset[str]:
    forms = set()
    for word in words.split():
        forms |= {word + ending for ending in _ENDINGS}
        # Without its e, or with its last letter doubled, a word needs an ending: "noted", but not "not".
        forms |= {stem + ending for stem in (word.removesuffix("e"), word + word[-1]) for ending in ("ed", "ing")}
        if word.endswith("y"):
            forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    return frozenset(forms)


def tells(word: str) -> bool:
    """Whether a word, in small letters, is one of telling or thinking: "said", "according", "believes"."""
    return word in _lexicon(_SPEECH) or word in _lexicon(_BELIEF)


def act_of(cue: str) -> Act:
    """``belief`` or ``speech`` for the text of a cue; speech where there is no telling."""
    words = re.findall(r"[a-z]+", cue.lower())
    if any(word in _lexicon(_SPEECH) for word in words):
        return "speech"
    return "belief" if any(word in _lexicon(_BELIEF) for word in words) else "speech"
