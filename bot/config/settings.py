"""All settings, and how they are read. The classes of the settings stand beside what they configure."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.chat.discord.settings import DiscordSettings, FloodSettings, ModeratorSettings
from bot.config.communities import CommunitySettings, check_communities
from bot.config.golden import DEFAULT_FILE as DEFAULT_GOLDEN_FILE
from bot.config.golden import GoldenFile
from bot.config.left_out import LeftOut
from bot.config.limits import LIMITS, REMOVED
from bot.config.reader import SettingsReader, text_of
from bot.desk.settings import DeskSettings
from bot.logs.settings import LogSettings
from bot.operations.settings import FreshnessSettings, HealthSettings
from bot.replies.settings import ReplySettings
from bot.rewriting.settings import RewritingSettings
from bot.search.settings import SearchSettings
from bot.sources.settings import SourceSettings, check_names
from bot.storage.state.place import StatePlace, read_place

DEFAULT_FILE = Path("config.yaml")
DEFAULT_FOLDER = Path("knowledge")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; each setting has a default, so that no file is needed."""

    sources: tuple[SourceSettings, ...] = (SourceSettings(DEFAULT_FOLDER),)
    """Where the minutes are kept."""

    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    """The community's time zone: it decides which meeting is the latest that is not in the future."""

    language: str | None = None
    """The language of what is written to everybody who reads a channel; that of the server if nothing is given."""

    servers: tuple[int, ...] = ()
    """The Discord servers that may ask, by id, in which *Manage Server* makes a moderator; empty: all that the bot is
    in may ask, and who manages the only one is a moderator."""

    public: bool | None = None
    """Whether direct messages, and the app that a member installed for themselves, are answered; if nothing is given,
    they are if no source needs a token."""

    moderators: ModeratorSettings = field(default_factory=ModeratorSettings)
    """Further moderators on Discord."""

    proxy: str | None = field(default=None, repr=False)
    """Address of an HTTP proxy for everything that goes to Discord; it may hold a password."""

    issue_link: str | None = None
    """Where a question can be put to the next meeting: an address with `{question}` in it."""

    repeat_minutes: float = 10.0
    """For how long the same question in the same channel is answered to the asker alone; 0 for never."""

    flood: FloodSettings = field(default_factory=FloodSettings)
    """How much of one member, and in one channel, is answered in a minute."""

    refresh_minutes: float = 10.0
    """How often the repositories are asked for new minutes; 0 for at a reload only."""

    watch_folders: bool = True
    """Whether the folders are watched for new minutes; if not, they are read at a reload only."""

    state: StatePlace | None = None
    """Where what is kept between runs is: a folder or a PostgreSQL database; if nothing is given, this system's usual
    folder."""

    kept_days: int = 90
    """For how many days what members and moderators did is kept."""

    cache: Path | None = None
    """The folder for what can be had again; if nothing is given, this system's usual place."""

    golden: Path | None = None
    """The file of golden questions; if nothing is given, `golden.yaml` beside the configuration, if it is there."""

    communities: tuple[CommunitySettings, ...] = ()
    """Several communities, each with its own servers, minutes and people; none if there is only one."""

    idle_minutes: float = 60.0
    """After how many minutes without a question the minutes of one of several communities are set aside; 0 for
    never."""

    folder: Path = field(default=Path(), compare=False, metadata={"private": True})
    """Where the configuration is, or the working directory: relative paths start here."""

    title: str = field(default="", metadata={"private": True})
    """What members read of the community where they choose among several."""

    community: str = field(default="", metadata={"private": True})
    """Which of several communities these settings are those of; empty where there is only one."""

    search: SearchSettings = field(default_factory=SearchSettings)
    """How questions are read and answers ranked."""

    rewriting: RewritingSettings = field(default_factory=RewritingSettings)
    """Which language model words questions anew; none if nothing is set."""

    def __post_init__(self) -> None:
        check_names(self.sources)
        check_communities(self.communities)
        if self.communities:
            self._check_nothing_is_shared()

    def _check_nothing_is_shared(self) -> None:
        """Raise `ValueError` for what would be that of no community in particular."""
        given = {
            "sources": self.sources != (SourceSettings(DEFAULT_FOLDER),),
            "servers": bool(self.servers),
            "public": self.public is not None,
            "moderators": self.moderators != ModeratorSettings(),
            "issue_link": self.issue_link is not None,
            "golden": self.golden is not None,
            "search.aliases": bool(self.search.aliases),
            "search.withheld_names": bool(self.search.withheld_names),
        }
        for key in (key for key, is_given in given.items() if is_given):
            raise ValueError(f"{key}: with `communities:`, this belongs to each of them; move it there.")

    def of_community(self, community: CommunitySettings) -> "Settings":
        """Return the settings of one community, as if it were the only one."""
        search = replace(self.search, aliases=community.search.aliases, withheld_names=community.search.withheld_names)
        return replace(
            self,
            community=community.name,
            title=community.shown,
            communities=(),
            state=(self.state or StatePlace()).of_community(community.name),
            sources=community.sources,
            timezone=community.timezone or self.timezone,
            language=community.language or self.language,
            servers=community.servers,
            public=community.public,
            moderators=community.moderators,
            issue_link=community.issue_link,
            golden=community.golden,
            search=search,
        )

    @property
    def is_public(self) -> bool:
        """Whether direct messages, and the app that a member installed for themselves, are answered."""
        if self.public is not None:
            return self.public
        return not self.has_private_source

    @property
    def has_private_source(self) -> bool:
        """Whether a source needs a token."""
        return any(source.token_variable for source in self.sources)

    log: LogSettings = field(default_factory=LogSettings)
    """How the program logs."""

    health: HealthSettings = field(default_factory=HealthSettings)
    """Where the bot tells other programs how it is; nowhere if nothing is set."""

    @property
    def discord(self) -> DiscordSettings:
        """What the face on Discord needs of the settings."""
        return DiscordSettings(
            servers=self.servers,
            moderators=self.moderators,
            proxy=self.proxy,
            repeat_minutes=self.repeat_minutes,
            public=self.is_public,
            language=self.language,
            flood=self.flood,
        )

    @property
    def freshness(self) -> FreshnessSettings:
        """What keeping the minutes fresh needs of the settings."""
        return FreshnessSettings(refresh_minutes=self.refresh_minutes, watch_folders=self.watch_folders)

    @property
    def desk(self) -> DeskSettings:
        """What the desk needs of the settings."""
        return DeskSettings(kept_days=self.kept_days)

    @property
    def replies(self) -> ReplySettings:
        """What the replies need of the settings."""
        return ReplySettings(issue_link=self.issue_link)

    @property
    def golden_questions(self) -> GoldenFile:
        """Where golden questions are kept."""
        usual = f"golden.{self.community}.yaml" if self.community else DEFAULT_GOLDEN_FILE
        file = self.golden or self.folder / usual
        return GoldenFile(file, self.timezone, must_exist=self.golden is not None)


def load_settings(file: Path | None, *, leave_out: Callable[[LeftOut], None] | None = None) -> Settings:
    """Return the settings of a file, of `config.yaml` in the working directory if none is named, else the defaults.

    Raise `ConfigurationError` for a file that cannot be read, an unknown key, or a value of the wrong type or size.
    With `leave_out`, one of several communities that cannot be used is left out, and it is told why.
    """
    if file is None:
        if not DEFAULT_FILE.exists():
            return Settings()
        file = DEFAULT_FILE
    text = text_of(file, told="the configuration")
    settings = SettingsReader(
        file, {Path: _path, ZoneInfo: _timezone, StatePlace: read_place}, LIMITS, removed=REMOVED
    ).read(text, Settings, each_of="communities", leave_out=leave_out)
    return _resolved(settings, file.resolve().parent)


def _resolved(settings: Settings, base: Path) -> Settings:
    """Return the settings with relative paths starting at the configuration file, not at the working directory."""
    communities = tuple(
        replace(
            one,
            sources=_sources_from(one.sources, base),
            golden=base / one.golden if one.golden else None,
        )
        for one in settings.communities
    )
    return replace(
        settings,
        # With communities, the usual folder is that of none.
        sources=settings.sources if communities else _sources_from(settings.sources, base),
        communities=communities,
        state=settings.state.within(base) if settings.state else None,
        cache=base / settings.cache if settings.cache else None,
        golden=base / settings.golden if settings.golden else None,
        folder=base,
    )


def _sources_from(sources: tuple[SourceSettings, ...], base: Path) -> tuple[SourceSettings, ...]:
    return tuple(replace(one, folder=base / one.folder) if one.folder else one for one in sources)


def _path(text: str) -> Path:
    if not text.strip():
        raise ValueError("expected a path, found nothing.")
    return Path(text).expanduser()


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"expected a time zone such as Asia/Shanghai, found `{text}`.") from error
