"""The words of the command line."""

from pathlib import Path

import pytest

from bot.cli.arguments import build_parser, read_arguments
from bot.cli.main import COMMANDS
from tests.conftest import PROJECT


def test_the_options_of_the_program_are_understood_before_and_after_the_command() -> None:
    before = read_arguments(["--config", "a.yaml", "--no-cache", "--verbose", "ask", "barrel"])
    after = read_arguments(["ask", "--config", "a.yaml", "barrel", "--no-cache", "--verbose"])
    assert vars(before) == vars(after)
    assert (before.config, before.no_cache, before.verbose) == (Path("a.yaml"), True, True)


def test_sources_that_are_named_after_the_command_join_those_before_it() -> None:
    arguments = read_arguments(["--knowledge", "a", "--knowledge", "b", "meetings", "--knowledge", "c"])
    assert arguments.knowledge == [Path("a"), Path("b"), Path("c")]
    assert read_arguments(["meetings"]).knowledge == []


def test_what_is_said_after_the_command_wins() -> None:
    assert read_arguments(["--config", "a.yaml", "meetings", "--config", "b.yaml"]).config == Path("b.yaml")


@pytest.mark.parametrize("command", ["run", *COMMANDS])
def test_the_help_of_a_command_is_short_and_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args([command, "--help"])
    told = capsys.readouterr().out
    assert caught.value.code == 0
    assert f"Example:  quorum {command}" in told
    assert "--knowledge" not in told
    assert len(told.splitlines()) < 30


def test_the_samples_are_named_like_other_minutes() -> None:
    before, after = read_arguments(["--samples", "meetings"]), read_arguments(["meetings", "--samples"])
    assert before.knowledge == after.knowledge == [PROJECT / "knowledge"]
    assert read_arguments(["--samples", "ask", "--knowledge", "a", "barrel"]).knowledge == [
        *before.knowledge,
        Path("a"),
    ]
