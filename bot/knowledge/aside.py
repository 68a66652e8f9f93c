"""Minutes that nobody asks leave the memory but for their files, packed, and come back as they were."""

from bot.knowledge.building import Builder
from bot.knowledge.built import Current
from bot.knowledge.garbage_collection import gc_frozen, give_back_unused
from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_contents import packed, unpacked
from bot.knowledge.meaning import Meaning
from bot.knowledge.reviewing import Reviewing


class Aside:
    """Sets aside what is served and brings it back, the very same: no source is read, so nothing is served unseen."""

    def __init__(self, current: Current, builder: Builder, meaning: Meaning, reviewing: Reviewing) -> None:
        self._current = current
        self._builder = builder
        self._meaning = meaning
        self._reviewing = reviewing
        self._packed: bytes | None = None

    @property
    def is_aside(self) -> bool:
        """Whether the minutes are set aside."""
        return self._packed is not None

    def set_aside(self) -> None:
        """Serve nothing, and hold on to nothing; without minutes, do nothing."""
        contents = self._current.built.ingested.contents
        if self._packed is not None or not contents.sources:
            return
        self._packed = packed(contents)
        self._current.swap(self._builder.nothing())
        self._reviewing.forget()
        self._meaning.forget()
        self._builder.recall(SourceContents((), ()))
        give_back_unused()

    def wake(self) -> None:
        """Serve what was set aside."""
        if self._packed is None:
            return
        contents = unpacked(self._packed)
        with gc_frozen():
            self._builder.recall(contents)
            self._current.swap(self._builder.first(contents))
        self._packed = None
