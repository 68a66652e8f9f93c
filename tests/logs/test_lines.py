"""How lines of the log are worded."""

import json
import logging
import sys
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

import pytest

from bot.logs.json_lines import json_lines
from bot.logs.lines import Reading, TextLines
from bot.logs.request import begin_community, begin_request, context_of
from bot.logs.secrets import Secrets

QUESTION = "who waters the tomatoes"
READING = Reading(Secrets(["stand-in-secret"]))


def record(message: str, *given: Any, error: bool = False, name: str = "bot.some") -> logging.LogRecord:
    return logging.LogRecord(name, logging.INFO, "file.py", 1, message, given, sys.exc_info() if error else None)


def in_request(work: Callable[[], str], *texts: str) -> str:
    """Return what comes of work within a request; the context is left as it was."""

    def begun() -> str:
        begin_request(texts)
        return work()

    return copy_context().run(begun)


def raised(raising: Callable[[], object], formatter: logging.Formatter) -> str:
    """Return the line for an error."""
    try:
        raising()
    except Exception:
        return formatter.format(record("it failed", error=True))
    raise AssertionError("nothing was raised")


def test_a_text_line_says_when_how_bad_where_and_what() -> None:
    line = TextLines(READING).format(record("read %d files", 3))
    assert line[4] == "-"
    assert line.endswith(" INFO bot.some: read 3 files")


def test_json_lines_have_stable_keys() -> None:
    written = json.loads(json_lines(READING).format(record("read %d files", 3)))
    assert list(written) == ["time", "level", "logger", "message"]
    assert (written["level"], written["logger"], written["message"]) == ("info", "bot.some", "read 3 files")


def test_lines_name_the_community_that_they_are_about() -> None:
    def lines() -> tuple[str, str]:
        return TextLines(READING).format(record("read")), json_lines(READING).format(record("read"))

    def of_request() -> tuple[str, str]:
        begin_request([QUESTION])
        begin_community("roses")
        return lines()

    text, written = copy_context().run(of_request)
    assert json.loads(written)["community"] == "roses"
    assert text.endswith(f" bot.some: read [roses] [{json.loads(written)['request']}]")
    assert "community" not in json.loads(copy_context().run(lines)[1])


def test_what_goes_on_for_a_community_is_no_part_of_the_request_that_began_it() -> None:
    def begun() -> str:
        begin_request([QUESTION])
        return context_of("roses").run(TextLines(READING).format, record(QUESTION))

    assert copy_context().run(begun).endswith(f"{QUESTION} [roses]")


def test_json_lines_name_the_request_and_the_error() -> None:
    line = in_request(lambda: raised(lambda: int("x"), json_lines(READING)), QUESTION)
    written = json.loads(line)
    assert list(written) == ["time", "level", "logger", "message", "request", "exception"]
    assert written["exception"].startswith("Traceback (most recent call last):\n")
    assert "\n" not in line


@pytest.mark.parametrize("formatter", [TextLines(READING), json_lines(READING)], ids=["text", "json"])
def test_a_record_is_always_one_line(formatter: logging.Formatter) -> None:
    line = formatter.format(record("from a server: %s", "a\r\nb\u2028c\x1b[2J\x9b\u202e"))
    assert len(line.splitlines()) == 1
    assert not set(line) & set("\x1b\x9b\u202e")


@pytest.mark.parametrize("formatter", [TextLines(READING), json_lines(READING)], ids=["text", "json"])
def test_no_secret_is_written_neither_in_a_message_nor_in_an_error(formatter: logging.Formatter) -> None:
    def refuse() -> None:
        raise RuntimeError("stand-in-secret is wrong")

    line = formatter.format(record("with %s", "stand-in-secret")) + raised(refuse, formatter)
    assert "stand-in-secret" not in line
    assert "is wrong" in line


def fail_with(text: str) -> Callable[[], object]:
    def fail() -> object:
        try:
            return int(text)
        except ValueError as error:
            raise ExceptionGroup(text, [KeyError(text.rsplit(maxsplit=1)[-1])]) from error

    return fail


@pytest.mark.parametrize("formatter", [TextLines(READING), json_lines(READING)], ids=["text", "json"])
@pytest.mark.parametrize("question", [QUESTION, "谁给番茄浇水", 'a "quoted" \\ greenhouse'])
def test_an_error_says_nothing_of_what_the_member_wrote(question: str, formatter: logging.Formatter) -> None:
    line = in_request(lambda: raised(fail_with(question), formatter), question)
    assert not [word for word in question.split() if len(word) > 3 and word.strip('"') in line]
    assert "ValueError: invalid literal" in line
    assert "KeyError" in line


def test_the_lines_of_the_program_are_shown_though_the_member_used_the_same_words() -> None:
    line = in_request(lambda: raised(lambda: int("x"), TextLines(READING)), "lambda raised in test_lines")
    assert "test_lines.py" in line
    assert "in raised" in line


def test_what_members_write_is_shown_where_that_is_set() -> None:
    shown = TextLines(Reading(Secrets(), questions=True))
    assert QUESTION in in_request(lambda: raised(fail_with(QUESTION), shown), QUESTION)


def test_an_error_that_causes_itself_comes_to_an_end() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert READING.error_text(one, None).count("Traceback") == 2
