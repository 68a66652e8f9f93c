"""Minutes that are typed like a letter, without the marks of Markdown, for tests of how they are read."""

from bot.minutes.parse import Parsed, parse_minutes
from bot.minutes.recognise import why_no_minutes
from tests.conftest import lines_of

SAID = "We talked about it for a while, and nobody was against it."
"""A sentence that is said below a title."""


SAID_IN_JAPANESE = "いろいろ話し合ったが、反対する人はいなかった。次の回までに見積りをもらうことになった。"
SAID_IN_CHINESE = "大家讨论了一会儿，没有人反对，决定下次会议之前先去问清楚价格。"
SAID_IN_KOREAN = "여러 이야기를 나누었고 반대하는 사람은 없었다. 다음 모임까지 값을 알아보기로 하였다."


def typed(*lines: str, source: str = "minutes3.md") -> Parsed:
    """Return minutes of some lines as they are read; the name of the file tells nothing."""
    return parse_minutes(lines_of(*lines), source)


def topics(*lines: str) -> list[str]:
    """Return the topics of some lines below a head that tells when and who."""
    head = (
        "Oakwood Garden Club",
        "Committee, 4 March 2024, in the barn",
        "Present: Fern Moss, Holly Bush, Ivy Root",
        "",
    )
    minutes = typed(*head, *lines).minutes
    assert minutes is not None
    return [item.heading for item in minutes.topics]


def is_taken(parsed: Parsed) -> bool:
    """Return whether a file counts as minutes."""
    assert parsed.minutes is not None
    return not why_no_minutes(parsed.minutes, parsed.outline, parsed.clues)
