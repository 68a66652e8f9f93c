"""Who was there and who presented what."""

import pytest

from bot.search.model import Filters
from tests.conftest import Folder, lines_of

MINUTES = "# Meeting\n\n**Attendees**: {people}\n\n## Agenda 1: Water {presenters}\n\nIt rains.\n"


def club(folder: Folder) -> Folder:
    """Write three meetings, the last of which names nobody."""
    folder.write("2024-01-01.md", MINUTES.format(people="Li Jin-Gou (@lijin), Daisy May (DM)", presenters="@DM"))
    folder.write("2024-02-01.md", MINUTES.format(people="li jin_gou, Rose", presenters="@Rose"))
    folder.write("2024-03-01.md", "# Meeting\n\n## Agenda 1: Fog\n\nNo names.\n")
    return folder


def test_all_spellings_of_a_name_are_one_person(folder: Folder) -> None:
    (person,) = club(folder).knowledge().snapshot.people_called("LI-JIN GOU")
    assert [meeting.id for meeting in person.attended] == ["2024-02-01", "2024-01-01"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("lijin", ["Li Jin-Gou"]),
        ("DM", ["Daisy May"]),
        ("daisy", ["Daisy May"]),
        ("Dasiy May", ["Daisy May"]),
        ("o", ["Li Jin-Gou", "Rose"]),
        ("nobody at all", []),
        ("", []),
        (" @ ", []),
    ],
)
def test_a_person_is_found_by_handle_initials_part_of_the_name_or_misspelt(
    wanted: str, names: list[str], folder: Folder
) -> None:
    found = club(folder).knowledge().snapshot.people_called(wanted)
    assert [person.name for person in found] == names


@pytest.mark.parametrize("wanted", ["Фома Лейкин", "Лейкин Фома", "лейкин фома фомич"])
def test_a_person_is_found_by_some_words_of_the_name_in_any_order(wanted: str, folder: Folder) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Лейкин Фома Фомич, Лейкин Пётр Ильич", presenters=""))
    (person,) = folder.knowledge().snapshot.people_called(wanted)
    assert person.name == "Лейкин Фома Фомич"


def test_initials_of_a_presenter_are_the_attendee_whom_they_stand_for(folder: Folder) -> None:
    (person,) = club(folder).knowledge().snapshot.people_called("Daisy May")
    assert [one.meeting.id for one in person.presented] == ["2024-01-01"]


def test_missed_is_every_meeting_that_names_attendees_but_not_this_one(folder: Folder) -> None:
    knowledge = club(folder).knowledge()
    (rose,) = knowledge.snapshot.people_called("Rose")
    assert [meeting.id for meeting in rose.missed(knowledge.meetings)] == ["2024-01-01"]


def test_names_are_completed_those_at_the_most_meetings_first(folder: Folder) -> None:
    knowledge = club(folder).knowledge()
    assert knowledge.snapshot.complete_person("", limit=2) == ("Li Jin-Gou", "Daisy May")
    assert knowledge.snapshot.complete_person("ro", limit=5) == ("Rose",)


def test_of_a_meeting_in_two_languages_each_item_is_told_once_in_the_readers(garden: Folder) -> None:
    (both,) = garden.knowledge().snapshot.people_called("Green Thumb")
    (presented,) = both.presented_for(("en",))
    assert (len(both.attended), presented.minutes.language) == (1, "en")


def test_of_a_meeting_in_two_languages_everybody_is_known_by_each_name(garden: Folder) -> None:
    names = {person.name for person in garden.knowledge().snapshot.search.people.values()}
    assert {"柳荫", "Willow"} <= names


def test_whom_another_meeting_introduces_is_known_by_the_initials_alone(folder: Folder) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Daisy May (DM), Rose", presenters=""))
    folder.write("2024-02-01.md", MINUTES.format(people="Daisy May, Rose", presenters="@DM"))
    (person,) = folder.knowledge().snapshot.people_called("DM")
    assert (person.name, len(person.attended)) == ("Daisy May", 2)
    assert [one.meeting.id for one in person.presented] == ["2024-02-01"]


def test_initials_that_two_people_go_by_stand_for_whom_their_own_meeting_introduces(folder: Folder) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Daisy May (DM)", presenters="@DM"))
    folder.write("2024-02-01.md", MINUTES.format(people="Dan Moss (DM)", presenters="@DM"))
    knowledge = folder.knowledge()
    assert {person.name for person in knowledge.snapshot.people_called("DM")} == {"Daisy May", "Dan Moss"}
    (dan,) = knowledge.snapshot.people_called("Dan Moss")
    assert [one.meeting.id for one in dan.presented] == ["2024-02-01"]


def test_a_person_is_called_as_most_minutes_write_the_name(folder: Folder) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Li Jin-Gou", presenters=""))
    folder.write("2024-02-01.md", MINUTES.format(people="Li Jin-Gou", presenters=""))
    folder.write("2024-03-01.md", lines_of("# Meeting", "", "**Attendees**: lijingou"))
    (person,) = folder.knowledge().snapshot.people_called("lijingou")
    assert person.name == "Li Jin-Gou"


def test_initials_that_two_people_go_by_alone_are_neithers(folder: Folder) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Daisy May (DM), Dan Moss (DM)", presenters=""))
    folder.write("2024-02-01.md", MINUTES.format(people="DM, Rose", presenters="@DM"))
    knowledge = folder.knowledge()
    for name in ("Daisy May", "Dan Moss"):
        (person,) = knowledge.snapshot.people_called(name)
        assert ([one.id for one in person.attended], person.presented) == (["2024-01-01"], ())
    (unnamed,) = knowledge.snapshot.people_called("DM")
    assert (unnamed.name, [one.meeting.id for one in unnamed.presented]) == ("DM", ["2024-02-01"])


@pytest.mark.parametrize("typed", ["DM", "dm", "@DM", "@dm", "Daisy May"])
def test_an_option_takes_a_name_in_any_letters(typed: str, folder: Folder) -> None:
    answer = club(folder).knowledge().served.search.answer("rain", filters=Filters(person=typed))
    assert [hit.meeting.id for hit in answer.hits] == ["2024-01-01"]


def test_what_stands_beside_shared_initials_is_listed_for_the_initials_alone(folder: Folder) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Daisy May (DM), Dan Moss (DM)", presenters=""))
    folder.write("2024-02-01.md", MINUTES.format(people="Rose", presenters="@DM"))
    knowledge = folder.knowledge()
    by_name = {
        name: [hit.meeting.id for hit in knowledge.served.search.answer("rain", filters=Filters(person=name)).hits]
        for name in ("DM", "dm", "Daisy May", "Dan Moss")
    }
    assert by_name == {"DM": ["2024-02-01"], "dm": ["2024-02-01"], "Daisy May": [], "Dan Moss": []}


@pytest.mark.parametrize(("wanted", "other"), [("Pan Wei", "Wei Chen"), ("Don Smith", "Lars Smith")])
def test_a_name_that_is_a_form_of_address_elsewhere_stands_for_nobody_else(
    folder: Folder, wanted: str, other: str
) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people=f"Ada Byron, {other}", presenters=f"({wanted})"))
    people = folder.knowledge().snapshot
    assert [(person.name, len(person.attended)) for person in people.people_called(wanted)] == [(wanted, 0)]
    assert [len(person.presented) for person in people.people_called(other)] == [0]
    assert not [person.name for person in people.people_called("Don Byron") if person.name == "Ada Byron"]


@pytest.mark.parametrize("wanted", ["Mr Lane", "Mr. Lane", "Brook Lane", "Mr Brook Lane"])
def test_whoever_is_called_by_the_family_name_behind_a_form_of_address_is_known(folder: Folder, wanted: str) -> None:
    folder.write("2024-01-01.md", MINUTES.format(people="Mr Brook Lane, Ada Byron", presenters="(Mr Lane)"))
    (person,) = folder.knowledge().snapshot.people_called(wanted)
    assert (person.name, len(person.attended), len(person.presented)) == ("Brook Lane", 1, 1)
