"""Has a language model word questions anew, beside the search, and goes without it where that fails."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol
from urllib.parse import urlsplit

from bot.rewriting.client import Message, ModelError
from bot.rewriting.model import Queries, RewritingStatus
from bot.rewriting.pacing import Pacing
from bot.rewriting.queries import NonsenseError, queries_in_response, usable
from bot.rewriting.settings import RewritingSettings

_LOG = logging.getLogger(__name__)

_MAX_QUESTION_CHARACTERS = 1_000
"""Characters that are sent; the search reads no more of a question either."""

_MAX_REMEMBERED = 2_000
_MAX_AT_ONCE = 8


class Completing(Protocol):
    """What asks the model."""

    def complete(self, messages: tuple[Message, ...]) -> bytes:
        """Return what the server answers; raise `ModelError` for any but a good answer."""
        ...


class Kept(Protocol):
    """What keeps other words between runs."""

    def get(self, *asked: str) -> Queries | None:
        """Return what is kept, None for nothing."""
        ...

    def put(self, queries: Queries, *asked: str) -> None:
        """Keep it."""
        ...


class ModelRewriter:
    """Asks a model once for each question; may be used by several threads at once."""

    def __init__(
        self, settings: RewritingSettings, client: Completing, *, kept: Kept, instructing: Callable[[], str]
    ) -> None:
        """`kept` keeps other words between runs; `instructing` gives what the model is told, from another thread."""
        self._model = settings.model or ""
        self._timeout = settings.timeout_seconds
        self._place = urlsplit(settings.url or "").hostname or ""
        self._asked_of = (settings.url or "", self._model)
        self._client = client
        self._kept = kept
        self._instructing = instructing
        self._pacing = Pacing(settings.most_a_minute)
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Future[Queries]] = OrderedDict()
        self._at_work = 0
        self._asked = self._remembered = self._failed = self._held_back = 0
        self._trouble: str | None = None

    @property
    def timeout_seconds(self) -> float:
        """How long an answer that is not sure waits, counted from `begin`."""
        return self._timeout

    def begin(self, question: str) -> "Future[Queries]":
        """Return what will hold the question in other words; it never raises, and is empty if anything goes wrong.

        Who asks what is being asked already waits for the same answer.
        """
        question = " ".join(question[:_MAX_QUESTION_CHARACTERS].split())
        key = question.casefold()
        with self._lock:
            if (known := self._known.get(key)) is not None:
                self._known.move_to_end(key)
                self._remembered += 1
                return known
            future: Future[Queries] = Future()
            if self._at_work >= _MAX_AT_ONCE:
                self._held_back += 1
                future.set_result(())
                return future
            self._at_work += 1
            self._known[key] = future
            while len(self._known) > _MAX_REMEMBERED:
                self._known.popitem(last=False)
        # A thread that may be left behind: a program that has its answer does not wait for the model.
        thread = threading.Thread(target=self._run, args=(key, question, future), name="rewriting", daemon=True)
        try:
            thread.start()
        except RuntimeError:  # the machine has no more threads to give
            self._end(key, None, future)
        return future

    def status(self) -> RewritingStatus:
        """Return how it fares."""
        with self._lock:
            return RewritingStatus(
                self._model, self._place, self._asked, self._remembered, self._failed, self._held_back, self._trouble
            )

    def _run(self, key: str, question: str, future: "Future[Queries]") -> None:
        queries: Queries | None = None
        try:
            queries = self._found(question)
        except Exception:
            # Whoever waits must not wait in vain, whatever is wrong here.
            _LOG.exception("questions are not worded anew, because of a fault in this program")
        finally:
            self._end(key, queries, future)

    def _end(self, key: str, queries: Queries | None, future: "Future[Queries]") -> None:
        """Give the other words to all who wait for them, None if nobody could be asked."""
        with self._lock:
            self._at_work -= 1
            if queries is None:  # so that it is tried again
                self._known.pop(key, None)
        future.set_result(queries or ())

    def _found(self, question: str) -> Queries | None:
        """Return the question in other words, be they kept or asked for; None if nobody could be asked."""
        asked = (*self._asked_of, question)
        if (kept := self._kept.get(*asked)) is not None:
            with self._lock:
                self._remembered += 1
            return usable(list(kept), question)
        if not self._pacing.admits():
            with self._lock:
                self._held_back += 1
            return None
        with self._lock:
            self._asked += 1
        try:
            body = self._client.complete((Message("system", self._instructing()), Message("user", question)))
            queries = queries_in_response(body, question)
        except (ModelError, NonsenseError) as error:
            self._note_failure(error)
            return None
        if self._pacing.succeeded():
            _LOG.info("questions are worded anew again by %s", self._model)
        with self._lock:
            self._trouble = None
        if queries:
            self._kept.put(queries, *asked)
        return queries

    def _note_failure(self, error: ModelError | NonsenseError) -> None:
        """Count it and hold back; only the first in a row is told, since the others say the same."""
        is_first = self._pacing.failed(error.retry_after if isinstance(error, ModelError) else 0.0)
        with self._lock:
            self._failed += 1
            self._trouble = str(error)
        if is_first:
            _LOG.warning("questions are not worded anew for now, and answered as typed: %s", error)
