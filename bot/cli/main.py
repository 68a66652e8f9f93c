"""Runs one command line."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from bot.cli.arguments import read_arguments
from bot.cli.commands import ask, chat, check, golden, meeting, meetings, missed, run, topic, who
from bot.cli.program import Program, build_program, terminal_locale
from bot.cli.welcome import welcome_lines
from bot.errors import ConfigurationError, NoMeetingsError, QuorumError, RefusedByDiscordError, UsageError
from bot.replies.i18n.audience import Audience

EXIT_FAILED, EXIT_USAGE, EXIT_REFUSED, EXIT_INTERRUPTED = 1, 2, 3, 130

COMMANDS: dict[str, Callable[[Program], int]] = {
    "chat": chat,
    "ask": ask,
    "check": check,
    "golden": golden,
    "meetings": meetings,
    "meeting": meeting,
    "topic": topic,
    "who": who,
    "missed": missed,
}


def run_command(words: Sequence[str]) -> int:
    """Run one command line and return its exit code: 0 fine, 1 failed, 2 usage, 3 refused by Discord for good."""
    arguments = read_arguments(words)
    if arguments.command is None:
        for line in welcome_lines(Audience(terminal_locale()).wording):
            print(line)
        return 0
    _set_up_logging(arguments)
    try:
        return _run(arguments)
    except (ConfigurationError, UsageError) as error:
        return _complain(error, EXIT_USAGE)
    except RefusedByDiscordError as error:
        return _complain(error, EXIT_REFUSED)
    except NoMeetingsError as error:
        # What is wrong with the sources was said when they were read, and one message is enough.
        return EXIT_FAILED if error.explained else _complain(error, EXIT_FAILED)
    except QuorumError as error:
        return _complain(error, EXIT_FAILED)
    except BrokenPipeError:
        # Whoever read the output has read enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _run(arguments: Namespace) -> int:
    if arguments.command == "state":  # needs no minutes
        from bot.cli.state import state

        return state(arguments)
    if arguments.command == "alias":
        from bot.cli.alias import alias

        return alias(arguments)
    if arguments.command == "run":  # of as many communities as there are
        return run(arguments)
    return COMMANDS[arguments.command](build_program(arguments))


def _complain(error: QuorumError, code: int) -> int:
    print(f"quorum: {error}", file=sys.stderr)
    return code


def _set_up_logging(arguments: Namespace) -> None:
    usual = logging.INFO if arguments.command == "run" else logging.ERROR
    level = logging.DEBUG if arguments.verbose else usual
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(stream=sys.stderr, level=level, format=form)
    logging.getLogger("watchfiles").setLevel(logging.WARNING)  # it would tell every file that is touched
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it would tell every plug-in that it loads
    logging.getLogger("markdown_it").setLevel(logging.INFO)  # it would log every rule that it tries on every line
