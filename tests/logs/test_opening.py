"""Which lines are written, and where to."""

import logging
import sys
import threading

import pytest

from bot.logs.opening import open_log
from bot.logs.secrets import Secrets
from bot.logs.settings import JSON, LogSettings

OURS, LIBRARY = logging.getLogger("bot.some"), logging.getLogger("discord.gateway")


def written(capsys: pytest.CaptureFixture[str], settings: LogSettings, *, verbose: bool = False) -> list[str]:
    """Return what is written of one line of ours and one of a library at each level."""
    open_log(settings, Secrets(["stand-in-secret"]), usual=logging.ERROR, verbose=verbose)
    for logger, who in ((OURS, "ours"), (LIBRARY, "library")):
        for level in (logging.DEBUG, logging.INFO, logging.ERROR):
            logger.log(level, "%s %s", who, logging.getLevelName(level).lower())
    return [line.rpartition(": ")[2] for line in capsys.readouterr().err.splitlines()]


def test_only_errors_are_told_where_nothing_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, LogSettings()) == ["ours error", "library error"]


def test_the_level_is_as_it_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    told = written(capsys, LogSettings(level="info"))
    assert told == ["ours info", "ours error", "library info", "library error"]


def test_what_libraries_note_of_their_requests_is_not_told_even_verbosely(capsys: pytest.CaptureFixture[str]) -> None:
    told = written(capsys, LogSettings(), verbose=True)
    assert told == ["ours debug", "ours info", "ours error", "library info", "library error"]


def test_it_is_told_where_questions_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert "library debug" in written(capsys, LogSettings(questions=True), verbose=True)


def test_the_form_is_as_it_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    open_log(LogSettings(format=JSON), Secrets(), usual=logging.INFO)
    OURS.info("hello")
    assert capsys.readouterr().err.startswith('{"time": ')


def test_a_line_that_cannot_be_worded_shows_nothing_of_what_it_was_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    open_log(LogSettings(), Secrets(), usual=logging.INFO)
    OURS.info("two %s %s", "stand-in-secret")
    assert capsys.readouterr().err == "quorum: a line of bot.some could not be logged\n"


def test_an_error_that_nobody_caught_shows_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    open_log(LogSettings(), Secrets(["stand-in-secret"]), usual=logging.INFO)
    error = RuntimeError("no stand-in-secret")
    sys.excepthook(RuntimeError, error, None)
    threading.excepthook(threading.ExceptHookArgs((RuntimeError, error, None, None)))
    told = capsys.readouterr().err
    assert told.count("RuntimeError: no …") == 2
    assert "stand-in-secret" not in told
