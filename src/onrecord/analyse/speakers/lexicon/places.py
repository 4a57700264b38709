"""Countries, capitals and what their people are called: public fact, in lower case."""

from __future__ import annotations


def _items(lines: str) -> frozenset[str]:
    return frozenset(item.strip() for item in lines.replace("\n", ",").split(",") if item.strip())


COUNTRIES = _items(
    """afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas
    bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, brunei
    bulgaria, burkina faso, burma, burundi, cambodia, cameroon, canada, cape verde, central african republic, chad
    chile, china, colombia, comoros, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark
    djibouti, dominican republic, ecuador, egypt, el salvador, eritrea, estonia, eswatini, ethiopia, fiji, finland
    france, gabon, gambia, georgia, germany, ghana, greece, grenada, guatemala, guinea, guyana, haiti, honduras
    hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan
    kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein
    lithuania, luxembourg, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova
    monaco, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua
    niger, nigeria, north korea, north macedonia, norway, oman, pakistan, palestine, panama, papua new guinea, paraguay
    peru, philippines, poland, portugal, qatar, romania, russia, rwanda, saudi arabia, senegal, serbia, seychelles
    sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, south sudan, spain, sri lanka
    sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tonga
    trinidad and tobago, tunisia, turkey, turkmenistan, uganda, ukraine, united arab emirates, united kingdom
    united states, uruguay, uzbekistan, vanuatu, vatican, venezuela, vietnam, yemen, zambia, zimbabwe
    england, scotland, wales, northern ireland, britain, great britain, america, united states of america, holland
    us, u.s, u.s.a, usa, uk, u.k, uae"""
)

CAPITALS = _items(
    """abu dhabi, abuja, accra, addis ababa, algiers, amman, amsterdam, ankara, astana, athens, baghdad, baku, bamako
    bangkok, beijing, beirut, belgrade, berlin, bern, bogota, brasilia, bratislava, brussels, bucharest, budapest
    buenos aires, cairo, canberra, caracas, colombo, copenhagen, dakar, damascus, delhi, dhaka, doha, dublin, hanoi
    harare, havana, helsinki, islamabad, jakarta, jerusalem, kabul, kampala, kathmandu, khartoum, kiev, kyiv
    kinshasa, kuala lumpur, kuwait city, la paz, lima, lisbon, ljubljana, london, luanda, lusaka, madrid, managua
    manama, manila, mexico city, minsk, mogadishu, montevideo, moscow, muscat, nairobi, new delhi, nicosia, oslo
    ottawa, panama city, paris, phnom penh, podgorica, prague, pretoria, pyongyang, quito, rabat, reykjavik, riga
    riyadh, rome, san salvador, sanaa, santiago, sarajevo, seoul, skopje, sofia, stockholm, taipei, tallinn, tashkent
    tbilisi, tegucigalpa, tehran, tirana, tokyo, tripoli, tunis, ulan bator, valletta, vienna, vilnius, warsaw
    washington, washington d.c, wellington, yerevan, zagreb"""
)

REGIONS = _items(
    """africa, asia, europe, north america, south america, latin america, antarctica, oceania, middle east, balkans
    caucasus, central asia, sahel, maghreb, levant, gulf, persian gulf, mediterranean, red sea, black sea, gaza
    pacific, atlantic, arctic
    gaza strip, west bank, kurdistan, crimea, donbas, kashmir, tibet, hong kong, siberia, sinai, golan heights
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois
    indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi
    missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina, north dakota
    ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont
    virginia, west virginia, wisconsin, wyoming, new york city, los angeles, chicago, houston, philadelphia, phoenix
    san francisco, seattle, detroit, boston, miami, atlanta, dallas, denver, baltimore, cleveland, milwaukee
    san diego, san antonio, san jose, sacramento, oakland, charlotte, pittsburgh, cincinnati, indianapolis, columbus
    kansas city, st louis, st. louis, tampa, tampa bay, orlando, jacksonville, nashville, memphis, portland, salt lake
    new orleans, las vegas, manhattan, brooklyn, puerto rico, guam, ontario, quebec, alberta, british columbia
    sydney, melbourne, toronto, montreal, vancouver, mumbai, shanghai, istanbul, karachi, lagos, johannesburg
    sao paulo, rio de janeiro, barcelona, milan, munich, frankfurt, geneva, zurich, hague, edinburgh, glasgow
    manchester, birmingham, liverpool, belfast, aleppo, basra, mosul, tel aviv, haifa, dubai, jeddah, aden, kandahar"""
)

PLACES = COUNTRIES | CAPITALS | REGIONS

STATES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev n.h n.j n.m n.y
    n.c n.d okla ore pa r.i s.c s.d tenn tex va vt wash wis w.va wyo d.c""".split()
)
"""Abbreviated states after a town's name, without the last full stop."""

SAME_PLACE = {
    "us": "united states",
    "u.s": "united states",
    "usa": "united states",
    "u.s.a": "united states",
    "america": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "u.k": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "uae": "united arab emirates",
    "burma": "myanmar",
    "holland": "netherlands",
    "kiev": "kyiv",
    "washington d.c": "washington",
    "czechia": "czech republic",
}
"""Other names of a place, as they are folded, to the one they stand for."""

DEMONYMS = frozenset(
    """afghan albanian algerian american angolan arab arabian argentine argentinian armenian australian austrian
    azerbaijani azeri bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese
    cambodian cameroonian canadian catalan chadian chechen chilean chinese colombian congolese croatian cuban cypriot
    czech danish dutch ecuadorian egyptian emirati english eritrean estonian ethiopian european filipino finnish
    french gambian gazan georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian
    indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar
    kurdish kuwaiti kyrgyz lao latvian lebanese liberian libyan lithuanian macedonian malaysian malian maltese
    mauritanian mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nicaraguan nigerian
    norwegian omani pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari romanian russian
    rwandan salvadoran saudi scottish senegalese serbian serb singaporean slovak slovenian somali spanish sudanese
    swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan
    uyghur uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean african asian latino hispanic texan californian
    us u.s uk u.k swede dane finn pole turk kurd spaniard briton scot
    african-american arab-american asian-american""".split()
)

CREEDS = frozenset(
    """islamic islamist muslim christian catholic protestant orthodox jewish jew zionist sunni shiite shia shi'ite druze
    buddhist hindu sikh evangelical mormon dem democrat democratic republican conservative liberal labour communist
    socialist
    marxist western eastern northern southern anglo-american wahhabi salafi arabic biblical""".split()
)
"""Adjectives of faith or party that are capitalised and yet name nobody by themselves."""
