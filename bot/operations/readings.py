"""What is not counted as it happens but looked at when somebody wants to know: minutes, sources, state, connection."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.knowledge.freshness_status import SourceStatus
from bot.knowledge.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Looks:
    """How to look at each thing; each is cheap and never raises."""

    snapshots: Callable[[], Sequence[Snapshot]]
    """What is served, of every community."""
    sources: Callable[[], Sequence[SourceStatus]]
    state_is_open: Callable[[], bool]
    state_failures: Callable[[], int]
    waiting: Callable[[], int | None]
    """How many messages wait to be sent; None if that cannot be told."""
    is_connected: Callable[[], bool]
    latency: Callable[[], float]


class Readings(Collector):
    """Looks at everything when it is read."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def collect(self) -> Iterator[Metric]:
        """Yield what is seen now."""
        looks = self._looks
        yield InfoMetricFamily("quorum", "Which version runs.", {"version": installed_version()})
        snapshots = looks.snapshots()
        yield _gauge("quorum_meetings", "Meetings that are served.", sum(len(one.meetings) for one in snapshots))
        yield _gauge("quorum_entries", "Entries that can be found.", sum(one.entries for one in snapshots))
        yield _gauge("quorum_problems", "Problems in the minutes.", sum(len(one.problems) for one in snapshots))
        behind = GaugeMetricFamily(
            "quorum_source_behind", "1 where a source cannot be looked at, and its last copy serves.", labels=["source"]
        )
        checked = GaugeMetricFamily(
            "quorum_source_checked_timestamp_seconds", "When a source was last looked at.", labels=["source"]
        )
        for source in looks.sources():
            behind.add_metric([source.name], float(source.trouble is not None))
            if source.last_check is not None:
                checked.add_metric([source.name], source.last_check.timestamp())
        yield behind
        yield checked
        yield _gauge("quorum_discord_connected", "1 while there is a connection to Discord.", looks.is_connected())
        yield _gauge("quorum_discord_latency_seconds", "Seconds that Discord takes for a heartbeat.", looks.latency())
        yield _gauge("quorum_state_open", "1 while the state is open.", looks.state_is_open())
        yield CounterMetricFamily(
            "quorum_state_errors", "How often the state could not be read or written.", looks.state_failures()
        )
        if (waiting := looks.waiting()) is not None:
            yield _gauge("quorum_outbox_waiting", "Messages of the bot's own that wait to be sent.", waiting)


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, float(value))


def installed_version() -> str:
    """Return the version that is installed, empty where none is."""
    try:
        return version("quorum-minutes")
    except PackageNotFoundError:
        return ""
