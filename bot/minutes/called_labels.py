"""Finds tasks that only the name of whoever has to do them shows: `AI Bo: …`, `→ Bo to ask`, `责任人：陈伟，问价格`."""

import re
from functools import lru_cache
from itertools import islice

from bot.languages.merging import own_language
from bot.minutes.arrows import ARROW, ARROW_SIGNS, DRAWN_ARROW
from bot.minutes.called_people import is_common, names_somebody
from bot.minutes.model import Role
from bot.minutes.role_labels import MARKER, NAME_WORD, RoleLabel
from bot.minutes.roles import role_named
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text
from bot.minutes.task_words import task_words
from bot.text import HAN, NO_SMALL, SMALL, SourceText, fold

_BRIEF_OF_SOMEBODY = re.compile(rf"(?P<label>[A-Z]{{2}}) (?P<name>(?P<first>{NAME_WORD})(?: {NAME_WORD})?)[:：](?=\s)")
_OF_OWNER = re.compile(
    rf"(?:(?P<label>[{HAN}]{{2,6}})[:：]\s*|【(?P<bracketed>[{HAN}]{{2,6}})】\s*)"
    rf"(?P<name>[{HAN}\u3040-\u30ff]{{2,8}})[\s,，:：\u3000]+[^\s、,，].{{4,}}"
)
_OWNED_BEHIND_ARROW = re.compile(
    rf"\s{{0,8}}(?:(?:[-*+]\s+)?(?P<sign>[{ARROW_SIGNS}])|{DRAWN_ARROW})\s*"
    rf"(?:(?P<called>[^\W\d_][^\W\d_.:：]{{0,20}}(?:[ ,、・&][^:：]{{1,40}})?)\s?[:：]\s*(?=\S)"
    rf"|(?(sign)(?P<name>{NO_SMALL}[{SMALL}][\w'’-]{{0,20}})(?=\s+[^\W\d_])|(?!)))"
)
_TOP_LINES = 16
_NO_LIST = re.compile(rf"[\s*+-]*(?:{ARROW}|[»■●#]|\d{{1,2}}[.)、])")
"""What opens a line at the top that lists nobody: an arrow, or the mark of a title."""


def label_of_called(line: str, text: SourceText, language: str = "") -> RoleLabel | None:
    """Return the label of a line whose task somebody has: `AI Bo: …`, if the text names Bo elsewhere too.

    >>> label_of_called("- AI Bo: order seeds", SourceText("- Bo: no seeds"), "en").somebody
    'Bo'
    >>> label_of_called("- AI Safety: a talk", SourceText("We talk of safety."), "en")

    An arrow before the name of somebody whom the head of the text lists says as much: `→ Bo to order seeds`.

    >>> label_of_called("→ Bo to order seeds", SourceText("Present: Ada, Bo"), "en").content
    'Bo to order seeds'
    """
    if owned := _of_owner(line, language):
        return owned
    if arrow := _OWNED_BEHIND_ARROW.match(line):
        return _behind_arrow(line, arrow, text, language)
    wording = line[marker.end() :] if (marker := MARKER.match(line)) else line
    label = _BRIEF_OF_SOMEBODY.match(wording)
    if label is None or role_named(label["label"], language) is not Role.ACTION:
        return None
    content = shown_text(wording[label.end() :]).strip()
    called = label["name"]
    is_name = bool(content) and names_somebody(label["first"], text, language)
    return RoleLabel(Role.ACTION, content, called, somebody=called) if is_name else None


def _behind_arrow(line: str, arrow: re.Match[str], text: SourceText, language: str) -> RoleLabel | None:
    """Return the label of a task that stands behind an arrow and the name of whoever has to do it."""
    name = arrow["called"] or arrow["name"]
    first = name.split()[0]
    if is_common(first.lower(), own_language(language)) or not _stands_at_top(first, text):
        return None
    content = shown_text(line[arrow.start("name") if arrow["name"] else arrow.end() :]).strip()
    if len(ASIDE.sub("", content)) <= len(name) + 1 and arrow["name"]:  # "-> Ada (good luck)"
        return None
    somebody = arrow["called"] or ""
    return RoleLabel(Role.ACTION, content, somebody, has_colon=bool(somebody), somebody=somebody)


def _stands_at_top(word: str, text: SourceText) -> bool:
    """Return whether a word stands in the first lines of a text, that list who came, but for those with an arrow."""
    return re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![{SMALL}])", _top_of(text.text)) is not None


@lru_cache(maxsize=8)  # asked for every such line
def _top_of(text: str) -> str:
    lines = islice((line for line in text.split("\n") if line.strip()), _TOP_LINES)
    return "\n".join(line for line in lines if not _NO_LIST.match(line))


def _of_owner(line: str, language: str) -> RoleLabel | None:
    """Return the label of a task behind a word for whoever has to do it, in characters: `责任人：陈伟，去问价格`."""
    marker = MARKER.match(line)
    found = _OF_OWNER.match(line, marker.end() if marker else 0)
    if found is None or fold(found["label"] or found["bracketed"]) not in task_words(language).owner_columns:
        return None
    return RoleLabel(Role.ACTION, shown_text(line[found.start("name") :]).strip())
