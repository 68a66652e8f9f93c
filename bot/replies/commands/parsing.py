"""A typed line, read as a call of a command.

A command starts with a slash; a line without one is a question. Options are written with a colon,
`name: value`, and the first may stand without its name. Full-width slashes, letters and spaces mean what the
narrow ones mean.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.letters import small_letters
from bot.replies.commands.catalogue import ASK, COMMANDS, HELP, MEETING_SHOW, Command, Option
from bot.replies.i18n.wording import translated_languages, wording_for

# The key of the slash types an ideographic comma where a Chinese input method is on.
SLASHES = ("/", "／", "、")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@dataclass(frozen=True, slots=True)
class Call:
    """A command with the options that were given, by name."""

    command: Command
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """The first word of several commands, without the second: the commands to choose from."""

    name: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No command has this name; `nearest` holds those that may have been meant, best first."""

    name: str
    nearest: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Surplus:
    """Words after a command that takes none."""

    command: Command
    words: str


Parsed = Call | Group | Unknown | Surplus


class Argument(NamedTuple):
    """An option in a typed line: its value, and where in the text that starts."""

    option: Option
    value: str
    start: int


class Head(NamedTuple):
    """The command that a line starts with, and where its options start."""

    command: Command
    end: int


def narrow(text: str) -> str:
    """Return `text` with full-width letters, signs and spaces made narrow; the length stays.

    >>> narrow("／ａｓｋ　Hertz")
    '/ask Hertz'
    """
    return text.translate(_NARROW)


def parse(line: str, commands: Sequence[Command] = COMMANDS) -> Parsed | None:
    """Return what `line` asks for, or None if it is blank; every string is understood somehow.

    >>> parse("/ask question: Hertz IDL").options, parse("/提问 Hertz IDL").options
    ({'question': 'Hertz IDL'}, {'question': 'Hertz IDL'})
    """
    text = line.strip()
    if not text:
        return None
    if not text.startswith(SLASHES):
        return Call(ASK, {ASK.options[0].name: text})
    body = text[1:]
    head = find_command(body, commands)
    if head is not None:
        return _call(head.command, body[head.end :])
    if text.startswith("、"):
        return Call(ASK, {ASK.options[0].name: text})
    return _without_command(body, commands)


def find_command(body: str, commands: Sequence[Command] = COMMANDS) -> Head | None:
    """Return the command that `body`, the line after its slash, starts with; a longer name goes first.

    Its name may be in any language that names are translated into. Chinese text may follow it without a space.
    """
    typed = narrow(body)
    named = [(name, command) for command in commands for name in _in_all_languages(command.name)]
    for name, command in sorted(named, key=lambda one: -len(one[0])):
        words = r"\s+".join(re.escape(word) for word in name.split())
        end = "(?![!-~])" if name.isascii() else ""
        found = re.match(rf"\s*{words}{end}", typed, re.IGNORECASE)
        if found:
            return Head(command, found.end())
    return None


def find_arguments(command: Command, text: str) -> tuple[Argument, ...]:
    """Return the options in `text`, in their order; text before the first name belongs to the first option.

    A name counts once: the same name again, and every other word with a colon, is part of a value.
    """
    if not command.options:
        return ()
    names_of = [(name, option) for option in command.options for name in _in_all_languages(option.name)]
    by_name = {small_letters(name): option for name, option in names_of}
    names = "|".join(re.escape(name) for name, _ in names_of)
    arguments: list[Argument] = []
    current, start = command.options[0], 0
    is_given = {current.name} if not re.match(rf"\s*({names}):", narrow(text), re.IGNORECASE) else set()
    for found in re.finditer(rf"(?<!\S)({names}):", narrow(text), re.IGNORECASE):
        option = by_name[small_letters(found[1])]
        if option.name in is_given:
            continue
        if is_given:
            arguments.append(Argument(current, text[start : found.start()], start))
        is_given.add(option.name)
        current, start = option, found.end()
    return (*arguments, Argument(current, text[start:], start))


def _call(command: Command, rest: str) -> Call | Surplus:
    """Return the call of `command` with what stands behind its name."""
    if command.name == HELP.name:
        return Call(command, {})
    if not command.options:
        return Surplus(command, rest.strip()) if rest.strip() else Call(command, {})
    given = ((one.option.name, one.value.strip()) for one in find_arguments(command, rest))
    return Call(command, {name: value for name, value in given if value})


def _without_command(body: str, commands: Sequence[Command]) -> Parsed:
    """Return what is meant by a slash that no command follows."""
    words = narrow(body).lower().split()
    if not words:
        return Call(HELP, {})
    by_name = {name: command for command in commands for name in _in_all_languages(command.name)}
    group = tuple({one.name: one for name, one in by_name.items() if name.startswith(f"{words[0]} ")}.values())
    if group and len(words) == 1:
        return Group(words[0], group)
    if MEETING_SHOW in group and words[1][0].isdigit():  # a day, since no command begins so
        return Call(MEETING_SHOW, {MEETING_SHOW.options[0].name: body.split(maxsplit=1)[1].strip()})
    name = " ".join(words[:2]) if group else words[0]
    sought = [known for known, one in by_name.items() if not group or one in group]
    found = process.extract(name, sought, scorer=fuzz.WRatio, score_cutoff=60, limit=3)
    return Unknown(name, tuple({by_name[key].name: by_name[key] for key, _, _ in found}.values()) or group)


@cache
def _in_all_languages(name: str) -> tuple[str, ...]:
    """Return the name of a command or an option as it is typed in every language, the one that is stable first."""
    spoken = (wording_for(language) for language in sorted(translated_languages()))
    return tuple(dict.fromkeys((name, *(" ".join(map(one.name, name.split())) for one in spoken))))
