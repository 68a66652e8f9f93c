"""Why a text is no minutes."""

from bot.minutes.parse import parse_minutes
from bot.minutes.recognise import why_no_minutes


def why(text: str, source: str = "2024-03-05.md") -> str:
    """Return why a file is left out, nothing where it is not."""
    parsed = parse_minutes(text, source)
    assert parsed.minutes is not None
    return why_no_minutes(parsed.minutes, parsed.outline, parsed.clues) or ""
