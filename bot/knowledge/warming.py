"""Has everything loaded that first answers need: dictionaries, readings, patterns; else a first member would wait."""

from bot.languages.asking import is_no_question
from bot.minutes.model import MeetingDate
from bot.search.engine import Search
from bot.search.typed import date_named, latest_named

_TYPED = "会议 minutes huiyii zqxjv"
"""A Chinese word, an English one, mistyped pinyin, and letters that may be initials."""

_ASKING = ("", "when was", "why", "how many")
"""What each finds a passage by patterns of its own."""

_ANY_DAY = MeetingDate(2000, 1, 1)


def warm_up(search: Search) -> None:
    """Ask for what is all there, in all the ways that take something to be loaded; takes a second at the most."""
    texts = (text for meeting in search.meetings for text in meeting.texts)
    about = next((text.headline_of(entry) for text in texts for entry in text.entries if entry.item), "")
    for asking in _ASKING:
        search.answer(f"{asking} {about} {_TYPED}", limit=1, today=_ANY_DAY)
    search.complete(_TYPED, limit=1)
    search.complete_topic(_TYPED, limit=1)
    # What stands in an option is read by the patterns of every language.
    is_no_question(about)
    latest_named(about)
    date_named(about, (), _ANY_DAY)
