"""What every command works with, put together from the arguments and the settings."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import platformdirs

from bot.cli.printing import say
from bot.cli.samples import sample_minutes
from bot.cli.which import all_settings, settings_of
from bot.communities.waking import Waking
from bot.config.settings import DEFAULT_FOLDER, Settings
from bot.errors import NoMeetingsError
from bot.knowledge.service import Knowledge
from bot.minutes.problem import Level
from bot.operations.freshness import Freshness
from bot.replies.cards.reloads import problem_line
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies
from bot.rewriting.model import KEPT_DAYS
from bot.rewriting.opening import Shared, open_rewriter
from bot.search.engine import installed_encoder
from bot.search.vectors import Encoder
from bot.sources.git.pruning import prune_copies
from bot.sources.git.source import GitSource
from bot.sources.opening import distinct_sources, open_sources, place_of, sources_key
from bot.sources.settings import SourceSettings
from bot.storage.cache_folder import REPOSITORIES, REWRITES, SNAPSHOTS, VECTORS
from bot.storage.rewrites import RewriteCache
from bot.storage.snapshots import SnapshotCache
from bot.storage.state.place import StatePlace, community_folder, state_file
from bot.storage.vectors import VectorCache

_PROBLEMS_TOLD = 10  # a screen has room for the answer too
_QUICKLY_ENCODED = 250_000  # characters, up to some twenty seconds
_ENCODED_A_MINUTE = 2_000_000  # characters, on two cores
_SHARED_WORDS = 40
_NOTHING_SET_UP = """\
There is no folder “{folder}”, and nothing else says where minutes are. Name yours, or try the samples:
  quorum --knowledge FOLDER …
  quorum --samples …"""


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of a running Quorum."""

    arguments: argparse.Namespace
    settings: Settings
    knowledge: Knowledge
    replies: Replies
    freshness: Freshness
    audience: Audience
    state_folder: Path
    state_place: StatePlace
    """Where the state is; of minutes that were only named for a chat, apart from that of the bot's."""
    curated: HeldAnswers
    """Where answering looks curated answers up."""
    sources_key: str
    """Names the places of the minutes, so that programs with others may use the same state."""
    waking: Waking
    """Has minutes brought back that were set aside, before they are read anew."""

    @property
    def has_state(self) -> bool:
        """Whether there is a state that says something of these minutes, so that it is worth opening."""
        if self.arguments.knowledge:
            return False
        folder = self.state_place.folder or self.state_folder
        return self.state_place.database is not None or state_file(folder).exists()

    @property
    def bot_state(self) -> tuple[StatePlace, Path]:
        """Where the bot keeps what is of no community in particular, and the folder of this machine for it."""
        place, folder = self.state_place, self.state_folder
        if not place.community:
            return place, folder
        above = place.folder.parents[1] if place.folder else None
        return StatePlace(above, place.database), folder.parents[1]

    def load(self) -> None:
        """Read the minutes, and say on standard error what could not be read."""
        found = self.knowledge.load().snapshot.problems
        self.knowledge.keep()
        problems = sorted(found, key=lambda problem: problem.level is not Level.ERROR)
        for problem in problems[:_PROBLEMS_TOLD]:
            _warn(f"{_whose(self.settings)}{problem_line(problem, self.audience.wording)}")
        if (untold := len(problems) - _PROBLEMS_TOLD) > 0:
            _warn(f"{_whose(self.settings)}and {untold:,} more, which `quorum check` lists")

    def load_to_answer(self, *, wait: bool) -> None:
        """Read the minutes, to be matched by meaning too as soon as they are encoded, which is done once.

        With `wait` that is done first where it takes seconds; else, and where it takes longer, in the background.
        """
        self.load()
        self.encode(wait=wait)

    def encode(self, *, wait: bool) -> None:
        """Have the minutes matched by meaning too, as `load_to_answer` does."""
        if self.knowledge.load_embeddings() and wait:
            return
        remaining = self.knowledge.characters_to_encode()
        if wait and remaining <= _QUICKLY_ENCODED:
            if remaining:
                _tell(f"Encoding {remaining:,} characters, to match them by meaning; this is done once")
            self.knowledge.embed()
            return
        if remaining > _QUICKLY_ENCODED:
            minutes = max(1, round(remaining / _ENCODED_A_MINUTE))
            _tell(f"Answers go by words until {remaining:,} characters are encoded, in about {minutes} min")
        self.knowledge.embed_in_background()


def build_program(arguments: argparse.Namespace) -> Program:
    """Return the program for a command line, which chats about the samples if nothing else is named.

    Raise `ConfigurationError` for settings that cannot be used, `NoMeetingsError` if nothing says where minutes are.
    """
    settings = settings_of(arguments)
    return _program(arguments, settings, Means.of(settings, no_cache=arguments.no_cache))


def build_programs(arguments: argparse.Namespace) -> tuple[Program, ...]:
    """Return a program for each community that the bot serves, of which there may be one; raise as `build_program`."""
    every = all_settings(arguments)
    means = Means.of(every[0], no_cache=arguments.no_cache)
    return tuple(_program(arguments, settings, means) for settings in every)


@dataclass(frozen=True, slots=True)
class Means:
    """What the programs of several communities have in common: it is large, and tells nothing of anybody's minutes."""

    encoder: Encoder | None
    vectors: VectorCache
    store: SnapshotCache
    cache: Path

    @classmethod
    def of(cls, settings: Settings, *, no_cache: bool) -> "Means":
        """Return what some settings say; with `no_cache`, nothing is kept."""
        cache = settings.cache or platformdirs.user_cache_path("quorum")
        return cls(
            installed_encoder() if settings.search.meaning else None,
            VectorCache(None if no_cache else cache / VECTORS),
            SnapshotCache(None if no_cache else cache / SNAPSHOTS),
            cache,
        )


def _program(arguments: argparse.Namespace, settings: Settings, means: Means) -> Program:
    audience = Audience(terminal_locale())
    named: list[Path] = getattr(arguments, "paths", None) or arguments.knowledge
    if not named and (missing := _missing_usual_folder(settings)):
        if arguments.command != "chat":  # a script or a bot that answers from the samples would mislead
            raise NoMeetingsError(_NOTHING_SET_UP.format(folder=missing))
        _warn(audience.wording("These are the sample minutes. For your own:  quorum --knowledge FOLDER chat"))
        named = [sample_minutes()]
    chosen = distinct_sources([SourceSettings(path) for path in named] or settings.sources, warn=_warn)
    sources = open_sources(
        chosen,
        environment=os.environ,
        cache_folder=means.cache / REPOSITORIES,
        tell=lambda message: _tell(f"{_whose(settings)}{message}"),
        copy_first=settings.refresh_minutes > 0 and _is_kept_fresh(arguments),
        fetch_later=arguments.command == "run",  # who is in a chat sees what is fetched, and has nothing else to do
    )
    if arguments.command == "run":
        places = map(place_of, sources)
        prune_copies(means.cache / REPOSITORIES, [one.copies.folder for one in places if isinstance(one, GitSource)])
    knowledge = Knowledge(
        sources,
        settings.search,
        encoder=means.encoder,
        vectors=means.vectors,
        store=means.store,
        golden=settings.golden_questions,
    )
    # What a model was told of one community's words must not come back in another's.
    rewrites = f"rewrites.{settings.community}.sqlite" if settings.community else REWRITES
    rewriter = open_rewriter(
        settings.rewriting,
        environment=os.environ,
        kept=RewriteCache(None if arguments.no_cache else means.cache / rewrites, max_days=KEPT_DAYS),
        sharing=lambda: Shared(knowledge.names, knowledge.snapshot.search.telling_words(_SHARED_WORDS)),
    )
    curated, waking = HeldAnswers(), Waking(knowledge)
    return Program(
        arguments,
        settings,
        knowledge,
        Replies(knowledge, timezone=settings.timezone, settings=settings.replies, rewriter=rewriter, curated=curated),
        Freshness(sources, waking, settings.freshness),
        audience,
        state_folder(settings),
        _state_place(arguments, settings, named),
        curated,
        sources_key(chosen),
        waking,
    )


def state_folder(settings: Settings) -> Path:
    """Return the folder of this machine for what is kept between runs."""
    place = settings.state or StatePlace()
    return place.folder or community_folder(platformdirs.user_state_path("quorum"), place.community)


def _state_place(arguments: argparse.Namespace, settings: Settings, named: Sequence[Path]) -> StatePlace:
    """Return where the state is.

    Who tries other minutes in a chat must not add to what the bot's moderators see, so that is kept apart.
    """
    if arguments.command != "chat" or not named:
        return settings.state or StatePlace()
    paths = "\0".join(sorted(str(path.resolve()) for path in named))
    return StatePlace(
        state_folder(settings) / "chats" / sha256(paths.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    )


def _is_kept_fresh(arguments: argparse.Namespace) -> bool:
    """Return whether the program runs for so long that news of a repository may come after the first answer."""
    with_a_person = arguments.command == "chat" and sys.stdin.isatty() and sys.stdout.isatty()
    return arguments.command == "run" or with_a_person


def _missing_usual_folder(settings: Settings) -> Path | None:
    """Return the folder that minutes are in if nothing is set, where nothing is set and it is not there."""
    if settings.community:
        return None
    usual = SourceSettings(DEFAULT_FOLDER)
    if len(settings.sources) != 1 or (folder := settings.sources[0].folder) is None:
        return None
    named_so = usual.folder is not None and folder.name == usual.folder.name
    is_usual = named_so and settings.sources[0] == replace(usual, folder=folder)
    return folder if is_usual and not folder.exists() else None


def _whose(settings: Settings) -> str:
    """Return what a line about the minutes of one of several communities begins with."""
    return f"{settings.community}: " if settings.community else ""


def _warn(message: str) -> None:
    say(f"quorum: {message}", sys.stderr)


def _tell(message: str) -> None:
    """Say on standard error what takes long."""
    say(f"quorum: {message} …", sys.stderr)


def terminal_locale() -> str | None:
    """Return the locale of messages in this terminal, as POSIX orders the variables; None for `C`."""
    name = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return name if name.split(".")[0] not in ("", "C", "POSIX") else None
