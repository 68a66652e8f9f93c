"""Fills frozen dataclasses from YAML, and refuses what does not fit with file, line, key and what was expected."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from bot.errors import ConfigurationError
from bot.minutes.front_matter import UNREADABLE_YAML

Settings = TypeVar("Settings")
Converter = Callable[[str], Any]

_NAMES = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}


class SettingsReader:
    """Reads YAML nodes as the types of dataclass fields.

    `converters` turn a text into a value of a type that YAML does not have; they raise `ValueError`, whose message
    says what was expected.
    """

    def __init__(self, file: Path, converters: Mapping[type, Converter]) -> None:
        self._file = file
        self._converters = dict(converters)

    def read(self, text: str, settings: type[Settings]) -> Settings:
        """Return the settings in a YAML text; the defaults where it is empty. Raise `ConfigurationError`."""
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
            raise ConfigurationError(f"{self._file}{line}: this is no valid YAML: {error.problem}.") from error
        except (yaml.YAMLError, RecursionError) as error:
            raise ConfigurationError(f"{self._file}: this is no valid YAML: {error}.") from error
        if node is None or (isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"):
            return settings()
        result: Settings = self._dataclass(node, settings, "")
        return result

    def _dataclass(self, node: yaml.Node, kind: type[Any], key: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise self._refused(node, key or "the file", "settings as `name: value`, one a line")
        fields = {field.name: field for field in dataclasses.fields(kind)}
        hints = get_type_hints(kind)
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = str(name_node.value)
            inner = f"{key}.{name}" if key else name
            if name not in fields:
                raise self._error(name_node, f"{inner} is no setting. The settings here are: {', '.join(fields)}.")
            if name in values:
                raise self._error(name_node, f"{inner} is set twice.")
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
        except ValueError as error:  # a class may check what belongs together
            raise self._error(node, f"{key}: {error}") from error

    def _value(self, node: yaml.Node, kind: Any, key: str) -> Any:
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null":
            if type(None) in get_args(kind):
                return None
            raise self._refused(node, key, self._expected(kind))
        if get_origin(kind) in (Union, types.UnionType):
            kind = next(option for option in get_args(kind) if option is not type(None))
        if get_origin(kind) is tuple:
            if not isinstance(node, yaml.SequenceNode):
                raise self._refused(node, key, self._expected(kind))
            return tuple(self._value(item, get_args(kind)[0], f"{key}[{n}]") for n, item in enumerate(node.value))
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return self._dataclass(node, kind, key)
        return self._scalar(node, kind, key)

    def _scalar(self, node: yaml.Node, kind: Any, key: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            raise self._refused(node, key, self._expected(kind))
        if kind in self._converters:
            try:
                return self._converters[kind](str(node.value))
            except ValueError as error:
                raise self._error(node, f"{key}: {error}") from error
        try:
            value = yaml.SafeLoader("").construct_object(node)
        except UNREADABLE_YAML as error:
            raise self._refused(node, key, self._expected(kind)) from error
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if type(value) is not kind or (isinstance(value, float) and not isfinite(value)):
            raise self._refused(node, key, self._expected(kind))
        return value

    def _expected(self, kind: Any) -> str:
        if get_origin(kind) in (Union, types.UnionType):
            return " or nothing".join(self._expected(option) for option in get_args(kind) if option is not type(None))
        if get_origin(kind) is tuple:
            return f"a list (each item {self._expected(get_args(kind)[0])})"
        return _NAMES.get(kind, "settings of its own" if dataclasses.is_dataclass(kind) else "a text")

    def _refused(self, node: yaml.Node, key: str, expected: str) -> ConfigurationError:
        found = (
            f"`{node.value}`"
            if isinstance(node, yaml.ScalarNode)
            else "a list"
            if isinstance(node, yaml.SequenceNode)
            else "a mapping"
        )
        return self._error(node, f"{key}: expected {expected}, found {found}.")

    def _error(self, node: yaml.Node, message: str) -> ConfigurationError:
        return ConfigurationError(f"{self._file}:{node.start_mark.line + 1}: {message}")
