"""Questions whose answer is a count."""

import pytest

from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience
from tests.conftest import Folder
from tests.replies.reply_texts import texts_of

ENGLISH = Audience("en-GB")


CLUB = {
    "2024-03-05.md": "# Spring\n\nAttendees: Ada Byron, Bo Lu\n\n## Hose\n\nIt leaks.\n",
    "2024-04-02.md": "# Easter\n\nAttendees: Ada Byron\n\n## Shed\n\nIt leaks too.\n",
}


def test_how_often_somebody_was_there_is_counted_with_what_was_counted(folder: Folder) -> None:
    for name, text in CLUB.items():
        folder.write(name, text)
    texts = list(texts_of(folder.replies().ask(AskRequest("how often was Bo Lu there"), audience=ENGLISH)))
    assert "1 of 2" in texts
    assert any("5 Mar" in text for text in texts)


def test_who_came_is_counted_with_the_names(folder: Folder) -> None:
    for name, text in CLUB.items():
        folder.write(name, text)
    texts = list(texts_of(folder.replies().ask(AskRequest("how many people came on March 5"), audience=ENGLISH)))
    assert "2 people are named as present." in texts
    assert "Ada Byron, Bo Lu" in texts


def test_how_often_somebody_was_absent_is_counted_by_the_meetings_without_them(folder: Folder) -> None:
    for name, text in CLUB.items():
        folder.write(name, text)
    texts = list(texts_of(folder.replies().ask(AskRequest("how often was Bo Lu absent"), audience=ENGLISH)))
    assert texts[0] == "1 meeting without Bo Lu"


@pytest.mark.parametrize(
    "asked", ["how many meetings are there", "how many meetings have there been", "一共开了几次会"]
)
def test_all_meetings_are_counted(asked: str, folder: Folder) -> None:
    for name, text in CLUB.items():
        folder.write(name, text)
    assert "2 meetings" in texts_of(folder.replies().ask(AskRequest(asked), audience=ENGLISH))
