"""What later meetings say, beneath an answer."""

import pytest

from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action
from bot.replies.i18n.audience import Audience
from bot.replies.model import Block, Button, Note, Reply, Title
from bot.replies.service import Replies
from tests.conftest import Folder

ENGLISH = Audience("en-GB")
FIRST = "# January\n\n## Pump\n\n**Q: Does the green pump leak?**\n\nA: Yes, at its valve.\n"


def pond(folder: Folder, later: int) -> Replies:
    """Return replies from a first meeting with the answer, and as many later ones that mention the matter."""
    folder.write("2023-01-01.md", FIRST)
    for number in range(1, later + 1):
        text = f"# Review {number}\n\n## Part {number}\n\nThe green pump leaks again.\n\n## Rest\n\nA pump is grey.\n"
        folder.write(f"2024-{number:02}-01.md", text)
    return folder.replies()


def answer(replies: Replies, question: str = "does the green pump leak") -> Reply:
    return replies.ask(AskRequest(question), audience=ENGLISH)


def newer(reply: Reply) -> list[Button]:
    return [block for block in reply.blocks if isinstance(block, Button) and "newer mention" in block.label]


def sources(blocks: tuple[Block, ...]) -> list[str]:
    """Return the sources of the passages on a card."""
    return [block.text for block in blocks if isinstance(block, Note) and "·" in block.text]


def opened(replies: Replies, button: Button) -> list[Reply]:
    """Return all pages that a button leads to."""
    pages = [replies.handle_control(button.control, audience=ENGLISH)]
    while turned := [block for block in pages[-1].blocks if isinstance(block, Button) and "Next" in block.label]:
        pages.append(replies.handle_control(turned[0].control, audience=ENGLISH))
    return pages


@pytest.mark.parametrize(("later", "pages"), [(1, 1), (5, 1), (7, 2), (11, 3)])
def test_the_button_opens_as_many_later_meetings_as_it_counts_the_newest_first(
    later: int, pages: int, folder: Folder
) -> None:
    replies = pond(folder, later)
    (button,) = newer(answer(replies))
    mentions = "mention" if later == 1 else "mentions"
    assert button.label == f"{later} newer {mentions}, 1 {_month(later)} 2024"
    cards = opened(replies, button)
    assert len(cards) == pages
    assert cards[0].blocks[0] == Title(button.label)
    expected = [f"Review {number} · 1 {_month(number)} 2024" for number in range(later, 0, -1)]
    shown = [source for card in cards for source in sources(card.blocks)]
    assert shown == expected


def test_where_no_later_meeting_mentions_it_there_is_no_button(folder: Folder) -> None:
    assert newer(answer(pond(folder, 0))) == []


def test_a_meeting_that_shares_only_a_word_of_it_does_not_count(folder: Folder) -> None:
    folder.write("2024-06-01.md", "# June\n\n## Pumps\n\nThe blue pump is new.\n")
    assert newer(answer(pond(folder, 0))) == []


def test_whoever_asks_about_a_date_or_within_a_scope_is_not_told_of_later_meetings(folder: Folder) -> None:
    replies = pond(folder, 3)
    assert newer(answer(replies, "does the green pump leak 2023-01-01")) == []
    assert newer(replies.ask(AskRequest("does the green pump leak", meeting="2023-01-01"), audience=ENGLISH)) == []


def test_a_question_that_is_too_long_for_a_control_leads_to_the_newest_five(folder: Folder) -> None:
    replies = pond(folder, 7)
    (button,) = newer(answer(replies, f"does the green pump leak{' and' * 20}"))
    assert button.label == "5 newer mentions, 1 July 2024"
    assert len(sources(replies.handle_control(button.control, audience=ENGLISH).blocks)) == 5


def test_the_button_says_so_where_the_later_meetings_are_gone(folder: Folder) -> None:
    (button,) = newer(answer(pond(folder, 1)))
    (folder.path / "2024-01-01.md").unlink()
    reply = folder.replies().handle_control(button.control, audience=ENGLISH)
    assert button.control.action is Action.NEWER
    assert reply.failed
    assert "no longer in the minutes" in str(reply.blocks[0])


def _month(number: int) -> str:
    names = "January February March April May June July August September October November December"
    return names.split()[number - 1]
