"""Tells what a heading stands for, by the whole of it: minutes of many communities share a few dozen headings.

A heading is compared whole, never by its beginning: "Agenda" lists what will be discussed, but "Agenda changes for
the May meeting" is a topic.
"""

import re
from enum import StrEnum
from functools import lru_cache

from bot.text import fold


class HeadingKind(StrEnum):
    """What a heading that is no topic stands for."""

    ATTENDEES = "attendees"
    AGENDA = "agenda"
    """What will be discussed, by title."""
    NOTES = "notes"
    """What was discussed."""
    LOGISTICS = "logistics"
    """Where, when, how to take part; the formalities at both ends of a meeting."""
    CONTENTS = "contents"
    COLLECTION = "collection"
    """Topics of equal rank that are listed beneath it, one a bullet."""


_NAMES = {
    HeadingKind.ATTENDEES: """
        attendees; attendance; attending; participants; present; members present; roll call; who was there;
        in attendance; introduction of attendees; list of attendees; attendee list; remote attendees;
        in-person attendees; 参会人; 参会人员; 参会者; 与会人; 与会人员; 与会者; 出席; 出席人; 出席人员;
        参加者; 参加人员; 参会名单""",
    HeadingKind.AGENDA: """
        agenda; agenda items; proposed agenda; proposed agenda items; agenda items for future meetings;
        meeting agenda; schedule; agenda for future meetings; future agenda; topics; 议程; 会议议程; 议题;
        日程""",
    HeadingKind.NOTES: """
        notes; meeting notes; minutes; meeting minutes; discussion notes; 会议纪要; 会议记录; 纪要; 记录;
        会议内容""",
    HeadingKind.LOGISTICS: """
        registration; logistics; location; locations; date; dates; time; when; where; hotels; hotel;
        schedule constraints; schedule notes; dates and locations of future meetings; opening; welcome;
        closure; closing; adjourn; adjournment; adoption of the agenda; adoption of agenda;
        opening of the meeting; opening & welcome; opening and welcome; opening, welcome and roll call;
        find volunteers for note taking; find volunteers for note-taking; links; upcoming meetings;
        next meeting; recording; recordings; social; venue; getting to the venue; code of conduct; house rules;
        wifi; parking; 会前必读; 时间; 地点; 会议时间; 会议地点; 链接; 录屏; 会议录屏; 回放""",
    HeadingKind.CONTENTS: "table of contents; contents; toc; index; 目录",
    HeadingKind.COLLECTION: """
        announcements; updates; news; general; other; other business; any other business; aob; misc;
        miscellaneous; proposals and discussions; proposals & discussions; discussion; discussions;
        topics discussed; items discussed; action items; actions; review of action items;
        review of action items from prior meeting; todo; todos; q&a; q/a; q&a, other; issues; pull requests;
        initiatives; strategic initiatives; status updates; reports; 公告; 通知; 其他; 其它; 其他事项; 讨论;
        待办; 待办事项; 相关资讯; 资讯; 新闻""",
}
_KINDS = {name.strip(): kind for kind, names in _NAMES.items() for name in names.split(";")}
_MAX_CHARACTERS = 200  # characters; what is longer names no part of a meeting
_EDGES = re.compile(r"^[\W_]*(?:\d+[.)、\s]+)?[\W_]*|[\W_]+$")
_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]")
_REPOSITORY = re.compile(r"`?@?[a-z0-9][a-z0-9._-]*/[a-z0-9._-]+`?", re.IGNORECASE)


@lru_cache(maxsize=4096)  # a meeting's heading stands above many entries
def heading_kind(heading: str) -> HeadingKind | None:
    """Return what a heading stands for, None for a topic.

    >>> heading_kind("**Attendees:**").value, heading_kind("Find volunteers for note taking (chair to volunteer)").value
    ('attendees', 'logistics')
    >>> heading_kind("nodejs/node").value, heading_kind("Agenda for the May 21 call") is None
    ('collection', True)
    """
    if len(heading) > _MAX_CHARACTERS:
        return None
    folded = " ".join(fold(heading).replace("\\", "").split())
    for wording in (folded, _ASIDE.sub("", folded)):
        kind = _KINDS.get(_EDGES.sub("", wording))
        if kind:
            return kind
    return HeadingKind.COLLECTION if names_repository(heading) else None


def names_repository(heading: str) -> bool:
    """Return whether a heading may be the name of a repository, all of it: `owner/name`.

    >>> names_repository("nodejs/node"), names_repository("议程/讨论"), names_repository("Barrel / shed")
    (True, False, False)
    """
    return _REPOSITORY.fullmatch(heading.strip()) is not None
