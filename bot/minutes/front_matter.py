"""Reads the YAML front matter of a file, and nothing that only looks like it."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.minutes.model import Level, Problem
from bot.text import SourceText

_BOUNDARY = re.compile(r"-{3,}\s*$")
_LONGEST = 64 * 1024  # characters; more is no front matter, and YAML nested that deep could exhaust the parser
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
_LARGEST_NUMBER = 10**12  # a number as a title is a year or an id; turning a huge one into text takes for ever
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

    values: dict[str, Any] = field(default_factory=dict)
    body_line: int = 1
    unreadable_to: int = 0
    """The last line of what is meant as front matter but cannot be read, and is text therefore; 0 where all is well."""

    def string(self, *keys: str) -> str | None:
        """Return the first of the keys that holds a text or a number, without white space around it."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, int | float) and (isinstance(value, bool) or abs(value) > _LARGEST_NUMBER):
                continue
            if isinstance(value, str | int | float) and str(value).strip():
                return str(value).strip()
        return None


def read_front_matter(text: SourceText, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the front matter, empty where there is none, and what is wrong with it.

    Unless it is a mapping between two lines of `---`, the whole file is text: many minutes open with a rule.
    """
    if not _BOUNDARY.match(text.line(1)):
        return FrontMatter(), ()
    closing = next((n for n in range(2, text.line_count + 1) if _BOUNDARY.match(text.line(n))), None)
    if closing is None:
        return FrontMatter(), ()
    unreadable = FrontMatter(unreadable_to=closing)
    block = "\n".join(text.line(number) for number in range(2, closing))
    if len(block) > _LONGEST:
        return unreadable, (_problem(file, 1, f"The front matter is over {_LONGEST:,} characters."),)
    try:
        values = _HANDLER.load(block, Loader=_Loader)
        if isinstance(values, dict):
            return FrontMatter({str(key): value for key, value in values.items()}, closing + 1), ()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return unreadable, (_problem(file, line, f"The front matter is no valid YAML: {error.problem}."),)
    except UNREADABLE_YAML as error:
        said = "" if isinstance(error, RecursionError) else str(error)
        reason = said.splitlines()[0] if said else "it is nested too deeply"
        return unreadable, (_problem(file, 1, f"The front matter cannot be read: {reason}."),)
    if values is None or ":" not in block:
        return FrontMatter(), ()
    return unreadable, (_problem(file, 1, "The front matter is no mapping of `key: value` lines."),)


def _problem(file: str, line: int, message: str) -> Problem:
    fix = "Write one `key: value` a line between two lines of `---`; until then the whole file is read as text."
    return Problem(file, line, Level.ERROR, "front-matter", message, fix)
