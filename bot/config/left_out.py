"""An item of a list in the configuration that cannot be used."""

from typing import NamedTuple

from bot.errors import ConfigurationError


class LeftOut(NamedTuple):
    """One item of a list that cannot be used, so that it is left out."""

    name: str
    """What its `name` says; empty if that says nothing."""
    error: ConfigurationError
