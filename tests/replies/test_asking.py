"""One search for each question, whatever is made of what it finds."""

from zoneinfo import ZoneInfo

import pytest

from bot.errors import NoMeetingsError, UnknownMeetingError, UsageError
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience
from bot.replies.model import Quotation, Title
from bot.replies.service import Replies
from tests.conftest import Folder

ENGLISH = Audience("en-GB")


@pytest.fixture
def replies(folder: Folder) -> Replies:
    """Return replies from six meetings on hoses, the last of them still to come."""
    for day in ("2023-01-10", "2023-02-10", "2023-03-10", "2023-04-10", "2023-05-10", "2999-01-01"):
        folder.write(f"{day}.md", f"# Club of {day}\n\n## Hose\n\nThe hose of {day} leaks.\n")
    return folder.replies()


def test_a_question_within_the_latest_meeting_is_answered_from_that(replies: Replies) -> None:
    asked = replies.search(AskRequest("hose", meeting="latest"), audience=ENGLISH)
    assert {hit.meeting.id for hit in asked.answer.hits} == {"2023-05-10"}


def test_a_card_quotes_what_was_found(replies: Replies) -> None:
    asked = replies.search(AskRequest("hose", meeting="2023-03-10"), audience=ENGLISH)
    blocks = replies.card(asked, audience=ENGLISH).blocks
    (quotation,) = [block for block in blocks if isinstance(block, Quotation)]
    assert "".join(span.text for span in quotation.spans) == asked.answer.hits[0].quote.text


def test_a_card_says_the_same_as_asking(replies: Replies) -> None:
    request = AskRequest("hose", since="2023-03")
    asked = replies.search(request, audience=ENGLISH)
    assert replies.card(asked, audience=ENGLISH) == replies.ask(request, audience=ENGLISH)


def test_no_more_hits_are_told_than_wanted_though_more_are_found(replies: Replies) -> None:
    asked = replies.search(AskRequest("hose", limit=2), audience=ENGLISH)
    assert (len(asked.answer.hits), len(asked.explanation.answer.hits), len(asked.explanation.parts)) == (2, 2, 2)
    assert len(asked.found.answer.hits) > 2


def test_a_scope_makes_a_question_of_words_that_are_none_by_themselves(replies: Replies) -> None:
    assert replies.search(AskRequest("the"), audience=ENGLISH).answer.empty
    within = replies.search(AskRequest("the", meeting="latest"), audience=ENGLISH)
    assert within.answer.answered
    assert any(isinstance(block, Title) for block in replies.card(within, audience=ENGLISH).blocks)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (AskRequest("hose", meeting="zebra"), UnknownMeetingError),
        (AskRequest("hose", since="some day"), UsageError),
    ],
)
def test_a_scope_that_cannot_be_used_is_refused(asked: AskRequest, error: type[Exception], replies: Replies) -> None:
    with pytest.raises(error):
        replies.search(asked, audience=ENGLISH)


def test_without_minutes_nothing_is_found(folder: Folder) -> None:
    with pytest.raises(NoMeetingsError):
        folder.replies().search(AskRequest("hose", meeting="latest"), audience=ENGLISH)


def test_a_reload_between_the_search_and_its_card_changes_nothing_of_it(folder: Folder) -> None:
    for month in range(1, 4):
        folder.write(f"2023-0{month}-10.md", f"# Club\n\n## Hose\n\nThe hose leaks in month {month}.\n")
    knowledge = folder.knowledge()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"))
    asked = replies.search(AskRequest("hose leaks in month 1"), audience=ENGLISH)
    before = replies.card(asked, audience=ENGLISH)
    folder.write("2023-01-10.md", "# Club\n\n## Hose\n\nThe hose is new.\n")
    folder.write("2023-03-10.md", "# Club\n\n## Shed\n\nThe shed is old.\n")
    knowledge.load()
    assert replies.card(asked, audience=ENGLISH) == before
