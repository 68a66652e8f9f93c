"""The dates in names of files."""

import pytest

from bot.minutes.name_dates import dates_in_name


def days(name: str, *years: int, language: str = "en") -> list[str]:
    return [str(found.readings[0]) for found in dates_in_name(name, years, language)]


@pytest.mark.parametrize("name", ["24_12_14 Minutes", "24-12-14", "241214_minutes"])
def test_a_short_year_stands_first_if_the_path_tells_the_same_year(name: str) -> None:
    assert days(name, 2024) == ["2024-12-14"]


def test_a_short_year_is_not_guessed() -> None:
    assert days("22-03-04 hedge") != ["2022-03-04"]


def test_a_short_year_stands_first_where_years_always_do() -> None:
    assert days("220304 회의록", language="ko") == ["2022-03-04"]


@pytest.mark.parametrize("name", ["241314", "99-99-99", "12.34.56", "2411141"])
def test_what_is_no_day_is_no_date(name: str) -> None:
    assert "2024" not in " ".join(days(name, 2024))


def test_three_short_numbers_end_in_their_year_or_begin_with_it_where_it_may_stand_first() -> None:
    def named(name: str) -> list[str]:
        return [
            str(reading) for found in dates_in_name(name, (), "en")[:1] for reading in found.readings if reading.year
        ]

    assert named("hive-02-27-24") == ["2024-02-27"]
    assert named("hive-05-03-24") == ["2024-05-03", "2024-03-05"]
    assert named("hive-12-05-24") == ["2024-12-05", "2024-05-12", "2012-05-24"]


@pytest.mark.parametrize("name", ["ID20240305X", "scan_ID20240305X", "a20240305f3"])
def test_digits_within_a_run_of_letters_and_digits_are_no_date(name: str) -> None:
    assert days(name) == []


@pytest.mark.parametrize(
    "name", ["meeting20240305", "20240305Notes", "team20240305T1900", "IMG20240305_1", "minutes20240305TSC"]
)
def test_a_word_or_a_time_beside_eight_digits_leaves_them_a_date(name: str) -> None:
    assert days(name) == ["2024-03-05"]


@pytest.mark.parametrize("name", ["170399 hedge", "991231 hedge", "170314b hedge", "1703145 hedge", "201103 hedge"])
def test_six_digits_that_may_not_begin_with_the_year_are_no_date(name: str) -> None:
    assert days(name) == []
