"""What a reload says, what speaks against it, and what a moderator's presses do."""

import asyncio
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.golden import GoldenQuestion
from bot.knowledge.review_progress import ReviewProgress, Stage
from bot.knowledge.service import Knowledge
from bot.minutes.permalinks import LinkTemplate
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import wording_for
from bot.replies.model import Button, Fact, Link, Menu, Paragraph, Reply
from bot.replies.reviews import progress_reply, shown_meanwhile
from bot.replies.service import Replies
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from tests.conftest import Folder, lines_of
from tests.knowledge.conftest import Golden
from tests.replies.reply_texts import quoted, texts_of

ENGLISH = Audience("en-GB")


def controls(reply: Reply) -> dict[Action, ControlAction]:
    return {block.control.action: block.control for block in reply.blocks if isinstance(block, Button)}


def said(reply: Reply) -> str:
    return "\n".join(texts_of(reply))


def months(folder: Folder, count: int = 20) -> Folder:
    """Write minutes of so many meetings."""
    for number in range(1, count + 1):
        folder.write(f"2023-01-{number:02}.md", lines_of("# Club", "", f"## Topic {number}", "", f"Said {number}."))
    return folder


async def test_a_reload_says_what_is_new_changed_and_gone(garden: Folder) -> None:
    months(garden)
    replies = garden.replies()
    garden.write("2023-01-01.md", lines_of("# Club", "", "## Topic 1", "", "Fog."))
    (garden.path / "2023-01-02.md").unlink()
    garden.write("2024-01-03.md", lines_of("# Winter", "", "## Snow", "", "Snow."))
    texts = list(texts_of(await replies.reviews.reload(audience=ENGLISH)))
    for label, line in (
        ("New (1)", "2024-01-03 · Winter"),
        ("Changed (1)", "2023-01-01 · Club"),
        ("Gone (1)", "2023-01-02 · Club"),
    ):
        assert texts[texts.index(label) + 2] == line  # the fact's value is empty
    assert texts[texts.index("1 entry has changed") + 1] == "2023-01-01 “Topic 1”"


async def test_meetings_that_came_or_changed_can_be_opened(garden: Folder) -> None:
    replies = months(garden).replies()
    garden.write("2024-01-03.md", lines_of("# Winter", "", "## Snow", "", "Snow."))
    (menu,) = (block for block in (await replies.reviews.reload(audience=ENGLISH)).blocks if isinstance(block, Menu))
    opened = replies.handle_control(menu.choices[0].control, audience=ENGLISH)
    assert "Winter" in said(opened)


async def test_meetings_on_the_web_are_linked_to_those_that_went_too(garden: Folder) -> None:
    months(garden)
    source = FolderSource("garden", garden.path, link_template=LinkTemplate("https://example.org/{path}"))
    knowledge = Knowledge([source], SearchSettings())
    knowledge.load()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"))
    (garden.path / "2023-01-02.md").unlink()
    reply = await replies.reviews.reload(audience=ENGLISH)
    assert Link("2023-01-02", "https://example.org/2023-01-02.md") in reply.blocks


async def test_a_reload_that_changes_nothing_says_so(garden: Folder) -> None:
    reply = await garden.replies().reviews.reload(audience=ENGLISH)
    assert "Nothing has changed since they were read last." in list(texts_of(reply))
    assert (reply.private, reply.failed, controls(reply)) == (True, False, {})


async def test_a_reload_says_at_which_state_the_sources_are(garden: Folder) -> None:
    replies = months(garden).replies()
    garden.write("2024-01-03.md", "# Winter\n\n## Snow\n\nSnow.\n")
    facts = {
        block.label: block.value
        for block in (await replies.reviews.reload(audience=ENGLISH)).blocks
        if isinstance(block, Fact)
    }
    before, _, after = facts["garden"].partition(" → ")
    assert before != after
    assert len(before) == len(after) == 8


async def test_a_reload_shows_what_is_wrong_and_how_to_mend_it_page_by_page(garden: Folder) -> None:
    replies = garden.replies()
    for number in range(20):
        garden.write(f"bad-{number:02}.md", b"\xff")
    reply = await replies.reviews.reload(audience=ENGLISH)
    texts = list(texts_of(reply))
    assert "20 problems" in texts
    assert any("bad-00.md:1" in text and "iconv" not in text for text in texts)
    assert "bad-19" not in said(reply)
    page = await replies.reviews.handle(controls(reply)[Action.PROBLEMS], audience=ENGLISH)
    while "bad-19" not in said(page):
        control = next(block.control for block in page.blocks if isinstance(block, Button) and "Next" in block.label)
        page = await replies.reviews.handle(control, audience=ENGLISH)
    assert "quorum" not in said(reply) + said(page)


async def test_a_reload_tells_what_is_wrong_in_the_member_s_language(garden: Folder) -> None:
    replies = garden.replies()
    garden.write("bad.md", b"\xff")
    texts = list(texts_of(await replies.reviews.reload(audience=Audience("zh-CN"))))
    assert any("bad.md:1: 文件不是 UTF-8" in text and "iconv" not in text for text in texts)


async def test_a_reload_that_finds_nothing_says_that_the_old_minutes_serve(garden: Folder) -> None:
    replies = garden.replies()
    for file in garden.path.iterdir():
        file.unlink()
    reply = await replies.reviews.reload(audience=ENGLISH)
    assert reply.failed
    assert any("still served" in text for text in texts_of(reply))
    assert Action.TAKE_PROPOSAL not in controls(reply)
    assert quoted(replies.ask(AskRequest("stakes"), audience=ENGLISH)) != []


def meetings(replies: Replies) -> int:
    return sum(" · " in text for text in texts_of(replies.browsing.meetings(audience=ENGLISH)))


def without_twelve(folder: Folder) -> Replies:
    """Return replies from twenty meetings, twelve of which are deleted since."""
    replies = months(folder).replies()
    for number in range(1, 13):
        (folder.path / f"2023-01-{number:02}.md").unlink()
    return replies


async def test_minutes_that_are_held_back_wait_for_a_second_press(folder: Folder) -> None:
    replies = without_twelve(folder)
    reply = await replies.reviews.reload(audience=ENGLISH)
    assert "24 of 40 entries would be gone." in texts_of(reply)
    assert "Gone (12)" in texts_of(reply)
    assert meetings(replies) == 20
    pressed = await replies.reviews.handle(controls(reply)[Action.TAKE_PROPOSAL], audience=ENGLISH)
    assert "The minutes are read: 8 meetings, 16 entries." in texts_of(pressed)
    assert meetings(replies) == 8
    back = await replies.reviews.handle(controls(pressed)[Action.UNDO_RELOAD], audience=ENGLISH)
    assert "The minutes of before are served again: 20 meetings, 40 entries." in texts_of(back)
    assert meetings(replies) == 20


async def test_what_is_held_back_is_told_in_the_member_s_language(folder: Folder) -> None:
    reply = await without_twelve(folder).reviews.reload(audience=Audience("zh-CN"))
    assert "40 个条目中有 24 个会消失。" in texts_of(reply)


async def test_a_golden_question_that_fails_is_named_with_what_comes_first(folder: Folder) -> None:
    months(folder)
    golden = GoldenQuestion("Topic 7", "2023-01-07", text="Said 7.")
    knowledge = Knowledge([folder.source()], SearchSettings(), golden=Golden([golden]))
    knowledge.load()
    folder.write("2023-01-07.md", lines_of("# Club", "", "## Topic 7", "", "Unsaid."))
    reply = await Replies(knowledge, timezone=ZoneInfo("UTC")).reviews.reload(audience=ENGLISH)
    told = next(text for text in texts_of(reply) if "golden" in text)
    assert "“Topic 7”" in told
    assert "2023-01-07.md:" in told


async def test_a_press_on_what_is_out_of_date_says_so_and_swaps_nothing(folder: Folder) -> None:
    replies = without_twelve(folder)
    reply = await replies.reviews.reload(audience=ENGLISH)
    (folder.path / "2023-01-13.md").unlink()
    await replies.reviews.reload(audience=ENGLISH)
    pressed = await replies.reviews.handle(controls(reply)[Action.TAKE_PROPOSAL], audience=ENGLISH)
    assert pressed.failed
    assert "expired" in said(pressed)
    assert meetings(replies) == 20


async def test_a_press_works_after_a_restart_if_the_sources_hold_the_same(folder: Folder) -> None:
    replies = without_twelve(folder)
    control = controls(await replies.reviews.reload(audience=ENGLISH))[Action.TAKE_PROPOSAL]
    replies.reviews._knowledge._reviewing.pending = None  # as if nothing had been proposed yet
    assert "8 meetings" in said(await replies.reviews.handle(control, audience=ENGLISH))


async def test_a_second_press_says_that_they_are_served_already(folder: Folder) -> None:
    replies = without_twelve(folder)
    control = controls(await replies.reviews.reload(audience=ENGLISH))[Action.TAKE_PROPOSAL]
    await replies.reviews.handle(control, audience=ENGLISH)
    pressed = await replies.reviews.handle(control, audience=ENGLISH)
    assert pressed.blocks == (Paragraph("These minutes are served already."),)


async def test_an_undo_of_something_older_says_so(folder: Folder) -> None:
    replies = months(folder).replies()
    pressed = []
    for number in (1, 2):
        folder.write(f"2024-01-{number:02}.md", lines_of("# Club", "", "## Gate", "", f"Open {number}."))
        pressed.append(controls(await replies.reviews.reload(audience=ENGLISH))[Action.UNDO_RELOAD])
    assert "expired" in said(await replies.reviews.handle(pressed[0], audience=ENGLISH))
    assert meetings(replies) == 22


async def test_there_may_be_nothing_to_undo(garden: Folder) -> None:
    reply = await garden.replies().reviews.undo(audience=ENGLISH)
    assert reply.failed
    assert "nothing to go back to" in said(reply)


async def test_two_reloads_at_once_come_to_the_same(folder: Folder) -> None:
    replies = months(folder).replies()
    folder.write("2024-01-01.md", lines_of("# Club", "", "## Gate", "", "Open."))
    first, second = await asyncio.gather(
        replies.reviews.reload(audience=ENGLISH), replies.reviews.reload(audience=ENGLISH)
    )
    assert first == second
    assert "New (1)" in texts_of(second)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_every_stage_is_told(stage: Stage, locale: str) -> None:
    assert said(progress_reply(ReviewProgress(stage, 3, 7), wording_for(locale)))


async def test_how_far_it_is_is_shown_once_for_each_news() -> None:
    shown: list[ReviewProgress] = []

    async def show(progress: ReviewProgress) -> None:
        shown.append(progress)

    async def work(tell: object) -> Reply:
        assert callable(tell)
        tell(ReviewProgress(Stage.READING, 1, 2))
        await asyncio.sleep(0.05)
        tell(ReviewProgress(Stage.READING, 2, 2))
        await asyncio.sleep(0.05)
        return Reply(())

    assert await shown_meanwhile(work, show, seconds=0.01) == Reply(())
    assert [progress.done for progress in shown] == [1, 2]
