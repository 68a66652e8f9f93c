"""Reads the front matter of a file, in YAML, TOML or JSON, and nothing that only looks like it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.minutes.front_matter_formats import Loader, json_in, toml_in
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.shortening import clip
from bot.text import SourceText

_BOUNDARY = re.compile(r"-{3,}\s*$")
_CLOSING = re.compile(r"(?:-{3,}|\.{3})\s*$")  # in YAML, three points end a document too
_JSON_BOUNDARY = re.compile(r"(?:-{3,}+|;{3,}+)\s*+(?:json\s*+)?$")
_TOML_BOUNDARY = re.compile(r"\+{3}\s*$")
_MAX_CHARACTERS = 64 * 1024  # characters; more is no front matter, and YAML nested that deep could exhaust the parser
# What PyYAML's safe loader raises for texts such as `!!int ''`, besides its own errors.
UNREADABLE_YAML = (
    yaml.YAMLError,
    ValueError,
    IndexError,
    KeyError,
    AttributeError,
    TypeError,
    OverflowError,
    RecursionError,
)
_MAX_NUMBER = 10**12  # a number as a title is a year or an id; turning a huge one into text takes for ever
# What front matter is known by if it is never closed; text that follows a rule seldom begins so.
_KNOWN_KEY = re.compile(r"(?:title|linkTitle|date|language|lang|url|link|permalink):(?:\s|$)")
_AFTER = re.compile(r"\s*(?:#|$)")
_BARE_VALUE = re.compile(r"(?P<key>[\w-]+):[ \t]+(?P<value>[^\s'\"\[{|>].*)")
_QUOTED_IN_PART = re.compile(
    r"(?P<key>[\w-]+):[ \t]+(?P<value>(?:\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\{[^}]*\})[ \t]*[^\s#].*)"
)
_LISTED = re.compile(r"(?P<indent>[ \t]*)-[ \t]+(?P<value>\S.*)")
_OPENED = re.compile(r"(?P<key>[\w-]+):[ \t]+(?P<mark>[\"'\[{])(?P<value>.*)")
_CLOSING_MARKS = {'"': '"', "'": "'", "[": "]", "{": "}"}
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_NO_BLANK = re.compile(r"^[\w-]+:[^\s/]", re.MULTILINE)
_LIKE_YAML = re.compile(r"\s*(?:-\s|#[^#]|[\w-]+:(?:\s|$)|$)")
_SHOWN = 100  # characters of a key or a reason
_DATE = "tag:yaml.org,2002:timestamp"
_TOO_LONG = Told("The front matter is over {number} characters.", number=f"{_MAX_CHARACTERS:,}")
_WRITE = Told("Write one `key: value` a line between two lines of `---`")
_WRITE_TOML = Told("Write one `key = value` a line between two lines of `+++`, texts in quotes")
_HANDLER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The settings at the top of a file, and the number of the first line after them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """By their keys in small letters with hyphens, however they are written: `Meeting Date` is `meeting-date`."""
    body_line: int = 1
    unreadable_to: int = 0
    """The last line of what is meant as front matter but cannot be read, and is text therefore; 0 if all is well."""

    @property
    def why_hidden(self) -> str | None:
        """Why the file is not meant to be read yet, None if it is."""
        if self._says("draft", "true"):
            return Told("its front matter says `draft: true`")
        return Told("its front matter says `published: false`") if self._says("published", "false") else None

    def _says(self, key: str, answer: str) -> bool:
        return str(self.value(key)).strip().lower() == answer

    def value(self, key: str) -> Any:
        """Return what stands behind a key in any spelling of it; None if nothing does."""
        return self.values.get(_plain(key))

    def string(self, *keys: str) -> str | None:
        """Return the first of the keys that holds a text, number or date, without white space around it."""
        for key in keys:
            value = self.value(key)
            if isinstance(value, date):  # a title that is a date
                return value.isoformat()
            if isinstance(value, int | float) and (isinstance(value, bool) or not abs(value) <= _MAX_NUMBER):
                continue
            if isinstance(value, str | int | float) and str(value).strip():
                return str(value).strip()
        return None


def read_front_matter(text: SourceText, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the front matter, empty if there is none, and what is wrong with it.

    Unless it is a mapping between two lines of `---` (the second may be `...`), TOML between two of `+++`, or an object
    of JSON, the whole file is text: many minutes open with a rule.
    """
    values, body_line = _json_in(text)
    if values is not None:
        return FrontMatter(_by_plain_key(values), body_line), ()
    if _TOML_BOUNDARY.match(text.line(1)):
        return _read_toml(text, file)
    return _read_yaml(text, file) if _BOUNDARY.match(text.line(1)) else (FrontMatter(), ())


def _read_yaml(text: SourceText, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    closing = next((n for n in range(2, text.line_count + 1) if _CLOSING.match(text.line(n))), None)
    if closing is None:
        return FrontMatter(), _unclosed(text, file)
    unreadable = FrontMatter(unreadable_to=closing)
    block = "\n".join(text.line(number) for number in range(2, closing))
    if len(block) > _MAX_CHARACTERS:
        return unreadable, (_too_long(file),)
    try:
        values = _HANDLER.load(block, Loader=Loader)
        if isinstance(values, dict):
            return FrontMatter(_by_plain_key(values), closing + 1), ()
    except UNREADABLE_YAML as error:
        return (unreadable, (_unreadable(text, block, file, error),)) if _is_meant(block) else (FrontMatter(), ())
    if values is None or ":" not in block:
        return FrontMatter(), ()
    fix = Told("Write a blank behind each colon") if _NO_BLANK.search(block) else _WRITE
    return unreadable, (_problem(file, 1, Told("The front matter is no mapping of `key: value` lines."), fix),)


def _json_in(text: SourceText) -> tuple[Mapping[Any, Any] | None, int]:
    """Return the object of JSON that a file opens with, bare or between `---json` and `---`, and the line after it."""
    opened = 2 if _JSON_BOUNDARY.match(text.line(1)) and text.line_count > 1 else 1
    if not text.line(opened).startswith("{"):
        return None, 1
    block = "\n".join(text.line(number) for number in range(opened, text.line_count + 1))[:_MAX_CHARACTERS]
    try:
        values, end = json_in(block)
    except (ValueError, RecursionError):
        return None, 1
    after = opened + block.count("\n", 0, end) + 1
    rest = block[end:].split("\n", 1)[0]
    is_closed = opened == 1 or (after <= text.line_count and _JSON_BOUNDARY.match(text.line(after)) is not None)
    if rest.strip() or not is_closed or not isinstance(values, dict):
        return None, 1
    return values, after + (opened > 1)


def _too_long(file: str) -> Problem:
    return _problem(file, 1, _TOO_LONG)


def _is_meant(block: str) -> bool:
    """Return whether a block that cannot be read is meant as front matter: many minutes open with a rule.

    Its first paragraph has a key that front matter is known by, or all of it is lines such as YAML has.
    """
    lines = block.strip().split("\n")
    first = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    return any(map(_KNOWN_KEY.match, lines[:first])) or all(map(_LIKE_YAML.match, lines))


def _read_toml(text: SourceText, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    closing = next((n for n in range(2, text.line_count + 1) if _TOML_BOUNDARY.match(text.line(n))), None)
    if closing is None:
        return FrontMatter(), ()
    unreadable = FrontMatter(unreadable_to=closing)
    block = "\n".join(text.line(number) for number in range(2, closing))
    if len(block) > _MAX_CHARACTERS:
        return unreadable, (_too_long(file),)
    try:
        return FrontMatter(_by_plain_key(toml_in(block)), closing + 1), ()
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return unreadable, (
            _problem(file, 1, Told("The front matter is no valid TOML: {reason}.", reason=_said(error)), _WRITE_TOML),
        )


def _by_plain_key(values: Mapping[Any, Any]) -> dict[str, Any]:
    """Return values by their keys in one spelling; of two that are the same so, the first counts."""
    plain: dict[str, Any] = {}
    for key, value in values.items():
        plain.setdefault(_plain(str(key)), value)
    return plain


def _plain(key: str) -> str:
    return re.sub(r"[\s_]+|(?<=[a-z])(?=[A-Z])", "-", key.strip()).lower()


def _unclosed(text: SourceText, file: str) -> tuple[Problem, ...]:
    """Return the problem of front matter without an end; none where the rule that a file opens with begins no such."""
    last = 1
    while last < text.line_count and not _AFTER.match(text.line(last + 1)):
        last += 1
    if not any(_KNOWN_KEY.match(text.line(number)) for number in range(2, last + 1)):
        return ()
    message = Told("The front matter begins here and is never closed.")
    fix = Told("Write a line of `---` beneath its last line, which seems to be line {line}", line=last)
    return (_problem(file, 1, message, fix),)


def _unreadable(text: SourceText, block: str, file: str, error: Exception) -> Problem:
    """Return the problem of a block that is no valid YAML, or has a value in it that cannot be read."""
    if isinstance(error, yaml.MarkedYAMLError):
        line = _line_of(error.problem_mark, block) if error.problem_mark else 1
        unclosed = _never_closed(text, line)
        if unclosed:
            return _problem(file, *unclosed)
        bare = _BARE_VALUE.match(text.line(line)) or _QUOTED_IN_PART.match(text.line(line))
        fix = _WRITE
        reason = error.problem or ""
        if bare:
            if not isinstance(error, yaml.constructor.ConstructorError):
                reason = Told("a mark behind `{key}:` has a meaning of its own there", key=bare["key"])
            marks = "'…'" if '"' in bare["value"] else '"…"'
            fix = Told("Put all that stands after `{key}:` in quotes: {marks}", key=bare["key"], marks=marks)
        elif listed := _LISTED.match(text.line(line)):
            above = _LISTED.match(text.line(line - 1))
            marks = "'…'" if '"' in listed["value"] else '"…"'
            fix = Told("Put all that stands after `-` in quotes: {marks}", marks=marks)
            if above and above["indent"] != listed["indent"]:
                fix = Told("Begin the line with as many blanks as the one above it")
        elif text.line(line)[:1].isspace():
            reason = Told("white space begins the line")
            fix = Told("Take away the white space at the beginning of the line")
        return _problem(file, line, Told("The front matter is no valid YAML: {reason}.", reason=reason), fix)
    if isinstance(error, yaml.YAMLError | RecursionError):
        return _problem(file, 1, Told("The front matter cannot be read: {reason}.", reason=_said(error)))
    return _unreadable_value(block, file, error)


def _line_of(mark: yaml.Mark, block: str) -> int:
    """Return the line of the file that a mark in the front matter is in; YAML's own lines end at other signs too."""
    return block.count("\n", 0, mark.index) + 2


def _never_closed(text: SourceText, last: int) -> tuple[int, str, str] | None:
    """Return the line, problem and remedy of a quotation mark or bracket that is open where YAML cannot go on."""
    for number in range(2, last + 1):
        opened = _OPENED.match(text.line(number))
        if opened is None:
            continue
        mark = _CLOSING_MARKS[opened["mark"]]
        inside = opened["value"].replace("\\\\", "").replace('\\"', "") if mark == '"' else opened["value"]
        following = text.line(number + 1)
        goes_on = following[:1].isspace() or not (_KEY.match(following) or _BOUNDARY.match(following))
        if mark not in inside and not goes_on:
            message = Told(
                "What `{mark}` opens after `{key}:` is never closed.", mark=opened["mark"], key=opened["key"]
            )
            return number, message, Told("Write `{mark}` at the end of the line", mark=mark)
    return None


def _unreadable_value(block: str, file: str, error: Exception) -> Problem:
    """Return the problem of the value that cannot be read, with its own line where it is not hidden in another."""
    loader = Loader(block)
    node = loader.get_single_node()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode):
            try:
                loader.construct_object(value)
            except UNREADABLE_YAML as reason:
                is_date = value.tag == _DATE
                fix = Told("Write a day that there is, as YYYY-MM-DD") if is_date else Told("Put the value in quotes")
                name = f"`{clip(key.value, _SHOWN)}`" if key.value.isprintable() else Told("A value")
                why = Told("there is no such day") if is_date else _said(reason)
                message = Told("{name} in the front matter cannot be read: {reason}.", name=name, reason=why)
                return _problem(file, _line_of(value.start_mark, block), message, fix)
    return _problem(file, 1, Told("The front matter cannot be read: {reason}.", reason=_said(error)))


def _said(error: Exception) -> str:
    """Return the first line of what an error says."""
    if isinstance(error, RecursionError):
        return Told("it is nested too deeply")
    return clip(next(iter(str(error).splitlines()), "") or type(error).__name__, _SHOWN)


def _problem(file: str, line: int, message: str, fix: str = _WRITE) -> Problem:
    until = Told("{fix}; until then the whole file is read as text.", fix=fix)
    return Problem(file, line, Level.ERROR, "front-matter", message, until)
