"""Which community of the configuration a command is about."""

import argparse
import logging
from dataclasses import replace

from bot.config.communities import CommunitySettings
from bot.config.left_out import LeftOut
from bot.config.settings import Settings, load_settings
from bot.errors import UsageError

_OF_ALL = frozenset({"run", "doctor", "cache"})
"""Commands that are about all communities if none is named, and about those that can be used if one cannot."""

_LOG = logging.getLogger(__name__)


def read_settings(arguments: argparse.Namespace) -> tuple[Settings, list[LeftOut]]:
    """Return all settings, and the communities without which the command does; raise `ConfigurationError`.

    For a slip in one community, nothing that is about others need fail.
    """
    left_out: list[LeftOut] = []
    does_without = arguments.community is not None or arguments.command in _OF_ALL
    whole = load_settings(arguments.config, leave_out=left_out.append if does_without else None)
    if arguments.community is not None:
        for one in left_out:
            if one.name == arguments.community:
                raise one.error
    return whole, left_out


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Return the settings that a command works with: of the community that it is about, if there are several.

    Raise `UsageError` if that has to be said, `ConfigurationError` for settings that cannot be used.
    """
    whole, _ = read_settings(arguments)
    if arguments.community is not None:
        return whole.of_community(_named(whole, arguments.community))
    if not whole.communities:
        return whole
    if getattr(arguments, "paths", None) or arguments.knowledge:  # other minutes than those of any community
        return replace(whole, communities=())
    if len(whole.communities) == 1:
        return whole.of_community(whole.communities[0])
    raise UsageError(f"Which community? Say it with --community NAME: {_names(whole)}.")


def all_settings(arguments: argparse.Namespace) -> tuple[Settings, ...]:
    """Return the settings of each community that the bot serves; raise what `settings_of` raises.

    One that cannot be used is left out.
    """
    if arguments.community is not None:
        return (settings_of(arguments),)
    whole, left_out = read_settings(arguments)
    for one in left_out:
        _LOG.error("%s This community is left out until that is mended; the others are served.", one.error)
    if not whole.communities:
        return (settings_of(arguments),)
    if arguments.knowledge:
        raise UsageError("The configuration has communities, each with sources of its own: leave --knowledge out.")
    return tuple(map(whole.of_community, whole.communities))


def each_of(whole: Settings, arguments: argparse.Namespace) -> tuple[Settings, ...]:
    """Return the settings of each community that is looked at: the one that was named, or all; raise `UsageError`."""
    if arguments.community is not None:
        return (whole.of_community(_named(whole, arguments.community)),)
    if not whole.communities or arguments.knowledge:
        return (replace(whole, communities=()),)
    return tuple(map(whole.of_community, whole.communities))


def _named(whole: Settings, name: str) -> CommunitySettings:
    found = next((one for one in whole.communities if one.name == name), None)
    if found is None and not whole.communities:
        raise UsageError("The configuration has no `communities:`, so there is nothing to choose; leave it out.")
    if found is None:
        raise UsageError(f"There is no community of this name. There are: {_names(whole)}.")
    return found


def _names(whole: Settings) -> str:
    return ", ".join(one.name for one in whole.communities)
