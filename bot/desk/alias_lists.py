"""Names for one thing as moderators type them, and as a file holds them."""

import re
from collections.abc import Iterable, Iterator, Sequence

import yaml

from bot.errors import UsageError
from bot.text import fold

Names = tuple[str, ...]

MAX_NAMES = 12
"""Names of one thing."""
MAX_NAME_CHARACTERS = 60
MAX_GROUPS = 2_000
"""Of one file, and of all that are taught."""
MAX_FILE_CHARACTERS = 1_000_000

_EQUALS = re.compile(r"[=＝]+")
_OTHER_MARKS = re.compile(r"[,，、;；|/]")


def read_names(typed: str) -> Names:
    """Return the names that were typed, without those that are the same but for how they are written.

    >>> read_names("HTTP3 = QUIC"), read_names("服务网格、Service Mesh"), read_names("QUIC = quic")
    (('HTTP3', 'QUIC'), ('服务网格', 'Service Mesh'), ('QUIC',))
    """
    parts = _EQUALS.split(typed) if _EQUALS.search(typed) else _OTHER_MARKS.split(typed)
    return distinct(parts)


def distinct(names: Iterable[str]) -> Names:
    """Return names on one line each, without those that are the same but for how they are written."""
    cleaned = (" ".join(name.split())[:MAX_NAME_CHARACTERS].strip() for name in names)
    found: dict[str, str] = {}
    for name in filter(None, cleaned):
        found.setdefault(fold(name), name)
    return tuple(found.values())[:MAX_NAMES]


def key_of(names: Iterable[str]) -> frozenset[str]:
    """Return what is the same for the same names, however they are written."""
    return frozenset(map(fold, names))


def written(groups: Iterable[Sequence[str]]) -> str:
    """Return groups of names as YAML, which can stand in the configuration as it is."""
    content = {"search": {"aliases": [list(names) for names in groups]}}
    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1_000))


def read_written(text: str) -> tuple[Names, ...]:
    """Return the groups of names in YAML; raise `UsageError` for what holds none."""
    expected = "Expected a list of lists of names, as under `search.aliases` in config.yaml: - [HTTP3, QUIC]"
    if len(text) > MAX_FILE_CHARACTERS:
        raise UsageError(f"{expected}; the file is too long for that.")
    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{expected}; line {line} is no YAML: {error.problem}.") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UsageError(f"{expected}; the file is no YAML.") from error
    for name in ("search", "aliases"):
        if isinstance(content, dict) and name in content:
            content = content[name]
    if not isinstance(content, list):
        raise UsageError(f"{expected}.")
    return tuple(_groups(content[:MAX_GROUPS], expected))


def _groups(content: Sequence[object], expected: str) -> Iterator[Names]:
    for number, names in enumerate(content, 1):
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise UsageError(f"{expected}; entry {number} is something else.")
        group = distinct(names)
        if len(group) < 2:
            raise UsageError(f"{expected}; entry {number} holds fewer than two names.")
        yield group
