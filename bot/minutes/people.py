"""Finds who attended a meeting."""

import re

from bot.minutes.sections import Section
from bot.text import SourceText, normalise

_LABEL = re.compile(
    r"\W*(?:参会人员?|参会者|与会人员?|与会者|出席人员?|出席者?|参加人员?|参加者"
    r"|(?:remote |in[- ]person )*(?:attendees|participants|present|attendance))\W*?\s*[:：]\W*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,，、;；]")
_EDGES = " \t\r\n*_.。"


def find_attendees(section: Section, text: SourceText) -> tuple[str, ...]:
    """Return the names in a paragraph that begins with a label such as `参会人：` or `Attendees:`, each once."""
    for block in section.blocks:
        for paragraph in block.paragraphs:
            wording = text.piece(paragraph.lines)
            match = (
                _LABEL.match(normalise(wording)) if len(normalise(wording)) == len(wording) else _LABEL.match(wording)
            )
            if match and (names := _names(wording[match.end() :])):
                return names
    return ()


def _names(wording: str) -> tuple[str, ...]:
    names = (" ".join(name.strip(_EDGES).split()) for name in _SEPARATOR.split(wording))
    return tuple(dict.fromkeys(name for name in names if name))
