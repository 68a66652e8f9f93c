"""The figures of a benchmark are those of its questions, and every part and weight can be varied."""

from pathlib import Path

import pytest

from benchmarks.corpora import Corpus, verdicts
from benchmarks.judging import AskedQuestion, Passage, Verdict
from benchmarks.parts import GRID, WITHOUT
from benchmarks.tables import change_line, figures_of, misses, rows_of, table
from bot.search.settings import SearchSettings
from bot.text import Lines

COMPOST = AskedQuestion("1", "garden", "club", "keyword", "compost lid", (Passage("a.md", Lines(5, 5)),))
SHEARS = AskedQuestion("2", "garden", "club", "typo", "sheers", (Passage("a.md", Lines(9, 9)),))
ROSES = AskedQuestion("3", "garden", "club", "no_answer", "roses", ())

RIGHT = Verdict(1, True, True, 0.9, 0, 0)
LATE = Verdict(3, False, True, 0.6, 0, 0)
REFUSED = Verdict(None, False, False, 0.1, 0, 0)


def test_questions_are_asked_of_their_corpus(tmp_path: Path) -> None:
    minutes = (
        "# Club 2024-03-02\n\n## Compost\n\nThe lid of the compost stays shut.\n\n## Tools\n\nShears are sharpened.\n"
    )
    (tmp_path / "a.md").write_text(minutes, encoding="utf-8")
    found = verdicts([Corpus("club", tmp_path)], [COMPOST, SHEARS], SearchSettings(meaning=False))
    assert [(verdict.first, verdict.shown, verdict.unfaithful) for verdict in found.values()] == [(True, True, 0)] * 2


def test_answerable_and_other_questions_have_figures_of_their_own() -> None:
    figures = figures_of([(COMPOST, RIGHT), (SHEARS, LATE), (ROSES, REFUSED)])
    assert {name: estimate.value for name, estimate in figures.items()} == {
        "first": 0.5,
        "three": 1.0,
        "shown": 0.5,
        "kept": 1.0,
        "refused": 1.0,
        "auc": 1.0,
    }


def test_a_table_has_a_row_for_each_group_corpus_and_kind() -> None:
    found = {COMPOST: RIGHT, SHEARS: LATE, ROSES: REFUSED}
    rows = ["garden", "garden = club", "garden / keyword", "garden / typo", "garden / no_answer"]
    assert list(rows_of(found)) == rows
    assert len(list(table(found))) == len(rows) + 2


def test_gains_and_losses_are_counted() -> None:
    line = change_line({COMPOST: RIGHT, SHEARS: LATE}, {COMPOST: LATE, SHEARS: LATE}, "garden")
    assert "first -0.500 (+0 -1" in line
    assert "three +0.000 (+0 -0" in line


def test_what_is_wrong_is_listed() -> None:
    lines = list(misses({COMPOST: RIGHT, SHEARS: LATE, ROSES: RIGHT}))
    assert ["rank 3, not shown" in lines[0], "answered" in lines[1], len(lines)] == [True, True, 2]


@pytest.mark.parametrize("change", [*WITHOUT.values(), *(to for values in GRID.values() for to in values.values())])
def test_every_part_and_weight_is_one_of_the_settings(change: object) -> None:
    assert callable(change)
    assert change(SearchSettings()) != SearchSettings()
