"""Words the day of a meeting, with what tells it from other meetings of that day."""

import re

from bot.minutes.meeting_texts import Meeting
from bot.replies.i18n.wording import Wording
from bot.text import SMALL, fold


def day_of(meeting: Meeting, wording: Wording, *, beside: str = "") -> str:
    """Return the day of a meeting, and which of several it is unless `beside`, such as its title, says so already."""
    day = wording.date(meeting.date)
    team = meeting.told_apart_by
    return f"{day} · {team}" if team and not _says(beside, team) else day


def team_of(meeting: Meeting, *, beside: str) -> str:
    """Return what tells a meeting from others of its day; empty if nothing need, or `beside` says so already."""
    team = meeting.told_apart_by
    return "" if _says(beside, team) else team


def _says(beside: str, team: str) -> bool:
    """Return whether every word of a name stands in a text, and not only as a part of a longer word or number."""
    words = (rf"(?<![0-9{SMALL}]){re.escape(word)}(?![0-9{SMALL}])" for word in fold(team).split("-"))
    return all(re.search(word, fold(beside)) for word in words)


def year_of(meeting: Meeting) -> str:
    """Return the year of a meeting in four digits, empty if it has no date."""
    return f"{meeting.date.year:04}" if meeting.date else ""
