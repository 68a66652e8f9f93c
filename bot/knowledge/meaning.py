"""Has what is served matched by meaning too: in the background, from what was kept, or before it is served."""

import logging
import time
from collections.abc import Callable

from bot.knowledge.background import Background, Progress
from bot.knowledge.built import Built, Current
from bot.knowledge.cache import BuildCache
from bot.knowledge.garbage_collection import give_back_unused
from bot.knowledge.kept_minutes import pack_vectors, unpack_vectors
from bot.search.engine import Search
from bot.search.vectors import Encoder, VectorStore

_LOG = logging.getLogger(__name__)

_SOON_ENCODED = 250_000
"""Characters that are encoded before new minutes are served, up to some twenty seconds; more would make them wait."""


class Meaning:
    """Encodes what is served; without a model, does nothing. Lives as long as the program."""

    def __init__(
        self,
        current: Current,
        encoder: Encoder | None,
        vectors: VectorStore,
        cache: BuildCache,
        *,
        built_by: Callable[[str], tuple[str, ...]],
    ) -> None:
        """`built_by` tells of a model's name with what settings its vectors are built."""
        self._current = current
        self._encoder = encoder
        self._vectors = vectors
        self._cache = cache
        self._built_by = built_by
        self._last: Search | None = None
        """What was encoded last, whose vectors serve again for what did not change."""
        self._background = Background(
            self.embed,
            name="matching by meaning",
            without="answers go on by words, spelling and sound, and the next reload tries it again",
        )

    def characters_left(self) -> int:
        """Return how much `embed` still has to encode, in characters; 0 if there is no model."""
        search = self._current.built.search
        if self._encoder is None or search.has_embeddings:
            return 0
        return search.characters_to_encode(self._encoder, self._vectors)

    def embed(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Encode what is served; `progress` is told from time to time how many texts are done, and of how many."""
        if self._encoder is None:
            return
        began = time.perf_counter()
        served = self._current.built
        if not served.search.has_embeddings:
            self._embed(served, self._encoder, progress)
            give_back_unused()
        self._encoder.encode(("",))  # if nothing was missing, the model loads now, not while a question waits
        _LOG.info("passages are matched by meaning too, after %.1f s", time.perf_counter() - began)

    def _embed(self, served: Built, encoder: Encoder, progress: Callable[[int, int], None] | None) -> None:
        before = self._last
        embedded = served.search.embed(encoder, self._vectors, before=before, progress=progress)
        self._understood(served, embedded)
        # Only at the first time: later it would hold up the rest.
        if before is None:
            self._cache.put(served.ingested.contents, lambda: pack_vectors(embedded), *self._built_by(encoder.name))

    def _understood(self, served: Built, embedded: Search) -> None:
        self._last = embedded
        self._current.understand(served, embedded)

    def soon_understood(self, built: Built, progress: Callable[[int, int], None] | None = None) -> Built:
        """Return something that is not served yet, matched by meaning too if what is served is and it takes not long.

        A model that fails at it costs no more than that: the next reload tries it again.
        """
        encoder = self._encoder
        if encoder is None or built.search.has_embeddings or not self._current.built.search.has_embeddings:
            return built
        try:
            if built.search.characters_to_encode(encoder, self._vectors) > _SOON_ENCODED:
                return built
            embedded = built.search.embed(encoder, self._vectors, before=self._last, progress=progress)
        except Exception as error:  # whatever a model may raise: the minutes are read, and answers go by words
            _LOG.warning("what was read is not matched by meaning for now: %s: %s", type(error).__name__, error)
            return built
        return built.searched_with(embedded)

    def serves(self, built: Built) -> None:
        """Take note that something is served that may have been encoded before."""
        if built.search.has_embeddings:
            self._last = built.search

    def forget(self) -> None:
        """Keep nothing of what was encoded last."""
        self._last = None

    def begin(self) -> None:
        """Do what `embed` does in a thread of its own; until it is done, answers go by words alone."""
        if self._encoder is not None:
            self._background.ask()

    @property
    def preparing(self) -> Progress | None:
        """How far it is, None if it is ready or will not come."""
        return None if self._current.built.search.has_embeddings else self._background.progress

    def wait(self, seconds: float, *, at_first: float) -> None:
        """Wait until it is ready, as `Background.wait` does; not where that will not come."""
        if self.preparing is not None:
            self._background.wait(seconds, at_first=at_first)

    def load(self) -> bool:
        """Match by meaning as it was kept the last time, if it was; return whether that is so."""
        if (encoder := self._encoder) is not None:
            served = self._current.built
            embedded = self._cache.get(
                served.ingested.contents,
                lambda plain: unpack_vectors(plain, served.search, encoder),
                *self._built_by(encoder.name),
            )
            if embedded is not None:
                self._understood(served, embedded)
        return self._current.built.search.has_embeddings
