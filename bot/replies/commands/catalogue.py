"""The commands that every chat platform offers, by the names that are stable, with the words that describe them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Completion(StrEnum):
    """What an option completes with as the reader types."""

    QUESTION = "question"
    """Real questions and headings of the minutes."""
    MEETING = "meeting"
    PERSON = "person"
    YEAR = "year"
    DATE = "date"
    """A day, month or year to begin with."""
    TOPIC = "topic"
    """What was discussed."""
    TAUGHT = "taught"
    """Names for one thing that moderators taught."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command."""

    name: str
    description: str
    completion: Completion | None = None
    required: bool = False
    is_switch: bool = False
    """Whether it is only on or off."""
    choices: tuple[str, ...] = ()
    """The only values that it takes, as they are typed; empty for any."""
    longest: int = 200
    """Characters of a text that are read; what is longer names nothing, and takes its time."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command; a space in `name` stands between a group and its sub-command."""

    name: str
    description: str
    options: tuple[Option, ...] = ()
    moderators_only: bool = False

    def as_typed(self, name: Callable[[str], str]) -> str:
        """Return the command as readers type it; `name` says how they write each of its words."""
        return "/" + " ".join(map(name, self.name.split()))


QUESTION = "question"
"""The option that a question is typed into."""

MAX_QUESTION_CHARACTERS = 6_000
"""Characters of a question that are taken, as many as Discord lets anybody type: whoever pastes a whole message is
answered too. The search reads the first thousand."""

ASK = Command(
    "ask",
    "Ask the minutes: quotes the passage that answers, with its meeting",
    (
        Option(
            QUESTION,
            "Words or a question, in any language of the minutes",
            Completion.QUESTION,
            required=True,
            longest=MAX_QUESTION_CHARACTERS,
        ),
        Option("meeting", "Only in this meeting: latest, a date, or words of its title", Completion.MEETING),
        Option("person", "Only what this person presented or said", Completion.PERSON),
        Option("since", "Only in meetings from this date on: 2024, 2024-03-05, last year", Completion.DATE),
        Option("private", "Show the answer to you alone", is_switch=True),
    ),
)
MEETING_LATEST = Command("meeting latest", "Show the latest meeting: its date, attendees and agenda")
MEETING_LIST = Command(
    "meeting list",
    "List all meetings, the newest first",
    (Option("year", "Only the meetings of this year", Completion.YEAR),),
)
MEETING_SHOW = Command(
    "meeting show",
    "Show a meeting: its date, attendees and agenda",
    (Option("meeting", "Which one: latest, a date, or words of its title", Completion.MEETING, required=True),),
)
MEETING_MISSED = Command(
    "meeting missed",
    "List the meetings without a person, with the headings of their agenda",
    (Option("person", "Who was not there", Completion.PERSON, required=True),),
)
TOPIC = Command(
    "topic",
    "Show the history of a topic: every meeting that touched on it, with a quoted line",
    (Option("topic", "One or a few words", Completion.TOPIC, required=True),),
)
WHO = Command(
    "who",
    "Show what a person presented, and when they attended",
    (Option("person", "Whom to look for", Completion.PERSON, required=True),),
)
HELP = Command("help", "Show every command with what it does")
PRIVACY = Command("privacy", "Show what this bot keeps, and what it does not")
KNOWLEDGE_RELOAD = Command("knowledge reload", "Read the minutes again", moderators_only=True)
KNOWLEDGE_UNDO = Command(
    "knowledge undo", "Serve the minutes again that were served before the last reload", moderators_only=True
)
KNOWLEDGE_STATUS = Command(
    "knowledge status",
    "Show what is served, how the bot fares, and what needs a moderator",
    (Option("here", "Tell moderators in this channel what needs them, or no longer", is_switch=True),),
    moderators_only=True,
)
KNOWLEDGE_CHECK = Command(
    "knowledge check", "Show what is wrong in the minutes, and how to mend it", moderators_only=True
)
KNOWLEDGE_ALIAS_ADD = Command(
    "knowledge alias add",
    "Say that names mean one thing, so that a question with one finds the other",
    (Option("names", "Two names or more, with = between them: HTTP3 = QUIC", required=True),),
    moderators_only=True,
)
KNOWLEDGE_ALIAS_REMOVE = Command(
    "knowledge alias remove",
    "Take names apart again",
    (Option("name", "One of the names, or the number in the list", Completion.TAUGHT, required=True),),
    moderators_only=True,
)
KNOWLEDGE_ALIAS_LIST = Command(
    "knowledge alias list", "Show the names for one thing, and those that members may mean", moderators_only=True
)
AS_USUAL = "as usual"
"""What is chosen to take a rule away."""
KNOWLEDGE_CHANNEL = Command(
    "knowledge channel",
    "Set how the bot answers where; alone, show what is set",
    (
        Option("channel", "Where it holds; without it here, or everywhere for the role that you name"),
        Option("role", "Whom it holds for; without it everybody"),
        Option(
            "answers",
            "Where answers go; “as usual” takes the rule away",
            choices=("public", "private", "thread", "off", AS_USUAL),
        ),
        Option("member_seconds", "How long each member waits between two questions; 0 for not at all"),
        Option("channel_seconds", "How long answers are private after a public one; 0 for not at all"),
        Option("posts", "Whether a forum's posts are answered by their titles when they are opened", is_switch=True),
    ),
    moderators_only=True,
)
KNOWLEDGE_AUDIT = Command("knowledge audit", "Show what moderators did, the newest first", moderators_only=True)
KNOWLEDGE_UNANSWERED = Command(
    "knowledge unanswered", "Show what was asked in vain, and say what the answer is", moderators_only=True
)

FORM_TITLE = "Ask the minutes"
"""The title of the form for a question."""

KNOWLEDGE_ANNOUNCE = Command(
    "knowledge announce",
    "Announce new meetings in a channel, or see where they are announced",
    (
        Option("channel", "Where a card for each new meeting is posted"),
        Option("off", "Announce new meetings no longer", is_switch=True),
    ),
    moderators_only=True,
)
SUBSCRIPTIONS = Command("subscriptions", "Show the topics and people that you follow, and end that")

DESK_COMMANDS: tuple[Command, ...] = (
    SUBSCRIPTIONS,
    KNOWLEDGE_UNANSWERED,
    KNOWLEDGE_ANNOUNCE,
    KNOWLEDGE_CHANNEL,
    KNOWLEDGE_CHECK,
    KNOWLEDGE_ALIAS_ADD,
    KNOWLEDGE_ALIAS_REMOVE,
    KNOWLEDGE_ALIAS_LIST,
    KNOWLEDGE_AUDIT,
)
"""Commands for which something has to be remembered."""

COMMANDS: tuple[Command, ...] = (
    ASK,
    MEETING_LATEST,
    MEETING_LIST,
    MEETING_SHOW,
    MEETING_MISSED,
    TOPIC,
    WHO,
    HELP,
    PRIVACY,
    KNOWLEDGE_RELOAD,
    KNOWLEDGE_UNDO,
    KNOWLEDGE_STATUS,
    *DESK_COMMANDS,
)


def words_of_names() -> frozenset[str]:
    """Return every word that names a command, a group or an option."""
    commands = {word for command in COMMANDS for word in command.name.split()}
    return frozenset(commands | {option.name for command in COMMANDS for option in command.options})
