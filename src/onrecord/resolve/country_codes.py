"""Which country a file of known entities means: by its code of ISO 3166, its name, or what its people are called."""

from __future__ import annotations

from functools import cache

from onrecord.resolve.countries import country_of
from onrecord.resolve.names import fold

_CODES = """af-afghanistan al-albania dz-algeria ad-andorra ao-angola ar-argentina am-armenia au-australia at-austria
az-azerbaijan bs-bahamas bh-bahrain bd-bangladesh bb-barbados by-belarus be-belgium bz-belize bj-benin bt-bhutan
bo-bolivia ba-bosnia bw-botswana br-brazil bn-brunei bg-bulgaria bf-burkina_faso kh-cambodia cm-cameroon ca-canada
cv-cape_verde cf-central_african_republic td-chad cl-chile cn-china co-colombia km-comoros cd-congo cg-congo
cr-costa_rica hr-croatia cu-cuba cy-cyprus cz-czech_republic dk-denmark dj-djibouti do-dominican_republic ec-ecuador
eg-egypt sv-el_salvador er-eritrea ee-estonia sz-eswatini et-ethiopia fj-fiji fi-finland fr-france ga-gabon gm-gambia
ge-georgia de-germany gh-ghana gr-greece gd-grenada gt-guatemala gn-guinea gy-guyana ht-haiti hn-honduras hu-hungary
is-iceland in-india id-indonesia ir-iran iq-iraq ie-ireland il-israel it-italy ci-ivory_coast jm-jamaica jp-japan
jo-jordan kz-kazakhstan ke-kenya xk-kosovo kw-kuwait kg-kyrgyzstan la-laos lv-latvia lb-lebanon ls-lesotho lr-liberia
ly-libya li-liechtenstein lt-lithuania lu-luxembourg mg-madagascar mw-malawi my-malaysia mv-maldives ml-mali mt-malta
mr-mauritania mu-mauritius mx-mexico md-moldova mc-monaco mn-mongolia me-montenegro ma-morocco mz-mozambique
mm-myanmar na-namibia np-nepal nl-netherlands nz-new_zealand ni-nicaragua ne-niger ng-nigeria kp-north_korea
mk-north_macedonia no-norway om-oman pk-pakistan ps-palestine pa-panama pg-papua_new_guinea py-paraguay pe-peru
ph-philippines pl-poland pt-portugal qa-qatar ro-romania ru-russia rw-rwanda sa-saudi_arabia sn-senegal rs-serbia
sc-seychelles sl-sierra_leone sg-singapore sk-slovakia si-slovenia so-somalia za-south_africa kr-south_korea
ss-south_sudan es-spain lk-sri_lanka sd-sudan sr-suriname se-sweden ch-switzerland sy-syria tw-taiwan tj-tajikistan
tz-tanzania th-thailand tg-togo to-tonga tt-trinidad_and_tobago tn-tunisia tr-turkey tm-turkmenistan ug-uganda
ua-ukraine ae-united_arab_emirates gb-united_kingdom us-united_states uy-uruguay uz-uzbekistan vu-vanuatu va-vatican
ve-venezuela vn-vietnam ye-yemen zm-zambia zw-zimbabwe"""


@cache
def _codes() -> dict[str, str]:
    pairs = (pair.split("-") for pair in _CODES.split())
    return {code: name.replace("_", " ") for code, name in pairs}


def country_named(given: str) -> str | None:
    """The country as ``countries`` calls it; None for one that it does not know."""
    code = given.strip().casefold()
    return country_of(fold(_codes().get(code, code)))
