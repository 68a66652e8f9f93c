"""Who was there and who presented what."""

import pytest
from bot.replies.people import complete_people, find_people, missed_by, people_of

from tests.conftest import Folder

MINUTES = "# Meeting\n\n**Attendees**: {people}\n\n## Agenda 1: Water {presenters}\n\nIt rains.\n"


def club(folder: Folder) -> Folder:
    """Write three meetings, the last of which names nobody."""
    folder.write("2024-01-01.md", MINUTES.format(people="Li Jin-Gou (@lijin), Daisy May (DM)", presenters="@DM"))
    folder.write("2024-02-01.md", MINUTES.format(people="li jin_gou, Rose", presenters="@Rose"))
    folder.write("2024-03-01.md", "# Meeting\n\n## Agenda 1: Fog\n\nNo names.\n")
    return folder


def test_all_spellings_of_a_name_are_one_person(folder: Folder) -> None:
    (person,) = find_people(people_of(club(folder).knowledge().meetings), "LI-JIN GOU")
    assert [meeting.id for meeting in person.attended] == ["2024-02-01", "2024-01-01"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("lijin", ["li jin_gou"]),
        ("DM", ["Daisy May"]),
        ("daisy", ["Daisy May"]),
        ("Dasiy May", ["Daisy May"]),
        ("o", ["li jin_gou", "Rose"]),
        ("nobody at all", []),
        ("", []),
        (" @ ", []),
    ],
)
def test_a_person_is_found_by_handle_initials_part_of_the_name_or_misspelt(
    wanted: str, names: list[str], folder: Folder
) -> None:
    found = find_people(people_of(club(folder).knowledge().meetings), wanted)
    assert [person.name for person in found] == names


def test_initials_of_a_presenter_are_the_attendee_whom_they_stand_for(folder: Folder) -> None:
    (person,) = find_people(people_of(club(folder).knowledge().meetings), "Daisy May")
    assert [one.meeting.id for one in person.presented] == ["2024-01-01"]


def test_missed_is_every_meeting_that_names_attendees_but_not_this_one(folder: Folder) -> None:
    meetings = club(folder).knowledge().meetings
    (rose,) = find_people(people_of(meetings), "Rose")
    assert [meeting.id for meeting in missed_by(meetings, rose)] == ["2024-01-01"]


def test_names_are_completed_those_at_the_most_meetings_first(folder: Folder) -> None:
    people = people_of(club(folder).knowledge().meetings)
    assert complete_people(people, "", limit=2) == ("li jin_gou", "Daisy May")
    assert complete_people(people, "ro", limit=5) == ("Rose",)


def test_of_a_meeting_in_two_languages_each_name_is_told_and_each_item_once(garden: Folder) -> None:
    people = people_of(garden.knowledge().meetings, ("en",))
    (both,) = find_people(people, "Green Thumb")
    assert (len(both.attended), len(both.presented)) == (1, 1)
    assert both.presented[0].minutes.language == "en"
    assert {"柳荫", "Willow"} <= {person.name for person in people.values()}
