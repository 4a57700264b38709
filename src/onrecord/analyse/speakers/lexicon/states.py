"""The states of the United States as party marks beside names abbreviate them, and what their people are called."""

from __future__ import annotations

STATES: dict[str, str] = {
    "ala": "alabama", "ark": "arkansas", "ariz": "arizona", "calif": "california", "colo": "colorado",
    "conn": "connecticut", "del": "delaware", "fla": "florida", "ga": "georgia", "ill": "illinois", "ind": "indiana",
    "kan": "kansas", "ky": "kentucky", "la": "louisiana", "md": "maryland", "mass": "massachusetts",
    "mich": "michigan", "minn": "minnesota", "miss": "mississippi", "mo": "missouri", "mont": "montana",
    "neb": "nebraska", "nev": "nevada", "okla": "oklahoma", "ore": "oregon", "pa": "pennsylvania",
    "tenn": "tennessee", "tex": "texas", "vt": "vermont", "va": "virginia", "wash": "washington", "wis": "wisconsin",
    "wyo": "wyoming", "al": "alabama", "ak": "alaska", "az": "arizona", "ar": "arkansas", "ca": "california",
    "co": "colorado", "ct": "connecticut", "fl": "florida", "ia": "iowa", "il": "illinois", "in": "indiana",
    "ks": "kansas", "ma": "massachusetts", "me": "maine", "mi": "michigan", "mn": "minnesota", "ms": "mississippi",
    "mt": "montana", "ne": "nebraska", "nv": "nevada", "oh": "ohio",
    "ohio": "ohio", "iowa": "iowa", "utah": "utah", "texas": "texas", "maine": "maine",
    "ny": "new york", "nj": "new jersey", "nh": "new hampshire", "nm": "new mexico",
    "nc": "north carolina", "sc": "south carolina", "nd": "north dakota", "sd": "south dakota",
    "wva": "west virginia", "ri": "rhode island", "ok": "oklahoma", "or": "oregon",
    "tn": "tennessee", "tx": "texas", "ut": "utah", "wa": "washington", "wi": "wisconsin", "wy": "wyoming",
}  # fmt: skip
"""By the abbreviation in small letters without its full stop; names of one word alone."""

NAMES = frozenset(STATES.values()) | frozenset(
    ("new york", "new jersey", "new hampshire", "new mexico", "north carolina", "south carolina", "north dakota",
     "south dakota", "west virginia", "rhode island", "hawaii", "idaho", "iowa", "alaska")
)  # fmt: skip
"""The states by their names, in small letters."""

_PEOPLE = {"texan": "texas", "floridian": "florida", "californian": "california", "ohioan": "ohio",
           "vermonter": "vermont", "kentuckian": "kentucky", "iowan": "iowa", "georgian": "georgia",
           "arizonan": "arizona", "pennsylvanian": "pennsylvania", "virginian": "virginia", "alaskan": "alaska",
           "arkansan": "arkansas", "alabamian": "alabama"}  # fmt: skip


def state(word: str) -> str:
    """The state whose people ``word`` means, or ""."""
    return _PEOPLE.get(word, "")
