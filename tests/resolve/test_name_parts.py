from __future__ import annotations

import pytest

from onrecord.resolve.name_parts import parts_of, stem
from onrecord.resolve.parts_alike import part_score
from onrecord.resolve.sounds import alike
from onrecord.resolve.syllables import syllables_of
from onrecord.resolve.transliteration import words


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sheikh Dr. Tarek al-Masoudi", ("tarek", "masoudi")),
        ("MASOUDI, Tarek", ("tarek", "masoudi")),
        ("MASOUDI Tarek Hadi", ("tarek", "hadi", "masoudi")),
        ("Abdul-Rahman Zaki", ("abdrahman", "zaki")),
        ("Abdurrahman Zaki", ("abdrahman", "zaki")),
        ("Tarek bin Hadi al-Masoudi", ("tarek", "hadi", "masoudi")),
        ("Rt Hon Ada Lindqvist MP", ("ada", "lindqvist")),
        ("Ada Lindqvist (Olmstead)", ("ada", "lindqvist")),
        ("(Ada)", ("ada",)),
        ("The", ("the",)),
        ("!", ()),
    ],
)
def test_parts(name: str, parts: tuple[str, ...]) -> None:
    assert parts_of(name).parts == parts


def test_what_is_told_beside_the_parts() -> None:
    assert parts_of("Oleg Petrovich Orlov").patronymic == 1
    assert parts_of("Oleg Belkovich").patronymic == -1
    assert parts_of("Harold Lindqvist Jr.").generation == parts_of("Harold Lindqvist II").generation == "2"
    assert parts_of("Abu Omar al-Masoudi").kunya == {0}
    assert parts_of("MASOUDI, Tarek").ordered
    assert not parts_of("Tarek Masoudi").ordered


@pytest.mark.parametrize(
    ("patronymic", "father"), [("petrovich", "petr"), ("nikolayevna", "nikolai"), ("mykolaiovych", "mykola")]
)
def test_a_patronymic_names_the_father(patronymic: str, father: str) -> None:
    assert part_score(stem(patronymic), father) >= 0.9


def test_scripts_without_vowels_are_marked() -> None:
    assert words("حسن") == ("~hsn",)
    assert words("דוד") == ("~dvd",)
    assert words("Лев Орлов") == ("lev", "orlov")
    assert words("王小兰") == ("wang", "xiao", "lan")
    assert words("№ 5") == ("no", "5")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("qassem", "kasim", True),
        ("tariq", "tarek", True),
        ("kalachev", "kalachyov", True),
        ("hassan", "hussein", False),
        ("jamal", "jamil", False),
        ("raskin", "rankin", False),
        ("~hsyn", "hussein", True),
        ("~hsyn", "hassan", False),
        ("5", "7", False),
    ],
)
def test_parts_sound_alike(left: str, right: str, same: bool) -> None:
    assert (alike(left, right) >= 0.72) == same
    assert alike(left, right) == alike(right, left)


def test_names_of_syllables() -> None:
    for name in ("Wang Xiaolan", "Xiaolan Wang", "Wang Xiao Lan", "WANG, Xiao-lan", "王小兰"):
        assert any((one.family, one.given) == (("wang",), ("xiao", "lan")) for one in syllables_of(name)), name
    assert syllables_of("Peter Chan Tai-man")[0].western == ("peter",)
    assert syllables_of("Ada Lindqvist") == ()
