"""Words that look like parts of minutes, and texts that look like minutes, and are none."""

from pathlib import Path

import pytest

from bot.knowledge.service import Knowledge
from bot.minutes.presenters import presenters_of
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from tests.conftest import lines_of, read
from tests.minutes.found_topics import topics_of
from tests.minutes.people_present import PEOPLE

PRESENT = ("# Board 2024-01-02", "", "Attendees: Ada Byron, Bo Lind", "")


@pytest.mark.parametrize(
    "heading",
    [
        "Business",
        "Last call",
        "Slack channel",
        "IPR policy",
        "Etherpad",
        "Election of voting members",
        "Deferred: paint",
    ],
)
def test_a_topic_worded_like_a_formality_is_one(heading: str) -> None:
    sections = ("## Hose", "", "Leaks.", "", f"## {heading}", "", "We talked about it.", "", "## Hedge", "", "High.")
    assert topics_of(*PRESENT, *sections) == ["Hose", heading, "Hedge"]


@pytest.mark.parametrize("line", ["Moved: that the budget be adopted. Carried.", "Held: five of seven seats."])
def test_what_a_word_of_procedure_opens_is_said_of_the_topic(line: str) -> None:
    assert topics_of(*PRESENT, "## Budget", "", line, "", "## Fees", "", line) == ["Budget", "Fees"]


@pytest.mark.parametrize("line", ["Who is on call: Cy Ward", "参加：赵六、钱七", "到场：孙八", "Location: Rose Garden"])
def test_who_or_what_a_topic_names_is_not_among_those_present(line: str) -> None:
    minutes = read(lines_of(*PRESENT, "## Pager", "", line, "", "## Hose", "", "Leaks."), "2024-01-02.md")
    assert [person.name for person in minutes.attendees] == ["Ada Byron", "Bo Lind"]


@pytest.mark.parametrize(
    "following",
    [
        ("Guests:", "", "- Town hall", "  - Cy Ward", "- Press", "  - Di Moss"),
        ("1. Acorn:", "   - Cy Ward", "2. Oak:", "   - Di Moss"),
    ],
)
def test_groups_of_people_behind_those_present_are_no_topics(following: tuple[str, ...]) -> None:
    listed = ("## Present", "", "- Ada Byron", "- Bo Lind", "", *following, "", "## Hose", "", "Leaks.")
    minutes = read(lines_of("# Board 2024-01-02", "", *listed), "2024-01-02.md")
    assert [item.heading for item in minutes.topics] == ["Hose"]
    assert {"Cy Ward", "Di Moss"} <= {person.name for person in minutes.attendees}


def test_labels_in_a_list_without_headings_are_read() -> None:
    listed = ("- Date: 2024-01-02", "- Place: hall", "", "---", "", "- Attendees", "  - Ada Byron", "  - Bo Lind")
    agenda = ("- Apologies", "  - Cy Ward", "- Agenda", "  - Hose", "  - Hedge")
    minutes = read(lines_of("# Board", "", *listed, *agenda), "2024-01-02.md")
    assert [person.name for person in minutes.attendees] == ["Ada Byron", "Bo Lind"]
    assert [person.name for person in minutes.absent] == ["Cy Ward"]


def test_a_readme_in_the_folder_of_a_release_is_no_meeting(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / "2024-03-04-v2"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text(lines_of("# Version 2", "", "## New", "", "A hose."), encoding="utf-8")
    knowledge = Knowledge([FolderSource("club", tmp_path)], SearchSettings(meaning=False))
    knowledge.load()
    assert not knowledge.snapshot.meetings


@pytest.mark.parametrize("heading", ["Hose(Bramble Oakes, Fern Moss)", "Hose(Fern Moss, 10 min)"])
def test_brackets_without_a_blank_before_them_name_who_presents(heading: str) -> None:
    assert presenters_of(heading, people=PEOPLE, language="en")


def test_things_behind_an_at_sign_raise_nothing() -> None:
    listed = ("1. @scope Nearness", "2. @layer Order", "3. @media Width")
    minutes = read(lines_of(*PRESENT, "## Agenda", "", *listed), "2024-01-02.md")
    assert [item.presenters for item in minutes.topics] == [(), (), ()]


def test_topics_that_a_few_present_in_turn_stay() -> None:
    listed = [f"- Topic {number} ({name})" for number, name in enumerate(("Ada", "Bo", "Cy") * 3)]
    assert len(topics_of(*PRESENT, "## Notes", "", *(line for one in listed for line in (one, "  - noted")))) == 9


def test_a_part_with_its_time_is_opened() -> None:
    listed = ("- Topics (20 min)", "  - Hose", "    - leaks", "  - Hedge", "    - high")
    assert topics_of(*PRESENT, "## Agenda", "", *listed) == ["Hose", "Hedge"]


def test_years_are_titles() -> None:
    assert topics_of(*PRESENT, "## Agenda", "", "- 2023", "  - the accounts", "- 2024", "  - the budget") == [
        "2023",
        "2024",
    ]


def test_a_meeting_to_come_does_not_date_the_notes() -> None:
    coming = ("## Coming up", "", "- Committee meeting 5 March 2025", "- Summer meeting 12 June 2025", "")
    minutes = read(
        lines_of("# Club notes", "", "Attendees: Ada Byron", "", *coming, "## Hose", "", "Leaks."), "club.md"
    )
    assert minutes.date is None
