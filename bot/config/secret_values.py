"""Finds the secrets of an installation: what settings name, and the environment holds."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

_ALWAYS = ("DISCORD_TOKEN", "PGPASSWORD")
_NAMING = "_variable"
"""How the settings end that name a variable which holds a secret."""


def secret_values(settings: Any, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield every secret that the settings hold or lead to, wherever in them that stands."""
    for name in _ALWAYS:
        yield environment.get(name, "")
    for key, value in environment.items():
        if key.lower().endswith("_proxy"):
            yield from _passwords_in(value)
    for name, value in _texts_in(settings, ""):
        if name.endswith(_NAMING):
            secret = environment.get(value, "").strip()
            yield secret
            yield secret.rpartition(":")[2]  # a login may stand before it
        yield from _passwords_in(value)


def _texts_in(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Yield every text in settings, with the name of the setting that it stands in."""
    if isinstance(value, str):
        yield name, value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _texts_in(getattr(value, field.name), field.name)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts_in(inner, name)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts_in(inner, name)


def _passwords_in(address: str) -> Iterator[str]:
    try:
        password = urlsplit(address).password
    except ValueError:  # half an IPv6 address
        return
    if password:
        yield password
        yield unquote(password)
