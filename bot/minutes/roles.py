"""Tells decisions, action items, polls and summaries by their headings."""

import re

from bot.minutes.model import Role
from bot.text import fold

_ROLES = {
    Role.DECISION: "conclusion conclusions decision decisions resolution resolutions 结论 决议 决定",
    Role.ACTION: "action|item action|items actions todo todos next|steps 待办 待办事项 行动项 后续行动",
    Role.POLL: "poll polls vote votes straw|poll 投票 表决",
    Role.SUMMARY: "summary summaries speaker's|summary|of|key|points summary|and|conclusion 总结 小结 摘要",
}
_BY_NAME = {name.replace("|", " "): role for role, names in _ROLES.items() for name in names.split()}
_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+$")
_LEADING = re.compile(r"(?P<name>[^:：]+)[:：]")


def role_of(heading: str) -> Role | None:
    """Return the role that a heading or label names: all of it, or what stands before its colon.

    >>> [role_of(heading).value for heading in ("Speaker's Summary of Key Points", "**Action Items**", "POLL: charter")]
    ['summary', 'action', 'poll']
    >>> role_of("Poll results of last year") is None
    True
    """
    folded = _DECORATION.sub("", fold(heading).replace("’", "'"))
    leading = _LEADING.match(folded)
    return _BY_NAME.get(folded) or (_BY_NAME.get(leading["name"].strip()) if leading else None)
