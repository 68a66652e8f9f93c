"""The words of the command line, with their help."""

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import indent
from typing import TypeAlias

from bot.chat.discord.shards import Shards, read_shards
from bot.cli.samples import sample_minutes
from bot.config.golden import EXAMPLE
from bot.minutes.dates import partial_date

_MAX_HITS = 100

GOLDEN_HELP = f"""\
They stand in golden.yaml beside config.yaml, or in the file that `golden:` names there:
{indent(EXAMPLE, "  ")}
One holds if it is answered, and the first passage is in that meeting and overlaps those lines or contains that text.
A reload that makes one fail waits for a moderator. Exit code 1: one fails."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return what was typed; `knowledge` holds the sources that were named before the command, then those after it."""
    arguments = build_parser().parse_args(words)
    arguments.knowledge = [*arguments.knowledge, *arguments.knowledge_after]
    return arguments


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; `command` in its result is the one that was typed."""
    parser = argparse.ArgumentParser(
        prog="quorum",
        description="Answers questions about a community's meetings by quoting its minutes, word for word.",
        epilog="Start with:  quorum chat",
    )
    _add_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_running(commands)
    _add_ask(commands)
    _add_check(commands)
    _add_golden(commands)
    _add_browsing(commands)
    _add_state(commands)
    _add_alias(commands)
    _add_cache(commands)
    _add_doctor(commands)
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the program itself."""
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings to use instead of ./config.yaml")
    parser.add_argument(
        "--knowledge",
        metavar="PATH",
        type=Path,
        action="append",
        default=[],
        help="a folder of minutes, or a file, instead of the configured sources; may be given again",
    )
    parser.add_argument(
        "--samples",
        action="append_const",
        dest="knowledge",
        const=sample_minutes(),
        help="the sample minutes that come with the program",
    )
    parser.add_argument("--community", metavar="NAME", help="which of several communities in the configuration")
    parser.add_argument("--no-cache", action="store_true", help="read everything anew")
    parser.add_argument("--verbose", action="store_true", help="log what is done, to standard error")
    parser.add_argument("--version", action="version", version=f"quorum {_version()}")
    parser.set_defaults(knowledge_after=[])


def _add_running(commands: Commands) -> None:
    """Add what starts the bot and the chat."""
    run = _add_command(commands, "run", "the Discord bot; its token comes from DISCORD_TOKEN", example="run")
    run.add_argument(
        "--shards",
        metavar="IDS/COUNT",
        type=_shards,
        help="which shards of how many this process is, such as 0-3/16, 2/16 or 0,2,5/16; else it is all of them",
    )
    _add_command(commands, "chat", "chat in this terminal, with the same commands as on Discord", example="chat")


def _add_ask(commands: Commands) -> None:
    ask = _add_command(commands, "ask", "ask one question, or one a line", example="ask Hertz IDL")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="words or a question")
    ask.add_argument("--meeting", metavar="MEETING", help="only in this meeting: latest, a date, an id or a title")
    ask.add_argument("--person", metavar="NAME", help="only what this person presented or said")
    ask.add_argument("--since", metavar="YYYY[-MM[-DD]]", type=_date, help="only in meetings from this date on")
    ask.add_argument("--limit", metavar="N", type=_limit, default=5, help="how many hits at the most (5)")
    ask.add_argument("--json", action="store_true", help="one JSON object a question")
    ask.add_argument("--explain", action="store_true", help="why: how the question was read, what every part gave")
    ask.add_argument("--stdin", action="store_true", help="read the questions from standard input, one a line")


def _add_check(commands: Commands) -> None:
    check = _add_command(
        commands, "check", "what is wrong in the minutes, where, and how to mend it", example="check path/to/folder"
    )
    check.add_argument("paths", nargs="*", metavar="PATH", type=Path, help="folders or files, instead of the sources")
    check.add_argument("--json", action="store_true", help="a JSON object")
    check.add_argument("--language", metavar="TAG", help="in which to tell it, such as zh; else that of this terminal")


def _add_golden(commands: Commands) -> None:
    golden = _add_command(
        commands,
        "golden",
        "ask the golden questions, and say which are no longer answered as they should be",
        example="golden --json",
    )
    golden.epilog = f"{golden.epilog}\n\n{GOLDEN_HELP}"
    golden.add_argument("--json", action="store_true", help="a JSON object")


def _add_browsing(commands: Commands) -> None:
    """Add what lists and shows meetings, topics and people."""
    meetings = _add_command(commands, "meetings", "every meeting, newest first", example="meetings --json")
    meetings.add_argument("--json", action="store_true", help="a JSON list")
    meeting = _add_command(commands, "meeting", "one meeting", example="meeting latest")
    meeting.add_argument("meeting", nargs="+", metavar="MEETING", help="latest, a date, an id or words of a title")
    meeting.add_argument("--json", action="store_true", help="a JSON object")

    topic = _add_command(commands, "topic", "every meeting that touched on a topic", example="topic reverse proxy")
    topic.add_argument("topic", nargs="+", metavar="TOPIC", help="one or a few words")
    topic.add_argument("--json", action="store_true", help="a JSON object with the best passage of each meeting")
    who = _add_command(commands, "who", "what a person presented, and when they attended", example="who Ada")
    missed = _add_command(commands, "missed", "the meetings without a person", example="missed Ada")
    for command in (who, missed):
        command.add_argument("person", nargs="+", metavar="NAME", help="as the minutes write it, or a part of it")
        command.add_argument("--json", action="store_true", help="a JSON object")


def _add_state(commands: Commands) -> None:
    state = _add_command(
        commands,
        "state",
        "back up what the bot keeps between runs, or put a backup in its place; also while the bot runs",
        example="state backup quorum-2024-05-02.sqlite",
    )
    state.add_argument("act", choices=("backup", "restore"), help="write the file, or read it")
    state.add_argument("file", metavar="FILE", type=Path, help="an SQLite file, whatever the state itself is kept in")


def _add_alias(commands: Commands) -> None:
    alias = _add_command(
        commands,
        "alias",
        "write the names for one thing that moderators taught to a file, or take a file in; also while the bot runs",
        example="alias export aliases.yaml",
    )
    alias.add_argument("act", choices=("export", "import"), help="write the file, or read it")
    alias.add_argument("file", metavar="FILE", type=Path, help="YAML, as under search.aliases in config.yaml")


def _add_cache(commands: Commands) -> None:
    cache = _add_command(
        commands,
        "cache",
        "check what is kept to start sooner, or remove all of it; also while the bot runs",
        example="cache verify",
    )
    cache.epilog = f"{cache.epilog}\n\nExit code 1: something is left that is not sound; it is not used."
    cache.add_argument("act", choices=("verify", "clear"), help="say what is not sound, or remove everything")
    cache.add_argument("--mend", action="store_true", help="remove what is not sound, so that it is made anew")
    cache.add_argument("--json", action="store_true", help="a JSON object")


def _add_doctor(commands: Commands) -> None:
    doctor = _add_command(
        commands,
        "doctor",
        "look whether all is well: token, permissions, sources, state, disk, clock, versions; also while the bot runs",
        example="doctor --json",
    )
    doctor.add_argument("--json", action="store_true", help="a JSON object")
    doctor.add_argument("--offline", action="store_true", help="ask neither Discord nor repositories")


def _add_command(commands: Commands, name: str, help: str, *, example: str) -> argparse.ArgumentParser:
    """Return the parser of a new command, which understands the options of the program too.

    They stand in the help of the program alone; what is not given here leaves what was given there.
    """
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help,
        description=f"{help[0].upper()}{help[1:]}.",
        epilog=f"Example:  quorum {example}\nOptions that every command takes:  quorum --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    left = argparse.SUPPRESS
    parser.add_argument("--config", type=Path, default=left, help=left)
    parser.add_argument("--knowledge", type=Path, action="append", dest="knowledge_after", default=left, help=left)
    parser.add_argument(
        "--samples", action="append_const", dest="knowledge_after", const=sample_minutes(), default=left, help=left
    )
    parser.add_argument("--community", default=left, help=left)
    parser.add_argument("--no-cache", action="store_true", default=left, help=left)
    parser.add_argument("--verbose", action="store_true", default=left, help=left)
    return parser


def _version() -> str:
    try:
        return version("quorum-minutes")
    except PackageNotFoundError:
        return "(not installed)"


def _shards(text: str) -> Shards | None:
    try:
        return read_shards(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MAX_HITS:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to {_MAX_HITS}, found {text!r}")
    return int(text)


def _date(text: str) -> str:
    if partial_date(text) is None:
        raise argparse.ArgumentTypeError(f"expected a date as YYYY, YYYY-MM or YYYY-MM-DD, found {text[:40]!r}")
    return text
