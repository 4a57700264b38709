"""Verbs of saying for speech within speech, by what may follow them."""

from __future__ import annotations

QUOTING = frozenset("said says say saying wrote writes shouted answered replied replies answers".split())
"""A clause may follow without "that"."""

TELLING = frozenset("told tell tells telling asked asks ask warned warns assured promised reminded informed".split())
"""The one spoken to may follow."""

ASKING = frozenset(
    """asked asks ask wondered told tell tells promised promises promise demanded demands refused refuses
    threatened ordered orders urged urges begged vowed vows pledged pledges offered agreed""".split()
)
"""A question, or "to" and what is to be done, may follow."""

CLAUSAL = (
    QUOTING
    | TELLING
    | frozenset(
        """claimed claims announced announces declared declares insisted insists argued argues stated states reported
    reports confirmed confirms denied denies admitted admits acknowledged warned complained complains alleged
    alleges testified explained explains added adds suggested suggests conceded revealed maintained maintains
    stressed noted notes predicted swore swears reiterates reaffirms recalled recognized recognised reaffirmed
    demanded demands demand complains""".split()
    )
)
""""That" may follow."""

PLAIN = QUOTING | TELLING | ASKING | CLAUSAL
AUXILIARIES = frozenset(
    """has have had is are was were be been will would did do does can could should must may might used to didn't
    don't doesn't won't hasn't haven't hadn't didn’t don’t cannot can't can’t doesn’t won’t hasn’t haven’t
    hadn’t not 'd ’d 'll ’ll 've ’ve""".split()
)
FINITE = frozenset(
    """'s ’s 're ’re 'm ’m 'll ’ll 'd ’d 've ’ve am isn't isn’t wasn't wasn’t came went had came got knew ran wants
    knows needs works lives hurts looks means seems comes goes takes makes""".split()
)
"""Verbs that show a clause."""

NOUNS = frozenset(
    "reports report claims states promise promises demand demands answers replies vows pledges notes".split()
)
"""Verbs that may as well be nouns."""
