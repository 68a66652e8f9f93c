"""What is told of how the bot is while it runs."""

from types import SimpleNamespace
from typing import cast

from bot.cli.program import Program
from bot.cli.watching import trouble_of_sources
from bot.knowledge.freshness_status import Following, SourceStatus


def program(community: str, **troubles: str | None) -> Program:
    """Return a program as far as its sources are told of."""
    sources = tuple(SourceStatus(name, Following.POLLED, trouble=told) for name, told in troubles.items())
    freshness = SimpleNamespace(status=SimpleNamespace(sources=sources))
    return cast(Program, SimpleNamespace(freshness=freshness, settings=SimpleNamespace(community=community)))


def test_where_all_can_be_looked_at_nothing_is_wrong() -> None:
    assert trouble_of_sources([program("", beds=None)]) is None


def test_a_source_that_cannot_be_looked_at_is_named_with_its_community() -> None:
    programs = [program("roses", beds="no answer", paths=None), program("bees", beds=None, hives="no such branch")]
    assert trouble_of_sources(programs) == "roses/beds: no answer; bees/hives: no such branch"
    assert trouble_of_sources([program("", beds="no answer")]) == "beds: no answer"


def test_of_very_many_some_are_named() -> None:
    told = trouble_of_sources([program("", **{f"bed{number}": "no answer" for number in range(50)})])
    assert told is not None
    assert told.count("no answer") == 20
    assert told.endswith("; and 30 more")
