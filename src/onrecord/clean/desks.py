"""Credits that name no person: agencies, desks, nameless staff, and what a journalist's post is called."""

from __future__ import annotations

import re

from onrecord.clean.headline import key
from onrecord.clean.words import AGENCIES

_AGENCIES = AGENCIES | frozenset(
    """
agence france presse|afp deutschland|reuters staff|deutsche presse agentur|sid|sid sport informations dienst|epd
kna|apa austria presse agentur|keystone sda|sda|ats|keystone|swissinfo|adnkronos|agi|agenzia ansa|askanews|lapresse
europa press|efe agencia|agencia efe|agencias|agencia|agences|agence|agenzie|agenzia|agenturen|agentur|agentschap
télam|telam|notimex|prensa latina|agência brasil|agencia brasil|agência lusa|agência estado|estadão conteúdo
folhapress|tanjug|beta|fena|hina|sta|bta|mediafax|news.ro|athens news agency|ana mpa|dha|iha|demirören haber ajansı
ihlas haber ajansı|anadolu ajansı|anka|pap polska agencja prasowa|polska agencja prasowa|čtk|tasr|sita|mti|bns|elta
leta|ett|tt nyhetsbyrån|ntb|ritzaus bureau|nyhetsbyrån|тасс|риа новости|интерфакс|укринформ|унан|унiан|уніан
українські новини|белта|казинформ|新华社|中新社|中新网|共同通信|時事通信|時事|연합뉴스|뉴시스|뉴스1|pti bhasha|bhasha
associated press ap|ap news|the canadian press|newswire|news agency|antara|bernama|vna|ttxvn|cna|central news agency
أ ف ب|رويترز|وكالات|وكالة|الأناضول|واس|وام|وفا|سانا|سبأ|קוריאט|סוכנויות|agencies and staff
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_DESK = re.compile(
    r"\b(?:staff|desk|newsroom|webdesk|newsdesk|news ?team|bureau|editorial|editors|reporters|correspondents"
    r"|contributors|admin|administrator|webmaster|redaktion(?:en)?|\w*redaktion|redaction|rédaction|redacción|redação"
    r"|redacao|redazione|redactie|redakcja|redakce|redakcija|redaksi|redaktionen|toimitus|szerkesztőség|agenc\w*"
    r"|\w*agentur\w*|press release|pressemitteilung|sponsored|advertorial|partner content|guest (?:author|writer"
    r"|contributor|post)|team|haber merkezi|haber servisi|dış haberler)\b"
    r"|редакц\w*|редакція|пресс-служба|编辑部|編集部|本报讯|편집국|온라인 ?뉴스|뉴스팀|디지털뉴스|هيئة التحرير|تحرير",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|contributor|producer|journalist|analyst|critic|blogger"
    r"|bureau chief|chief|fellow|professor|lecturer|researcher|intern|trainee|freelance\w*|director|presenter|author"
    r"|\w*korrespondent(?:in|en)?|\w*redakteur(?:in)?|redaktor|reporter(?:in|ka)?|autor(?:in|a)?|chef\w*"
    r"|volontär(?:in)?|leiter(?:in)?|correspondante?|rédact(?:eur|rice)|reporteur|journaliste|grand reporter"
    r"|corresponsal|periodista|redactora?|enviad[oa] especial|envoyée? spéciale?|inviat[oa]|giornalista"
    r"|jornalista|repórter|correspondente|editora?|redatora?|redacteur|verslaggever|journalist(?:in|en)?"
    r"|redaktør|redaktör|journalista?|dziennikarz\w*|redaktor|muhabir\w*|yazar\w*|wartawan|penulis|editör"
    r"|universität|university|universität\w*|profesor\w*|profesör|fotograf\w*)\b"
    r"|корреспондент\w*|журналист\w*|обозреватель|редактор|кореспондент\w*|журналіст\w*",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/?")
_OF_OUTLETS = frozenset(
    """
the der die das le la les el il de news nachrichten noticias notizie nouvelles nyheter nyheder haber haberleri online
digital com org net de fr at ch staff desk team tv radio media press newspaper english web editorial reporters
deutschland new aktuell redaktion live sport sports world international
""".split()
)


def is_agency(name: str) -> bool:
    """Whether the name is a news agency, or a word for several."""
    plain = key(name)
    return name.strip().lower() in _AGENCIES or plain in _AGENCIES or plain.removesuffix(" news") in _AGENCIES


def is_desk(name: str) -> bool:
    """Whether the name is nameless staff: a desk, an editorial team, a domain."""
    if _DESK.search(name) or _DOMAIN.fullmatch(name.strip()):
        return True
    return all(word in _OF_OUTLETS for word in key(name).split())


def is_post(name: str) -> bool:
    """Whether the words are what a journalist is or does ("Washington correspondent"), not who."""
    return _ROLE.search(name) is not None


def is_outlet(name: str, outlets: frozenset[str]) -> bool:
    """Whether the name is the outlet itself, or its name with a word like "News" or "Reporters".

    outlets: keys (``headline.key``) of the outlet's names and of its domain.
    """
    plain = key(name)
    solid = plain.replace(" ", "")
    if not plain:
        return False
    if plain in outlets or solid in {outlet.replace(" ", "") for outlet in outlets}:
        return True
    first = name.split()[0]
    if first.isupper() and 2 <= len(first) <= 5 and key(first) in outlets:
        # "BBC Sport", "AFP Deutschland": a part of an outlet that goes by its initials.
        return True
    words = [word for word in plain.split() if word not in _OF_OUTLETS]
    return any(words == [word for word in outlet.split() if word not in _OF_OUTLETS] for outlet in outlets if words)
