"""What the card of a meeting lists."""

from bot.minutes.parse import parse_minutes


def lines_listed(*lines: str) -> list[str]:
    """Return the lines of a file at which its topics begin."""
    minutes = parse_minutes("\n".join(lines), "2024-03-04.md").minutes
    assert minutes is not None
    return [minutes.text.line(item.lines.first) for item in minutes.topics]
