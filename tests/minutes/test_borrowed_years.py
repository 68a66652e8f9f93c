"""The year of a date that is written without one."""

import pytest

from bot.minutes.parse import parse_meetings
from tests.conftest import lines_of, read

BODY = ("", "## Shed", "", "It leaks.")


def date_of(*lines: str, path: str = "garden.md") -> str:
    return str(read(lines_of(*lines, *BODY), path).date)


@pytest.mark.parametrize("path", ["2024/garden.md", "2024.md", "minutes-2024.md", "2024/spring/garden.md"])
def test_a_folder_or_name_tells_the_year(path: str) -> None:
    assert date_of("# May 3", path=path) == "2024-05-03"


@pytest.mark.parametrize("year", ["2024", '"2024"'])
def test_front_matter_tells_the_year(year: str) -> None:
    assert date_of("---", f"year: {year}", "---", "# May 3") == "2024-05-03"


def test_front_matter_tells_the_year_of_every_meeting_in_a_file() -> None:
    text = lines_of("---", "year: 2024", "---", "# May 3", *BODY, "", "# May 10", *BODY)
    parts = parse_meetings(text, "garden.md")
    assert [str(part.minutes.date) for part in parts if part.minutes] == ["2024-05-03", "2024-05-10"]


@pytest.mark.parametrize(
    ("heading", "line", "path"),
    [
        ("# May 3", "Next meeting: 2024-05-10", "x.md"),
        ("# 3. Mai", "Nächstes Treffen: 10.05.2024", "de/x.md"),
        ("# 5月3日", "下次会议：2024年5月10日", "zh/x.md"),
        ("# 3 mai", "Prochaine réunion : 10 mai 2024", "fr/x.md"),
        ("# 3 de mayo", "Próxima reunión: 10 de mayo de 2024", "es/x.md"),
    ],
)
def test_the_date_of_the_next_meeting_tells_the_year(heading: str, line: str, path: str) -> None:
    assert date_of(heading, "", line, path=path) == "2024-05-03"


def test_the_year_is_that_in_which_the_dates_are_near() -> None:
    assert date_of("# December 20", "", "Next meeting: 2025-01-10") == "2024-12-20"


def test_two_dates_that_agree_tell_the_year() -> None:
    assert date_of("# May 3", "", "Paint by 2024-05-08, rake by 2024-05-20.") == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "It was built on 2019-05-02.",
        "Next meeting: 2024-05-10, not 2023-05-10.",
        "Next meeting: 2024-12-10",
        "Seeds of 2024",
    ],
)
def test_a_year_that_nothing_tells_for_certain_is_not_guessed(line: str) -> None:
    assert date_of("# May 3", "", line) == "None"


def test_a_label_without_a_year_weighs_less_than_the_title_and_the_name_together() -> None:
    lines = ("# 2024年3月4日 議事録", "", "## 種の注文", "", "日時：10/6", "", "- トマトを注文する")
    assert date_of(*lines, path="20240304.md") == "2024-03-04"
