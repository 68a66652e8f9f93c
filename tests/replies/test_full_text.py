"""The full text behind a quote."""

import pytest

from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Quotation
from bot.replies.service import Replies
from tests.conftest import Folder
from tests.replies.reply_texts import texts_of
from tests.replies.test_browsing import controls, titles

ENGLISH = Audience("en-GB")


LONG_TEXT = "\n\n".join(f"Sentence number {number} of the barrel." for number in range(200))


def full_text(replies: Replies, control: ControlAction) -> tuple[list[str], str]:
    """Return the title and, of all pages together, the text that a press leads to."""
    first = replies.handle_control(control, audience=ENGLISH)
    shown = ""
    page: ControlAction | None = control
    while page is not None:
        turned = replies.handle_control(page, audience=ENGLISH)
        shown += "".join(span.text for block in turned.blocks if isinstance(block, Quotation) for span in block.spans)
        page = next((each for each in controls(turned) if each.page == page.page + 1), None)
    return titles(first), shown


@pytest.mark.parametrize("text", ["It leaks.", LONG_TEXT], ids=["short", "on pages"])
@pytest.mark.parametrize(
    "heading", ["## Agenda 1: Barrel @Fern", "Agenda 1: Barrel @Fern\n---", "# Part one\n\n## Agenda 1: Barrel @Fern"]
)
def test_the_text_of_an_agenda_item_is_all_that_stands_below_its_heading(
    heading: str, text: str, folder: Folder
) -> None:
    folder.write("2024-01-01.md", f"# Talk\n\nWe met.\n\n{heading}\n\n{text}\n")
    replies = folder.replies()
    (control,) = (
        control for control in controls(replies.browsing.meeting("2024-01-01", audience=ENGLISH)) if control.places
    )
    assert full_text(replies, control) == (["Agenda 1: Barrel @Fern"], text)


def test_the_full_text_of_an_answer_does_not_say_its_heading_again(folder: Folder) -> None:
    text = "\n\n".join(f"Sentence number {number} of the barrel." for number in range(25))
    folder.write("2024-01-01.md", f"# Talk\n\n## Barrel\n\n{text}\n\n## Shed\n\nOld.\n")
    replies = folder.replies()
    answer = replies.ask(AskRequest("barrel"), audience=ENGLISH)
    (control,) = (control for control in controls(answer) if control.action is Action.FULL_TEXT)
    assert full_text(replies, control) == (["Barrel"], text)


def test_the_full_text_of_an_answer_opens_where_it_is_quoted(folder: Folder) -> None:
    said = [
        f"Ada: sentence number {number} tells of **paint**, of nails and of the old ladder." for number in range(27)
    ]
    said[24] = "Brook: the gutter is blocked by leaves."
    folder.write("2024-01-01.md", "\n\n".join(("# Talk", "## Shed", *said)))
    replies = folder.replies()
    answer = replies.ask(AskRequest("which leaves blocked the gutter"), audience=ENGLISH)
    (control,) = (control for control in controls(answer) if control.action is Action.FULL_TEXT)
    opened = replies.handle_control(control, audience=ENGLISH)
    assert control.page == 1
    assert "Brook: the gutter is blocked by leaves." in "".join(texts_of(opened))


def test_a_heading_that_is_long_for_its_link_alone_is_not_said_again(folder: Folder) -> None:
    folder.write("2024-01-01.md", f"# Talk\n\n## [Barrel](https://example.org/{'b' * 200})\n\nIt is mended.\n")
    replies = folder.replies()
    (control,) = (
        control for control in controls(replies.browsing.meeting("2024-01-01", audience=ENGLISH)) if control.places
    )
    assert full_text(replies, control) == (["Barrel"], "It is mended.")


def test_a_heading_that_the_title_has_no_room_for_stands_in_the_text(folder: Folder) -> None:
    heading = "The barrel " + "behind the shed " * 20 + "leaks"
    folder.write("2024-01-01.md", f"# Talk\n\n## {heading}\n\nIt is mended.\n")
    replies = folder.replies()
    (control,) = (
        control for control in controls(replies.browsing.meeting("2024-01-01", audience=ENGLISH)) if control.places
    )
    assert full_text(replies, control)[1] == f"{heading}\n\nIt is mended."
