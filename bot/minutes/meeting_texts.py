"""A meeting with its texts: the same minutes in several languages, or notes and a transcript."""

from dataclasses import dataclass

from bot.minutes.model import MeetingDate, Minutes


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its texts; the first one is the text to show to a reader of no known language.

    They are the same in several languages, or notes and a transcript.
    """

    id: str
    date: MeetingDate | None
    texts: tuple[Minutes, ...]

    @property
    def title(self) -> str:
        """The title of the first text."""
        return self.texts[0].title

    @property
    def told_apart_by(self) -> str:
        """What tells it from other meetings of its day, such as the team that met; empty if it is the only one."""
        day = str(self.date) if self.date else ""
        return self.id.removeprefix(day).strip("-") if day and self.id.startswith(day) else ""

    @property
    def has_notes(self) -> bool:
        """Whether any text of it holds more than an agenda."""
        return any(minutes.has_notes for minutes in self.texts)

    @property
    def names_attendees(self) -> bool:
        """Whether its minutes say who was there."""
        return any(minutes.attendee_count for minutes in self.texts)

    def told_with(self, text: Minutes) -> tuple[Minutes, ...]:
        """Return a text with those that tell something else of the meeting in its language: notes and transcript."""
        language = text.language.split("-")[0]
        return tuple(
            other
            for other in self.texts
            if other is text
            or (other.is_transcript is not text.is_transcript and other.language.split("-")[0] == language)
        )

    def url_of(self, text: Minutes) -> str | None:
        """Return the page of a text; if it names none, that of another text, since it is one meeting."""
        return text.url or next((other.url for other in self.texts if other.url), None)

    def text_for(self, languages: tuple[str, ...]) -> Minutes:
        """Return the text in the first of the languages that there is one in, else the first text."""
        for language in languages:
            for text in self.texts:
                if text.language.split("-")[0] == language.split("-")[0]:
                    return text
        return self.texts[0]
