"""What a question says about the meeting it is after."""

from dataclasses import dataclass, field

from bot.minutes.model import Role
from bot.search.model import AskedDate, Wanted
from bot.text import Slice


@dataclass(frozen=True, slots=True)
class QueryIntent:
    """What a question says about the meeting it is after."""

    dates: tuple[AskedDate, ...] = ()
    latest: tuple[int, ...] = ()
    """Which of the latest meetings, counted back from the last one, which is 0."""
    numbers: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    """By their keys."""
    attendance: bool = False
    """Who was there, or who was where; who was not, too."""
    absence: bool = False
    """Who was not there."""
    roles: tuple[Role, ...] = ()
    doers: bool = False
    """Who does something, or is to do it."""
    responsible: bool = False
    """Who is responsible for something."""
    quantity: bool = False
    """A number: how many, how far."""
    day: bool = False
    """A day or a time: when."""
    reason: bool = False
    """A reason: why."""
    how_often: bool = False
    """At how many meetings somebody was."""
    headcount: bool = False
    """How many people were there."""
    counts_meetings: bool = False
    """How many meetings there were."""
    state: bool = False
    """How things stand: the newest decision or summary is wanted."""
    last_time: bool = False
    """When something was spoken of for the last time."""
    wanted: Wanted | None = None
    """What is asked for besides passages, and nothing else."""
    since: AskedDate | None = None
    """From which day on, of what is listed."""
    who_is: str = ""
    """The name in a question for nothing but a person."""
    written: tuple[Slice, ...] = field(default=(), compare=False)
    """Where dates, numbers, courtesies and what only asks stand in the question; they are no words to search for."""
    asking: tuple[Slice, ...] = field(default=(), compare=False)
    """Where words stand that say what is asked for; an answer need not hold them."""
    now: tuple[Slice, ...] = field(default=(), compare=False)
    """Where words stand that only say that the newest is wanted."""
    named: tuple[Slice, ...] = field(default=(), compare=False)
    """Where people are named."""

    def __bool__(self) -> bool:
        return bool(self.names_meeting or self.numbers or self.people or self.attendance or self.wanted)

    @property
    def names_meeting(self) -> bool:
        """Whether it says which meeting it is after."""
        return bool(self.dates or self.latest)

    @property
    def names_place(self) -> bool:
        """Whether it says where in the minutes to look, and not for what part of that."""
        return (self.names_meeting or bool(self.numbers)) and not self.roles

    @property
    def asks_only_who_came(self) -> bool:
        """Whether it asks who was there and says neither where nor of whom: the last meeting is meant."""
        return self.attendance and not (self.absence or self.names_meeting or self.numbers or self.people or self.roles)
