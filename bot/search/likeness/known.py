"""Questions that were asked before, arranged so that those alike to a further one are found at once."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.search.likeness.gist import Gist, sound_of
from bot.search.likeness.rule import AlikeSettings, likeness
from bot.search.vectors import Vectors

_NEAREST = 12  # questions that are compared in full, by meaning and by spelling
_LEAST_SPELT_ALIKE = 75.0  # of 100; two slips in a question of two short words


class KnownQuestions:
    """Some questions; never changes."""

    def __init__(
        self, gists: Sequence[Gist], vectors: Vectors | None, read_by: object, settings: AlikeSettings | None = None
    ) -> None:
        """`vectors` are those of their wordings, as rows; None without a model. `read_by` is what read the gists."""
        self.gists = tuple(gists)
        self.vectors = vectors
        self.read_by = read_by
        self._settings = settings or AlikeSettings()
        self._keys = [gist.key for gist in self.gists]
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        for number, gist in enumerate(self.gists):
            for typed in {gist.key, gist.sound}:
                self._same[typed].append(number)

    def __len__(self) -> int:
        return len(self.gists)

    def alike(self, key: str, vector: Vectors | None, read: Callable[[], Gist]) -> Iterator[tuple[int, float]]:
        """Yield the questions that ask the same as a further one, by their numbers, with how alike they are.

        `key` and `vector` are those of its gist, which is read only if one of them comes near: most come near none.
        """
        cosines = self.vectors @ vector if self.vectors is not None and vector is not None and len(self) else None
        near = self._near(key, cosines)
        gist = read() if near else None
        for number in near if gist else ():
            cosine = None if cosines is None else float(cosines[number])
            if gist and (found := likeness(gist, self.gists[number], cosine, self._settings)):
                yield number, found

    def _near(self, key: str, cosines: Vectors | None) -> list[int]:
        """Return which questions are worth comparing, each once."""
        if not self.gists or not key:
            return []
        spelt = process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=_LEAST_SPELT_ALIKE, limit=_NEAREST)
        found = [*self._same.get(key, ()), *self._same.get(sound_of(key), ()), *(number for _, _, number in spelt)]
        if cosines is not None:
            near = np.flatnonzero(cosines >= self._settings.least)
            found += near[np.argsort(-cosines[near], kind="stable")][:_NEAREST].tolist()
        return list(dict.fromkeys(found))
