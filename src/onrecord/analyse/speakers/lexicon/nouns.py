"""What common nouns stand for: a person, a lasting body, a number of people, a document."""

from __future__ import annotations

from onrecord.analyse.speakers.lexicon.titles import HONORIFIC_NOUNS, OFFICES, RANKS

PEOPLE = frozenset(
    """official spokesman man woman boy girl person resident witness voter victim wife husband mother father son
    daughter
    brother sister friend neighbour neighbor colleague relative parent uncle aunt cousin nephew niece grandmother
    grandfather widow widower ex-wife ex-husband girlfriend boyfriend partner opponent rival critic supporter member
    source insider observer diplomat soldier officer militant fighter rebel refugee migrant immigrant student worker
    employee customer client owner passenger survivor protester demonstrator participant volunteer veteran doctor
    patient
    agent operative staffer donor defendant suspect plaintiff juror detective investigator prisoner hostage guest
    visitor viewer reader user citizen mogul billionaire tycoon celebrity star artist poet novelist dancer player
    champion athlete referee hero mum mom dad someone somebody anyone nobody everyone one democrat republican
    loyalist surrogate appointee politician statesman monarch successor predecessor heir cleric preacher imam
    psychologist
    sociologist biologist chemist physicist meteorologist epidemiologist criminologist linguist theologian demonstrator
    contractor landlord tenant shopkeeper merchant hunter shepherd beekeeper miner sailor
    commentator whistleblower framer backer prophet model firebrand
    elder petitioner printer guest presenter satirist bookseller importer trader grocer novelist filmmaker essayist
    baker poet caretaker attendant porter cook chef tailor carpenter mason plumber electrician mechanic cleaner bosun
    skipper nun monk deacon abbot villager pensioner retiree schoolteacher lecturer tutor headmaster headmistress pupil
    graduate applicant appellant respondent claimant complainant shopper commuter motorist tourist pilgrim worshipper
    herder blogger pundit academic vendor guard gunman attacker bystander organizer leader ally foe mentor protege
    protégé confidant confidante nemesis adversary""".split()
)
PERSON_NOUNS = PEOPLE | OFFICES | RANKS | (HONORIFIC_NOUNS - {"lady"})

BODY_NOUNS = frozenset(
    """ministry government administration army navy military police party movement company corporation firm group
    organisation organization agency office department council committee commission court parliament senate congress
    assembly union federation association institute institution university college school bank fund board authority
    bureau service force militia front brigade coalition alliance league club team network newspaper magazine channel
    station broadcaster daily weekly outlet website newsroom foundation charity campaign embassy consulate kremlin
    cabinet presidency regime state country nation city town village district province region municipality monastery
    church mosque airline manufacturer maker retailer bank hospital panel body faction bloc think-tank chamber
    guard command directorate secretariat tribunal legislature opposition junta ngo startup brewery carrier insurer
    lender automaker chain cooperative giant""".split()
)
"""Common nouns for a body that acts: an organisation, even where it is not named."""

EXTENDING = frozenset(
    """movement party ministry army government administration campaign militia council parliament police military
    cabinet embassy navy""".split()
)
"""Written small after a name, these make with it the name of a body: the Ruritania government."""

PROPER_BODIES = frozenset(
    "times post guardian observer herald tribune fed house senate "
    "taliban pentagon kremlin opec nato unesco unicef interpol congress".split()
)
"""Nouns for a body that with a capital name one by themselves."""

WHOLE_BODIES = frozenset(
    ("islamic state", "islamic jihad", "muslim brotherhood", "usa today", "rasmussen reports", "consumer reports")
)
"""Names of bodies of which each word by itself names nobody."""

BETWEEN = frozenset(
    "foreign defence defense interior finance justice health oil central resistance air election".split()
)

NAME_NOUNS = frozenset(
    """ministry party movement army inc corp ltd llc plc co company corporation group organisation organization agency
    office department council committee commission court parliament senate congress assembly union federation
    association
    institute institution university college school bank fund board authority bureau service services forces force
    militia
    front brigade brigades coalition alliance league club team network foundation campaign embassy house times post
    journal tribune herald gazette news press radio television tv chronicle observer guardian daily weekly magazine
    review
    center centre society trust partnership holdings industries motors airlines airways systems technologies media
    hospital church academy museum administration caucus conference convention congregation chamber command corps fleet
    police guard navy regiment division battalion battalions resistance mobilization mobilisation nations
    initiative project program programme forum summit exchange reserve laboratory laboratories studios entertainment
    pictures records games capital partners associates group's fed confederation secretariat registry cabinet government
    unit units opposition regime tribunal directorate inspectorate presidency consortium cooperative brewery works
    circuit resources strategies consulting
    analytics insurance
    library theatre theater orchestra zoo observatory lab harakat hizb jabhat jaysh
    kataib liwa saraya taliban pentagon kremlin
    opec nato unesco unicef interpol wire hotel""".split()
)
"""Words inside a capitalised name that make it the name of a body; some are Arabic for movement, party, front, army."""

PLACE_NOUNS = frozenset(
    """street avenue road boulevard square park roads island islands river lake mountain mountains valley bay sea
    ocean desert
    airport airbase base border county province city district village beach hills heights strip bridge canal port
    harbour
    harbor peninsula gulf cape coast state plaza station stadium hall building tower rim hill creek forest""".split()
)
"""Words inside a capitalised name that make it the name of a place."""

JOINING = frozenset(
    """club centers centres institutes
    ministry department bank university center centre institute council committee commission board bureau office
    association society house union federation court school college academy league league's church museum chamber
    organisation organization confederation party front movement front's fund foundation authority agency division
    initiative campaign coalition alliance forum conference academy congress assembly library guild order army
    republic kingdom caucus secretary congregation research museum appeals""".split()
)
"""Words after which "of", "for" or "on" goes on with the name of a body."""

DOCUMENTS = frozenset(
    """report poll survey study statement document paper letter memo email e-mail law bill act article analysis database
    index review book ruling decision order lawsuit complaint filing indictment affidavit resolution treaty agreement
    constitution dossier memorandum column editorial post tweet message video recording footage transcript slide
    presentation forecast estimate data figure research census audit test evidence brief submission story ad
    advertisement advert website press-release communique communiqué bulletin survey questionnaire record
    release manifesto proposal plan list map chart photograph image text headline item interview speech judgment
    judgement verdict petition motion draft note rumour rumor account""".split()
)

COLLECTIVES = frozenset(
    """police family crowd public people staff press media majority minority couple pair duo trio
    some others many few several most all both those these none authorities officials""".split()
)

OUTLETS = frozenset(
    """reuters associated press afp agence france-presse bloomberg bbc cnn nbc abc cbs msnbc fox npr politico upi xinhua
    tass interfax pbs itv sky breitbart buzzfeed vox axios huffpost economist guardian newsweek time wired
    facebook google twitter youtube instagram tiktok
    politifact snopes gallup propublica wikileaks microsoft amazon apple""".split()
)
"""Well-known outlets and platforms whose bare name would else be read as a surname."""

PLURALS = {"people": "person", "women": "woman", "men": "man", "children": "child", "wives": "wife",
           "spokesmen": "spokesman", "spokespeople": "spokesperson", "analyses": "analysis", "data": "data",
           "policemen": "policeman", "businessmen": "businessman", "chairmen": "chairman"}  # fmt: skip


def singular(noun: str) -> str:
    """The singular of a lower-case English noun, or the noun itself."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")):
        return noun[:-1]
    return noun
