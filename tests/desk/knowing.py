"""A desk's surroundings: minutes in a folder, what answers from them, and who asks."""

from bot.desk.caller import Caller
from bot.knowledge.freshness_status import FreshnessStatus
from bot.knowledge.service import Knowledge
from bot.replies.i18n.audience import Audience
from bot.replies.model import Block, Fact, Link, Listing, Note, Paragraph, Reply, Title
from bot.search.settings import SearchSettings
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from tests.conftest import Folder

NOT_REFRESHED = FreshnessStatus((), None)


def moderator(locale: str = "en", *, server: int | None = 1, channel: int | None = 5) -> Caller:
    return Caller(8, Audience(locale), is_moderator=True, server=server, channel=channel)


def member(number: int = 9) -> Caller:
    return Caller(number, Audience("en"), is_moderator=False, advice="Ask somebody.", server=1)


def knowing(folder: Folder, *, url: str | None = None, **search: object) -> Knowledge:
    """Return what knows the minutes in a folder, by words alone."""
    sources = open_sources([SourceSettings(folder.path, url=url)], environment={})
    knowledge = Knowledge(sources, SearchSettings(**search))  # type: ignore[arg-type]
    knowledge.load()
    return knowledge


def text_of(reply: Reply) -> str:
    """Return the words of a reply, a line a block."""
    return "\n".join(filter(None, map(_text, reply.blocks)))


def _text(block: Block) -> str:
    match block:
        case Title() as title:
            return title.whole
        case Paragraph(text) | Note(text):
            return text
        case Fact(label, value):
            return f"{label}: {value}"
        case Listing(lines=lines):
            return "\n".join(lines)
        case Link(label, url):
            return f"{label}: {url}"
        case _:
            return ""
