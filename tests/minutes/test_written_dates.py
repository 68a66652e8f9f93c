"""Dates as they are written: in every language and order, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.written_dates import dates_in


def readings(text: str, language: str = "en") -> list[str]:
    found = dates_in(text, language).dates
    return [str(reading) for reading in found[0].readings] if found else []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2024년 1월 20일 회의", "ko", "2024-01-20"),
        ("令和六年三月四日", "ja", "2024-03-04"),
        ("令和元年五月１日", "ja", "2019-05-01"),
        ("民國114年3月4日", "zh", "2025-03-04"),
        ("114年3月4日", "zh", "2025-03-04"),
        ("平成31年4月1日", "ja", "2019-04-01"),
        ("二〇二四年三月五日", "zh", "2024-03-05"),
        ("13 de Septiembre de 2023", "es", "2023-09-13"),
        ("Treffen 17. Juni 2022", "en", "2022-06-17"),
        ("Treffen 17.06.2022", "de", "2022-06-17"),
        ("2022-Nov.-24- 14:00 UTC", "en", "2022-11-24"),
        ("Friday 9/22/17 at 14:00", "en", "2017-09-22"),
        ("ClubMeeting20130223Park", "en", "2013-02-23"),
        ("2024-03-04T10:00", "en", "2024-03-04"),
        ("Meeting #3 - 14 March 2016", "en", "2016-03-14"),
        ("Compte-rendu n°1 - 14 mars 2016", "fr", "2016-03-14"),
        ("Protokoll_17_Juni_2022", "de", "2022-06-17"),
        ("notes_June_17_2022_final", "en", "2022-06-17"),
        ("crew20240304", "en", "2024-03-04"),
        ("2024-03-board-update", "en", "2024-03"),
    ],
)
def test_a_date_is_read_in_its_own_language_and_form(text: str, language: str, expected: str) -> None:
    assert readings(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Flashing_2019.1.3",
        "Version 2019.1.3",
        "2019.1.3+garden2",
        "Weekly sync 3f1c20190412ab77d0e9",
        "deadbeef20190412cafe",
        "2024/3 things",
        "Testing 2023.1",
        "2024-13-01",
        "Thursday 2024/22",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("language", "expected"), [("en", ["2024-03-04", "2024-04-03"]), ("es", ["2024-04-03", "2024-03-04"])]
)
def test_two_numbers_have_two_readings_the_languages_own_first(language: str, expected: list[str]) -> None:
    assert readings("03/04/2024", language) == expected


@pytest.mark.parametrize("text", ["Acta del 07-06-2019", "Réunion du 07/06/2019"])
def test_the_word_before_two_numbers_tells_which_is_more_likely_the_day(text: str) -> None:
    assert readings(text) == ["2019-06-07", "2019-07-06"]


def test_behind_a_label_a_year_with_points_is_a_date() -> None:
    assert dates_in("2024.7.4", is_value=True).dates[0].readings[0].day == 4


def test_a_line_is_only_a_date_if_nothing_but_time_and_weekday_stands_beside_it() -> None:
    only, sentence = (dates_in(text) for text in ("Thursday 2021/6/17 at 14:00 UTC", "Ada edited this on 2021/6/17"))
    assert only.is_only(only.dates[0], "en")
    assert not sentence.is_only(sentence.dates[0], "en")


@given(
    st.text(st.sampled_from("0123456789-./_ 年月日令和十May Juni de,"), max_size=60),
    st.sampled_from(["en", "de", "ja"]),
)
def test_every_reading_is_a_day_or_month_that_exists(text: str, language: str) -> None:
    for written in dates_in(text, language).dates:
        assert all(reading.month in range(1, 13) and reading.day in range(32) for reading in written.readings)


@pytest.mark.parametrize("language", ["fr", "en", "de", "zh"])
def test_the_ending_behind_a_day_is_known_in_every_language(language: str) -> None:
    assert [str(found.readings[0]) for found in dates_in("1er avril 2024", language).dates] == ["2024-04-01"]


@pytest.mark.parametrize(
    "text", ["2024\u201103\u201104", "2024\u200b-03-04", "\u200e2024-03-04\u200f", "2024\u221203\u221204"]
)
def test_what_nobody_sees_in_a_date_is_no_part_of_it(text: str) -> None:
    assert readings(text) == ["2024-03-04"]


@pytest.mark.parametrize(
    ("text", "language"), [("Notes of 17/12", "en"), ("Compte rendu du 17/12", "fr"), ("Treffen am 17/12", "de")]
)
def test_two_numbers_behind_a_word_of_dates_are_a_day_without_a_year(text: str, language: str) -> None:
    assert [one.readings for one in dates_in(text, language).dates] == [((0, 12, 17),)]


@pytest.mark.parametrize("text", ["Notes 1/2", "Part 10/12", "Ratio 17/12", "Notes of 17/12/9"])
def test_two_numbers_that_count_parts_are_none(text: str) -> None:
    assert not dates_in(text, "en").dates


@pytest.mark.parametrize("name", ["build20191231x-notes", "Sync a20240311bc9d"])
def test_digits_within_a_longer_run_of_letters_and_digits_are_no_date(name: str) -> None:
    assert readings(name) == []


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Verbale n. 7 – 8 gennaio 2025", "it", "2025-01-08"),
        ("Meeting No. 7 – 8 May 2025", "en", "2025-05-08"),
        ("7 – 8 gennaio 2025", "it", "2025-01-07"),
        ("Reunião de 1º de maio de 2025", "en", "2025-05-01"),
        ("23 - 10 - 2025", "es", "2025-10-23"),
    ],
)
def test_a_count_before_a_day_and_signs_behind_it_leave_the_day(text: str, language: str, day: str) -> None:
    assert str(dates_in(text, language).dates[0].readings[0]) == day
