"""The words by which the occasion of speech is told."""

from __future__ import annotations

from onrecord.analyse.speakers.lexicon.nouns import OUTLETS

WRITINGS = frozenset(
    """statement statements letter letters tweet tweets post posts op-ed op-eds editorial essay memo memorandum
    piece e-mail email emails e-mails note communique communiqué release dispatch petition manifesto filing
    affidavit lawsuit brief blog blogpost column article memoir autobiography thread telegram cable telex paper
    declaration bulletin newsletter message messages diary transcript leaflet pamphlet caption report document
    video videos recording clip footage broadcast podcast vlog ad advert advertisement commercial film
    documentary text texts voicemail dissent""".split()
)
"""What is written or recorded, and may be where something was said first."""

EVENTS = frozenset(
    """interview interviews speech speeches address conference briefing briefings rally rallies hearing hearings
    debate debates testimony sermon homily lecture talk toast eulogy keynote remarks comments meeting meetings
    summit forum convention session sitting panel discussion conversation conversations exchange call telecall
    teleconference videoconference webinar town-hall hall ceremony inauguration funeral vigil protest
    demonstration gathering event appearance fundraiser dinner luncheon lunch breakfast reception gala banquet
    show programme program newscast livestream broadcast deposition press-conference presser gaggle stakeout
    workshop symposium seminar festival commencement convocation retreat expo
    commemoration parade prayer prayers khutbah telecast chat walkabout q&a
    consultation consultations""".split()
)
"""What people come together for, and speak at."""

SPOKEN = frozenset(
    """interview interviews speech address conference briefing rally hearing debate testimony sermon lecture talk
    keynote remarks comments session appearance call town-hall presser deposition conversation""".split()
)
"""Events that are made of speech: to name one with a cue is to say where the words fell."""

PLATFORMS = frozenset(
    """twitter facebook instagram telegram youtube tiktok truth whatsapp weibo wechat linkedin snapchat reddit
    tumblr mastodon bluesky vkontakte periscope medium threads x""".split()
)

OUTLET_NAMES = OUTLETS | frozenset(
    """tass ria interfax irna isna fars tasnim mehr sana petra wafa ina spa kuna wam mena anadolu dpa ansa efe lusa
    kyodo yonhap pti ani antara bernama xinhua cgtn rt ntv cnbc cspan c-span npr wsj wapo usa afp ap reuters upi
    bbc itn itv cbc abc abcnews nhk zdf ard orf rai rtve tve tf1 tvp hbo showtime c4 lbc newsmax oann npr espn
    mtv bet univision telemundo politico slate salon vox vice breitbart infowars drudge huffpo mashable gawker
    buzzfeed bild spiegel zeit figaro monde repubblica corriere pais mundo pravda izvestia kommersant haaretz
    ynet axel al-jazeera aljazeera al-hayat al-ahram al-manar al-masirah
    al-alam rudaw kurdistan24 dawn newsnight hardball cbsn tmz""".split()
)
"""Names, in small letters, by which an outlet is known, whole or by a word of them."""

OUTLET_PAIRS = frozenset(
    """al jazeera|al hayat|al ahram|al manar|al masirah|al alam|press tv|the hill|
    the sun|the times|the atlantic|the nation|the intercept|the independent|the guardian|the economist|daily beast|
    daily caller|fox business|sky news|le monde|le figaro|el país|el pais|el mundo|la repubblica|die zeit|der spiegel|
    rolling stone|vanity fair|new yorker|new republic|national review|daily show|late show|tonight show|
    good morning|face the|meet the|this week|state of|fox & friends|fox and|wall street|washington examiner|
    radio free|voice of|russia today|pbs newshour|all things""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Two words in small letters by which an outlet or a programme of one is known."""

OUTLET_NOUNS = frozenset(
    """newspaper paper daily weekly tabloid broadsheet magazine journal broadcaster channel station broadcasters
    outlet newswire website site portal television tv radio network podcast programme newsroom newspapers
    magazines channels stations outlets""".split()
)
"""Common nouns for an outlet."""

OUTLET_WORDS = frozenset(
    """times post journal tribune herald gazette news press radio tv television daily weekly magazine chronicle
    observer guardian newspaper wire newswire broadcasting telegraph courier examiner inquirer dispatch globe
    mirror mail sun star echo argus sentinel register bulletin standard ledger review online network podcast
    today kurier zeitung post-gazette sun-times newsroom fm presse prensa diario gazeta""".split()
)
"""Words that, with a capital, make a name that of an outlet."""

NO_OUTLETS = frozenset(
    """council committee commission parliament senate congress assembly court ministry department agency party
    union association conference secretary corps club board bank league federation group house police army
    cabinet summit convention officer corporation university college school institute foundation chamber""".split()
)
"""Words that make it the name of another body."""

TOLD = frozenset(
    """told tell tells telling informed informs informing assured assures reminded reminds warned warns warning
    notified notifies asked asks asking briefed thanked quizzed""".split()
)
"""Cues whose object is the one spoken to."""

TO_WHOM = frozenset(
    """said says saying wrote writes writing spoke speaks speaking talked talking shouted explained announced
    complained admitted confided testified suggested confirmed addressed tweeted replied responded lied swore
    apologised apologized confessed boasted conceded revealed disclosed stated stressed reported sent remarked
    repeated insisted declared pledged promised pleaded appealed""".split()
)
"""Cues after which "to" leads to the one spoken to."""

SPEAKING = frozenset(
    """speaking spoke speaks appearing appeared testifying testified talking talked lecturing preaching campaigning
    writing wrote interviewed debating presenting""".split()
)
"""Words that set a scene of speech."""

NOBODY = frozenset(
    """condition behalf terms record background basis about time moment end least first last length risk front
    stake once fact part turn general favour favor support detail case way order""".split()
)
"""What may follow "speaking on" and is no place."""

SECOND_HAND = frozenset("quoted cited reported carried published quoting citing broadcast aired relayed".split())
"""What an outlet does with words that it brings at second hand."""

OF_A_SOURCE = frozenset(
    """statement letter tweet post op-ed memo memorandum e-mail email communique communiqué release petition
    manifesto blog blogpost message video recording speech testimony interview thread telegram declaration
    address""".split()
)
"""Writings and speeches that stand as the source for those whose they are."""

JOURNALISTS = frozenset(
    """interviewer reporter anchor anchorman anchorwoman host co-host correspondent journalist presenter moderator
    editor columnist editor-in-chief newsman newswoman""".split()
)
"""People of an outlet, to whom one speaks there."""

AUDIENCES = frozenset(
    """crowd audience supporter reporter journalist staff staffer lawmaker delegate viewer listener gathering force
    troop nation public world congregation faithful attendee guest follower reader donor voter volunteer worker
    employee mourner protester protestor parliamentarian deputy senator mp fan family relative class graduate
    cadet soldier assembly congress parliament senate council committee court judge jury panel board commission
    conference shareholder investor analyst believer worshipper worshiper pilgrim people thousand hundred dozen
    million other colleague ally aide friend negotiator ambassador diplomat minister businessman leader member
    investigator prosecutor detective police agent officer official resident villager citizen student pupil
    teacher parent conservative liberal democrat republican muslim christian jew evangelical activist rallygoer
    attendee partygoer caucusgoer veteran entrepreneur executive""".split()
)
"""Those whom one addresses, singular."""

NO_PEOPLE = frozenset(
    """truth lie lies story stories tale joke jokes time way something anything everything nothing things it this
    that these those how why what when where whether more much details""".split()
)
"""Objects of telling that nobody is told to."""

ISSUED = frozenset(
    """released issued published posted aired broadcast obtained carried sent given held hosted sponsored emailed
    recorded scheduled signed prepared delivered printed distributed shared made filed written organized
    organised televised conducted asked aimed entitled titled""".split()
)
"""What is said of a statement, an interview or a rally itself."""

ANSWERING = (
    frozenset("responded responds responding replied replies replying countered counters retorted retorts".split())
    | frozenset(
        f"{verb} back"
        for verb in "fired fires firing hit hits hitting shot shoots struck pushed pushes clapped snapped".split()
    )
    | {"in response", "in reply"}
)
"""Words beside a cue that make it an answer."""

OPPOSING = frozenset(
    """denied denies denying rejected rejects rejecting dismissed dismisses dismissing disputed disputes disputing
    refuted refutes rebutted rebuffed rebuffs denounced denounces denouncing condemned condemns condemning
    contradicted contradicts rebuked slammed blasted mocked scoffed disagreed derided ridiculed welcomed""".split()
)
"""Cues that set somebody against something, perhaps against what another said."""

CAME = frozenset("came come comes follow follows followed".split())

REMARKS = frozenset(
    """remark comment statement tweet post warning response reply threat criticism denial announcement declaration
    letter speech message outburst rebuke claim accusation call appeal demand word reaction answer""".split()
)
"""What a sentence may call the words told before it."""

SENTIMENTS = REMARKS | frozenset(
    "request allegation assertion charge suggestion proposal idea notion argument plea offer insult question".split()
)
"""What a content may call the words that it is set against."""
