"""Tells which files of a source are minutes only because others of their series are."""

from collections.abc import Mapping

from bot.minutes.name_series import named_as_minutes
from bot.minutes.recognise import is_doubtful


def told_by_series(reasons: Mapping[str, str | None]) -> frozenset[str]:
    """Return the paths of doubtful files that are named as the minutes of their source are.

    `reasons` tells by path why each file of the source is left out, None for minutes.
    """
    taken = [path for path, reason in reasons.items() if reason is None]
    return named_as_minutes(taken, [path for path, reason in reasons.items() if reason and is_doubtful(reason)])
