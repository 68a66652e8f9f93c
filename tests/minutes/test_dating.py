"""The clues of a file are weighed in view of all files."""

import pytest

from bot.minutes.date_clues import clues_of
from bot.minutes.dating import DateReading, settle_dates
from bot.minutes.front_matter import FrontMatter
from bot.minutes.parse import parse_minutes


def settled(files: dict[str, str]) -> dict[str, DateReading]:
    clues = [parse_minutes(f"{text}\n\n## Hose\n\nIt leaks.\n", path).clues for path, text in files.items()]
    return dict(zip(files, settle_dates(clues), strict=True))


def dates(files: dict[str, str]) -> list[str]:
    return [str(reading.date) for reading in settled(files).values()]


def test_a_day_above_twelve_tells_the_order_of_the_other_files() -> None:
    assert dates({"a.md": "# Sync 03/04/2024", "b.md": "# Sync 25/04/2024"}) == ["2024-04-03", "2024-04-25"]
    assert dates({"a.md": "# Sync 03/04/2024", "b.md": "# Sync 04/25/2024"}) == ["2024-03-04", "2024-04-25"]


def test_a_weekday_tells_the_order() -> None:
    assert dates({"a.md": "# Sync, Wednesday 03/04/2024"}) == ["2024-04-03"]


def test_a_date_in_words_or_in_the_name_tells_the_order() -> None:
    assert dates({"2024-04-03.md": "# Sync 03/04/2024"}) == ["2024-04-03"]
    assert dates({"a.md": "# Sync 03/04/2024\n\nIt was the 3rd of April in the end."}) == ["2024-04-03"]


def test_an_order_that_nothing_tells_is_open_and_never_guessed() -> None:
    reading = settled({"a.md": "# Sync 03/04/2024"})["a.md"]
    assert reading.date is None
    assert [str(day) for day in reading.open] == ["2024-03-04", "2024-04-03"]


def test_the_language_decides_only_if_the_collection_does_not() -> None:
    spanish = "Se cortó el seto y la asociación compró una manguera nueva, pero el agua del pozo ya no llega al huerto."
    assert dates({"a.md": f"# Acta 03/04/2024\n\n{spanish}"}) == ["2024-04-03"]
    both = {"a.md": f"# Acta 03/04/2024\n\n{spanish}", "b.md": f"# Acta 04/25/2024\n\n{spanish}"}
    assert dates(both) == ["2024-03-04", "2024-04-25"]


def test_a_title_copied_from_last_time_loses_and_is_told() -> None:
    found = settled({"2024-03-04.md": "# Club 2024-03-04", "2024-03-11.md": "# Club 2024-03-04"})
    assert [str(reading.date) for reading in found.values()] == ["2024-03-04", "2024-03-11"]
    assert str(found["2024-03-11.md"].other) == "2024-03-04"
    assert found["2024-03-04.md"].other is None


def test_name_and_date_line_together_weigh_more_than_the_title() -> None:
    assert dates({"2024-03-18.md": "# Club 2024-03-05\n\nDate: 2024-03-18"}) == ["2024-03-18"]


def test_the_usual_day_of_the_week_speaks_for_a_date() -> None:
    mondays = {f"2024-03-{day:02}.md": f"# Club 2024-03-{day:02}" for day in (4, 11, 18, 25)} | {
        "2024-04-01.md": "# Club 2024-04-01"
    }
    assert dates(mondays | {"2024-04-08.md": "# Club 2024-04-18"})[-1] == "2024-04-08"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("2023/09-Septiembre.md",), ["2023-09"]),
        (("2023/09-Septiembre.md", "2023/7-Noviembre.md"), ["2023-09-09", "2023-11-07"]),
        (("2023/09-Septiembre.md", "2023/11-Noviembre.md"), ["2023-09", "2023-11"]),
    ],
)
def test_a_number_before_a_month_is_a_day_only_if_other_files_say_so(
    names: tuple[str, ...], expected: list[str]
) -> None:
    assert dates(dict.fromkeys(names, "# Acta")) == expected


def test_a_month_needs_a_year_from_the_folder_to_be_the_last_digits_of_a_name() -> None:
    assert dates({"Meeting 11.md": "# Call\n\nDate: May 5, 2023"}) == ["2023-05-05"]
    assert dates({"2023/CG-11.md": "# Call"}) == ["2023-11"]


def test_the_days_of_one_label_do_not_speak_against_each_other() -> None:
    reading = settled({"2024-04-21.md": "# Camp\n\n- Date:\n  - 2024-04-17\n  - 2024-04-21"})["2024-04-21.md"]
    assert (str(reading.date), reading.other) == ("2024-04-21", None)


def test_the_order_of_the_files_does_not_matter() -> None:
    files = {"a.md": "# Sync 03/04/2024", "b.md": "# Sync 25/04/2024", "2024-05-06.md": "# Sync 25/04/2024"}
    backwards = dict(reversed(files.items()))
    assert settled(files) == settled(backwards)


def test_a_stamp_that_a_program_wrote_counts_for_less_than_title_and_label() -> None:
    stamp = "---\ndate: 2024-11-29T10:26:54.260Z\n---\n"
    assert dates({"a.md": f"{stamp}# Board of 10 October 2024\n\nDate: 10 October 2024"}) == ["2024-10-10"]


def test_a_folder_of_another_day_says_nothing_against_a_file_named_after_its_own() -> None:
    path = "archived/2021-02-22/2020-05-13.md"
    (reading,) = settle_dates([clues_of(FrontMatter(), None, path)])
    assert (str(reading.date), reading.other) == ("2020-05-13", None)


def test_years_that_stand_last_in_short_names_are_told_by_how_little_they_vary() -> None:
    names = ("29-08-18.md", "12-09-18.md", "26-09-18.md")
    found = settle_dates([clues_of(FrontMatter(), None, f"club/{name}") for name in names])
    assert [str(one.date) for one in found] == ["2018-08-29", "2018-09-12", "2018-09-26"]
    turned = settle_dates(
        [clues_of(FrontMatter(), None, f"club/{name}") for name in ("18-08-29", "18-09-12", "18-09-26")]
    )
    assert [str(one.date) for one in turned] == ["2018-08-29", "2018-09-12", "2018-09-26"]
    alone, *_ = settle_dates([clues_of(FrontMatter(), None, "club/29-08-18.md")])
    assert alone.date is None
    assert [str(day) for day in alone.open] == ["2018-08-29", "2029-08-18"]


def test_a_heading_tells_the_day_that_a_title_in_the_front_matter_leaves_out() -> None:
    assert dates({"b.md": "---\ntitle: b\n---\n\n# Meeting of 5 March 2024"}) == ["2024-03-05"]
    assert dates({"b.md": "---\ntitle: b\n---\n\n## 5 March 2024"}) == ["2024-03-05"]
    assert dates({"b.md": "---\ntitle: Meeting of 5 March 2024\n---\n\n# Hose"}) == ["2024-03-05"]


def test_the_first_sentence_tells_the_day_of_a_title_that_names_the_month() -> None:
    title = "# July 2023 meeting of the club\n\n"
    held = title + "It took place on **Thursday 6 July 2023** in the shed.\n\n## Hose\n\nIt leaks.\n"
    assert dates({"a.md": held}) == ["2023-07-06"]
    later = title + "Ada wrote it down.\n\n## Hose\n\nWe mend it until 28 July 2023, as it leaks.\n"
    assert dates({"a.md": later}) == ["2023-07"]
    other = title + "The next meeting is on 28 July 2023.\n\n## Hose\n\nIt leaks.\n"
    assert dates({"a.md": other}) == ["2023-07"]


def test_six_digits_begin_with_the_year_that_the_names_of_a_series_share() -> None:
    files = {f"notes/{name}.md": "# Club" for name in ("170303 hedge", "170321 pond", "170614 fair")}
    assert dates(files) == ["2017-03-03", "2017-03-21", "2017-06-14"]
    assert dates({"notes/170303 hedge.md": "# Club"}) == ["None"]


def test_the_name_of_a_file_and_a_second_label_outweigh_when_the_page_was_made() -> None:
    made = "Title: Club\nDate: 2024-06-21\n\nPlace: the barn\nTime: 2024-06-18 13:00\n"
    assert dates({"club_2024-06-18.md": made, "club.md": made}) == ["2024-06-18", "2024-06-21"]


@pytest.mark.parametrize("time", ["10-11", "9/12", "10.30", "3.12 pm"])
def test_hours_behind_a_second_label_are_no_day(time: str) -> None:
    assert dates({"2024-12-03.md": f"# Club\n\nDate: 2024-12-03\nTime: {time}\n"}) == ["2024-12-03"]
    assert dates({"club.md": f"# Club\n\nDate: 03/04/2024\nTime: {time}\n"}) == ["None"]
