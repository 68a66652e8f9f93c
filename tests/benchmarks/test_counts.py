"""Counts are compared with their floors: what is below, what is new and what is gone is red."""

from pathlib import Path

import pytest

from benchmarks.corpora import Corpus, verdicts
from benchmarks.counts import (
    EMBEDDINGS,
    WORDS,
    Comparison,
    Count,
    Floors,
    Place,
    Row,
    Table,
    compared,
    counts_of,
    read_floors,
    red_rows,
    renewed,
    write_floors,
)
from benchmarks.judging import AskedQuestion, Passage, Verdict
from bot.search.settings import SearchSettings
from bot.text import Lines

CLUB = Place("club", WORDS)
SHED = Place("shed", EMBEDDINGS)

MINUTES = """\
# Club 2024-03-02

## Compost

The lid of the compost stays shut.

## Tools

Shears are sharpened.
"""

COMPOST = AskedQuestion("c", "garden", "club", "keyword", "compost lid", (Passage("a.md", Lines(5, 5)),))
SHEARS = AskedQuestion("s", "garden", "club", "keyword", "shears", (Passage("a.md", Lines(9, 9)),))
MISLED = AskedQuestion("m", "garden", "club", "keyword", "sharpened shears", (Passage("a.md", Lines(5, 5)),))
ROSES = AskedQuestion("r", "garden", "club", "no_answer", "helicopter", ())


def counts(folder: Path, *questions: AskedQuestion) -> Table:
    """Return the counts of questions that are asked of the club's minutes."""
    (folder / "a.md").write_text(MINUTES, encoding="utf-8")
    return counts_of(CLUB, verdicts([Corpus("club", folder)], questions, SearchSettings()))


def a_row(right: int, of: int = 10, *, kind: str = "all") -> Table:
    return {Row(CLUB, "garden", kind): {"first": Count(right, of)}}


def only(found: list[Comparison]) -> Comparison:
    assert len(found) == 1
    return found[0]


def test_a_group_is_counted_as_a_whole_and_by_kind(tmp_path: Path) -> None:
    found = counts(tmp_path, COMPOST, SHEARS, ROSES)
    assert {
        str(row): {name: str(count) for name, count in row_counts.items()} for row, row_counts in found.items()
    } == {
        "club by words, garden / all": {
            "first": "2/2",
            "three": "2/2",
            "shown": "2/2",
            "kept": "2/2",
            "refused": "1/1",
            "faithful": "3/3",
            "brief": "3/3",
        },
        "club by words, garden / keyword": {"first": "2/2", "three": "2/2", "shown": "2/2", "kept": "2/2"},
        "club by words, garden / no_answer": {"refused": "1/1"},
    }


def test_floors_that_are_met_are_not_red(tmp_path: Path) -> None:
    found = counts(tmp_path, COMPOST, SHEARS, ROSES)
    assert red_rows(found, found) == []


def test_a_group_that_misses_its_floor_by_one_is_red_and_names_what_is_wrong(tmp_path: Path) -> None:
    floors = counts(tmp_path, COMPOST, SHEARS)
    texts = [str(both) for both in red_rows(counts(tmp_path, COMPOST, MISLED), floors)]
    assert "club by words, garden / all: first is 1/2, its floor 2/2; wrong: m" in texts
    assert [text for text in texts if "/ keyword" in text] == []


@pytest.mark.parametrize(("right", "is_red"), [(10, False), (9, False), (8, True)])
def test_a_kind_may_miss_its_floor_by_one(right: int, is_red: bool) -> None:
    assert only(list(compared(a_row(right, kind="typo"), a_row(10, kind="typo")))).is_red is is_red


def test_a_row_that_is_new_is_red() -> None:
    assert str(only(red_rows(a_row(10), {}))) == "club by words, garden / all: first is 10/10, and has no floor yet"


def test_a_row_that_is_gone_is_red() -> None:
    assert str(only(red_rows({}, a_row(10)))).endswith("first was 10/10, and no question is left")


def test_counts_of_more_questions_are_not_compared() -> None:
    assert "not the same questions" in str(only(red_rows(a_row(11, 11), a_row(10))))


def test_a_count_above_its_floor_is_better_and_not_red() -> None:
    both = only(list(compared(a_row(10), a_row(9))))
    assert (both.is_better, both.is_red) == (True, False)


@pytest.mark.parametrize(
    ("verdict", "figure"),
    [(Verdict(1, True, True, 0.9, 1, 0), "faithful"), (Verdict(1, True, True, 0.9, 0, 1), "brief")],
)
def test_a_quote_that_must_not_occur_is_red_whatever_the_floors_are(verdict: Verdict, figure: str) -> None:
    found = counts_of(CLUB, {COMPOST: verdict})
    assert only(red_rows(found, found)).figure == figure


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.yaml"
    floors = Floors("model 1.0", a_row(9) | a_row(4, 5, kind="typo"))
    write_floors(file, floors)
    assert read_floors(file) == floors


def test_a_row_is_a_line(tmp_path: Path) -> None:
    write_floors(tmp_path / "floors.yaml", Floors("", a_row(9)))
    lines = (tmp_path / "floors.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "- {corpus: club, by: words, group: garden, kind: all, first: 9/10}"


def test_there_are_no_floors_before_they_are_written(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.yaml") == Floors("", {})


SHED_ROW: Table = {Row(SHED, "garden", "all"): {"first": Count(3, 3)}}


@pytest.mark.parametrize("encoder", ["model 1.0", ""], ids=["same model", "no model"])
def test_rows_of_places_that_are_not_there_stay(encoder: str) -> None:
    floors = renewed(Floors("model 1.0", a_row(9) | SHED_ROW), {CLUB: a_row(10)}, encoder, [CLUB, SHED])
    assert floors == Floors("model 1.0", a_row(10) | SHED_ROW)


def test_rows_that_another_model_counted_are_left_out() -> None:
    floors = renewed(Floors("model 1.0", a_row(9) | SHED_ROW), {CLUB: a_row(10)}, "model 2.0", [CLUB, SHED])
    assert floors == Floors("model 2.0", a_row(10))
