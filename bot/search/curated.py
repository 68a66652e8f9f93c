"""Curated answers: entries that a moderator chose for questions, and what of them answers a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.minutes.meeting_texts import Meeting
from bot.search.alike import Alike
from bot.search.likeness.known import KnownQuestions
from bot.search.model import IndexedEntry
from bot.search.question.model import Query

_NEAR = 0.64
"""The least cosine of a question that is worth showing to whoever is refused: paraphrases lie above it, and questions
that share no more than how they begin below."""


@dataclass(frozen=True, slots=True)
class CuratedPlace:
    """What is kept of an entry, so that it is found again when its file was edited."""

    meeting: str
    """The meeting's id."""
    source: str
    """The path of its file."""
    reference: str
    """What the entry is found by as long as its words are the same."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class CuratedAnswer:
    """An entry that was chosen to answer a question."""

    id: int
    wordings: tuple[str, ...]
    """How the question was asked."""
    place: CuratedPlace


@dataclass(frozen=True, slots=True)
class CuratedAnswers:
    """All curated answers at one time; of two that fit a question as well, the later one counts."""

    answers: tuple[CuratedAnswer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.answers)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A curated answer whose entry is in the minutes that are searched."""

    answer: CuratedAnswer
    indexed: IndexedEntry


@dataclass(frozen=True, slots=True)
class ChosenFor:
    """What was chosen for a question."""

    chosen: Chosen
    likeness: float
    """How alike the question is to the one that it was chosen for, above 0 up to 1."""
    wording: str = ""
    """That question."""


class CuratedIndex:
    """The curated answers that one set of minutes holds; never changes."""

    def __init__(self, chosen: Iterable[Chosen], alike: Alike, *, before: "CuratedIndex | None" = None) -> None:
        """`before` is one with the same model, so that nothing is encoded twice."""
        self._chosen = [(one, wording) for one in chosen for wording in one.answer.wordings]
        self._alike = alike
        self._known: KnownQuestions = alike.known(
            (wording for _, wording in self._chosen), before=before._known if before else None
        )

    def __len__(self) -> int:
        return len(self._chosen)

    def find(self, query: Query, held: Sequence[Meeting]) -> tuple[ChosenFor, ...]:
        """Return what was chosen for a question, the most alike first; `held` are the meetings, newest first.

        What was chosen for “the last meeting” answers that as long as it is of the last meeting.
        """
        if not self._chosen:
            return ()
        found = sorted(self._alike.all_alike(query, self._known), key=lambda one: (-one[1], -one[0]))
        return tuple(
            ChosenFor(chosen, near, wording)
            for (chosen, wording), near in ((self._chosen[number], near) for number, near in found)
            if _is_of_time(query, chosen.indexed.meeting, held)
        )

    def near(self, query: Query, held: Sequence[Meeting]) -> ChosenFor | None:
        """Return what was chosen for the question that is nearest, though it may ask something else; None if none is.

        It answers nothing; whoever is refused is shown it with the question that it was chosen for.
        """
        found = self._alike.nearest(query, self._known)
        if found is None or found[1] < _NEAR:
            return None
        chosen, wording = self._chosen[found[0]]
        return ChosenFor(chosen, found[1], wording) if _is_of_time(query, chosen.indexed.meeting, held) else None


def _is_of_time(query: Query, meeting: Meeting, held: Sequence[Meeting]) -> bool:
    """Return whether a meeting is one of those that a question counts back to, if it does."""
    latest = query.intent.latest
    return not latest or any(held[position].id == meeting.id for position in latest if position < len(held))
