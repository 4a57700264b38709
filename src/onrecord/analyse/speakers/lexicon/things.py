"""Nouns that end the names of laws, programmes, events, ideas and wares: capitalised, and yet nobody who speaks."""

from __future__ import annotations

THINGS = frozenset(
    """act acts day amendment amendments agreement treaty accord accords war wars prize award awards cup deal deals bill
    law laws code clause constitution declaration doctrine convention protocol pact compact charter
    medicare medicaid obamacare nafta welfare security care reform reforms tax taxes tariff tariffs budget stimulus
    trade market markets recession depression crisis boom dividend insurance mandate benefit benefits coverage plan
    plans policy policies deficit debt economy census
    election elections primary primaries caucuses debate debates inauguration convention ballot vote votes
    campaigns polls poll survey index average report reports memo letter dossier papers files emails tapes
    age era century decade generation spring revolution uprising rebellion massacre holocaust genocide riots attack
    attacks bombing bombings shooting storm hurricane earthquake pandemic virus coronavirus flu disease syndrome
    marathon olympics games bowl series finals tournament championship derby race gala ball festival parade
    show hour podcast movie film book novel bible koran quran gospel testament song album
    matter lives rights freedom freedoms liberty justice democracy privilege theory change warming science
    map project's curtain wall dream deal pipeline keystone corridor initiative's question questions scandal affair
    probe inquiry investigation hearing hearings trial ruling
    lobby tariff message memo video photo photos tweet tweets list page pages gang culture power week month year
    newsletter copyright advertisement subscription email emails app story stories policy terms menu
    republican republicans democrat democrats liberal liberals conservative conservatives progressives
    christmas easter ramadan islam christianity judaism communism socialism capitalism fascism nazism racism terrorism
    internet web english spanish french arabic hebrew latin
    road-map summit summits doctrine""".split()
) - frozenset(("justice", "initiative", "summit", "games", "series", "lobby"))
