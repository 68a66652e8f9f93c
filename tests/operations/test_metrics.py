"""What is counted and looked at for whoever watches the bot."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from bot.knowledge.freshness_status import Following, SourceStatus
from bot.knowledge.snapshot import Snapshot
from bot.operations.metrics import Metrics
from bot.operations.readings import Looks, Readings
from bot.replies.model import Outcome, Paragraph, Reply
from tests.conftest import Folder

ANSWER = Reply((Paragraph("hello"),), outcome=Outcome("who?", is_answered=True))
CHECKED = datetime(2024, 5, 2, tzinfo=UTC)


def told_by(registry: CollectorRegistry) -> list[str]:
    return generate_latest(registry).decode().splitlines()


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def metrics(registry: CollectorRegistry) -> Metrics:
    return Metrics(registry, now=lambda: 1_000.0)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (ANSWER, "answered"),
        (replace(ANSWER, outcome=Outcome("who?", is_answered=False)), "unanswered"),
        (replace(ANSWER, outcome=None), "other"),
    ],
)
def test_a_question_is_counted_by_what_became_of_it(
    reply: Reply, outcome: str, metrics: Metrics, registry: CollectorRegistry
) -> None:
    metrics.answered(reply, 0.2)
    assert f'quorum_questions_total{{outcome="{outcome}"}} 1.0' in told_by(registry)


def test_what_has_not_happened_yet_is_there_as_nothing(metrics: Metrics, registry: CollectorRegistry) -> None:
    assert 'quorum_questions_total{outcome="failed"} 0.0' in told_by(registry)


@pytest.mark.parametrize(
    ("happens", "line"),
    [
        (lambda metrics: metrics.failed_to_answer(), 'quorum_questions_total{outcome="failed"} 1.0'),
        (lambda metrics: metrics.answered(ANSWER, 0.2), 'quorum_answering_seconds_bucket{le="0.25"} 1.0'),
        (lambda metrics: metrics.answered(ANSWER, 0.2), 'quorum_answering_seconds_bucket{le="0.1"} 0.0'),
        (lambda metrics: metrics.lagged(0.2), 'quorum_loop_lag_seconds_bucket{le="0.25"} 1.0'),
        (lambda metrics: metrics.requested(204), 'quorum_discord_requests_total{status="2xx"} 1.0'),
        (lambda metrics: metrics.requested(429), 'quorum_discord_requests_total{status="429"} 1.0'),
        (lambda metrics: metrics.requested(0), 'quorum_discord_requests_total{status="none"} 1.0'),
        (lambda metrics: metrics.connected(lambda: 0.1), "quorum_discord_connections_total 1.0"),
        (lambda metrics: None, "quorum_minutes_read_timestamp_seconds 1000.0"),
    ],
)
def test_everything_is_counted(
    happens: Callable[[Metrics], None], line: str, metrics: Metrics, registry: CollectorRegistry
) -> None:
    happens(metrics)
    assert line in told_by(registry)


async def test_reloads_are_counted_by_what_became_of_them(metrics: Metrics, registry: CollectorRegistry) -> None:
    await metrics.failed("the server is down")
    await metrics.failed("the server is down")
    assert 'quorum_reloads_total{outcome="failed"} 2.0' in told_by(registry)
    assert "the server is down" not in "".join(told_by(registry))


def test_a_connection_that_was_lost_has_no_latency(metrics: Metrics) -> None:
    metrics.connected(lambda: 0.1)
    before = metrics.is_connected, metrics.latency
    metrics.disconnected()
    assert before == (True, 0.1)
    assert not metrics.is_connected
    assert metrics.latency != metrics.latency  # which is how one that is no number is known


@pytest.mark.parametrize(
    "line",
    [
        "quorum_meetings 1.0",
        'quorum_source_behind{source="near"} 0.0',
        'quorum_source_behind{source="far \\"out\\""} 1.0',
        "quorum_state_open 1.0",
        "quorum_state_errors_total 3.0",
        "quorum_discord_connected 0.0",
        "quorum_discord_latency_seconds NaN",
    ],
)
def test_everything_is_looked_at(line: str, registry: CollectorRegistry, garden: Folder) -> None:
    snapshot = garden.knowledge().snapshot
    registry.register(Readings(looks_at(lambda: [snapshot])))
    assert line in told_by(registry)


def test_when_a_source_was_looked_at_is_told_where_that_is_known(registry: CollectorRegistry) -> None:
    registry.register(Readings(looks_at(list)))
    name = "quorum_source_checked_timestamp_seconds"
    assert registry.get_sample_value(name, {"source": "near"}) == CHECKED.timestamp()
    assert registry.get_sample_value(name, {"source": 'far "out"'}) is None


def looks_at(snapshots: Callable[[], list[Snapshot]]) -> Looks:
    near = SourceStatus("near", Following.WATCHED, last_check=CHECKED)
    return Looks(
        snapshots=snapshots,
        sources=lambda: (near, SourceStatus('far "out"', Following.POLLED, trouble="it is down")),
        state_is_open=lambda: True,
        state_failures=lambda: 3,
        waiting=lambda: None,
        is_connected=lambda: False,
        latency=lambda: float("nan"),
    )


def test_how_much_waits_is_left_out_where_it_cannot_be_told(registry: CollectorRegistry) -> None:
    registry.register(Readings(looks_at(list)))
    assert not [line for line in told_by(registry) if "outbox" in line]


def test_two_programs_in_one_process_count_apart() -> None:
    one, other = CollectorRegistry(), CollectorRegistry()
    Metrics(one).failed_to_answer()
    Metrics(other)
    assert 'quorum_questions_total{outcome="failed"} 0.0' in told_by(other)
