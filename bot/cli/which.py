"""Which community of the configuration a command is about."""

import argparse
import logging
from dataclasses import replace

from bot.config.communities import CommunitySettings
from bot.config.settings import Settings, load_settings
from bot.errors import ConfigurationError, UsageError

_LOG = logging.getLogger(__name__)


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Return the settings that a command works with: of the community that it is about, if there are several.

    Raise `UsageError` if that has to be said, `ConfigurationError` for settings that cannot be used.
    """
    whole = load_settings(arguments.config)
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

    One that cannot be used is left out: for a slip in it, the others need not be without a bot.
    """
    if arguments.community is not None:
        return (settings_of(arguments),)
    whole = load_settings(arguments.config, leave_out=_tell_of_one)
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


def _tell_of_one(error: ConfigurationError) -> None:
    _LOG.error("%s This community is left out until that is mended; the others are served.", error)


def _named(whole: Settings, name: str) -> CommunitySettings:
    found = next((one for one in whole.communities if one.name == name), None)
    if found is None and not whole.communities:
        raise UsageError("The configuration has no `communities:`, so there is nothing to choose; leave it out.")
    if found is None:
        raise UsageError(f"There is no community of this name. There are: {_names(whole)}.")
    return found


def _names(whole: Settings) -> str:
    return ", ".join(one.name for one in whole.communities)
