"""Questions that were asked before, arranged so that those alike to a further one are found at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bot.search.likeness.gist import Gist
from bot.search.likeness.rule import AlikeSettings, likeness
from bot.search.model import Vectors

_NEAREST = 12  # questions that are compared in full, by meaning and by common words


Encode = Callable[[Sequence[str]], Vectors]
"""Gives the vectors of some texts, as rows."""


class KnownQuestions:
    """Some questions; never changes."""

    def __init__(self, gists: Sequence[Gist], vectors: Vectors | None, settings: AlikeSettings | None = None) -> None:
        """`vectors` are those of their wordings, as rows; None without a model."""
        self.gists = tuple(gists)
        self.vectors = vectors
        self._settings = settings
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_term: defaultdict[str, list[int]] = defaultdict(list)
        for number, gist in enumerate(self.gists):
            self._by_key[gist.key].append(number)
            if gist.sound != gist.key:
                self._by_key[gist.sound].append(number)
            for term in {term for word in gist.words for term in word.terms}:
                self._by_term[term].append(number)

    def __len__(self) -> int:
        return len(self.gists)

    def alike(self, gist: Gist, vector: Vectors | None) -> Iterator[tuple[int, float]]:
        """Yield the questions that ask the same as a further one, by their numbers, with how alike they are."""
        cosines = self.vectors @ vector if self.vectors is not None and vector is not None and len(self) else None
        for number in self._candidates(gist, cosines):
            cosine = None if cosines is None else float(cosines[number])
            if near := likeness(gist, self.gists[number], cosine, self._settings):
                yield number, near

    def most_alike(self, gist: Gist, vector: Vectors | None) -> tuple[int, float] | None:
        """Return the question that is most like a further one, with how alike it is; None if none asks the same."""
        return max(self.alike(gist, vector), key=lambda found: found[1], default=None)

    def _candidates(self, gist: Gist, cosines: Vectors | None) -> Iterator[int]:
        """Yield which questions are worth comparing, each once."""
        shared = Counter(number for word in gist.words for term in word.terms for number in self._by_term.get(term, ()))
        near = [] if cosines is None else np.argpartition(-cosines, min(_NEAREST, len(self) - 1))[:_NEAREST].tolist()
        most = [number for number, _ in shared.most_common(_NEAREST)]
        yield from dict.fromkeys([*self._by_key.get(gist.key, ()), *self._by_key.get(gist.sound, ()), *near, *most])
