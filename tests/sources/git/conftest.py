"""A repository of minutes, and the sources that read it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.sources.git.http import Limits
from bot.sources.git.source import GitSource
from bot.sources.model import SourceContent
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from tests.sources.git.hosting import Repository

Opened = Callable[..., GitSource]
"""Opens the source of an address with these settings; `environment` and `limits` are those of its remote."""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository called `minutes`."""
    return Repository(tmp_path / "server" / "minutes")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return the folder for the copies of repositories."""
    return tmp_path / "cache"


@pytest.fixture
def opened(cache: Path) -> Opened:
    """Return a function that opens sources."""

    def open_one(
        address: str, *, environment: dict[str, str] | None = None, limits: Limits | None = None, **settings: Any
    ) -> GitSource:
        chosen = [SourceSettings(git=address, **settings)]
        (source,) = open_sources(chosen, environment=environment or {}, cache_folder=cache)
        assert isinstance(source, GitSource)
        return replace(source, remote=replace(source.remote, limits=limits)) if limits else source

    return open_one


def texts_in(content: SourceContent) -> dict[str, str]:
    """Return the texts of a source by their paths."""
    return {file.path: file.text for file in content.files}
