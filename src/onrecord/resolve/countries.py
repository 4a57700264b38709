"""Which country a word means: its name, what its people and things are called, and its capital."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.analyse.speakers.lexicon.places import COUNTRIES, SAME_PLACE
from onrecord.resolve.names import fold

_PEOPLES = """afghan-afghanistan albanian-albania algerian-algeria american-united_states angolan-angola
argentine-argentina argentinian-argentina armenian-armenia australian-australia austrian-austria azerbaijani-azerbaijan
azeri-azerbaijan bahraini-bahrain bangladeshi-bangladesh belarusian-belarus belgian-belgium bolivian-bolivia
bosnian-bosnia brazilian-brazil british-united_kingdom bulgarian-bulgaria burmese-myanmar cambodian-cambodia
cameroonian-cameroon canadian-canada chadian-chad chilean-chile chinese-china colombian-colombia congolese-congo
croatian-croatia cuban-cuba cypriot-cyprus czech-czech_republic danish-denmark dutch-netherlands ecuadorian-ecuador
egyptian-egypt emirati-united_arab_emirates eritrean-eritrea estonian-estonia ethiopian-ethiopia filipino-philippines
finnish-finland french-france gambian-gambia georgian-georgia german-germany ghanaian-ghana greek-greece
guatemalan-guatemala haitian-haiti honduran-honduras hungarian-hungary icelandic-iceland indian-india
indonesian-indonesia iranian-iran iraqi-iraq irish-ireland israeli-israel italian-italy ivorian-ivory_coast
jamaican-jamaica japanese-japan jordanian-jordan kazakh-kazakhstan kenyan-kenya kosovar-kosovo kuwaiti-kuwait
kyrgyz-kyrgyzstan lao-laos latvian-latvia lebanese-lebanon liberian-liberia libyan-libya lithuanian-lithuania
macedonian-north_macedonia malaysian-malaysia malian-mali maltese-malta mauritanian-mauritania mexican-mexico
moldovan-moldova mongolian-mongolia montenegrin-montenegro moroccan-morocco mozambican-mozambique namibian-namibia
nepalese-nepal nicaraguan-nicaragua nigerian-nigeria norwegian-norway omani-oman pakistani-pakistan
palestinian-palestine panamanian-panama paraguayan-paraguay peruvian-peru polish-poland portuguese-portugal
qatari-qatar romanian-romania russian-russia rwandan-rwanda salvadoran-el_salvador saudi-saudi_arabia
scottish-scotland senegalese-senegal serbian-serbia singaporean-singapore slovak-slovakia slovenian-slovenia
somali-somalia spanish-spain sudanese-sudan swedish-sweden swiss-switzerland syrian-syria taiwanese-taiwan
tajik-tajikistan tanzanian-tanzania thai-thailand tunisian-tunisia turkish-turkey turkmen-turkmenistan ugandan-uganda
ukrainian-ukraine uruguayan-uruguay uzbek-uzbekistan venezuelan-venezuela vietnamese-vietnam welsh-wales yemeni-yemen
zambian-zambia zimbabwean-zimbabwe"""

_CAPITALS = """abuja-nigeria accra-ghana addis_ababa-ethiopia algiers-algeria amman-jordan ankara-turkey
astana-kazakhstan athens-greece baghdad-iraq baku-azerbaijan bamako-mali bangkok-thailand beijing-china beirut-lebanon
belgrade-serbia berlin-germany bogota-colombia brasilia-brazil bucharest-romania budapest-hungary
buenos_aires-argentina cairo-egypt canberra-australia caracas-venezuela copenhagen-denmark dakar-senegal
damascus-syria dhaka-bangladesh doha-qatar dublin-ireland hanoi-vietnam harare-zimbabwe havana-cuba helsinki-finland
islamabad-pakistan kabul-afghanistan kampala-uganda kathmandu-nepal khartoum-sudan kyiv-ukraine kiev-ukraine
kinshasa-congo kuala_lumpur-malaysia lima-peru lisbon-portugal london-united_kingdom madrid-spain managua-nicaragua
manila-philippines minsk-belarus mogadishu-somalia moscow-russia muscat-oman nairobi-kenya new_delhi-india oslo-norway
ottawa-canada paris-france prague-czech_republic pretoria-south_africa pyongyang-north_korea quito-ecuador
rabat-morocco riga-latvia riyadh-saudi_arabia rome-italy sanaa-yemen santiago-chile sarajevo-bosnia seoul-south_korea
skopje-north_macedonia sofia-bulgaria stockholm-sweden taipei-taiwan tallinn-estonia tashkent-uzbekistan
tbilisi-georgia tehran-iran tirana-albania tokyo-japan tripoli-libya tunis-tunisia vienna-austria vilnius-lithuania
warsaw-poland washington-united_states yerevan-armenia zagreb-croatia"""

_LONGEST = 4
"""Words of the longest name of a country that is looked for."""


@cache
def _known(*, capitals: bool) -> dict[tuple[str, ...], str]:
    """Folded words to the country that they mean, as one word."""
    pairs = [(SAME_PLACE.get(name, name), name) for name in COUNTRIES]
    known = {fold(name): "_".join(fold(country)) for country, name in pairs}
    # "U.S." folds to two letters.
    known |= {("u", "s"): "united_states", ("u", "k"): "united_kingdom", ("u", "s", "a"): "united_states"}
    for pair in (_PEOPLES + (" " + _CAPITALS if capitals else "")).split():
        name, country = pair.split("-")
        known[tuple(name.split("_"))] = country
    return known


def countries_as_words(words: Sequence[str]) -> tuple[list[str], set[str]]:
    """``words`` with each country, or adjective of one, as a single word; and which of them are countries."""
    known = _known(capitals=False)
    out: list[str] = []
    found: set[str] = set()
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            country = known.get(tuple(words[at : at + size]))
            if country is not None:
                out.append(country)
                found.add(country)
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return out, found


def is_country(word: str) -> bool:
    """Whether a word of a form is a country, or what stands for one: the outlet of an article that names none."""
    return word.startswith("@") or word in set(_known(capitals=False).values())


def country_of(words: Sequence[str]) -> str | None:
    """The country that a whole name means, by itself or by its capital; else None."""
    return _known(capitals=True).get(tuple(words))
