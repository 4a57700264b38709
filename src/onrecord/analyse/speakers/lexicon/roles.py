"""Nouns for people by what they may be called in passing, in lower case."""

from __future__ import annotations

import re

from onrecord.analyse.speakers.lexicon.states import state

RUNNING = frozenset(
    """candidate nominee front-runner frontrunner hopeful contender challenger president-elect standard-bearer
    underdog""".split()
)
"""Who runs for an office."""

CALLINGS = RUNNING | frozenset(
    """mogul tycoon magnate billionaire millionaire businessman businesswoman entrepreneur democrat republican
    conservative liberal progressive socialist libertarian populist incumbent lawmaker legislator politician statesman
    congressman congresswoman senator governor representative veteran newcomer native star icon celebrity heiress
    firebrand strongman maverick outsider developer investor financier philanthropist surgeon neurosurgeon physician
    actor actress singer rapper comedian comic musician author novelist journalist columnist filmmaker athlete
    octogenarian septuagenarian centenarian guest laureate self-starter mayor""".split()
)
"""What a person is called for who he is, rather than for a part in what is told."""

HOLDING = frozenset(
    """senator sen governor gov mayor president representative rep congressman congresswoman secretary minister premier
    chancellor vice-president ambassador judge justice speaker sheriff""".split()
)
"""Who holds an office of which a person has one at a time."""

KIN = frozenset(
    """wife husband mother father son daughter brother sister ex-wife ex-husband widow widower grandmother grandfather
    uncle aunt cousin nephew niece fiance fiancee girlfriend boyfriend""".split()
)
"""Who is known by whose kin he is."""

SERVING = frozenset(
    """spokesman spokeswoman spokesperson adviser advisor aide strategist manager lawyer attorney columnist reporter
    correspondent editor host anchor analyst professor pollster moderator surrogate economist consultant commentator
    director judge officer detective prosecutor expert researcher""".split()
)
"""Who speaks of others, or for them, as his work: none of those runs for an office."""

WIDER: dict[str, frozenset[str]] = {
    "lawmaker": frozenset("senator sen representative rep congressman congresswoman mp assemblyman legislator".split()),
    "legislator": frozenset("senator sen representative rep congressman congresswoman mp lawmaker".split()),
    "politician": frozenset("senator sen governor gov representative rep mayor congressman mp minister".split()),
    "congressman": frozenset("representative rep".split()),
    "congresswoman": frozenset("representative rep".split()),
    "neurosurgeon": frozenset(("surgeon", "doctor")),
}
"""Nouns that those who hold an office may be called by too."""

ANYBODY = frozenset(
    """one someone somebody anyone nobody person source official insider observer witness friend colleague aide staffer
    employee spokesman spokeswoman spokesperson man woman boy girl resident voter narrator ally foe confidant confidante
    adversary""".split()
)
"""Nouns that tell nothing by which somebody is known again."""

_AGED = re.compile(r"\d+-year-old")
_AGENT = re.compile(r"[a-z-]{4,}(?:eon|ist|ian|eer|grapher|maker|owner|holder)")
_FROM = re.compile(r"[a-z]{2,}(?:an|ese)")


def aged(noun: str) -> bool:
    """Whether a noun calls somebody by age: "the 70-year-old"."""
    return bool(_AGED.fullmatch(noun))


def agent(noun: str, capital: bool) -> bool:
    """Whether a noun that no list has looks like one for a person: "the surgeon", "the Texan"."""
    return bool(aged(noun) or _AGENT.fullmatch(noun) or (capital and (_FROM.fullmatch(noun) or state(noun))))
