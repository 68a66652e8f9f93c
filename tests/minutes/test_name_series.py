"""Files that are minutes by the names of others."""

from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.name_series import named_as_minutes

TAKEN = tuple(f"notes/2024-0{month}-05-club.md" for month in (1, 2, 3))


def test_a_name_that_differs_in_numbers_and_months_alone_is_one_of_the_series() -> None:
    assert named_as_minutes(TAKEN, ["notes/2024-11-15-club.md"]) == {"notes/2024-11-15-club.md"}
    spoken = tuple(f"notes/{month}-2024.md" for month in ("january", "february", "may"))
    assert named_as_minutes(spoken, ["notes/june-2024.md"]) == {"notes/june-2024.md"}
    in_years = tuple(f"notes/{year}/{year}-03.md" for year in (2021, 2022, 2023))
    assert named_as_minutes(in_years, ["notes/2024/2024-03.md"]) == {"notes/2024/2024-03.md"}


def test_another_word_folder_or_form_of_number_is_none() -> None:
    others = ("notes/2024-04-05-fair.md", "plans/2024-04-05-club.md", "notes/2024-club.md", "notes/club.md")
    assert named_as_minutes(TAKEN, others) == frozenset()


def test_two_files_or_more_doubtful_ones_show_nothing() -> None:
    doubtful = [f"notes/2024-0{month}-09-club.md" for month in (4, 5, 6, 7)]
    assert named_as_minutes(TAKEN, doubtful) == frozenset()
    assert named_as_minutes(TAKEN[:2], doubtful[:1]) == frozenset()


@given(st.lists(st.text(max_size=30)), st.lists(st.text(max_size=30)))
def test_only_doubtful_paths_are_named(taken: list[str], doubtful: list[str]) -> None:
    assert named_as_minutes(taken, doubtful) <= set(doubtful)
