"""Which command was typed, as the parser of the command line would say."""

import argparse

import pytest

from bot.cli.arguments import build_parser, read_arguments
from bot.cli.command_word import command_word

OPTIONS = [
    action for action in build_parser()._actions if action.option_strings and action.dest not in ("help", "version")
]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda action: action.dest)
def test_what_an_option_takes_is_no_command(option: argparse.Action) -> None:
    long = option.option_strings[0]
    values = ["run"] if option.nargs is None else []
    written = [[long, *values], [f"{long}=run"] if values else [long], [long[:-1], *values]]
    for before in written:
        words = [*before, "meetings"]
        assert command_word(words) == read_arguments(words).command == "meetings"


@pytest.mark.parametrize("words", [["run"], ["ask", "run"], ["run", "--shards", "0/2"], ["meeting", "latest"], []])
def test_the_first_other_word_is_the_command(words: list[str]) -> None:
    assert command_word(words) == (read_arguments(words).command or "")


@pytest.mark.parametrize("words", [["--version"], ["--config"], ["-"], ["--"]])
def test_without_a_command_there_is_none(words: list[str]) -> None:
    assert command_word(words) == ""
