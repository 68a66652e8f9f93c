"""Several communities that one bot serves: what can be set about each, and what must not be said twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.chat.discord.settings import ModeratorSettings
from bot.sources.settings import SourceSettings, check_names
from bot.text import fold

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")  # no folder on Windows can be called so
_MAX_TITLE = 60


@dataclass(frozen=True, slots=True)
class CommunitySearchSettings:
    """What of the search is about the minutes and people of one community."""

    aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of names for one thing; a question with one of them finds the others."""

    withheld_names: tuple[str, ...] = ()
    """Who is not told of as having been at a meeting, or not."""


@dataclass(frozen=True, slots=True)
class CommunitySettings:
    """One community of several."""

    name: str
    """What it is called on the command line; its state stands under this name."""

    sources: tuple[SourceSettings, ...]
    """Where its minutes are kept."""

    title: str | None = None
    """What members read where they choose among several; the name if nothing is given."""

    servers: tuple[int, ...] = ()
    """The Discord servers that ask it, by id; Manage Server makes a moderator there."""

    public: bool = False
    """Whether direct messages, and the app that a member installed for themselves, may ask it."""

    timezone: ZoneInfo | None = None
    """Its time zone; that of the whole configuration if nothing is given."""

    language: str | None = None
    """The language of what is written to everybody; that of the whole configuration if nothing is given."""

    moderators: ModeratorSettings = field(default_factory=ModeratorSettings)
    """Its further moderators."""

    issue_link: str | None = None
    """Where a question can be put to its next meeting: an address with `{question}` in it."""

    golden: Path | None = None
    """The file of its golden questions; if nothing is given, `golden.NAME.yaml` beside the configuration."""

    search: CommunitySearchSettings = field(default_factory=CommunitySearchSettings)
    """What of the search is about its minutes and people."""

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("sources: expected at least one source.")
        check_names(self.sources)
        if not self.servers and not self.public:
            raise ValueError(
                "nobody could ask this community: name its `servers:`, or let everybody ask with `public: true`."
            )

    @property
    def shown(self) -> str:
        """What members read."""
        return self.title or self.name


def is_community_name(name: str) -> bool:
    """Return whether a name can be that of a folder and of a part of a database, on every system.

    >>> is_community_name("cloud-native"), is_community_name("Cloud"), is_community_name("../x")
    (True, False, False)
    """
    return _NAME.fullmatch(name) is not None and _DEVICE.fullmatch(name) is None


def is_title(title: str) -> bool:
    """Return whether a title can be the label of a button."""
    return bool(title.strip()) and title.isprintable() and len(title) <= _MAX_TITLE


def check_communities(communities: Sequence[CommunitySettings]) -> None:
    """Raise `ValueError`, which begins with the setting at fault, for what two communities cannot share."""
    names: dict[str, int] = {}
    titles: dict[str, int] = {}
    servers: dict[int, int] = {}
    for number, one in enumerate(communities):
        key = f"communities[{number}]"
        _check_new(f"{key}.name", one.name, names.setdefault(one.name, number), number, communities)
        title_key = f"{key}.title" if one.title else f"{key}.name"
        _check_new(title_key, one.shown, titles.setdefault(fold(one.shown), number), number, communities)
        for place, server in _servers(key, one):
            _check_new(place, str(server), servers.setdefault(server, number), number, communities)


def _servers(key: str, community: CommunitySettings) -> Iterator[tuple[str, int]]:
    yield from ((f"{key}.servers[{place}]", server) for place, server in enumerate(dict.fromkeys(community.servers)))


def _check_new(key: str, value: str, taken_by: int, number: int, communities: Sequence[CommunitySettings]) -> None:
    """Raise `ValueError` if an earlier community has this already."""
    if taken_by != number:
        raise ValueError(
            f"{key}: `{value}` is that of the community `{communities[taken_by].name}` already (number "
            f"{taken_by + 1}); each community has its own."
        )
