"""Answers that wait for the question in other words, and those that do not."""

import asyncio
import threading
import time
from collections.abc import Awaitable
from concurrent.futures import Future
from zoneinfo import ZoneInfo

import pytest

from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience
from bot.replies.model import Note, Paragraph, Reply, Title
from bot.replies.service import Replies
from bot.rewriting.model import Queries, RewritingStatus
from tests.conftest import Folder
from tests.search.test_answering import CLUB, PARAPHRASE, REWRITES

ENGLISH = Audience("en-GB")
SURE = "Slug fence"


class Promise:
    """A rewriter whose answer comes when a test wants it to."""

    def __init__(self, timeout_seconds: float = 30.0) -> None:
        self.timeout_seconds = timeout_seconds
        self.asked: list[str] = []
        self.future: Future[Queries] = Future()

    def begin(self, question: str) -> "Future[Queries]":
        self.asked.append(question)
        return self.future

    def status(self) -> RewritingStatus:
        return RewritingStatus("small", "model.example", 5, 4, 3, 2, "the server is in trouble (status 500).")


@pytest.fixture
def promise() -> Promise:
    return Promise()


@pytest.fixture
def replies(folder: Folder, promise: Promise) -> Replies:
    for name, text in CLUB.items():
        folder.write(name, text)
    return Replies(folder.knowledge(), timezone=ZoneInfo("UTC"), rewriter=promise)


def notes_of(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Note)]


def title_of(reply: Reply) -> str:
    return next((block.text for block in reply.blocks if isinstance(block, Title)), "")


def ask(replies: Replies, question: str) -> Reply:
    return replies.ask(AskRequest(question), audience=ENGLISH)


def test_other_words_answer_and_the_card_says_which(replies: Replies, promise: Promise) -> None:
    promise.future.set_result(REWRITES)
    reply = ask(replies, PARAPHRASE)
    assert title_of(reply) == "Slug fence"
    assert f"Also looked for: {' · '.join(REWRITES)}" in notes_of(reply)


def test_a_sure_answer_waits_for_nobody(replies: Replies, promise: Promise) -> None:
    assert title_of(ask(replies, SURE)) == "Slug fence"
    assert not promise.future.done()


@pytest.mark.parametrize("question", ["5 March 2024", "hi", "  ", "slugs since:2030", "how many meetings were there"])
def test_what_no_passage_answers_waits_for_nobody(replies: Replies, promise: Promise, question: str) -> None:
    promise.timeout_seconds = 5.0
    began = time.monotonic()
    assert ask(replies, question).blocks
    assert time.monotonic() - began < promise.timeout_seconds


def test_words_that_come_too_late_are_not_waited_for_and_the_answer_may_be_better_later(
    folder: Folder, promise: Promise, replies: Replies
) -> None:
    promise.timeout_seconds = 0.05
    reply = ask(replies, PARAPHRASE)
    assert isinstance(reply.blocks[0], Paragraph)
    assert reply.provisional
    promise.future.set_result(REWRITES)
    later = ask(replies, PARAPHRASE)
    assert title_of(later) == "Slug fence"
    assert not later.provisional


def test_without_other_words_it_is_answered_as_typed(replies: Replies, promise: Promise) -> None:
    promise.future.set_result(())
    reply = ask(replies, PARAPHRASE)
    assert not reply.provisional
    assert not any(note.startswith("Also looked for") for note in notes_of(reply))


def test_filters_are_not_sent(replies: Replies, promise: Promise) -> None:
    promise.future.set_result(())
    ask(replies, f"{PARAPHRASE} since:2020 person:Brook")
    assert promise.asked == [PARAPHRASE]


async def test_whoever_waits_holds_nobody_up(replies: Replies, promise: Promise) -> None:
    waiting = replies.begin_ask(AskRequest(PARAPHRASE), audience=ENGLISH)
    assert isinstance(waiting, Awaitable)
    assert isinstance(replies.begin_ask(AskRequest(SURE), audience=ENGLISH), Reply)
    threading.Timer(0.05, promise.future.set_result, (REWRITES,)).start()
    assert title_of(await waiting) == "Slug fence"


async def test_who_stops_waiting_leaves_the_words_to_the_others(replies: Replies, promise: Promise) -> None:
    first, second = (replies.begin_ask(AskRequest(PARAPHRASE), audience=ENGLISH) for _ in range(2))
    assert isinstance(first, Awaitable)
    assert isinstance(second, Awaitable)
    task = asyncio.ensure_future(first)
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.sleep(0.01)
    promise.future.set_result(REWRITES)
    assert title_of(await second) == "Slug fence"


def test_privacy_says_where_questions_go(replies: Replies, folder: Folder) -> None:
    told, untold = (repr(one.introducing.privacy(audience=ENGLISH)) for one in (replies, folder.replies()))
    assert "model.example" in told
    assert "none is sent anywhere" in untold
    assert "none is sent anywhere" not in told


def test_status_says_how_it_fares(replies: Replies, folder: Folder) -> None:
    told, untold = (repr(one.status(audience=ENGLISH)) for one in (replies, folder.replies()))
    for part in ("small (model.example)", "5 asked", "4 known", "3 failed", "2 held back", "status 500"):
        assert part in told
    assert "value='off'" in untold


def test_a_follow_up_is_reworded_as_the_whole_question_that_it_means(replies: Replies, promise: Promise) -> None:
    promise.future.set_result(REWRITES)
    asked = replies.search(AskRequest("and since when?", before=PARAPHRASE), audience=ENGLISH)
    assert asked.after == PARAPHRASE
    assert all(question == asked.request.question for question in promise.asked)
