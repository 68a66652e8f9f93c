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
class DiscordSettings:
    """The `discord` part of the configuration; the token is no part of it."""

    servers: tuple[int, ...] = ()
    """Servers in which Manage Server makes a moderator, by id; empty: the first that the bot was alone in."""

    moderators: ModeratorSettings = ModeratorSettings()
    """Further moderators, by role and by name."""

    proxy: str | None = field(default=None, repr=False)
    """Address of an HTTP proxy for everything that goes to Discord."""

    repeat_minutes: float = 10
    """For how long the same question in the same channel is answered to the asker alone; 0 for never."""
