"""Pages that list meetings, and minutes that name several days."""

import pytest

from bot.minutes.parse import parse_minutes
from bot.minutes.recognise import why_no_minutes
from tests.conftest import lines_of

LINKS = ("- [5 March 2024 call](a.md)", "- [12 March 2024 call](b.md)", "- [19 March 2024 call](c.md)")


def why(*lines: str, source: str = "meetings/pond.md") -> str:
    parsed = parse_minutes(lines_of(*lines), source)
    assert parsed.minutes is not None
    return why_no_minutes(parsed.minutes, parsed.outline, parsed.clues) or ""


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("# Pond meetings", "", "All minutes are linked here.", "", *LINKS), id="links"),
        pytest.param(
            ("# Pond notes", "", "- March 5, 2024", "  - [Notes](a.md)", "- March 12, 2024", "  - [Notes](b.md)"),
            id="links beneath days",
        ),
        pytest.param(("[[2024-03-05]]", "[[2024-03-12]]", "[[2024-03-19]]", "", "Made by a script."), id="wiki links"),
    ],
)
def test_a_page_of_days_and_links_is_a_table_of_contents(lines: tuple[str, ...]) -> None:
    assert "table of contents" in why(*lines)


def test_minutes_with_people_may_link_to_other_days() -> None:
    assert not why("# Pond call 2024-03-19", "", "Present: Fern Moss, Willow Bark", "", *LINKS, source="2024-03-19.md")


def test_minutes_that_say_more_may_link_to_other_days() -> None:
    said = ("We looked at the pump for a long time.", "", "It drips, and nobody knows why it does.", "")
    assert not why("# Pond call 2024-03-19", "", *said, "The hose is new.", "", *LINKS[:2], source="2024-03-19.md")


@pytest.mark.parametrize("title", ["Minutes of meetings", "Overview of meetings", "Past meetings"])
def test_a_title_tells_that_several_meetings_are_listed(title: str) -> None:
    assert "table of contents" in why(f"# {title}", "", "They are in this folder.")


def test_a_title_with_a_number_is_that_of_one_meeting() -> None:
    assert not why("# Minutes of meetings 2024-03-19", "", "Present: Fern Moss", "", "## Pump", "", "It drips.")


def test_a_table_of_meetings_with_their_people_is_a_table_of_contents() -> None:
    head = ("# Pond meetings", "", "| No | Date | Participants | Minutes |", "|---|---|---|---|")
    rows = ("| 1 | 5 March 2024 | Fern, Willow | https://a.b/1 |", "| 2 | 12 March 2024 | Fern | [here](b.md) |")
    assert "table of contents" in why(*head, *rows)


def test_a_table_of_tasks_with_days_and_links_may_be_of_one_meeting() -> None:
    head = ("# Pond call 2024-03-19", "", "Present: Fern Moss", "", "| What | Until | Where |", "|---|---|---|")
    rows = ("| Mend the pump | 25 March 2024 | [#1](a.md) |", "| Buy fish | 26 March 2024 | [#2](b.md) |")
    assert not why(*head, *rows, "", "We met at the pond.", source="2024-03-19.md")
