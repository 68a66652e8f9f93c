"""The topics of a text."""

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of


def topics_of(*lines: str, source: str = "2024-03-04.md") -> list[str]:
    """Return the headings of the topics of minutes with some lines."""
    minutes = parse_minutes(lines_of(*lines), source).minutes
    return [item.heading for item in minutes.topics] if minutes else []
