"""Tells which lists of tasks hold the words of a question in one of their tasks, and which only all over the list."""

import numpy as np

from bot.minutes.model import Role
from bot.search.analysis.analyzer import Analyzer
from bot.search.index.entries import EntryTable, Scores
from bot.search.model import IndexedEntry, Via
from bot.search.question.model import Query, Word

_SEVERAL = 3  # tasks of an entry whose words may be those of different ones


class TaskLists:
    """The lists of tasks of one set of minutes; never changes."""

    def __init__(self, entries: EntryTable, analyzer: Analyzer) -> None:
        self._entries = entries
        self._analyzer = analyzer
        self.tell_tasks = np.array([place.entry.role is Role.ACTION for place in entries], dtype=np.bool_)
        """Which entries say what is to be done."""
        several = [place.number for place in entries if len(place.entry.tasks) >= _SEVERAL]
        self._several = np.array(several, dtype=np.int64)

    def without_chance(self, query: Query, marks: Scores) -> Scores:
        """Return the marks of the entries that hold every word of a question, without those that do so by chance.

        A list of tasks holds the words if one of the tasks does. Where decisions and the like are asked for, none does.
        """
        marks = marks.copy()
        if query.intent.roles and Role.ACTION not in query.intent.roles:
            marks[self.tell_tasks] = 0.0
        for number in self._several[marks[self._several] > 0].tolist():
            if not self._holds_in_one(query, self._entries[number]):
                marks[number] = 0.0
        return marks

    def _holds_in_one(self, query: Query, place: IndexedEntry) -> bool:
        told = (self._analyzer.terms_in(place.minutes.text.piece(task.lines)) for task in place.entry.tasks)
        return any(all(_is_held(word, held) for word in query.required) for held in told)


def _is_held(word: Word, held: frozenset[str]) -> bool:
    """Return whether a text holds a word, and not only one that means nearly the same, by its terms."""
    own = (reading for reading in word.readings if reading.via is not Via.MEANING)
    return any(one.terms[0] in held or (one.terms[1:] and held.issuperset(one.terms[1:])) for one in own)
