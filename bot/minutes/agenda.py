"""Reads the headings of agenda items: their number, and who presents them."""

import re

from bot.text import normalise

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMBER = re.compile(
    r"(?:\W*(?:议程|议题|议项|项目|第|agenda(?:\s+item)?|item|topic)\s*#?\s*(?P<labelled>\d{1,3}|[零〇一二两三四五六七八九十百]{1,5})(?!\d))"
    r"|(?:(?P<plain>\d{1,2})[.)、．]\s*\D)",
    re.IGNORECASE,
)
# A handle stands after "@" and goes on to the next one, to a bracket or to punctuation: "@Yin Xuran", "@a、@b".
_HANDLE = re.compile(r"@\s*(?P<name>[^@,，、;；/&()（）\[\]【】:：|]+)")
_AND = re.compile(r"\s+(?:and|和|与|及)\s*$", re.IGNORECASE)


def chinese_number(text: str) -> int | None:
    """Return the value of digits or of a Chinese number up to 99, None for anything else.

    >>> chinese_number("12"), chinese_number("三"), chinese_number("十二"), chinese_number("二十"), chinese_number("x")
    (12, 3, 12, 20, None)
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        values = (
            _CHINESE_DIGITS.get(tens, 1 if not tens else None),
            _CHINESE_DIGITS.get(ones, 0 if not ones else None),
        )
        return None if None in values else (values[0] or 0) * 10 + (values[1] or 0)
    return _CHINESE_DIGITS.get(text)


def agenda_number(heading: str) -> int | None:
    """Return the number of an agenda item, None where its heading has none.

    >>> agenda_number("议程 6：Issue 任务答疑"), agenda_number("议程二：metainfo"), agenda_number("Agenda 3: Layout")
    (6, 2, 3)
    >>> agenda_number("2. Roadmap"), agenda_number("2022 plans"), agenda_number("Item")
    (2, None, None)
    """
    match = _NUMBER.match(normalise(heading))
    return chinese_number(match["labelled"] or match["plain"]) if match else None


def presenters_of(heading: str) -> tuple[str, ...]:
    """Return who presents, as written after each `@`.

    >>> presenters_of("议程 1 ：Hertz 项目介绍 @Yin Xuran"), presenters_of("Sentinel @GuangmingLuo @skyenought")
    (('Yin Xuran',), ('GuangmingLuo', 'skyenought'))
    """
    names = (_AND.sub("", match["name"]).strip(" \t.。") for match in _HANDLE.finditer(heading))
    return tuple(dict.fromkeys(name for name in names if name))
