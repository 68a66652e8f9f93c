"""Runs one command line."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr

from bot.chat.terminal.sanitizing import harmless_stream
from bot.cli.arguments import read_arguments
from bot.cli.commands import ask, chat, check, golden, meeting, meetings, missed, run, topic, who
from bot.cli.printing import say
from bot.cli.program import Program, build_program, terminal_locale
from bot.cli.welcome import welcome_lines
from bot.cli.which import read_settings
from bot.config.left_out import LeftOut
from bot.config.secret_values import secret_values
from bot.config.settings import Settings
from bot.errors import ConfigurationError, NoMeetingsError, QuorumError, RefusedByDiscordError, UsageError
from bot.logs.opening import open_log
from bot.logs.secrets import Secrets
from bot.logs.settings import LogSettings
from bot.operations.stopping import Stopping
from bot.replies.i18n.audience import Audience

_LOG = logging.getLogger(__name__)
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
    with redirect_stderr(harmless_stream(sys.stderr)):
        return _run_words(words)


def _run_words(words: Sequence[str]) -> int:
    arguments = read_arguments(words)
    if arguments.command is None:
        for line in welcome_lines(Audience(terminal_locale()).wording):
            say(line)
        return 0
    secrets = _open_log(arguments, LogSettings(), Settings())
    try:
        settings, left_out = read_settings(arguments)
        secrets = _open_log(arguments, settings.log, settings)
        if arguments.community is not None and arguments.command != "doctor":  # which tells more of it
            _tell_of_others(left_out, arguments, secrets)
        return _run(arguments, settings, secrets, left_out)
    except (ConfigurationError, UsageError) as error:
        return _complain(error, EXIT_USAGE, secrets)
    except RefusedByDiscordError as error:
        return _complain(error, EXIT_REFUSED, secrets)
    except NoMeetingsError as error:
        # What is wrong with the sources was said when they were read, and one message is enough.
        return EXIT_FAILED if error.explained else _complain(error, EXIT_FAILED, secrets)
    except QuorumError as error:
        return _complain(error, EXIT_FAILED, secrets)
    except BrokenPipeError:
        # Whoever read the output has read enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _run(arguments: Namespace, settings: Settings, secrets: Secrets, left_out: Sequence[LeftOut]) -> int:
    if arguments.command == "state":  # needs no minutes
        from bot.cli.state import state

        return state(arguments)
    if arguments.command == "doctor":
        from bot.cli.doctor import doctor

        return doctor(arguments, settings, secrets, left_out)
    if arguments.command == "alias":
        from bot.cli.alias import alias

        return alias(arguments)
    if arguments.command == "cache":
        from bot.cli.cache import cache

        return cache(arguments)
    if arguments.command == "run":  # of as many communities as there are
        with Stopping().listening() as stopping:
            return run(arguments, stopping)
    return COMMANDS[arguments.command](build_program(arguments))


def _tell_of_others(left_out: Sequence[LeftOut], arguments: Namespace, secrets: Secrets) -> None:
    """Say what is wrong with communities that the command is not about."""
    for one in left_out:
        told = f"{one.error} This is another community, and does not matter here."
        if arguments.command == "run":
            _LOG.error("%s", told)
        else:
            say(secrets.removed(f"quorum: {told}"), sys.stderr)


def _complain(error: QuorumError, code: int, secrets: Secrets) -> int:
    say(secrets.removed(f"quorum: {error}"), sys.stderr)
    return code


def _open_log(arguments: Namespace, log: LogSettings, settings: Settings) -> Secrets:
    """Log as it is set from now on, and return the secrets that nothing may show."""
    secrets = Secrets(secret_values(settings, os.environ))
    usual = logging.INFO if arguments.command == "run" else logging.ERROR
    open_log(log, secrets, usual=usual, verbose=arguments.verbose)
    return secrets
