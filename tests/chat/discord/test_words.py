"""What is said on Discord alone."""

import pytest

from bot.chat.discord import words
from bot.replies.i18n.audience import Audience
from bot.replies.model import Listing, Paragraph, Reply
from tests.conftest import Folder

ENGLISH = Audience("en-GB", translated_names=True)
CHINESE = Audience("zh-CN", translated_names=True)


def sentence(reply: Reply) -> str:
    (paragraph,) = reply.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def kept(folder: Folder, repeat_minutes: float) -> list[str]:
    """Return what the bot says it keeps, by the first words of each line."""
    reply = words.privacy(folder.replies(), repeat_minutes, audience=ENGLISH)
    (listing,) = [block for block in reply.blocks if isinstance(block, Listing)]
    return [" ".join(line.split()[:3]) for line in listing.lines]


def test_privacy_tells_of_the_log_the_buttons_and_the_fingerprint(folder: Folder) -> None:
    assert kept(folder, 10) == [
        "No question is",
        "Where something fails,",
        "The buttons under",
        "What is quoted",
        "For 10 minutes",
        "Who asked a",
    ]


def test_privacy_tells_of_no_fingerprint_where_there_is_none(folder: Folder) -> None:
    assert not any(line.startswith("For") for line in kept(folder, 0))


@pytest.mark.parametrize(
    ("permission", "name"),
    [("view_channel", "View Channel"), ("send_messages", "Send Messages"), ("something_new", "something_new")],
)
def test_a_missing_permission_is_called_as_discord_calls_it(permission: str, name: str) -> None:
    reply = words.not_permitted("#general", permission, audience=ENGLISH)
    assert sentence(reply) == (
        f"I cannot write in #general: the permission “{name}” is missing there. /ask works without it."
    )
    assert (reply.private, reply.failed) == (True, True)


def test_a_command_is_named_as_the_member_types_it() -> None:
    assert "/ask" in sentence(words.no_text(audience=ENGLISH))
    assert "/提问" in sentence(words.no_text(audience=CHINESE))


@pytest.mark.parametrize("reply", [words.old_command(audience=ENGLISH), words.old_control(audience=ENGLISH)])
def test_what_is_old_is_refused_in_private(reply: Reply) -> None:
    assert sentence(reply)
    assert (reply.private, reply.failed) == (True, True)
