"""What can be set about the face on Discord."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ModeratorSettings:
    """Who may use the moderators' commands besides the application's owner or team."""

    roles: tuple[int, ...] = ()
    """Roles whose members are moderators, by id."""

    members: tuple[int, ...] = ()
    """Members who are moderators wherever they are, by id."""


@dataclass(frozen=True, slots=True)
class FloodSettings:
    """How much is answered in a minute; 0 for as much as is asked. Moderators are not counted."""

    member_a_minute: int = 60
    """Questions, commands and presses of one member."""

    channel_a_minute: int = 600
    """Those of all members in one channel."""

    completions_a_minute: int = 300
    """Lists that one member is offered while typing; beyond them the list is empty."""


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """The `discord` part of the configuration; the token is no part of it."""

    servers: tuple[int, ...] = ()
    """Servers that may ask, in which Manage Server makes a moderator, by id; empty: whichever the bot is in may ask,
    and the first that it was alone in makes moderators."""

    public: bool = True
    """Whether direct messages, and the app that a member installed for themselves, are answered."""

    language: str | None = None
    """The language of what is written to everybody who reads a channel; that of the server if nothing is given."""

    moderators: ModeratorSettings = ModeratorSettings()
    """Further moderators, by role and by name."""

    proxy: str | None = field(default=None, repr=False)
    """Address of an HTTP proxy for everything that goes to Discord."""

    flood: FloodSettings = FloodSettings()
    """How much is answered in a minute."""

    repeat_minutes: float = 10
    """For how long the same question in the same channel is answered to the asker alone; 0 for never."""
