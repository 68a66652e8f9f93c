"""Whether two questions ask the same: told by the words of one set of minutes and, where there is one, by the model."""

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np

from bot.minutes.model import MeetingDate
from bot.search.embeddings.semantic_index import SemanticIndex
from bot.search.likeness.gist import Gist, GistReader
from bot.search.likeness.known import KnownQuestions
from bot.search.likeness.rule import likeness
from bot.search.minutes_index import MinutesIndex
from bot.search.question.model import Query
from bot.search.vectors import Vectors


class Alike:
    """Compares questions; never changes."""

    def __init__(self, index: MinutesIndex, semantic_index: SemanticIndex | None = None) -> None:
        """Without a semantic index, questions are alike only if they are typed alike."""
        self._parser = index.parser
        self._reader = GistReader(index.terms, index.analyzer)
        self._semantic_index = semantic_index

    def is_alike(self, one: str, other: str) -> bool:
        """Return whether two questions ask the same."""
        return bool(self.likeness(one, other))

    def likeness(self, one: str, other: str) -> float:
        """Return how alike two questions are, 0 to 1; 0 if they do not ask the same."""
        known = self.known([one, other])
        cosine = None if known.vectors is None else float(known.vectors[0] @ known.vectors[1])
        return likeness(known.gists[0], known.gists[1], cosine)

    def read(self, question: str, today: MeetingDate | None = None) -> Gist:
        """Return what of a question matters; without `today`, "last month" says nothing."""
        return self._reader.read(self._parser.parse(question, today=today))

    def known(self, questions: Iterable[str], *, before: KnownQuestions | None = None) -> KnownQuestions:
        """Return some questions, ready to be compared with further ones.

        `before` are questions of the same model; what was read and encoded of them is not read and encoded again.
        """
        is_same = before is not None and before.read_by is self._reader.minutes
        read = {gist.text: gist for gist in before.gists} if before is not None and is_same else {}
        gists = [read.get(question) or self.read(question) for question in questions]
        return KnownQuestions(gists, self._encoded(gists, before), self._reader.minutes)

    def most_alike(self, question: str, known: KnownQuestions) -> tuple[int, float] | None:
        """Return which of the known questions is most like a further one, and how alike; None if none asks the same."""
        return max(self.all_alike(self._parser.parse(question), known), key=lambda found: found[1], default=None)

    def all_alike(self, query: Query, known: KnownQuestions) -> tuple[tuple[int, float], ...]:
        """Return which of the known questions ask the same as one that was read, each with how alike it is."""
        if not len(known):
            return ()
        vector = self._vector(query.wording) if known.vectors is not None else None
        return tuple(known.alike(self._reader.key(query), vector, lambda: self._reader.read(query)))

    def nearest(self, query: Query, known: KnownQuestions) -> tuple[int, float] | None:
        """Return which known question is nearest by meaning, be it another one, and how near; None without a model."""
        if known.vectors is None or not len(known) or (vector := self._vector(query.wording)) is None:
            return None
        cosines = known.vectors @ vector
        number = int(cosines.argmax())
        return number, float(cosines[number])

    def merge(self, questions: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """Return the questions in groups that ask the same, by their numbers, in the order in which they came.

        A question joins the first group of which it is alike to the first question.
        """
        known = self.known(questions)
        groups: dict[int, list[int]] = {}
        for number, gist in enumerate(known.gists):
            vector = None if known.vectors is None else known.vectors[number]
            alike = known.alike(gist.key, vector, partial(known.gists.__getitem__, number))
            first = min((other for other, _ in alike if other in groups), default=number)
            groups.setdefault(first, []).append(number)
        return tuple(map(tuple, groups.values()))

    def _vector(self, wording: str) -> Vectors | None:
        return None if self._semantic_index is None else self._semantic_index.vectors([wording])[0]

    def _encoded(self, gists: Sequence[Gist], before: KnownQuestions | None = None) -> Vectors | None:
        if self._semantic_index is None:
            return None
        if not gists:
            return np.zeros((0, 0), np.float32)
        encoded: dict[str, Vectors] = {}
        if before is not None and before.vectors is not None:
            encoded |= zip((gist.wording for gist in before.gists), before.vectors, strict=True)
        if new := list(dict.fromkeys(gist.wording for gist in gists if gist.wording not in encoded)):
            encoded |= zip(new, self._semantic_index.vectors(new), strict=True)
        return np.stack([encoded[gist.wording] for gist in gists])
