"""The parts that a reply is made of; each chat platform draws them in its own way.

Every string in here is plain text, never markup: some of it comes from minutes, questions and names that nobody
has vetted, so a face escapes all of it for its own platform.
"""

from dataclasses import dataclass
from typing import NamedTuple

from bot.replies.controls.custom_id import Action, ControlAction
from bot.text import has_han


class Span(NamedTuple):
    """A run of text; `strong` marks what matched the question."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The headline of a card: a question, a heading or a meeting's title."""

    text: str
    day: str = ""
    """The day of the meeting that it is of, as the reader writes it; empty where none belongs there."""

    @property
    def whole(self) -> str:
        """The headline with the day behind it."""
        return f"{self.text} · {self.day}" if self.day else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the bot's own; may hold a line break."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage of the minutes, word for word, as a rendered page shows it: without the signs of Markdown."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, such as the attendees of a meeting."""

    label: str
    value: str
    short: str = ""
    """Less of the value, for a face with little room; empty if there is no need."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of equal rank: agenda items, suggestions, problems."""

    lines: tuple[str, ...]
    opens: tuple[ControlAction, ...] = ()
    """What each line opens, for a face that has no menus; empty if they open nothing."""
    accounts: tuple[int, ...] = ()
    """Whose each line is, by the platform's number of them, for a face that can name them; 0 for nobody's."""


class Usage(NamedTuple):
    """A command as it is typed, with what it is for."""

    command: str
    """Its stable name, such as `meeting latest`."""
    typed: str
    """As the reader types it."""
    options: str
    """The options that it needs, empty for none."""
    purpose: str

    @property
    def line(self) -> str:
        """All of it as a line of text."""
        return " ".join(filter(None, (self.typed, self.options, "—", self.purpose)))


@dataclass(frozen=True, slots=True)
class Usages:
    """Commands to choose from; a face whose commands can be pressed lets them be."""

    usages: tuple[Usage, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print beneath what it belongs to: the source line of a quotation, how a question was read."""

    text: str


@dataclass(frozen=True, slots=True)
class AskedLine:
    """Small print that tells what was asked; a face that shows an answer right beneath its question leaves it out."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way out to a page; `url` is http or https."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Button:
    """A control that asks for something; a face that has no buttons leaves it out."""

    label: str
    control: ControlAction
    unfolds: bool = False
    """Whether it opens only what a face that has room for all of a fact has shown already."""
    said: str = ""
    """What a label that is only a sign means, for a face with room for words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things to open; `detail` is small print such as a date."""

    label: str
    control: ControlAction
    detail: str = ""

    @property
    def line(self) -> str:
        """The label with the small print behind it, in brackets as wide as the small print is written."""
        if not self.detail:
            return self.label
        return f"{self.label}（{self.detail}）" if has_han(self.detail) else f"{self.label} ({self.detail})"


@dataclass(frozen=True, slots=True)
class Menu:
    """Things to open of which the card says enough already; a face that has no menus leaves it out."""

    placeholder: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """A few things to open, named in full; a face that has no buttons lists them."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text to be taken along as a file; a face that has no files shows it."""

    name: str
    text: str


Block = (
    Title
    | Paragraph
    | Quotation
    | Fact
    | Listing
    | Usages
    | Note
    | AskedLine
    | Link
    | Button
    | Menu
    | Offers
    | Attachment
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question, for whoever keeps count of that."""

    question: str
    """As it was understood to be asked, with what it goes on from."""
    is_answered: bool
    place: str = ""
    """A reference to the passage that was quoted first, empty if none was."""
    meeting: str = ""
    """The id of its meeting."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown to the reader, from top to bottom.

    `private` asks the platform to show it to the asker alone; `failed` says that the thing asked for was not done.
    """

    blocks: tuple[Block, ...]
    private: bool = False
    failed: bool = False
    provisional: bool = False
    """Whether the same will soon be answered otherwise, so that it is no answer to point back to."""
    subject: tuple[str, str] | None = None
    """What it is all about, for whoever wants to follow that: `topic` or `person`, and its words or name."""
    outcome: Outcome | None = None
    """What became of the question that this is the reply to; None if it is the reply to none, or to an empty one."""


def question_of(reply: Reply) -> str:
    """Return the question that a reply answers, as its button for another one has it; empty if it answers none."""
    buttons = (block.control for block in reply.blocks if isinstance(block, Button))
    return next((control.text for control in buttons if control.action is Action.ASK_ON), "")


@dataclass(frozen=True, slots=True)
class Form:
    """One line to be typed; what comes back is `press` with the typed text."""

    title: str
    label: str
    value: str
    """What stands there already."""
    control: ControlAction
    hint: str = ""
    """What can be typed, with an example, shown as long as nothing stands there."""
