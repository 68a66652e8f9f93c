"""Reads the number of an agenda item from its heading."""

import re

from bot.text import HAN, normalise

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMBER = re.compile(
    r"(?:\W*+(?:议程|议题|议项|第|agenda(?:\s++item)?|item|topic)\s*+(?:#\s*+)?"
    r"(?P<labelled>\d{1,3}(?!\w)|[零〇一二两三四五六七八九十]{1,3}))"
    rf"|(?:(?P<plain>\d{{1,2}})[.)、．](?=\s|[{HAN}]))|(?P<chinese>[一二三四五六七八九十]{{1,3}})、",
    re.IGNORECASE,
)


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese number up to 99, or of digits, however many; None for anything else.

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
    >>> agenda_number("2. Roadmap"), agenda_number("三、雨桶"), agenda_number("2022 plans"), agenda_number("Item")
    (2, 3, None, None)
    """
    match = _NUMBER.match(normalise(heading))
    return chinese_number(match["labelled"] or match["plain"] or match["chinese"]) if match else None
