"""The list of what was asked in vain, by pages."""

from bot.chat.discord.rendering.view import view_of
from bot.desk.cards.unanswered import Listed, unanswered_blocks
from bot.replies.cards.pages import page_of
from bot.replies.controls.custom_id import Action
from bot.replies.i18n.wording import wording_for
from bot.replies.model import Button, Reply
from bot.storage.state.curated_answers import KeptAnswer
from bot.storage.state.missed_questions import MissedQuestion, Reason, Status
from tests.desk.missed.conftest import MODERATOR, Club, controls, member, titles, words


def missed(number: int) -> MissedQuestion:
    """Return a question of which everything is told."""
    words = tuple(f"{'long ' * 40}question {number} {letter}" for letter in "abcdef")
    return MissedQuestion(number, words[0], Reason.REFUSED, f"place{number:06}", 9, 1, 10**9, Status.OPEN, None, words)


def test_a_full_page_keeps_all_of_its_buttons_on_discord() -> None:
    questions: list[MissedQuestion | KeptAnswer] = [missed(number) for number in range(15)]
    page = page_of(questions, 1, 5)
    items = [Listed(one, 3).at("A heading " * 20) for one in page.items]
    reply = Reply(unanswered_blocks(items, page, (15, 0, 0), wording_for("en")))
    ids = {id for child in view_of(reply).walk_children() if (id := getattr(child, "custom_id", None))}
    assert len(ids) == sum(isinstance(block, Button) for block in reply.blocks)
    assert view_of(reply).total_children_count <= 40


async def test_pages_hold_every_question_once(club: Club) -> None:
    asked = [f"{animal} husbandry" for animal in ("zebra", "emu", "ibis", "otter", "lynx", "tapir", "newt")]
    for question in asked:
        await club.ask(question, member(1))
    first = await club.listed()
    (more,) = controls(first, Action.UNANSWERED)
    second = await club.press(more, MODERATOR)
    assert sorted([*titles(first), *titles(second)]) == sorted(asked)
    assert "Page 2 of 2" in words(second)
    (done, *_) = controls(second, Action.SETTLE)
    assert len(titles(await club.press(done, MODERATOR))) == 1
