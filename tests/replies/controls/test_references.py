"""References to places in the minutes."""

from bot.minutes.meeting_texts import Meeting
from bot.replies.controls.custom_id import REFERENCE_CHARACTERS
from bot.replies.controls.references import (
    Location,
    find_location,
    find_referenced_meeting,
    issue_address,
    location_of,
    meeting_reference,
)
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder


def places_in(meetings: tuple[Meeting, ...]) -> list[Location]:
    """Return every entry and every item of the meetings."""
    found: list[Location] = []
    for meeting in meetings:
        for minutes in meeting.texts:
            found += (location_of(meeting, minutes, entry) for entry in minutes.entries)
            found += (location_of(meeting, minutes, item) for item in minutes.items)
    return found


def test_every_place_is_found_by_its_reference(garden: Folder) -> None:
    meetings = garden.knowledge().meetings
    for place in places_in(meetings):
        found = find_location(meetings, place.reference)
        assert found is not None
        assert len(place.reference) == REFERENCE_CHARACTERS
        assert found.minutes.text.piece(found.lines).strip() == place.minutes.text.piece(place.lines).strip()
        assert found.headline == place.headline


def test_what_paragraphs_tell_of_is_found_too(garden: Folder) -> None:
    garden.write("2024-05-07.md", "# Club 2024-05-07\n\n## Notes\n\nThe hose leaks.\n\n- Red\n\nThe hedge is high.\n")
    meetings = garden.knowledge().meetings
    minutes = meetings[0].texts[0]
    found = [find_location(meetings, location_of(meetings[0], minutes, topic).reference) for topic in minutes.topics]
    assert [one and one.minutes.text.piece(one.lines) for one in found] == [
        "The hose leaks.\n\n- Red",
        "The hedge is high.",
    ]


def test_a_place_is_found_where_it_has_moved(garden: Folder) -> None:
    references = [place.reference for place in places_in(garden.knowledge().meetings) if place.entry]
    garden.write("2024-03-05.md", SPRING.replace("## 议程 1", "## 开场\n\n大家好。\n\n## 议程 1"))
    meetings = garden.knowledge().meetings
    assert sum(find_location(meetings, reference) is None for reference in references) <= 1  # the head of the meeting


def test_a_place_is_found_when_its_meeting_goes_by_another_name(garden: Folder) -> None:
    reference = next(place.reference for place in places_in(garden.knowledge().meetings) if place.entry)
    (garden.path / "2024-03-05.md").rename(garden.path / "2024-03-06.md")
    (garden.path / "2024-03-05.en.md").rename(garden.path / "2024-03-06.en.md")
    found = find_location(garden.knowledge().meetings, reference)
    assert found is not None
    assert found.meeting.id == "2024-03-06"


def test_a_place_whose_words_have_changed_is_gone_and_its_meeting_is_not(garden: Folder) -> None:
    places = places_in(garden.knowledge().meetings)
    reference = next(place.reference for place in places if "Rain water" in place.minutes.text.piece(place.lines))
    garden.write("2024-03-05.en.md", SPRING_IN_ENGLISH.replace("Rain water first", "Tap water first"))
    meetings = garden.knowledge().meetings
    assert find_location(meetings, reference) is None
    assert find_referenced_meeting(meetings, reference) == meetings[0]


def test_a_meeting_is_found_by_its_reference(garden: Folder) -> None:
    garden.write("2024-02-01.md", "Rain.")
    meetings = garden.knowledge().meetings
    for meeting in meetings:
        assert find_referenced_meeting(meetings, meeting_reference(meeting)) == meeting
    assert find_referenced_meeting(meetings, "x" * REFERENCE_CHARACTERS) is None


def test_a_long_question_is_cut_where_the_address_ends() -> None:
    address = issue_address("https://example.org/new?title={question}&label=q", "服务治理 " * 100 + "\ud800")
    assert len(address) <= 512
    assert address.endswith("&label=q")


def test_a_bullet_that_somebody_presented_is_a_place(folder: Folder) -> None:
    agenda = "# Call 2024-03-05\n\nAttendees: Ada Byron\n\n## Agenda\n\n- Spring work\n  - The hose (Ada Byron)\n"
    folder.write("2024-03-05.md", agenda)
    (meeting,) = folder.knowledge().meetings
    (item,) = meeting.texts[0].led
    found = find_location([meeting], location_of(meeting, meeting.texts[0], item).reference)
    assert found is not None
    assert found.lines == item.lines
