"""Reads the front matter of a file, in YAML or TOML, and nothing that only looks like it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.minutes.model import Level, Problem
from bot.text import SourceText, clip

_BOUNDARY = re.compile(r"-{3,}\s*$")
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
_BARE_VALUE = re.compile(r"(?P<key>[\w-]+):[ \t]+[^\s'\"\[{|>]")
_SHOWN = 100  # characters of a key or a reason
_DATE = "tag:yaml.org,2002:timestamp"
_WRITE = "Write one `key: value` a line between two lines of `---`"
_WRITE_TOML = "Write one `key = value` a line between two lines of `+++`, texts in quotes"
_MERGE = "tag:yaml.org,2002:merge"
_HANDLER = YAMLHandler()


class _Loader(yaml.SafeLoader):
    """Takes no merge keys (`<<`): each copies all that it names, so a few lines of them fill every memory."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        for key, _ in node.value:
            if key.tag == _MERGE:
                raise yaml.constructor.ConstructorError(None, None, "a merge key (<<) is not taken", key.start_mark)
        super().flatten_mapping(node)


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
            return "its front matter says `draft: true`"
        return "its front matter says `published: false`" if self._says("published", "false") else None

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
            if isinstance(value, int | float) and (isinstance(value, bool) or abs(value) > _MAX_NUMBER):
                continue
            if isinstance(value, str | int | float) and str(value).strip():
                return str(value).strip()
        return None


def read_front_matter(text: SourceText, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the front matter, empty if there is none, and what is wrong with it.

    Unless it is a mapping between two lines of `---`, or TOML between two of `+++`, the whole file is text: many
    minutes open with a rule.
    """
    if _TOML_BOUNDARY.match(text.line(1)):
        return _read_toml(text, file)
    if not _BOUNDARY.match(text.line(1)):
        return FrontMatter(), ()
    closing = next((n for n in range(2, text.line_count + 1) if _BOUNDARY.match(text.line(n))), None)
    if closing is None:
        return FrontMatter(), _unclosed(text, file)
    unreadable = FrontMatter(unreadable_to=closing)
    block = "\n".join(text.line(number) for number in range(2, closing))
    if len(block) > _MAX_CHARACTERS:
        return unreadable, (_problem(file, 1, f"The front matter is over {_MAX_CHARACTERS:,} characters."),)
    try:
        values = _HANDLER.load(block, Loader=_Loader)
        if isinstance(values, dict):
            return FrontMatter(_by_plain_key(values), closing + 1), ()
    except UNREADABLE_YAML as error:
        return unreadable, (_unreadable(text, block, file, error),)
    if values is None or ":" not in block:
        return FrontMatter(), ()
    return unreadable, (_problem(file, 1, "The front matter is no mapping of `key: value` lines."),)


def _read_toml(text: SourceText, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    closing = next((n for n in range(2, text.line_count + 1) if _TOML_BOUNDARY.match(text.line(n))), None)
    if closing is None:
        return FrontMatter(), ()
    unreadable = FrontMatter(unreadable_to=closing)
    block = "\n".join(text.line(number) for number in range(2, closing))
    if len(block) > _MAX_CHARACTERS:
        return unreadable, (_problem(file, 1, f"The front matter is over {_MAX_CHARACTERS:,} characters."),)
    try:
        return FrontMatter(_by_plain_key(tomllib.loads(block)), closing + 1), ()
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return unreadable, (_problem(file, 1, f"The front matter is no valid TOML: {_said(error)}.", _WRITE_TOML),)


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
    message = "The front matter begins here and is never closed."
    return (_problem(file, 1, message, f"Write a line of `---` beneath its last line, which seems to be line {last}"),)


def _unreadable(text: SourceText, block: str, file: str, error: Exception) -> Problem:
    """Return the problem of a block that is no valid YAML, or has a value in it that cannot be read."""
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        bare = _BARE_VALUE.match(text.line(line))
        fix = f"Put what stands after `{bare['key']}:` in quotes" if bare else _WRITE
        return _problem(file, line, f"The front matter is no valid YAML: {error.problem}.", fix)
    if isinstance(error, yaml.YAMLError | RecursionError):
        return _problem(file, 1, f"The front matter cannot be read: {_said(error)}.")
    return _unreadable_value(block, file, error)


def _unreadable_value(block: str, file: str, error: Exception) -> Problem:
    """Return the problem of the value that cannot be read, with its own line where it is not hidden in another."""
    loader = _Loader(block)
    node = loader.get_single_node()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode):
            try:
                loader.construct_object(value)
            except UNREADABLE_YAML as reason:
                is_date = value.tag == _DATE
                fix = "Write a day that there is, as YYYY-MM-DD" if is_date else "Put the value in quotes"
                name = f"`{clip(key.value, _SHOWN)}`" if key.value.isprintable() else "A value"
                message = f"{name} in the front matter cannot be read: {_said(reason)}."
                return _problem(file, value.start_mark.line + 2, message, fix)
    return _problem(file, 1, f"The front matter cannot be read: {_said(error)}.")


def _said(error: Exception) -> str:
    """Return the first line of what an error says."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return clip(next(iter(str(error).splitlines()), "") or type(error).__name__, _SHOWN)


def _problem(file: str, line: int, message: str, fix: str = _WRITE) -> Problem:
    return Problem(
        file, line, Level.ERROR, "front-matter", message, f"{fix}; until then the whole file is read as text."
    )
