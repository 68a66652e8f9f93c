"""Days that are written where few minutes have them."""

from pathlib import Path

import pytest

from bot.knowledge.service import Knowledge
from bot.minutes.parse import parse_meetings
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from tests.conftest import lines_of, read


def day_of(*lines: str, source: str = "notes.md") -> str:
    parsed = parse_meetings(lines_of(*lines), source)[0]
    return str(parsed.date.date)


@pytest.mark.parametrize(
    ("heading", "day"), [("### Wann", "14. Mai 2024"), ("### Datum", "3. März 2024"), ("### Date", "4 March 2024")]
)
def test_a_day_that_looks_like_the_number_of_a_list_is_one(heading: str, day: str) -> None:
    found = day_of("# Verein", "", heading, "", day, "", "### Teilnehmende", "", "- Ada Byron", "- Bo Lind")
    assert found == {"14. Mai 2024": "2024-05-14", "3. März 2024": "2024-03-03", "4 March 2024": "2024-03-04"}[day]


def test_a_heading_below_the_title_that_opens_with_a_day_dates_it() -> None:
    heading = "## 4 March 2024 – in the old shed"
    lines = ("# Club October 2023", "", heading, "", "Present: Ada Byron, Bo Lind", "", "## Hose", "", "It leaks.")
    assert day_of(*lines, source="2024-03-04-club.md") == "2024-03-04"


@pytest.mark.parametrize(
    "line",
    ["Séance du 14 mars 2024 à 18 h 30", "Meeting of 14 March 2024, 6 pm", "Sitzung vom 14. März 2024"],
)
def test_a_line_that_names_the_day_of_the_meeting_dates_it(line: str) -> None:
    assert day_of("# Club", "", line, "", "Present: Ada Byron, Bo Lind", "", "## Hose", "", "It leaks.") == "2024-03-14"


@pytest.mark.parametrize(
    "line", ["Minutes of the last meeting of 14 March 2024: approved", "The hose of 14 March 2024"]
)
def test_a_line_about_something_else_does_not(line: str) -> None:
    assert day_of("# Club", "", line, "", "Present: Ada Byron, Bo Lind", "", "## Hose", "", "It leaks.") == "None"


def test_the_year_of_a_folder_tells_that_a_title_was_copied() -> None:
    lines = ("# Call 2021-12-01", "", "Present: Ada Byron", "", "## Hose", "", "It leaks.")
    assert day_of(*lines, source="2022/2022-02-09-call.md") == "2022-02-09"
    assert day_of(*lines, source="calls/2022-02-09-call.md") == "2021-12-01"


def test_a_readme_in_the_folder_of_a_day_is_that_meeting(tmp_path: Path) -> None:
    text = lines_of("# Club", "", "Present: Ada Byron, Bo Lind", "", "## Hose", "", "It leaks.")
    for folder in ("2025-07-15-hedges", "hedges"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "README.md").write_text(text, encoding="utf-8")
    knowledge = Knowledge([FolderSource("club", tmp_path)], SearchSettings(meaning=False))
    knowledge.load()
    assert [str(meeting.date) for meeting in knowledge.snapshot.meetings] == ["2025-07-15"]


@pytest.mark.parametrize("line", ["Rosario, 15 de noviembre de 2023", "Paris, le 15 novembre 2023"])
def test_a_place_may_stand_before_the_day_as_in_a_letter(line: str) -> None:
    minutes = read(
        lines_of("# Club", "", line, "", "Present: Ada Byron, Bo Lind", "", "## Hose", "", "It leaks."), "a.md"
    )
    assert str(minutes.date) == "2023-11-15"
