"""Long lists and long texts, a page at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.replies.controls.custom_id import ControlAction, fits
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Choice, Menu, Note
from bot.shortening import find_links, leads_on, pause_before

T = TypeVar("T")

MENU_LIMIT = 25
"""Choices that a menu holds on the strictest platform."""

TEXT_PAGE = 1_400
"""Characters of a passage on one page: with every character escaped it still fits into a card."""

_BREAKS = (re.compile(r"\n"), re.compile(r"[。！？；…]|[.!?;]\s"), re.compile(r"[\s，、,]"))
"""Where a text may be cut, the best places first."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a list's items; `number` counts from 0."""

    number: int
    count: int
    items: Sequence[T]


def page_of(items: Sequence[T], number: int | None, size: int) -> Page[T]:
    """Return one page of a list, the last one if there are fewer by now; all of it if no number is given.

    >>> page_of("abcde", 1, 2).items, page_of("abcde", 9, 2).items, page_of("abcde", None, 2).items
    ('cd', 'e', 'abcde')
    """
    if number is None:
        return Page(0, 1, items)
    count = max(-(-len(items) // size), 1)
    number = min(number, count - 1)
    return Page(number, count, items[number * size : (number + 1) * size])


def pages_of_text(text: str) -> tuple[str, ...]:
    r"""Return a text in pieces that joined are the text, cut at the end of a line or sentence if there is one.

    >>> [len(page) for page in pages_of_text("one line of the minutes\n" * 100)]
    [1392, 1008]
    """
    pages: list[str] = []
    start = 0
    while len(text) - start > TEXT_PAGE:
        end = _cut(text, start)
        pages.append(text[start:end])
        start = end
    return (*pages, text[start:])


def turning(page: Page[T], control: ControlAction, wording: Wording) -> tuple[Block, ...]:
    """Return which page of how many this is, with the buttons that turn it; nothing for a single page."""
    if page.count == 1:
        return ()
    blocks: list[Block] = [Note(wording("Page {number} of {count}", number=page.number + 1, count=page.count))]
    for number, label in ((page.number - 1, wording("◀ Previous")), (page.number + 1, wording("Next ▶"))):
        turned = replace(control, page=number, replaces=True)
        if 0 <= number < page.count and fits(turned):
            blocks.append(Button(label, turned))
    return tuple(blocks)


def year_menu(
    years: Sequence[str], page: Page[T], size: int, control: ControlAction, wording: Wording
) -> tuple[Menu, ...]:
    """Return a menu that leads to the page on which each year begins; nothing for a single page or year.

    `years` are those of the whole list, item by item, empty for an item without one.
    """
    begins: dict[int, list[str]] = {}
    for year in dict.fromkeys(filter(None, years)):
        begins.setdefault(years.index(year) // size, []).append(year)
    if page.count == 1 or len(begins) == 1:
        return ()
    choices = (
        Choice(", ".join(found), replace(control, page=number, replaces=True)) for number, found in begins.items()
    )
    return (Menu(wording("Go to a year"), tuple(choices)[:MENU_LIMIT]),)


def _cut(text: str, start: int) -> int:
    window = text[start : start + 2 * TEXT_PAGE]
    links = tuple(find_links(window))
    for pattern in _BREAKS:
        ends = (match.end() for match in pattern.finditer(window, TEXT_PAGE // 2, TEXT_PAGE))
        allowed = [end for end in ends if not any(link.start < end < link.end for link in links)]
        # Nor does a page end with the number of what stands on the next one.
        said = [end for end in allowed if not leads_on(window[window.rfind("\n", 0, end - 1) + 1 : end].strip())]
        if said:
            return start + said[-1]
    return start + (pause_before(window, TEXT_PAGE) or TEXT_PAGE)
