"""Fills frozen dataclasses from YAML, and refuses what does not fit with file, line, key and what was expected."""

import dataclasses
import re
import types
from collections.abc import Callable, Collection, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from bot.config.left_out import LeftOut
from bot.errors import ConfigurationError
from bot.minutes.front_matter import UNREADABLE_YAML

Settings = TypeVar("Settings")
Converter = Callable[[str], Any]

_NAMES = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}
_TEXT, _NOTHING = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_TAGS = {
    int: ("tag:yaml.org,2002:int",),
    float: ("tag:yaml.org,2002:float", "tag:yaml.org,2002:int"),
    bool: ("tag:yaml.org,2002:bool",),
}
_PLACE_IN_LIST = re.compile(r"\[\d+\]")


class Limit(NamedTuple):
    """What a value has to be, beside its type."""

    fits: Callable[[Any], bool]
    expected: str
    """In words, such as `0 to 1`."""


def text_of(file: Path, *, told: str, most: int = 1024**2) -> str:
    """Return the text of a file of at most so many bytes; raise `ConfigurationError`, which tells what it is."""
    try:
        with file.open("rb") as opened:
            content = opened.read(most + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigurationError(f"{file}: {told} cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: {told} cannot be read: this is not UTF-8. Save it as UTF-8.") from error
    if len(content) > most:
        raise ConfigurationError(f"{file}: {told} cannot be read: the file is larger than {most // 1024:,} KB.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def between(least: float, most: float) -> Limit:
    """Return the limit of a number to a range, both of its ends included."""
    return Limit(lambda value: least <= value <= most, f"{least:,} to {most:,}")


class SettingsReader:
    """Reads YAML nodes as the types of dataclass fields.

    A field whose metadata says `private` is none of the settings. `converters` turn a text into a value of a type that
    YAML does not have; they raise `ValueError`, whose message says what was expected. `limits` hold what values have to
    be: by key, such as `beds[].rows`, or for all settings of a section that have none of their own, such as `beds[].*`.
    `removed` are the keys of settings that earlier versions had.
    """

    def __init__(
        self,
        file: Path,
        converters: Mapping[type, Converter],
        limits: Mapping[str, Limit] | None = None,
        *,
        removed: Collection[str] = (),
    ) -> None:
        self._file = file
        self._removed = removed
        self._converters = dict(converters)
        self._limits = dict(limits or {})
        self._places: dict[str, yaml.Node] = {}
        """Where each setting was read, by its key."""

    def read(
        self,
        text: str,
        settings: type[Settings],
        *,
        each_of: str = "",
        leave_out: Callable[[LeftOut], None] | None = None,
    ) -> Settings:
        """Return the settings in a YAML text; the defaults if it is empty. Raise `ConfigurationError`.

        With `leave_out`, items of the list `each_of` that cannot be used are left out, and it is told of each of them;
        if none is left, the first error is raised all the same.
        """
        node = self._node(text)
        if node is None or _is_nothing(node):
            return settings()
        if leave_out is not None:
            self._leave_out(node, each_of, get_type_hints(settings)[each_of], leave_out)
        result: Settings = self._dataclass(node, settings, "")
        return result

    def _leave_out(self, whole: yaml.Node, key: str, kind: Any, leave_out: Callable[[LeftOut], None]) -> None:
        """Take items out of a list that cannot be used."""
        pairs = whole.value if isinstance(whole, yaml.MappingNode) else ()
        listed = next((value for name, value in pairs if name.value == key), None)
        if not isinstance(listed, yaml.SequenceNode):
            return
        left, out = [], []
        for number, item in enumerate(listed.value):
            try:
                self._value(item, get_args(kind)[0], f"{key}[{number}]")
            except ConfigurationError as error:
                out.append(LeftOut(_name_of(item), error))
            else:
                left.append(item)
        if left:
            listed.value = left
            for one in out:
                leave_out(one)

    def read_list(
        self, text: str, item: type[Settings], name: str, as_written: Collection[str]
    ) -> tuple[Settings, ...]:
        """Return the items of a YAML text that is a list of them; none if it is empty. Raise `ConfigurationError`.

        `name` is what the list is called where something is wrong in it. The settings `as_written` are texts, whatever
        YAML takes them for: a date, a number.
        """
        node = self._node(text)
        if node is None or _is_nothing(node):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self._refused(node, name, "a list, each item beginning with `- `")
        for one in node.value:
            _take_as_texts(one, as_written)
        return tuple(self._dataclass(one, item, f"{name}[{number}]") for number, one in enumerate(node.value))

    def _node(self, text: str) -> yaml.Node | None:
        """Return a YAML text as nodes, None for an empty one; raise `ConfigurationError`."""
        try:
            node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
            raise ConfigurationError(f"{self._file}{line}: this is no valid YAML: {error.problem}.") from error
        except (yaml.YAMLError, RecursionError) as error:
            raise ConfigurationError(f"{self._file}: this is no valid YAML: {error}.") from error
        return node

    def _dataclass(self, node: yaml.Node, kind: type[Any], key: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise self._refused(node, key or "the file", "settings as `name: value`, one a line")
        fields = {field.name: field for field in dataclasses.fields(kind) if not field.metadata.get("private")}
        hints = get_type_hints(kind)
        values: dict[str, Any] = {}
        nodes: dict[str, yaml.Node] = {}
        for name_node, value_node in node.value:
            name = str(name_node.value) if isinstance(name_node, yaml.ScalarNode) else _found(name_node)
            inner = f"{key}.{name}" if key else name
            if name not in fields and inner in self._removed:
                raise self._error(name_node, f"{inner} is no setting any more; delete it. CHANGELOG.md says why.")
            if name not in fields:
                raise self._error(name_node, f"{inner} is no setting. The settings here are: {', '.join(fields)}.")
            if name in values:
                raise self._error(name_node, f"{inner} is set twice.")
            self._places[inner] = nodes[name] = name_node
            values[name] = self._value(value_node, hints[name], inner)
        missing = [
            name
            for name, field in fields.items()
            if name not in values
            and field.default is dataclasses.MISSING
            and field.default_factory is dataclasses.MISSING
        ]
        if missing:
            raise self._error(node, f"{key + '.' if key else ''}{missing[0]} is missing.")
        try:
            return kind(**values)
        except ValueError as error:  # a class may check what belongs together, and begin with the setting at fault
            named = str(error).partition(":")[0]
            at_fault = nodes.get(named) or self._places.get(f"{key}.{named}" if key else named)
            place = f"{key}{'.' if at_fault else ': '}" if key else ""
            raise self._error(at_fault or node, f"{place}{error}") from error

    def _value(self, node: yaml.Node, kind: Any, key: str) -> Any:
        """Return what a node holds as a value of a type, within the limit that is set for it."""
        value = self._unlimited(node, kind, key)
        path = _PLACE_IN_LIST.sub("[]", key)
        limit = self._limits.get(path) or self._limits.get(f"{path.rpartition('.')[0]}.*")
        if limit is not None and value is not None and not limit.fits(value):
            # A text may hold a password, so it is not shown.
            found = f", found `{node.value}`" if type(value) in (int, float) else ""
            raise self._error(node, f"{key}: expected {limit.expected}{found}.")
        return value

    def _unlimited(self, node: yaml.Node, kind: Any, key: str) -> Any:
        if _is_nothing(node):
            if type(None) in get_args(kind):
                return None
            raise self._refused(node, key, self._expected(kind))
        if get_origin(kind) in (Union, types.UnionType):
            kind = next(option for option in get_args(kind) if option is not type(None))
        if get_origin(kind) is tuple:
            if not isinstance(node, yaml.SequenceNode):
                raise self._refused(node, key, self._expected(kind))
            self._places.update({f"{key}[{number}]": item for number, item in enumerate(node.value)})
            return tuple(self._value(item, get_args(kind)[0], f"{key}[{n}]") for n, item in enumerate(node.value))
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return self._dataclass(node, kind, key)
        return self._scalar(node, kind, key)

    def _scalar(self, node: yaml.Node, kind: Any, key: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            raise self._refused(node, key, self._expected(kind))
        if kind in self._converters:
            if node.tag != _TEXT:
                raise self._wrong_kind(node, kind, key)
            try:
                return self._converters[kind](str(node.value))
            except ValueError as error:
                raise self._error(node, f"{key}: {error}") from error
        try:
            value = yaml.SafeLoader("").construct_object(node)
        except UNREADABLE_YAML as error:
            raise self._wrong_kind(node, kind, key) from error
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if type(value) is not kind or (isinstance(value, float) and not isfinite(value)):
            raise self._wrong_kind(node, kind, key)
        return value

    def _expected(self, kind: Any) -> str:
        if get_origin(kind) in (Union, types.UnionType):
            return " or nothing".join(self._expected(option) for option in get_args(kind) if option is not type(None))
        if get_origin(kind) is tuple:
            return f"a list (each item {self._expected(get_args(kind)[0])})"
        return _NAMES.get(kind, "settings of its own" if dataclasses.is_dataclass(kind) else "a text")

    def _refused(self, node: yaml.Node, key: str, expected: str) -> ConfigurationError:
        return self._error(node, f"{key}: expected {expected}, found {_found(node)}.")

    def _wrong_kind(self, node: yaml.ScalarNode, kind: Any, key: str) -> ConfigurationError:
        """Return the error for a value that is not what was expected, often for its quotes or for want of them."""
        expected = self._expected(kind)
        if _is_quoted(node) and _tag_without_quotes(node) in _TAGS.get(kind, ()):
            return self._error(node, f"{key}: expected {expected}, found a text in quotes; leave the quotes out.")
        if expected == _NAMES[str] and not _is_quoted(node):
            return self._error(node, f"{key}: expected {expected}, found {_found(node)}. Is it one? Put it in quotes.")
        return self._refused(node, key, expected)

    def _error(self, node: yaml.Node, message: str) -> ConfigurationError:
        return ConfigurationError(f"{self._file}:{node.start_mark.line + 1}: {message}")


def _take_as_texts(node: yaml.Node, names: Collection[str]) -> None:
    """Let the values of these names in a mapping be texts."""
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value in names and isinstance(value, yaml.ScalarNode) and not _is_nothing(value):
            value.tag = _TEXT


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == _NOTHING


def _found(node: yaml.Node) -> str:
    """Return in words what was written."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if _is_nothing(node):
        return "nothing"
    return f"the text `{node.value}`" if _is_quoted(node) else f"`{node.value}`"


def _is_quoted(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')


def _tag_without_quotes(node: yaml.ScalarNode) -> str:
    loader: Any = yaml.SafeLoader("")
    return str(loader.resolve(yaml.ScalarNode, node.value, (True, False)))


def _name_of(item: yaml.Node) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == "name"), "")
