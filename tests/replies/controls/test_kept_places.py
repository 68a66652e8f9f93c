"""Places that are kept for long, and found again."""

from bot.minutes.meeting_texts import Meeting
from bot.replies.controls.kept_places import place_of, resolve
from bot.replies.controls.references import location_of
from bot.search.curated import CuratedPlace
from tests.conftest import SPRING_IN_ENGLISH, Folder

RAIN = "Rain water first."
FILE = "2024-03-05.md"


def kept(folder: Folder, words: str = RAIN) -> CuratedPlace:
    """Return the entry with some words as it is kept."""
    folder.write(FILE, SPRING_IN_ENGLISH)
    meetings = folder.knowledge().meetings
    return next(
        place_of(location_of(meeting, minutes, entry))
        for meeting in meetings
        for minutes in meeting.texts
        for entry in minutes.entries
        if words in minutes.text.piece(entry.lines)
    )


def found(place: CuratedPlace, meetings: tuple[Meeting, ...]) -> str | None:
    """Return the words at a kept place now."""
    location = resolve(place, meetings)
    return location.minutes.text.piece(location.lines) if location else None


def test_it_is_found_where_its_lines_have_moved(folder: Folder) -> None:
    place = kept(folder)
    folder.write(FILE, SPRING_IN_ENGLISH.replace("## Agenda 1", "## Opening\n\nGood evening.\n\n## Agenda 1"))
    assert found(place, folder.knowledge().meetings) == place.text


def test_it_is_found_in_a_file_with_another_name(folder: Folder) -> None:
    place = kept(folder)
    (folder.path / FILE).rename(folder.path / "2024-03-06.md")
    assert found(place, folder.knowledge().meetings) == place.text


def test_it_is_found_with_an_edit_in_its_words(folder: Folder) -> None:
    place = kept(folder)
    folder.write(FILE, SPRING_IN_ENGLISH.replace(RAIN, "Rain water first, always."))
    assert "always" in (found(place, folder.knowledge().meetings) or "")


def test_it_is_gone_with_its_words(folder: Folder) -> None:
    place = kept(folder)
    cut = SPRING_IN_ENGLISH.replace(
        "**Q: Do we water from the tap or from the rain barrel?**\n\nA: Rain water first.", ""
    )
    folder.write(FILE, cut.replace("The tap is for when the barrel is empty.", "The shed stays shut."))
    assert found(place, folder.knowledge().meetings) is None


def test_of_two_edited_copies_neither_is_it(folder: Folder) -> None:
    place = kept(folder)
    question = (
        "**Q: Do we water from the tap or from the rain barrel?**\n\nA: {}\n\nThe tap is for when the barrel is empty."
    )
    before = question.format(RAIN)
    copies = "\n\n".join(question.format(words) for words in ("Rain water, first.", "Rain water; first."))
    assert before in SPRING_IN_ENGLISH
    folder.write(FILE, SPRING_IN_ENGLISH.replace(before, copies))
    assert found(place, folder.knowledge().meetings) is None


def test_a_copy_in_another_meeting_is_not_taken_for_it(folder: Folder) -> None:
    place = kept(folder)
    folder.write("2024-04-02.md", SPRING_IN_ENGLISH)
    location = resolve(place, folder.knowledge().meetings)
    assert location is not None
    assert location.meeting.id == "2024-03-05"
    (folder.path / FILE).rename(folder.path / "2024-05-07.md")
    assert resolve(place, folder.knowledge().meetings) is None
