"""Finds which of the open questions asks the same as a further one, without reading all of them each time."""

from collections.abc import Sequence

from bot.knowledge.snapshot import Snapshot
from bot.search.likeness.known import KnownQuestions

_MOST_NEW = 20
"""Questions that are read at each comparison; where there are more, all are read once."""


class AskedBefore:
    """Remembers questions as they were read; for one thread at a time."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._asked: tuple[str, ...] = ()
        self._known: KnownQuestions | None = None
        self._new: KnownQuestions | None = None

    def most_alike(self, known: Snapshot, question: str, asked: Sequence[str]) -> str | None:
        """Return which of the questions asks the same as a further one by the minutes at hand, None if none does."""
        before, now = set(self._asked), set(asked)
        new = [one for one in dict.fromkeys(asked) if one not in before]
        if self._known is None or self._snapshot is not known or len(new) > _MOST_NEW:
            return self._among(self._read(known, asked), known, question)
        self._new = known.alike.known(new, before=self._new)  # each of them is read once
        among_new = known.alike.most_alike(question, self._new)
        found = known.alike.most_alike(question, self._known)
        if found is not None and self._asked[found[0]] not in now:  # it is settled, and another may be as near
            return self._among(self._read(known, asked), known, question)
        if among_new is not None and (found is None or among_new[1] > found[1]):
            return new[among_new[0]]
        return None if found is None else self._asked[found[0]]

    def _read(self, known: Snapshot, asked: Sequence[str]) -> KnownQuestions:
        self._asked = tuple(dict.fromkeys(asked))
        self._known, self._new = known.alike.known(self._asked, before=self._known), None
        self._snapshot = known
        return self._known

    def _among(self, read: KnownQuestions, known: Snapshot, question: str) -> str | None:
        found = known.alike.most_alike(question, read)
        return self._asked[found[0]] if found else None
