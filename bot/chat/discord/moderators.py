"""Who is a moderator."""

from collections.abc import Callable
from dataclasses import dataclass

import discord
from discord import app_commands

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.surroundings import ServerSurroundings
from bot.chat.discord.words import ask_a_moderator, managers_known_in_servers, server_does_not_count
from bot.desk.caller import Caller
from bot.replies.i18n.wording import Wording


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a member at the moment of a press."""

    member: int
    """Who pressed, by id."""

    owners: frozenset[int] = frozenset()
    """The application's owner, or the members of its team."""

    server: int | None = None
    """The server that the press came from; None for a direct message."""

    servers: frozenset[int] = frozenset()
    """The servers that the bot is in; an app that a member installed for themselves works in others too."""

    roles: frozenset[int] = frozenset()
    """The member's roles in that server."""

    manages_server: bool = False
    """Whether the member may manage that server."""

    through_server: bool = True
    """Whether the command came with the server's installation of the app, and not with one of the member's own."""

    first_server: int | None = None
    """The server that the bot was first in alone; None if that is not known."""

    sees_all: bool = True
    """Whether `servers` are all that the bot is in; of several shards, each knows its own."""

    @property
    def home(self) -> int | None:
        """The server that counts where the configuration names none; None if that is not known.

        It stays the first one when others join, and when the bot has left it: the others may be strangers'.
        """
        if self.first_server is not None:
            return self.first_server
        return next(iter(self.servers)) if self.sees_all and len(self.servers) == 1 else None


def is_moderator(standing: Standing, settings: DiscordSettings) -> bool:
    """Return whether the member may use the moderators' commands."""
    if standing.member in standing.owners or standing.member in settings.moderators.members:
        return True
    if standing.server is None or standing.server not in standing.servers:
        return False
    if settings.servers:
        is_home = counts_for_roles = standing.server in settings.servers
    else:
        # Whoever adds the bot to a second server must not become a moderator of the first one's minutes.
        is_home, counts_for_roles = standing.server == standing.home, True
    has_role = not standing.roles.isdisjoint(settings.moderators.roles)
    return (counts_for_roles and has_role) or (is_home and standing.manages_server and standing.through_server)


def advice_for(standing: Standing, settings: DiscordSettings, wording: Wording) -> str:
    """Return how whoever is no moderator may become one, or whom to ask."""
    if standing.server is None:
        return managers_known_in_servers(wording)
    if standing.server in (settings.servers or (standing.home,)):
        return ask_a_moderator(wording)
    return server_does_not_count(standing.server, wording, is_home_known=bool(settings.servers or standing.home))


class NotAModerator(app_commands.CheckFailure):
    """A moderators' command was used by somebody else."""

    def __init__(self, advice: str) -> None:
        super().__init__("only moderators may use this")
        self.advice = advice


def moderators_check(settings: DiscordSettings) -> Callable[[discord.Interaction], bool]:
    """Return what lets moderators pass and raises `NotAModerator` for everybody else."""

    def check(interaction: discord.Interaction) -> bool:
        standing = standing_of(interaction)
        if not is_moderator(standing, settings):
            raise NotAModerator(advice_for(standing, settings, audience_of(interaction).wording))
        return True

    return check


def standing_of(interaction: discord.Interaction) -> Standing:
    """Return what Discord says of the member behind an interaction."""
    member = interaction.user
    permissions = interaction.permissions
    roles = member.roles if isinstance(member, discord.Member) else []
    return Standing(
        member=member.id,
        owners=owners_of(interaction.client.application),
        server=interaction.guild_id,
        servers=frozenset(guild.id for guild in interaction.client.guilds),
        roles=frozenset(role.id for role in roles),
        # An administrator may do everything, whatever else is ticked.
        manages_server=permissions.manage_guild or permissions.administrator,
        through_server=interaction.is_guild_integration(),
        first_server=getattr(interaction.client, "first_server", None),
        sees_all=getattr(interaction.client, "sees_all_servers", True),
    )


def standing_of_author(message: discord.Message, client: discord.Client) -> Standing:
    """Return what Discord says of the author of a message; only what the bot has been added to brings it messages."""
    author = message.author
    is_member = isinstance(author, discord.Member)
    permissions = author.guild_permissions if isinstance(author, discord.Member) else discord.Permissions.none()
    return Standing(
        member=author.id,
        owners=owners_of(client.application),
        server=message.guild.id if message.guild and is_member else None,
        servers=frozenset(guild.id for guild in client.guilds),
        roles=frozenset(role.id for role in author.roles) if isinstance(author, discord.Member) else frozenset(),
        manages_server=permissions.manage_guild or permissions.administrator,
        first_server=getattr(client, "first_server", None),
        sees_all=getattr(client, "sees_all_servers", True),
    )


def caller_of(interaction: discord.Interaction, settings: DiscordSettings) -> Caller:
    """Return who uses a command or presses a control, as known at this moment."""
    standing, audience = standing_of(interaction), audience_of(interaction)
    may = is_moderator(standing, settings)
    return Caller(
        member=standing.member,
        audience=audience,
        is_moderator=may,
        advice="" if may else advice_for(standing, settings, audience.wording),
        server=standing.server,
        channel=interaction.channel_id,
        message=_message_of(interaction),
        roles=standing.roles,
        view=_view_of(interaction),
    )


def _view_of(interaction: discord.Interaction) -> ServerSurroundings | None:
    guild = interaction.guild
    return ServerSurroundings(guild, audience_of(interaction).wording) if guild else None


def _message_of(interaction: discord.Interaction) -> int | None:
    """Return the message that was pressed on, if others see it too."""
    message = interaction.message
    return message.id if message is not None and not message.flags.ephemeral else None


def owners_of(application: discord.AppInfo | None) -> frozenset[int]:
    """Return the ids of the application's owner, or of everybody who has joined its team."""
    if application is None:
        return frozenset()
    if application.team is None:
        return frozenset({application.owner.id})
    joined = discord.TeamMembershipState.accepted
    return frozenset(member.id for member in application.team.members if member.membership_state is joined)
