"""What all of a typed text means: a date, one of the latest meetings, a question without its filters."""

from collections.abc import Collection

from bot.languages.reader import languages
from bot.minutes.model import MeetingDate
from bot.search.analysis.terms import ALWAYS
from bot.search.model import AskedDate
from bot.search.question.dates import find_dates
from bot.search.question.latest import find_latest_mention
from bot.search.question.relative_dates import relative_date_named
from bot.search.question.written_filters import split_filters
from bot.text import normalise


def date_named(text: str, held: Collection[MeetingDate], today: MeetingDate | None = None) -> AskedDate | None:
    """Return the date that all of a text is, None if there are other words too; `held` are those of all meetings.

    With `today`, it may also be counted from there: "last year".
    """
    text = normalise(text.strip())
    if today is not None and (counted := relative_date_named(text, today.first_day, _every_language())):
        return counted
    mentions = find_dates(text, held, _every_language())
    found = (mention.asked_date for mention in mentions if text[slice(*mention.place)] == text)
    return next(found, None)


def without_filters(question: str) -> str:
    """Return a question without the filters that are written in it, such as `since:2022-06`."""
    return " ".join(split_filters(question)[0].split())


def latest_named(text: str) -> tuple[int, ...]:
    """Return which of the latest meetings all of a text means, counted back from the last one, which is 0."""
    text = normalise(text)
    found = find_latest_mention(text, _every_language())
    return found.positions if found and text[slice(*found.place)] == text else ()


def _every_language() -> tuple[str, ...]:
    return (*ALWAYS, *(tag for tag in languages() if tag not in ALWAYS))
