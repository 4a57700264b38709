from __future__ import annotations

import pytest

from onrecord.clean.language import language_of

TEXTS = {
    "en": "The ferry to the island of Holm stays in port, and the office on the quay was shut for the whole afternoon.",
    "de": "Die Fähre zur Insel Holm bleibt im Hafen, und das Büro am Kai war den ganzen Nachmittag lang geschlossen.",
    "fr": "Le bac de l'île de Holm reste au port, et le bureau sur le quai est resté fermé pendant tout l'après-midi.",
    "ru": "Паром до острова Гольм остаётся в порту, а контора на причале была закрыта весь день после полудня.",
    "ar": "بقيت العبّارة المتجهة إلى جزيرة هولم في الميناء، وظل المكتب على الرصيف مغلقا طوال فترة ما بعد الظهر.",
    "ja": "ホルム島行きのフェリーは月曜日に港にとどまり、岸壁の事務所は午後のあいだずっと閉まっていて、"
    "乗客は雨の中で待っていた。港長は傾斜路が安全になるまで船は出航しないと述べた。明日の朝には新しい知らせが出る。",
}  # fmt: skip


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_of_some_length_is_told_whatever_its_page_says(tag: str) -> None:
    for stated in (None, "en", "de-DE", "tlh"):
        assert language_of(TEXTS[tag], stated) == tag


def test_too_little_text_is_not_told_but_by_the_page() -> None:
    assert language_of("Fähre bleibt im Hafen") == "und"
    assert language_of("Fähre bleibt im Hafen", "de-AT") == "de-AT"
    assert language_of("", "en-GB") == "en-GB"
    for nonsense in ("", "english", "<script>", "de de", "x" * 99, "1"):
        assert language_of("Fähre", nonsense) == "und"


def test_names_and_numbers_are_taken_for_no_foreign_language() -> None:
    names = "Ona Relk, Per Holt, Ilse Marrow, Bo Raskin, Ada Lindqvist, Tarek al-Masoudi, Livia Sorrenz, Jan Krol"
    assert language_of(names) in ("en", "und")
    results = "Holm 2 Tarn 1; Olm 0 Quay 3; Pier 4 Ramp 4; Gull 1 Tide 2; Lake 7 Delta 6; Sound 3 Firth 3"
    assert language_of(results) in ("en", "und")
