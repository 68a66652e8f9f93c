"""What speaks for each entry, by kind."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter

import numpy as np

from bot.search.index.entries import Scores
from bot.search.model import Via


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each entry; every array has one number an entry, None is a kind that was not asked for."""

    words: Scores
    """How well the words of the question stand in it."""
    all_words: Scores | None = None
    """Every word of the question stands in it."""
    meaning: Scores | None = None
    """How near its nearest passage is by meaning."""
    meaning_alone: Scores | None = None
    """The same once more where no entry holds every word of the question: then the words tell less."""
    date: Scores | None = None
    """It is of a meeting that the question names by its date."""
    person: Scores | None = None
    """Somebody whom the question names presents it, speaks in it or is listed in it."""
    mentioned: Scores | None = None
    """It tells of somebody whom the question names, who neither presents it nor speaks in it."""
    attendance: Scores | None = None
    """It tells who came, and that was asked."""
    role: Scores | None = None
    """It is a decision, an action item or the like, and that was asked for."""
    doers: Scores | None = None
    """It names who does something, and that was asked."""
    headed: Scores | None = None
    """Its heading holds every word of the question."""
    given: Scores | None = None
    """It holds a number or a day, whichever was asked for."""
    headline: Scores | None = None
    """Its heading or question is all that was typed."""
    newest: Scores | None = None
    """It is of the newest meeting that treats the topic which is asked for."""
    phrase: Scores | None = None
    """It holds words of the question as they follow each other there."""
    together: Scores | None = None
    """Words of the question stand together in it, in a few sentences."""
    paraphrased: Scores | None = None
    """Words that are like those of the question stand together in it, though no entry holds them all."""
    first_said: Scores | None = None
    """It says what a later meeting's entry, which would come first, only says again."""

    @property
    def total(self) -> Scores:
        """The sum of all kinds."""
        total = np.zeros(len(self.words), dtype=np.float32)
        for _, scores in self._given():
            total += scores
        return total

    @property
    def by_date_and_person(self) -> Mapping[Via, Scores]:
        """What tells that an entry matches by its date or its people, beside its words."""
        given = ((Via.DATE, self.date), (Via.PERSON, self.person))
        return {via: scores for via, scores in given if scores is not None}

    def is_typed(self, number: int, *, quotation: float) -> bool:
        """Return whether an entry's headline, or a line of it, is the question; `quotation` is what a line weighs."""
        is_headline = self.headline is not None and self.headline[number] > 0
        return is_headline or (self.phrase is not None and bool(self.phrase[number] >= quotation))

    def of(self, number: int) -> dict[str, float]:
        """Return what each kind gave to one entry."""
        return {kind: float(scores[number]) for kind, scores in self._given()}

    def _given(self) -> list[tuple[str, Scores]]:
        given = zip(_KINDS, _SCORES(self), strict=True)
        return [(kind, scores) for kind, scores in given if scores is not None]


_NAMES = tuple(field.name for field in fields(Evidence))
_KINDS = tuple(name.replace("_", " ") for name in _NAMES)
_SCORES = attrgetter(*_NAMES)
