"""Tells what is opened in minutes and never closed: comments and blocks of code."""

from collections.abc import Iterator

from bot.minutes.hidden import unclosed_in
from bot.minutes.model import Minutes
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.text import Lines


def unclosed_marks(minutes: Minutes, first_line: int = 1) -> Iterator[Problem]:
    """Yield the comments and blocks of code from `first_line` on that nothing closes, each with what would."""
    within = minutes.lines or Lines(first_line, minutes.text.line_count)
    for one in unclosed_in(minutes.text, first_line=within.first):
        if one.line > within.last:
            return
        message = Told("The comment that `{mark}` opens is never closed.", mark=one.mark)
        fix = Told("Write `{closing}` where it ends, or remove `{mark}`.", closing=one.closing, mark=one.mark)
        if one.is_code:
            message = Told("The block of code that “{mark}” opens is never closed.", mark=one.mark)
            fix = Told("Write a line of “{closing}” where it ends.", closing=one.closing)
        yield Problem(minutes.source, one.line, Level.WARNING, "unclosed", message, fix)
