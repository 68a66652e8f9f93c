"""What is wrong in the minutes, as moderators read it."""

import pytest

from bot.desk.cards.check import ANEW, OF_READING, PAGE
from bot.desk.check import CheckRoom
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Button, Fact, Link, Reply
from tests.conftest import Folder
from tests.desk.knowing import knowing, moderator, text_of

SOUND = """\
# Gateway meeting

**Date**: 2024-05-02

**Attendees**: Ann, Bo

## Agenda 1: Transport

The gateway will speak QUIC{more}.
"""
DEAD = " as [planned](plans/1.md)"
ADDRESS = "https://example.org/{path}#L{first}"


async def shown(room: CheckRoom, text: str = "", page: int = 0, locale: str = "en") -> Reply:
    reply = await room.moderators_presses[Action.CHECK](
        ControlAction(Action.CHECK, page=page, text=text), moderator(locale)
    )
    assert isinstance(reply, Reply)
    return reply


def problems(reply: Reply) -> list[str]:
    return [f"{block.label} {block.value}" for block in reply.blocks if isinstance(block, Fact)]


async def test_nothing_is_wrong(folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    reply = await CheckRoom(knowing(folder)).show(moderator())
    assert "Nothing is wrong." in text_of(reply)
    assert not problems(reply)


async def test_what_was_left_out_is_not_said_to_be_right(folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    club = knowing(folder)
    (folder.path / "2024-05-02.md").rename(folder.path / "letter.md")
    folder.write("letter.md", "The boat is wet.\n")
    reply = await CheckRoom(club).show(moderator())
    assert "Nothing is wrong." in text_of(reply), "what is served has not been read anew"
    anew = await shown(CheckRoom(club), ANEW)
    assert "No minutes were found." in text_of(anew)
    assert "1 file left out" in text_of(anew)


async def test_errors_come_first_and_each_problem_leads_to_its_line(folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=DEAD))
    folder.write("2024-06-06.md", b"\xff\xfe" + "# Gateway".encode("utf-16-le"))
    reply = await CheckRoom(knowing(folder, url=ADDRESS)).show(moderator())
    assert [problem.split(":")[0] for problem in problems(reply)] == [
        "Error · 2024-06-06.md",
        "Warning · 2024-05-02.md",
    ]
    links = [block.url for block in reply.blocks if isinstance(block, Link)]
    assert links == ["https://example.org/2024-06-06.md#L1", "https://example.org/2024-05-02.md#L9"]


async def test_nobody_is_sent_to_a_shell(folder: Folder) -> None:
    folder.write("2024-06-06.md", b"\xff\xfe" + "# Gateway".encode("utf-16-le"))
    for locale in ("en", "zh-CN"):
        text = text_of(await CheckRoom(knowing(folder)).show(moderator(locale)))
        assert "UTF-8" in text
        assert "iconv" not in text


async def test_without_links_none_is_made_up(folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=DEAD))
    reply = await CheckRoom(knowing(folder)).show(moderator())
    assert not any(isinstance(block, Link) for block in reply.blocks)


async def test_many_problems_come_on_pages_without_a_loss(folder: Folder) -> None:
    links = "".join(f"\n\nSee [this](plans/{number}.md)" for number in range(2 * PAGE + 1))
    folder.write("2024-05-02.md", SOUND.format(more=links))
    room = CheckRoom(knowing(folder))
    texts = [text_of(await shown(room, page=page)) for page in range(3)]
    assert all(sum(f"plans/{number}.md" in text for text in texts) == 1 for number in range(2 * PAGE + 1))


async def test_what_is_served_is_checked_until_a_reading_is_asked_for(folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=""))
    room = CheckRoom(knowing(folder))
    folder.write("2024-05-02.md", SOUND.format(more=DEAD))
    assert not problems(await room.show(moderator()))
    anew = await shown(room, ANEW)
    assert problems(anew)
    assert "The sources were read for this at" in text_of(anew)
    assert problems(await shown(room, OF_READING))
    assert not problems(await room.show(moderator()))


async def test_a_page_of_a_reading_before_a_restart_is_read_again(folder: Folder) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=DEAD))
    assert problems(await shown(CheckRoom(knowing(folder)), OF_READING))


@pytest.mark.parametrize(("locale", "said"), [("zh-CN", "警告"), ("zh-TW", "警告"), ("en", "Warning")])
async def test_it_is_told_in_the_readers_language(folder: Folder, locale: str, said: str) -> None:
    folder.write("2024-05-02.md", SOUND.format(more=DEAD))
    reply = await CheckRoom(knowing(folder)).show(moderator(locale))
    assert said in problems(reply)[0]
    assert [block.label for block in reply.blocks if isinstance(block, Button)]
