"""What can be typed in a terminal besides the commands of every platform."""

import pytest

from bot.chat.terminal.commands import QUIT, TERMINAL_COMMANDS, parse_line
from bot.replies.commands.catalogue import ASK, HELP
from bot.replies.commands.parsing import Call


@pytest.mark.parametrize("line", ["/quit", "/exit", "exit", "Quit", "/EXIT"])
def test_there_are_several_words_for_leaving(line: str) -> None:
    assert parse_line(line) == Call(QUIT, {})


@pytest.mark.parametrize("line", ["help", " Help ", "帮助", "/help"])
def test_the_word_for_help_needs_no_slash(line: str) -> None:
    assert parse_line(line) == Call(HELP, {})


def test_a_question_about_help_is_a_question() -> None:
    assert parse_line("help wanted issues") == Call(ASK, {"question": "help wanted issues"})


def test_a_question_about_leaving_is_a_question() -> None:
    assert parse_line("exit code of the server") != Call(QUIT, {})


def test_every_command_can_be_typed() -> None:
    assert [parse_line(f"/{one.name}") for one in TERMINAL_COMMANDS] == [Call(one, {}) for one in TERMINAL_COMMANDS]
