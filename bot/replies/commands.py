"""The commands that every chat platform offers, by the names that are stable, with the words that describe them."""

from dataclasses import dataclass
from enum import StrEnum


class Completion(StrEnum):
    """What an option completes with as the reader types."""

    QUESTION = "question"
    """Real questions and headings of the minutes."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command."""

    name: str
    description: str
    completion: Completion | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One command; a space in `name` stands between a group and its sub-command."""

    name: str
    description: str
    options: tuple[Option, ...] = ()
    moderators_only: bool = False

    @property
    def usage(self) -> str:
        """The command as it is typed, with its options."""
        return " ".join((self.name, *(f"{option.name}:" for option in self.options)))


ASK = Command(
    "ask",
    "Ask the minutes: quotes the passage that answers, with its meeting",
    (Option("question", "Words or a question, in any language of the minutes", Completion.QUESTION),),
)
MEETING_LATEST = Command("meeting latest", "Show the latest meeting: its date, attendees and agenda")
KNOWLEDGE_RELOAD = Command("knowledge reload", "Read the minutes again", moderators_only=True)

COMMANDS: tuple[Command, ...] = (ASK, MEETING_LATEST, KNOWLEDGE_RELOAD)

GROUPS: dict[str, str] = {
    "meeting": "The meetings of this community",
    "knowledge": "The minutes that the bot answers from",
}
"""What Discord shows for the word before the space; members never see it, moderators in the settings do."""
