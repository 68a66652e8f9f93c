"""Whether a question that was once missed is never missed again, and nothing else is answered worse.

    python -m benchmarks.curated [QUESTIONS.yaml …] [--corpora FOLDER] [--cache FILE] [--corpus NAME …]
        [--rewrites FILE.tsv] [--all] [--wrong]

Asks the questions of each corpus. Every one whose first hit is not right is marked once, as a moderator would: the
passage that answers becomes its curated answer. Then everything is asked again.

`marked`: the first hit of each marked question is right now. `typed`: of these with typing errors, in traditional
characters, politely, in capitals (made up, the same every time). `reworded`: of these in the recorded other wordings,
the nearest wording of each first. `others`: all other questions with an answer. `unanswered`: those without one that
are rightly refused. `near`: marked questions with another number in place of one of theirs, to which no curated answer
may come. `stolen`: how many questions got a curated answer that is not right for them. Before → after.

`--all` marks every question that has an answer, which tries hardest to find curated answers for wrong questions: each
is left out when it is asked itself.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.corpora import AUDIENCE, Corpus, add_arguments, open_corpora, open_questions
from benchmarks.judging import AskedQuestion, judge, judge_hit
from benchmarks.rewrites import RECORDED, Rewrites, key_of, load_rewrites
from benchmarks.wordings import near_misses, otherwise_typed
from bot.minutes.model import Entry
from bot.replies.controls.kept_places import place_of
from bot.replies.controls.references import location_of
from bot.replies.i18n.audience import languages_of
from bot.search.curated import CuratedAnswer, CuratedIndex
from bot.search.engine import Search
from bot.search.explanation import Explanation
from bot.search.model import IndexedEntry
from bot.search.settings import SearchSettings


@dataclass
class Tally:
    """How many of the questions of one kind were right before and after."""

    asked: int = 0
    before: int = 0
    after: int = 0
    stolen: int = 0
    """How many got a curated answer that is not right for them."""
    lost: list[str] = field(default_factory=list)
    """Those that were right before and are not any more, and those that got a wrong curated answer."""

    def __str__(self) -> str:
        return f"{self.asked:5d} asked, right {self.before:5d} → {self.after:5d}, stolen {self.stolen}"


class Marking:
    """One corpus with the curated answers of its questions."""

    def __init__(self, corpus: Corpus, questions: Sequence[AskedQuestion], *, everything: bool) -> None:
        self._corpus = corpus
        self.search: Search = corpus.search(SearchSettings())
        self.questions = questions
        self.right = {question.query: self._is_right(question, self._explain(question.query)) for question in questions}
        self.marked: dict[str, tuple[CuratedAnswer, Entry]] = {}
        self.unmarked: list[AskedQuestion] = []
        """Missed questions whose passage no entry shows."""
        for question in questions:
            if question.relevant and (everything or not self.right[question.query]):
                place = self._place(question)
                if place is None:
                    self.unmarked.append(question)
                else:
                    kept = place_of(location_of(place.meeting, place.minutes, place.entry))
                    answer = CuratedAnswer(len(self.marked), (question.query,), kept)
                    self.marked[question.query] = (answer, place.entry)
        self._index = self.search.curate(self.marked.values())

    def ask(self, tally: Tally, question: AskedQuestion, query: str, *, but: CuratedIndex | None = None) -> None:
        """Ask a question in some wording, without curated answers and with them."""
        without = self._explain(query)
        limit = len(without.answer.hits) or 1
        found = self.search.with_chosen(without, but or self._index, limit=limit)
        was, now = self._is_right(question, without), self._is_right(question, found)
        is_chosen = bool(found.answer.hits) and found.answer.hits[0].curated
        tally.asked += 1
        tally.before += was
        tally.after += now
        tally.stolen += is_chosen and not now
        if (was and not now) or (is_chosen and not now):
            tally.lost.append(f"{question.id}: {query} ← {self._for(found)}")

    def but(self, question: AskedQuestion) -> CuratedIndex:
        """Return the curated answers but the one of a question."""
        return self.search.curate(
            [one for query, one in self.marked.items() if query != question.query], before=self._index
        )

    def _for(self, found: Explanation) -> str:
        first = found.answer.hits[0]
        return next((query for query, (_, entry) in self.marked.items() if entry is first.entry), "?")

    def _explain(self, query: str) -> Explanation:
        return self.search.explain(query, languages=languages_of(AUDIENCE, query))

    def _is_right(self, question: AskedQuestion, found: Explanation) -> bool:
        """Return whether an answer is right: the first hit holds the passage, or nothing is answered rightly."""
        if not question.relevant:
            return not found.answer.answered
        return judge(question, found.answer, self._corpus.text).first

    def _place(self, question: AskedQuestion) -> IndexedEntry | None:
        """Return the shortest entry that shows, or at least holds, the passage that answers a question."""
        files = {passage.file for passage in question.relevant}
        places = [place for place in self.search.index.entries if place.minutes.source in files]
        places.sort(key=lambda place: place.entry.lines.last - place.entry.lines.first)
        hits = self.search.hits_of(question.query, [place.entry for place in places])
        found = [
            (shown, hit.indexed)
            for hit in hits
            for holds, shown in [judge_hit(hit, question.relevant, self._corpus.text(hit.minutes.source))]
            if holds
        ]
        return next((place for shown, place in found if shown), found[0][1] if found else None)


def measured(marking: Marking, rewrites: Rewrites, *, everything: bool) -> dict[str, Tally]:
    """Return the figures of one corpus, by what was asked."""
    tallies: dict[str, Tally] = {}

    def tally(name: str) -> Tally:
        return tallies.setdefault(name, Tally())

    for question in marking.questions:
        chance = random.Random(question.id)
        if question.query not in marking.marked:
            kind = "others" if question.relevant else "unanswered"
            marking.ask(tally("no entry" if question in marking.unmarked else kind), question, question.query)
            continue
        marking.ask(tally("marked"), question, question.query)
        for query in otherwise_typed(question.query, chance):
            marking.ask(tally("typed"), question, query)
        for number, query in enumerate(rewrites.get(key_of(question.query), ()), 1):
            marking.ask(tally(f"reworded {number}"), question, query)
        nobody = replace(question, relevant=())
        for query in near_misses(question.query):
            marking.ask(tally("near"), nobody, query)
        if everything:
            marking.ask(tally("left out"), question, question.query, but=marking.but(question))
    return tallies


def main() -> int:
    """Print the figures of every corpus; return 1 if a marked question is missed, or a curated answer is stolen."""
    arguments = _arguments()
    questions = open_questions(arguments.questions)
    questions = [one for one in questions if not arguments.corpus or one.corpus in arguments.corpus]
    rewrites = load_rewrites([*RECORDED, *arguments.rewrites])
    wrong = 0
    for corpus in open_corpora(arguments, questions):
        own = [*{one.query: one for one in questions if one.corpus == corpus.name}.values()]
        began = time.perf_counter()
        marking = Marking(corpus, own, everything=arguments.all)
        tallies = measured(marking, rewrites, everything=arguments.all)
        print(f"{corpus.name}: {len(own)} questions, {len(marking.marked)} marked")
        for name, tally in tallies.items():
            print(f"  {name:12s}{tally}")
            for line in tally.lost if arguments.wrong else ():
                print(f"      {line}")
        print(f"{corpus.name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
        wrong += tallies["marked"].asked - tallies["marked"].after if "marked" in tallies else 0
        wrong += sum(tally.stolen for tally in tallies.values())
    return int(bool(wrong))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    add_arguments(parser)
    parser.add_argument(
        "--corpus", action="append", default=[], metavar="NAME", help="only this one; may be given again"
    )
    parser.add_argument(
        "--rewrites", type=Path, action="append", default=[], metavar="FILE.tsv", help="further recorded wordings"
    )
    parser.add_argument("--all", action="store_true", help="mark every question with an answer, missed or not")
    parser.add_argument("--wrong", action="store_true", help="list what got a wrong curated answer or was lost")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
