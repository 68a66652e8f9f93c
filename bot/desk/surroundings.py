"""What the rooms of the desk work with beside the state."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.desk.messenger import Messengers
from bot.knowledge.freshness_status import FreshnessStatus
from bot.knowledge.service import Knowledge
from bot.replies.curating import HeldAnswers
from bot.replies.service import Replies
from bot.storage.state.leases import Leases, OwnLeases


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rooms of the desk work with beside the state."""

    knowledge: Knowledge
    replies: Replies
    curated: HeldAnswers
    """Where answering looks curated answers up."""
    messengers: Messengers = field(default_factory=Messengers)
    """Where the face that runs leaves its messenger."""
    freshness: Callable[[], FreshnessStatus] = lambda: FreshnessStatus((), None)
    """Tells how fresh the minutes are."""
    aliases: tuple[tuple[str, ...], ...] = ()
    """The names for one thing that the configuration has."""
    leases: Leases = field(default_factory=OwnLeases)
    """Tells what this process does, and what another one that shares the state."""
