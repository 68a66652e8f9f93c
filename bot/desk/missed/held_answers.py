"""The curated answers as answering needs them: one value in memory, put in place of the one before."""

from bot.search.curated import CuratedAnswer, CuratedAnswers, CuratedPlace
from bot.storage.state.curated_answers import KeptAnswer


class HeldAnswers:
    """Holds the curated answers that are in force; none until the desk is open."""

    def __init__(self) -> None:
        self._answers = CuratedAnswers()

    def __call__(self) -> CuratedAnswers:
        """Return the answers as they are now; the same object until they change."""
        return self._answers

    def hold(self, kept: tuple[KeptAnswer, ...]) -> None:
        """Hold these answers from now on, but for those whose passage is gone."""
        answers = CuratedAnswers(tuple(curated_answer(one) for one in kept if one.gone_at is None))
        if answers != self._answers:
            self._answers = answers


def curated_answer(kept: KeptAnswer) -> CuratedAnswer:
    """Return a kept answer as the search takes it."""
    place = kept.place
    where = CuratedPlace(place.meeting, place.source, place.reference, place.text)
    return CuratedAnswer(kept.id, kept.wordings, where)
