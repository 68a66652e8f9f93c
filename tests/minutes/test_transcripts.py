"""Notes and transcript of one meeting."""

import pytest

from bot.minutes.meetings import gather_meetings
from tests.conftest import read

NOTES = "# Call 2024-02-01\n\n## Attendees\n\n- Ada Moss (@ada)\n- Bo Fern (@bo)\n\n## Hedge\n\nIt is cut in May.\n"
TRANSCRIPT = (
    "# 2/1/2024 Call transcript\n\n**Ada Moss** [0:35](https://example.org/35): Hello.\n\n**bo:** I say hello.\n"
)


@pytest.mark.parametrize(
    ("notes", "transcript"),
    [
        ("2024-02-01.md", "2024-02-01-transcript.md"),
        ("2024-02-01-notes.md", "2024-02-01_Transcript.md"),
        ("notes/2024-02-01.md", "transcripts/2024-02-01.md"),
        ("2024-02-01/notes.md", "2024-02-01/transcript.md"),
    ],
)
def test_notes_and_transcript_are_one_meeting_the_notes_first(notes: str, transcript: str) -> None:
    (meeting,) = gather_meetings([read(TRANSCRIPT, transcript), read(NOTES, notes)])
    assert meeting.id == "2024-02-01"
    assert [text.source for text in meeting.texts] == [notes, transcript]


def test_the_notes_name_those_who_speak_in_the_transcript() -> None:
    (meeting,) = gather_meetings([read(NOTES, "2024-02-01.md"), read(TRANSCRIPT, "2024-02-01-transcript.md")])
    speakers = {name for entry in meeting.texts[1].entries for name in entry.speakers}
    assert speakers == {"Ada Moss", "Bo Fern"}


def test_a_transcript_of_another_day_is_another_meeting() -> None:
    other = read(TRANSCRIPT.replace("2/1/2024", "2024-03-01"), "talk-transcript.md")
    assert len(gather_meetings([read(NOTES, "talk.md"), other])) == 2


def test_notes_and_transcript_are_told_together_but_not_their_translation() -> None:
    german = NOTES + "\nDie Hecke ist zu hoch und wir schneiden sie nicht, sie ist noch nicht alt.\n"
    texts = [read(NOTES, "a.md"), read(TRANSCRIPT, "a-transcript.md"), read(german, "a.de.md")]
    (meeting,) = gather_meetings(texts)
    notes = next(text for text in meeting.texts if text.source == "a.md")
    assert {text.source for text in meeting.told_with(notes)} == {"a.md", "a-transcript.md"}
