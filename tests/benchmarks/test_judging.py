"""An answer is judged by the lines of its entry and its quote."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.judging import AskedQuestion, Passage, judge, judge_hit, load_questions
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, EntryKind, Item, Minutes
from bot.search.model import Answer, Hit, IndexedEntry, Quote
from bot.text import Lines, SourceText

FILE = "spring.md"
TEXT = "# Compost\n\nIt is turned weekly.\n\nThe lid stays shut.\n"


def hit(lines: Lines, quote: str, quoted: Lines, *, kind: EntryKind = EntryKind.AGENDA, text: str = TEXT) -> Hit:
    item = Item(1, "Compost", (), (), lines, ())
    entry = Entry(kind, lines, (quoted,), (quoted,), item)
    minutes = Minutes(FILE, "garden", "Garden", None, "en", None, (), (), (item,), (entry,), SourceText(text))
    indexed = IndexedEntry(0, Meeting("1", None, (minutes,)), minutes, entry)
    return Hit(indexed, 1.0, tuple, lambda: Quote(quote, quoted, ()))


def changed(found: Hit, **values: Any) -> Hit:
    return replace(found, indexed=replace(found.indexed, entry=replace(found.entry, **values)))


WHOLE = hit(Lines(1, 5), "It is turned weekly.", Lines(3, 3))


def asked(*relevant: Passage) -> AskedQuestion:
    return AskedQuestion("1", "garden", "garden", "keyword", "compost", relevant)


def answer(*hits: Hit) -> Answer:
    return Answer("compost", bool(hits), 0.9, None, hits)


@pytest.mark.parametrize(
    ("passage", "holds", "shows"),
    [
        (Passage(FILE, Lines(3, 3)), True, True),
        (Passage(FILE, Lines(5, 9)), True, False),
        (Passage(FILE, Lines(6, 9)), False, False),
        (Passage(FILE, Lines(4, 4)), False, False),
        (Passage("autumn.md", Lines(3, 3)), False, False),
        (Passage(FILE, evidence="turned"), True, True),
        (Passage(FILE, evidence="Compost"), True, True),
        (Passage(FILE, evidence="lid"), True, False),
        (Passage(FILE, evidence="worms"), False, False),
    ],
)
def test_a_hit_holds_what_its_entry_covers_and_shows_what_its_quote_covers(
    passage: Passage, holds: bool, shows: bool
) -> None:
    assert judge_hit(WHOLE, [passage], TEXT) == (holds, shows)


def test_an_overview_holds_only_what_it_shows() -> None:
    overview = hit(Lines(1, 5), "It is turned weekly.", Lines(3, 3), kind=EntryKind.OVERVIEW)
    assert judge_hit(overview, [Passage(FILE, Lines(3, 3))], TEXT) == (True, True)
    assert judge_hit(overview, [Passage(FILE, Lines(5, 5))], TEXT) == (False, False)


@pytest.mark.parametrize("filling", ["\n" * 60, "compost " * 800])
def test_a_large_entry_holds_only_what_it_shows(filling: str) -> None:
    text = f"{TEXT}{filling}\nThe worms are fed.\n"
    last = text.count("\n")
    large = hit(Lines(1, last), "It is turned weekly.", Lines(3, 3), text=text)
    assert judge_hit(large, [Passage(FILE, Lines(3, 3))], text) == (True, True)
    assert judge_hit(large, [Passage(FILE, Lines(last, last))], text) == (False, False)


@pytest.mark.parametrize(
    "bad",
    [
        hit(Lines(1, 5), "It is turned daily.", Lines(3, 3)),
        hit(Lines(1, 5), "It is turned weekly.", Lines(5, 5)),
        hit(Lines(4, 5), "It is turned weekly.", Lines(3, 3)),
        hit(Lines(1, 9), "It is turned weekly.", Lines(3, 3)),
        hit(Lines(1, 5), " \n", Lines(3, 3)),
        changed(WHOLE, question="Who turns it?"),
    ],
)
def test_a_hit_that_is_not_word_for_word_counts_for_nothing(bad: Hit) -> None:
    verdict = judge(asked(Passage(FILE, Lines(3, 3))), answer(bad, WHOLE), lambda _: TEXT)
    assert (verdict.rank, verdict.shown, verdict.unfaithful) == (2, False, 1)


def test_a_quote_may_end_its_lines_in_either_way() -> None:
    text = "One.\r\nTwo.\r\n"
    two_lines = hit(Lines(1, 2), "One.\r\nTwo.", Lines(1, 2), text=text)
    two_lines = changed(two_lines, item=None)
    assert judge(asked(Passage(FILE, Lines(2, 2))), answer(two_lines), lambda _: text).unfaithful == 0


def test_a_quote_of_over_700_characters_is_too_long() -> None:
    text = "x" * 701
    long = hit(Lines(1, 1), text, Lines(1, 1), text=text)
    assert judge(asked(), answer(long), lambda _: text).overlong == 1


def test_only_the_first_hit_can_show_the_answer() -> None:
    other = hit(Lines(5, 5), "The lid stays shut.", Lines(5, 5))
    verdict = judge(asked(Passage(FILE, Lines(3, 3))), answer(other, WHOLE), lambda _: TEXT)
    assert (verdict.first, verdict.three, verdict.shown) == (False, True, False)


def test_an_answer_without_hits_is_wrong() -> None:
    verdict = judge(asked(Passage(FILE, Lines(3, 3))), answer(), lambda _: TEXT)
    assert (verdict.first, verdict.three, verdict.shown, verdict.answered) == (False, False, False, False)


def test_both_kinds_of_questions_are_read(tmp_path: Path) -> None:
    file = tmp_path / "garden.yaml"
    file.write_text(
        "- {id: a, corpus: garden, kind: typo, query: compst, relevant: [{file: spring.md, lines: [3, 5]}]}\n"
        "- {id: b, corpus: garden, kind: typo, query: worms, relevant: [{file: a.md, heading: x, evidence: lid}]}\n"
        "- {id: c, corpus: garden, kind: no_answer, query: roses, relevant: []}\n",
        encoding="utf-8",
    )
    lines, evidence, unanswerable = load_questions(file, group="garden")
    assert lines.relevant == (Passage(FILE, Lines(3, 5)),)
    assert evidence.relevant == (Passage("a.md", evidence="lid"),)
    assert unanswerable.relevant == ()
