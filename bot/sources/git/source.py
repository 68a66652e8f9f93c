"""Minutes in a git repository."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import NotFetchedYetError, SourceError
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.collector import FileCollector
from bot.sources.git.copies import Copies, Copy
from bot.sources.git.objects import DamagedError, Objects, open_store
from bot.sources.git.remote import Remote
from bot.sources.git.tree import TreeReader
from bot.sources.model import SourceContent
from bot.sources.selection import Selection


class LastReading:
    """What was read last of a repository; lives as long as its source."""

    def __init__(self) -> None:
        self.copy: Copy | None = None
        """None before the first reading, and after one that failed."""
        self.content: SourceContent | None = None
        self.asked_at: datetime | None = None
        """When the server was last asked and named the commit that was read."""
        self.failure: str | None = None
        """Why the server could not be asked at the last reading; None if it could."""
        self.is_unasked = False
        """Whether the server was not asked at all."""


_LOG = logging.getLogger(__name__)
MAX_PACKS = 50  # fetches that are put into one copy, before a new one is made of a single piece


@dataclass(frozen=True, slots=True)
class GitSource:
    """A branch of a repository, or a folder in it, at its newest commit.

    Each reading asks the server; if it cannot be asked, the last copy serves, and a problem says since when.
    """

    name: str
    remote: Remote
    copies: Copies
    subfolder: str = ""
    selection: Selection = field(default_factory=Selection)
    link_address: str | None = None
    """The template for links, without the commit."""
    tell: Callable[[str], None] | None = field(default=None, compare=False)
    """Is told, in words for a person, what takes long."""
    copy_first: bool = False
    """Whether the first reading takes the copy that is here, if one is, and leaves the server for later."""
    fetch_later: bool = False
    """Whether it leaves the server for later also where no copy is here."""
    last: LastReading = field(default_factory=LastReading, compare=False, repr=False)

    @property
    def last_read(self) -> str | None:
        """The commit that was last read; None if none was, or could not be."""
        return self.last.copy.commit if self.last.copy else None

    @property
    def last_failure(self) -> str | None:
        """Why nothing could be fetched at the last reading; None if it could."""
        return self.last.failure

    @property
    def is_unasked(self) -> bool:
        """Whether what was last read is the copy that was here, or nothing, whatever the server has by now."""
        return self.last.is_unasked

    def found_newest(self) -> None:
        """Take down that the server was asked just now and names the commit that was last read as its newest."""
        self.last.asked_at = datetime.now(UTC)

    def read(self) -> SourceContent:
        """Return what the branch holds now; raise `SourceError` if neither the server nor a copy can be read."""
        if self.copy_first and self.last.copy is None and not self.last.is_unasked:
            content = self._kept()
            self.last.is_unasked = self.fetch_later or content is not None
            if content is not None:
                return content
            if self.fetch_later:
                raise NotFetchedYetError(f"{self.name}: it is being fetched for the first time")
        self.last.is_unasked, self.last.failure = False, None
        try:
            copy = self._fetched()
        except SourceError as error:
            self.last.failure = str(error)
            known = self.copies.current()
            if known is None:
                raise
            _LOG.warning("%s: %s", self.name, error)
            try:
                content = self._content(known)
            except DamagedError as damage:
                raise SourceError(f"{error} The copy of it that is kept here is damaged too.") from damage
            return replace(content, problems=(self._stale(known, error), *content.problems))
        try:
            return self._content(copy)
        except DamagedError as error:
            _LOG.warning("%s: the copy in %s is damaged and fetched anew: %s", self.name, copy.store, error)
            return self._content(self._fetched(damaged=copy.store))

    def _kept(self) -> SourceContent | None:
        """Return what the copy that is here holds; None if there is none that is whole."""
        copy = self.copies.current()
        try:
            return self._content(copy) if copy else None
        except SourceError as error:
            _LOG.info("%s: the copy that is here cannot be served: %s", self.name, error)
            return None

    def _fetched(self, *, damaged: Path | None = None) -> Copy:
        """Return a copy of the newest commit, after fetching what is missing of it; raise `SourceError`."""
        try:
            with self.copies.turn():
                base = self.copies.current()
                if base is None or base.store == damaged or not 0 < base.packs <= MAX_PACKS:
                    return self._fetched_into(None)
                try:
                    return self._fetched_into(base)
                except DamagedError as error:
                    _LOG.warning("%s: the copy in %s does not go with what came: %s", self.name, base.store, error)
                    return self._fetched_into(None)
        except OSError as error:
            place, reason = error.filename or self.copies, (error.strerror or str(error)).lower()
            raise SourceError(
                f"{place}: the copy cannot be written: {reason}. Make room, or name another place in XDG_CACHE_HOME."
            ) from error

    def _fetched_into(self, base: Copy | None) -> Copy:
        """Return a copy of the newest commit: `base` with what is missing in it, or without one a new copy."""
        began = time.perf_counter()
        if base is None:
            self._say(f"fetching {self.remote.url}")
        with self.copies.incoming(base) as store:
            fetched = self.remote.fetch(store, known=base.commit if base else None, tell=self._say)
        copy = self.copies.serve(Path(store.path), base, commit=fetched.commit, branch=fetched.branch)
        took = time.perf_counter() - began
        _LOG.info("%s: %s of %s is at %s, %.2f s", self.name, copy.branch, self.remote.url, copy.commit[:12], took)
        return copy

    def _content(self, copy: Copy) -> SourceContent:
        """Return what a copy holds; what was last read of the same commit is not read again."""
        last, self.last.copy = self.last.copy, None
        if last is None or (last.commit, last.store) != (copy.commit, copy.store) or self.last.content is None:
            self.last.content = self._read(copy)
        self.last.copy = copy
        return self.last.content

    def _read(self, copy: Copy) -> SourceContent:
        collector = FileCollector(self.selection)
        with open_store(copy.store) as store:
            TreeReader(Objects(store), copy.commit, collector).collect(self.subfolder)
        template = LinkTemplate(self.link_address, copy.commit, self.subfolder) if self.link_address else None
        return replace(collector.content(self.name, template), revision=copy.commit)

    def _stale(self, copy: Copy, error: SourceError) -> Problem:
        since = max(copy.checked, self.last.asked_at or copy.checked).strftime("%Y-%m-%d %H:%M UTC")
        message = Told("Not up to date since {time}, because {reason}", time=since, reason=str(error))
        fix = Told("Until then the copy of that time is served.")
        return Problem(self.name, 0, Level.WARNING, "stale", message, fix)

    def _say(self, message: str) -> None:
        _LOG.info("%s: %s", self.name, message)
        if self.tell:
            self.tell(f"{self.name}: {message}")
