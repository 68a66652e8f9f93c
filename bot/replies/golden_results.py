"""Says of a golden question what came first in place of its answer, in the reader's language."""

from bot.knowledge.golden import GoldenResult
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline


def why_failed(result: GoldenResult, wording: Wording) -> str:
    """Return why a golden question does not hold."""
    if not result.known:
        return wording("there is no meeting “{meeting}”", meeting=headline(result.question.meeting))
    first = result.first
    if first is None:
        return wording("nothing is found")
    place = f"{first.source}:{first.lines.first}"
    name = headline(first.headline)
    if not result.answered:
        return wording("it is refused; nearest comes “{name}” ({place})", name=name, place=place)
    return wording("“{name}” ({place}) comes first", name=name, place=place)
