"""Names of people, compared and recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.names import initials, looks_like_name, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Green Thumb", "green thumb"),
        ("Green Thumb", "GreenThumb"),
        ("Green-Thumb", "green_thumb"),
        ("Green  Thumb", "Green Thumb"),
        ("Ｇreen Ｔhumb", "Green Thumb"),
        ("@fern", "Fern"),
        ("José Thorn", "Jose Thorn"),
        ("石 榴", "石榴"),
        ("葉綠", "叶绿"),
        ("Willow B.", "Willow B"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Fern", "Ferns"), ("石榴", "石留"), ("Oak Root", "Root Oak"), ("A", "B")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text("Fern Moss-_.·@石榴葉　Ｆé’", max_size=20))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Bramble Oakes", "BO"), ("Luna Fern-Moss", "LFM"), ("willow", "W"), ("", ""), ("42 Oak", "O")],
)
def test_initials_are_the_first_letters_of_all_parts(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    "text",
    ["Bramble Oakes", "Willow van der Bark", "Mary-Ann Bark", "Fern O'Leaf", "石榴", "Fern M. Moss", " Oak Root "],
)
def test_a_full_name_looks_like_one(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    ["", "slides", "Stage 2", "Pull Request", "willow bark", "Willow", "June Update", "5 min", "Follow Up"],
)
def test_what_is_no_name_does_not_look_like_one(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize("text", ["石", "番茄移栽到温室", "讨论", "第二次", "方案", "任务一"])
def test_a_chinese_word_does_not_look_like_a_name(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("김 하늘", True), ("남궁 별", True), ("역할 분배", False), ("금융프로젝트 선정", False), ("구현 기능", False)],
)
def test_words_in_hangul_are_a_name_behind_a_family_name(text: str, expected: bool) -> None:
    assert looks_like_name(text, "ko") is expected
