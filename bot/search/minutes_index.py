"""All that is looked up in one set of minutes, built once; the parts that take long can be kept between runs."""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple

from bot.minutes.meeting_texts import Meeting
from bot.search.analysis.analyzer import Analyzer, kept_in
from bot.search.completion.completer import Completer, suggestion_of, topics_of
from bot.search.embeddings.passages import Passages, passages_in
from bot.search.index.entries import EntryTable, document_of
from bot.search.index.index_parts import IndexParts
from bot.search.index.inverted import InvertedIndex
from bot.search.index.participants import Participants, Participation
from bot.search.index.people import PeopleIndex
from bot.search.index.phrases import PhraseMatcher
from bot.search.index.titles import TitleIndex
from bot.search.question.aliases import propose_aliases
from bot.search.question.following import Follower
from bot.search.question.parser import QueryParser
from bot.search.ranking.coverage import Coverage
from bot.search.ranking.listing import EntryLister
from bot.search.ranking.parts import PartFinder
from bot.search.ranking.ranker import Ranker
from bot.search.settings import SearchSettings


class CostlyParts(NamedTuple):
    """What it takes longest to find out of many minutes, so that it can be kept and need not be found out again."""

    terms: IndexParts
    participation: Participation
    proposed: tuple[frozenset[str], ...]
    """Names for one thing, as the minutes put them side by side."""


class MinutesIndex:
    """Everything that a search needs but for the vectors, which come later; never changes."""

    def __init__(self, meetings: Sequence[Meeting], settings: SearchSettings, known: CostlyParts | None = None) -> None:
        """`meetings` stand newest first.

        `known` is what was found out of the very same meetings before; raise `ValueError` if it cannot be.
        """
        weights = settings.weights
        self.settings = settings
        self.entries = EntryTable(meetings)
        self.terms = self._indexed(known)
        self.analyzer = self._analyzer_of_texts()
        self.people = PeopleIndex(meetings, self.analyzer, settings.aliases)
        self.titles = TitleIndex(self.entries, self.analyzer.languages)
        self.phrases = PhraseMatcher(self.entries, self.terms, self.analyzer)
        proposed = known.proposed if known else self._proposed_aliases()
        self.parser = QueryParser(
            self.terms,
            self.people,
            [meeting.date for meeting in meetings if meeting.date],
            weights=weights.reading,
            aliases=[*map(frozenset, settings.aliases), *proposed, *self.people.groups],
            analyzer=self.analyzer,
        )
        self.follower = Follower(self.parser, self.analyzer)
        participants = Participants(self.entries, self.people, known.participation if known else None)
        self.costly = CostlyParts(self.terms.parts, participants.known, proposed)
        """What can be kept of it."""
        self.ranker = Ranker(self.entries, self.terms, participants, weights.ranking, self.analyzer)
        self.coverage = Coverage(self.terms, self.analyzer)
        parts = PartFinder(self.entries, self.people, participants, self.terms, self.coverage)
        self.lister = EntryLister(self.entries, self.people, participants, parts)

    @cached_property
    def completer(self) -> Completer:
        """What completes questions; the first answer need not wait until it is made."""
        return Completer(map(suggestion_of, self.entries), self.analyzer)

    @cached_property
    def topic_completer(self) -> Completer:
        """What completes topics."""
        topics = (topic for meeting in self.entries.meetings for topic in topics_of(meeting))
        return Completer(topics, self.analyzer)

    def taught(self, groups: Iterable[frozenset[str]]) -> "MinutesIndex":
        """Return an index that knows more names for one thing; it shares everything else with this one."""
        other = copy(self)
        other.parser = self.parser.taught(groups)
        other.follower = Follower(other.parser, self.analyzer)
        return other

    def passages(self) -> Passages:
        """Return what a model has to encode to match by meaning."""
        return passages_in(self.entries, self.terms.meaningful_words())

    def _analyzer_of_texts(self) -> Analyzer:
        """Return what makes terms of questions, by the languages that the minutes are written in."""
        written_in = {text.language for meeting in self.entries.meetings for text in meeting.texts}
        return Analyzer(written_in, kept_in(written_in, self.terms.words()))

    def _indexed(self, known: CostlyParts | None) -> InvertedIndex:
        if known is None:
            return InvertedIndex([document_of(indexed) for indexed in self.entries], self.settings.weights.fields)
        if known.terms.size != len(self.entries):
            raise ValueError("it is of other entries")
        known.participation.check(len(self.entries))
        return InvertedIndex.of_parts(known.terms)

    def _proposed_aliases(self) -> tuple[frozenset[str], ...]:
        texts = (text.text.blanked(1) for meeting in self.entries.meetings for text in meeting.texts)
        return tuple(propose_aliases(texts)) if self.settings.proposed_aliases else ()
