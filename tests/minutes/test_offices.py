"""Offices beside names, and words that only look like them."""

import pytest

from bot.minutes.agenda_numbers import agenda_number, without_number
from bot.minutes.model import Role
from bot.minutes.offices import without_office
from bot.minutes.roles import role_named


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("会计系统", "zh"),
        ("村民代表大会", "zh"),
        ("财务总监", "zh"),
        ("园艺社代表", "zh"),
        ("理事", "ja"),
        ("총무", "ko"),
        ("President", "en"),
        ("Director Park Lane", "en"),
        ("Beisitzer", "de"),
    ],
)
def test_what_only_holds_an_office_stays_as_it_is(name: str, language: str) -> None:
    assert without_office(name, language) == name


@pytest.mark.parametrize(
    ("written", "name"), [("委 員 青木 淳子", "青木 淳子"), ("理事 青木 淳子", "青木 淳子"), ("理事 青木", "青木")]
)
def test_an_office_may_be_stretched_and_the_name_have_a_blank(written: str, name: str) -> None:
    assert without_office(written, "ja") == name


@pytest.mark.parametrize("heading", ["## 行动 Movie", "Action 電影", "任务 Manager"])
def test_half_of_a_label_in_two_languages_is_none(heading: str) -> None:
    assert role_named(heading.strip("# "), "zh") is None
    assert role_named("行动 Action", "zh") is Role.ACTION


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Segunda-feira", "pt"),
        ("Quinta: ensaio", "pt"),
        ("案件一覧", "ja"),
        ("報告一般", "ja"),
        ("第1号車の修理", "ja"),
    ],
)
def test_words_that_only_begin_like_a_number_are_none(heading: str, language: str) -> None:
    assert agenda_number(heading, language) is None
    assert without_number(heading, language) == heading
