"""How long an answer waits for the question in other words, and what it does with them."""

import asyncio
import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillAtWork
from dataclasses import dataclass

from bot.languages.asking import is_no_question
from bot.replies.commands.ask_request import AskRequest
from bot.rewriting.model import Queries, Rewriter
from bot.search.typed import without_filters


@dataclass(frozen=True, slots=True)
class Awaited:
    """Other words that are on their way."""

    queries: "Future[Queries]"
    until: float
    """When nobody waits any more, on the clock of `time.monotonic`."""

    @property
    def seconds_left(self) -> float:
        """How long to wait yet, at least 0."""
        return max(self.until - time.monotonic(), 0.0)

    def wait(self) -> Queries | None:
        """Return the other words, None if they do not come in time; holds up whoever calls until then."""
        try:
            return self.queries.result(timeout=self.seconds_left)
        except StillAtWork:
            return None

    async def come(self) -> Queries | None:
        """Return the other words, None if they do not come in time."""
        waiting = asyncio.wrap_future(self.queries)
        # Whoever gives up waiting leaves it to the others who wait for the same words.
        done, _ = await asyncio.wait({waiting}, timeout=self.seconds_left)
        return waiting.result() if done else None


def begin_rewording(rewriter: Rewriter | None, request: AskRequest) -> Awaited | None:
    """Have a question worded anew from now on; return None if there is nobody to do that, or nothing to word."""
    question = without_filters(request.question)
    if rewriter is None or not question or is_no_question(question):
        return None
    return Awaited(rewriter.begin(question), time.monotonic() + rewriter.timeout_seconds)
