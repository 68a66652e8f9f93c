"""Keeps what is known of how fresh the minutes are."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.knowledge.freshness_status import FreshnessStatus, Outcome, RefreshStatus, SourceStatus


class Ledger:
    """Keeps the status up to date; an instance lives as long as the program."""

    def __init__(
        self, sources: Iterable[SourceStatus], *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._sources = {source.name: source for source in sources}
        self._last_refresh: RefreshStatus | None = None
        self._now = now

    @property
    def status(self) -> FreshnessStatus:
        """How it stands now."""
        return FreshnessStatus(tuple(self._sources.values()), self._last_refresh)

    def checked(self, name: str, *, revision: str | None = None) -> None:
        """Note that a source was looked at."""
        old = self._sources[name]
        self._sources[name] = replace(old, last_check=self._now(), revision=revision or old.revision, trouble=None)

    def changed(self, name: str) -> None:
        """Note that a source holds something else than what was read."""
        self._sources[name] = replace(self._sources[name], last_change=self._now())

    def failed(self, name: str, reason: str) -> None:
        """Note that a source could not be looked at."""
        self._sources[name] = replace(self._sources[name], trouble=reason)

    def next_in(self, name: str, seconds: float) -> None:
        """Note when a source will be looked at next."""
        self._sources[name] = replace(self._sources[name], next_check=self._now() + timedelta(seconds=seconds))

    def heard(self, sources: Iterable[SourceStatus]) -> None:
        """Note what another process knows, which looks at the sources for this one too."""
        for told in sources:
            if (own := self._sources.get(told.name)) is not None:
                self._sources[told.name] = replace(
                    told, following=own.following, revision=told.revision or own.revision
                )

    def refreshed(self, outcome: Outcome, reason: str | None = None) -> None:
        """Note what became of a refresh."""
        self._last_refresh = RefreshStatus(self._now(), outcome, reason)
