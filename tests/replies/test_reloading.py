"""What a reload says."""

from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience
from bot.replies.model import (
    Fact,
)
from tests.conftest import Folder
from tests.replies.reply_texts import quoted, texts_of

ENGLISH = Audience("en-GB")


async def test_a_reload_says_what_is_new_changed_and_gone(garden: Folder) -> None:
    for name in ("2024-01-01.md", "2024-01-02.md"):
        garden.write(name, "Rain.")
    replies = garden.replies()
    garden.write("2024-01-01.md", "Fog.")
    (garden.path / "2024-01-02.md").unlink()
    garden.write("2024-01-03.md", "Snow.")
    facts = {
        block.label: block.value for block in (await replies.reload(audience=ENGLISH)).blocks if isinstance(block, Fact)
    }
    assert facts == {"New": "2024-01-03", "Changed": "2024-01-01", "Gone": "2024-01-02"}


async def test_a_reload_that_changes_nothing_says_so(garden: Folder) -> None:
    reply = await garden.replies().reload(audience=ENGLISH)
    assert "Nothing has changed since they were read last." in list(texts_of(reply))
    assert (reply.private, reply.failed) == (True, False)


async def test_a_reload_shows_what_is_wrong_and_how_to_mend_it(garden: Folder) -> None:
    replies = garden.replies()
    for number in range(20):
        garden.write(f"bad-{number:02}.md", b"\xff")
    reply = await replies.reload(audience=ENGLISH)
    texts = list(texts_of(reply))
    assert "20 problems" in texts
    assert any("bad-00.md:1" in text and "iconv" in text for text in texts)
    assert len(texts) < 20


async def test_a_reload_tells_what_is_wrong_in_the_member_s_language(garden: Folder) -> None:
    replies = garden.replies()
    garden.write("bad.md", b"\xff")
    texts = list(texts_of(await replies.reload(audience=Audience("zh-CN"))))
    assert any("bad.md:1: 文件不是 UTF-8" in text and "iconv" in text for text in texts)


async def test_a_reload_that_finds_nothing_says_that_the_old_minutes_serve(garden: Folder) -> None:
    replies = garden.replies()
    for file in garden.path.iterdir():
        file.unlink()
    reply = await replies.reload(audience=ENGLISH)
    assert reply.failed
    assert any("still served" in text for text in texts_of(reply))
    assert quoted(replies.ask(AskRequest("stakes"), audience=ENGLISH)) != []
