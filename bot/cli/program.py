"""What every command works with, put together from the arguments and the settings."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from bot.config import Settings, load_settings
from bot.knowledge import Knowledge
from bot.replies.service import Reader, Replies
from bot.sources.folder import FolderSource
from bot.sources.settings import SourceSettings


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of a running Quorum."""

    arguments: argparse.Namespace
    settings: Settings
    knowledge: Knowledge
    replies: Replies
    reader: Reader
    state_folder: Path

    def load(self) -> None:
        """Read the minutes, and say on standard error what could not be read."""
        report = self.knowledge.load()
        for problem in report.snapshot.problems:
            print(f"quorum: {problem}", file=sys.stderr)


def build_program(arguments: argparse.Namespace) -> Program:
    """Return the program for a command line; raise `ConfigurationError` for settings that cannot be used."""
    settings = load_settings(arguments.config)
    named: list[Path] = getattr(arguments, "paths", None) or arguments.knowledge or []
    chosen = [SourceSettings(path) for path in named] or settings.sources
    sources = [FolderSource(source.name or source.folder.resolve().name, source.folder) for source in chosen]
    knowledge = Knowledge(sources, settings.search)
    return Program(
        arguments,
        settings,
        knowledge,
        Replies(knowledge, timezone=settings.timezone),
        Reader(_terminal_locale()),
        settings.state or platformdirs.user_state_path("quorum"),
    )


def _terminal_locale() -> str | None:
    """Return the locale of messages in this terminal, as POSIX orders the variables; None for `C`."""
    name = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return name if name.split(".")[0] not in ("", "C", "POSIX") else None
