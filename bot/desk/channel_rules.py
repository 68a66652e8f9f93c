"""How the bot answers where, and to whom: what moderators set, the most particular first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.storage.state.channel_policies import ChannelPolicy

EVERY = 0
"""Stands for every channel, or for every role."""


class Answers(StrEnum):
    """Where an answer goes; the values stand in the state, so they never change. The most open comes first."""

    PUBLIC = "public"
    THREAD = "thread"
    """Into a thread of its own, which is as public as the channel."""
    PRIVATE = "private"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody asks, and who they are there."""

    server: int
    channels: tuple[int, ...]
    """The channel first, then its category; of a thread or a forum's post, these are its parent's."""
    roles: frozenset[int] = frozenset()
    is_thread: bool = False

    @property
    def channel(self) -> int:
        """The channel whose rule comes first."""
        return self.channels[0] if self.channels else EVERY


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds in one spot; by itself, what is usual."""

    answers: Answers = Answers.PUBLIC
    member_seconds: int = 0
    """For so long after a question a member does not ask again."""
    channel_seconds: int = 0
    """For so long after a public answer the next ones are private."""
    opens_posts: bool = False
    """Whether a forum's post is answered when it is opened."""


class ChannelRules:
    """What is set in all servers; never changes."""

    def __init__(self, policies: Iterable[ChannelPolicy] = ()) -> None:
        self.policies = tuple(policies)
        self._by_place = {(one.server, one.channel, one.role): one for one in self.policies}

    def of(self, server: int) -> tuple[ChannelPolicy, ...]:
        """Return what is set in one server."""
        return tuple(one for one in self.policies if one.server == server)

    def rule(self, spot: Spot) -> Rule:
        """Return what holds in a spot, each part as the most particular rule that says something of it has it.

        Of several roles of one member, the rule that is kindest to them holds.
        """
        if not self.policies:
            return Rule()
        answers = member = channel = opens = None
        for level in self._levels(spot):
            if answers is None:
                said = [Answers(one.answers) for one in level if one.answers in list(Answers)]
                answers = min(said, key=list(Answers).index, default=None)
            member = _least(member, (one.member_seconds for one in level))
            channel = _least(channel, (one.channel_seconds for one in level))
            if opens is None:
                opens = max((one.opens_posts for one in level if one.opens_posts is not None), default=None)
        return Rule(answers or Answers.PUBLIC, member or 0, channel or 0, bool(opens))

    def open_channels(self, server: int) -> tuple[int, ...]:
        """Return the channels for which it is said that everybody is answered there."""
        return tuple(
            one.channel
            for one in self.of(server)
            if one.channel and not one.role and one.answers and one.answers != Answers.OFF
        )

    def _levels(self, spot: Spot) -> Iterator[list[ChannelPolicy]]:
        """Yield what is set, the most particular first: what stands together is equally so."""
        for channel in (*spot.channels, EVERY):
            for roles in (spot.roles, frozenset({EVERY})):
                keys = ((spot.server, channel, role) for role in sorted(roles))
                found = [self._by_place[key] for key in keys if key in self._by_place]
                if found:
                    yield found


def _least(known: int | None, said: Iterable[int | None]) -> int | None:
    return known if known is not None else min((one for one in said if one is not None), default=None)
