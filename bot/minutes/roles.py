"""Tells decisions, action items, polls and summaries by their headings or labels."""

import re

from bot.minutes.model import Role
from bot.text import fold

_NAMES = {
    Role.DECISION: "conclusion; conclusions; decision; decisions; resolution; resolutions; consensus; 结论; 决议; 决定",
    Role.ACTION: "action; action item; action items; actions; todo; todos; next steps; 待办; 待办事项; 行动项",
    Role.POLL: "poll; polls; vote; votes; straw poll; straw polls; 投票; 表决",
    Role.SUMMARY: "summary; speaker's summary; speaker's summary of key points; summary of key points; 总结; 摘要",
}
_ROLES = {name.strip(): role for role, names in _NAMES.items() for name in names.split(";")}
_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+$")
_AND = re.compile(r"\s*[/,、&]\s*|\s+and\s+")
_LEADING = re.compile(r"(?P<name>[^:：]+)[:：]")
_MAX_CHARACTERS = 60  # characters; what is longer is no label


def role_of(heading: str) -> Role | None:
    """Return the role that a heading or a label names: all of it, or what stands before its colon.

    >>> [role_of(text).value for text in ("Speaker's Summary of Key Points", "**Action Items**", "POLL: charter")]
    ['summary', 'action', 'poll']
    >>> role_of("Conclusion/Resolution").value, role_of("Poll results of last year")
    ('decision', None)
    """
    leading = _LEADING.match(heading[:_MAX_CHARACTERS])
    wordings = [heading] if len(heading) <= _MAX_CHARACTERS else []
    for wording in (*wordings, *((leading["name"],) if leading else ())):
        folded = fold(wording).replace("’", "'")
        roles = [_ROLES.get(_DECORATION.sub("", part)) for part in _AND.split(folded)]
        if all(roles):
            return roles[0]
    return None
