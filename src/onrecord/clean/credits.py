"""Credit lines: bylines, agencies, "From X", where an article was first published, and date lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.clean.dates import Stated, find_dates
from onrecord.clean.marks import has_finite_verb, has_quotation, is_ended, tokens
from onrecord.clean.words import AGENCIES, EDITIONS, FINITE_VERBS, OUTLET_WORDS

CreditKind = Literal["byline", "team", "agency", "from", "origin", "date"]

_BY = re.compile(
    r"(?:(?:written|story|text|words|reported|posted|published|compiled|translated|report|analysis|opinion"
    r"|interview|exclusive)\s+)?"
    r"by\b\s*:?\s*(?P<who>\S.*)",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\(?(?:additional\s+|with\s+)?(?:reporting|writing|editing|compiled|edited|translated|translation|research"
    r"|graphics?)"
    r"(?:\s+and\s+(?:writing|editing))?\s+by\b\s*:?\s*\S|\(?with (?:inputs?|files|reporting|contributions?"
    r"|additional reporting) from\b"
    r"|(?:authors?|writers?|reporters?|reporting|editors?|editing|sources?|credits?|translator|translation"
    r"|agencies)\s*:\s*\S",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting|research|to (?:this|the) (?:report|article|story|piece|reporting))\b", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:From|FROM|Via|VIA|Source|Republished from|Reposted from|Cross-?posted from)\s*:?\s+(?P<who>\S.*)"
)
_ORIGIN = re.compile(
    r"\(?(?:this (?:article|story|piece|report|post|interview|text|essay|column) (?:was |has been |is )?)?"
    r"(?:originally|first|previously) (?:was )?(?:published|appeared|posted|printed)\s+(?:by|in|on"
    r"|at)\s+(?P<who>[^.;]*[^.;\s)])",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|staff writers?|columnists?|contributors?|bureau chief"
    r"|contributing writer|opinion writer)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:e-?mail:?\s*)?\S+@\S+\.\w+|@\w{2,30}", re.IGNORECASE)
_CONNECTORS = frozenset(
    """
and & of for the in with de la le du van von der den bin ibn al el da di dos at on from to y e und et special
correspondent staff writer writers editor reporter reporters editors contributor columnist bureau chief news desk
agencies agency special freelance | - – — / ·
""".split()
)
_LABEL = re.compile(
    r"(?i:\b(?:first\s+published|last\s+(?:updated?|modified)|publication\s+date|publish(?:ed)?\s+date|published"
    r"|posted|updated?|modified"
    r"|edited|date|issued|created|released?|added|time|aired|issue|pub|on|at|the|as\s+of"
    r"|veröffentlicht|aktualisiert|erstellt|stand|publiziert|publiée?|mise? à jour|publicad[oa]|actualizad[oa]"
    r"|atualizad[oa]|pubblicat[oa]|aggiornat[oa]|publicerad|uppdaterad|publisert|oppdatert|publiceret|opdateret"
    r"|gepubliceerd|bijgewerkt|yayınlanma|giriş|güncelleme|oluşturulma|опубликовано|обновлено|am|vom|um|le|à)\b)"
    r"|access_time|schedule"
    r"|query_builder|calendar_today|date_range|event"
)
_UPDATED = re.compile(
    r"(?:updat|modif|edited|as of|changed|aktualis|geändert|actuali[sz]|mis à jour|aggiornat|oppdater|opdater|uppdater"
    r"|bijgewerkt|gewijzigd|aktualiz|güncelle|diperbarui|cập nhật|обновл|изменен|оновлен)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publish|posted|issued|released|first|aired|publication date|veröffentlicht|publi[ée]|publicad|pubblicat|publicer"
    r"|publiser|gepubliceerd|yayın|giriş|oluşturulma|опублик",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s|,·•–—:;/()\[\]►>»*-]+")
_TIME_LEFT = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,4}(?:[+-]\d+)?|[Ll]ocal time)\)?)?",
    re.IGNORECASE,
)
_READ = re.compile(r"\b\d+\s*(?:-\s*)?min(?:ute)?s?\.?\s+read\b", re.IGNORECASE)
_NOT_BY = frozenset(
    """
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december then now contrast far law default design numbers
""".split()
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line is, and who stands in it without "By" or "From"."""

    kind: CreditKind
    who: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that states when: its dates, and what else stands on it.

    labels: "published", "updated" or "" for each date.
    rest: the words that belong to no date and no label.
    """

    dates: tuple[Stated, ...]
    labels: tuple[str, ...]
    rest: str


def credit(words: str) -> Credit | None:
    """What kind of credit line this is, by its own words, or None."""
    count = len(words.split())
    if has_quotation(words) and not words.startswith("("):
        return None
    if count <= 45 and (match := _ORIGIN.match(words)):
        return Credit("origin", match["who"].strip(" .)"))
    if count <= 60 and _CONTRIBUTED.search(words):
        return Credit("team", words)
    if count <= 40 and _TEAM.match(words) and (count <= 12 or words[0] == "(" or ";" in words or not is_ended(words)):
        return Credit("team", words)
    if is_agency(words):
        return Credit("agency", words)
    return _byline(words)


def from_line(words: str) -> str | None:
    """Who stands after "From", where the line is only that."""
    match = _FROM.fullmatch(words)
    if (
        match is None
        or is_ended(words)
        or match["who"].startswith(("the ", "a "))
        or len(match["who"].split()) > 7
        or not _is_names(match["who"])
    ):
        return None
    return match["who"].strip()


def is_agency(words: str) -> bool:
    """Whether the line names only news agencies and nameless staff."""
    inner = words.strip(" ()[]—–-*.").lower()
    parts = [part.strip() for part in re.split(r"\s*(?:[/|,&;+]| and |\swith\s| – | - )\s*", inner) if part.strip()]
    return bool(parts) and all(_agency_name(part) for part in parts)


def _agency_name(part: str) -> bool:
    name = re.sub(r"\s+(?:staff|agencies|reporters?|desk|news agency)$", "", part)
    return name in AGENCIES or part in AGENCIES


def is_role(words: str) -> bool:
    """Whether the line is a journalist's post ("Chief political correspondent") or address."""
    if _ADDRESS.fullmatch(words.strip()):
        return True
    return len(words.split()) <= 8 and _ROLE.search(words) is not None and not has_finite_verb(words)


def is_name_list(words: str) -> bool:
    """Whether the line holds only names, as a byline without "By" does."""
    return (
        2 <= len(words.split()) <= 12 and not is_ended(words) and not re.search(r"[\d:?!]", words) and _is_names(words)
    )


def is_outlet_name(words: str) -> bool:
    """Whether a short line is shaped as the name of a publication ("The Harbour Times", "karsa.example")."""
    parts = tokens(words)
    if not 1 <= len(words.split()) <= 6 or is_ended(words) or is_agency(words) or not _is_names(words):
        return False
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}", words):
        return True
    if len(parts) < 2 or not words[0].isupper() or "," in words:
        return False
    return parts[-1] in OUTLET_WORDS | EDITIONS or (parts[0] in ("the", "daily") and parts[1] in OUTLET_WORDS)


def _byline(words: str) -> Credit | None:
    match = _BY.match(words)
    if match is None:
        return None
    who = match["who"].strip()
    dated = date_line(who)
    if dated is not None and dated.dates and dated.rest:
        who = dated.rest
    elif dated is not None:
        return None
    if (
        len(who.split()) > 18
        or (is_ended(who) and len(who.split()) > 6)
        or tokens(who)[:1] == []
        or tokens(who)[0] in _NOT_BY
    ):
        return None
    if who.lower().startswith(("the ", "a ", "an ")) and not is_agency(who) and not who.isupper():
        return None
    return Credit("byline", who) if _is_names(who) else None


def _is_names(who: str) -> bool:
    parts = who.replace(",", " ").split()
    small = [
        part
        for part in parts
        if part[0].islower()
        and part.lower() not in _CONNECTORS
        and not re.match(r"al-|el-|[\w.]+@|www\.|\w+\.(?:com|org|net)", part)
    ]
    capital = any(not part[0].islower() for part in parts)
    verbs = [token for token in tokens(who) if token in FINITE_VERBS]
    return not small and not verbs and (capital or is_agency(who))


def date_line(words: str, collected: str | None = None, day_first: bool | None = None) -> DateLine | None:
    """The line as a date line, or None where it is none. See ``dates.find_dates``.

    A few words may stand beside the date (a place, a byline, a section), parted from it
    by a mark or following a label; a sentence or a headline with a date in it is none.
    """
    if len(words.split()) > 24 or has_quotation(words) or re.search(r"[—–-] .*\(@\w+\)", words):
        return None
    dates = tuple(find_dates(words, collected, day_first))
    if not dates and not re.match(r"[\s—–-]*(?:last )?updated\b", words, re.IGNORECASE):
        return None
    named = labels(words, dates)
    rest = beside(words, dates)
    if not rest:
        return DateLine(dates, named, "") if dates or _TIME_LEFT.search(words) else None
    if not dates or len(rest.split()) > 8 or is_ended(rest) or has_finite_verb(rest):
        return None
    if any(named) or rest.lower().startswith("by ") or _stands_apart(words, dates):
        return DateLine(dates, named, rest)
    return None


def labels(words: str, dates: tuple[Stated, ...]) -> tuple[str, ...]:
    """What stands before each date of a line: "published", "updated" or ""."""
    found: list[str] = []
    position = 0
    for stated in dates:
        before = words[position : stated.span[0]]
        label = "updated" if _UPDATED.search(before) else "published" if _PUBLISHED.search(before) else ""
        found.append(label)
        position = stated.span[1]
    return tuple(found)


def beside(words: str, dates: tuple[Stated, ...]) -> str:
    """The words of a line that belong to no date and are no label of one."""
    left = list(words)
    for stated in dates:
        left[stated.span[0] : stated.span[1]] = "\x00" * (stated.span[1] - stated.span[0])
    kept = re.sub(r"\x00+", "|", "".join(left))
    kept = _READ.sub("|", _TIME_LEFT.sub("|", kept))
    parts = [_LABEL.sub(" ", part) for part in re.split(r"[|·•]", kept)]
    parts = [part.strip(" ,:;–—/()[]►>»*.-") for part in parts]
    return ", ".join(" ".join(part.split()) for part in parts if _SEPARATORS.sub("", part))


def _stands_apart(words: str, dates: tuple[Stated, ...]) -> bool:
    """Whether marks part the dates from the rest, which lies on one side only."""
    before, after = words[: dates[0].span[0]].rstrip(), words[dates[-1].span[1] :].lstrip()
    between = words[dates[0].span[0] : dates[-1].span[1]]
    if len(between.split()) > 12:
        return False
    before_apart = not before or (before[-1] in "|,·•–—:-/(" and len(before.split()) <= 5)
    after_apart = not after or (after[0] in "|,·•–—:-/)" and len(after.split()) <= 5)
    return before_apart and after_apart and not (before.strip(" (") and after.strip(" )"))
