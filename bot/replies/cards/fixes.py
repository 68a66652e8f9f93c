"""Words how a problem of the minutes is mended, for readers who have no shell."""

from bot.minutes.problem import Problem
from bot.minutes.told import Told
from bot.replies.i18n.wording import Wording

_COMMAND = "command"
"""The name of the value by which a sentence tells what to type into a shell."""


def fix_on_a_card(problem: Problem, wording: Wording) -> str:
    """Return how to mend it, without what would have to be typed into a shell."""
    fix = wording.told(problem.fix)
    values = dict(problem.fix.values) if isinstance(problem.fix, Told) else {}
    command = values.get(_COMMAND)
    if not command or command not in fix:
        return fix
    said = fix[: fix.index(command)].rstrip(" :：“「`")
    return f"{said}{'。' if not said.isascii() else '.'}" if said else ""
