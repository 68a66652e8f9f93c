"""All that answers for one community on Discord."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import discord

from bot.chat.discord.interactions.admission import Doors
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.community_means import CommunityMeans
from bot.chat.discord.interactions.desk_face import DeskFace
from bot.chat.discord.interactions.executor import Worker
from bot.chat.discord.interactions.flooding import Flood
from bot.chat.discord.interactions.manners import Whose
from bot.chat.discord.interactions.messages import MessageHandler
from bot.chat.discord.interactions.opened_posts import OpenedPosts
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.interactions.removing import Removing
from bot.chat.discord.interactions.reviewing import Reviewing
from bot.chat.discord.moderators import Standing
from bot.chat.discord.session.in_hand import InHand
from bot.chat.discord.settings import DiscordSettings
from bot.communities.community import Community
from bot.desk.desk import Desk
from bot.replies.model import Reply

Took = Callable[[Reply, float], None]

_FACE = "quorum_face"


@dataclass(frozen=True, slots=True)
class CommunityFace:
    """All that answers for one community."""

    community: Community
    settings: DiscordSettings
    desk_behind: Desk | None
    """The desk that the rest was made with."""
    asking: Asking
    reviewing: Reviewing
    desk: DeskFace
    doors: Doors
    removing: Removing
    messages: MessageHandler
    posts: OpenedPosts


def face_of(interaction: discord.Interaction) -> CommunityFace:
    """Return what answers an interaction, which has been let in; raise `LookupError` for one that was not."""
    face = interaction.extras[_FACE]
    assert isinstance(face, CommunityFace)
    return face


def set_face(interaction: discord.Interaction, face: CommunityFace) -> None:
    """Keep what answers an interaction."""
    interaction.extras[_FACE] = face


def has_face(interaction: discord.Interaction) -> bool:
    """Return whether it is known who answers an interaction."""
    return _FACE in interaction.extras


class Recents:
    """Remembers for each community which questions were answered where a moment ago."""

    def __init__(self, settings: Mapping[str, DiscordSettings]) -> None:
        self._settings = settings
        self._recents: dict[str, RecentAnswers] = {}

    def of(self, community: Community) -> RecentAnswers:
        """Return what is remembered for a community."""
        name = community.who.name
        if name not in self._recents:
            minutes, basis = self._settings[name].repeat_minutes, community.replies.basis()
            self._recents[name] = RecentAnswers(minutes, changed=basis.has_changed)
        return self._recents[name]


@dataclass(frozen=True, slots=True)
class Means:
    """What all communities are answered with."""

    commands: Callable[[], Mapping[str, int]]
    """Tells the ids by which commands can be pressed, as far as they are known."""
    flood: Flood
    """Knows who asks too much, whomever they ask."""
    in_hand: InHand = field(default_factory=InHand)
    took: Took = lambda reply, seconds: None
    """Is told of every reply that leaves, and how long it took."""
    standing: Callable[[discord.Message], Standing] | None = None
    """Tells what is known of the author of a message."""
    worker: Worker = field(default_factory=lambda: Worker("answers"))
    lookups: Worker = field(default_factory=lambda: Worker("lookups"))

    def close(self) -> None:
        """Let the threads end."""
        self.worker.close()
        self.lookups.close()


def _both(*told: Took) -> Took:
    """Return what tells everybody of a reply and how long it took."""

    def tell(reply: Reply, seconds: float) -> None:
        for one in told:
            one(reply, seconds)

    return tell


def make_face(
    community: Community, settings: DiscordSettings, recent: RecentAnswers, means: Means, *, whose: Whose
) -> CommunityFace:
    """Return what answers for a community with its desk as it is now; `whose` is written on its cards."""
    replies, desk = community.replies, community.desk
    worker, lookups = means.worker, means.lookups
    asking = Asking(replies, recent, worker=worker, lookups=lookups, took=means.took)
    if desk is not None:
        asking = Asking(
            replies,
            recent,
            desk.answered,
            desk.about,
            worker=worker,
            lookups=lookups,
            took=_both(desk.took, means.took),
        )
    places = desk.places if desk else None
    face, doors = DeskFace(desk, settings), Doors(places, means.flood, settings, means.standing)
    by_message = CommunityMeans(asking, means.commands, doors, community.awake, whose, settings.language)
    return CommunityFace(
        community=community,
        settings=settings,
        desk_behind=desk,
        asking=asking,
        reviewing=Reviewing(replies, recent, settings, desk),
        desk=face,
        doors=doors,
        removing=Removing(recent, face.caller, places.note_removal if places else None),
        messages=MessageHandler(by_message, means.in_hand),
        posts=OpenedPosts(by_message),
    )
