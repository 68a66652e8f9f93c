"""Real minutes of two communities: QUORUM_CORPORA names the folder that holds them."""

import re
from collections.abc import Iterator

import pytest

from benchmarks.corpora import Corpus
from benchmarks.counts import WORDS, Place
from bot.knowledge.service import Knowledge
from bot.minutes.model import Minutes
from bot.text import SourceText
from tests.conftest import CORPORA, lies_within
from tests.corpora.opened import opened

pytestmark = [
    pytest.mark.skipif(not CORPORA, reason="QUORUM_CORPORA names no folder of real minutes"),
    pytest.mark.slow,
    pytest.mark.collections,
]

LEAST = {"cloudwego": 16, "webassembly": 200}
"""How many files each community has at the least."""
_ONLY_MARKS = re.compile(r"[\s\-*_]*")


@pytest.fixture(scope="module", params=LEAST)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return opened(Place(request.param, WORDS))


@pytest.fixture(scope="module")
def knowledge(corpus: Corpus) -> Knowledge:
    return corpus.knowledge


def all_minutes(knowledge: Knowledge) -> Iterator[Minutes]:
    return (text for meeting in knowledge.meetings for text in meeting.texts)


def test_every_file_is_read(corpus: Corpus, knowledge: Knowledge) -> None:
    snapshot = knowledge.snapshot
    assert len(list(all_minutes(knowledge))) + len(snapshot.skipped) == snapshot.files >= LEAST[corpus.name]
    assert [problem for problem in snapshot.problems if problem.code == "not-utf-8"] == []


def test_no_line_is_lost_or_changed(corpus: Corpus, knowledge: Knowledge) -> None:
    for minutes in all_minutes(knowledge):
        content = (corpus.folder / minutes.source).read_bytes().decode("utf-8-sig")
        assert minutes.text.text == content, minutes.source


def test_every_line_with_text_in_it_lies_in_an_entry(knowledge: Knowledge) -> None:
    for minutes in all_minutes(knowledge):
        held = {n for entry in minutes.entries for n in range(entry.lines.first, entry.lines.last + 1)}
        first = min((entry.lines.first for entry in minutes.entries), default=1)
        lost = [n for n in range(first, minutes.text.line_count + 1) if n not in held and has_text(minutes.text, n)]
        assert lost == [], minutes.source


def has_text(text: SourceText, number: int) -> bool:
    return not _ONLY_MARKS.fullmatch(text.line(number))


def test_no_entry_is_over_sixty_lines(knowledge: Knowledge) -> None:
    for minutes in all_minutes(knowledge):
        assert [entry.lines for entry in minutes.entries if entry.lines.last - entry.lines.first >= 60] == []


def test_every_id_is_unique(knowledge: Knowledge) -> None:
    assert len({meeting.id for meeting in knowledge.meetings}) == len(knowledge.meetings)


def test_headings_and_questions_asked_as_questions_are_quoted_word_for_word(knowledge: Knowledge) -> None:
    headlines = [
        asked
        for minutes in all_minutes(knowledge)
        for item in minutes.items
        for asked in (item.heading, *(question.text for question in item.questions))
        if asked
    ]
    for asked in headlines[:: max(len(headlines) // 150, 1)]:
        answer = knowledge.served.search.answer(asked)
        assert answer.empty or answer.hits, asked
        for hit in answer.hits:
            piece = hit.minutes.text.piece(hit.quote.lines)
            assert hit.quote.text in piece, (asked, hit.minutes.source)
            assert 0 < len(hit.quote.text) <= 700
            assert lies_within(hit.quote.lines, hit.entry.lines)
