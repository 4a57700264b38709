"""Titles of office, ranks and forms of address, in lower case."""

from __future__ import annotations

HONORIFICS: dict[str, str] = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "mme": "f", "madame": "f",
    "lady": "f", "dame": "f", "dr": "", "prof": "", "professor": "", "doctor": "", "sheikh": "m", "shaykh": "m",
    "sheik": "m", "sayyed": "m", "sayyid": "m", "imam": "m", "ayatollah": "m", "mullah": "m", "hajj": "m", "haj": "m",
    "prophet": "m",
    "king": "m", "queen": "f", "prince": "m", "princess": "f", "emir": "m", "pope": "m", "father": "m", "sister": "f",
    "rabbi": "", "rev": "", "reverend": "", "hon": "", "messrs": "m", "don": "m", "doña": "f", "herr": "m", "frau": "f",
    "monsieur": "m", "señor": "m", "señora": "f", "martyr": "", "duke": "m", "duchess": "f", "baroness": "f",
    "baron": "m", "hajji": "m", "haji": "m", "hajjah": "f", "hajah": "f", "alhaji": "m", "alhaj": "m", "alhaja": "f",
    "ustad": "m", "ustadh": "m", "ustaz": "m", "maulana": "m", "moulana": "m", "mufti": "m", "seyyed": "m",
    "shri": "m", "smt": "f", "thiru": "m", "pandit": "m", "ven": "m", "monsignor": "m", "msgr": "m", "patriarch": "m",
    "eminence": "", "excellency": "", "highness": "", "majesty": "", "beatitude": "m", "mdm": "f", "madam": "f",
    "datuk": "m", "dato": "m", "datin": "f", "tan sri": "m", "tun": "", "encik": "m", "puan": "f", "tuan": "m",
    "pak": "m", "bapak": "m", "ibu": "f", "kak": "", "mamosta": "", "mzee": "m", "mwalimu": "", "ato": "m",
    "woizero": "f", "weizero": "f", "garad": "m", "ugaz": "m", "dom": "m", "senhor": "m", "senhora": "f",
    "signor": "m", "signora": "f", "sr": "m", "sra": "f", "dra": "f", "adv": "", "engr": "", "eng": "", "ir": "",
    "hj": "m", "mallam": "m", "aqa": "m", "honourable": "", "honorable": "",
}  # fmt: skip
"""Forms of address, with the gender they tell (``m``, ``f`` or nothing)."""

BORNE = frozenset(
    "tun pak bapak ibu kak ato garad ugaz dom sr eng ir hj haji hajji hajj haj hajah mufti pandit mallam maulana "
    "moulana aqa tuan".split()
)
"""Forms of address that elsewhere are parts of a name: "Haji Odo Moor", but "Odo Haji Moor"."""

HONORIFIC_NOUNS = frozenset(
    """mister sir lord miss lady dame professor doctor sheikh shaykh sheik sayyed sayyid imam ayatollah mullah prophet
    king queen prince princess emir pope father sister rabbi reverend duke duchess baroness baron martyr mufti patriarch
    monsignor eminence excellency highness majesty beatitude""".split()
)
"""Forms of address that are nouns too: "the sheikh", "His Eminence"."""

RANKS = frozenset(
    """general gen lieutenant lt colonel col major maj brigadier brig captain capt sergeant sgt corporal cpl admiral adm
    commander cmdr commodore marshal private pvt inspector insp superintendent supt detective constable officer sheriff
    asst asp deputy trooper staff chief agent""".split()
)

FORMS_OF_ADDRESS = RANKS - {"chief", "deputy", "staff", "commander", "officer", "inspector", "sheriff"} | frozenset(
    HONORIFICS
)
"""What may stand before a name, after its owner's title: ranks and forms of address."""

OFFICES = frozenset(
    """president-elect
    president premier chancellor minister secretary secretary-general secretary general-secretary ambassador envoy
    governor gov mayor senator sen sens congressman congresswoman representative rep reps delegate del assemblyman
    assemblywoman councilman councilwoman councillor councilor alderman lawmaker legislator mp speaker leader chairman
    chairwoman chairperson chair chief head director director-general manager founder co-founder cofounder owner
    executive ceo cfo coo cto spokesman spokeswoman spokesperson adviser advisor aide strategist commissioner
    prosecutor attorney lawyer judge justice magistrate solicitor barrister counsel coach captain commander editor
    publisher columnist correspondent reporter journalist author writer analyst economist professor scientist scholar
    historian researcher expert physician surgeon nurse teacher principal dean rector bishop archbishop cardinal pastor
    priest negotiator mediator organiser organizer activist campaigner coordinator co-ordinator nominee candidate
    treasurer controller comptroller auditor ombudsman registrar clerk inspector supervisor superintendent sheriff
    lord-mayor whip undersecretary pm vice-president vice-chairman co-chair cochair moderator host anchor broadcaster
    musician singer actor actress comedian director producer filmmaker playwright designer architect engineer pilot
    astronaut administrator
    investor banker entrepreneur businessman businesswoman farmer fisherman driver trader broker consultant lobbyist
    pollster warden deputy-leader first-minister foreign-minister ayatollah general colonel brigadier admiral""".split()
)
"""Head nouns of a title: what a person is called for what he or she does."""

MODIFIERS = frozenset(
    """acting deputy former vice assistant associate senior junior interim chief prime first foreign defence defense
    interior finance justice health education energy oil environment transport trade home culture agriculture labour
    labor information executive general managing incoming outgoing ex-president attorney press media communications
    security state supreme presidential vice-presidential gubernatorial congressional senate house
    majority minority under co principal top ex then-president permanent honorary lead founding retired late
    special ranking
    managing campaign military police political party running longtime veteran staff political provincial regional
    federal district municipal city county chief-of-staff joint high senior-most second third brigade army navy
    air""".split()
)
"""Words that stand before the head noun of a title and belong to it."""

LEADERS = frozenset(
    """leader head chief chairman chairwoman chairperson chair secretary-general general-secretary president
    commander founder director premier boss ceo""".split()
)
"""Titles that "the leader" may stand for."""

SPEAKERS_FOR = frozenset("spokesman spokeswoman spokesperson".split())
PRIME_MINISTERS = frozenset(("prime minister", "pm", "premier"))

SECOND_WORDS: dict[str, frozenset[str]] = {
    "prime": frozenset(("minister",)),
    "tan": frozenset(("sri",)),
    "toh": frozenset(("puan",)),
    "secretary": frozenset(("general",)),
    "attorney": frozenset(("general",)),
    "director": frozenset(("general",)),
    "vice": frozenset(("president", "chairman", "chair")),
    "chief": frozenset(("executive", "justice", "minister")),
    "solicitor": frozenset(("general",)),
    "pro": frozenset(("tempore", "tem")),
    "inspector": frozenset(("general",)),
}

PORTFOLIOS = frozenset(
    "state defense defence treasury commerce energy education labor labour health transportation interior "
    "agriculture homeland security staff foreign affairs finance justice economy trade industry planning transport "
    "culture tourism environment power oil petroleum mines information communications irrigation forests fisheries "
    "housing infrastructure aviation works rivers water ports roads railways science technology".split()
)
"""What may follow "Secretary of" inside a title."""

ABBREVIATED = frozenset(
    """mr mrs ms dr gov rep reps sen sens lt gen col maj sgt capt adm rev hon prof st jr sr del brig cmdr supt fr msgr
    messrs cpl pvt amb atty md mst ven eng engr adv insp asst cllr ald mgr sra dra mdm cdr ssgt
    jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp vs no""".split()
)
"""Words that keep their full stop without ending a sentence."""

TITLES = frozenset(HONORIFICS) | RANKS | OFFICES

WOMEN = frozenset("spokeswoman chairwoman congresswoman councilwoman assemblywoman actress queen mother wife daughter "
                  "sister businesswoman woman girl widow grandmother aunt niece ex-wife".split())  # fmt: skip
MEN = frozenset("spokesman chairman congressman councilman assemblyman actor king father husband son brother "
                "businessman man boy widower grandfather uncle nephew ex-husband boyfriend dad".split())  # fmt: skip
"""Nouns that tell a person's gender. "Spokesman" and "chairman" are weak, and names outvote them."""
