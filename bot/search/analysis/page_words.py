"""What a page shows of several lines of minutes, for their words are those that people search for.

Each line is read by itself, and code as it is written. The quote of a line stays as it was written; where a word of it
stands is traced back.
"""

import re
from collections.abc import Iterator

from bot.minutes.shown import Shown, shown, shown_text

# What may make other words of a line: most marks, such as those of emphasis around words, only part them. The first
# character is looked for first, which takes a third of the time.
_CHANGES = re.compile(
    r"""
    [\\<&\][{%:^*~`=](?:
        (?<=\\)[!-/:-@\[-`{-~]
        |(?<=<)[A-Za-z/!]|(?<=&)[#A-Za-z]
        |(?<=\])[(\[]|(?<=\[)[\[^]
        |(?<={)[{%#:/]|(?<=%)%|(?<=:)::|(?<=\^)[\w-]
        |(?<=\w[*~`])[*~]*\w|(?<=\w=)=\w
    )
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"\]\(\s*+<?(?=[^\s()<>./:#]*+[./:#])([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)")
_FENCE = re.compile(r"[ \t>]*(?:```|~~~)")


def page_text(text: str) -> str:
    r"""Return what a page shows of some lines.

    >>> page_text("un*believ*able C\\+\\+ [plan](plan.md)"), page_text("```\na\\_b\n```").split()
    ('unbelievable C++ plan', ['```', 'a\\_b', '```'])
    """
    if _CHANGES.search(text) is None:
        return text
    return "\n".join(shown_text(line) if is_read else line for line, is_read in _lines(text))


def searched_text(text: str) -> str:
    """Return what some lines are found by: what a page shows of each, and behind it where its links lead.

    >>> searched_text("See [the plan](https://example.org/issues/15777) and [another](b.md 'New').")
    'See the plan and another. https://example.org/issues/15777 b.md'
    """
    if _CHANGES.search(text) is None:
        return text
    return "\n".join(
        " ".join((shown_text(line), *_ADDRESS.findall(line))) if is_read else line for line, is_read in _lines(text)
    )


def searched_text_with_places(text: str) -> Shown:
    """Return the same with the place of each character."""
    if _CHANGES.search(text) is None:
        return Shown(text, list(range(len(text) + 1)))
    lines: list[str] = []
    offsets: list[int] = []
    start = 0
    for line, is_read in _lines(text):
        of_line = _searched_line(line) if is_read else Shown(line, list(range(len(line) + 1)))
        lines.append(of_line.text)
        offsets += (start + offset for offset in of_line.offsets)  # the last is that of the line's end
        start += len(line) + 1
    return Shown("\n".join(lines), offsets)


def _searched_line(line: str) -> Shown:
    of_page = shown(line)
    pieces, offsets = [of_page.text], of_page.offsets[:-1]
    for match in _ADDRESS.finditer(line):
        pieces.append(match[1])
        offsets += range(match.start(1) - 1, match.end(1))
    return Shown(" ".join(pieces), [*offsets, len(line)])


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a text, each with whether there are marks in it to be read: not in blocks of code."""
    in_code = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
            yield line, False
        else:
            yield line, not in_code and _CHANGES.search(line) is not None
